using System.Globalization;
using System.Numerics;
using System.Text;

namespace Yingshang.Feel.Values;

/// <summary>A duration in days, hours, minutes and seconds, kept as nanoseconds.</summary>
public readonly record struct DaysTimeDuration(Int128 Nanoseconds) : IComparable<DaysTimeDuration>
{
    private static readonly Int128 Limit = Int128.MaxValue / 1_000_000;

    private Int128 Magnitude => Int128.Abs(Nanoseconds);

    private int Sign => Int128.Sign(Nanoseconds);

    public long Days => (long)(Magnitude / FeelTime.PerDay) * Sign;

    public int Hours => (int)(Magnitude / (3_600 * FeelTime.PerSecond) % 24) * Sign;

    public int Minutes => (int)(Magnitude / (60 * FeelTime.PerSecond) % 60) * Sign;

    public FeelNumber Seconds => FeelNumber.Of((BigInteger)(Nanoseconds % (60 * FeelTime.PerSecond)), -9) ?? default;

    public FeelNumber TotalSeconds => FeelNumber.Of((BigInteger)Nanoseconds, -9) ?? default;

    /// <summary>Rounded to nanoseconds; null when out of range.</summary>
    public static DaysTimeDuration? OfSeconds(FeelNumber? seconds)
    {
        if (seconds?.Round(9, NumberRounding.HalfEven) is not { } value || FeelNumber.DigitsIn(value.Coefficient) + value.Exponent > 20) return null;
        return Of((Int128)(value.Coefficient * BigInteger.Pow(10, value.Exponent + 9)));
    }

    internal static DaysTimeDuration? Of(Int128 nanoseconds) => Int128.Abs(nanoseconds) > Limit ? null : new DaysTimeDuration(nanoseconds);

    public int CompareTo(DaysTimeDuration other) => Nanoseconds.CompareTo(other.Nanoseconds);

    public static bool operator <(DaysTimeDuration a, DaysTimeDuration b) => a.CompareTo(b) < 0;

    public static bool operator >(DaysTimeDuration a, DaysTimeDuration b) => a.CompareTo(b) > 0;

    public static bool operator <=(DaysTimeDuration a, DaysTimeDuration b) => a.CompareTo(b) <= 0;

    public static bool operator >=(DaysTimeDuration a, DaysTimeDuration b) => a.CompareTo(b) >= 0;

    public override string ToString()
    {
        if (Nanoseconds == 0) return "PT0S";
        var text = new StringBuilder(Sign < 0 ? "-P" : "P");
        if (Days != 0) text.Append(CultureInfo.InvariantCulture, $"{Math.Abs(Days)}D");
        if (Magnitude % FeelTime.PerDay == 0) return text.ToString();
        text.Append('T');
        if (Hours != 0) text.Append(CultureInfo.InvariantCulture, $"{Math.Abs(Hours)}H");
        if (Minutes != 0) text.Append(CultureInfo.InvariantCulture, $"{Math.Abs(Minutes)}M");
        if (Seconds.Sign != 0) text.Append(CultureInfo.InvariantCulture, $"{Seconds.Abs()}S");
        return text.ToString();
    }
}

/// <summary>A duration in years and months.</summary>
public readonly record struct YearsMonthsDuration(long TotalMonths) : IComparable<YearsMonthsDuration>
{
    private const long Limit = 12L * 10 * FeelDate.LargestYear;

    public long Years => TotalMonths / 12;

    public long Months => TotalMonths % 12;

    internal static YearsMonthsDuration? Of(Int128 months) => Int128.Abs(months) > Limit ? null : new YearsMonthsDuration((long)months);

    /// <summary>Whole months; decimals are cut off.</summary>
    internal static YearsMonthsDuration? Of(FeelNumber? months) => months?.Round(0, NumberRounding.Down)?.ToLong() is { } whole ? Of((Int128)whole) : null;

    public int CompareTo(YearsMonthsDuration other) => TotalMonths.CompareTo(other.TotalMonths);

    public static bool operator <(YearsMonthsDuration a, YearsMonthsDuration b) => a.CompareTo(b) < 0;

    public static bool operator >(YearsMonthsDuration a, YearsMonthsDuration b) => a.CompareTo(b) > 0;

    public static bool operator <=(YearsMonthsDuration a, YearsMonthsDuration b) => a.CompareTo(b) <= 0;

    public static bool operator >=(YearsMonthsDuration a, YearsMonthsDuration b) => a.CompareTo(b) >= 0;

    public override string ToString()
    {
        if (TotalMonths == 0) return "P0M";
        var (years, months) = (Math.Abs(Years), Math.Abs(Months));
        return string.Create(CultureInfo.InvariantCulture, $"{(TotalMonths < 0 ? "-" : "")}P{(years == 0 ? "" : $"{years}Y")}{(months == 0 ? "" : $"{months}M")}");
    }
}

/// <summary>Durations as ISO 8601 writes them: P1Y2M, P1DT2H3M4.5S, a minus in front; years and months do not mix with days and time.</summary>
internal static class DurationText
{
    private const int LongestNumber = 18;

    /// <returns>A <see cref="DaysTimeDuration"/>, a <see cref="YearsMonthsDuration"/>, or null.</returns>
    public static object? Parse(ReadOnlySpan<char> text)
    {
        var negative = text.StartsWith("-");
        if (negative) text = text[1..];
        if (!text.StartsWith("P") || text.Length < 3) return null;
        var parts = Parts(text[1..]);
        if (parts is null || parts.Count == 0) return null;
        var sign = negative ? -1 : 1;
        if (parts.TrueForAll(p => p.Unit is 'Y' or 'N')) return YearsMonthsDuration.Of(sign * parts.Aggregate((Int128)0, (sum, p) => sum + (p.Number * (p.Unit == 'Y' ? 12 : 1))));
        if (parts.Exists(p => p.Unit is 'Y' or 'N')) return null;
        return DaysTimeDuration.Of(sign * parts.Aggregate((Int128)0, (sum, p) => sum + (p.Number * UnitOf(p.Unit)) + p.Fraction));
    }

    private static Int128 UnitOf(char unit) => unit switch { 'D' => FeelTime.PerDay, 'H' => 3_600 * FeelTime.PerSecond, 'M' => 60 * FeelTime.PerSecond, _ => FeelTime.PerSecond };

    /// <summary>In order, each unit once; months are called N, minutes M.</summary>
    private static List<(char Unit, Int128 Number, long Fraction)>? Parts(ReadOnlySpan<char> text)
    {
        var parts = new List<(char, Int128, long)>();
        var left = "YNDHMS".AsSpan();
        var inTime = false;
        while (!text.IsEmpty)
        {
            if (text[0] == 'T')
            {
                if (inTime || text.Length == 1) return null;
                inTime = true;
                text = text[1..];
                left = "HMS";
            }
            var end = text.IndexOfAnyExceptInRange('0', '9');
            if (end is <= 0 or > LongestNumber) return null;
            var number = long.Parse(text[..end], NumberStyles.None, CultureInfo.InvariantCulture);
            long fraction = 0;
            if (text[end] == '.')
            {
                var digits = text[(end + 1)..].IndexOfAnyExceptInRange('0', '9');
                if (digits is < 0 or > 30 || text[end + 1 + digits] != 'S') return null;
                if (digits > 0) fraction = long.Parse(text.Slice(end + 1, digits).ToString().PadRight(9, '0').AsSpan(0, 9), NumberStyles.None, CultureInfo.InvariantCulture);
                end += digits + 1;
            }
            var unit = text[end] == 'M' && !inTime ? 'N' : text[end];
            var place = left.IndexOf(unit);
            if (place < 0 || (unit is 'H' or 'S' && !inTime)) return null;
            left = left[(place + 1)..];
            parts.Add((unit, number, fraction));
            text = text[(end + 1)..];
        }
        return parts;
    }
}
