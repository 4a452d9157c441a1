using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Catalogues;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Procedures;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.AskExtension;

public sealed class AskExtensionForm : VersionedForm
{
    [Required(ErrorMessage = "请选择延期的原因")]
    public string? Reason { get; set; }

    [Required(ErrorMessage = "请写明延期的依据或情况")]
    [StringLength(500, ErrorMessage = "说明不超过 500 字")]
    public string? Explanation { get; set; }

    [Required(ErrorMessage = "请写明已经做了什么")]
    [StringLength(500, ErrorMessage = "已做的工作不超过 500 字")]
    public string? DoneSoFar { get; set; }

    [Required(ErrorMessage = "请填写申请延期至的日期")]
    public DateOnly? To { get; set; }

    [Required(ErrorMessage = "请填写签字的单位主要负责人")]
    public string? SignedBy { get; set; }

    [Required(ErrorMessage = "请填写签字日期")]
    public DateOnly? SignedOn { get; set; }
}

/// <summary>申请延期：到期前提出，写明原因、已做的工作和新的日期，单位主要负责人签字。同意以前期限不变。</summary>
public sealed class AskExtensionHandler(DistrictDb db, HeldCases held, UnitPeople people, DemandCatalogues catalogues, WorkCalendar calendar, CurrentUser user)
{
    public async Task<Result> HandleAsync(Guid id, AskExtensionForm form, CancellationToken cancel)
    {
        var (taken, refusal) = await held.TakeAsync(id, CaseActions.AskExtension, HeldAs.Lead, form, cancel);
        if (taken is null) return refusal!;
        var (c, now, to) = (taken.Case, db.Now, form.To!.Value);
        if (Refusal(c, now.ShanghaiDate) is { } no) return no;
        var last = LastDayOf(c, c.Closing!);
        if (to <= last) return CaseProblems.ExtensionNotLater(last);
        if (to > LongestOf(last, taken.Procedure)) return CaseProblems.ExtensionTooLong(taken.Procedure.Extension.Longest.ToString(), LongestOf(last, taken.Procedure));
        if (!calendar.IsWorkingDay(to)) return CaseProblems.ExtensionDayOff(to);
        if (form.SignedOn < c.ReceivedOn || form.SignedOn > now.ShanghaiDate) return CaseProblems.SignedOutside(c.ReceivedOn);
        var heads = await people.HeadsAsync(user.UnitId, cancel);
        if (heads.Count > 0 && heads.TrueForAll(h => h.DisplayName != form.SignedBy)) return CaseProblems.NotUnitHead(taken.Unit.ShortName);

        if (catalogues.ExtensionReasons.FirstOrDefault(r => r.Name == form.Reason) is not { } reason) return CaseProblems.UnknownReason(form.Reason!);
        c.Requests.Add(new CaseRequest
        {
            Id = db.NewId(), CaseId = id, Kind = RequestKind.Extension, UnitId = taken.Unit.Id, AskedById = user.AccountId!.Value, AskedAt = now, Reason = reason.Name,
            Basis = $"{form.Explanation}\n已做的工作：{form.DoneSoFar}\n签字：{form.SignedBy}（{form.SignedOn:M月d日}）", ProposedDate = to,
        });
        // The request itself leaves the case as it is; its version counts up so that two people cannot ask at once.
        db.Entry(c).Property(x => x.State).IsModified = true;
        c.Happened(now, "extension-asked", Actor.Of(user), $"{taken.Unit.ShortName}申请延期至{to:M月d日}", form.Explanation,
            facts: $"原因：{reason.Name}\n已做的工作：{form.DoneSoFar}\n签字：{form.SignedBy}（{form.SignedOn:M月d日}）");
        db.Audit("case.extension-asked", "case", id, ("unit", taken.Unit.Code), ("reason", reason.Name), ("explanation", form.Explanation), ("done", form.DoneSoFar), ("to", to), ("signed_by", form.SignedBy));
        await db.SaveAsync(cancel);
        return Result.Done;
    }

    /// <summary>Asked already, used up, standing still, or too late.</summary>
    internal Problem? Refusal(Case c, DateOnly today)
    {
        var rule = held.ProcedureOf(c).Extension;
        if (c.OpenRequest(RequestKind.Extension) is not null) return CaseProblems.RequestOpen(c);
        if (c.Requests.Count(r => r is { Kind: RequestKind.Extension, IsGranted: true }) >= rule.MostTimes) return CaseProblems.ExtensionTwice(rule.MostTimes);
        if (c.IsPaused) return CaseProblems.ExtensionPaused(c);
        if (c.Closing is not { DoneAt: null } close) return CaseProblems.NotOpen(c);
        var until = calendar.SubtractWorkingDays(LastDayOf(c, close), rule.AskBeforeWorkingDays);
        return today > until ? CaseProblems.ExtensionTooLate(until) : null;
    }

    /// <summary>What is extended is our own limit; an earlier one of the platform above stays where it is.</summary>
    internal DateOnly LastDayOf(Case c, CaseStep close) => c.DeadlineOf(close, held.ProcedureOf(c), calendar).LastDay;

    /// <summary>The latest day that can be asked for: counted on from the present last day.</summary>
    internal DateOnly LongestOf(DateOnly last, Procedure procedure) => calendar.LastDayAfter(last, procedure.Extension.Longest);
}
