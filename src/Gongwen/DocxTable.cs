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
    private const int CellPadding = 100;

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
        table.Append(block.Rows.Select(row => Row(block, row, widths, text)));
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

    private static TableRow Row(TableBlock block, IReadOnlyList<TableCell> cells, int[] widths, DocxText text)
    {
        var row = new TableRow(new TableRowProperties(new CantSplit()));
        row.Append(cells.Select((cell, i) => Cell(widths[i], text, cell.Runs, new ParagraphProperties
        {
            ParagraphStyleId = new ParagraphStyleId { Val = StyleId.TableText },
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

    /// <summary>In twips; they add up to the text width exactly.</summary>
    private static int[] ColumnWidths(TableBlock block, int textWidth)
    {
        var wanted = block.Columns.Select((_, i) => WantedWidth(block, i)).ToArray();
        var total = wanted.Sum();
        var widths = wanted.Select(width => textWidth * width / total).ToArray();
        widths[^1] += textWidth - widths.Sum();
        return widths;
    }

    /// <summary>Long texts and heads may wrap; figures and short centred words may not.</summary>
    private static int WantedWidth(TableBlock block, int column)
    {
        var head = Math.Min(WidestHead, TextMeasure.WidthOf(block.Columns[column].Header));
        var content = block.Rows.Select(row => row[column].Runs.Sum(run => TextMeasure.WidthOf(run.Text))).DefaultIfEmpty(0).Max();
        return Math.Max(NarrowestColumn, Math.Max(head, Math.Min(WidestTextColumn, content))) + CellPadding;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
