using Yingshang.Platform.People;
using Yingshang.WorkCalendars;

namespace Yingshang.Duties;

/// <summary>Who owes it.</summary>
public enum Owing
{
    /// <summary>each leader to each enterprise and project that is paired with the leader (包联)</summary>
    Pairing,
    /// <summary>the lead unit of each 专班</summary>
    GroupLeads,
    /// <summary>the heads of 专班, the deputy leaders in charge: each once, however many 专班 the person heads</summary>
    GroupHeads,
    /// <summary>each of the named units, or of a kind of units</summary>
    Units,
    /// <summary>each person of a role</summary>
    Role,
    /// <summary>the office</summary>
    Office,
}

/// <summary>应办事项 as the pack declares it (<c>duties/*.yaml</c>): who owes what to whom, how often, with what evidence.</summary>
/// <param name="Times">so many in each period</param>
/// <param name="DueWorkingDay">due by the n-th working day of the period; null: by its last day</param>
/// <param name="NearWorkingDays">临期 from so many working days before</param>
/// <param name="Activities">kinds of activities of which one in the period meets it</param>
/// <param name="TakesNote">a note on the item meets it</param>
public sealed record Duty(
    string Id, string Name, string? Meaning, Owing Owes, IReadOnlyList<string> UnitCodes, IReadOnlyList<string> UnitKinds, Role? Role, Frequency Every, int Times, int? DueWorkingDay, int NearWorkingDays,
    IReadOnlyList<string> Activities, bool TakesNote, IReadOnlyList<string> Mechanisms)
{
    /// <summary>The last day on which it is in time.</summary>
    public DateOnly DueOn(DutyPeriod period, WorkCalendar calendar)
    {
        if (DueWorkingDay is not { } wanted) return period.To;
        var due = calendar.AddWorkingDays(period.From.AddDays(-1), wanted);
        return due < period.To ? due : period.To;
    }

    /// <summary>每月 1 次</summary>
    public string HowOften => $"{Every switch { Frequency.Week => "每周", Frequency.Fortnight => "每两周", Frequency.Month => "每月", Frequency.Quarter => "每季度", _ => "每年" }} {Times} 次";
}
