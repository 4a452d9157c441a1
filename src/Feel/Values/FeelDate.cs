using System.Globalization;
using System.Runtime.InteropServices;

namespace Yingshang.Feel.Values;

/// <summary>A day of the proleptic Gregorian calendar, years -999,999,999 to 999,999,999 as XML Schema allows.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FeelDate : IComparable<FeelDate>
{
    public const int LargestYear = 999_999_999;

    private FeelDate(int year, int month, int day) => (Year, Month, Day) = (year, month, day);

    public int Year { get; }

    public int Month { get; }

    public int Day { get; }

    /// <summary>Null when there is no such day.</summary>
    public static FeelDate? Of(long year, long month, long day) =>
        Math.Abs(year) > LargestYear || month is < 1 or > 12 || day < 1 || day > DaysIn((int)year, (int)month) ? null : new FeelDate((int)year, (int)month, (int)day);

    public static FeelDate Of(DateOnly date) => new(date.Year, date.Month, date.Day);

    /// <summary>Null outside years 1 to 9999.</summary>
    public DateOnly? ToDateOnly() => Year is >= 1 and <= 9999 ? new DateOnly(Year, Month, Day) : null;

    private static bool IsLeap(int year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    private static int DaysIn(int year, int month) => month switch { 2 => IsLeap(year) ? 29 : 28, 4 or 6 or 9 or 11 => 30, _ => 31 };

    /// <summary>Days since 1970-01-01.</summary>
    public long DayNumber
    {
        get
        {
            long year = Month <= 2 ? Year - 1 : Year;
            var era = Math.DivRem(year >= 0 ? year : year - 399, 400).Quotient;
            var yearOfEra = year - (era * 400);
            var dayOfYear = (((153 * (Month + (Month > 2 ? -3 : 9))) + 2) / 5) + Day - 1;
            return (era * 146_097) + (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear - 719_468;
        }
    }

    public static FeelDate? FromDayNumber(long days)
    {
        if (Math.Abs(days) > 400_000_000_000) return null;
        days += 719_468;
        var era = (days >= 0 ? days : days - 146_096) / 146_097;
        var dayOfEra = days - (era * 146_097);
        var yearOfEra = (dayOfEra - (dayOfEra / 1_460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var shifted = ((5 * dayOfYear) + 2) / 153;
        var month = shifted < 10 ? shifted + 3 : shifted - 9;
        return Of(yearOfEra + (era * 400) + (month <= 2 ? 1 : 0), month, dayOfYear - (((153 * shifted) + 2) / 5) + 1);
    }

    /// <summary>Monday is 1, Sunday 7.</summary>
    public int DayOfWeek => (int)(((DayNumber % 7) + 10) % 7) + 1;

    public int DayOfYear => (int)(DayNumber - new FeelDate(Year, 1, 1).DayNumber) + 1;

    /// <summary>The week by ISO 8601: week 1 has the year's first Thursday.</summary>
    public int WeekOfYear
    {
        get
        {
            var thursday = FromDayNumber(DayNumber - DayOfWeek + 4) ?? this;
            return ((thursday.DayOfYear - 1) / 7) + 1;
        }
    }

    public FeelDate? AddDays(long days) => FromDayNumber(DayNumber + days);

    /// <summary>The same day of another month, or that month's last day.</summary>
    public FeelDate? AddMonths(long months)
    {
        if (Math.Abs(months) > 12L * 2 * LargestYear) return null;
        var total = ((long)Year * 12) + Month - 1 + months;
        var year = Math.DivRem(total >= 0 ? total : total - 11, 12).Quotient;
        if (Math.Abs(year) > LargestYear) return null;
        var month = (int)(total - (year * 12)) + 1;
        return new FeelDate((int)year, month, Math.Min(Day, DaysIn((int)year, month)));
    }

    /// <summary>yyyy-MM-dd, with a sign and more digits for years beyond four; null for anything else.</summary>
    public static FeelDate? Parse(ReadOnlySpan<char> text)
    {
        var negative = text.StartsWith("-");
        var digits = negative ? text[1..] : text;
        if (digits.Length is < 10 or > 15 || digits[^3] != '-' || digits[^6] != '-') return null;
        var year = digits[..^6];
        if (year.Length > 4 && year[0] == '0') return null;
        if (Digits(year) is not { } y || Digits(digits[^5..^3]) is not { } m || Digits(digits[^2..]) is not { } d) return null;
        return negative && y == 0 ? null : Of(negative ? -y : y, m, d);
    }

    internal static long? Digits(ReadOnlySpan<char> text) =>
        !text.ContainsAnyExceptInRange('0', '9') && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    public int CompareTo(FeelDate other) => (Year, Month, Day).CompareTo((other.Year, other.Month, other.Day));

    public static bool operator <(FeelDate a, FeelDate b) => a.CompareTo(b) < 0;

    public static bool operator >(FeelDate a, FeelDate b) => a.CompareTo(b) > 0;

    public static bool operator <=(FeelDate a, FeelDate b) => a.CompareTo(b) <= 0;

    public static bool operator >=(FeelDate a, FeelDate b) => a.CompareTo(b) >= 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Year < 0 ? "-" : "")}{Math.Abs(Year):0000}-{Month:00}-{Day:00}");
}
