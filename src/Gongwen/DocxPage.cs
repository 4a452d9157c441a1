using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Yingshang.Gongwen;

/// <summary>Page, page numbers, settings and the table of fonts.</summary>
internal static class DocxPage
{
    public const string OddFooterId = "rId4";
    public const string EvenFooterId = "rId5";

    public static SectionProperties Section() => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = OddFooterId },
        new FooterReference { Type = HeaderFooterValues.Even, Id = EvenFooterId },
        new PageSize { Width = StandardPage.Width, Height = StandardPage.Height },
        new PageMargin
        {
            Top = StandardPage.TopMargin,
            Bottom = StandardPage.BottomMargin,
            Left = StandardPage.LeftMargin,
            Right = StandardPage.RightMargin,
            Header = 851,
            Footer = StandardPage.FooterDistance,
            Gutter = 0,
        },
        new PageNumberType { Format = NumberFormatValues.Decimal, Start = 1 },
        new DocGrid { Type = DocGridValues.LinesAndChars, LinePitch = StandardPage.Line, CharacterSpace = StandardPage.CharSpace });

    /// <summary>“— 1 —”：4 号半角宋体阿拉伯数字，左右各放一条一字线。</summary>
    public static Footer Footer(string styleId) => new(new Paragraph(
        new ParagraphProperties { ParagraphStyleId = new ParagraphStyleId { Val = styleId } },
        FooterRun(new Text("— ") { Space = SpaceProcessingModeValues.Preserve }),
        FooterRun(new FieldChar { FieldCharType = FieldCharValues.Begin }),
        FooterRun(new FieldCode(" PAGE ") { Space = SpaceProcessingModeValues.Preserve }),
        FooterRun(new FieldChar { FieldCharType = FieldCharValues.Separate }),
        FooterRun(new Text("1")),
        FooterRun(new FieldChar { FieldCharType = FieldCharValues.End }),
        FooterRun(new Text(" —") { Space = SpaceProcessingModeValues.Preserve })));

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
