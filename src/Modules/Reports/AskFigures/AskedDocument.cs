using Yingshang.Gongwen;
using Yingshang.WorkCalendars;

namespace Yingshang.Reports.AskFigures;

/// <summary>A 临时要数 as a document to be edited: the paragraph, the tables, and at the end how each number was counted.</summary>
internal static class AskedDocument
{
    public static byte[] Docx(AskedFigures asked)
    {
        var document = new GongwenDocument
        {
            Title = asked.Title, Kind = GongwenKind.Material, Date = asked.AsOf.ShanghaiDate, CreatedAt = new DateTimeOffset(asked.AsOf),
            Blocks = [new ParagraphBlock(asked.Text), .. asked.Tables.Select(Table), Conditions(asked)],
        };
        using var stream = new MemoryStream();
        GongwenDocxWriter.Write(document, stream);
        return stream.ToArray();
    }

    private static TableBlock Table(AskedTable table) => new(
        [.. table.Heads.Select((head, at) => at == 0 ? new TableColumn(head) : TableColumn.Number(head))],
        [.. table.Rows.Select(row => (IReadOnlyList<TableCell>)[.. row.Select(part => (TableCell)part.Text)])]) { Caption = table.Caption };

    private static TableBlock Conditions(AskedFigures asked) => new(
        [new TableColumn("数"), TableColumn.Number("值"), new TableColumn("怎么数的")],
        [.. asked.Numbers.Select(n => (IReadOnlyList<TableCell>)[n.Name, n.Text, n.Condition])]) { Caption = "附　各数的口径", SourceNote = "注：留作核对，报出前删去。" };
}
