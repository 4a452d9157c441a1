using Yingshang.Feel;
using Yingshang.Metrics;
using Yingshang.Platform.Audit;
using Yingshang.Reports.Templates;

namespace Yingshang.Reports;

/// <summary>Computes what placeholders show, each number once for a report however often it stands there.</summary>
internal sealed class FigureMaker(MetricRunner runner, DateTime asOf)
{
    private readonly Dictionary<(string Metric, Period Period), Figure> _whole = [];
    private readonly Dictionary<(string Metric, Period Period, string Field), IReadOnlyList<Figure>> _groups = [];

    public DateTime AsOf => asOf;

    public async Task<Figure> WholeAsync(Metric metric, Period period, CancellationToken cancel)
    {
        if (_whole.TryGetValue((metric.Key, period), out var known)) return known;
        return _whole[(metric.Key, period)] = await runner.RunAsync(metric, period, asOf, cancel);
    }

    public async Task<IReadOnlyList<Figure>> GroupsAsync(Metric metric, Period period, Field by, CancellationToken cancel)
    {
        if (_groups.TryGetValue((metric.Key, period, by.Id), out var known)) return known;
        return _groups[(metric.Key, period, by.Id)] = await runner.RunByAsync(metric, period, asOf, by, cancel);
    }

    /// <summary>The first records of a metric, as lists name them.</summary>
    public async Task<IReadOnlyList<string>> RecordsAsync(Metric metric, Period period, int most, CancellationToken cancel) =>
        [.. (await runner.RecordsAsync(metric, period, asOf, null, 0, most, cancel)).Select(r => r.Label)];

    /// <summary>A group's number; where the group has no record, that of no records.</summary>
    public async Task<Figure> GroupAsync(Metric metric, Period period, FigureGroup group, CancellationToken cancel) =>
        (await GroupsAsync(metric, period, group.Field, cancel)).FirstOrDefault(f => f.Group!.Value == group.Value) ?? await runner.RunAsync(metric, period, asOf, cancel, group);

    /// <summary>What a measure of a metric says over a period.</summary>
    public async Task<Measured> MeasureAsync(Metric metric, Measure measure, Period period, FigureGroup? group, CancellationToken cancel)
    {
        var counted = measure switch { Measure.LastYear => period.LastYear, Measure.PeriodBefore => period.Previous, _ => period };
        var figure = await OfAsync(metric, counted, group, cancel);
        switch (measure)
        {
            case Measure.Growth:
                var before = await OfAsync(metric, period.LastYear, group, cancel);
                return Growth(figure, before, OfficialNumber.LastYear);
            case Measure.Step: return Growth(figure, await OfAsync(metric, period.Previous, group, cancel), OfficialNumber.PeriodBefore);
            case Measure.Numerator: return new Measured(figure, figure.Numerator, metric.Dataset.Unit, figure.Numerator, figure.Denominator, figure.Digest);
            case Measure.Denominator: return new Measured(figure, figure.Denominator, metric.Dataset.Unit, figure.Numerator, figure.Denominator, figure.Digest);
            default: return new Measured(figure, figure.Value, metric.Unit, figure.Numerator, figure.Denominator, figure.Digest);
        }
    }

    private Task<Figure> OfAsync(Metric metric, Period period, FigureGroup? group, CancellationToken cancel) =>
        group is null ? WholeAsync(metric, period, cancel) : GroupAsync(metric, period, group, cancel);

    // Both periods are behind the number, so the digest is of both.
    private static Measured Growth(Figure now, Figure before, ComparedWith with)
    {
        var digest = Convert.ToHexStringLower(Sm3.Hash(Convert.FromHexString(now.Digest), Convert.FromHexString(before.Digest)));
        var isRate = now.Metric.Aggregate == Aggregate.Rate;
        var value = now.Value is not { } current ? null : isRate ? current - before.Value : OfficialNumber.Growth(current, before.Value);
        return new Measured(now, value, isRate ? "个百分点" : "％", now.Value, before.Value, digest)
        {
            Words = now.Value is not { } said ? "没有可比的数" : isRate ? OfficialNumber.PointsWords(said, before.Value, with) : OfficialNumber.GrowthWords(said, before.Value, with),
        };
    }
}

/// <summary>What a placeholder shows, and the figure it comes from.</summary>
/// <param name="Numerator">of a growth the number now</param>
/// <param name="Denominator">of a growth the number of last year</param>
internal sealed record Measured(Figure Figure, decimal? Value, string Unit, decimal? Numerator, decimal? Denominator, string Digest)
{
    /// <summary>Said instead of the number.</summary>
    public string? Words { get; init; }

    public string Text(bool bare) => Words ?? (Value is not { } value ? Figure.IsWithheld ? $"（不足{Figure.Metric.ShownFrom}{Figure.Metric.Dataset.Unit}，不显示）" : "（期内没有）"
        : OfficialNumber.Of(value) + (bare ? "" : Unit));
}
