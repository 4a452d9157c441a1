using Yingshang.Platform.Pages;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Owed;

/// <summary>Where a thing that a unit owes comes from.</summary>
public enum OwedSource
{
    /// <summary>督办</summary>
    Supervision,
    /// <summary>批示</summary>
    Instruction,
    /// <summary>议定事项</summary>
    Meeting,
    /// <summary>承诺事项: promised at an activity</summary>
    Activity,
}

public enum OwedState
{
    /// <summary>待反馈</summary>
    Open,
    /// <summary>待审核</summary>
    Reported,
    /// <summary>已销号</summary>
    Done,
}

/// <summary>应办事项: what was ordered by supervision, written by a leader or settled by a meeting; has an owner and a day, and comes back until it is done.</summary>
public sealed class OwedItem : VersionedRow
{
    public OwedSource Source { get; init; }

    /// <summary>The 督办件, the 批示 or the meeting.</summary>
    public Guid SourceId { get; init; }

    /// <summary>清政督督〔2026〕3号; 高远批示; 第9次专题会议</summary>
    public required string SourceTitle { get; init; }
    public Guid? CaseId { get; init; }
    public int Order { get; init; }
    public required string Content { get; init; }
    public Guid UnitId { get; init; }
    public DateOnly DueOn { get; set; }
    public OwedState State { get; set; }
    public DateTime OpenedAt { get; init; }
    public DateTime? DoneAt { get; set; }

    public List<OwedReport> Reports { get; } = [];

    /// <summary>承诺事项: what was promised at an activity stays owed by the unit, whoever sits in it.</summary>
    public static OwedItem Promised(Guid id, Guid activityId, string activity, string content, Guid unitId, DateOnly dueOn, DateTime now) =>
        new() { Id = id, Source = OwedSource.Activity, SourceId = activityId, SourceTitle = activity, Content = content, UnitId = unitId, DueOn = dueOn, OpenedAt = now };

    public OwedReport? Waiting => Reports.Find(r => r.IsAccepted is null);

    /// <summary>正常 / 临期 / 超期2个工作日; 临期 from the working day before.</summary>
    public (string Text, Tone Tone) Lamp(DateTime now, WorkCalendar calendar)
    {
        if (State == OwedState.Done) return ("已销号", Tone.Ok);
        var today = now.ShanghaiDate;
        if (today > DueOn) return (calendar.OverdueText(calendar.EndOfDay(DueOn), now), Tone.Over);
        return calendar.WorkingDaysBetween(today, DueOn) <= 1 ? ("临期", Tone.Near) : ("正常", Tone.Ok);
    }
}

/// <summary>办理情况 as the unit reports it, and what was said to it.</summary>
public sealed class OwedReport : VersionedRow
{
    public Guid ItemId { get; init; }
    public required string Text { get; init; }

    /// <summary>已办结, as the unit says; otherwise it is progress.</summary>
    public bool SaysDone { get; init; }
    public required string SignedBy { get; init; }
    public DateTime At { get; init; }
    public Guid ById { get; init; }
    public required string ByName { get; init; }

    public bool? IsAccepted { get; set; }
    public string? Opinion { get; set; }
    public DateTime? DecidedAt { get; set; }
    public string? DecidedByName { get; set; }
}

public static class OwedWords
{
    extension(OwedSource source)
    {
        public string Word => source switch { OwedSource.Supervision => "督办", OwedSource.Instruction => "批示", OwedSource.Activity => "承诺事项", _ => "议定事项" };
    }

    extension(OwedState state)
    {
        public string Word => state switch { OwedState.Open => "待反馈", OwedState.Reported => "待审核", _ => "已销号" };
    }
}
