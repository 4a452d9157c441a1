using System.Globalization;
using System.Net;
using System.Text;

namespace Yingshang.Gongwen;

/// <summary>Writes a document as one page of HTML that needs no other file: no script, no address, headings, captions and heads of tables as a screen reader expects them.</summary>
public static class GongwenHtmlWriter
{
    /// <summary>The same document gives the same text. Figures keep the ids that <see cref="FigureBookmark"/> gives them.</summary>
    /// <exception cref="ArgumentException">The title is empty, or 附件说明 and the appendices do not name the same.</exception>
    public static string Write(GongwenDocument document)
    {
        if (string.IsNullOrWhiteSpace(document.Title)) throw new ArgumentException("公文没有标题", nameof(document));
        Appendices.Check(document);
        return new HtmlBody().Create(document);
    }
}

/// <summary>One page, block by block.</summary>
internal sealed class HtmlBody
{
    private readonly StringBuilder _html = new();
    private readonly HashSet<string> _marked = new(StringComparer.Ordinal);
    private int _charts;

    public string Create(GongwenDocument document)
    {
        var title = document.Title.ReplaceLineEndings("").Trim();
        _html.Append("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        _html.Append(CultureInfo.InvariantCulture, $"<title>{Text(title)}</title>\n<style>{HtmlStyle.Sheet}</style></head>\n<body><main>\n<header>");
        AddHead(document);
        _html.Append("</header>\n<article>\n");
        if (document.Recipient is { } recipient) Line("recipient", recipient.TrimEnd(' ', ':', '：') + "：");
        foreach (var block in document.Blocks) Add(block);
        AddAttachments(document);
        AddSignature(document);
        if (document.Note is { } note) Line("", $"（{note}）");
        foreach (var (i, appendix) in document.Appendices.Index()) AddAppendix(appendix, i, Appendices.Names(document).Count);
        _html.Append("</article>\n");
        AddImprint(document);
        return _html.Append("</main></body></html>\n").ToString();
    }

    private void AddHead(GongwenDocument document)
    {
        if (document.Urgency is { } urgency) Line("urgency", urgency);
        if (document.IssuerLine is { } issuer)
        {
            Line("issuer", issuer);
            var number = document.DocumentNumber ?? "";
            if (document.Signer is { } signer) _html.Append(CultureInfo.InvariantCulture, $"<p class=\"number split\"><span>{Text(number)}</span><span>签发人：{Text(signer)}</span></p>\n");
            else if (number.Length > 0) Line("number", number);
            _html.Append("<hr class=\"red\">\n");
        }

        _html.Append(CultureInfo.InvariantCulture, $"<h1>{string.Join("<br>", document.Title.Trim().ReplaceLineEndings("\n").Split('\n').Select(Text))}</h1>\n");
        if (document.Layout == GongwenLayout.Form && document.DocumentNumber is { } formNumber) Line("form-number", $"编号：{formNumber}");
    }

    private void Add(GongwenBlock block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                // 公文标题是 h1，第一层是 h2。
                _html.Append(CultureInfo.InvariantCulture, $"<h{heading.Level + 1}>{Runs(heading.Runs)}</h{heading.Level + 1}>\n");
                break;
            case ParagraphBlock paragraph:
                _html.Append(CultureInfo.InvariantCulture, $"<p>{Runs(paragraph.Runs)}</p>\n");
                break;
            case CentredBlock centred:
                _html.Append(CultureInfo.InvariantCulture, $"<p class=\"centred\">{Runs(centred.Runs)}</p>\n");
                break;
            case CutLineBlock cut:
                Line("cut", cut.Text);
                break;
            case TableBlock table:
                AddTable(table);
                break;
            case ChartBlock chart:
                AddChart(chart);
                break;
            case FormBlock form:
                AddForm(form);
                break;
            case PageBreakBlock:
                _html.Append("<div class=\"new-page\"></div>\n");
                break;
            default:
                throw new ArgumentException($"未知的内容块 {block.GetType().Name}", nameof(block));
        }
    }

    private void AddTable(TableBlock table)
    {
        _html.Append("<div class=\"wide\"><table>");
        if (table.Caption is not null || table.UnitNote is not null)
            _html.Append(CultureInfo.InvariantCulture, $"<caption>{Text(table.Caption ?? "")}{(table.UnitNote is { } unit ? $"<span class=\"unit\">{Text(unit)}</span>" : "")}</caption>");
        _html.Append("<thead><tr>");
        foreach (var column in table.Columns) _html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{Text(column.Header)}</th>");
        _html.Append("</tr></thead>\n<tbody>");
        foreach (var row in table.Rows)
        {
            _html.Append("<tr>");
            foreach (var (i, cell) in row.Index()) _html.Append(CultureInfo.InvariantCulture, $"<td{Side(table.Columns[i].Alignment)}>{Runs(cell.Runs)}</td>");
            _html.Append("</tr>\n");
        }

        _html.Append("</tbody></table></div>\n");
        if (table.SourceNote is { } source) Line("source", source);
    }

    private static string Side(ColumnAlignment alignment) => alignment switch { ColumnAlignment.Right => " class=\"right\"", ColumnAlignment.Center => " class=\"middle\"", _ => "" };

    /// <summary>The picture for those who look, the table of the same numbers for those who read.</summary>
    private void AddChart(ChartBlock chart)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"chart{++_charts}");
        _html.Append("<figure>\n").Append(SvgChart.Draw(chart, id)).Append(CultureInfo.InvariantCulture, $"\n<figcaption>{Text(chart.Title)}</figcaption>\n<details><summary>数据</summary>\n");
        AddTable(chart.AsTable() with { Caption = null, SourceNote = null });
        _html.Append("</details>\n</figure>\n");
        if (chart.SourceNote is { } source) Line("source", source);
    }

    private void AddForm(FormBlock form)
    {
        _html.Append("<div class=\"wide\"><table class=\"form\"><tbody>\n");
        foreach (var row in form.Rows)
        {
            _html.Append("<tr>");
            if (row.Cells.Count == 1) _html.Append(CultureInfo.InvariantCulture, $"<th scope=\"colgroup\" colspan=\"12\">{Lines(row.Cells[0].Text)}</th>");
            else
            {
                for (var i = 0; i < row.Cells.Count; i += 2)
                {
                    var content = row.Cells[i + 1];
                    _html.Append(CultureInfo.InvariantCulture, $"<th scope=\"row\" colspan=\"2\">{Lines(row.Cells[i].Text)}</th><td colspan=\"{24 / row.Cells.Count - 2}\">{Lines(content.Text)}{(content.Closing is { } closing ? $"<p class=\"closing\">{Text(closing)}</p>" : "")}</td>");
                }
            }

            _html.Append("</tr>\n");
        }

        _html.Append("</tbody></table></div>\n");
    }

    private void AddAttachments(GongwenDocument document)
    {
        var names = Appendices.Names(document);
        if (names.Count == 0) return;
        _html.Append("<div class=\"attachments\"><p>附件：</p><ol>");
        foreach (var (i, name) in names.Index())
            _html.Append(i < document.Appendices.Count ? string.Create(CultureInfo.InvariantCulture, $"<li><a href=\"#appendix{i + 1}\">{Text(name)}</a></li>") : $"<li>{Text(name)}</li>");
        _html.Append("</ol></div>\n");
    }

    private void AddSignature(GongwenDocument document)
    {
        if (document.SignedBy is null && document.Date is null) return;
        _html.Append("<div class=\"signature\">");
        if (document.SignedBy is { } name) Line("", name);
        if (document.Date is { } day) _html.Append(CultureInfo.InvariantCulture, $"<p><time datetime=\"{day:yyyy-MM-dd}\">{ChineseDate.Of(day)}</time></p>");
        _html.Append("</div>\n");
    }

    private void AddAppendix(GongwenAppendix appendix, int index, int count)
    {
        _html.Append(CultureInfo.InvariantCulture, $"<section class=\"appendix\" id=\"appendix{index + 1}\" aria-labelledby=\"appendix{index + 1}-title\">\n");
        Line("appendix-label", Appendices.Label(index, count));
        _html.Append(CultureInfo.InvariantCulture, $"<h2 class=\"title\" id=\"appendix{index + 1}-title\">{Text(appendix.Title)}</h2>\n");
        foreach (var block in appendix.Blocks) Add(block);
        _html.Append("</section>\n");
    }

    private void AddImprint(GongwenDocument document)
    {
        if (document.CopyTo is null && document.PrintedBy is null) return;
        _html.Append("<footer>");
        if (document.CopyTo is { } copies) Line("", $"抄送：{copies.TrimEnd('。')}。");
        if (document.PrintedBy is { } printer) _html.Append(CultureInfo.InvariantCulture, $"<p class=\"split\"><span>{Text(printer)}</span>{(document.PrintedOn is { } day ? $"<span>{ChineseDate.Of(day)}印发</span>" : "")}</p>");
        _html.Append("</footer>\n");
    }

    private void Line(string style, string text) => _html.Append(style.Length == 0 ? "<p>" : $"<p class=\"{style}\">").Append(Text(text)).Append("</p>\n");

    private string Runs(IEnumerable<TextRun> runs) => string.Concat(runs.Select(Run));

    private string Run(TextRun run)
    {
        var said = Lines(run.Text);
        if (run.Bold) said = $"<strong>{said}</strong>";
        if (run.LinkedFigureId is { } target) said = $"<a href=\"#{FigureBookmark.NameOf(target)}\">{said}</a>";
        if (run.FigureId is not { } figure) return said;
        // 同一个数再出现时不重复编号。
        var name = FigureBookmark.NameOf(figure);
        return _marked.Add(name) ? $"<span class=\"figure\" id=\"{name}\">{said}</span>" : $"<span class=\"figure\">{said}</span>";
    }

    private static string Lines(string text) => string.Join("<br>", text.ReplaceLineEndings("\n").Split('\n').Select(Text));

    internal static string Text(string text) => WebUtility.HtmlEncode(DocxText.Clean(text));
}

internal static class HtmlStyle
{
    /// <summary>版心 156 mm, three sizes of letters, the fonts of the standard with those that stand in for them; on a phone the page is as wide as the screen.</summary>
    public const string Sheet = """
        :root{--fang:"仿宋_GB2312","FangSong","仿宋","STFangsong","Zhuque Fangsong",serif;--hei:"黑体","SimHei","Heiti SC","Noto Sans CJK SC",sans-serif;--kai:"楷体_GB2312","KaiTi","楷体","STKaiti","LXGW WenKai",serif;--song:"方正小标宋简体","FZXiaoBiaoSong-B05S","SimSun","宋体","Noto Serif CJK SC",serif}
        *{box-sizing:border-box}body{margin:0;background:#fff;color:#000;font:16pt/29pt var(--fang)}
        main{max-width:calc(156mm + 3rem);margin:2rem auto;padding:0 1.5rem}
        p{margin:0;text-indent:2em;text-align:justify}h1,h2,h3,h4,h5{margin:0;font-size:inherit;font-weight:normal;text-indent:2em}
        h1,h2.title{font:22pt/36pt var(--song);text-align:center;text-indent:0;margin:1.2em 0 .8em;text-wrap:balance}h2{font-family:var(--hei)}h3{font-family:var(--kai)}
        .issuer{font:32pt/1.4 var(--song);color:#c00000;text-align:center;text-indent:0;margin:1em 0}.number,.centred{text-align:center;text-indent:0}.split{display:flex;justify-content:space-between;gap:1em;text-indent:0}
        hr.red{border:0;border-top:2px solid #c00000;margin:.4em 0 1.6em}.urgency,.recipient,.appendix-label,.form-number,.cut{text-indent:0}.urgency,.appendix-label{font-family:var(--hei)}.cut{border-top:1px dashed #000;text-align:center;font-size:10.5pt}
        .wide{overflow-x:auto;margin:.6em 0 .2em}table{border-collapse:collapse;width:100%;font-size:12pt;line-height:1.5}th,td{border:1px solid #000;padding:.25em .4em;vertical-align:middle}th{font-weight:bold}td p{text-indent:0}
        .right{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.middle{text-align:center}caption{font:12pt/1.8 var(--hei)}.unit{display:block;text-align:right;font:10.5pt var(--fang)}.source{font-size:10.5pt;line-height:1.8;text-indent:0}
        figure{margin:1em 0}figure svg{display:block;width:100%;height:auto}figcaption{text-align:center;font:12pt/1.8 var(--hei)}details{font-size:12pt}.closing{text-align:right}
        .attachments{display:flex;margin:1em 0 0 2em}.attachments p{text-indent:0;white-space:nowrap}.attachments ol{margin:0;padding-left:1.6em}.attachments li:only-child{list-style:none;margin-left:-1.6em}
        .signature{width:max-content;max-width:100%;margin:1.8em 2em 0 auto;text-align:center}.signature p{text-indent:0;text-align:center}.appendix{margin-top:3em}
        footer{margin-top:3em;border-top:1.3px solid #000;border-bottom:1.3px solid #000;font-size:14pt}footer p{text-indent:0;padding:0 1em}footer p+p{border-top:1px solid #000}a{color:inherit}
        @media print{@page{size:A4;margin:37mm 26mm 35mm 28mm}main{max-width:none;margin:0;padding:0}thead{display:table-header-group}tr,figure{break-inside:avoid}.new-page,.appendix{break-before:page}details{display:none}h2,h3,h4,h5{break-after:avoid}}
        @media(max-width:640px){body{font-size:13pt;line-height:1.8}main{padding:0 1rem}h1,h2.title{font-size:17pt;line-height:1.5}.issuer{font-size:21pt}}
        """;
}
