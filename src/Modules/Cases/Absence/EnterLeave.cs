using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Absence;

public sealed class EnterLeaveForm
{
    /// <summary>Oneself when nobody is named.</summary>
    public Guid? AccountId { get; set; }

    [Required(ErrorMessage = "请选择代办的同事")]
    public Guid? SubstituteId { get; set; }

    [Required(ErrorMessage = "请填写从哪天起")]
    public DateOnly? FromOn { get; set; }

    [Required(ErrorMessage = "请填写到哪天止")]
    public DateOnly? UntilOn { get; set; }

    [StringLength(100, ErrorMessage = "事由不超过 100 字")]
    public string? Reason { get; set; }
}

/// <summary>登记离岗：期间的待办由代办人看到、代为办理，留痕写“代”。</summary>
public sealed class EnterLeaveHandler(DistrictDb db, Colleagues colleagues, CurrentUser user)
{
    public async Task<Result> HandleAsync(EnterLeaveForm form, CancellationToken cancel)
    {
        var (found, refusal) = await colleagues.FindAsync(form.AccountId, form.SubstituteId!.Value, cancel);
        if (found is null) return refusal!;
        var (away, substitute) = (found.Who, found.Other);
        var (from, until, today) = (form.FromOn!.Value, form.UntilOn!.Value, db.Now.ShanghaiDate);
        if (until < from) return CaseProblems.LeaveDates();
        if (until < today || from < today) return CaseProblems.LeavePast();
        var others = await db.Set<Leave>().AsNoTracking().Where(l => l.UnitId == away.UnitId && l.EndedAt == null && l.FromOn <= until && l.UntilOn >= from).ToListAsync(cancel);
        if (others.Exists(l => l.AccountId == away.Id)) return CaseProblems.LeaveTwice(away.DisplayName);
        if (others.Exists(l => l.AccountId == substitute.Id)) return CaseProblems.SubstituteAway(substitute.DisplayName);
        if (others.Exists(l => l.SubstituteId == away.Id)) return CaseProblems.LeaveWhileCovering(away.DisplayName);
        var leave = new Leave { Id = db.NewId(), AccountId = away.Id, UnitId = away.UnitId!.Value, SubstituteId = substitute.Id, FromOn = from, UntilOn = until, Reason = form.Reason, EnteredById = user.AccountId!.Value };
        db.Add(leave);
        db.Audit("leave.entered", "account", away.Id, ("substitute", substitute.Id), ("from", from), ("until", until), ("reason", form.Reason));
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}

/// <summary>销假：提前回来，或者不去了。</summary>
public sealed class EndLeaveHandler(DistrictDb db, CurrentUser user)
{
    public async Task<Result> HandleAsync(Guid id, CancellationToken cancel)
    {
        var leave = await db.Set<Leave>().FirstOrDefaultAsync(l => l.Id == id && l.UnitId == user.UnitId, cancel) ?? throw new NotThereException($"leave {id}");
        if (leave.AccountId != user.AccountId && !user.May(AbsenceActions.Others)) throw new NotAllowedException(AbsenceActions.Others);
        if (leave.EndedAt is not null) return CaseProblems.LeaveEnded();
        leave.EndedAt = db.Now;
        if (leave.UntilOn > db.Now.ShanghaiDate) leave.UntilOn = db.Now.ShanghaiDate < leave.FromOn ? leave.FromOn : db.Now.ShanghaiDate;
        db.Audit("leave.ended", "account", leave.AccountId);
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}
