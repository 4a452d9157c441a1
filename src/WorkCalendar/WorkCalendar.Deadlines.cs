namespace Yingshang.WorkCalendars;

public sealed partial class WorkCalendar
{
    /// <summary>
    /// 从收到的时刻计算期限。当日不计入（民法典第201条）；按月的到对应日，没有的为月末日（第202条）；
    /// 末日放假的顺延到其后第一个工作日，截止到 24:00 或下班（第203条）。工作日时限只数工作日（行政许可法第82条）。
    /// 按小时、分钟的从收到时连续计算，不顺延；工作小时只计办公时间。
    /// </summary>
    /// <param name="receivedAt">收到的时刻，UTC。</param>
    public Deadline Count(DateTime receivedAt, Limit limit, CountingRule? rule = null, IReadOnlyList<Pause>? pauses = null, NearRule? near = null)
    {
        rule ??= CountingRule.Civil;
        pauses ??= [];
        var received = receivedAt.ToShanghai();
        var effective = rule.ShiftsReceipt ? ShiftToOfficeHours(received) : received;
        return limit.IsInHours
            ? CountHours(receivedAt, effective, limit, rule, pauses, near ?? NearRule.Standard)
            : CountDays(receivedAt, effective, limit, rule, pauses, near ?? NearRule.Standard);
    }

    /// <summary>末日已经给定的期限：上级平台的外部时限、同意延期至某日、合同约定的日子。不顺延。</summary>
    public Deadline CountTo(DateTime receivedAt, DateOnly lastDay, CountingRule? rule = null, NearRule? near = null) =>
        CountToMoment(receivedAt, EndOfDay(lastDay, rule), rule, near);

    /// <summary>截止时刻已经给定的期限，UTC，不含：外部平台写到几点的时限。不顺延。</summary>
    public Deadline CountToMoment(DateTime receivedAt, DateTime dueAt, CountingRule? rule = null, NearRule? near = null)
    {
        rule ??= CountingRule.Civil;
        var (received, due) = (receivedAt.ToShanghai(), dueAt.ToShanghai());
        return new(this, receivedAt, DateOnly.FromDateTime(received), limit: null, rule, [])
        {
            DueAt = dueAt,
            LastDay = DateOnly.FromDateTime(due.AddTicks(-1)),
            NearFrom = LocalTime.ToUtc(NearPoint(received, received, due, new Meter(this, officeHoursOnly: true, []), near ?? NearRule.Standard)),
        };
    }

    /// <summary>某日之后按日、按月的时限的末日，当日不计，遇放假顺延：延期从原末日接着算时用。</summary>
    /// <exception cref="ArgumentException">按小时、分钟的时限。</exception>
    public DateOnly LastDayAfter(DateOnly start, Limit limit) => limit.IsInHours
        ? throw new ArgumentException("要按日或按月的时限", nameof(limit))
        : Roll(LastDayBeforeRolling(start, limit, [])!.Value, [])!.Value;

    /// <summary>某日作为末日的截止时刻，UTC，不含：24:00 或下班。</summary>
    public DateTime EndOfDay(DateOnly lastDay, CountingRule? rule = null) => LocalTime.ToUtc(EndOf(lastDay, rule ?? CountingRule.Civil));

    internal bool IsEstimated(DateOnly first, DateOnly last)
    {
        for (var year = first.Year; year <= last.Year; year++)
            if (!_years.Contains(year)) return true;
        return false;
    }

    private DateTime ShiftToOfficeHours(DateTime received)
    {
        var date = DateOnly.FromDateTime(received);
        return IsWorkingDay(date) && TimeOnly.FromDateTime(received) < OfficeHours.Close
            ? received
            : NextWorkingDay(date).ToDateTime(OfficeHours.Opening);
    }

    private DateTime EndOf(DateOnly lastDay, CountingRule rule) =>
        rule.EndsAtClose ? lastDay.ToDateTime(OfficeHours.Close) : lastDay.AddDays(1).Midnight;

    private Deadline CountHours(DateTime receivedAt, DateTime effective, Limit limit, CountingRule rule, IReadOnlyList<Pause> pauses, NearRule near)
    {
        var stretches = Stretch.Merge(pauses.Select(pause => pause.Local));
        var meter = new Meter(this, limit.Unit == LimitUnit.WorkingHours, stretches);
        var amount = limit.Unit == LimitUnit.Minutes ? TimeSpan.FromMinutes(limit.Amount) : TimeSpan.FromHours(limit.Amount);
        var start = DateOnly.FromDateTime(effective);
        if (meter.After(effective, amount) is not { } due) return Stopped(receivedAt, start, limit, rule, pauses);
        return new(this, receivedAt, start, limit, rule, pauses)
        {
            DueAt = LocalTime.ToUtc(due),
            LastDay = DateOnly.FromDateTime(due.AddTicks(-1)),
            NearFrom = LocalTime.ToUtc(NearPoint(receivedAt.ToShanghai(), effective, due, meter, near)),
        };
    }

    private Deadline CountDays(DateTime receivedAt, DateTime effective, Limit limit, CountingRule rule, IReadOnlyList<Pause> pauses, NearRule near)
    {
        var stretches = pauses.Count == 0 ? [] : Stretch.Merge(pauses.Select(pause => pause.LocalDays));
        var start = DateOnly.FromDateTime(effective);
        if (LastDayBeforeRolling(start, limit, stretches) is not { } end || Roll(end, stretches) is not { } last)
            return Stopped(receivedAt, start, limit, rule, pauses);
        var due = EndOf(last, rule);
        var begin = limit.Amount == 0 ? Stretch.Later(effective, last.Midnight) : start.AddDays(1).Midnight;
        var meter = new Meter(this, limit.Unit == LimitUnit.WorkingDays, stretches);
        return new(this, receivedAt, start, limit, rule, pauses)
        {
            DueAt = LocalTime.ToUtc(due),
            LastDay = last,
            NearFrom = LocalTime.ToUtc(NearPoint(receivedAt.ToShanghai(), begin, due, meter, near)),
            RolledFrom = last == end || limit.Unit == LimitUnit.WorkingDays ? null : end,
        };
    }

    private Deadline Stopped(DateTime receivedAt, DateOnly start, Limit limit, CountingRule rule, IReadOnlyList<Pause> pauses) =>
        new(this, receivedAt, start, limit, rule, pauses) { DueAt = Deadline.Never, LastDay = DateOnly.MaxValue, NearFrom = Deadline.Never };

    private DateOnly? LastDayBeforeRolling(DateOnly start, Limit limit, IReadOnlyList<Stretch> pauses) => limit.Unit switch
    {
        LimitUnit.WorkingDays when pauses.Count == 0 => AddWorkingDays(start, limit.Amount),
        LimitUnit.WorkingDays => StepOverPauses(start, limit.Amount, pauses),
        LimitUnit.Months => Lengthen(start, AddMonths(start, limit.Amount), pauses),
        _ => Lengthen(start, start.AddDays(limit.Amount), pauses),
    };

    private DateOnly? StepOverPauses(DateOnly day, int count, IReadOnlyList<Stretch> pauses)
    {
        while (count > 0)
        {
            day = day.AddDays(1);
            if (PauseOn(day, pauses) is { IsOpen: true }) return null;
            if (IsWorkingDay(day) && PauseOn(day, pauses) is null) count--;
        }
        return day;
    }

    private static DateOnly? Lengthen(DateOnly start, DateOnly end, IReadOnlyList<Stretch> pauses)
    {
        foreach (var pause in pauses)
        {
            if (pause.From > end.Midnight) break;
            if (pause.IsOpen) return null;
            var counted = pause.To - Stretch.Later(pause.From, start.AddDays(1).Midnight);
            if (counted > TimeSpan.Zero) end = end.AddDays(counted.Days);
        }
        return end;
    }

    private DateOnly? Roll(DateOnly day, IReadOnlyList<Stretch> pauses)
    {
        while (true)
        {
            var pause = pauses.Count == 0 ? null : PauseOn(day, pauses);
            if (pause is { IsOpen: true }) return null;
            if (pause is null && IsWorkingDay(day)) return day;
            day = day.AddDays(1);
        }
    }

    private static Stretch? PauseOn(DateOnly day, IReadOnlyList<Stretch> pauses)
    {
        var at = day.Midnight;
        foreach (var pause in pauses)
            if (pause.From <= at && at < pause.To) return pause;
        return null;
    }

    private DateTime NearPoint(DateTime received, DateTime begin, DateTime due, Meter meter, NearRule near)
    {
        var total = meter.Between(begin, due);
        var bySharing = meter.Before(due, total * near.Share);
        var byMinimum = new Meter(this, officeHoursOnly: true, []).Before(due, OfficeHours.PerDay * near.MinimumWorkingDays);
        if (byMinimum < bySharing) byMinimum = Stretch.Later(byMinimum, meter.Before(due, total / 2));
        return Stretch.Later(received, Stretch.Earlier(bySharing, byMinimum));
    }
}
