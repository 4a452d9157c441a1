using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Yingshang.Feel.Evaluation;
using Yingshang.Feel.Values;

namespace Yingshang.Metrics.WriteRules;

/// <summary>A function of the language as the guide explains it.</summary>
public sealed record GuideFunction(string Name, string Takes, string Meaning);

/// <summary>规则怎么写: docs/feel.md, the one text, as the page shows it.</summary>
public sealed partial class RuleGuide
{
    private static readonly Lazy<RuleGuide> Whole = new(() => new RuleGuide(Read()));

    private RuleGuide(string markdown)
    {
        var body = markdown[(markdown.IndexOf('\n', StringComparison.Ordinal) + 1)..];
        Functions = [.. FunctionRow().Matches(body).Select(m => new GuideFunction(m.Groups["name"].Value, m.Groups["takes"].Value, m.Groups["meaning"].Value))];
        Enterprise = FeelJson.TryReadContext(markdown.Split("```json")[1].Split("```")[0], out var context) ? context : throw new FormatException("The enterprise of the guide is no JSON object.");
        Units = FeelJson.TryReadContext(markdown.Split("```json")[2].Split("```")[0], out var units) ? units.Entries.ToDictionary(u => u.Key, u => (string)u.Value!, StringComparer.Ordinal) : throw new FormatException("The units of the guide are no JSON object.");
        Html = Shown(Markdown.ToHtml(body, new MarkdownPipelineBuilder().UsePipeTables().Build()));
        Sections = [.. Heading().Matches(Html).Select(m => (m.Groups["id"].Value, m.Groups["text"].Value))];
    }

    public static RuleGuide Text => Whole.Value;

    /// <summary>The body without its title.</summary>
    public string Html { get; }

    /// <summary>Anchor and heading of each part.</summary>
    public IReadOnlyList<(string Id, string Title)> Sections { get; }

    /// <summary>The enterprise that its examples speak of.</summary>
    public FeelContext Enterprise { get; }

    /// <summary>In which unit its numbers are.</summary>
    public IReadOnlyDictionary<string, string> Units { get; }

    public IReadOnlyList<GuideFunction> Functions { get; }

    private static string Read()
    {
        using var text = new StreamReader(typeof(RuleGuide).Assembly.GetManifestResourceStream("feel.md")!, Encoding.UTF8);
        return text.ReadToEnd();
    }

    /// <summary>Headings get anchors, tables scroll, worked examples can be tried, links to files of the source stay text.</summary>
    private static string Shown(string html)
    {
        var number = 0;
        html = PlainHeading().Replace(html, _ => $"<h2 id=\"part-{++number}\">");
        html = FileLink().Replace(html, m => m.Groups["text"].Value);
        html = ExampleRow().Replace(html, m => $"<tr>\n<td>{m.Groups["code"].Value} <a class=\"try\" href=\"/rules?x={Uri.EscapeDataString(WebUtility.HtmlDecode(m.Groups["text"].Value))}#try\">试一试</a></td>\n<td><code>");
        html = html.Replace("<th>", "<th scope=\"col\">", StringComparison.Ordinal).Replace("<pre>", "<pre tabindex=\"0\">", StringComparison.Ordinal);
        var table = 0;
        html = Table().Replace(html, _ => $"<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"表 {++table}\"><table class=\"guide-table\">");
        return html.Replace("</table>", "</table></div>", StringComparison.Ordinal);
    }

    [GeneratedRegex("<h2>", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex PlainHeading();

    [GeneratedRegex("<h2 id=\"(?<id>[^\"]+)\">(?<text>[^<]+)</h2>", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Heading();

    [GeneratedRegex("<a href=\"[^\"]+\\.md\">(?<text>[^<]*)</a>", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex FileLink();

    [GeneratedRegex("<table>", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Table();

    /// <summary>An expression with its value: two cells of code.</summary>
    [GeneratedRegex("<tr>\\n<td>(?<code><code>(?<text>[^<]+)</code>)</td>\\n<td><code>", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex ExampleRow();

    [GeneratedRegex("^\\| `(?<name>[^`]+)` \\| (?<takes>（[^|]*）) \\| (?<meaning>[^|]+) \\|$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1_000)]
    private static partial Regex FunctionRow();
}
