namespace Yingshang.Cases.Routing;

/// <summary>What is asked of the router.</summary>
/// <param name="Territory">short name of the township or park, for rules</param>
public sealed record RoutingQuestion(string Nature, string Topic, string? Territory, string Text);

/// <summary>A unit, or a kind of unit, with the grounds on which it is proposed.</summary>
/// <param name="Score">sum of the grounds; only its order means something</param>
/// <param name="Rule">the reason of the declared rule</param>
/// <param name="Duty">the duty that the words speak of</param>
/// <param name="Asked">the enterprise asks for it by name: 请人社部门</param>
/// <param name="Similar">past demands like this one that it answered, nearest first</param>
/// <param name="IsCo">the declared rule names it as 协办</param>
public sealed record RankedUnit(string Key, double Score, string? Rule, DutyMatch? Duty, string? Asked, IReadOnlyList<Likeness> Similar, bool IsCo);

/// <summary>What the router says.</summary>
/// <param name="Units">best first</param>
/// <param name="Similar">the past demands looked at</param>
/// <param name="Rule">what the declared rules alone say</param>
public sealed record Ranking(IReadOnlyList<RankedUnit> Units, IReadOnlyList<Likeness> Similar, RoutingAdvice? Rule);

/// <summary>
/// 交办建议: declared rules, the table of duties, the unit that the enterprise asks for and the past demands most like this one, each with its weight. The same code answers on
/// the desk, where a key is a unit of the district, and in the measurement, where it is a kind of unit.
/// </summary>
public sealed class Router(RoutingTable rules, RoutingKinds kinds, DutyTable duties, RoutingWeights weights)
{
    private const string OfTerritory = "属地";
    private const string OfOffice = "营商办";

    /// <param name="keyOf">the key of a function; null where the district has nobody for it</param>
    public Ranking Rank(RoutingQuestion asked, Func<string, string?> keyOf, PastDemands past, Guid? except = null)
    {
        var grounds = new Dictionary<string, Grounds>(StringComparer.Ordinal);
        Grounds? Of(string? key) => key is null ? null : grounds.TryGetValue(key, out var known) ? known : grounds[key] = new Grounds();
        Grounds? OfKind(string kind) => Of(kinds.FunctionOf(kind) is { } function ? keyOf(function) : null);

        OfKind(OfTerritory)?.Add(weights.Territory);
        OfKind(OfOffice)?.Add(weights.Office);
        var rule = rules.Advise(asked.Nature, asked.Topic, asked.Territory, asked.Text);
        if (rule is not null && (IsComplaint(asked) || !rule.IsCatchAll))
        {
            Of(keyOf(rule.Function))?.ByRule(rule.Reason, IsComplaint(asked) ? weights.RuleForComplaint : weights.Rule);
            foreach (var co in rule.Co) Of(keyOf(co))?.AsCo(weights.RuleCo);
        }
        foreach (var match in duties.In(asked.Text, weights)) OfKind(match.Duty.Kind)?.ByDuty(match);
        foreach (var (kind, words) in kinds.AskedIn(asked.Text)) OfKind(kind)?.ByName(words, weights.Addressed);
        var similar = past.Like(asked.Text, weights.Neighbours, weights.LeastLikeness, except);
        foreach (var like in similar)
            foreach (var key in like.Demand.Keys)
                Of(key)?.ByPast(like, weights.Past * like.Share * (like.Demand.IsSolved ? 1 : weights.PastUnsolved) / like.Demand.Keys.Count);

        var ranked = grounds.Select(g => g.Value.Rank(g.Key, weights)).OrderByDescending(r => r.Score).ThenBy(r => r.Key, StringComparer.Ordinal).ToList();
        return new Ranking(ranked, similar, rule);
    }

    private static bool IsComplaint(RoutingQuestion asked) => asked.Nature is "投诉" or "举报";

    /// <summary>Who usually assists: of the rule, else of the duty that decided. Functions.</summary>
    public IReadOnlyList<string> CoOf(RankedUnit lead, RoutingAdvice? rule, bool isRule) =>
        isRule && rule is not null ? rule.Co : [.. (lead.Duty?.Duty.Co ?? []).Select(kinds.FunctionOf).OfType<string>()];

    private sealed class Grounds
    {
        private readonly List<DutyMatch> _duties = [];
        private readonly List<Likeness> _similar = [];
        private double _score;
        private string? _rule;
        private string? _asked;
        private bool _isCo;

        public void Add(double weight) => _score += weight;

        public void AsCo(double weight) => (_isCo, _score) = (true, _score + weight);

        public void ByRule(string reason, double weight) => (_rule, _score) = (reason, _score + weight);

        public void ByDuty(DutyMatch match) => _duties.Add(match);

        public void ByName(string words, double weight)
        {
            if (_asked is null) _score += weight;
            _asked ??= words;
        }

        public void ByPast(Likeness like, double weight)
        {
            _similar.Add(like);
            _score += weight;
        }

        public RankedUnit Rank(string key, RoutingWeights weights)
        {
            var best = _duties.MaxBy(d => d.Score);
            var byDuty = best is null ? 0 : best.Score + weights.OtherDuties * (_duties.Sum(d => d.Score) - best.Score);
            return new RankedUnit(key, _score + byDuty, _rule, best, _asked, _similar, _isCo);
        }
    }
}
