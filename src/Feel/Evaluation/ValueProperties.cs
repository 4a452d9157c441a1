using Yingshang.Feel.Values;

namespace Yingshang.Feel.Evaluation;

/// <summary>What a point reads out of dates, times, durations and ranges (DMN 1.5, table 65).</summary>
internal static class ValueProperties
{
    /// <summary>False where values of this kind have no such property.</summary>
    public static bool TryGet(object value, string name, out object? property)
    {
        (var found, property) = value switch
        {
            FeelDate d => OfDate(d, name),
            FeelDateTime d when OfDate(d.Date, name) is (true, var part) => (true, part),
            FeelDateTime d => OfTime(d.Time, d.Offset, name),
            FeelTime t => OfTime(t, t.Zone?.Offset, name),
            DaysTimeDuration d => OfDaysTime(d, name),
            YearsMonthsDuration d => OfYearsMonths(d, name),
            FeelRange r => OfRange(r, name),
            _ => (false, null),
        };
        return found;
    }

    private static (bool, object?) Number(long value) => (true, (FeelNumber)value);

    private static (bool, object?) OfDate(FeelDate date, string name) => name switch
    {
        "year" => Number(date.Year),
        "month" => Number(date.Month),
        "day" => Number(date.Day),
        "weekday" => Number(date.DayOfWeek),
        _ => (false, null),
    };

    private static (bool, object?) OfTime(FeelTime time, int? offset, string name) => name switch
    {
        "hour" => Number(time.Hour),
        "minute" => Number(time.Minute),
        "second" => Number(time.Second),
        "time offset" => (true, offset is { } seconds ? DaysTimeDuration.Of((Int128)seconds * FeelTime.PerSecond) : null),
        "timezone" => (true, time.Zone?.Name),
        _ => (false, null),
    };

    private static (bool, object?) OfDaysTime(DaysTimeDuration duration, string name) => name switch
    {
        "days" => Number(duration.Days),
        "hours" => Number(duration.Hours),
        "minutes" => Number(duration.Minutes),
        "seconds" => (true, duration.Seconds),
        _ => (false, null),
    };

    private static (bool, object?) OfYearsMonths(YearsMonthsDuration duration, string name) => name switch
    {
        "years" => Number(duration.Years),
        "months" => Number(duration.Months),
        _ => (false, null),
    };

    private static (bool, object?) OfRange(FeelRange range, string name) => name switch
    {
        "start" => (true, range.Start),
        "end" => (true, range.End),
        "start included" => (true, range.StartIncluded),
        "end included" => (true, range.EndIncluded),
        _ => (false, null),
    };
}
