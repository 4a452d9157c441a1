namespace Yingshang.WorkCalendars;

public enum DayKind
{
    /// <summary>工作日</summary>
    WorkingDay,

    /// <summary>周末</summary>
    Weekend,

    /// <summary>放假</summary>
    Holiday,

    /// <summary>调休上班</summary>
    MakeUpWorkingDay,
}

/// <summary>日历上的一天。<paramref name="IsPublished"/> 为否：当年的放假通知还没有（或没有载入），按周末推算。</summary>
public readonly record struct CalendarDay(DateOnly Date, DayKind Kind, string? HolidayName, HolidayNotice? Notice, bool IsPublished)
{
    public bool IsWorkingDay => Kind is DayKind.WorkingDay or DayKind.MakeUpWorkingDay;
}

/// <summary>
/// 工作日历：周一至周五，减放假日，加调休上班日，以国务院办公厅每年的通知为准。不可变，可多线程共用。
/// 行政许可法第82条：期限以工作日计算，不含法定节假日。
/// </summary>
public sealed partial class WorkCalendar
{
    private readonly Dictionary<DateOnly, CalendarDay> _noticed = [];
    private readonly HashSet<int> _years;

    // Dates around the notices are looked up by position; the rest is stepped through day by day.
    private readonly DateOnly _tableStart;
    private readonly bool[] _isWorking;
    private readonly int[] _workingBefore;
    private readonly DateOnly[] _workingDays;

    /// <exception cref="ArgumentException">同一年两份安排，或某份安排自相矛盾（见 <see cref="HolidaySchedule.FindProblems"/>）。</exception>
    public WorkCalendar(IEnumerable<HolidaySchedule> schedules, OfficeHours? officeHours = null)
    {
        Schedules = [.. schedules.OrderBy(schedule => schedule.Year)];
        OfficeHours = officeHours ?? OfficeHours.Standard;
        _years = [.. Schedules.Select(schedule => schedule.Year)];
        if (_years.Count < Schedules.Count) throw new ArgumentException("同一年有两份放假安排", nameof(schedules));
        foreach (var schedule in Schedules) Enter(schedule);

        _tableStart = new DateOnly(Schedules.Count == 0 ? 2020 : Schedules[0].Year - 2, 1, 1);
        var end = new DateOnly(Schedules.Count == 0 ? 2030 : Schedules[^1].Year + 4, 12, 31);
        _isWorking = [.. _tableStart.DaysThrough(end).Select(day => Day(day).IsWorkingDay)];
        _workingDays = [.. _tableStart.DaysThrough(end).Where((_, index) => _isWorking[index])];
        _workingBefore = new int[_isWorking.Length + 1];
        for (var i = 0; i < _isWorking.Length; i++) _workingBefore[i + 1] = _workingBefore[i] + (_isWorking[i] ? 1 : 0);
    }

    public IReadOnlyList<HolidaySchedule> Schedules { get; }

    public OfficeHours OfficeHours { get; }

    /// <summary>最近一份通知管到哪一天；之后的日期按周末推算。没有任何通知时为空。</summary>
    public DateOnly? PublishedThrough => Schedules.Count == 0 ? null : new DateOnly(Schedules[^1].Year, 12, 31);

    public CalendarDay Day(DateOnly date) => _noticed.TryGetValue(date, out var day)
        ? day
        : new(date, date.IsWeekend ? DayKind.Weekend : DayKind.WorkingDay, HolidayName: null, Notice: null, _years.Contains(date.Year));

    public bool IsWorkingDay(DateOnly date)
    {
        var index = date.DayNumber - _tableStart.DayNumber;
        return (uint)index < (uint)_isWorking.Length ? _isWorking[index] : !date.IsWeekend;
    }

    /// <summary>当日是工作日就是当日，否则其后第一个工作日。</summary>
    public DateOnly WorkingDayOnOrAfter(DateOnly date) => IsWorkingDay(date) ? date : AddWorkingDays(date, 1);

    /// <summary>其后第一个工作日，当日不算。</summary>
    public DateOnly NextWorkingDay(DateOnly date) => AddWorkingDays(date, 1);

    /// <summary>当日之后第 <paramref name="count"/> 个工作日；当日无论是否工作日都不算（民法典第201条：开始的当日不计入）。0 得当日。</summary>
    /// <exception cref="ArgumentOutOfRangeException">个数为负。</exception>
    public DateOnly AddWorkingDays(DateOnly date, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count == 0) return date;
        var index = date.DayNumber - _tableStart.DayNumber;
        if ((uint)index < (uint)_isWorking.Length)
        {
            var position = _workingBefore[index + 1] + count - 1;
            if (position < _workingDays.Length) return _workingDays[position];
        }
        return StepWorkingDays(date, count, 1);
    }

    /// <summary>当日之前第 <paramref name="count"/> 个工作日；当日不算。0 得当日。</summary>
    /// <exception cref="ArgumentOutOfRangeException">个数为负。</exception>
    public DateOnly SubtractWorkingDays(DateOnly date, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count == 0) return date;
        var index = date.DayNumber - _tableStart.DayNumber;
        if ((uint)index < (uint)_isWorking.Length)
        {
            var position = _workingBefore[index] - count;
            if (position >= 0) return _workingDays[position];
        }
        return StepWorkingDays(date, count, -1);
    }

    /// <summary>若干个月之后的对应日，没有对应日的为月末日（民法典第202条）。不顺延；顺延见 <see cref="WorkingDayOnOrAfter"/>。</summary>
    public static DateOnly AddMonths(DateOnly date, int months) => date.AddMonths(months);

    /// <summary>一段日期里的工作日数，首尾都含；止日早于起日得 0。</summary>
    public int CountWorkingDays(DateOnly first, DateOnly last)
    {
        if (last < first) return 0;
        var from = first.DayNumber - _tableStart.DayNumber;
        var to = last.DayNumber - _tableStart.DayNumber;
        return from >= 0 && to < _isWorking.Length
            ? _workingBefore[to + 1] - _workingBefore[from]
            : first.DaysThrough(last).Count(IsWorkingDay);
    }

    public int CountWorkingDaysInMonth(int year, int month) =>
        CountWorkingDays(new DateOnly(year, month, 1), new DateOnly(year, month, DateTime.DaysInMonth(year, month)));

    /// <summary>某日之后到另一日（含）已经开始的工作日数：期限末日之后第一个工作日一到即为 1。</summary>
    public int WorkingDaysBetween(DateOnly after, DateOnly through) => CountWorkingDays(after.AddDays(1), through);

    private DateOnly StepWorkingDays(DateOnly date, int count, int step)
    {
        while (count > 0)
        {
            date = date.AddDays(step);
            if (IsWorkingDay(date)) count--;
        }
        return date;
    }

    private void Enter(HolidaySchedule schedule)
    {
        if (schedule.FindProblems() is [var problem, ..]) throw new ArgumentException($"{schedule.Year} 年放假安排：{problem}", nameof(schedule));
        foreach (var span in schedule.Off)
            foreach (var date in span.Days)
                _noticed[date] = new(date, DayKind.Holiday, span.Name, schedule.Notice, IsPublished: true);
        foreach (var date in schedule.Work)
            _noticed[date] = new(date, DayKind.MakeUpWorkingDay, HolidayName: null, schedule.Notice, IsPublished: true);
    }
}
