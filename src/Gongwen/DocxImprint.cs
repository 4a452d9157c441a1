using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Yingshang.Gongwen;

/// <summary>
/// 版记：抄送机关、印发机关和印发日期，上下各一条 0.35 mm 的分隔线，中间 0.25 mm，沉在末面版心底部（GB/T 9704-2012 7.4）；信函不加分隔线（10.1）。
/// Rows of a fixed height and a place counted from the top of the page: LibreOffice does not know “at the bottom of the margin”.
/// </summary>
internal static class DocxImprint
{
    private const uint Thick = 8;
    private const uint Thin = 6;
    private const int RowHeight = 480;

    // 左右各空一字（4 号字）。
    private const int Character = 280;

    public static Table? Create(GongwenDocument document, DocxText text, PageLayout page)
    {
        var lines = Lines(document).ToList();
        if (lines.Count == 0) return null;
        var table = new Table(
            new TableProperties
            {
                TablePositionProperties = new TablePositionProperties
                {
                    VerticalAnchor = VerticalAnchorValues.Page, TablePositionY = page.Height - page.Bottom - lines.Count * RowHeight,
                    HorizontalAnchor = HorizontalAnchorValues.Margin, TablePositionX = 0, LeftFromText = 0, RightFromText = 0,
                },
                TableWidth = new TableWidth { Width = Number(page.TextWidth), Type = TableWidthUnitValues.Dxa },
                TableBorders = document.Layout == GongwenLayout.Letter ? null : Borders(),
                TableLayout = new TableLayout { Type = TableLayoutValues.Fixed },
                TableCellMarginDefault = new TableCellMarginDefault
                {
                    TableCellLeftMargin = new TableCellLeftMargin { Width = 0, Type = TableWidthValues.Dxa }, TableCellRightMargin = new TableCellRightMargin { Width = 0, Type = TableWidthValues.Dxa },
                },
            },
            new TableGrid(new GridColumn { Width = Number(page.TextWidth) }));
        table.Append(lines.Select(line => Row(line, text, page)));
        return table;
    }

    private static IEnumerable<string> Lines(GongwenDocument document)
    {
        if (document.CopyTo is { } copies) yield return $"抄送：{copies.TrimEnd('。')}。";
        if (document.PrintedBy is { } printer) yield return document.PrintedOn is { } day ? $"{printer}\t{ChineseDate.Of(day)}印发" : printer;
    }

    private static TableBorders Borders() => new()
    {
        TopBorder = new TopBorder { Val = BorderValues.Single, Size = Thick },
        BottomBorder = new BottomBorder { Val = BorderValues.Single, Size = Thick },
        InsideHorizontalBorder = new InsideHorizontalBorder { Val = BorderValues.Single, Size = Thin },
    };

    private static TableRow Row(string line, DocxText text, PageLayout page)
    {
        var paragraph = new Paragraph(new ParagraphProperties
        {
            ParagraphStyleId = new ParagraphStyleId { Val = StyleId.Imprint },
            Tabs = new Tabs(new TabStop { Val = TabStopValues.Right, Position = page.TextWidth - Character }),
            Indentation = new Indentation { Left = Number(Character), Right = Number(Character) },
        });
        var halves = line.Split('\t');
        paragraph.Append(text.Create([new TextRun(halves[0])]));
        if (halves.Length > 1)
        {
            paragraph.Append(new Run(new TabChar()));
            paragraph.Append(text.Create([new TextRun(halves[1])]));
        }

        return new TableRow(
            new TableRowProperties(new TableRowHeight { Val = RowHeight, HeightType = HeightRuleValues.AtLeast }),
            new DocumentFormat.OpenXml.Wordprocessing.TableCell(
                new TableCellProperties
                {
                    TableCellWidth = new TableCellWidth { Width = Number(page.TextWidth), Type = TableWidthUnitValues.Dxa },
                    TableCellVerticalAlignment = new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center },
                },
                paragraph));
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>成文日期的写法：阿拉伯数字，月、日不编虚位（GB/T 9704-2012 7.3.5.4）。</summary>
internal static class ChineseDate
{
    public static string Of(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");
}
