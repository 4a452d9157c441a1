using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.Matters;

/// <summary>Demands that could become a 一类事: many of one topic from several enterprises within ninety days.</summary>
public sealed record MatterSuggestion(string Topic, int Demands, int Enterprises);

/// <summary>A 一类事 in the list.</summary>
public sealed record MatterLine(Matter Matter, string Owner, int Members, MatterCount Count);

/// <summary>The 一类事 that this person may see: the office and the leaders all, a unit those it owns.</summary>
public sealed class MatterBook(DistrictDb db, MatterCounts counts, CurrentUser user)
{
    private const int Days = 90;
    private const int FewestDemands = 5;
    private const int FewestEnterprises = 3;
    private const int MostSuggestions = 6;
    private const int MostLines = 200;

    public IQueryable<Matter> Visible(string action = MatterActions.View) => user.ScopeOf(action) switch
    {
        Scope.District => db.Set<Matter>(),
        Scope.Unit when user.UnitId is { } unit => db.Set<Matter>().Where(m => m.OwnerUnitId == unit),
        _ => db.Set<Matter>().Where(_ => false),
    };

    /// <exception cref="NotThereException">not there, or not this person's</exception>
    public async Task<Matter> FindAsync(Guid id, string action, CancellationToken cancel)
    {
        if (!user.May(action)) throw new NotAllowedException(action);
        return await Visible(action).FirstOrDefaultAsync(m => m.Id == id, cancel) ?? throw new NotThereException($"matter {id}");
    }

    public async Task<IReadOnlyList<MatterLine>> LinesAsync(CancellationToken cancel)
    {
        var matters = await Visible().AsNoTracking().OrderBy(m => m.EffectiveOn != null).ThenBy(m => m.DueOn).ThenBy(m => m.Id).Take(MostLines).ToListAsync(cancel);
        var ids = matters.ConvertAll(m => m.Id);
        var members = await db.Set<MatterMember>().Where(m => ids.Contains(m.MatterId)).GroupBy(m => m.MatterId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.ShortName, cancel);
        var lines = new List<MatterLine>();
        foreach (var matter in matters) lines.Add(new MatterLine(matter, units.GetValueOrDefault(matter.OwnerUnitId, ""), members.GetValueOrDefault(matter.Id), await counts.OfAsync(matter, cancel)));
        return lines;
    }

    /// <summary>Topics with many demands lately for which nothing has been started.</summary>
    public async Task<IReadOnlyList<MatterSuggestion>> SuggestAsync(CancellationToken cancel)
    {
        var since = db.Now.AddDays(-Days);
        var taken = await db.Set<Matter>().Where(m => m.EffectiveOn == null).Select(m => m.Topic).ToListAsync(cancel);
        var topics = await (from c in db.Set<Case>()
                            where c.ReceivedAt >= since && c.State != CaseState.Withdrawn && c.State != CaseState.Merged
                            group c by c.Topic into g
                            select new { g.Key, Demands = g.Count(), Enterprises = g.Select(c => c.EnterpriseName).Distinct().Count() }).ToListAsync(cancel);
        return [.. topics.Where(t => t.Demands >= FewestDemands && t.Enterprises >= FewestEnterprises && t.Key != "其他" && !taken.Contains(t.Key))
            .OrderByDescending(t => t.Demands).ThenBy(t => t.Key, StringComparer.Ordinal).Take(MostSuggestions).Select(t => new MatterSuggestion(t.Key, t.Demands, t.Enterprises))];
    }

    /// <summary>Such demands that are no members yet, the newest first.</summary>
    public Task<List<Case>> CandidatesAsync(Matter matter, int most, CancellationToken cancel)
    {
        var since = db.Now.AddDays(-Days);
        return counts.Such(matter.Topic, matter.Words).AsNoTracking().Where(c => c.ReceivedAt >= since && !db.Set<MatterMember>().Any(m => m.CaseId == c.Id))
            .OrderByDescending(c => c.ReceivedAt).Take(most).ToListAsync(cancel);
    }
}
