using System.Text.RegularExpressions;
using Yingshang.Metrics;
using Yingshang.Platform.Packs;

namespace Yingshang.Reports.Templates;

/// <summary>Takes a template's text apart at its placeholders and tells, with the line, each that means nothing.</summary>
/// <param name="firstLine">line of the file on which the text begins</param>
internal sealed partial class TemplateReader(MetricBook metrics, PackReader pack, string file, int firstLine)
{
    private static readonly Dictionary<string, OccasionWord> Words = new()
    {
        ["期间"] = OccasionWord.Period, ["上年同期"] = OccasionWord.LastYear, ["期末"] = OccasionWord.PeriodEnd, ["数据截止"] = OccasionWord.AsOf, ["口径"] = OccasionWord.Counting, ["范围"] = OccasionWord.Scope,
        ["区"] = OccasionWord.District, ["区全称"] = OccasionWord.DistrictFull, ["营商办"] = OccasionWord.Office, ["营商办全称"] = OccasionWord.OfficeFull,
    };

    private string _text = "";

    public IReadOnlyList<TemplatePart> Read(string text)
    {
        _text = text;
        var parts = new List<TemplatePart>();
        var end = 0;
        foreach (Match match in Placeholder().Matches(text))
        {
            if (match.Index > end) parts.Add(new PlainPart(text[end..match.Index]));
            if (Part(match) is { } part) parts.Add(part);
            end = match.Index + match.Length;
        }
        if (text.IndexOf("{{", end, StringComparison.Ordinal) is var open and >= 0) Problem(open, "“{{”没有配上“}}”。");
        if (end < text.Length) parts.Add(new PlainPart(text[end..]));
        return parts;
    }

    private TemplatePart? Part(Match match)
    {
        var said = match.Groups["said"].Value.Trim();
        if (Words.TryGetValue(said, out var word)) return new WordPart(word);
        if (Listed().Match(said) is { Success: true } listed)
            return Metric(match, listed.Groups["metric"].Value, alsoWords: false) is { } of ? new RecordsPart(of.Id, int.Parse(listed.Groups["top"].Value, System.Globalization.CultureInfo.InvariantCulture)) : null;
        if (Grouped().Match(said) is { Success: true } grouped) return Group(match, grouped);
        if (said.StartsWith("table ", StringComparison.Ordinal) || said.StartsWith("list ", StringComparison.Ordinal))
        {
            Problem(match.Index, $"“{{{{{said}}}}}”看不懂，请写成 {{{{table 指标, 指标 by 字段 top 10}}}} 或者 {{{{list 指标 by 字段 top 3}}}}。");
            return null;
        }
        return Figure(match, said.Split('|', StringSplitOptions.TrimEntries));
    }

    private FigurePart? Figure(Match match, string[] words)
    {
        var metric = Metric(match, words[0], alsoWords: true);
        var measure = Measure.Value;
        var bare = false;
        foreach (var word in words.Skip(1))
        {
            if (word == "数") bare = true;
            else if (!MeasureWords.ByWord.TryGetValue(word, out measure))
            {
                Problem(match.Index, $"不认识“| {word}”{Suggestion.For(word, MeasureWords.ByWord.Keys.Append("数"))}可写：{string.Join("、", MeasureWords.ByWord.Keys)}、数。");
                return null;
            }
        }
        if (metric is null) return null;
        if (measure is Measure.Numerator or Measure.Denominator && metric.Aggregate is not (Aggregate.Rate or Aggregate.Avg))
        {
            Problem(match.Index, $"“{metric.Id}”不是比率，没有{measure.Word}。");
            return null;
        }
        return new FigurePart(metric.Id, measure, bare);
    }

    private TemplatePart? Group(Match match, Match grouped)
    {
        var ids = grouped.Groups["metrics"].Value.Split([',', '，'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var by = grouped.Groups["by"].Value.Trim();
        int? top = grouped.Groups["top"] is { Success: true, Value: var number } ? int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) : null;
        var isTable = grouped.Groups["kind"].Value == "table";
        var all = ids.Select(id => Metric(match, id, alsoWords: false)).ToList();
        if (all.Contains(null)) return null;
        foreach (var metric in all.OfType<Metric>().Where(m => Field(m, by) is null))
        {
            Problem(match.Index, $"“{metric.Id}”的数据集“{metric.Dataset.Name}”不能按“{by}”分{Suggestion.For(by, metric.Dictionary.Fields.Where(f => !f.IsAmbient && IsGroup(f)).Select(f => f.Name))}");
            return null;
        }
        if (isTable) return new TablePart(ids, by, top);
        if (ids.Length == 1 && top is { } most) return new ListPart(ids[0], by, most);
        Problem(match.Index, "list 只写一个指标，并写明 top 几。");
        return null;
    }

    /// <summary>The field that a metric is grouped by: a text or a choice.</summary>
    internal static Feel.Field? Field(Metric metric, string name) => metric.Dictionary.FindByName(name) is { IsAmbient: false } field && IsGroup(field) && metric.Dataset.FieldIds.Contains(field.Id) ? field : null;

    private static bool IsGroup(Feel.Field field) => field.Type is Feel.FeelType.Text or Feel.FeelType.Choice;

    private Metric? Metric(Match match, string id, bool alsoWords)
    {
        if (metrics.Declared(id) is { } metric) return metric;
        Problem(match.Index, $"没有指标“{id}”{Suggestion.For(id, alsoWords ? metrics.Ids.Concat(Words.Keys) : metrics.Ids)}");
        return null;
    }

    private void Problem(int at, string message)
    {
        var line = firstLine + _text.AsSpan(0, at).Count('\n');
        var column = at - _text.LastIndexOf('\n', Math.Max(0, at - 1));
        pack.Problems.Add(new PackProblem(file, line, Math.Max(1, column), message));
    }

    [GeneratedRegex(@"\{\{(?<said>.*?)\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^records\s+(?<metric>\S+)\s+top\s+(?<top>[1-9][0-9]?)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listed();

    [GeneratedRegex(@"^(?<kind>table|list)\s+(?<metrics>.+?)\s+by\s+(?<by>\S+)(\s+top\s+(?<top>[1-9][0-9]?))?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Grouped();
}
