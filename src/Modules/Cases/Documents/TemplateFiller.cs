using System.Text.RegularExpressions;
using Yingshang.Gongwen;

namespace Yingshang.Cases.Documents;

/// <summary>Puts values into a template. They are put into its blocks and not into its Markdown, so that nothing an enterprise writes can become a heading or a table.</summary>
public sealed partial class TemplateFiller(IReadOnlyDictionary<string, string> fields, IReadOnlyDictionary<string, GongwenBlock> tables)
{
    /// <summary>With no value it is left empty for the pen; <c>{{名称?}}</c> leaves out its paragraph or row.</summary>
    [GeneratedRegex(@"\{\{\s*(?<name>[^{}?\s]+)(?<drop>\?)?\s*\}\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    internal static partial Regex Placeholder();

    public IReadOnlyList<GongwenBlock> Fill(IEnumerable<GongwenBlock> body) => [.. body.SelectMany(Fill)];

    public string Text(string template) => Placeholder().Replace(template, match => Value(match.Groups["name"].Value));

    /// <summary>Null when it comes out empty.</summary>
    public string? TextOrNull(string? template) => template is null || Text(template).Trim() is not { Length: > 0 } text ? null : text;

    private IEnumerable<GongwenBlock> Fill(GongwenBlock block) => block switch
    {
        ParagraphBlock paragraph when Whole(paragraph.Runs) is { } name && tables.TryGetValue(name, out var table) => [table],
        ParagraphBlock paragraph => Paragraphs(paragraph),
        HeadingBlock heading when !IsDropped(heading.Runs) => [new HeadingBlock(heading.Level, Runs(heading.Runs))],
        HeadingBlock => [],
        CentredBlock centred => [new CentredBlock(Runs(centred.Runs))],
        CutLineBlock cut => [new CutLineBlock(Text(cut.Text))],
        FormBlock form => [new FormBlock([.. form.Rows.Where(row => !row.Cells.Any(c => IsDropped(c.Text))).Select(Row)])],
        _ => [block],
    };

    /// <summary>A value of several lines makes as many paragraphs.</summary>
    private IEnumerable<GongwenBlock> Paragraphs(ParagraphBlock paragraph)
    {
        if (IsDropped(paragraph.Runs)) yield break;
        var lines = new List<List<TextRun>> { new() };
        foreach (var run in Runs(paragraph.Runs))
        {
            foreach (var (i, part) in run.Text.ReplaceLineEndings("\n").Split('\n').Index())
            {
                if (i > 0) lines.Add([]);
                if (part.Trim().Length > 0) lines[^1].Add(run with { Text = i > 0 ? part.TrimStart() : part });
            }
        }
        foreach (var line in lines.Where(l => l.Count > 0)) yield return new ParagraphBlock(line);
    }

    private FormRow Row(FormRow row) => row with { Cells = [.. row.Cells.Select(c => new FormCell(Text(c.Text).Trim(' ', '\n'), c.Closing is null ? null : Text(c.Closing)))] };

    private List<TextRun> Runs(IEnumerable<TextRun> runs) => [.. runs.Select(run => run with { Text = Text(run.Text) })];

    private bool IsDropped(IEnumerable<TextRun> runs) => IsDropped(string.Concat(runs.Select(r => r.Text)));

    private bool IsDropped(string text) => Placeholder().Matches(text).Any(m => m.Groups["drop"].Success && Value(m.Groups["name"].Value).Length == 0);

    private string Value(string name) => fields.GetValueOrDefault(name, "");

    private static string? Whole(IReadOnlyList<TextRun> runs) =>
        Placeholder().Match(string.Concat(runs.Select(r => r.Text)).Trim()) is { Success: true, Index: 0 } match && match.Length == string.Concat(runs.Select(r => r.Text)).Trim().Length
            ? match.Groups["name"].Value
            : null;
}
