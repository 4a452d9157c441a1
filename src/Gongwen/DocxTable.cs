using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Yingshang.Gongwen;

/// <summary>A table across the whole text width, its columns as wide as their contents ask for.</summary>
internal static class DocxTable
{
    // 小四号字计，以百分之一字为单位。
    private const int NarrowestColumn = 250;
    private const int WidestTextColumn = 1600;
    private const int WidestHead = 600;
    private const int ShortHead = 400;
    private const int CellPadding = 100;
    private const int CharacterWidth = 240;  // 小四，12 磅，以缇计

    /// <param name="textWidth">of the page, in twips</param>
    public static Table Create(TableBlock block, DocxText text, int textWidth)
    {
        var widths = ColumnWidths(block, textWidth);
        var table = new Table(
            new TableProperties
            {
                TableStyle = new TableStyle { Val = StyleId.Table },
                TableWidth = new TableWidth { Width = Number(textWidth), Type = TableWidthUnitValues.Dxa },
                TableJustification = new TableJustification { Val = TableRowAlignmentValues.Center },
                TableLayout = new TableLayout { Type = TableLayoutValues.Fixed },
                TableLook = new TableLook { Val = "0020" },
            },
            new TableGrid(widths.Select(width => new GridColumn { Width = Number(width) })));
        table.Append(Head(block, widths, text));
        table.Append(block.Rows.Select((row, i) => Row(block, row, widths, text, isBeforeLast: i == block.Rows.Count - 2)));
        return table;
    }

    private static TableRow Head(TableBlock block, int[] widths, DocxText text)
    {
        var row = new TableRow(new TableRowProperties(new CantSplit(), new TableHeader()));
        row.Append(block.Columns.Select((column, i) => Cell(widths[i], text, [column.Header], new ParagraphProperties
        {
            ParagraphStyleId = new ParagraphStyleId { Val = StyleId.TableHead },
            KeepNext = new KeepNext(),
        })));
        return row;
    }

    /// <param name="isBeforeLast">stays with the last row, so that no total stands on a page alone</param>
    private static TableRow Row(TableBlock block, IReadOnlyList<TableCell> cells, int[] widths, DocxText text, bool isBeforeLast)
    {
        var row = new TableRow(new TableRowProperties(new CantSplit()));
        row.Append(cells.Select((cell, i) => Cell(widths[i], text, cell.Runs, new ParagraphProperties
        {
            ParagraphStyleId = new ParagraphStyleId { Val = StyleId.TableText },
            KeepNext = isBeforeLast ? new KeepNext() : null,
            Justification = new Justification { Val = JustificationOf(block.Columns[i].Alignment) },
        })));
        return row;
    }

    private static OpenXmlElement Cell(int width, DocxText text, IEnumerable<TextRun> runs, ParagraphProperties properties)
    {
        var paragraph = new Paragraph(properties);
        paragraph.Append(text.Create(runs));
        return new DocumentFormat.OpenXml.Wordprocessing.TableCell(
            new TableCellProperties
            {
                TableCellWidth = new TableCellWidth { Width = Number(width), Type = TableWidthUnitValues.Dxa },
                TableCellVerticalAlignment = new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center },
            },
            paragraph);
    }

    private static JustificationValues JustificationOf(ColumnAlignment alignment) => alignment switch
    {
        ColumnAlignment.Right => JustificationValues.Right,
        ColumnAlignment.Center => JustificationValues.Center,
        _ => JustificationValues.Left,
    };

    /// <summary>In twips; they add up to the text width exactly. Where it is too narrow for everything on one line, heads wrap before figures and names do.</summary>
    private static int[] ColumnWidths(TableBlock block, int textWidth)
    {
        var whole = textWidth * 100 / CharacterWidth;
        var needed = block.Columns.Select((_, i) => WidthOf(block, i, WrappedHead(block.Columns[i].Header))).ToArray();
        var wanted = block.Columns.Select((_, i) => WidthOf(block, i, Math.Min(WidestHead, TextMeasure.WidthOf(block.Columns[i].Header)))).ToArray();
        var (least, most) = (needed.Sum(), wanted.Sum());
        var widths = (least >= whole ? needed.Select(width => textWidth * width / least)
            : most <= whole ? wanted.Select(width => textWidth * width / most)
            : needed.Zip(wanted, (narrow, wide) => (narrow + (wide - narrow) * (whole - least) / (most - least)) * textWidth / whole)).ToArray();
        widths[^1] += textWidth - widths.Sum();
        return widths;
    }

    /// <summary>Long texts may wrap; figures and short words may not.</summary>
    private static int WidthOf(TableBlock block, int column, int head)
    {
        var content = block.Rows.Select(row => row[column].Runs.Sum(run => TextMeasure.WidthOf(run.Text))).DefaultIfEmpty(0).Max();
        return Math.Max(NarrowestColumn, Math.Max(head, Math.Min(WidestTextColumn, content))) + CellPadding;
    }

    /// <summary>A head goes on several lines: its unit in brackets on one of its own, what has more than four characters on two.</summary>
    private static int WrappedHead(string head) => head.Split('（', 2).Select((part, i) => TextMeasure.WidthOf(part) + (i == 0 ? 0 : 100)).Max(width => width <= ShortHead ? width : Math.Max(ShortHead, (width + 1) / 2));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
