using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.Activities;

/// <summary>Which activities a person sees: the district's, or those of open kinds and those that the own unit hosts or takes part in. Only the host changes one.</summary>
public sealed class ActivityAccess(DistrictDb db, CurrentUser user, ActivityKindBook kinds)
{
    public IQueryable<Activity> Visible() => Visible(db, user, kinds, db.Set<Activity>(), db.Set<ActivityParticipant>());

    internal static IQueryable<Activity> Visible(DistrictDb db, CurrentUser user, ActivityKindBook kinds, IQueryable<Activity> activities, IQueryable<ActivityParticipant> participants)
    {
        switch (user.ScopeOf(ActivityActions.View))
        {
            case Scope.District: return activities;
            case Scope.Unit or Scope.Section or Scope.Own when user.UnitId is { } unit:
                var open = kinds.All.Where(k => k.IsOpen).Select(k => k.Id).ToList();
                return activities.Where(a => a.HostUnitId == unit || open.Contains(a.KindId) || participants.Any(p => p.ActivityId == a.Id && p.UnitId == unit));
            default: return activities.Where(_ => false);
        }
    }

    /// <summary>With everything; not visible is not there.</summary>
    /// <exception cref="NotThereException">not there, or not for this person to know that it is</exception>
    public async Task<Activity> SeenAsync(Guid id, CancellationToken cancel) =>
        await Visible().WithAll().FirstOrDefaultAsync(a => a.Id == id, cancel) ?? throw new NotThereException($"activity {id}");

    /// <summary>To be changed.</summary>
    /// <exception cref="NotAllowedException">another unit's</exception>
    public async Task<Activity> LoadAsync(Guid id, string action, CancellationToken cancel)
    {
        var found = await SeenAsync(id, cancel);
        return May(found, action) ? found : throw new NotAllowedException(action);
    }

    public bool May(Activity activity, string action) => MayHost(activity.HostUnitId, action);

    public bool MayHost(Guid unit, string action) => user.ScopeOf(action) switch
    {
        Scope.District => true,
        Scope.Unit or Scope.Section or Scope.Own => unit == user.UnitId,
        _ => false,
    };
}
