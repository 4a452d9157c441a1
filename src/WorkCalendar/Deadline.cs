namespace Yingshang.WorkCalendars;

public enum WhyNotCounted
{
    /// <summary>视为下一工作日收到</summary>
    NotYetReceived,

    /// <summary>收到当日不计</summary>
    ReceiptDay,

    /// <summary>周末</summary>
    Weekend,

    /// <summary>放假</summary>
    Holiday,

    /// <summary>不计时</summary>
    Paused,

    /// <summary>末日顺延</summary>
    RolledOver,
}

/// <summary>计算期限时经过的一天：第几日，或者为什么不计。按小时的时限两者都为空。</summary>
public sealed record CountedDay(CalendarDay Day, int? Number, WhyNotCounted? WhyNot, string? PauseReason = null)
{
    public DateOnly Date => Day.Date;

    public DayKind Kind => Day.Kind;

    public string? HolidayName => Day.HolidayName;

    public HolidayNotice? Notice => Day.Notice;
}

/// <summary>算好的期限，不可变。由 <see cref="WorkCalendar.Count"/> 或 <see cref="WorkCalendar.CountTo"/> 得到。</summary>
public sealed class Deadline
{
    /// <summary>正在不计时的期限的截止时刻：比任何时刻都晚。存进数据库时截到微秒也认得出，见 <see cref="IsNever"/>。</summary>
    public static readonly DateTime Never = DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc);

    private readonly WorkCalendar _calendar;

    internal Deadline(WorkCalendar calendar, DateTime receivedAt, DateOnly countsFrom, Limit? limit, CountingRule rule, IReadOnlyList<Pause> pauses)
    {
        _calendar = calendar;
        (ReceivedAt, CountsFrom, Limit, Rule, Pauses) = (receivedAt, countsFrom, limit, rule, pauses);
    }

    /// <summary>收到的时刻，UTC。</summary>
    public DateTime ReceivedAt { get; }

    /// <summary>视为收到的那一天；次日起算。</summary>
    public DateOnly CountsFrom { get; }

    /// <summary>时限；直接给定末日的为空。</summary>
    public Limit? Limit { get; }

    public CountingRule Rule { get; }

    public IReadOnlyList<Pause> Pauses { get; }

    /// <summary>截止时刻，UTC，不含：末日 24:00 或下班。<see cref="IsStopped"/> 时为 <see cref="Never"/>。</summary>
    public required DateTime DueAt { get; init; }

    /// <summary>末日，当地日期。<see cref="IsStopped"/> 时为 <see cref="DateOnly.MaxValue"/>。</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>从这一 UTC 时刻起算临期。</summary>
    public required DateTime NearFrom { get; init; }

    /// <summary>不顺延时的末日；没有顺延为空。</summary>
    public DateOnly? RolledFrom { get; init; }

    /// <summary>正在不计时，恢复之前没有截止时刻。</summary>
    public bool IsStopped => IsNever(DueAt);

    /// <summary>期间有的日子还没有放假通知，按周末推算，通知公布后要重新计算。</summary>
    public bool IsEstimated => _calendar.IsEstimated(CountsFrom, TraceEnd);

    /// <summary>从收到到末日逐日怎么算的；第一次读时才计算。正在不计时的，到不计时开始那天为止。</summary>
    public IReadOnlyList<CountedDay> Trace => field ??= [.. new DeadlineTrace(_calendar, this).Days()];

    public static bool IsNever(DateTime dueAt) => dueAt.Year == DateTime.MaxValue.Year;

    internal DateOnly TraceEnd => IsStopped ? DateOnly.FromDateTime(OpenPause.Local.From) is var begin && begin > CountsFrom ? begin : CountsFrom : LastDay;

    private Pause OpenPause => Pauses.Where(pause => pause.End is null).MinBy(pause => pause.Begin)!;
}
