using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Yingshang.Books.Declaration;
using Yingshang.Books.Entries;
using Yingshang.Gongwen;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Files;
using Yingshang.Platform.Masking;
using Yingshang.Platform.Packs;
using Yingshang.Platform.Pages;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Books.ListEntries;

/// <summary>导出: everything the list's address finds, in its order and columns; as a ledger (.xlsx) or as CSV. On record.</summary>
internal sealed class ExportEntries(DistrictDb db, BookShelf shelf, EntryList list, DistrictProfile profile)
{
    public const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>A workbook holds no more lines of a ledger that people could still work with.</summary>
    private const int MostRows = 50_000;

    public async Task WriteAsync(HttpContext http, string bookId)
    {
        var cancel = http.RequestAborted;
        var shelved = await shelf.FindAsync(bookId, cancel);
        var asked = ListState.Parse($"/books/{bookId}", http.Request.QueryString.Value);
        var (format, state) = (asked.Filter("format"), asked.WithFilter("format", null));
        var fields = EntryTable.Chosen(shelved.Book, state);
        var entries = EntryList.Ordered(list.Of(shelved, state), shelved, state);
        var count = await entries.CountAsync(cancel);
        db.Audit("book.exported", "export", db.NewId(), ("book", bookId), ("address", http.Request.QueryString.Value), ("rows", count), ("columns", string.Join(',', fields.Select(f => f.Id))));
        await db.SaveAsync(cancel);
        var name = $"{shelved.Book.Name}-{db.Now.ShanghaiDate:yyyyMMdd}";
        if (format == "xlsx" && count <= MostRows) await SendAsync(http, name + ".xlsx", Table(shelved, fields, await entries.ToListAsync(cancel)));
        else await Csv.SendAsync(http, name + ".csv", LinesAsync(shelved, fields, entries, cancel));
    }

    private static async IAsyncEnumerable<IEnumerable<string?>> LinesAsync(ShelvedBook shelved, IReadOnlyList<BookField> fields, IQueryable<BookEntry> entries, [EnumeratorCancellation] CancellationToken cancel)
    {
        yield return [.. fields.Select(EntryText.Head), "填报单位", "填报日期"];
        await foreach (var entry in entries.AsAsyncEnumerable().WithCancellation(cancel))
            yield return [.. fields.Select(f => Masked(entry, f, shelved.Slots)), entry.UnitName, entry.EnteredOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)];
    }

    private SheetTable Table(ShelvedBook shelved, IReadOnlyList<BookField> fields, IReadOnlyList<BookEntry> entries) => new(
        SheetName(shelved.Book.Name),
        [.. fields.Select(f => new SheetColumn(EntryText.Head(f), Width(f), Kind(f))), new SheetColumn("填报单位", 16), new SheetColumn("填报日期", 12, SheetCellKind.Date)],
        [.. entries.Select(e => (IReadOnlyList<object?>)[.. fields.Select(f => Cell(e, f, shelved.Slots)), e.UnitName, e.EnteredOn])])
    {
        Title = shelved.Book.Name, LeftNote = $"汇总单位：{profile.OfficeName}", RightNote = $"数据截止：{ChineseFormat.Moment(db.Now)}　共 {entries.Count} {shelved.Book.Unit}",
    };

    private static object? Cell(BookEntry entry, BookField field, SlotMap slots) => EntryValues.Value(entry, field, slots) switch
    {
        long number => EntryText.Decimal(field, number),
        DateOnly day => day,
        null => null,
        _ => Masked(entry, field, slots),
    };

    private static string Masked(BookEntry entry, BookField field, SlotMap slots) => EntryValues.Value(entry, field, slots) is string name && field.Type == BookFieldType.Person
        ? Mask.Name(name) ?? ""
        : EntryText.Plain(field, EntryValues.Value(entry, field, slots));

    public static SheetCellKind Kind(BookField field) => field.IsNumber ? SheetCellKind.Number : field.Type == BookFieldType.Date ? SheetCellKind.Date : SheetCellKind.Text;

    public static double Width(BookField field) => field.Type switch
    {
        BookFieldType.Number or BookFieldType.Money or BookFieldType.Date => Math.Max(12, EntryText.Head(field).Length * 2),
        BookFieldType.Enterprise => 32,
        BookFieldType.Choice => 14,
        _ => 24,
    };

    /// <summary>31 characters, without what a spreadsheet forbids there.</summary>
    public static string SheetName(string name)
    {
        var clean = string.Concat(name.Where(c => !"[]:*?/\\'".Contains(c, StringComparison.Ordinal)));
        return clean.Length <= 31 ? clean : clean[..31];
    }

    public static async Task SendAsync(HttpContext http, string fileName, params IReadOnlyList<SheetTable> tables)
    {
        using var bytes = new MemoryStream();
        XlsxWriter.Write(tables, bytes);
        http.Response.ContentType = XlsxType;
        http.Response.Headers.ContentDisposition = $"attachment; filename*=UTF-8''{Uri.EscapeDataString(fileName)}";
        await http.Response.Body.WriteAsync(bytes.ToArray(), http.RequestAborted);
    }
}
