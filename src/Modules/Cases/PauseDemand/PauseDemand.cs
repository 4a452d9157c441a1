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

    /// <summary>The last day that is left out; empty for the longest there is.</summary>
    public DateOnly? Until { get; set; }
}

/// <summary>How long a reason may stop the clock of a demand.</summary>
/// <param name="Used">working days that earlier pauses for this reason left out</param>
/// <param name="Last">the last day of a pause that begins today; null when all are used</param>
public sealed record PauseAllowance(int Most, int Used, DateOnly? Last);

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
        var allowed = AllowanceOf(c, reason);
        if (Objection(reason, allowed, form.Until) is { } objection) return objection;
        DateTime? ends = (form.Until ?? allowed?.Last) is { } last ? calendar.EndOfDay(last) : null;
        c.Pause(held.ProcedureOf(c), calendar, Actor.Of(user), db.Now, reason.Name, form.Evidence!, ends, reason.EndsByItself);
        db.Audit("case.paused", "case", id, ("reason", reason.Name), ("evidence", form.Evidence), ("ends", ends));
        await db.SaveAsync(cancel);
        return Result.Done;
    }

    /// <summary>What the declared longest pause leaves of a reason, however often it was used; null where it has none.</summary>
    internal PauseAllowance? AllowanceOf(Case c, PauseReason reason)
    {
        if (reason.MostWorkingDays == 0) return null;
        var used = c.Pauses.Where(p => p.Reason == reason.Name).SelectMany(p => DaysOf(p.FromAt.ShanghaiDate, (p.UntilAt ?? db.Now).AddTicks(-1).ShanghaiDate)).Where(calendar.IsWorkingDay).ToHashSet();
        var left = reason.MostWorkingDays - used.Count;
        DateOnly? last = null;
        for (var day = db.Now.ShanghaiDate; left > 0; day = day.AddDays(1))
        {
            if (calendar.IsWorkingDay(day) && !used.Contains(day)) left--;
            last = day;
        }
        return new PauseAllowance(reason.MostWorkingDays, used.Count, last);
    }

    private Problem? Objection(PauseReason reason, PauseAllowance? allowed, DateOnly? until)
    {
        if (allowed is { Last: null }) return CaseProblems.PauseUsedUp(reason.Name, allowed.Most, reason.After);
        if (until < db.Now.ShanghaiDate) return CaseProblems.PauseEndsPast;
        return allowed is { Last: { } last } && until > last ? CaseProblems.PauseTooLong(reason.Name, allowed.Most, allowed.Used, calendar.LongText(last)) : null;
    }

    private static IEnumerable<DateOnly> DaysOf(DateOnly first, DateOnly last)
    {
        for (var day = first; day <= last; day = day.AddDays(1)) yield return day;
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
