using Yingshang.Feel;
using Yingshang.Indicators;
using Yingshang.WorkCalendars;

namespace Yingshang.Metrics;

/// <summary>One term of an expression being computed: the figures it needs, in their periods.</summary>
/// <param name="occasion">with its instant</param>
internal sealed class FigureRun(FigureCalculator calculator, FigureOccasion occasion, CancellationToken cancel)
{
    private const int UsualDecimals = 2;

    private readonly List<Figure> _parts = [];

    /// <summary>Each figure once, in the order in which they were needed.</summary>
    public IReadOnlyList<Figure> Parts => _parts;

    private MetricBook Metrics => calculator.Metrics;

    public async Task<FigureQuantity> ValueAsync(FigureNode node, Period period, FigureGroup? group) => (await RawAsync(node, period, group)).Rounded(UsualDecimals);

    private async Task<FigureQuantity> RawAsync(FigureNode node, Period period, FigureGroup? group)
    {
        switch (node)
        {
            case MetricLeaf or SettledLeaf: return await MetricAsync(node, period, group);
            case IndicatorLeaf i: return await IndicatorAsync(i, period);
            case DerivedLeaf d: return await DerivedAsync(d, period, group);
            case SpanNode s: return await RawAsync(s.Inner, s.Over.Of(period), group);
            case PerBase p: return await PerBaseAsync(p, period, group);
            case DerivationNode d: return await DerivationAsync(d, period, group);
        }
        var known = new Dictionary<FigureNode, FigureQuantity>();
        foreach (var term in node.Terms.Where(t => !t.IsArithmetic)) known[term] = await ValueAsync(term, period, group);
        return new FigureArithmetic(n => known[n], true).Value(node);
    }

    // Leaves

    private async Task<FigureQuantity> MetricAsync(FigureNode leaf, Period period, FigureGroup? group)
    {
        var metric = MetricOf(leaf);
        if (leaf is MetricLeaf { Where: { } where })
        {
            if (metric.Where(where).Metric is not { } narrowed) return FigureQuantity.None($"“{metric.Name}”不能按“{where}”数", metric.Unit);
            metric = narrowed;
        }
        if (leaf is MetricLeaf && occasion.WorkGroup is not null)
        {
            if (!metric.CanBeWithin) return FigureQuantity.None($"“{metric.Name}”不能按专班数", metric.Unit);
            metric = metric.Within(occasion.WorkGroup);
        }
        if (group is null) return Said(await calculator.FigureAsync(metric, period, occasion, null, cancel));
        return FieldOf(metric, group.Field.Name) is not { } field ? FigureQuantity.None($"“{metric.Name}”不能按“{group.Field.Name}”分", metric.Unit)
            : Said(await calculator.FigureAsync(metric, period, occasion, group with { Field = field }, cancel));
    }

    /// <summary>Whole, of all 专班.</summary>
    private Metric MetricOf(FigureNode leaf)
    {
        if (leaf is SettledLeaf settled) return settled.Metric;
        var named = (MetricLeaf)leaf;
        var id = occasion.Instead?.GetValueOrDefault(named.Id, named.Id) ?? named.Id;
        var metric = named.Version is { } version && id == named.Id ? Metrics.At(calculator.District, id, version) : occasion.DefinedAt is { } at ? Metrics.InEffect(calculator.District, id, at) : null;
        return metric ?? Metrics.Current(calculator.District, id);
    }

    private static Field? FieldOf(Metric metric, string name) => metric.GroupFields.FirstOrDefault(f => f.Name == name);

    private async Task<FigureQuantity> IndicatorAsync(IndicatorLeaf leaf, Period period)
    {
        var indicator = IndicatorOf(leaf);
        var asked = leaf.Span == IndicatorSpan.Year ? new FigureSpan("全年").Of(period) : period;
        if (IndicatorMetric.For(Metrics, indicator, leaf.Span, leaf.Nature, asked) is not { } metric)
            return FigureQuantity.None($"“{indicator.Name}”没有{period.Words}这样的期间的数，只有{string.Join("、", indicator.Spans.Select(s => s.Word))}", indicator.Unit);
        var said = Said(await calculator.FigureAsync(metric, asked, occasion, null, cancel));
        return said.Value is null ? said with { Why = $"“{metric.Name}”{period.Words}的数还没有登记" } : said;
    }

    private Indicator IndicatorOf(IndicatorLeaf leaf) => Metrics.Indicators.Find(leaf.Id)!;

    private FigureQuantity Said(Figure figure)
    {
        if (!_parts.Contains(figure)) _parts.Add(figure);
        return new FigureQuantity(figure.Value, figure.Metric.Unit)
        {
            Above = figure.Numerator, Below = figure.Denominator,
            Why = figure.Value is not null ? null : figure.IsWithheld ? $"不足{figure.Metric.ShownFrom}{figure.Metric.Dataset.Unit}，不显示" : $"“{figure.Metric.Name}”期内没有可算的记录",
        };
    }

    private async Task<FigureQuantity> DerivedAsync(DerivedLeaf leaf, Period period, FigureGroup? group)
    {
        var metric = DerivedOf(leaf);
        if (calculator.Language.Read(metric.Formula).Expression is not { } formula) return FigureQuantity.None($"“{metric.Name}”的算式现在读不出来", metric.Unit);
        var raw = await RawAsync(formula.Root, period, group);
        var unit = metric.Unit ?? raw.Unit ?? "";
        return raw.Value is null ? raw with { Unit = metric.Unit ?? raw.Unit } : (raw with { Value = raw.In(unit), Unit = unit, IsRaw = true, IsQuotient = raw.IsQuotient && unit == raw.Unit }).Rounded(metric.Decimals);
    }

    private DerivedMetric DerivedOf(DerivedLeaf leaf)
    {
        var current = Metrics.FindDerived(calculator.District, leaf.Id) ?? throw new InvalidOperationException($"Derived metric {leaf.Id} does not check");
        return leaf.Version is { } version ? Metrics.DerivedAt(calculator.District, leaf.Id, version) ?? current : current;
    }

    private async Task<FigureQuantity> PerBaseAsync(PerBase node, Period period, FigureGroup? group)
    {
        var counted = await ValueAsync(node.Inner, period, group);
        var per = Metrics.Bases.Find(node.Word)!;
        var unit = $"{counted.Unit}/{per.Unit}";
        if (counted.Value is not { } a) return counted with { Unit = unit };
        var below = await BaseAsync(calculator.Language.Read(per.Of).Expression!.Root, period);
        if (below.Value is null) return FigureQuantity.None(below.Why!, unit);
        var b = below.In(per.Unit)!.Value;
        return b == 0 ? FigureQuantity.None($"“{per.Of}”是零", unit) : new FigureQuantity(MetricRunner.Rounded(a / b, UsualDecimals), unit) { Above = a, Below = b };
    }

    // A population is known at the end of a year: where the period has none of its own, that of the year before stands.
    private async Task<FigureQuantity> BaseAsync(FigureNode node, Period period)
    {
        if (node is not IndicatorLeaf leaf) return await ValueAsync(node, period, null);
        var kept = _parts.Count;
        var hasPoint = IndicatorOf(leaf).Spans.Contains(IndicatorSpan.Point);
        var now = await ValueAsync(leaf with { Span = leaf.Span ?? (hasPoint ? IndicatorSpan.Point : null) }, period, null);
        if (now.Value is not null) return now;
        _parts.RemoveRange(kept, _parts.Count - kept);
        var end = new DateOnly(period.To.Year - 1, 12, 31);
        return await ValueAsync(leaf with { Span = leaf.Span ?? (hasPoint ? IndicatorSpan.Point : IndicatorSpan.Year) }, new Period(end, end), null);
    }

    // What is taken of a figure

    // 当月、累计 say of which period the year or the period before is meant.
    private static (FigureNode Node, Period Period) Settled(FigureNode node, Period period) => node is SpanNode span ? Settled(span.Inner, span.Over.Of(period)) : (node, period);

    private async Task<FigureQuantity> DerivationAsync(DerivationNode node, Period asked, FigureGroup? group)
    {
        var (inner, period) = Settled(node.Inner, asked);
        switch (node.Of)
        {
            case Derivation.Value: return await ValueAsync(inner, period, group);
            case Derivation.LastYear: return await ValueAsync(inner, period.LastYear, group);
            case Derivation.PeriodBefore: return await ValueAsync(inner, period.Previous, group);
            case Derivation.Growth or Derivation.Increase or Derivation.More: return await ComparedAsync(node.Of, inner, period, period.LastYear, OfficialNumber.LastYear, group);
            case Derivation.Step or Derivation.StepIncrease: return await ComparedAsync(node.Of, inner, period, period.Previous, OfficialNumber.PeriodBefore, group);
            case Derivation.Rank: return await RankAsync(inner, period, group);
            case Derivation.Share: return await ShareAsync(inner, period, group);
            case Derivation.MonthlyMean: return await MonthlyMeanAsync(inner, period, group);
            default:
                var of = await ValueAsync(inner, period, group);
                var part = node.Of == Derivation.Numerator ? of.Above : of.Below;
                return new FigureQuantity(part, _parts.Count > 0 ? _parts[^1].Metric.Dataset.Unit : null) { Why = of.Why ?? "没有", Above = of.Above, Below = of.Below };
        }
    }

    private async Task<FigureQuantity> ComparedAsync(Derivation of, FigureNode inner, Period period, Period earlier, ComparedWith with, FigureGroup? group)
    {
        var isGrowth = of is Derivation.Growth or Derivation.Step;
        if (of == Derivation.Growth && Reported(inner) is { } reported)
        {
            var given = Said(await calculator.FigureAsync(reported, period, occasion, null, cancel));
            return given.Value is { } percent ? given with { Words = percent == 0 ? $"与{with.That}持平" : $"{with.Said}{(percent > 0 ? "增长" : "下降")}{OfficialNumber.Of(Math.Abs(percent))}％" } : given with { Why = "来源没有公布同比" };
        }
        var (now, before) = (await ValueAsync(inner, period, group), await ValueAsync(inner, earlier, group));
        var isShare = now.Unit is { } u && FigureUnits.IsShare(u);
        var unit = isGrowth ? isShare ? FigureUnits.Points : FigureUnits.Percent : now.Unit == FigureUnits.Percent ? FigureUnits.Points : now.Unit;
        if (now.Value is not { } value) return FigureQuantity.None(now.Why!, unit) with { Below = before.Value };
        var mark = MarkOf(inner, earlier, period);
        var result = new FigureQuantity(before.Value is not { } was ? null : isGrowth && !isShare ? OfficialNumber.Growth(value, was) : value - was, unit) { Why = $"{with.That}没有可比的数", Above = value, Below = before.Value, Mark = mark };
        var words = of switch
        {
            Derivation.More => before.Value is not { } base_ ? result.Why! : isShare ? OfficialNumber.PointsWords(value, base_, with) : OfficialNumber.MoreWords(value, base_, now.Unit ?? "", with),
            Derivation.Growth or Derivation.Step => isShare ? OfficialNumber.PointsWords(value, before.Value, with, occasion.Steady) : OfficialNumber.GrowthWords(value, before.Value, with, occasion.Steady),
            _ => null,
        };
        return words is null ? result : result with { Words = mark is null ? words : $"{words}（{DerivedFigure.NotComparable}）" };
    }

    // At comparable prices only the source can say.
    private Metric? Reported(FigureNode node)
    {
        if (node is not IndicatorLeaf { Nature: ObservationNature.Actual } leaf || IndicatorOf(leaf) is not { IsGrowthReported: true } indicator) return null;
        return IndicatorMetric.Growth(Metrics, indicator, leaf.Span ?? (indicator.Spans.Contains(IndicatorSpan.Cumulative) ? IndicatorSpan.Cumulative : indicator.Spans[0]));
    }

    private async Task<FigureQuantity> MonthlyMeanAsync(FigureNode inner, Period period, FigureGroup? group)
    {
        var whole = await ValueAsync(inner, period, group);
        var months = (period.To.Year - period.From.Year) * 12 + period.To.Month - period.From.Month + 1;
        return whole.Value is { } value ? whole with { Value = MetricRunner.Rounded(value / months, UsualDecimals), Above = value, Below = months } : whole;
    }

    // Groups

    private async Task<FigureQuantity> RankAsync(FigureNode inner, Period period, FigureGroup? group)
    {
        if (Placed(inner, group) is not { } mine) return FigureQuantity.None("“位次”要说明是谁的，例如 [主办单位=区供电公司]", FigureUnits.Place);
        var node = Ungrouped(inner);
        var all = new List<(string? Name, decimal Value)>();
        foreach (var name in await GroupNamesAsync(node, period, mine.Field.Name))
            if ((await ValueAsync(node, period, mine with { Value = name })).Value is { } value) all.Add((name, value));
        if (all.FirstOrDefault(g => g.Name == mine.Value) is not { Name: not null } own) return FigureQuantity.None($"“{mine.Label}”期内没有可排位的数", FigureUnits.Place);
        var lowestFirst = MetricsIn(node).FirstOrDefault()?.LowestIsFirst ?? false;
        var place = 1 + all.Count(g => lowestFirst ? g.Value < own.Value : g.Value > own.Value);
        return new FigureQuantity(place, FigureUnits.Place) { Above = own.Value, Below = all.Count, Words = $"第{place}位（共{all.Count}个）" };
    }

    private async Task<FigureQuantity> ShareAsync(FigureNode inner, Period period, FigureGroup? group)
    {
        if (Placed(inner, group) is not { } placed) return FigureQuantity.None("“占比”要说明是谁的，例如 [主办单位=区供电公司]", FigureUnits.Percent);
        var (part, whole) = (await ValueAsync(Ungrouped(inner), period, placed), await ValueAsync(Ungrouped(inner), period, null));
        return part.Value is null || whole.Value is null ? FigureQuantity.None(part.Why ?? whole.Why!, FigureUnits.Percent) : FigureArithmetic.Quotient(part, whole).Rounded(UsualDecimals);
    }

    private FigureGroup? Placed(FigureNode node, FigureGroup? group) => Leaves(node).OfType<MetricLeaf>().FirstOrDefault(l => l.Group is not null) is { Group: { } written } leaf
        ? new FigureGroup(FieldOf(MetricOf(leaf), written.Field)!, written.Value) : group;

    private async Task<IReadOnlyList<string>> GroupNamesAsync(FigureNode node, Period period, string field)
    {
        var names = new List<string>();
        foreach (var metric in MetricsIn(node).Select(m => m.WorkGroup is null ? m.Within(occasion.WorkGroup) : m).DistinctBy(m => m.Key))
            if (FieldOf(metric, field) is { } by) names.AddRange((await calculator.GroupsAsync(metric, period, occasion.AsOf!.Value, by, cancel)).Select(f => f.Group!.Value).OfType<string>());
        return [.. names.Distinct(StringComparer.Ordinal)];
    }

    private IEnumerable<Metric> MetricsIn(FigureNode node) => Leaves(node).Where(l => l is MetricLeaf or SettledLeaf).Select(l => l is MetricLeaf { Where: { } where } ? MetricOf(l).Where(where).Metric ?? MetricOf(l) : MetricOf(l));

    private IEnumerable<FigureNode> Leaves(FigureNode node) => node.Leaves.SelectMany(l => l is DerivedLeaf d ? calculator.Language.Read(DerivedOf(d).Formula).Expression is { } formula ? Leaves(formula.Root) : [] : [l]);

    private static FigureNode Ungrouped(FigureNode node) => node switch
    {
        MetricLeaf { Group: not null } m => m with { Group = null, Where = null },
        SpanNode s => s with { Inner = Ungrouped(s.Inner) },
        DerivationNode d => d with { Inner = Ungrouped(d.Inner) },
        PerBase p => p with { Inner = Ungrouped(p.Inner) },
        NegationNode n => new NegationNode(Ungrouped(n.Inner)),
        OperationNode o => o with { Left = Ungrouped(o.Left), Right = Ungrouped(o.Right) },
        _ => node,
    };

    // Comparing

    /// <summary>What keeps a number from being compared with that of an earlier period; null: nothing.</summary>
    private string? MarkOf(FigureNode node, Period earlier, Period later)
    {
        foreach (var leaf in Leaves(node))
        {
            var why = leaf switch
            {
                MetricLeaf or SettledLeaf => Adjusted(MetricOf(leaf), earlier.To, later.To),
                IndicatorLeaf i when !IndicatorOf(i).AreComparable(earlier.To, later.To) => $"“{IndicatorOf(i).Name}”的口径在这之间改过",
                _ => null,
            };
            if (why is not null) return $"{DerivedFigure.NotComparable}：{why}";
        }
        return null;
    }

    private string? Adjusted(Metric metric, DateOnly earlier, DateOnly later)
    {
        if (metric.Changes.FirstOrDefault(c => c.From > earlier && c.From <= later && !c.IsComparable) is { } change) return $"“{metric.Name}”自{change.From.Year}年{change.From.Month}月起{change.Text}";
        var then = Metrics.InEffect(calculator.District, metric.Id, LocalTime.ToUtc(earlier.AddDays(1), TimeOnly.MinValue));
        return then is null || then.Version == metric.Version || then.CountsLike(Metrics.At(calculator.District, metric.Id, metric.Version) ?? metric) ? null : $"“{metric.Name}”当时是第 {then.Version} 版口径，现在是第 {metric.Version} 版，两期都按第 {metric.Version} 版重算";
    }
}
