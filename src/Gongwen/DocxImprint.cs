using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Yingshang.Gongwen;

/// <summary>
/// 版记：抄送机关、印发机关和印发日期，上下各一条 0.35 mm 的分隔线，中间 0.25 mm，与版心等宽，沉在末面版心底部（GB/T 9704-2012 7.4）；信函不加分隔线（10.1）。
/// Each a paragraph in a frame of its own whose place is counted from the top of the page: LibreOffice neither knows “at the bottom of the margin” nor floats
/// a table as wide as the text or a frame of paragraphs with unlike borders.
/// </summary>
internal static class DocxImprint
{
    private const uint Thick = 8;
    private const uint Thin = 6;
    private const int TextLine = 440;
    private const int Gap = 24;

    // 左右各空一字；每行二十九字半，留半字给各软件的舍入（4 号字，以百分之一字为单位）。
    private const int Character = 280;
    private const int LineWidth = 2900;
    private const string CopyMark = "抄送：";

    public static IEnumerable<Paragraph> Create(GongwenDocument document, DocxText text, PageLayout page)
    {
        var lines = Lines(document).ToList();
        var isRuled = document.Layout != GongwenLayout.Letter;
        var top = page.Height - page.Bottom - lines.Sum(HeightOf);
        foreach (var (i, line) in lines.Index())
        {
            var borders = isRuled ? Rules(i == 0, i == lines.Count - 1) : null;
            yield return Line(line, text, page, top, borders);
            top += HeightOf(line);
        }
    }

    private static int HeightOf(string line) => (1 + line.Count(c => c == '\n')) * TextLine + Gap;

    private static IEnumerable<string> Lines(GongwenDocument document)
    {
        if (document.CopyTo is { } copies) yield return Wrapped($"{CopyMark}{copies.TrimEnd('。')}。");
        if (document.PrintedBy is { } printer) yield return "　" + (document.PrintedOn is { } day ? $"{printer}\t{ChineseDate.Of(day)}印发" : printer);
    }

    /// <summary>回行与冒号后的首字对齐。用全角空格：缩进会使线也跟着缩短。</summary>
    private static string Wrapped(string line)
    {
        var wrapped = new StringBuilder("　");
        var width = 100;
        foreach (var c in line)
        {
            var needs = TextMeasure.WidthOf(c.ToString());
            // 句末的标点不放到下一行的开头。
            if (width + needs > LineWidth && c is not ('，' or '。' or '、' or '；'))
            {
                wrapped.Append('\n').Append('　', 1 + CopyMark.Length);
                width = 100 + TextMeasure.WidthOf(CopyMark);
            }

            wrapped.Append(c);
            width += needs;
        }

        return wrapped.ToString();
    }

    private static Paragraph Line(string line, DocxText text, PageLayout page, int top, ParagraphBorders? borders)
    {
        var paragraph = new Paragraph(new ParagraphProperties
        {
            ParagraphStyleId = new ParagraphStyleId { Val = StyleId.Imprint },
            FrameProperties = new FrameProperties
            {
                Width = Number(page.TextWidth), HorizontalSpace = "0", VerticalSpace = "0", Wrap = TextWrappingValues.Around,
                VerticalPosition = VerticalAnchorValues.Page, Y = Number(top), HorizontalPosition = HorizontalAnchorValues.Margin, X = "1",
            },
            ParagraphBorders = borders,
            Tabs = new Tabs(new TabStop { Val = TabStopValues.Right, Position = page.TextWidth - Character }),
            SpacingBetweenLines = new SpacingBetweenLines { Before = "0", After = "0", Line = Number(TextLine), LineRule = LineSpacingRuleValues.Exact },
        });
        var halves = line.Split('\t');
        paragraph.Append(text.Create([new TextRun(halves[0])]));
        if (halves.Length == 1) return paragraph;
        paragraph.Append(new Run(new TabChar()));
        paragraph.Append(text.Create([new TextRun(halves[1])]));
        return paragraph;
    }

    private static ParagraphBorders Rules(bool isFirst, bool isLast) => new()
    {
        TopBorder = isFirst ? new TopBorder { Val = BorderValues.Single, Size = Thick, Space = 0, Color = "000000" } : null,
        BottomBorder = new BottomBorder { Val = BorderValues.Single, Size = isLast ? Thick : Thin, Space = 0, Color = "000000" },
    };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>成文日期的写法：阿拉伯数字，月、日不编虚位（GB/T 9704-2012 7.3.5.4）。</summary>
internal static class ChineseDate
{
    public static string Of(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");
}
