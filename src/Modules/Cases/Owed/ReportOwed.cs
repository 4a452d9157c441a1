using System.ComponentModel.DataAnnotations;
using Yingshang.Cases.Engine;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Owed;

public sealed class ReportOwedForm : VersionedForm
{
    [Required(ErrorMessage = "请选择办到了哪一步")]
    public bool? SaysDone { get; set; }

    [Required(ErrorMessage = "请写明办理情况"), StringLength(2000, ErrorMessage = "办理情况不超过 2000 字")]
    public string? Text { get; set; }

    [Required(ErrorMessage = "请填写签字的单位主要负责人")]
    public string? SignedBy { get; set; }
}

/// <summary>反馈应办事项：办到哪一步、结果是什么，由单位主要负责人签字。没有销号的到期再来。</summary>
public sealed class ReportOwedHandler(DistrictDb db, OwedAccess access, UnitPeople people, CurrentUser user)
{
    public async Task<Result> HandleAsync(Guid id, ReportOwedForm form, CancellationToken cancel)
    {
        var item = await access.LoadAsync(id, OwedActions.Report, cancel);
        if (item.UnitId != user.UnitId) throw new NotAllowedException(OwedActions.Report);
        if (item.State == OwedState.Done) return OwedProblems.Done;
        if (item.State == OwedState.Reported) return OwedProblems.Waiting;
        if (item.Version != form.Version) return OwedProblems.ChangedMeanwhile;
        var heads = await people.HeadsAsync(user.UnitId, cancel);
        if (heads.Count > 0 && heads.TrueForAll(h => h.DisplayName != form.SignedBy)) return OwedProblems.NotUnitHead((await db.Units.FindAsync([user.UnitId], cancel))!.ShortName);
        item.Reports.Add(new OwedReport
        {
            Id = db.NewId(), ItemId = id, Text = form.Text!, SaysDone = form.SaysDone == true, SignedBy = form.SignedBy!, At = db.Now, ById = user.AccountId!.Value, ByName = user.Name,
        });
        item.State = OwedState.Reported;
        db.Audit("owed.reported", "owed", id, ("done", form.SaysDone), ("text", form.Text), ("signed_by", form.SignedBy));
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}

public sealed class DecideOwedForm : VersionedForm
{
    [Required(ErrorMessage = "请选择销号或者继续办理")]
    public bool? Close { get; set; }

    [StringLength(500, ErrorMessage = "意见不超过 500 字")]
    public string? Opinion { get; set; }

    public DateOnly? NextDueOn { get; set; }
}

/// <summary>审核反馈：办完的销号；没办完的写明下次反馈的日期，到时再来，直到办完。</summary>
public sealed class DecideOwedHandler(DistrictDb db, OwedAccess access, WorkCalendar calendar, CurrentUser user)
{
    public async Task<Result> HandleAsync(Guid id, DecideOwedForm form, CancellationToken cancel)
    {
        var item = await access.LoadAsync(id, OwedActions.View, cancel);
        if (!access.MayDecide(item)) throw new NotAllowedException(OwedActions.Decide);
        if (item.Waiting is not { } report) return OwedProblems.NothingToDecide;
        if (item.Version != form.Version) return OwedProblems.ChangedMeanwhile;
        if (form.Close == true && !report.SaysDone) return OwedProblems.NotSaidDone;
        if (form.Close == false && (form.NextDueOn is not { } next || next <= db.Now.ShanghaiDate)) return OwedProblems.NeedsNextDay;
        if (form is { Close: false, NextDueOn: { } day } && !calendar.IsWorkingDay(day)) return OwedProblems.DayOff(day);
        (report.IsAccepted, report.Opinion, report.DecidedAt, report.DecidedByName) = (form.Close, form.Opinion, db.Now, user.Name);
        if (form.Close == true) (item.State, item.DoneAt) = (OwedState.Done, db.Now);
        else (item.State, item.DueOn) = (OwedState.Open, form.NextDueOn!.Value);
        db.Audit("owed.decided", "owed", id, ("closed", form.Close), ("opinion", form.Opinion), ("next", form.NextDueOn));
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}
