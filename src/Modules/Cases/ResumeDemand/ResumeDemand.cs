using System.ComponentModel.DataAnnotations;
using Yingshang.Cases.Engine;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.ResumeDemand;

public sealed class ResumeDemandForm : VersionedForm
{
    [StringLength(500, ErrorMessage = "说明不超过 500 字")]
    public string? Note { get; set; }
}

/// <summary>恢复计时：停下来的日子从各环节期限里扣除，期限相应顺延。</summary>
public sealed class ResumeDemandHandler(DistrictDb db, HeldCases held, CaseAccess access, WorkCalendar calendar, CurrentUser user)
{
    public async Task<Result> HandleAsync(Guid id, ResumeDemandForm form, CancellationToken cancel)
    {
        var (taken, refusal) = await access.TakeAsync(id, CaseActions.Pause, form, Refusal, cancel);
        if (taken is null) return refusal!;
        taken.Case.Resume(held.ProcedureOf(taken.Case), calendar, Actor.Of(user), db.Now, form.Note);
        db.Audit("case.resumed", "case", id, ("note", form.Note));
        await db.SaveAsync(cancel);
        return Result.Done;
    }

    internal Problem? Refusal(Case c) => held.RefusalToLeadOrOffice(c, CaseActions.Pause) ?? (c.IsPaused ? null : CaseProblems.NotPaused(c));
}
