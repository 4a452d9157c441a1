using Yingshang.Platform.Pages;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Duties;

public enum DutyState
{
    /// <summary>未办</summary>
    Open,
    /// <summary>已办</summary>
    Met,
    /// <summary>不需办理, with the office's reason</summary>
    Excused,
}

/// <summary>One thing owed once: this duty, this owner, this period.</summary>
public sealed class DutyItem : VersionedRow
{
    /// <summary>Duty, period, owner and ordinal: what came into being once does not come again, on whichever node.</summary>
    public required string Key { get; init; }
    public required string DutyId { get; init; }

    /// <summary>Its name as it was then.</summary>
    public required string Duty { get; init; }
    public Frequency Every { get; init; }
    public DateOnly PeriodFrom { get; init; }
    public DateOnly PeriodTo { get; init; }
    public DateOnly DueOn { get; init; }

    /// <summary>Working days before the end from which it is 临期.</summary>
    public int NearWorkingDays { get; init; }

    /// <summary>From 1, where several are owed in a period.</summary>
    public int Ordinal { get; init; }
    public Guid? OwnerUnitId { get; init; }

    /// <summary>Owed by a person; the unit is then the person's, if any.</summary>
    public Guid? OwnerAccountId { get; init; }
    public required string OwnerName { get; init; }
    public Guid? GroupId { get; init; }
    public Guid? EnterpriseId { get; init; }

    /// <summary>包联项目</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>To whom or about what: the enterprise, the 专班.</summary>
    public string? About { get; init; }

    /// <summary>Kinds of activities that meet it.</summary>
    public List<string> Activities { get; init; } = [];
    public bool TakesNote { get; init; }

    public DutyState State { get; private set; }
    public DateOnly? MetOn { get; private set; }
    public Guid? MetByActivityId { get; private set; }

    /// <summary>What was done, in a few words; of an activity its title.</summary>
    public string? Note { get; private set; }
    public string? RecordedByName { get; private set; }
    public string? ExcuseReason { get; private set; }

    public bool IsPersonal => OwnerAccountId is not null;

    /// <summary>Null while neither done nor due.</summary>
    public bool? IsOnTime(DateOnly today) => State == DutyState.Excused ? null : MetOn is { } met ? met <= DueOn : today > DueOn ? false : null;

    public DutyPeriod Period => new(Every, PeriodFrom, PeriodTo);

    public void MeetBy(Guid activityId, DateOnly on, string title) => (State, MetOn, MetByActivityId, Note, RecordedByName) = (DutyState.Met, on, activityId, title, null);

    public void MeetBy(DateOnly on, string note, string by) => (State, MetOn, MetByActivityId, Note, RecordedByName) = (DutyState.Met, on, null, note, by);

    /// <summary>What met it turned out not to have happened so.</summary>
    public void Reopen() => (State, MetOn, MetByActivityId, Note, RecordedByName) = (DutyState.Open, null, null, null, null);

    public void Excuse(string reason, string by) => (State, ExcuseReason, RecordedByName) = (DutyState.Excused, reason, by);

    /// <summary>正常 / 临期 / 今天到期 / 超期2个工作日; 已办, 逾期补办, 不需办理. It turns red with the first working day after its end.</summary>
    public (string Text, Tone Tone) Lamp(DateTime now, WorkCalendar calendar)
    {
        if (State == DutyState.Excused) return ("不需办理", Tone.Plain);
        if (State == DutyState.Met) return MetOn <= DueOn ? ("已办", Tone.Ok) : ("逾期补办", Tone.Plain);
        var today = now.ShanghaiDate;
        if (today > DueOn) return calendar.CountWorkingDays(DueOn.AddDays(1), today) > 0 ? (calendar.OverdueText(calendar.EndOfDay(DueOn), now), Tone.Over) : ("临期", Tone.Near);
        if (today == DueOn) return ("今天到期", Tone.Near);
        return calendar.WorkingDaysBetween(today, DueOn) <= NearWorkingDays ? ("临期", Tone.Near) : ("正常", Tone.Ok);
    }
}

public static class DutyWords
{
    extension(DutyState state)
    {
        public string Word => state switch { DutyState.Open => "未办", DutyState.Met => "已办", _ => "不需办理" };
    }
}
