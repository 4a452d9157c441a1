using System.Globalization;

namespace Yingshang.Feel.Values;

/// <summary>A time of day in nanoseconds since midnight, with or without a zone.</summary>
public readonly record struct FeelTime(long Nanoseconds, FeelZone? Zone)
{
    internal const long PerSecond = 1_000_000_000;
    internal const long PerDay = 86_400 * PerSecond;

    public int Hour => (int)(Nanoseconds / (3_600 * PerSecond));

    public int Minute => (int)(Nanoseconds / (60 * PerSecond) % 60);

    public int Second => (int)(Nanoseconds / PerSecond % 60);

    /// <summary>Null when there is no such time; <paramref name="fraction"/> in nanoseconds.</summary>
    public static FeelTime? Of(long hour, long minute, long second, long fraction, FeelZone? zone) =>
        hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59 || fraction is < 0 or >= PerSecond ? null : new FeelTime((((((hour * 60) + minute) * 60) + second) * PerSecond) + fraction, zone);

    /// <summary>hh:mm:ss with an optional fraction and zone; null for anything else.</summary>
    public static FeelTime? Parse(ReadOnlySpan<char> text)
    {
        if (text.Length < 8 || text[2] != ':' || text[5] != ':') return null;
        if (FeelDate.Digits(text[..2]) is not { } h || FeelDate.Digits(text[3..5]) is not { } m || FeelDate.Digits(text[6..8]) is not { } s) return null;
        var rest = text[8..];
        long fraction = 0;
        if (rest.StartsWith("."))
        {
            var end = rest[1..].IndexOfAnyExceptInRange('0', '9') is var i && i < 0 ? rest.Length : i + 1;
            if (end is 1 or > 31) return null;
            fraction = long.Parse(rest[1..end].ToString().PadRight(9, '0').AsSpan(0, 9), NumberStyles.None, CultureInfo.InvariantCulture);
            rest = rest[end..];
        }
        if (rest.IsEmpty) return Of(h, m, s, fraction, null);
        return FeelZone.Parse(rest) is { } zone ? Of(h, m, s, fraction, zone) : null;
    }

    /// <summary>Wraps around midnight.</summary>
    public FeelTime Add(Int128 nanoseconds)
    {
        var rest = (long)((Nanoseconds + nanoseconds) % PerDay);
        return this with { Nanoseconds = rest < 0 ? rest + PerDay : rest };
    }

    /// <summary>Nanoseconds since midnight UTC, where there is a zone.</summary>
    internal long? InUtc => Zone is null ? null : Nanoseconds - (Zone.Offset * PerSecond);

    public override string ToString() => Clock(Nanoseconds) + Zone;

    internal static string Clock(long nanoseconds)
    {
        var whole = new FeelTime(nanoseconds, null);
        var fraction = nanoseconds % PerSecond;
        var text = string.Create(CultureInfo.InvariantCulture, $"{whole.Hour:00}:{whole.Minute:00}:{whole.Second:00}");
        return fraction == 0 ? text : $"{text}.{fraction.ToString("000000000", CultureInfo.InvariantCulture).TrimEnd('0')}";
    }
}
