using System.ComponentModel.DataAnnotations;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Procedures;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.ReopenDemand;

public sealed class ReasonForm : VersionedForm
{
    [Required(ErrorMessage = "请写明原因"), StringLength(500, ErrorMessage = "原因不超过 500 字")]
    public string? Reason { get; set; }
}

/// <summary>退回重办：答复不实或没有解决的，由原单位主要负责人负责重办，重新计时。</summary>
public sealed class ReopenDemandHandler(DistrictDb db, CaseAccess access, District district, CurrentUser user)
{
    public async Task<Result> HandleAsync(Guid id, ReasonForm form, CancellationToken cancel)
    {
        var (c, _, changed) = await access.LoadAsync(id, CaseActions.Reopen, form, cancel);
        if (c.State != CaseState.Answered) return CaseProblems.NotAnswered(c);
        if (changed is not null) return changed;
        var now = db.Now;
        c.Reopen(district.Declared<ProcedureBook>().At(district, c.ProcedureId, c.ProcedureVersion), district.Calendar, now, toOffice: false);
        c.Happened(now, "reopened", Actor.Of(user), "退回重办", form.Reason, "答复没有过关，已退回重办");
        db.Audit("case.reopened", "case", c.Id, ("reason", form.Reason));
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}
