namespace Yingshang.WorkCalendars;

internal sealed class DeadlineTrace(WorkCalendar calendar, Deadline deadline)
{
    private readonly DateOnly _lastCounted = deadline.RolledFrom ?? deadline.LastDay;

    public IEnumerable<CountedDay> Days()
    {
        var number = 0;
        foreach (var date in deadline.ReceivedAt.ShanghaiDate.DaysThrough(deadline.TraceEnd))
        {
            var day = calendar.Day(date);
            var pause = PauseOn(date);
            WhyNotCounted? why = WhyNot(day, pause);
            var isNumbered = why is null && deadline.Limit is not { IsInHours: true } && date > deadline.CountsFrom;
            yield return new(day, isNumbered ? ++number : null, why, why == WhyNotCounted.Paused ? pause!.Reason : null);
        }
    }

    private WhyNotCounted? WhyNot(CalendarDay day, Pause? pause)
    {
        if (day.Date < deadline.CountsFrom) return WhyNotCounted.NotYetReceived;
        if (day.Date == deadline.CountsFrom && ExcludesReceiptDay) return WhyNotCounted.ReceiptDay;
        if (pause is not null) return WhyNotCounted.Paused;
        if (CountsWorkingDays && !day.IsWorkingDay) return day.Kind == DayKind.Weekend ? WhyNotCounted.Weekend : WhyNotCounted.Holiday;
        return day.Date > _lastCounted ? WhyNotCounted.RolledOver : null;
    }

    private bool CountsWorkingDays => deadline.Limit is null or { Unit: LimitUnit.WorkingDays or LimitUnit.WorkingHours };

    private bool ExcludesReceiptDay => deadline.Limit is null or { IsInHours: false, Amount: > 0 };

    private Pause? PauseOn(DateOnly date)
    {
        var (from, to) = (date.Midnight, date.AddDays(1).Midnight);
        return deadline.Limit is { IsInHours: true }
            ? deadline.Pauses.FirstOrDefault(pause => pause.Local.From <= from && to <= pause.Local.To)
            : deadline.Pauses.FirstOrDefault(pause => pause.LocalDays.From <= from && from < pause.LocalDays.To);
    }
}
