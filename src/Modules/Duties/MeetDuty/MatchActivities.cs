using Microsoft.EntityFrameworkCore;
using Yingshang.Activities;
using Yingshang.Platform.Storage;

namespace Yingshang.Duties.MeetDuty;

/// <summary>A held activity meets what is owed: of the right kind, within the period, of this owner. It runs in the transaction of the activity; when a correction says that
/// somebody was not there after all, what was met is owed again.</summary>
internal static class MatchActivities
{
    /// <summary>What has to be looked at after this change is written; null: nothing.</summary>
    public static Func<CancellationToken, Task>? Follow(DistrictDb db)
    {
        var touched = db.ChangeTracker.Entries<Activity>().Where(e => e.State is EntityState.Added or EntityState.Modified && e.Entity.HasBeenHeld).Select(e => e.Entity.Id)
            .Concat(db.ChangeTracker.Entries<ActivityParticipant>().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).Select(e => e.Entity.ActivityId))
            .Distinct().ToList();
        return touched.Count == 0 ? null : cancel => OfAsync(db, touched, cancel);
    }

    /// <summary>Those that were held before the items came into being.</summary>
    public static async Task OfPeriodAsync(DistrictDb db, DateOnly from, DateOnly to, IReadOnlyList<string> kinds, CancellationToken cancel)
    {
        if (kinds.Count == 0) return;
        var held = await db.Activities.Where(a => a.On >= from && a.On <= to && kinds.Contains(a.KindId) && (a.Phase == ActivityPhase.Held || a.Phase == ActivityPhase.Closed)).OrderBy(a => a.On).ThenBy(a => a.Id).Select(a => a.Id).ToListAsync(cancel);
        if (held.Count > 0) await OfAsync(db, held, cancel);
    }

    private static async Task OfAsync(DistrictDb db, List<Guid> ids, CancellationToken cancel)
    {
        var activities = await db.Activities.AsNoTracking().Include(a => a.Participants).Where(a => ids.Contains(a.Id) && (a.Phase == ActivityPhase.Held || a.Phase == ActivityPhase.Closed)).ToListAsync(cancel);
        var changed = false;
        foreach (var activity in activities.OrderBy(a => a.On).ThenBy(a => a.Id)) changed |= await OneAsync(db, activity, cancel);
        if (changed) await db.SaveAsync(cancel);
    }

    private static async Task<bool> OneAsync(DistrictDb db, Activity activity, CancellationToken cancel)
    {
        var changed = false;
        var met = await db.DutyItems.Where(i => i.MetByActivityId == activity.Id).ToListAsync(cancel);
        foreach (var item in met.Where(i => !Meets(activity, i)))
        {
            item.Reopen();
            db.Audit("duty.reopened", "duty", item.Id, ("activity", activity.Id));
            changed = true;
        }
        var open = (await Candidates(db, activity).OrderBy(i => i.DueOn).ThenBy(i => i.Ordinal).ThenBy(i => i.Id).ToListAsync(cancel)).Where(i => i.State == DutyState.Open && Meets(activity, i));
        // Of several that are owed in a period one activity meets one.
        foreach (var item in open.GroupBy(i => i.Key[..i.Key.LastIndexOf('|')]).Where(g => !met.Exists(m => m.State == DutyState.Met && m.Key.StartsWith(g.Key + '|', StringComparison.Ordinal))).Select(g => g.First()))
        {
            item.MeetBy(activity.Id, activity.On, activity.Title);
            db.Audit("duty.met", "duty", item.Id, ("activity", activity.Id), ("on", activity.On));
            changed = true;
        }
        return changed;
    }

    private static IQueryable<DutyItem> Candidates(DistrictDb db, Activity activity)
    {
        var people = Came(activity).Select(p => p.AccountId).OfType<Guid>().Select(a => (Guid?)a).ToList();
        return db.DutyItems.Where(i => i.State == DutyState.Open && i.PeriodFrom <= activity.On && i.PeriodTo >= activity.On
            && ((i.GroupId != null && i.GroupId == activity.WorkGroupId) || (i.GroupId == null && (i.OwnerAccountId != null ? people.Contains(i.OwnerAccountId) : i.OwnerUnitId == activity.HostUnitId))));
    }

    /// <summary>Whether this activity is what was owed.</summary>
    internal static bool Meets(Activity activity, DutyItem item)
    {
        if (!item.Activities.Contains(activity.KindId) || activity.On < item.PeriodFrom || activity.On > item.PeriodTo) return false;
        if (item.GroupId is { } group) return activity.WorkGroupId == group;
        if (item.EnterpriseId is { } enterprise && !Came(activity).Any(p => p.EnterpriseId == enterprise)) return false;
        if (item.ProjectId is { } project && !Came(activity).Any(p => p.ProjectId == project)) return false;
        return item.OwnerAccountId is { } person ? Came(activity).Any(p => p.AccountId == person) : item.OwnerUnitId == activity.HostUnitId;
    }

    private static IEnumerable<ActivityParticipant> Came(Activity activity) => activity.Participants.Where(p => p.HasCome != false);
}
