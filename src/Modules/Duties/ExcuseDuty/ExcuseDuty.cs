using System.ComponentModel.DataAnnotations;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Duties.ExcuseDuty;

public sealed class ExcuseDutyForm
{
    public int Version { get; set; }

    [Required(ErrorMessage = "请写明为什么不需办理"), StringLength(200, ErrorMessage = "原因不超过 200 字")]
    public string? Reason { get; set; }
}

/// <summary>不需办理：企业注销、领导调整、会议合并等，由营商办写明原因；不算办到，也不进分母，个数另列。</summary>
public sealed class ExcuseDutyHandler(DistrictDb db, DutyAccess access, CurrentUser user)
{
    public async Task<Result> HandleAsync(Guid id, ExcuseDutyForm form, CancellationToken cancel)
    {
        var item = await access.SeenAsync(id, cancel);
        if (!user.May(DutyActions.Excuse)) throw new NotAllowedException(DutyActions.Excuse);
        if (item.State != DutyState.Open) return DutyProblems.NotOpen;
        if (item.Version != form.Version) return DutyProblems.ChangedMeanwhile;
        item.Excuse(form.Reason!, user.Name);
        db.Audit("duty.excused", "duty", id, ("reason", form.Reason));
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}
