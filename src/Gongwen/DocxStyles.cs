using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Yingshang.Gongwen;

/// <summary>Ids of the styles in the file. Title and Heading1–4 are Word's own, so that its navigation pane shows the document.</summary>
internal static class StyleId
{
    public const string Normal = "Normal";
    public const string Issuer = "Issuer";
    public const string DocumentNumber = "DocumentNumber";
    public const string Title = "Title";
    public const string Recipient = "Recipient";
    public const string Body = "BodyText";
    public const string Signature = "Signature";
    public const string Date = "Date";
    public const string Caption = "Caption";
    public const string Unit = "TableUnit";
    public const string TableHead = "TableHead";
    public const string TableText = "TableText";
    public const string Source = "TableSource";
    public const string Table = "GongwenTable";
    public const string Chart = "Chart";
    public const string AppendixLabel = "AppendixLabel";
    public const string FooterOdd = "FooterOdd";
    public const string FooterEven = "FooterEven";

    public const string Urgency = "Urgency";
    public const string Note = "Note";
    public const string Imprint = "Imprint";
    public const string FormTitle = "FormTitle";
    public const string FormNumber = "FormNumber";
    public const string FormLabel = "FormLabel";
    public const string FormText = "FormText";
    public const string FormClosing = "FormClosing";
    public const string FormFooter = "FormFooter";
    public const string CutLine = "CutLine";

    public static string Heading(int level) => string.Create(CultureInfo.InvariantCulture, $"Heading{level}");
}

internal static class DocxStyles
{
    private const string Red = "FF0000";

    public static Styles Create()
    {
        var styles = new Styles(Defaults());
        styles.Append(
            Normal(),
            Paragraph(StyleId.Issuer, "发文机关标志", Issuer(), Letters(FontName.Title, HalfPoints.Two, Red)),
            Paragraph(StyleId.DocumentNumber, "发文字号", DocumentNumber(), Letters(FontName.Body, HalfPoints.Three)),
            Paragraph(StyleId.Title, "Title", Title(), Letters(FontName.Title, HalfPoints.Two), StyleId.Body),
            Paragraph(StyleId.Recipient, "主送机关", new StyleParagraphProperties(), Letters(FontName.Body, HalfPoints.Three), StyleId.Body),
            Paragraph(StyleId.Body, "Body Text", Indented(), Letters(FontName.Body, HalfPoints.Three)));
        styles.Append(Enumerable.Range(1, 4).Select(Heading));
        styles.Append(
            Paragraph(StyleId.Signature, "Signature", RightAligned(), Letters(FontName.Body, HalfPoints.Three)),
            Paragraph(StyleId.Date, "Date", RightAligned(), Letters(FontName.Body, HalfPoints.Three)),
            Paragraph(StyleId.Caption, "caption", Small(JustificationValues.Center, before: 120, keepNext: true), Letters(FontName.Bold, HalfPoints.SmallFour)),
            Paragraph(StyleId.Unit, "表格单位", Small(JustificationValues.Right, keepNext: true), Letters(FontName.Body, HalfPoints.Five)),
            Paragraph(StyleId.TableHead, "表头", Small(JustificationValues.Center, before: 40, after: 40), Letters(FontName.Song, HalfPoints.SmallFour, bold: true)),
            Paragraph(StyleId.TableText, "表格文字", Small(JustificationValues.Left, before: 40, after: 40), Letters(FontName.Body, HalfPoints.SmallFour)),
            Paragraph(StyleId.Source, "表格来源", Small(JustificationValues.Left, after: 120), Letters(FontName.Body, HalfPoints.Five)),
            Paragraph(StyleId.FooterOdd, "单页页码", PageNumber(JustificationValues.Right), Letters(FontName.Song, HalfPoints.Four)),
            Paragraph(StyleId.FooterEven, "双页页码", PageNumber(JustificationValues.Left), Letters(FontName.Song, HalfPoints.Four)),
            Paragraph(StyleId.Urgency, "紧急程度", new StyleParagraphProperties(), Letters(FontName.Bold, HalfPoints.Three)),
            Paragraph(StyleId.Note, "附注", Indented(), Letters(FontName.Body, HalfPoints.Three)),
            Paragraph(StyleId.Imprint, "版记", Small(JustificationValues.Left), Letters(FontName.Body, HalfPoints.Four)),
            Paragraph(StyleId.FormTitle, "表单标题", FormTitle(), Letters(FontName.Title, HalfPoints.Two), StyleId.FormNumber),
            Paragraph(StyleId.FormNumber, "表单编号", Small(JustificationValues.Left, before: 120, after: 60, keepNext: true), Letters(FontName.Body, HalfPoints.SmallFour)),
            Paragraph(StyleId.FormLabel, "表单栏目", Small(JustificationValues.Center, before: 40, after: 40), Letters(FontName.Song, HalfPoints.SmallFour)),
            Paragraph(StyleId.FormText, "表单内容", Small(JustificationValues.Left, before: 40, after: 40), Letters(FontName.Body, HalfPoints.SmallFour)),
            Paragraph(StyleId.FormClosing, "表单签字", Small(JustificationValues.Right, before: 60, after: 60), Letters(FontName.Body, HalfPoints.SmallFour)),
            Paragraph(StyleId.FormFooter, "表单页码", Small(JustificationValues.Center), Letters(FontName.Song, HalfPoints.Five)),
            Paragraph(StyleId.CutLine, "裁切线", CutLine(), Letters(FontName.Song, HalfPoints.Five)),
            Paragraph(StyleId.Chart, "图", Small(JustificationValues.Center, before: 120, keepNext: true), Letters(FontName.Body, HalfPoints.Five)),
            Paragraph(StyleId.AppendixLabel, "附件序号", new StyleParagraphProperties(), Letters(FontName.Bold, HalfPoints.Three)),
            GridTable());
        return styles;
    }

    /// <summary>East Asian and ASCII fonts are the same: the standard sets figures and letters in 仿宋 too.</summary>
    public static RunFonts Fonts(string name) => new() { Ascii = name, HighAnsi = name, EastAsia = name, ComplexScript = name };

    private static DocDefaults Defaults() => new(
        new RunPropertiesDefault(new RunPropertiesBaseStyle
        {
            RunFonts = Fonts(FontName.Body),
            FontSize = SizeOf(HalfPoints.Three),
            Languages = new Languages { Val = "zh-CN", EastAsia = "zh-CN", Bidi = "ar-SA" },
        }),
        new ParagraphPropertiesDefault());

    /// <summary>
    /// The section declares the grid, 22 lines of 28 characters, as Word shows it; the text reaches the same by an exact line and by
    /// letters of 15.7 pt, and does not lean on the grid. LibreOffice spreads a line of such a grid over two, OnlyOffice ignores it.
    /// </summary>
    private static Style Normal() => new()
    {
        Type = StyleValues.Paragraph,
        StyleId = StyleId.Normal,
        Default = true,
        StyleName = new StyleName { Val = "Normal" },
        PrimaryStyle = new PrimaryStyle(),
        StyleParagraphProperties = new StyleParagraphProperties
        {
            // 孤行控制会使一面少于 22 行；中西文间距会使一行少于 28 字。
            WidowControl = new WidowControl { Val = false },
            SnapToGrid = new SnapToGrid { Val = false },
            AutoSpaceDE = new AutoSpaceDE { Val = false },
            AutoSpaceDN = new AutoSpaceDN { Val = false },
            SpacingBetweenLines = ExactLine(),
            Justification = new Justification { Val = JustificationValues.Both },
        },
        StyleRunProperties = OffGrid(Letters(FontName.Body, HalfPoints.Three)),
    };

    private static Style Heading(int level)
    {
        var font = level switch { 1 => FontName.Bold, 2 => FontName.Kai, _ => FontName.Body };
        var layout = Indented();
        layout.KeepNext = new KeepNext();
        layout.OutlineLevel = new OutlineLevel { Val = level - 1 };
        var name = string.Create(CultureInfo.InvariantCulture, $"heading {level}");
        return Paragraph(StyleId.Heading(level), name, layout, Letters(font, HalfPoints.Three), StyleId.Body);
    }

    private static Style Paragraph(string id, string name, StyleParagraphProperties layout, StyleRunProperties letters, string? next = null) => new()
    {
        Type = StyleValues.Paragraph,
        StyleId = id,
        StyleName = new StyleName { Val = name },
        BasedOn = new BasedOn { Val = StyleId.Normal },
        NextParagraphStyle = next is null ? null : new NextParagraphStyle { Val = next },
        PrimaryStyle = new PrimaryStyle(),
        StyleParagraphProperties = layout,
        StyleRunProperties = letters,
    };

    private static StyleRunProperties Letters(string font, int size, string? color = null, bool bold = false) => new()
    {
        RunFonts = Fonts(font),
        Bold = bold ? new Bold() : null,
        Color = color is null ? null : new Color { Val = color },
        Spacing = new Spacing { Val = size == HalfPoints.Three ? StandardPage.LetterSpacing : 0 },
        FontSize = SizeOf(size),
        FontSizeComplexScript = new FontSizeComplexScript { Val = size.ToString(CultureInfo.InvariantCulture) },
    };

    private static StyleRunProperties OffGrid(StyleRunProperties letters)
    {
        letters.SnapToGrid = new SnapToGrid { Val = false };
        return letters;
    }

    private static StyleParagraphProperties Issuer() => new()
    {
        SpacingBetweenLines = new SpacingBetweenLines
        {
            Before = Twips(StandardPage.IssuerTop),
            Line = "240",
            LineRule = LineSpacingRuleValues.Auto,
        },
        Justification = new Justification { Val = JustificationValues.Center },
    };

    /// <param name="twips">space above the mark of the issuer</param>
    public static SpacingBetweenLines BeforeIssuer(int twips) => new() { Before = Twips(twips), Line = "240", LineRule = LineSpacingRuleValues.Auto };

    private static StyleParagraphProperties FormTitle() => new()
    {
        KeepNext = new KeepNext(),
        SpacingBetweenLines = new SpacingBetweenLines { After = "120", Line = "600", LineRule = LineSpacingRuleValues.Exact },
        Justification = new Justification { Val = JustificationValues.Center },
    };

    private static StyleParagraphProperties CutLine()
    {
        var layout = Small(JustificationValues.Center, before: 200, after: 60);
        layout.ParagraphBorders = new ParagraphBorders { TopBorder = new TopBorder { Val = BorderValues.Dashed, Size = 6, Space = 4, Color = "000000" } };
        return layout;
    }

    /// <summary>发文字号在发文机关标志下空二行。</summary>
    private static StyleParagraphProperties DocumentNumber() => new()
    {
        SpacingBetweenLines = ExactLine(linesBefore: 2),
        Justification = new Justification { Val = JustificationValues.Center },
    };

    /// <summary>标题下空一行编排主送机关或正文。</summary>
    private static StyleParagraphProperties Title() => new()
    {
        SpacingBetweenLines = ExactLine(linesAfter: 1),
        Justification = new Justification { Val = JustificationValues.Center },
    };

    private static StyleParagraphProperties Indented() => new()
    {
        Indentation = new Indentation { FirstLineChars = 200, FirstLine = Twips(2 * StandardPage.CharWidth) },
    };

    private static StyleParagraphProperties RightAligned() => new() { Justification = new Justification { Val = JustificationValues.Right } };

    private static StyleParagraphProperties Small(JustificationValues justification, int before = 0, int after = 0, bool keepNext = false) => new()
    {
        KeepNext = keepNext ? new KeepNext() : null,
        SpacingBetweenLines = new SpacingBetweenLines
        {
            Before = Twips(before),
            After = Twips(after),
            Line = "240",
            LineRule = LineSpacingRuleValues.Auto,
        },
        Justification = new Justification { Val = justification },
    };

    /// <summary>单页居右空一字，双页居左空一字；字指 4 号字。</summary>
    private static StyleParagraphProperties PageNumber(JustificationValues side)
    {
        const string oneCharacter = "280";
        return new StyleParagraphProperties
        {
            SpacingBetweenLines = new SpacingBetweenLines { Line = oneCharacter, LineRule = LineSpacingRuleValues.Exact },
            Indentation = side == JustificationValues.Right
                ? new Indentation { Right = oneCharacter, RightChars = 100 }
                : new Indentation { Left = oneCharacter, LeftChars = 100 },
            Justification = new Justification { Val = side },
        };
    }

    public static SpacingBetweenLines ExactLine(int linesBefore = 0, int linesAfter = 0)
    {
        var spacing = new SpacingBetweenLines { Line = Twips(StandardPage.Line), LineRule = LineSpacingRuleValues.Exact };
        if (linesBefore > 0)
        {
            spacing.Before = Twips(linesBefore * StandardPage.Line);
            spacing.BeforeLines = linesBefore * 100;
        }

        if (linesAfter > 0)
        {
            spacing.After = Twips(linesAfter * StandardPage.Line);
            spacing.AfterLines = linesAfter * 100;
        }

        return spacing;
    }

    private static Style GridTable() => new()
    {
        Type = StyleValues.Table,
        StyleId = StyleId.Table,
        StyleName = new StyleName { Val = "公文表格" },
        StyleTableProperties = new StyleTableProperties
        {
            TableBorders = new TableBorders
            {
                TopBorder = Edge<TopBorder>(),
                LeftBorder = Edge<LeftBorder>(),
                BottomBorder = Edge<BottomBorder>(),
                RightBorder = Edge<RightBorder>(),
                InsideHorizontalBorder = Edge<InsideHorizontalBorder>(),
                InsideVerticalBorder = Edge<InsideVerticalBorder>(),
            },
            TableCellMarginDefault = new TableCellMarginDefault
            {
                TableCellLeftMargin = new TableCellLeftMargin { Width = 85, Type = TableWidthValues.Dxa },
                TableCellRightMargin = new TableCellRightMargin { Width = 85, Type = TableWidthValues.Dxa },
            },
        },
    };

    private static T Edge<T>() where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Space = 0, Color = "000000" };

    private static FontSize SizeOf(int size) => new() { Val = size.ToString(CultureInfo.InvariantCulture) };

    private static string Twips(int value) => value.ToString(CultureInfo.InvariantCulture);
}
