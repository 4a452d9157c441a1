using Microsoft.AspNetCore.Http;
using Yingshang.Books.Declaration;
using Yingshang.Books.Entries;
using Yingshang.Books.ListEntries;
using Yingshang.Gongwen;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Files;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.Books.ImportEntries;

/// <summary>A book's empty form as .xlsx: heads as the import reads them, choices to pick from, numbers and dates held by the spreadsheet itself, and a sheet that says what each column means.</summary>
internal sealed class EntryTemplate(DistrictDb db, District district, BookShelf shelf, BookAccess access)
{
    private const int Room = 1_000;
    private const string ChoicesSheet = "选项";

    public async Task WriteAsync(HttpContext http, string bookId)
    {
        var cancel = http.RequestAborted;
        var shelved = await shelf.FindAsync(bookId, cancel);
        var units = await district.Recent.UnitsAsync(db, cancel);
        var tables = Tables(shelved.Book, [.. access.MayFillFor(shelved.Book, units.Values).Select(u => u.ShortName)], [.. units.Values.Select(u => u.ShortName)]);
        await ExportEntries.SendAsync(http, $"{shelved.Book.Name}-模板.xlsx", tables);
    }

    /// <param name="keepers">the units that the reader may fill it in for</param>
    public static IReadOnlyList<SheetTable> Tables(Book book, IReadOnlyList<string> keepers, IReadOnlyList<string> units)
    {
        var fields = book.Fields.Where(f => f.Type != BookFieldType.File).ToList();
        var lists = fields.Select(f => (f.Name, Choices: Listed(f, units))).Append((EntryImporter.KeeperHead, keepers)).Where(l => l.Item2.Count > 0).ToList();
        var columns = fields.ConvertAll(f => new SheetColumn(EntryText.Head(f), ExportEntries.Width(f), ExportEntries.Kind(f), f.IsRequired)
        {
            Rule = new SheetRule(RangeOf(lists, f.Name), null, Help(f), f.Type == BookFieldType.Date ? "请填写日期，如 2023-10-07" : f.IsNumber ? $"请填写数字，单位{f.Unit}" : "请从列表里选"),
        });
        columns.Add(new SheetColumn(EntryImporter.KeeperHead, 18, MayChange: keepers.Count > 1) { Rule = new SheetRule(RangeOf(lists, EntryImporter.KeeperHead), null, keepers.Count == 1 ? "不填就是本单位" : "从列表里选", "请从列表里选") });
        List<SheetTable> tables =
        [
            new(ExportEntries.SheetName(book.Name), columns, []) { Title = book.Name, LeftNote = "底色深的必须填；空着的不改原来的内容", RightNote = "涉密内容严禁填入", RoomFor = Room },
            new("填写说明", [new("列", 24), new("填什么", 60), new("必填", 8)],
                [.. fields.Select(f => (IReadOnlyList<object?>)[EntryText.Head(f), Help(f), f.IsRequired ? "是" : "否"])]) { Title = $"{book.Name}填写说明", LeftNote = book.Meaning },
        ];
        var longest = lists.Count == 0 ? 0 : lists.Max(l => l.Item2.Count);
        if (longest > 0)
            tables.Add(new SheetTable(ChoicesSheet, [.. lists.Select(l => new SheetColumn(l.Item1, 20))], [.. Enumerable.Range(0, longest).Select(row => (IReadOnlyList<object?>)[.. lists.Select(l => l.Item2.ElementAtOrDefault(row))])]) { IsHidden = true });
        return tables;
    }

    private static IReadOnlyList<string> Listed(BookField field, IReadOnlyList<string> units) => field.Type == BookFieldType.Unit ? units : field.Choices;

    private static string? RangeOf(List<(string Name, IReadOnlyList<string> Choices)> lists, string name)
    {
        var at = lists.FindIndex(l => l.Name == name);
        if (at < 0) return null;
        var column = SheetFile.ColumnName(at);
        return $"'{ChoicesSheet}'!${column}$2:${column}${lists[at].Choices.Count + 1}";
    }

    private static string Help(BookField field)
    {
        var kind = field.Type switch
        {
            BookFieldType.Number => $"数字，单位{field.Unit}{(field.Scale > 0 ? $"，最多 {field.Scale} 位小数" : "，整数")}",
            BookFieldType.Money => $"金额，单位{field.Unit}",
            BookFieldType.Date => "日期，如 2023-10-07",
            BookFieldType.Choice or BookFieldType.Unit => "从列表里选",
            BookFieldType.Enterprise => "企业全称或者统一社会信用代码",
            _ => "文字",
        };
        return string.Join("。", new[] { kind, field.Help, field.From is null ? null : "不填的按已知信息带出" }.OfType<string>());
    }
}
