using System.ComponentModel.DataAnnotations;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Duties.MeetDuty;

public sealed class MeetDutyForm
{
    public int Version { get; set; }

    [Required(ErrorMessage = "请填写日期")]
    public DateOnly? On { get; set; }

    [Required(ErrorMessage = "请写一两句：联系了谁、说了什么"), StringLength(500, ErrorMessage = "不超过 500 字")]
    public string? Note { get; set; }
}

/// <summary>记一笔：打了电话、办了这件事，写日期和一两句话就算办到，不要照片和定位。联络员以领导的名义记，留痕。</summary>
public sealed class MeetDutyHandler(DistrictDb db, DutyAccess access, CurrentUser user)
{
    public async Task<Result> HandleAsync(Guid id, MeetDutyForm form, CancellationToken cancel)
    {
        var item = await access.SeenAsync(id, cancel);
        if (!access.MayRecord(item)) throw new NotAllowedException(DutyActions.Record);
        if (item.State != DutyState.Open) return DutyProblems.NotOpen;
        if (!item.TakesNote) return DutyProblems.NeedsActivity;
        if (item.Version != form.Version) return DutyProblems.ChangedMeanwhile;
        if (form.On < item.PeriodFrom || form.On > db.Now.ShanghaiDate) return DutyProblems.DayOutside(item.PeriodFrom);
        item.MeetBy(form.On!.Value, form.Note!, user.Name);
        db.Audit("duty.met", "duty", id, ("on", form.On), ("note", form.Note));
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}
