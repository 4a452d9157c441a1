using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Activities.RunActivity;

/// <summary>发出邀请：记下已经邀请；打电话、发函仍按各单位的办法。</summary>
public sealed class InviteActivityHandler(DistrictDb db, ActivityAccess access, ActivityKindBook kinds)
{
    public async Task<Result> HandleAsync(Guid id, CancellationToken cancel)
    {
        var activity = await access.LoadAsync(id, ActivityActions.Plan, cancel);
        if (!activity.IsAhead) return ActivityProblems.NotAhead;
        if (kinds.Find(activity.KindId) is not { Invites: true, Guests: { } guests }) return ActivityProblems.DoesNotInvite;
        if (!activity.Of(guests.Id).Any()) return ActivityProblems.NobodyToInvite;
        activity.Invite();
        db.Audit("activity.invited", "activity", id, ("guests", string.Join('、', activity.Of(guests.Id).Select(p => p.Name))));
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}
