using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Yingshang.Gongwen;

/// <summary>The body of one document, block by block.</summary>
internal sealed class DocxBody
{
    private readonly DocxText _text = new();
    private readonly Body _body = new();
    private bool _pageBreakIsDue;

    public Body Create(GongwenDocument document)
    {
        AddHead(document);
        foreach (var block in document.Blocks) Add(block);
        AddSignature(document);
        _body.Append(DocxPage.Section());
        return _body;
    }

    private void AddHead(GongwenDocument document)
    {
        var redHead = AddRedHead(document);
        var title = AddParagraph(StyleId.Title, [document.Title.Trim()]);
        if (redHead is not null)
        {
            redHead.ParagraphBorders = RedLine();
            title.SpacingBetweenLines = DocxStyles.ExactLine(linesBefore: 2, linesAfter: 1);
        }

        if (document.Recipient is { } recipient) AddParagraph(StyleId.Recipient, [recipient.TrimEnd(' ', ':', '：') + "："]);
    }

    /// <summary>The last paragraph of the red head, which carries the red line; null if there is no red head.</summary>
    private ParagraphProperties? AddRedHead(GongwenDocument document)
    {
        if (document.IssuerLine is not { } issuer) return null;

        var last = AddParagraph(StyleId.Issuer, [issuer], IssuerSize(issuer));
        return document.DocumentNumber is { } number ? AddParagraph(StyleId.DocumentNumber, [number]) : last;
    }

    /// <summary>As large as fits into one line; never above 22 mm, the height of the head of the State Council, never below the title.</summary>
    private static int IssuerSize(string issuer)
    {
        const int tallest = 124;
        var halfPoints = StandardPage.TextWidth / 10 * 100 / Math.Max(100, TextMeasure.WidthOf(issuer));
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
        _body.Append(DocxTable.Create(table, _text));

        // 表后总有一段：否则相邻两表会并成一表，文末的表也无处收尾。
        AddParagraph(StyleId.Source, table.SourceNote is { } source ? [source] : []);
    }

    private void AddSignature(GongwenDocument document)
    {
        var name = document.SignedBy;
        var date = document.Date is { } day ? string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日") : null;
        if (name is null && date is null) return;

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
            properties.Indentation = RightSpace(place.DateRight);
        }
    }

    /// <summary>署名不单独落在一面上（不采取“此页无正文”）。</summary>
    private void KeepBodyWithSignature()
    {
        if (!_pageBreakIsDue && _body.LastChild is Paragraph last) last.ParagraphProperties!.KeepNext = new KeepNext();
    }

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
