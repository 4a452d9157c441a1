using Yingshang.Feel;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Storage;

namespace Yingshang.Metrics;

/// <summary>Computes expressions over figures (<see cref="FigureLanguage"/>), for pages, the interface and reports. Each figure is read once, however many expressions of one calculator need it. Injectable, scoped.</summary>
/// <param name="memory">of the same reader; null: its own</param>
public sealed class FigureCalculator(District district, MetricRunner runner, FigureMemory? memory = null)
{
    private readonly FigureMemory _memory = memory ?? new FigureMemory();

    internal District District => district;

    internal MetricBook Metrics { get; } = district.Declared<MetricBook>();

    internal FigureLanguage Language => Metrics.Language(district);

    /// <summary>Computes a text, or says what is wrong with it.</summary>
    public async Task<(DerivedFigure? Figure, IReadOnlyList<FigureProblem> Problems)> RunAsync(string text, FigureOccasion occasion, CancellationToken cancel)
    {
        var reading = Language.Read(text);
        return reading.Expression is { } expression ? (await RunAsync(expression, occasion, cancel), []) : (null, reading.Problems);
    }

    public async Task<DerivedFigure> RunAsync(FigureFormula expression, FigureOccasion occasion, CancellationToken cancel)
    {
        var (known, terms) = await TermsAsync(expression.Root, occasion, cancel);
        var stated = expression.Stated;
        var raw = new FigureArithmetic(node => known[node], stated is null or FigureUnits.Percent or FigureUnits.Points).Value(expression.Root);
        if (stated is not null) raw = raw with { Value = raw.IsScaled || raw.IsQuotient ? raw.Value : raw.In(stated), Unit = stated };
        var said = raw.Rounded(occasion.Decimals);
        return new DerivedFigure(expression.Text, occasion.Period, AsOf(occasion), occasion.Group, said.Value, said.Unit ?? expression.Unit ?? "", said.Words, said.Value is null ? said.Why ?? "没有" : null, said.Above, said.Below, said.Mark, terms) { IsComputed = expression.Root.IsArithmetic };
    }

    /// <summary>Whether a condition holds; what is unknown does not.</summary>
    public async Task<bool> HoldsAsync(FigureFormula condition, FigureOccasion occasion, CancellationToken cancel)
    {
        var (known, _) = await TermsAsync(condition.Root, occasion, cancel);
        return new FigureArithmetic(node => known[node], true).Holds(condition.Root) == Truth.True;
    }

    /// <summary>A declared derived metric.</summary>
    public Task<DerivedFigure> RunAsync(DerivedMetric metric, FigureOccasion occasion, CancellationToken cancel) => RunAsync(Of(metric), occasion, cancel);

    /// <summary>A derived metric as an expression.</summary>
    public static FigureFormula Of(DerivedMetric metric) => new(metric.Name, new DerivedLeaf(metric.Id), metric.Unit);

    /// <summary>A metric as it stands, as an expression.</summary>
    public static FigureFormula Of(Metric metric, Derivation derivation = Derivation.Value) => new(metric.Name, derivation == Derivation.Value ? new SettledLeaf(metric) : new DerivationNode(derivation, new SettledLeaf(metric)), null);

    /// <summary>A declared derived metric in the year so far and in twelve months, without records.</summary>
    public async Task<(DerivedFigure Now, IReadOnlyList<MonthValue> Months)> TrendAsync(DerivedMetric metric, DateOnly day, CancellationToken cancel)
    {
        var at = runner.Now;
        var months = new List<MonthValue>();
        for (var month = new DateOnly(day.Year, day.Month, 1).AddMonths(-11); month <= day; month = month.AddMonths(1))
        {
            var end = month.AddMonths(1).AddDays(-1);
            months.Add(new MonthValue(month, (await RunAsync(metric, new FigureOccasion(new Period(month, end < day ? end : day), at) { WithoutRecords = true }, cancel)).Value));
        }
        return (await RunAsync(metric, new FigureOccasion(Period.YearTo(day), at) { WithoutRecords = true }, cancel), months);
    }

    /// <summary>The same number for each value of a field, the largest first.</summary>
    public async Task<IReadOnlyList<Figure>> GroupsAsync(Metric metric, Period period, DateTime asOf, Field by, CancellationToken cancel)
    {
        var key = (metric.Key, period, asOf, by.Id);
        return _memory.Groups.TryGetValue(key, out var known) ? known : _memory.Groups[key] = await runner.RunByAsync(metric, period, asOf, by, cancel);
    }

    internal async Task<Figure> FigureAsync(Metric metric, Period period, FigureOccasion occasion, FigureGroup? group, CancellationToken cancel)
    {
        var asOf = AsOf(occasion);
        var key = (metric.Key, period, asOf, group?.FilterText ?? "");
        if (_memory.Figures.TryGetValue(key, out var known)) return known;
        if (occasion.WithoutRecords) return await runner.LightAsync(metric, period, asOf, group, cancel);
        var grouped = group is not null && (occasion.ByGroups || _memory.Groups.ContainsKey((metric.Key, period, asOf, group.Field.Id))) ? (await GroupsAsync(metric, period, asOf, group.Field, cancel)).FirstOrDefault(f => f.Group!.Value == group.Value) : null;
        return _memory.Figures[key] = grouped ?? await runner.RunAsync(metric, period, asOf, cancel, group);
    }

    internal DateTime AsOf(FigureOccasion occasion) => UtcMicroseconds.Truncate(occasion.AsOf ?? runner.Now);

    private async Task<(Dictionary<FigureNode, FigureQuantity> Known, List<FigureTerm> Terms)> TermsAsync(FigureNode root, FigureOccasion occasion, CancellationToken cancel)
    {
        var at = occasion with { AsOf = AsOf(occasion) };
        var (known, terms) = (new Dictionary<FigureNode, FigureQuantity>(), new List<FigureTerm>());
        foreach (var term in root.Terms.Where(t => !t.IsArithmetic))
        {
            var run = new FigureRun(this, at, cancel);
            var said = await run.ValueAsync(term, at.Period, at.Group);
            known[term] = said;
            terms.Add(new FigureTerm(said.Value, said.Unit ?? "", run.Parts));
        }
        return (known, terms);
    }
}
