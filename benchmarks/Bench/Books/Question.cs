using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yingshang.Books.Declaration;
using Yingshang.Books.Entries;
using Yingshang.Books.ListEntries;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Pages;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.Bench.Books;

/// <summary>What is asked of the book by the address of its list, and of the table by SQL written for it. Both count, sum and give the newest fifty.</summary>
/// <param name="Where">of the table made by hand</param>
internal sealed record Question(string Name, string Address, string Where, string OrderBy, int Page = 1)
{
    private const int Size = 50;

    public static readonly IReadOnlyList<Question> All =
    [
        new("全部，第 1 页和合计", "", "1 = 1", "id DESC"),
        new("全部，第 200 页和合计", "?page=200", "1 = 1", "id DESC", 200),
        new("一个类别（九分之一）", "?f.kind=减税降费", "kind = '减税降费'", "id DESC"),
        new("类别和方式", "?f.kind=减税降费&f.way=免申即享", "kind = '减税降费' AND way = '免申即享'", "id DESC"),
        new("一个季度（按日期）", "?f.paid_on.from=2023-01-01&f.paid_on.to=2023-03-31", "paid_on >= '2023-01-01' AND paid_on <= '2023-03-31'", "id DESC"),
        new("条件：实拨 4 万元以上、免申即享", "?where=" + Uri.EscapeDataString("实拨金额 >= 4000000 and 兑现方式 = \"免申即享\""), "paid >= 400000000 AND way = '免申即享'", "id DESC"),
        new("按应拨金额排序", "?sort=-due", "1 = 1", "due DESC, id DESC"),
    ];

    /// <summary>A new context each time, as a request has; what the last two seconds remember is not asked.</summary>
    public async Task<string> AskAsync(District district, ShelvedBook book, CancellationToken cancel)
    {
        var user = new CurrentUser();
        user.IsSystem(district.Access);
        await using var db = district.NewDb(user);
        var state = ListState.Parse("/books/" + BookRecords.BookId, Address, Size);
        var found = new EntryList(db, district, new BookAccess(user), user).Of(book, state);
        var totals = await Totals.ReadAsync(found, [book.Slots.Said(book.Book.ByName("应拨金额")!), book.Slots.Said(book.Book.ByName("实拨金额")!)], cancel);
        var ids = await EntryList.IdsAsync(found, book, state, cancel);
        var rows = await db.Set<BookEntry>().AsNoTracking().Where(e => ids.Contains(e.Id)).ToListAsync(cancel);
        return string.Create(CultureInfo.InvariantCulture, $"{totals.Count} {totals.Sums[0]} {totals.Sums[1]} {rows.Count} {ids.FirstOrDefault()}");
    }

    public async Task<string> AskByHandAsync(District district, CancellationToken cancel)
    {
        await using var db = district.NewSystemDb();
        // The questions are constants of this file.
#pragma warning disable EF1002
        var sum = await db.Database.SqlQueryRaw<ByHandSum>($"SELECT count(*) AS \"Count\", cast(coalesce(sum(due), 0) as bigint) AS \"Due\", cast(coalesce(sum(paid), 0) as bigint) AS \"Paid\" FROM {BookRecords.Table} WHERE {Where}").SingleAsync(cancel);
        var rows = await db.Database.SqlQueryRaw<ByHandRow>($"SELECT id AS \"Id\", firm AS \"Firm\", policy AS \"Policy\", kind AS \"Kind\", way AS \"Way\", due AS \"Due\", paid AS \"Paid\", voucher AS \"Voucher\" FROM {BookRecords.Table} WHERE {Where} ORDER BY {OrderBy} LIMIT {Size} OFFSET {(Page - 1) * Size}").ToListAsync(cancel);
#pragma warning restore EF1002
        return string.Create(CultureInfo.InvariantCulture, $"{sum.Count} {sum.Due} {sum.Paid} {rows.Count} {rows.FirstOrDefault()?.Id ?? Guid.Empty}");
    }

    private sealed record ByHandSum(long Count, long Due, long Paid);

    private sealed record ByHandRow(Guid Id, string Firm, string Policy, string Kind, string Way, long? Due, long Paid, string Voucher);
}
