using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Yingshang.Metrics;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Reports;

namespace Yingshang.Modules.Tests.Seeding.Given;

/// <summary>The reports over the demo district say every figure that the sample reports print, each in its sentence, in the list of figures with digest and count, and as an independent computation has it.</summary>
[Collection(WholeDemo.Name)]
public sealed partial class ShownFigureTests(DemoDistrict demo)
{
    /// <summary>The template of a sample report, and its period in the demo district.</summary>
    internal static IReadOnlyDictionary<string, (string Id, Period Period)> Reports { get; } = new Dictionary<string, (string, Period)>
    {
        ["000"] = ("real-economy", Period.Parse("2023-01", "2023-09").Period!), ["002"] = ("park-stability", Period.Parse("2022-01", "2022-10").Period!),
        ["003"] = ("business-environment", Period.Parse("2023-01", "2023-10").Period!), ["004"] = ("county-park", Period.Parse("2023-01", "2023-10").Period!),
    };

    [Fact]
    public void Every_figure_has_its_sentence_and_few_are_no_figure_or_said_otherwise()
    {
        Assert.Empty(GivenFigure.All.Select(f => f.Id).Except(ShownFigure.All.Select(s => s.Id)));
        Assert.Empty(ShownFigure.All.Select(s => s.Id).Except(GivenFigure.All.Select(f => f.Id)));
        // A year in a sentence, and 交办不过夜.
        Assert.Equal(["gdp-growth-first-since", "demand-overnight"], ShownFigure.All.Where(s => s.Metric.Length == 0).Select(s => s.Id));
        // Two that the same report contradicts; four that were left out and belong to another period.
        Assert.Equal(["handling-commissioners-per-unit", "trademarks-per-10k-entities"], ShownFigure.All.Where(s => s.Instead.Length > 0 && Given(s).IsGiven).Select(s => s.Id));
        Assert.Equal(4, ShownFigure.All.Count(s => s.Instead.Length > 0 && !Given(s).IsGiven));
        Assert.All(ShownFigure.All, s => Assert.Equal(s.Metric.Length == 0 || s.Instead.Length > 0, s.Because.Length > 0));
    }

    [SqliteFact]
    public async Task Each_report_says_every_figure_with_its_digest()
    {
        var wrong = new List<string>();
        foreach (var (sample, (id, period)) in Reports)
        {
            var made = await demo.ReportAsync(id, period);
            using var list = JsonDocument.Parse(FigureFile.Json(made.Figures));
            var read = new ReadReport(made);
            foreach (var shown in ShownFigure.All.Where(s => Given(s).Report == sample))
                if (Check(shown, read, list.RootElement) is { } problem) wrong.Add($"{id} {shown.Id}: {problem}");
            wrong.AddRange(made.Figures.Where(f => !f.IsResolved).Select(f => $"{id}: “{f.Text}” of {f.MetricId}"));
        }
        Assert.True(wrong.Count == 0, $"{wrong.Count}:\n{string.Join('\n', wrong)}");
    }

    private string? Check(ShownFigure shown, ReadReport read, JsonElement list)
    {
        if (!read.Says(shown.Sentence)) return $"the report does not say “{shown.Sentence}”";
        if (shown.Metric.Length > 0)
        {
            if (read.FiguresOf(shown).Select(order => list[order - 1]).FirstOrDefault() is not { ValueKind: JsonValueKind.Object } figure) return $"“{shown.Said}” in “{shown.Sentence}” is no figure of {shown.Metric}";
            if (!figure.GetProperty("text").GetString()!.Contains(shown.Said, StringComparison.Ordinal)) return $"the list says {figure.GetProperty("text")}";
            if (!Digest().IsMatch(figure.GetProperty("digest").GetString()!)) return $"digest {figure.GetProperty("digest")}";
            if (figure.GetProperty("record_count").GetInt64() < 1) return "no record behind it";
        }
        return CheckNumber(shown, Given(shown));
    }

    private string? CheckNumber(ShownFigure shown, GivenFigure given)
    {
        var carried = CarriedFigure.All.First(c => c.Id == shown.Id);
        if (shown.In(given.Unit) is not { } said) return shown.Said == carried.Value ? null : $"“{shown.Said}”, the records say {carried.Value}";
        if (shown.Instead.Length > 0 ? said != decimal.Parse(shown.Instead, CultureInfo.InvariantCulture) : given.IsGiven ? !given.Holds(said) : said != decimal.Parse(carried.Value, CultureInfo.InvariantCulture))
            return $"says {said} {given.Unit}, printed is {given.Relation} {given.Printed}, carried {carried.Value} {carried.Unit}";
        // What is asked for is counted otherwise than what there is.
        if (PathOf.Find(shown.Id) is not { } path || GivenFigureTests.CountedOtherwise.ContainsKey(shown.Id)) return null;
        return CarriedValue.Same(path(demo.Records), said) ? null : $"says {said}, counted another way {path(demo.Records)}";
    }

    private static GivenFigure Given(ShownFigure shown) => GivenFigure.All.Single(f => f.Id == shown.Id);

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digest();
}
