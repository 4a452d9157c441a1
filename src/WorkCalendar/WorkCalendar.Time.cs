namespace Yingshang.WorkCalendars;

public sealed partial class WorkCalendar
{
    /// <summary>两个 UTC 时刻之间的办公时间；后者不晚于前者得零。</summary>
    public TimeSpan WorkingTime(DateTime from, DateTime to) => OfficeMeter.Between(from.ToShanghai(), to.ToShanghai());

    /// <summary>从某 UTC 时刻起，办公时间满 <paramref name="amount"/> 的最早时刻。</summary>
    public DateTime AddWorkingTime(DateTime from, TimeSpan amount) => LocalTime.ToUtc(OfficeMeter.After(from.ToShanghai(), amount)!.Value);

    /// <summary>从某 UTC 时刻往回退 <paramref name="amount"/> 办公时间，得到其最晚时刻。</summary>
    public DateTime SubtractWorkingTime(DateTime to, TimeSpan amount) => LocalTime.ToUtc(OfficeMeter.Before(to.ToShanghai(), amount));

    private Meter OfficeMeter => field ??= new(this, officeHoursOnly: true, []);
}
