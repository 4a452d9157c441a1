using Yingshang.Cases.Catalogues;
using Yingshang.Cases.FileDemand;

namespace Yingshang.Cases.Routing;

/// <summary>A demand whose handling is known.</summary>
/// <param name="Source">demands of one source are left out together, so that none is found again by its own report</param>
public sealed record PublishedDemand(string Id, string Text, string? Topic, string Unit, string? Source, bool IsSolved);

/// <summary>One demand of the measurement: who handled it, what was proposed.</summary>
/// <param name="Habit">the published unit was a local habit, and why; it counts as not found</param>
public sealed record MeasuredDemand(PublishedDemand Demand, IReadOnlyList<string> Kinds, string? Habit, IReadOnlyList<RankedUnit> Proposed)
{
    public bool IsFirst => Kinds.Contains(Proposed[0].Key);
    public bool IsAmongThree => Proposed.Take(3).Any(p => Kinds.Contains(p.Key));
}

/// <summary>How often the right kind of unit stood first and among the first three.</summary>
public sealed record Hits(int All, int First, int AmongThree)
{
    public static Hits Of(IReadOnlyCollection<MeasuredDemand> rows) => new(rows.Count, rows.Count(r => r.IsFirst), rows.Count(r => r.IsAmongThree));
    public double FirstShare => All == 0 ? 0 : (double)First / All;
    public double AmongThreeShare => All == 0 ? 0 : (double)AmongThree / All;
}

/// <summary>The measurement of the routing over demands whose handling is known.</summary>
/// <param name="Unknown">units that the table of kinds does not know; their demands are not measured</param>
/// <param name="DeclaredOnly">the declarations without any past demand</param>
/// <param name="LearnedOnly">the past demands without any declaration</param>
public sealed record RoutingMeasurement(IReadOnlyList<MeasuredDemand> Rows, IReadOnlyList<PublishedDemand> Unknown, Hits DeclaredOnly, Hits LearnedOnly)
{
    public Hits All { get; } = Hits.Of([.. Rows]);

    /// <summary>Without those whose published unit was a local habit.</summary>
    public Hits ByDuty { get; } = Hits.Of([.. Rows.Where(r => r.Habit is null)]);

    /// <summary>Published kind, proposed kind, how often; what was right is not among them.</summary>
    public IReadOnlyList<(string Published, string Proposed, int Count)> Confusions =>
        [.. Rows.Where(r => !r.IsFirst).GroupBy(r => (r.Habit is null ? string.Join("或", r.Kinds) : "（当地习惯）", r.Proposed[0].Key))
            .Select(g => (g.Key.Item1, g.Key.Key, g.Count())).OrderByDescending(c => c.Item3).ThenBy(c => c.Item1, StringComparer.Ordinal)];

    public IReadOnlyList<(string Kind, Hits Hits)> ByKind =>
        [.. Rows.Where(r => r.Habit is null).GroupBy(r => string.Join("或", r.Kinds)).Select(g => (g.Key, Hits.Of([.. g]))).OrderByDescending(k => k.Item2.All).ThenBy(k => k.Key, StringComparer.Ordinal)];
}

/// <summary>Measures the routing by cross-validation: each demand is answered from its text alone, as at filing, with the declarations of the pack and the other demands of the
/// file as the past; those of the same source are left out with it.</summary>
public sealed class RoutingMeasure(RoutingTable rules, RoutingKinds kinds, DutyTable duties, RoutingWeights weights, DemandCatalogues catalogues)
{
    public RoutingMeasurement Run(IReadOnlyList<PublishedDemand> demands)
    {
        var known = demands.Select(d => (Demand: d, Unit: kinds.Of(d.Unit, d.Topic))).Where(d => d.Unit.IsKnown).ToList();
        var router = new Router(rules, kinds, duties, weights);
        var learned = new Router(rules, kinds, DutyTable.None, weights with { Rule = 0, RuleForComplaint = 0, RuleCo = 0, Addressed = 0, Territory = 0, Office = 0 });
        var none = new PastDemands([]);
        var rows = new List<MeasuredDemand>();
        var (declaredRows, learnedRows) = (new List<MeasuredDemand>(), new List<MeasuredDemand>());
        foreach (var (demand, unit) in known)
        {
            var past = new PastDemands([.. known.Where(o => IsElsewhere(o.Demand, demand)).Select(o => new PastDemand(Guid.Empty, o.Unit.Kinds, o.Demand.Text, o.Demand.IsSolved)).Where(p => p.Keys.Count > 0)]);
            rows.Add(Row(router, past));
            declaredRows.Add(Row(router, none));
            learnedRows.Add(Row(learned, past));

            MeasuredDemand Row(Router by, PastDemands from) => new(demand, unit.Kinds, unit.Habit, by.Rank(Question(demand), kinds.KindOf, from).Units);
        }
        return new RoutingMeasurement(rows, [.. demands.Where(d => !kinds.Of(d.Unit, d.Topic).IsKnown)], Hits.Of(declaredRows), Hits.Of(learnedRows));
    }

    private RoutingQuestion Question(PublishedDemand demand) => new(catalogues.NatureOf(demand.Text), catalogues.TopicOf(demand.Text), null, demand.Text);

    private static bool IsElsewhere(PublishedDemand other, PublishedDemand demand) =>
        other != demand && (string.IsNullOrEmpty(demand.Source) || other.Source != demand.Source);
}
