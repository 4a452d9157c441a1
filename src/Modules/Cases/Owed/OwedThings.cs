using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Leader;
using Yingshang.Cases.Notes;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Owed;

/// <summary>Which items this person sees: a unit its own, the others all. What came from a demand that complains of the unit is not among them.</summary>
public sealed class OwedAccess(DistrictDb db, CurrentUser user)
{
    public IQueryable<OwedItem> Visible(string action = OwedActions.View) => user.ScopeOf(action) switch
    {
        // Whoever sits in the unit complained of does not find the complaint here either.
        Scope.District when user.Role != Role.Office && user.UnitId is { } own => db.Set<OwedItem>().Where(m => !db.Set<Demand>().Any(d => d.Id == m.CaseId && d.ComplainedUnitId == own)),
        Scope.District => db.Set<OwedItem>(),
        Scope.Unit or Scope.Section or Scope.Own when user.UnitId is { } unit =>
            db.Set<OwedItem>().Where(m => m.UnitId == unit && !db.Set<Demand>().Any(d => d.Id == m.CaseId && d.ComplainedUnitId == unit)),
        _ => db.Set<OwedItem>().Where(_ => false),
    };

    /// <exception cref="NotThereException">not there, or not this person's to see</exception>
    public async Task<OwedItem> LoadAsync(Guid id, string action, CancellationToken cancel)
    {
        if (!user.May(action)) throw new NotAllowedException(action);
        return await Visible(action).Include(m => m.Reports).FirstOrDefaultAsync(m => m.Id == id, cancel) ?? throw new NotThereException($"item {id}");
    }

    /// <summary>Who orders decides: supervision over its own, the office over the rest.</summary>
    public bool MayDecide(OwedItem item) => item.Source == OwedSource.Supervision ? user.May(OwedActions.Supervise) : user.May(OwedActions.Decide);
}

/// <summary>Something that a unit owes beside its demands; 待办 shows it.</summary>
/// <param name="Kind">督办, 批示, 议定事项</param>
public sealed record OwedThing(string Kind, string Title, string Source, DateOnly DueOn, string Lamp, Yingshang.Platform.Pages.Tone Tone, string Button, string Href);

/// <summary>What waits: for a unit its open items, for who decides the reports that came in.</summary>
public sealed class OwedThings(DistrictDb db, OwedAccess access, WorkCalendar calendar, CurrentUser user)
{
    public async Task<IReadOnlyList<OwedThing>> ReadAsync(CancellationToken cancel)
    {
        if (!user.May(OwedActions.View)) return [];
        var decides = user.ScopeOf(OwedActions.View) == Scope.District;
        var wanted = decides ? OwedState.Reported : OwedState.Open;
        var items = await access.Visible().AsNoTracking().Where(m => m.State == wanted).OrderBy(m => m.DueOn).ThenBy(m => m.Id).Take(100).ToListAsync(cancel);
        return [.. items.Where(m => !decides || access.MayDecide(m)).Select(m =>
        {
            var (lamp, tone) = m.Lamp(db.Now, calendar);
            return new OwedThing(m.Source.Word, m.Content, m.SourceTitle, m.DueOn, lamp, tone, decides ? "审核" : "反馈", $"/owed/{m.Id}");
        })];
    }

    /// <summary>批示办到哪了: what this leader wrote and is not done, the most urgent first.</summary>
    public async Task<IReadOnlyList<LeaderLine>> OfLeaderAsync(Guid leader, CancellationToken cancel)
    {
        var open = await (from i in db.Set<OwedItem>().AsNoTracking()
                          join n in db.Set<BriefingNote>() on i.SourceId equals n.Id
                          join u in db.Units on i.UnitId equals u.Id
                          where i.Source == OwedSource.Instruction && i.State != OwedState.Done && n.LeaderId == leader
                          orderby i.DueOn, i.Id
                          select new { Item = i, Unit = u.ShortName }).Take(20).ToListAsync(cancel);
        return [.. open.Select(o =>
        {
            var (lamp, tone) = o.Item.Lamp(db.Now, calendar);
            return new LeaderLine(o.Item.Content, $"/owed/{o.Item.Id}", $"{o.Unit}，{calendar.ShortText(o.Item.DueOn)}前{(o.Item.State == OwedState.Reported ? "，已反馈待审核" : "")}", lamp, tone);
        })];
    }
}
