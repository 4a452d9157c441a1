using Yingshang.Gongwen;
using Yingshang.Platform.Pages;

namespace Yingshang.Reports.AskFigures;

/// <summary>A 临时要数 as a workbook: each number with its condition, then the tables.</summary>
internal static class AskedSheet
{
    public static byte[] Xlsx(AskedFigures asked)
    {
        var asOf = $"数据截止：{ChineseFormat.Moment(asked.AsOf)}";
        var numbers = new SheetTable("各数", [new("数", 24), new("值", 12, SheetCellKind.Number), new("单位", 8), new("怎么数的", 90)],
            [.. asked.Numbers.Select(n => (IReadOnlyList<object?>)[n.Name, n.Value, n.Unit, n.Condition])]) { Title = asked.Title, LeftNote = asked.Scope, RightNote = asOf };
        var tables = asked.Tables.Select(t => new SheetTable(t.Caption.Split('　')[^1],
            [.. t.Heads.Select((head, at) => at == 0 ? new SheetColumn(head, 24) : new SheetColumn(head, 14, SheetCellKind.Number))],
            [.. t.Rows.Select(row => (IReadOnlyList<object?>)[.. row.Select((part, at) => at == 0 ? part.Text : (object?)(part.Number?.Value ?? Number(part.Text)))])])
        { Title = t.Caption, LeftNote = asked.Scope, RightNote = asOf });
        using var stream = new MemoryStream();
        XlsxWriter.Write([numbers, .. tables], stream);
        return stream.ToArray();
    }

    private static decimal? Number(string text) => decimal.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
