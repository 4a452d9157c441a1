using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Catalogues;
using Yingshang.Cases.Engine;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Routing;

/// <summary>A unit proposed as 主办, with the grounds said beside it.</summary>
public sealed record UnitProposal(Unit Unit, IReadOnlyList<string> Grounds)
{
    public string Reason => string.Join("；", Grounds);
}

/// <summary>A past demand like this one, and how it ended.</summary>
/// <param name="Share">likeness of the wording, 0 to 1</param>
/// <param name="Words">passages that both have</param>
/// <param name="WorkingDays">from receipt to answer</param>
public sealed record SimilarDemand(Guid Id, string Number, string Title, Guid UnitId, string Unit, string? Outcome, DateOnly ReceivedOn, int WorkingDays, double Share, IReadOnlyList<string> Words);

/// <summary>What the desk proposes for a demand; the unit complained about never.</summary>
/// <param name="Group">专班 that looks after the topic</param>
/// <param name="Groups">every 专班 there is</param>
public sealed record Proposals(IReadOnlyList<UnitProposal> Lead, IReadOnlyList<Unit> Co, Unit? Avoided, WorkGroup? Group, IReadOnlyList<WorkGroup> Groups, IReadOnlyList<SimilarDemand> Similar)
{
    public Guid? First => Lead.FirstOrDefault()?.Unit.Id;
}

public sealed class UnitProposer(DistrictDb db, District district, RoutingMemories memories)
{
    private const int MostLeads = 3;
    private const int MostSimilar = 5;
    private const int MostWords = 3;

    public async Task<Proposals> ForAsync(Case c, Demand demand, CancellationToken cancel)
    {
        var units = await db.Units.AsNoTracking().OrderBy(u => u.Order).ToListAsync(cancel);
        var territory = units.Find(u => u.Id == c.TerritoryUnitId);
        Unit? Of(string function) => function == "属地" ? territory : units.Find(u => u.Functions.Contains(function));

        var router = new Router(district.Declared<RoutingTable>(), district.Declared<RoutingKinds>(), district.Declared<DutyTable>(), district.Declared<RoutingWeights>());
        var past = await memories.Of(district).OfAsync(db, cancel);
        var ranking = router.Rank(new RoutingQuestion(c.Nature, c.Topic, territory?.ShortName, demand.Text), f => Of(f)?.Id.ToString(), past, c.Id);
        var similar = await SimilarAsync(ranking.Similar, units, cancel);

        var groups = await db.WorkGroups.AsNoTracking().OrderBy(g => g.Code).ToListAsync(cancel);
        var avoided = units.Find(u => u.Id == demand.ComplainedUnitId);
        var leads = new List<UnitProposal>();
        IReadOnlyList<string> co = [];
        foreach (var ranked in ranking.Units)
        {
            if (leads.Count == MostLeads) break;
            if (units.Find(u => u.Id.ToString() == ranked.Key) is not { } unit || unit.Id == avoided?.Id) continue;
            var grounds = Grounds(ranked, unit, territory, similar);
            // The office itself is no proposal where somebody is.
            if (grounds.Count == 0 && leads.Count > 0) continue;
            if (leads.Count == 0) co = router.CoOf(ranked, ranking.Rule, ranked.Rule is not null);
            leads.Add(new UnitProposal(unit, grounds.Count > 0 ? grounds : ["没有更合适的，由它研判后指定"]));
        }
        return new Proposals(leads, [.. co.Select(Of).OfType<Unit>().Where(u => u.Id != avoided?.Id && u.Id != leads[0].Unit.Id).DistinctBy(u => u.Id)],
            avoided, OfTopic(groups, c.Topic), groups, [.. similar.Take(MostSimilar)]);
    }

    private static IReadOnlyList<string> Grounds(RankedUnit ranked, Unit unit, Unit? territory, IReadOnlyList<SimilarDemand> similar)
    {
        var grounds = new List<string>();
        if (ranked.Rule is { } rule) grounds.Add(rule);
        if (ranked.Asked is { } asked) grounds.Add($"企业点名“{asked}”");
        if (ranked.Duty is { } duty) grounds.Add($"{duty.Duty.Name}（{string.Concat(duty.Words.Take(MostWords).Select(w => $"“{w}”"))}）");
        var handled = similar.Where(s => s.UnitId == unit.Id).ToList();
        if (handled.Count > 0)
        {
            var solved = handled.Where(s => s.Outcome == "已解决").ToList();
            grounds.Add($"相似的 {handled.Count} 件由它办，{(solved.Count == 0 ? "都没有解决" : $"{solved.Count} 件已解决，平均 {Math.Round(solved.Average(s => s.WorkingDays)):0} 个工作日")}");
        }
        if (grounds.Count == 0 && unit.Id == territory?.Id) grounds.Add("企业所在地");
        if (grounds.Count == 0 && ranked.IsCo) grounds.Add("这类诉求按交办规则由它配合");
        return grounds;
    }

    private WorkGroup? OfTopic(List<WorkGroup> groups, string topic) =>
        district.Declared<DemandCatalogues>().Topics.FirstOrDefault(t => t.Name == topic)?.Group is { } of ? groups.Find(g => g.Topics.Contains(of)) : null;

    private async Task<IReadOnlyList<SimilarDemand>> SimilarAsync(IReadOnlyList<Likeness> likenesses, List<Unit> units, CancellationToken cancel)
    {
        var ids = likenesses.Select(l => l.Demand.Id).ToList();
        var rows = await db.Set<Case>().AsNoTracking().Where(c => ids.Contains(c.Id) && c.LeadUnitId != null && c.AnsweredOn != null)
            .Select(c => new { c.Id, c.Number, c.Title, c.LeadUnitId, c.Outcome, c.ReceivedOn, c.AnsweredOn }).ToDictionaryAsync(c => c.Id, cancel);
        // Reopened meanwhile: it has not ended yet.
        return [.. likenesses.Where(l => rows.ContainsKey(l.Demand.Id)).Select(l => (Like: l, Row: rows[l.Demand.Id])).Select(l => new SimilarDemand(
            l.Row.Id, l.Row.Number, l.Row.Title, l.Row.LeadUnitId!.Value, units.Find(u => u.Id == l.Row.LeadUnitId)?.ShortName ?? "", l.Row.Outcome, l.Row.ReceivedOn,
            district.Calendar.WorkingDaysBetween(l.Row.ReceivedOn, l.Row.AnsweredOn!.Value), l.Like.Share, l.Like.Words))];
    }
}
