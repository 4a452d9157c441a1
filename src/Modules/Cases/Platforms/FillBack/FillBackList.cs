using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.Platforms.FillBack;

/// <summary>待回填: answered demands of the platforms whose reply has not been typed back there. A unit has those that it led. Injectable, scoped.</summary>
public sealed class FillBackList(DistrictDb db, CaseAccess access, PlatformBook platforms, CurrentUser user)
{
    /// <summary>What one person types back in a day, many times over.</summary>
    public const int Most = 200;

    public IQueryable<Case> Waiting(PlatformLayout? layout = null)
    {
        IReadOnlyList<string> channels = layout is null ? platforms.Channels : [layout.Channel];
        var cases = access.Visible(ExternalActions.FillBack);
        if (access.ReadingUnit(ExternalActions.FillBack) is { } unit) cases = cases.Where(c => c.LeadUnitId == unit);
        return from d in db.Set<Demand>()
               where d.ExternalNumber != null && d.FilledBackAt == null
               join c in cases on d.Id equals c.Id
               where (c.State == CaseState.Answered || c.State == CaseState.Confirmed || c.State == CaseState.Withdrawn) && channels.Contains(c.Channel)
               select c;
    }

    /// <summary>Those due first there in front.</summary>
    public async Task<IReadOnlyList<FillBackItem>> ItemsAsync(PlatformLayout? layout, CancellationToken cancel)
    {
        var ids = await (from c in Waiting(layout) join d in db.Set<Demand>() on c.Id equals d.Id orderby d.ExternalDueAt == null, d.ExternalDueAt, c.AnsweredAt, c.Id select c.Id).Take(Most).ToListAsync(cancel);
        var items = (await ItemsAsync(ids, cancel)).ToDictionary(i => i.Case.Id);
        return [.. ids.Select(id => items[id])];
    }

    public async Task<IReadOnlyDictionary<string, int>> CountsAsync(CancellationToken cancel) =>
        await Waiting().GroupBy(c => c.Channel).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);

    /// <summary>Null: not from a platform, so there is no form to fill in.</summary>
    public async Task<FillBackItem?> ItemAsync(Case c, CancellationToken cancel) => (await ItemsAsync([c.Id], cancel)).FirstOrDefault();

    private async Task<IReadOnlyList<FillBackItem>> ItemsAsync(IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var cases = await db.Set<Case>().AsNoTracking().Include(c => c.Steps).Where(c => ids.Contains(c.Id)).ToListAsync(cancel);
        var demands = await db.Set<Demand>().AsNoTracking().Where(d => ids.Contains(d.Id) && d.ExternalNumber != null).ToDictionaryAsync(d => d.Id, cancel);
        var theirs = await db.Set<PlatformDemand>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        var people = cases.Select(c => c.HandlerId).OfType<Guid>().Distinct().ToList();
        var handlers = await db.Accounts.AsNoTracking().Where(a => people.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancel);
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Id, cancel);
        return [.. from c in cases
                   where demands.ContainsKey(c.Id)
                   let layout = platforms.OfChannel(c.Channel)
                   where layout is not null
                   select new FillBackItem(layout, c, demands[c.Id], theirs.GetValueOrDefault(c.Id), c.LeadUnitId is { } unit ? units.GetValueOrDefault(unit) : null, c.HandlerId is { } handler ? handlers.GetValueOrDefault(handler) : null)];
    }

    /// <summary>Why this person cannot fill it back; the same for page and handlers.</summary>
    public Problem? Refusal(Case c, Demand demand, PlatformLayout? layout) =>
        layout is null || demand.ExternalNumber is null ? ExternalProblems.NotExternal(c)
        : user.ScopeOf(ExternalActions.FillBack) != Scope.District && c.LeadUnitId != user.UnitId ? ExternalProblems.NotLead(c)
        : c.IsOpen || c.Outcome is null ? ExternalProblems.NotAnswered(c)
        : null;
}
