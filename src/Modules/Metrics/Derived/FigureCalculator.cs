using System.Diagnostics.CodeAnalysis;
using Yingshang.Feel;
using Yingshang.Indicators;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Metrics;

/// <summary>Computes expressions over figures (<see cref="FigureLanguage"/>). Each figure is read once, however many expressions of one calculator need it. Injectable, scoped.</summary>
public sealed class FigureCalculator(District district, DistrictDb db, MetricBook metrics, MetricRunner runner)
{
    private const int UsualDecimals = 2;
    private readonly Dictionary<(string Metric, Period Period, DateTime AsOf, FigureGroup? Group), Figure> _figures = [];
    private readonly Dictionary<(string Metric, Period Period, DateTime AsOf, string Field), IReadOnlyList<Figure>> _groups = [];

    /// <summary>Computes a text, or says what is wrong with it.</summary>
    public async Task<(DerivedFigure? Figure, IReadOnlyList<FigureProblem> Problems)> RunAsync(string text, FigureOccasion occasion, CancellationToken cancel)
    {
        var reading = metrics.Language(district).Read(text);
        return reading.Expression is { } expression ? (await RunAsync(expression, occasion, cancel), []) : (null, reading.Problems);
    }

    public async Task<DerivedFigure> RunAsync(FigureFormula expression, FigureOccasion occasion, CancellationToken cancel)
    {
        var fixedOn = occasion with { AsOf = UtcMicroseconds.Truncate(occasion.AsOf ?? db.Now) };
        var run = new Run(this, fixedOn, cancel);
        var said = await run.ValueAsync(expression.Root, occasion.Period, occasion.Group);
        return new DerivedFigure(expression.Text, occasion.Period, fixedOn.AsOf!.Value, occasion.Group, said.Value, said.Unit ?? expression.Unit ?? "", said.Words, said.Value is null ? said.Why ?? "没有" : null, said.Above, said.Below, said.Mark, run.Parts);
    }

    /// <summary>A declared derived metric.</summary>
    public Task<DerivedFigure> RunAsync(DerivedMetric metric, FigureOccasion occasion, CancellationToken cancel) => RunAsync(new FigureFormula(metric.Name, new DerivedLeaf(metric.Id), metric.Unit), occasion, cancel);

    /// <summary>A declared derived metric in the year so far and in twelve months, without records.</summary>
    public async Task<(DerivedFigure Now, IReadOnlyList<MonthValue> Months)> TrendAsync(DerivedMetric metric, DateOnly day, CancellationToken cancel)
    {
        var at = db.Now;
        var months = new List<MonthValue>();
        for (var month = new DateOnly(day.Year, day.Month, 1).AddMonths(-11); month <= day; month = month.AddMonths(1))
        {
            var end = month.AddMonths(1).AddDays(-1);
            months.Add(new MonthValue(month, (await RunAsync(metric, new FigureOccasion(new Period(month, end < day ? end : day), at) { WithoutRecords = true }, cancel)).Value));
        }
        return (await RunAsync(metric, new FigureOccasion(Period.YearTo(day), at) { WithoutRecords = true }, cancel), months);
    }

    private async Task<Figure> FigureAsync(Metric metric, Period period, FigureOccasion occasion, FigureGroup? group, CancellationToken cancel)
    {
        var asOf = occasion.AsOf!.Value;
        if (_figures.TryGetValue((metric.Key, period, asOf, group), out var known)) return known;
        if (occasion.WithoutRecords) return await runner.LightAsync(metric, period, asOf, group, cancel);
        var grouped = group is not null && _groups.TryGetValue((metric.Key, period, asOf, group.Field.Id), out var all) ? all.FirstOrDefault(f => f.Group!.Value == group.Value) : null;
        return _figures[(metric.Key, period, asOf, group)] = grouped ?? await runner.RunAsync(metric, period, asOf, cancel, group);
    }

    private async Task<IReadOnlyList<Figure>> GroupsAsync(Metric metric, Period period, DateTime asOf, Field by, CancellationToken cancel)
    {
        if (_groups.TryGetValue((metric.Key, period, asOf, by.Id), out var known)) return known;
        return _groups[(metric.Key, period, asOf, by.Id)] = await runner.RunByAsync(metric, period, asOf, by, cancel);
    }

    [SuppressMessage("Performance", "CA1812", Justification = "Made with each value.")]
    private sealed record Quantity(decimal? Value, string? Unit)
    {
        public string? Why { get; init; }
        public string? Words { get; init; }
        public string? Mark { get; init; }
        public decimal? Above { get; init; }
        public decimal? Below { get; init; }

        public static Quantity None(string why, string? unit = null) => new(null, unit) { Why = why };
    }

    /// <summary>One expression being computed.</summary>
    private sealed class Run(FigureCalculator calculator, FigureOccasion occasion, CancellationToken cancel)
    {
        private readonly List<Figure> _parts = [];

        public IReadOnlyList<Figure> Parts => _parts;

        private DateTime AsOf => occasion.AsOf!.Value;

        public async Task<Quantity> ValueAsync(FigureNode node, Period period, FigureGroup? group) => node switch
        {
            NumberLeaf n => new Quantity(n.Value, null),
            MetricLeaf m => await MetricAsync(m, period, group),
            IndicatorLeaf i => await IndicatorAsync(i, period),
            DerivedLeaf d => await DerivedAsync(d, period, group),
            PerBase p => await PerBaseAsync(p, period, group),
            OperationNode o => Combined(o, await ValueAsync(o.Left, period, group), await ValueAsync(o.Right, period, group)),
            DerivationNode d => await DerivationAsync(d, period, group),
            _ => throw new InvalidOperationException($"{node.GetType()} is no part of an expression"),
        };

        // Leaves

        private async Task<Quantity> MetricAsync(MetricLeaf leaf, Period period, FigureGroup? group)
        {
            var metric = MetricOf(leaf);
            if (occasion.WorkGroup is not null && !metric.CanBeWithin) return Quantity.None($"“{metric.Name}”不能按专班数", metric.Unit);
            metric = metric.Within(occasion.WorkGroup);
            var own = leaf.Group is { } written ? new FigureGroup(metric.GroupFields.First(f => f.Name == written.Field), written.Value) : group;
            if (own is not null && FieldOf(metric, own.Field.Name) is not { } field) return Quantity.None($"“{metric.Name}”不能按“{own.Field.Name}”分", metric.Unit);
            return Said(await calculator.FigureAsync(metric, period, occasion, own is null ? null : own with { Field = FieldOf(metric, own.Field.Name)! }, cancel));
        }

        private Metric MetricOf(MetricLeaf leaf) => calculator.Current(occasion.Instead?.GetValueOrDefault(leaf.Id, leaf.Id) ?? leaf.Id);

        private static Field? FieldOf(Metric metric, string name) => metric.GroupFields.FirstOrDefault(f => f.Name == name);

        private async Task<Quantity> IndicatorAsync(IndicatorLeaf leaf, Period period)
        {
            var indicator = calculator.Indicator(leaf.Id);
            var asked = leaf.Span == IndicatorSpan.Year ? new Period(new DateOnly(period.To.Year, 1, 1), new DateOnly(period.To.Year, 12, 31)) : period;
            if (IndicatorMetric.For(calculator.Metrics, indicator, leaf.Span, leaf.Nature, asked) is not { } metric)
                return Quantity.None($"“{indicator.Name}”没有{period.Words}这样的期间的数，只有{string.Join("、", indicator.Spans.Select(s => s.Word))}", indicator.Unit);
            var said = Said(await calculator.FigureAsync(metric, asked, occasion, null, cancel));
            return said.Value is null ? said with { Why = $"“{metric.Name}”{period.Words}的数还没有登记" } : said;
        }

        private Quantity Said(Figure figure)
        {
            if (!_parts.Contains(figure)) _parts.Add(figure);
            return new Quantity(figure.Value, figure.Metric.Unit)
            {
                Above = figure.Numerator, Below = figure.Denominator,
                Why = figure.Value is not null ? null : figure.IsWithheld ? $"不足{figure.Metric.ShownFrom}{figure.Metric.Dataset.Unit}，不显示" : $"“{figure.Metric.Name}”期内没有可算的记录",
            };
        }

        private async Task<Quantity> DerivedAsync(DerivedLeaf leaf, Period period, FigureGroup? group)
        {
            var metric = calculator.Derived(leaf.Id);
            if (calculator.Language.Read(metric.Formula).Expression is not { } formula) return Quantity.None($"“{metric.Name}”的算式现在读不出来", metric.Unit);
            var said = await ValueAsync(formula.Root, period, group);
            if (said.Value is not { } value) return said with { Unit = metric.Unit ?? said.Unit };
            var unit = metric.Unit ?? said.Unit ?? "";
            var inUnit = said.Unit is { } from && from != unit && FigureUnits.AreCompatible(from, unit) ? FigureUnits.Convert(value, from, unit) : value;
            return said with { Value = unit == FigureUnits.Percent && said is { Above: { } above, Below: { } below } && formula.Root is OperationNode { Sign: '/' } ? Percent(above, below, metric.Decimals) : Rounded(inUnit, metric.Decimals), Unit = unit };
        }

        // Quotients, sums

        private static Quantity Combined(OperationNode node, Quantity left, Quantity right)
        {
            var mark = left.Mark ?? right.Mark;
            if (left.Value is not { } a || right.Value is not { } b) return Quantity.None(left.Value is null ? left.Why! : right.Why!) with { Mark = mark };
            switch (node.Sign)
            {
                case '*': return new Quantity(Rounded(a * b, UsualDecimals), left.Unit ?? right.Unit) { Mark = mark };
                case '/' when node.Right is NumberLeaf: return b == 0 ? Quantity.None("除数是零") : new Quantity(Rounded(a / b, UsualDecimals), left.Unit) { Mark = mark };
                case '/': return Quotient(left, right) with { Mark = mark };
            }
            var (unit, other) = (left.Unit ?? "", InUnit(b, right.Unit, left.Unit));
            return new Quantity(node.Sign == '+' ? a + other : a - other, unit == FigureUnits.Percent && node.Sign == '-' ? FigureUnits.Points : unit) { Mark = mark, Above = a, Below = other };
        }

        private static Quantity Quotient(Quantity above, Quantity below)
        {
            var (a, unit) = (above.Value!.Value, FigureUnits.Quotient(above.Unit ?? "", below.Unit ?? ""));
            var b = unit == FigureUnits.Percent ? InUnit(below.Value!.Value, below.Unit, above.Unit) : below.Value!.Value;
            if (b == 0) return Quantity.None("除数是零，没有可比的数", unit);
            return new Quantity(unit == FigureUnits.Percent ? Percent(a, b, UsualDecimals) : Rounded(a / b, UsualDecimals), unit) { Above = a, Below = b };
        }

        private async Task<Quantity> PerBaseAsync(PerBase node, Period period, FigureGroup? group)
        {
            var counted = await ValueAsync(node.Inner, period, group);
            var per = calculator.Metrics.Bases.Find(node.Word)!;
            var unit = $"{counted.Unit}/{per.Unit}";
            if (counted.Value is not { } a) return counted with { Unit = unit };
            var below = await BaseAsync(calculator.Language.Read(per.Of).Expression!.Root, period);
            if (below.Value is not { } found) return Quantity.None(below.Why!, unit);
            var b = InUnit(found, below.Unit, per.Unit);
            return b == 0 ? Quantity.None($"“{per.Of}”是零", unit) : new Quantity(Rounded(a / b, UsualDecimals), unit) { Above = a, Below = b };
        }

        // A population is known at the end of a year: where the period has none of its own, that of the year before stands.
        private async Task<Quantity> BaseAsync(FigureNode node, Period period)
        {
            if (node is not IndicatorLeaf leaf) return await ValueAsync(node, period, null);
            var kept = _parts.Count;
            var now = await ValueAsync(leaf with { Span = leaf.Span ?? (calculator.Indicator(leaf.Id).Spans.Contains(IndicatorSpan.Point) ? IndicatorSpan.Point : null) }, period, null);
            if (now.Value is not null) return now;
            _parts.RemoveRange(kept, _parts.Count - kept);
            var end = new DateOnly(period.To.Year - 1, 12, 31);
            return await ValueAsync(leaf with { Span = leaf.Span ?? (calculator.Indicator(leaf.Id).Spans.Contains(IndicatorSpan.Point) ? IndicatorSpan.Point : IndicatorSpan.Year) }, new Period(end, end), null);
        }

        // What is taken of a figure

        // 当月、累计 say of which period the year or the period before is meant.
        private static (FigureNode Node, Period Period) Settled(FigureNode node, Period period) => node switch
        {
            DerivationNode { Of: Derivation.Cumulative } d => Settled(d.Inner, Period.YearTo(period.To)),
            DerivationNode { Of: Derivation.Month } d => Settled(d.Inner, MonthOf(period)),
            _ => (node, period),
        };

        private static Period MonthOf(Period period) => new(new DateOnly(period.To.Year, period.To.Month, 1), period.To);

        private async Task<Quantity> DerivationAsync(DerivationNode node, Period period, FigureGroup? group)
        {
            if (node.Of is Derivation.LastYear or Derivation.PeriodBefore or Derivation.Growth or Derivation.Increase or Derivation.Step or Derivation.StepIncrease)
            {
                (var inner, period) = Settled(node.Inner, period);
                node = node with { Inner = inner };
            }
            switch (node.Of)
            {
                case Derivation.Cumulative: return await ValueAsync(node.Inner, Period.YearTo(period.To), group);
                case Derivation.Month: return await ValueAsync(node.Inner, MonthOf(period), group);
                case Derivation.LastYear: return await ValueAsync(node.Inner, period.LastYear, group);
                case Derivation.PeriodBefore: return await ValueAsync(node.Inner, period.Previous, group);
                case Derivation.Growth or Derivation.Increase: return await ComparedAsync(node, period, period.LastYear, OfficialNumber.LastYear, group);
                case Derivation.Step or Derivation.StepIncrease: return await ComparedAsync(node, period, period.Previous, OfficialNumber.PeriodBefore, group);
                case Derivation.Rank: return await RankAsync(node.Inner, period, group);
                case Derivation.Share: return await ShareAsync(node.Inner, period, group);
                case Derivation.MonthlyMean: return await MonthlyMeanAsync(node.Inner, period, group);
                default:
                    var of = await ValueAsync(node.Inner, period, group);
                    var part = node.Of == Derivation.Numerator ? of.Above : of.Below;
                    return new Quantity(part, _parts.Count > 0 ? _parts[^1].Metric.Dataset.Unit : null) { Why = of.Why ?? "没有", Above = of.Above, Below = of.Below };
            }
        }

        private async Task<Quantity> ComparedAsync(DerivationNode node, Period period, Period earlier, ComparedWith with, FigureGroup? group)
        {
            var isGrowth = node.Of is Derivation.Growth or Derivation.Step;
            if (node.Of == Derivation.Growth && Reported(node.Inner, period) is { } reported)
            {
                var given = Said(await calculator.FigureAsync(reported.Metric, reported.Period, occasion, null, cancel));
                return given.Value is { } percent ? given with { Words = percent == 0 ? $"与{with.That}持平" : $"{with.Said}{(percent > 0 ? "增长" : "下降")}{OfficialNumber.Of(Math.Abs(percent))}％" } : given with { Why = "来源没有公布同比" };
            }
            var (now, before) = (await ValueAsync(node.Inner, period, group), await ValueAsync(node.Inner, earlier, group));
            var isShare = now.Unit is { } u && FigureUnits.IsShare(u);
            var unit = isGrowth ? isShare ? FigureUnits.Points : FigureUnits.Percent : now.Unit == FigureUnits.Percent ? FigureUnits.Points : now.Unit;
            if (now.Value is not { } value) return Quantity.None(now.Why!, unit);
            var mark = calculator.MarkOf(node.Inner, earlier, occasion);
            var result = new Quantity(before.Value is not { } was ? null : isGrowth && !isShare ? OfficialNumber.Growth(value, was) : value - was, unit) { Why = $"{with.That}没有可比的数", Above = value, Below = before.Value, Mark = mark };
            if (!isGrowth) return result;
            var words = isShare ? OfficialNumber.PointsWords(value, before.Value, with) : OfficialNumber.GrowthWords(value, before.Value, with);
            return result with { Words = result.Mark is null ? words : $"{words}（{DerivedFigure.NotComparable}）" };
        }

        // At comparable prices only the source can say.
        private (Metric Metric, Period Period)? Reported(FigureNode node, Period period)
        {
            if (node is not IndicatorLeaf { Nature: ObservationNature.Actual } leaf || calculator.Indicator(leaf.Id) is not { IsGrowthReported: true } indicator) return null;
            var span = leaf.Span ?? (indicator.Spans.Contains(IndicatorSpan.Cumulative) ? IndicatorSpan.Cumulative : indicator.Spans[0]);
            return (IndicatorMetric.Growth(calculator.Metrics, indicator, span), period);
        }

        private async Task<Quantity> MonthlyMeanAsync(FigureNode inner, Period period, FigureGroup? group)
        {
            var whole = await ValueAsync(inner, period, group);
            var months = (period.To.Year - period.From.Year) * 12 + period.To.Month - period.From.Month + 1;
            return whole.Value is { } value ? whole with { Value = Rounded(value / months, UsualDecimals), Above = value, Below = months } : whole;
        }

        // Groups

        private async Task<Quantity> RankAsync(FigureNode inner, Period period, FigureGroup? group)
        {
            if (Placed(inner, group) is not { } placed) return Quantity.None("“位次”要说明是谁的，例如 [主办单位=区供电公司]", FigureUnits.Place);
            var (node, mine) = (Ungrouped(inner), placed);
            var all = new List<(string? Name, decimal Value)>();
            foreach (var name in await GroupNamesAsync(node, period, mine.Field.Name))
                if ((await ValueAsync(node, period, mine with { Value = name })).Value is { } value) all.Add((name, value));
            if (all.FirstOrDefault(g => g.Name == mine.Value) is not { Name: not null } own) return Quantity.None($"“{mine.Label}”期内没有可排位的数", FigureUnits.Place);
            var lowestFirst = Leaves(node).OfType<MetricLeaf>().FirstOrDefault() is { } first && MetricOf(first).LowestIsFirst;
            var place = 1 + all.Count(g => lowestFirst ? g.Value < own.Value : g.Value > own.Value);
            return new Quantity(place, FigureUnits.Place) { Above = own.Value, Below = all.Count, Words = $"第{place}位（共{all.Count}个）" };
        }

        private async Task<Quantity> ShareAsync(FigureNode inner, Period period, FigureGroup? group)
        {
            if (Placed(inner, group) is not { } placed) return Quantity.None("“占比”要说明是谁的，例如 [主办单位=区供电公司]", FigureUnits.Percent);
            var (part, whole) = (await ValueAsync(Ungrouped(inner), period, placed), await ValueAsync(Ungrouped(inner), period, null));
            return part.Value is null || whole.Value is null ? Quantity.None(part.Why ?? whole.Why!, FigureUnits.Percent) : Quotient(part, whole);
        }

        private FigureGroup? Placed(FigureNode node, FigureGroup? group) => Leaves(node).OfType<MetricLeaf>().FirstOrDefault(l => l.Group is not null) is { Group: { } written } leaf
            ? new FigureGroup(FieldOf(MetricOf(leaf), written.Field)!, written.Value) : group;

        private async Task<IReadOnlyList<string>> GroupNamesAsync(FigureNode node, Period period, string field)
        {
            var names = new List<string>();
            foreach (var metric in Leaves(node).OfType<MetricLeaf>().Select(l => MetricOf(l).Within(occasion.WorkGroup)).DistinctBy(m => m.Key))
                if (FieldOf(metric, field) is { } by) names.AddRange((await calculator.GroupsAsync(metric, period, AsOf, by, cancel)).Select(f => f.Group!.Value).OfType<string>());
            return [.. names.Distinct(StringComparer.Ordinal)];
        }

        private IEnumerable<FigureNode> Leaves(FigureNode node) => calculator.Leaves(node);

        private static FigureNode Ungrouped(FigureNode node) => node switch
        {
            MetricLeaf m => m with { Group = null },
            DerivationNode d => d with { Inner = Ungrouped(d.Inner) },
            PerBase p => p with { Inner = Ungrouped(p.Inner) },
            OperationNode o => o with { Left = Ungrouped(o.Left), Right = Ungrouped(o.Right) },
            _ => node,
        };

        private static decimal InUnit(decimal value, string? from, string? to) => from is not null && to is not null && from != to && FigureUnits.AreCompatible(from, to) ? FigureUnits.Convert(value, from, to) : value;

        private static decimal Percent(decimal part, decimal all, int decimals) => part >= 0 && part <= all ? MetricRunner.Percent(part, all, decimals) : Rounded(part * 100 / all, decimals);

        private static decimal Rounded(decimal value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero);
    }

    private MetricBook Metrics => metrics;

    private FigureLanguage Language => field ??= metrics.Language(district);

    private Metric Current(string id) => metrics.Current(district, id);

    private DerivedMetric Derived(string id) => metrics.FindDerived(district, id) ?? throw new InvalidOperationException($"Derived metric {id} does not check");

    private Indicator Indicator(string id) => metrics.Indicators.Find(id)!;

    private IEnumerable<FigureNode> Leaves(FigureNode node) => node switch
    {
        DerivationNode d => Leaves(d.Inner),
        PerBase p => Leaves(p.Inner),
        OperationNode o => Leaves(o.Left).Concat(Leaves(o.Right)),
        DerivedLeaf d => Language.Read(Derived(d.Id).Formula).Expression is { } formula ? Leaves(formula.Root) : [],
        _ => [node],
    };

    /// <summary>What keeps a number from being compared with that of an earlier period; null: nothing.</summary>
    private string? MarkOf(FigureNode node, Period earlier, FigureOccasion occasion)
    {
        foreach (var leaf in Leaves(node))
        {
            var why = leaf switch
            {
                MetricLeaf m => Adjusted(Current(occasion.Instead?.GetValueOrDefault(m.Id, m.Id) ?? m.Id), earlier.To, occasion.Period.To),
                IndicatorLeaf i when !Indicator(i.Id).AreComparable(earlier.To, occasion.Period.To) => $"“{Indicator(i.Id).Name}”的口径在这之间改过",
                _ => null,
            };
            if (why is not null) return $"{DerivedFigure.NotComparable}：{why}";
        }
        return null;
    }

    private string? Adjusted(Metric metric, DateOnly earlier, DateOnly later)
    {
        if (metric.Changes.FirstOrDefault(c => c.From > earlier && c.From <= later && !c.IsComparable) is { } change) return $"“{metric.Name}”自{change.From.Year}年{change.From.Month}月起{change.Text}";
        var then = metrics.InEffect(district, metric.Id, LocalTime.ToUtc(earlier.AddDays(1), TimeOnly.MinValue));
        return then is null || then.Version == metric.Version || then.CountsLike(metric) ? null : $"“{metric.Name}”当时是第 {then.Version} 版口径，现在是第 {metric.Version} 版，两期都按第 {metric.Version} 版重算";
    }
}
