using System.ComponentModel.DataAnnotations;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Activities.RunActivity;

public sealed class CancelActivityForm
{
    [Required(ErrorMessage = "请写明为什么取消"), StringLength(200, ErrorMessage = "原因不超过 200 字")]
    public string? Reason { get; set; }
}

/// <summary>取消活动：写明原因；记录留着，不计入开展的场次。</summary>
public sealed class CancelActivityHandler(DistrictDb db, ActivityAccess access)
{
    public async Task<Result> HandleAsync(Guid id, CancelActivityForm form, CancellationToken cancel)
    {
        var activity = await access.LoadAsync(id, ActivityActions.Plan, cancel);
        if (!activity.IsAhead) return ActivityProblems.NotAhead;
        activity.Cancel(form.Reason!);
        db.Audit("activity.cancelled", "activity", id, ("reason", form.Reason));
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}
