namespace Yingshang.Feel.Values;

/// <summary>A date with a time of day; the zone, if any, is the time's.</summary>
public readonly record struct FeelDateTime(FeelDate Date, FeelTime Time)
{
    public FeelZone? Zone => Time.Zone;

    /// <summary>Seconds east of UTC; null without a zone.</summary>
    public int? Offset => Zone?.OffsetAt(Date, Time.Nanoseconds);

    /// <summary>Nanoseconds since 1970-01-01T00:00:00, local where there is no zone.</summary>
    internal Int128 Nanoseconds => ((Int128)Date.DayNumber * FeelTime.PerDay) + Time.Nanoseconds - ((Int128)(Offset ?? 0) * FeelTime.PerSecond);

    /// <summary>A date, “T” and a time; null for anything else.</summary>
    public static FeelDateTime? Parse(ReadOnlySpan<char> text)
    {
        var mark = text.IndexOf('T');
        if (mark < 0) return null;
        if (FeelDate.Parse(text[..mark]) is not { } date) return null;
        var clock = text[(mark + 1)..];
        if (!clock.StartsWith("24:00:00")) return FeelTime.Parse(clock) is { } time ? new FeelDateTime(date, time) : null;
        // 24:00:00 is the midnight that ends the day.
        var rest = clock[8..].TrimStart(".0");
        return FeelTime.Parse($"00:00:00{rest}") is { } midnight && date.AddDays(1) is { } next ? new FeelDateTime(next, midnight) : null;
    }

    public static FeelDateTime Of(DateTimeOffset instant, FeelZone zone)
    {
        var local = instant.DateTime;
        return new FeelDateTime(FeelDate.Of(DateOnly.FromDateTime(local)), new FeelTime(local.TimeOfDay.Ticks * 100, zone));
    }

    public FeelDateTime? Add(Int128 nanoseconds)
    {
        var total = Time.Nanoseconds + nanoseconds;
        var days = total / FeelTime.PerDay;
        var rest = (long)(total % FeelTime.PerDay);
        if (rest < 0) (rest, days) = (rest + FeelTime.PerDay, days - 1);
        if (Int128.Abs(days) > 800_000_000_000) return null;
        return Date.AddDays((long)days) is { } date ? new FeelDateTime(date, Time with { Nanoseconds = rest }) : null;
    }

    public FeelDateTime? AddMonths(long months) => Date.AddMonths(months) is { } date ? this with { Date = date } : null;

    public override string ToString() => $"{Date}T{Time}";
}
