using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Yingshang.Gongwen;

/// <summary>A form as a table on a grid of twelve columns of equal width.</summary>
internal static class DocxForm
{
    private const int Columns = 12;
    private const int LabelColumns = 2;
    private const int LineHeight = 360;

    public static Table Create(FormBlock form, DocxText text, int width)
    {
        var table = new Table(
            new TableProperties
            {
                TableStyle = new TableStyle { Val = StyleId.Table },
                TableWidth = new TableWidth { Width = Number(width), Type = TableWidthUnitValues.Dxa },
                TableJustification = new TableJustification { Val = TableRowAlignmentValues.Center },
                TableLayout = new TableLayout { Type = TableLayoutValues.Fixed },
                TableLook = new TableLook { Val = "0000" },
            },
            new TableGrid(Enumerable.Range(0, Columns).Select(i => new GridColumn { Width = Number(width / Columns) })));
        table.Append(form.Rows.Select(row => Row(row, text, width)));
        return table;
    }

    private static TableRow Row(FormRow row, DocxText text, int width)
    {
        var made = new TableRow(new TableRowProperties(
            new CantSplit(),
            new TableRowHeight { Val = (uint)(row.LeastLines * LineHeight + 120), HeightType = HeightRuleValues.AtLeast }));
        var isHeading = row.Cells.Count == 1;
        var pair = isHeading ? Columns : Columns * 2 / row.Cells.Count;
        made.Append(row.Cells.Select((cell, i) =>
        {
            var isLabel = isHeading || i % 2 == 0;
            var span = isHeading ? Columns : i % 2 == 0 ? LabelColumns : pair - LabelColumns;
            return Cell(cell, isLabel, span, text, width, row.LeastLines);
        }));
        return made;
    }

    private static OpenXmlElement Cell(FormCell cell, bool isLabel, int span, DocxText text, int width, int leastLines)
    {
        var made = new DocumentFormat.OpenXml.Wordprocessing.TableCell(new TableCellProperties
        {
            TableCellWidth = new TableCellWidth { Width = Number(width * span / Columns), Type = TableWidthUnitValues.Dxa },
            GridSpan = new GridSpan { Val = span },
            TableCellVerticalAlignment = new TableCellVerticalAlignment { Val = AlignmentOf(cell) },
        });
        var lines = cell.Text.Length == 0 && cell.Closing is not null ? [] : cell.Text.ReplaceLineEndings("\n").Split('\n');
        made.Append(lines.Select(line => Paragraph(isLabel ? StyleId.FormLabel : StyleId.FormText, line, text)));
        if (cell.Closing is not { } closing) return made;
        var last = Paragraph(StyleId.FormClosing, closing, text);
        // 有文字时，签字落在留出的空白之下。
        var free = leastLines - lines.Length - 1;
        if (lines.Length > 0 && free > 0) last.ParagraphProperties!.SpacingBetweenLines = new SpacingBetweenLines { Before = Number(free * LineHeight), After = "60", Line = "240", LineRule = LineSpacingRuleValues.Auto };
        made.Append(last);
        return made;
    }

    private static TableVerticalAlignmentValues AlignmentOf(FormCell cell) =>
        cell.Closing is null ? TableVerticalAlignmentValues.Center : cell.Text.Length == 0 ? TableVerticalAlignmentValues.Bottom : TableVerticalAlignmentValues.Top;

    private static Paragraph Paragraph(string style, string line, DocxText text)
    {
        var paragraph = new Paragraph(new ParagraphProperties { ParagraphStyleId = new ParagraphStyleId { Val = style } });
        paragraph.Append(text.Create([new TextRun(line)]));
        return paragraph;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
