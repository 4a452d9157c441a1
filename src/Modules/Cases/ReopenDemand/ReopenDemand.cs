using System.ComponentModel.DataAnnotations;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.ReopenDemand;

public sealed class ReasonForm : VersionedForm
{
    [Required(ErrorMessage = "请写明原因"), StringLength(500, ErrorMessage = "原因不超过 500 字")]
    public string? Reason { get; set; }
}

/// <summary>退回重办：答复不实或没有解决的，由原单位主要负责人负责重办，重新计时。</summary>
public sealed class ReopenDemandHandler(DistrictDb db, AnsweredCases answered)
{
    public async Task<Result> HandleAsync(Guid id, ReasonForm form, CancellationToken cancel)
    {
        var (taken, refusal) = await answered.TakeAsync(id, CaseActions.Reopen, form, cancel);
        if (taken is null) return refusal!;
        await answered.SendBackAsync(taken, toOffice: false, _ => "退回重办", form.Reason, "答复没有过关，已退回重办", cancel);
        db.Audit("case.reopened", "case", id, ("reason", form.Reason));
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}
