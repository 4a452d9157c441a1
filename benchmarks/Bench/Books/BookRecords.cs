using Microsoft.EntityFrameworkCore;
using Yingshang.Books;
using Yingshang.Books.Declaration;
using Yingshang.Books.Entries;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.Bench.Books;

/// <summary>Fills the book of policy payments, and beside it a table with real columns and the indexes one would give it.</summary>
internal sealed class BookRecords(District district, ShelvedBook shelved)
{
    public const string BookId = "policy-payments";
    public const string Table = "payments_by_hand";

    private const int Batch = 10_000;

    public async Task WriteAsync(int count, CancellationToken cancel)
    {
        await using (var look = district.NewSystemDb()) if (await look.Set<BookEntry>().AnyAsync(e => e.BookId == BookId, cancel)) return;
        await using (var db = district.NewSystemDb()) await db.Database.ExecuteSqlRawAsync(CreateTable(db.Store.IsSqlite), cancel);
        var random = new Random(20231009);
        await using var units = district.NewSystemDb();
        var keepers = await units.Units.AsNoTracking().Where(u => u.Functions.Contains("财政") || u.Functions.Contains("经信") || u.Functions.Contains("科技")).OrderBy(u => u.Code).ToListAsync(cancel);
        for (var done = 0; done < count; done += Batch)
        {
            await using var db = district.NewSystemDb();
            await using var write = await db.BeginWriteAsync(cancel);
            await BulkWriter.InsertAsync(db, Entries(db, random, keepers, done, Math.Min(Batch, count - done)), cancel);
            await db.Database.ExecuteSqlRawAsync(Copy(shelved.Slots), [done], cancel);
            await write.CommitAsync(cancel);
            if (done % 100_000 == 0) Console.Error.WriteLine($"{done:N0}");
        }
        await using var end = district.NewSystemDb();
        if (end.Store.IsSqlite)
        {
            await end.Database.ExecuteSqlRawAsync("ANALYZE", cancel);
            return;
        }
        await end.Database.ExecuteSqlRawAsync("VACUUM ANALYZE payments_by_hand", cancel);
        await end.Database.ExecuteSqlRawAsync("VACUUM ANALYZE book_entries", cancel);
    }

    private List<BookEntry> Entries(DistrictDb db, Random random, List<Unit> keepers, int from, int count)
    {
        var (kinds, ways) = (shelved.Book.ByName("资金类别")!.Choices, shelved.Book.ByName("兑现方式")!.Choices);
        var entries = new List<BookEntry>(count);
        for (var i = from; i < from + count; i++)
        {
            var unit = keepers[random.Next(keepers.Count)];
            var draft = new EntryDraft(shelved.Book);
            var firm = $"清河第{i % 50_000}家企业";
            void Say(string field, object value) => draft.Values[shelved.Book.ByName(field)!.Id] = value;
            Say("受益对象", new EntryReference(null, firm, firm));
            Say("政策", $"第{i % 90}项政策");
            Say("资金类别", kinds[random.Next(kinds.Count)]);
            Say("兑现方式", ways[random.Next(ways.Count)]);
            Say("应拨金额", (long)random.Next(1, 5_000_000) * 100);
            Say("实拨金额", (long)random.Next(1, 5_000_000) * 100);
            Say("拨付日期", new DateOnly(2021, 1, 1).AddDays(random.Next(1095)));
            Say("支付凭证号", $"P{i:00000000}");
            var entry = new BookEntry { Id = db.NewId(), BookId = BookId, BookVersion = shelved.Current.Version, UnitId = unit.Id, UnitName = unit.ShortName, EnteredOn = new DateOnly(2023, 12, 1), Because = null };
            EntryValues.Put(entry, draft, shelved.Slots);
            entry.T24 = $"{from}";
            entries.Add(entry);
        }
        return entries;
    }

    private static string CreateTable(bool sqlite)
    {
        var (id, day) = sqlite ? ("TEXT", "TEXT") : ("uuid", "date");
        return $"""
            CREATE TABLE {Table} (id {id} PRIMARY KEY, unit_id {id} NOT NULL, firm TEXT NOT NULL, policy TEXT NOT NULL, kind TEXT NOT NULL, way TEXT NOT NULL, due BIGINT, paid BIGINT NOT NULL, paid_on {day} NOT NULL, voucher TEXT NOT NULL);
            CREATE UNIQUE INDEX ix_by_hand_voucher ON {Table} (voucher);
            CREATE INDEX ix_by_hand_unit ON {Table} (unit_id, id, due, paid);
            CREATE INDEX ix_by_hand_kind ON {Table} (kind, id, due, paid);
            CREATE INDEX ix_by_hand_way ON {Table} (way, id, due, paid);
            CREATE INDEX ix_by_hand_day ON {Table} (paid_on, id, due, paid);
            CREATE INDEX ix_by_hand_paid ON {Table} (due, id);
            """;
    }

    // The same rows, marked while they are written by the batch that they came with.
    private string Copy(SlotMap slots)
    {
        string Column(string field) => slots.Said(shelved.Book.ByName(field)!).ToLowerInvariant();
        return $"INSERT INTO {Table} (id, unit_id, firm, policy, kind, way, due, paid, paid_on, voucher) SELECT id, unit_id, {Column("受益对象")}, {Column("政策")}, {Column("资金类别")}, {Column("兑现方式")}, {Column("应拨金额")}, {Column("实拨金额")}, {Column("拨付日期")}, {Column("支付凭证号")} FROM book_entries WHERE book_id = '{BookId}' AND t24 = cast({{0}} as text)";
    }
}
