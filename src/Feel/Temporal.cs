using System.Globalization;
using System.Text.RegularExpressions;

namespace Yingshang.Feel;

/// <summary>Dates and instants as FEEL writes them (ISO 8601), and the local day of an instant.</summary>
internal static partial class Temporal
{
    private static readonly string[] InstantFormats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm:ss"];

    [GeneratedRegex(@"^(?<local>.+?)(?<zone>Z|[+-]\d\d:\d\d)?$", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Zoned { get; }

    public static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>An instant in UTC; without zone it is local time.</summary>
    public static DateTime? Instant(string text, TimeSpan localOffset)
    {
        if (text.Length > 40 || !text.Contains('T')) return null;
        var match = Zoned.Match(text);
        if (!DateTime.TryParseExact(match.Groups["local"].Value, InstantFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return null;
        if (Offset(match.Groups["zone"].Value, localOffset) is not { } offset) return null;
        var ticks = local.Ticks - offset.Ticks;
        return ticks < 0 || ticks > DateTime.MaxValue.Ticks ? null : new DateTime(ticks, DateTimeKind.Utc);
    }

    public static DateOnly? LocalDate(DateTime? utc, TimeSpan localOffset) => utc is { } instant ? LocalDate(instant, localOffset) : null;

    private static DateOnly LocalDate(DateTime utc, TimeSpan localOffset) =>
        DateOnly.FromDateTime(new DateTime(Math.Clamp(utc.Ticks + localOffset.Ticks, 0, DateTime.MaxValue.Ticks)));

    /// <summary>The instant at which a local day begins; null at the ends of the calendar.</summary>
    public static DateTime? StartOf(DateOnly day, TimeSpan localOffset)
    {
        var ticks = day.ToDateTime(TimeOnly.MinValue).Ticks - localOffset.Ticks;
        return ticks < 0 || ticks > DateTime.MaxValue.Ticks ? null : new DateTime(ticks, DateTimeKind.Utc);
    }

    private static TimeSpan? Offset(string zone, TimeSpan localOffset)
    {
        if (zone.Length == 0) return localOffset;
        if (zone == "Z") return TimeSpan.Zero;
        if (!TimeSpan.TryParseExact(zone[1..], @"hh\:mm", CultureInfo.InvariantCulture, out var offset) || offset > TimeSpan.FromHours(18)) return null;
        return zone[0] == '-' ? -offset : offset;
    }
}
