using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Activities.RunActivity;

/// <summary>登记已开展：到了日子的活动开展了，成果可以当场登记，也可以过后补。</summary>
public sealed class HoldActivityHandler(DistrictDb db, ActivityAccess access)
{
    public async Task<Result> HandleAsync(Guid id, CancellationToken cancel)
    {
        var activity = await access.LoadAsync(id, ActivityActions.Record, cancel);
        if (!activity.IsAhead) return ActivityProblems.NotAhead;
        if (activity.On > db.Now.ShanghaiDate) return ActivityProblems.NotYet;
        activity.Hold();
        db.Audit("activity.held", "activity", id, ("title", activity.Title), ("on", activity.On));
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}
