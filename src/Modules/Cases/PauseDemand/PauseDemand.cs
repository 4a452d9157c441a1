using System.ComponentModel.DataAnnotations;
using Yingshang.Cases.Catalogues;
using Yingshang.Cases.Engine;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.PauseDemand;

public sealed class PauseDemandForm : VersionedForm
{
    [Required(ErrorMessage = "请选择不计时的原因")]
    public string? Reason { get; set; }

    [Required(ErrorMessage = "请写明依据的材料")]
    [StringLength(500, ErrorMessage = "佐证不超过 500 字")]
    public string? Evidence { get; set; }
}

/// <summary>不计时：待企业补充、鉴定评审、不可抗力期间，承办的期限停下来；全程天数照算，企业看得到原因。主办单位和营商办都能登记。</summary>
public sealed class PauseDemandHandler(DistrictDb db, HeldCases held, CaseAccess access, DemandCatalogues catalogues, WorkCalendar calendar, CurrentUser user)
{
    public async Task<Result> HandleAsync(Guid id, PauseDemandForm form, CancellationToken cancel)
    {
        var (taken, refusal) = await access.TakeAsync(id, CaseActions.Pause, form, Refusal, cancel);
        if (taken is null) return refusal!;
        var c = taken.Case;
        if (catalogues.PauseReasons.FirstOrDefault(r => r.Name == form.Reason) is not { } reason) return CaseProblems.UnknownReason(form.Reason!);
        if (!held.ProcedureOf(c).Pause.Allows(reason.Name)) return CaseProblems.PauseReasonNotHere(c, reason.Name);
        c.Pause(held.ProcedureOf(c), calendar, Actor.Of(user), db.Now, reason.Name, form.Evidence!);
        db.Audit("case.paused", "case", id, ("reason", reason.Name), ("evidence", form.Evidence));
        await db.SaveAsync(cancel);
        return Result.Done;
    }

    internal Problem? Refusal(Case c)
    {
        var rule = held.ProcedureOf(c).Pause;
        if (held.RefusalToLeadOrOffice(c, CaseActions.Pause) is { } refusal) return refusal;
        if (c.IsPaused) return CaseProblems.AlreadyPaused(c);
        if (!rule.ByUnit && user.ScopeOf(CaseActions.Pause) != Scope.District) return CaseProblems.PauseNotUnits(c);
        return c.Pauses.Count >= rule.MostTimes ? CaseProblems.PausedTooOften(rule.MostTimes) : null;
    }
}
