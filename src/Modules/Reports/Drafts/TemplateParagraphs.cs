using System.Text.RegularExpressions;
using Yingshang.Reports.Templates;

namespace Yingshang.Reports.Drafts;

/// <summary>The paragraphs of a template's text: what stands between empty lines, a block from {{if}} or {{write}} to its {{end}} in one piece,
/// and a table with its caption and notes.</summary>
internal static partial class TemplateParagraphs
{
    public static IReadOnlyList<string> Of(string source)
    {
        var paragraphs = new List<string>();
        var depth = 0;
        foreach (var piece in source.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(p => p.Trim('\n')).Where(p => p.Trim().Length > 0))
        {
            if (paragraphs.Count > 0 && (depth > 0 || Leads().IsMatch(paragraphs[^1].Split("\n\n")[^1]) || (Follows().IsMatch(piece) && HoldsTable(paragraphs[^1])))) paragraphs[^1] += "\n\n" + piece;
            else paragraphs.Add(piece);
            depth += TemplateReader.Placeholder().Matches(piece).Sum(m => DepthOf(m.Groups["said"].Value.Trim()));
        }
        return paragraphs;
    }

    private static int DepthOf(string said) => said == "end" ? -1 : said.StartsWith("if ", StringComparison.Ordinal) || said.StartsWith("write ", StringComparison.Ordinal) ? 1 : 0;

    private static bool HoldsTable(string paragraph) => paragraph.Contains("{{table ", StringComparison.Ordinal) || paragraph.Contains("{{chart ", StringComparison.Ordinal) || paragraph.Contains("\n|", StringComparison.Ordinal) || paragraph.StartsWith('|');

    [GeneratedRegex(@"^(表\s*[0-9一二三四五六七八九十]|[（(]?单位[：:])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Leads();

    [GeneratedRegex("^(注|数据来源|来源|资料来源)[：:]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Follows();
}
