using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Yingshang.Gongwen;

/// <summary>Page, page numbers, settings and the table of fonts.</summary>
internal static class DocxPage
{
    public const string OddFooterId = "rId4";
    public const string EvenFooterId = "rId5";

    public const string FirstFooterId = "rId6";

    public static SectionProperties Section(GongwenDocument document, PageLayout page)
    {
        var isForm = document.Layout == GongwenLayout.Form;
        var section = new SectionProperties(
            new FooterReference { Type = HeaderFooterValues.Default, Id = OddFooterId },
            new FooterReference { Type = HeaderFooterValues.Even, Id = isForm ? OddFooterId : EvenFooterId });
        if (document.Watermark is { Length: > 0 })
        {
            HeaderFooterValues[] pages = document.Layout == GongwenLayout.Letter ? [HeaderFooterValues.Default, HeaderFooterValues.Even, HeaderFooterValues.First] : [HeaderFooterValues.Default, HeaderFooterValues.Even];
            section.Append(pages.Select(page => new HeaderReference { Type = page, Id = DocxWatermark.HeaderId }));
        }
        if (document.Layout == GongwenLayout.Letter) section.Append(new FooterReference { Type = HeaderFooterValues.First, Id = FirstFooterId });
        section.Append(
            new PageSize { Width = (uint)page.Width, Height = (uint)page.Height, Orient = page.IsLandscape ? PageOrientationValues.Landscape : null },
            new PageMargin
            {
                Top = page.Top,
                Bottom = page.Bottom,
                Left = (uint)page.Left,
                Right = (uint)page.Right,
                Header = 851,
                // 信函首页的红色双线距下页边 20 mm，线下是一行空的页码。
                Footer = (uint)(document.Layout switch { GongwenLayout.Form => 567, GongwenLayout.Letter => 854, _ => StandardPage.FooterDistance }),
                Gutter = 0,
            },
            new PageNumberType { Format = NumberFormatValues.Decimal, Start = 1 });
        if (document.Layout == GongwenLayout.Letter) section.Append(new TitlePage());
        if (!isForm) section.Append(new DocGrid { Type = DocGridValues.LinesAndChars, LinePitch = StandardPage.Line, CharacterSpace = StandardPage.CharSpace });
        return section;
    }

    /// <summary>信函格式的红色双线：发文机关标志之下上粗下细，页底上细下粗。</summary>
    public static ParagraphBorders RedDoubleLine(bool above) => above
        ? new ParagraphBorders { TopBorder = new TopBorder { Val = BorderValues.ThinThickSmallGap, Size = 24, Space = 1, Color = "FF0000" } }
        : new ParagraphBorders { BottomBorder = new BottomBorder { Val = BorderValues.ThickThinSmallGap, Size = 24, Space = 11, Color = "FF0000" } };

    /// <summary>双线长 170 mm，比版心每边多 7 mm。</summary>
    public static Indentation LetterLine() => new() { Left = "-397", Right = "-397" };

    /// <summary>信函首页：距下页边 20 mm 处红色双线，不显示页码。</summary>
    public static Footer FirstLetterFooter() => new(new Paragraph(new ParagraphProperties
    {
        ParagraphStyleId = new ParagraphStyleId { Val = StyleId.FooterOdd },
        ParagraphBorders = RedDoubleLine(above: true),
        Indentation = LetterLine(),
    }));

    /// <summary>表单：第 1 页 共 2 页。</summary>
    public static Footer FormFooter() => new(new Paragraph(
        [new ParagraphProperties { ParagraphStyleId = new ParagraphStyleId { Val = StyleId.FormFooter } }, FooterRun(new Text("第 ") { Space = SpaceProcessingModeValues.Preserve }), .. Field(" PAGE "),
            FooterRun(new Text(" 页　共 ") { Space = SpaceProcessingModeValues.Preserve }), .. Field(" NUMPAGES "), FooterRun(new Text(" 页") { Space = SpaceProcessingModeValues.Preserve })]));

    /// <summary>“— 1 —”：4 号半角宋体阿拉伯数字，左右各放一条一字线。</summary>
    public static Footer Footer(string styleId) => new(new Paragraph(
        [new ParagraphProperties { ParagraphStyleId = new ParagraphStyleId { Val = styleId } }, FooterRun(new Text("— ") { Space = SpaceProcessingModeValues.Preserve }), .. Field(" PAGE "), FooterRun(new Text(" —") { Space = SpaceProcessingModeValues.Preserve })]));

    private static IEnumerable<OpenXmlElement> Field(string code) =>
    [
        FooterRun(new FieldChar { FieldCharType = FieldCharValues.Begin }),
        FooterRun(new FieldCode(code) { Space = SpaceProcessingModeValues.Preserve }),
        FooterRun(new FieldChar { FieldCharType = FieldCharValues.Separate }),
        FooterRun(new Text("1")),
        FooterRun(new FieldChar { FieldCharType = FieldCharValues.End }),
    ];

    public static Settings Settings() => new(
        new Zoom { Percent = "100" },
        new EvenAndOddHeaders(),
        new CharacterSpacingControl { Val = CharacterSpacingValues.DoNotCompress },
        new Compatibility(
            new BalanceSingleByteDoubleByteWidth(),
            new CompatibilitySetting
            {
                Name = CompatSettingNameValues.CompatibilityMode,
                Uri = "http://schemas.microsoft.com/office/word",
                Val = "15",
            }),
        new ThemeFontLanguages { Val = "zh-CN", EastAsia = "zh-CN" });

    /// <summary>A machine without these fonts is told which ordinary font stands in for each.</summary>
    public static Fonts FontTable() => new(
        Font(FontName.Title, substitute: FontName.Song),
        Font(FontName.Body, substitute: "仿宋"),
        Font(FontName.Kai, substitute: "楷体"),
        Font(FontName.Bold, substitute: "SimHei"),
        Font(FontName.Song, substitute: "SimSun"));

    private static Font Font(string name, string substitute) => new()
    {
        Name = name,
        AltName = new AltName { Val = substitute },
        FontCharSet = new FontCharSet { Val = "86" },
    };

    private static Run FooterRun(OpenXmlElement content) => new(
        new RunProperties { RunFonts = new RunFonts { Hint = FontTypeHintValues.EastAsia } },
        content);
}
