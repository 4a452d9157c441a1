using System.ComponentModel.DataAnnotations;
using Yingshang.Cases.Owed;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Activities.PromiseAtActivity;

public sealed class PromiseForm
{
    [Required(ErrorMessage = "请写明答应办的事"), StringLength(300, ErrorMessage = "承诺事项不超过 300 字")]
    public string? Content { get; set; }

    [Required(ErrorMessage = "请选择责任单位")]
    public Guid? UnitId { get; set; }

    [Required(ErrorMessage = "请填写办理期限")]
    public DateOnly? DueOn { get; set; }
}

/// <summary>承诺事项：活动上答应的事，写明单位和日期，进入应办事项，到期再来，直到办完；换了人也还欠着。</summary>
public sealed class PromiseHandler(DistrictDb db, ActivityAccess access, ActivityKindBook kinds, WorkCalendar calendar)
{
    public async Task<Result> HandleAsync(Guid id, PromiseForm form, CancellationToken cancel)
    {
        var activity = await access.LoadAsync(id, ActivityActions.Record, cancel);
        if (kinds.Find(activity.KindId) is not { GivesPromises: true }) return ActivityProblems.NoPromises;
        if (activity.Phase == ActivityPhase.Cancelled || activity.On > db.Now.ShanghaiDate) return ActivityProblems.NotHeld;
        if (form.DueOn <= db.Now.ShanghaiDate) return ActivityProblems.PromiseDue;
        if (!calendar.IsWorkingDay(form.DueOn!.Value)) return OwedProblems.DayOff(form.DueOn.Value);
        var item = OwedItem.Promised(db.NewId(), id, $"{activity.Title}（{activity.On:M月d日}）", form.Content!, form.UnitId!.Value, form.DueOn.Value, db.Now);
        db.Set<OwedItem>().Add(item);
        db.Audit("activity.promised", "activity", id, ("content", form.Content), ("unit", form.UnitId), ("due", form.DueOn));
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}
