using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Yingshang.Gongwen;

namespace Yingshang.Bench.Reports;

/// <summary>Seven pages with 150 fields: each a heading, five paragraphs with two fields and a table; the rest of the fields at the end.</summary>
internal static partial class SevenPages
{
    public const int Fields = 150;
    private const int Pages = 7;
    private const string Filling = "根据区委区政府关于优化营商环境的工作部署，现将本期企业诉求办理情况报告如下。各责任单位坚持问题导向，压实工作责任，强化部门协同，推动惠企政策直达快享。";

    public static IReadOnlyList<string> Values { get; } = [.. Enumerable.Range(0, Fields).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i * 37 + 11}（值{i}）"))];

    /// <summary>As the peers read it; a field is ⟦number⟧.</summary>
    public static JsonObject Json()
    {
        var blocks = new JsonArray();
        foreach (var block in Blocks()) blocks.Add(block);
        return new JsonObject { ["values"] = new JsonArray([.. Values.Select(value => (JsonNode)value)]), ["blocks"] = blocks };
    }

    /// <summary>The same as a template of ours: Markdown, a field is ⟦number⟧.</summary>
    public static string Markdown()
    {
        var text = new StringBuilder();
        foreach (var block in Blocks())
        {
            switch ((string)block["kind"]!)
            {
                case "heading": text.Append(CultureInfo.InvariantCulture, $"# {block["text"]}\n\n"); break;
                case "break": text.Append("---\n\n"); break;
                case "table":
                    foreach (var (i, row) in block["rows"]!.AsArray().Index())
                    {
                        text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row!.AsArray().Select(cell => (string)cell!))} |\n");
                        if (i == 0) text.Append("|---|---|---|\n");
                    }
                    text.Append('\n');
                    break;
                default: text.Append(CultureInfo.InvariantCulture, $"{block["text"]}\n\n"); break;
            }
        }

        return text.ToString();
    }

    /// <summary>The template read once; each field a place in its runs.</summary>
    public static PreparedPages Prepare() => new(GongwenMarkdown.Read(Markdown()));

    public static string Filled(string template) => Field().Replace(template, m => Values[int.Parse(m.Groups["i"].ValueSpan, CultureInfo.InvariantCulture)]);

    private static IEnumerable<JsonObject> Blocks()
    {
        var next = 0;
        string Tag() => string.Create(CultureInfo.InvariantCulture, $"⟦{next++}⟧");
        for (var page = 0; page < Pages; page++)
        {
            yield return new JsonObject { ["kind"] = "heading", ["text"] = $"第{page + 1}部分　办理情况分析" };
            for (var i = 0; i < 5; i++) yield return new JsonObject { ["kind"] = "paragraph", ["text"] = $"{Filling}其中受理{Tag()}件，办结{Tag()}件；{Filling}" };
            var rows = new JsonArray();
            for (var row = 0; row < 4; row++) rows.Add(new JsonArray("项目", row == 0 || next >= Fields ? "项目" : Tag(), row == 0 || next >= Fields ? "项目" : Tag()));
            yield return new JsonObject { ["kind"] = "table", ["rows"] = rows };
            if (page < Pages - 1) yield return new JsonObject { ["kind"] = "break" };
        }

        while (next < Fields) yield return new JsonObject { ["kind"] = "paragraph", ["text"] = $"附注{Tag()}" };
    }

    [GeneratedRegex("⟦(?<i>\\d+)⟧", RegexOptions.ExplicitCapture, 1000)]
    internal static partial Regex Field();
}

/// <summary>A template whose Markdown was read before: filling replaces the words of runs and nothing else.</summary>
internal sealed class PreparedPages(IReadOnlyList<GongwenBlock> blocks)
{
    public IReadOnlyList<GongwenBlock> Fill(IReadOnlyList<string> values) => [.. blocks.Select(block => Filled(block, values))];

    private static GongwenBlock Filled(GongwenBlock block, IReadOnlyList<string> values) => block switch
    {
        ParagraphBlock paragraph => new ParagraphBlock(Filled(paragraph.Runs, values)),
        TableBlock table => new TableBlock(table.Columns, [.. table.Rows.Select(row => (IReadOnlyList<TableCell>)[.. row.Select(cell => new TableCell(Filled(cell.Runs, values)))])]),
        _ => block,
    };

    private static IReadOnlyList<TextRun> Filled(IReadOnlyList<TextRun> runs, IReadOnlyList<string> values) =>
        [.. runs.Select(run => run.Text.Contains('⟦', StringComparison.Ordinal) ? run with { Text = SevenPages.Field().Replace(run.Text, m => values[int.Parse(m.Groups["i"].ValueSpan, CultureInfo.InvariantCulture)]) } : run)];
}
