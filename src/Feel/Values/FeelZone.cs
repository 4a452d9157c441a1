using System.Globalization;

namespace Yingshang.Feel.Values;

/// <summary>A time zone: an offset from UTC, or a place of the IANA table (Asia/Shanghai) whose offset depends on the date.</summary>
public sealed record FeelZone
{
    private const int LargestOffset = 18 * 3_600;
    private readonly TimeZoneInfo? place;
    private readonly int offset;

    private FeelZone(string? name, int offset, TimeZoneInfo? place) => (Name, this.offset, this.place) = (name, offset, place);

    public static FeelZone Utc { get; } = new(null, 0, null);

    /// <summary>The place; null for a bare offset.</summary>
    public string? Name { get; }

    public static FeelZone? OfSeconds(long seconds) => Math.Abs(seconds) > LargestOffset ? null : new FeelZone(null, (int)seconds, null);

    public static FeelZone Of(TimeZoneInfo place) => new(place.Id, 0, place);

    /// <summary>Z, +hh:mm, +hh:mm:ss or @Area/Place; null for anything else.</summary>
    public static FeelZone? Parse(ReadOnlySpan<char> text)
    {
        if (text is "Z") return Utc;
        if (text.StartsWith("@")) return Named(text[1..].ToString());
        if (text.Length is not (6 or 9) || text[0] is not ('+' or '-') || text[3] != ':' || (text.Length == 9 && text[6] != ':')) return null;
        var seconds = text.Length == 9 ? FeelDate.Digits(text[7..]) : 0;
        if (FeelDate.Digits(text[1..3]) is not { } h || FeelDate.Digits(text[4..6]) is not { } m || seconds is not { } s || m > 59 || s > 59) return null;
        var total = (h * 3_600) + (m * 60) + s;
        return OfSeconds(text[0] == '-' ? -total : total);
    }

    private static FeelZone? Named(string name)
    {
        if (name.Length is 0 or > 60 || name.Contains("..", StringComparison.Ordinal) || !char.IsAsciiLetter(name[0])) return null;
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found) ? new FeelZone(name, 0, found) : null;
    }

    /// <summary>Seconds east of UTC at a local time; years outside the table take its nearest year.</summary>
    public int OffsetAt(FeelDate date, long nanosecondOfDay)
    {
        if (place is null) return offset;
        var day = date.ToDateOnly() ?? (date.Year < 1 ? new DateOnly(1, date.Month, Math.Min(date.Day, 28)) : new DateOnly(9998, date.Month, Math.Min(date.Day, 28)));
        return (int)place.GetUtcOffset(day.ToDateTime(new TimeOnly(nanosecondOfDay / 100))).TotalSeconds;
    }

    /// <summary>Without a date: the standard offset.</summary>
    public int Offset => place is null ? offset : (int)place.BaseUtcOffset.TotalSeconds;

    public bool Equals(FeelZone? other) => other is not null && Name == other.Name && offset == other.offset;

    public override int GetHashCode() => HashCode.Combine(Name, offset);

    public override string ToString()
    {
        if (Name is not null) return "@" + Name;
        if (offset == 0) return "Z";
        var (h, m, s) = (Math.Abs(offset) / 3_600, Math.Abs(offset) / 60 % 60, Math.Abs(offset) % 60);
        return string.Create(CultureInfo.InvariantCulture, $"{(offset < 0 ? '-' : '+')}{h:00}:{m:00}{(s == 0 ? "" : $":{s:00}")}");
    }
}
