using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Yingshang.Gongwen;

/// <summary>The body of one document, block by block.</summary>
internal sealed class DocxBody(PageLayout page)
{
    private readonly DocxText _text = new();
    private readonly Body _body = new();
    private readonly List<ChartBlock> _charts = [];
    private bool _pageBreakIsDue;

    /// <summary>In the order in which they stand; the parts of the package follow it.</summary>
    public IReadOnlyList<ChartBlock> Charts => _charts;

    public Body Create(GongwenDocument document)
    {
        AddHead(document);
        foreach (var block in document.Blocks) Add(block);
        AddAttachments(document);
        AddSignature(document);
        if (document.Note is { } note) AddParagraph(StyleId.Note, [$"（{note}）"]);
        foreach (var (i, appendix) in document.Appendices.Index()) AddAppendix(appendix, Appendices.Label(i, Appendices.Names(document).Count));
        AddImprint(DocxImprint.Create(document, _text, page).ToList());
        _body.Append(DocxPage.Section(document, page));
        return _body;
    }

    private void AddHead(GongwenDocument document)
    {
        if (document.Layout == GongwenLayout.Form)
        {
            AddFormHead(document);
            return;
        }

        if (document.Urgency is { } urgency && document.Layout == GongwenLayout.Standard) AddParagraph(StyleId.Urgency, [urgency]);
        var redHead = document.Layout == GongwenLayout.Letter ? AddLetterHead(document) : AddRedHead(document);
        var title = AddParagraph(StyleId.Title, [document.Title.Trim()]);
        if (redHead is not null)
        {
            if (document.Layout == GongwenLayout.Standard) redHead.ParagraphBorders = RedLine();
            title.SpacingBetweenLines = DocxStyles.ExactLine(linesBefore: 2, linesAfter: 1);
        }

        if (document.Recipient is { } recipient) AddParagraph(StyleId.Recipient, [recipient.TrimEnd(' ', ':', '：') + "："]);
    }

    /// <summary>The last paragraph of the red head, which carries the red line; null if there is no red head.</summary>
    private ParagraphProperties? AddRedHead(GongwenDocument document)
    {
        if (document.IssuerLine is not { } issuer) return null;

        var last = AddParagraph(StyleId.Issuer, [issuer], IssuerSize(issuer));
        // 紧急程度占去版心顶端一行。
        if (document.Urgency is not null) last.SpacingBetweenLines = DocxStyles.BeforeIssuer(StandardPage.IssuerTop - StandardPage.Line);
        if (document.Signer is { } signer) return AddNumberAndSigner(document.DocumentNumber ?? "", signer);
        return document.DocumentNumber is { } number ? AddParagraph(StyleId.DocumentNumber, [number]) : last;
    }

    /// <summary>上行文：发文字号居左空一字，签发人居右空一字，姓名用楷体。</summary>
    private ParagraphProperties AddNumberAndSigner(string number, string signer)
    {
        // 空一字用全角空格：缩进会使线也跟着缩短。
        var properties = AddParagraph(StyleId.DocumentNumber, ["　" + number]);
        properties.Tabs = new Tabs(new TabStop { Val = TabStopValues.Right, Position = page.TextWidth - StandardPage.CharWidth });
        properties.Justification = new Justification { Val = JustificationValues.Left };
        var paragraph = (Paragraph)_body.LastChild!;
        paragraph.Append(new Run(new TabChar()));
        paragraph.Append(_text.Create(["签发人："]));
        foreach (var name in _text.Create([signer]))
        {
            name.GetFirstChild<RunProperties>()!.RunFonts = DocxStyles.Fonts(FontName.Kai);
            paragraph.Append(name);
        }

        return properties;
    }

    /// <summary>发文机关标志下 4 mm 处一条红色双线（上粗下细），长 170 mm；发文字号在线下顶格居右，紧急程度居左。</summary>
    private ParagraphProperties? AddLetterHead(GongwenDocument document)
    {
        if (document.IssuerLine is not { } issuer) return null;
        var mark = AddParagraph(StyleId.Issuer, [issuer], IssuerSize(issuer));
        mark.SpacingBetweenLines = DocxStyles.BeforeIssuer(0);
        mark.ParagraphBorders = DocxPage.RedDoubleLine(above: false);
        mark.Indentation = DocxPage.LetterLine();
        var line = AddParagraph(StyleId.Recipient, []);
        line.Tabs = new Tabs(new TabStop { Val = TabStopValues.Right, Position = page.TextWidth });
        line.SpacingBetweenLines = new SpacingBetweenLines { Before = "160", Line = StandardPage.Line.ToString(CultureInfo.InvariantCulture), LineRule = LineSpacingRuleValues.Exact };
        var paragraph = (Paragraph)_body.LastChild!;
        paragraph.Append(_text.Create([document.Urgency ?? ""]));
        paragraph.Append(new Run(new TabChar()));
        paragraph.Append(_text.Create([document.DocumentNumber ?? ""]));
        return line;
    }

    private void AddFormHead(GongwenDocument document)
    {
        AddParagraph(StyleId.FormTitle, [document.Title.Trim()]);
        var day = document.SignedBy is null && document.Date is { } date ? ChineseDate.Of(date) : null;
        if (document.DocumentNumber is null && day is null) return;
        var line = AddParagraph(StyleId.FormNumber, [document.DocumentNumber is { } number ? $"编号：{number}" : ""]);
        line.Tabs = new Tabs(new TabStop { Val = TabStopValues.Right, Position = page.TextWidth });
        if (day is null) return;
        var paragraph = (Paragraph)_body.LastChild!;
        paragraph.Append(new Run(new TabChar()));
        paragraph.Append(_text.Create([day]));
    }

    /// <summary>附件说明：正文下空一行左空二字，“附件：1.名称”，回行与名称首字对齐（GB/T 9704-2012 7.3.4）。</summary>
    private void AddAttachments(GongwenDocument document)
    {
        var names = Appendices.Names(document);
        foreach (var (i, name) in names.Index())
        {
            var number = names.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"{i + 1}.");
            var lead = i == 0 ? "附件：" : "";
            var properties = AddParagraph(StyleId.Body, [lead + number + name]);
            if (i == 0) properties.SpacingBetweenLines = DocxStyles.ExactLine(linesBefore: 1);
            // “附件：”前空二字，名称之前是它和序号。
            var begins = 500 + TextMeasure.WidthOf(number);
            var hangs = TextMeasure.WidthOf(lead + number);
            properties.Indentation = new Indentation { LeftChars = begins, Left = Twips(begins * StandardPage.CharWidth / 100), HangingChars = hangs, Hanging = Twips(hangs * StandardPage.CharWidth / 100) };
        }
    }

    private void AddAppendix(GongwenAppendix appendix, string label)
    {
        _pageBreakIsDue = true;
        AddParagraph(StyleId.AppendixLabel, [label]);
        var title = AddParagraph(StyleId.Title, [appendix.Title.Trim()]);
        // 标题排在版心第三行。
        title.SpacingBetweenLines = DocxStyles.ExactLine(linesBefore: 1, linesAfter: 1);
        title.OutlineLevel = new OutlineLevel { Val = 0 };
        foreach (var block in appendix.Blocks) Add(block);
    }

    /// <summary>A frame hangs on the paragraph behind it, as small as can be.</summary>
    private void AddImprint(List<Paragraph> imprint)
    {
        if (imprint.Count == 0) return;
        _body.Append(imprint);
        AddParagraph(StyleId.Unit, []).SpacingBetweenLines = new SpacingBetweenLines { Line = "20", LineRule = LineSpacingRuleValues.Exact };
    }

    private static string Twips(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>As large as fits into one line; never above 22 mm, the height of the head of the State Council, never below the title.</summary>
    private int IssuerSize(string issuer)
    {
        const int tallest = 124;
        var halfPoints = page.TextWidth / 10 * 100 / Math.Max(100, TextMeasure.WidthOf(issuer));
        return Math.Clamp(halfPoints, HalfPoints.Two, tallest);
    }

    /// <summary>发文字号之下 4 mm（11 磅）处与版心等宽的红色分隔线。</summary>
    private static ParagraphBorders RedLine() => new()
    {
        BottomBorder = new BottomBorder { Val = BorderValues.Single, Size = 12, Space = 11, Color = "FF0000" },
    };

    private void Add(GongwenBlock block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                AddParagraph(StyleId.Heading(heading.Level), heading.Runs);
                break;
            case ParagraphBlock paragraph:
                AddParagraph(StyleId.Body, paragraph.Runs);
                break;
            case TableBlock table:
                AddTable(table);
                break;
            case ChartBlock chart:
                AddChart(chart);
                break;
            case FormBlock form:
                _body.Append(DocxForm.Create(form, _text, page.TextWidth));
                AddParagraph(StyleId.Unit, []);
                break;
            case CutLineBlock cut:
                AddParagraph(StyleId.CutLine, [cut.Text]);
                break;
            case CentredBlock centred:
                AddParagraph(StyleId.FormTitle, centred.Runs, HalfPoints.Three);
                break;
            case PageBreakBlock:
                _pageBreakIsDue = true;
                break;
            default:
                throw new ArgumentException($"未知的内容块 {block.GetType().Name}", nameof(block));
        }
    }

    private void AddTable(TableBlock table)
    {
        if (table.Caption is { } caption) AddParagraph(StyleId.Caption, [caption]);
        if (table.UnitNote is { } unit) AddParagraph(StyleId.Unit, [unit]);

        // 表格自身不能另起页，由表前的空段落承担。
        if (_pageBreakIsDue) AddParagraph(StyleId.Unit, []);
        _body.Append(DocxTable.Create(table, _text, page.TextWidth));

        // 表后总有一段：否则相邻两表会并成一表，文末的表也无处收尾。
        AddParagraph(StyleId.Source, table.SourceNote is { } source ? [source] : []);
    }

    /// <summary>图题在图下；图、图题和来源不分在两面。</summary>
    private void AddChart(ChartBlock chart)
    {
        _charts.Add(chart);
        AddParagraph(StyleId.Chart, []);
        ((Paragraph)_body.LastChild!).Append(new Run(DocxChart.Place(chart, _charts.Count, page.TextWidth)));
        var caption = AddParagraph(StyleId.Caption, [chart.Kind == ChartKind.Pie && chart.Unit.Length > 0 ? $"{chart.Title}（单位：{chart.Unit}）" : chart.Title]);
        if (chart.SourceNote is { } source) AddParagraph(StyleId.Source, [source]);
        else caption.KeepNext = new KeepNext { Val = false };
    }

    private void AddSignature(GongwenDocument document)
    {
        var name = document.SignedBy;
        var date = document.Date is { } day ? ChineseDate.Of(day) : null;
        // 表单没有署名时，日期已排在标题之下。
        if (name is null && (date is null || document.Layout == GongwenLayout.Form)) return;

        KeepBodyWithSignature();
        var place = SignaturePlacement.Of(name ?? "", date ?? "", document.Sealed);

        // 加盖印章时多空一行，印章顶端才不压正文。
        var linesBefore = document.Sealed ? 2 : 1;
        if (name is not null)
        {
            var properties = AddParagraph(StyleId.Signature, [name]);
            properties.KeepNext = date is null ? null : new KeepNext();
            properties.SpacingBetweenLines = DocxStyles.ExactLine(linesBefore);
            properties.Indentation = RightSpace(place.NameRight);
        }

        if (date is not null)
        {
            var properties = AddParagraph(StyleId.Date, [date]);
            if (name is null) properties.SpacingBetweenLines = DocxStyles.ExactLine(linesBefore);
            properties.Indentation = place.DateLeft is { } left ? LeftSpace(left) : RightSpace(place.DateRight);
            if (place.DateLeft is not null) properties.Justification = new Justification { Val = JustificationValues.Left };
        }
    }

    /// <summary>署名不单独落在一面上（不采取“此页无正文”）。</summary>
    private void KeepBodyWithSignature()
    {
        if (!_pageBreakIsDue && _body.LastChild is Paragraph last) last.ParagraphProperties!.KeepNext = new KeepNext();
    }

    private static Indentation LeftSpace(int hundredths) => new()
    {
        LeftChars = hundredths,
        Left = (hundredths * StandardPage.CharWidth / 100).ToString(CultureInfo.InvariantCulture),
    };

    private static Indentation RightSpace(int hundredths) => new()
    {
        RightChars = hundredths,
        Right = (hundredths * StandardPage.CharWidth / 100).ToString(CultureInfo.InvariantCulture),
    };

    private ParagraphProperties AddParagraph(string styleId, IEnumerable<TextRun> runs, int? halfPoints = null)
    {
        var properties = new ParagraphProperties { ParagraphStyleId = new ParagraphStyleId { Val = styleId } };
        if (_pageBreakIsDue) properties.PageBreakBefore = new PageBreakBefore();
        _pageBreakIsDue = false;

        var paragraph = new Paragraph(properties);
        paragraph.Append(_text.Create(runs));
        if (halfPoints is { } size)
        {
            foreach (var run in paragraph.Descendants<RunProperties>())
                run.FontSize = new FontSize { Val = size.ToString(CultureInfo.InvariantCulture) };
        }

        _body.Append(paragraph);
        return properties;
    }
}
