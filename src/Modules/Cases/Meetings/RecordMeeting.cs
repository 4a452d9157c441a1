using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Owed;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Meetings;

public sealed class RecordMeetingForm
{
    public const int Lines = 8;

    [Required(ErrorMessage = "请写会议名称"), StringLength(100, ErrorMessage = "会议名称不超过 100 字")]
    public string? Title { get; set; }

    [Required(ErrorMessage = "请填写会议日期")]
    public DateOnly? HeldOn { get; set; }

    [StringLength(60, ErrorMessage = "纪要文号不超过 60 字")]
    public string? MinutesNumber { get; set; }

    public List<SettledForm>? Items { get; set; }
}

/// <summary>议定事项 → 单位 → 日期; a line left empty is none.</summary>
public sealed class SettledForm
{
    [StringLength(300, ErrorMessage = "议定事项不超过 300 字")]
    public string? Content { get; set; }
    public Guid? UnitId { get; set; }
    public DateOnly? DueOn { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Content) && UnitId is null && DueOn is null;
}

/// <summary>登记议定事项：会议定了什么、哪个单位办、哪天以前，逐项登记，到期再来，直到办完。</summary>
public sealed class RecordMeetingHandler(DistrictDb db, WorkCalendar calendar, CurrentUser user)
{
    public async Task<Result<Guid>> HandleAsync(RecordMeetingForm form, CancellationToken cancel)
    {
        // A form with no item filled in comes without the list.
        var items = (form.Items ?? []).Where(i => !i.IsEmpty).ToList();
        if (items.Count == 0) return MeetingProblems.NoItem;
        if (items.FindIndex(i => string.IsNullOrWhiteSpace(i.Content) || i.UnitId is null || i.DueOn is null) is >= 0 and var broken) return MeetingProblems.ItemIncomplete(broken + 1);
        if (form.HeldOn > db.Now.ShanghaiDate) return MeetingProblems.HeldLater;
        if (items.Find(i => i.DueOn <= form.HeldOn) is { } early) return MeetingProblems.DueBeforeMeeting(items.IndexOf(early) + 1);
        if (items.Find(i => !calendar.IsWorkingDay(i.DueOn!.Value)) is { } off) return OwedProblems.DayOff(off.DueOn!.Value);
        var meeting = new Meeting { Id = db.NewId(), Title = form.Title!, HeldOn = form.HeldOn!.Value, MinutesNumber = form.MinutesNumber, RecordedByName = user.Name, NotedAt = db.Now };
        db.Set<Meeting>().Add(meeting);
        db.Set<OwedItem>().AddRange(items.Select((item, i) => new OwedItem
        {
            Id = db.NewId(), Source = OwedSource.Meeting, SourceId = meeting.Id, SourceTitle = $"{meeting.Title}（{meeting.HeldOn:M月d日}）", Order = i, Content = item.Content!, UnitId = item.UnitId!.Value,
            DueOn = item.DueOn!.Value, OpenedAt = db.Now,
        }));
        db.Audit("meeting.recorded", "meeting", meeting.Id, ("title", meeting.Title), ("held", meeting.HeldOn), ("items", items.Count));
        await db.SaveAsync(cancel);
        return meeting.Id;
    }
}
