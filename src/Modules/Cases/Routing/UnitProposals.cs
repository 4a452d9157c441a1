using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Catalogues;
using Yingshang.Cases.Engine;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.Routing;

/// <summary>A unit proposed as 主办, with the reason said beside it.</summary>
public sealed record UnitProposal(Unit Unit, string Reason);

/// <summary>What the desk proposes for a demand: the rule's unit first, then those that ended similar demands; the unit complained about never.</summary>
/// <param name="Group">专班 that looks after the topic</param>
public sealed record Proposals(IReadOnlyList<UnitProposal> Lead, IReadOnlyList<Unit> Co, Unit? Avoided, string? Group);

public sealed class UnitProposer(DistrictDb db, District district)
{
    private const int Recent = 300;

    public async Task<Proposals> ForAsync(Case c, Demand demand, CancellationToken cancel)
    {
        var units = await db.Units.AsNoTracking().OrderBy(u => u.Order).ToListAsync(cancel);
        var territory = units.Find(u => u.Id == c.TerritoryUnitId);
        var advice = district.Declared<RoutingTable>().Advise(demand.Nature, demand.Topic, territory?.ShortName, demand.Text);
        var similar = await SimilarAsync(c, demand, cancel);
        Unit? Of(string function) => function == "属地" ? territory : units.Find(u => u.Functions.Contains(function));

        var lead = new List<UnitProposal>();
        if (advice is not null && Of(advice.Function) is { } first) lead.Add(new UnitProposal(first, Join(advice.Reason, Said(similar, first.Id))));
        foreach (var past in similar.OrderByDescending(s => s.Solved).ThenByDescending(s => s.All))
            if (lead.TrueForAll(p => p.Unit.Id != past.UnitId) && units.Find(u => u.Id == past.UnitId) is { } unit) lead.Add(new UnitProposal(unit, Said(similar, unit.Id)!));
        if (territory is not null && lead.TrueForAll(p => p.Unit.Id != territory.Id)) lead.Add(new UnitProposal(territory, "企业所在地"));

        var avoided = units.Find(u => u.Id == demand.ComplainedUnitId);
        return new Proposals([.. lead.Where(p => p.Unit.Id != avoided?.Id).Take(3)],
            [.. (advice?.Co ?? []).Select(Of).OfType<Unit>().Where(u => u.Id != avoided?.Id).DistinctBy(u => u.Id)], avoided, await GroupAsync(demand.Topic, cancel));
    }

    private async Task<string?> GroupAsync(string topic, CancellationToken cancel)
    {
        var of = district.Declared<DemandCatalogues>().Topics.FirstOrDefault(t => t.Name == topic)?.Group;
        var groups = await db.WorkGroups.AsNoTracking().OrderBy(g => g.Code).ToListAsync(cancel);
        return of is null ? null : groups.Find(g => g.Topics.Contains(of))?.Name;
    }

    private sealed record Past(Guid UnitId, int All, int Solved);

    private async Task<List<Past>> SimilarAsync(Case c, Demand demand, CancellationToken cancel)
    {
        // The newest of a topic stand at the end of its index, since ids rise with time.
        var recent = from d in db.Set<Demand>() join past in db.Set<Case>() on d.Id equals past.Id
                     where d.Topic == demand.Topic && past.LeadUnitId != null && past.AnsweredAt != null && past.Id != c.Id
                     orderby d.Id descending select new { past.LeadUnitId, past.Outcome };
        var rows = await recent.Take(Recent).ToListAsync(cancel);
        return [.. rows.GroupBy(r => r.LeadUnitId!.Value).Select(g => new Past(g.Key, g.Count(), g.Count(r => r.Outcome == "已解决")))];
    }

    private static string? Said(List<Past> similar, Guid unit) =>
        similar.Find(s => s.UnitId == unit) is { } past ? $"同类近 {past.All} 件由它办，{past.Solved} 件已解决" : null;

    private static string Join(string reason, string? more) => more is null ? reason : $"{reason}；{more}";
}
