using System.Globalization;

namespace Yingshang.Metrics;

/// <summary>期间: days from the first to the last, both included.</summary>
public sealed record Period(DateOnly From, DateOnly To)
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary>2023-01 to 2023-10 are whole months; days can be given too. Null with the reason in Chinese.</summary>
    public static (Period? Period, string? Problem) Parse(string? from, string? to)
    {
        if (First(from) is not { } first) return (null, $"期间的开始“{from}”看不懂，请写成 2023-01 或者 2023-01-01。");
        if (Last(to) is not { } last) return (null, $"期间的结束“{to}”看不懂，请写成 2023-10 或者 2023-10-31。");
        return first > last ? (null, $"期间的开始 {first:yyyy-MM-dd} 在结束 {last:yyyy-MM-dd} 之后，请对调。") : (new Period(first, last), null);
    }

    /// <summary>From the first of January to the day.</summary>
    public static Period YearTo(DateOnly day) => new(new DateOnly(day.Year, 1, 1), day);

    /// <summary>上年同期. The end of a month stays the end of the month.</summary>
    public Period LastYear => new(From.AddYears(-1), IsMonthEnd(To) ? MonthEnd(To.AddYears(-1)) : To.AddYears(-1));

    /// <summary>上一期, right before: of whole months as many months, otherwise as many days.</summary>
    public Period Previous
    {
        get
        {
            if (From.Day != 1 || !IsMonthEnd(To)) return new Period(From.AddDays(From.DayNumber - To.DayNumber - 1), From.AddDays(-1));
            var months = (To.Year - From.Year) * 12 + To.Month - From.Month + 1;
            return new Period(From.AddMonths(-months), From.AddDays(-1));
        }
    }

    /// <summary>2023-01-01/2023-10-31 (ISO 8601).</summary>
    public string Iso => $"{From.ToString("yyyy-MM-dd", Plain)}/{To.ToString("yyyy-MM-dd", Plain)}";

    /// <summary>2023年, 2023年10月, 2023年1—10月, 2022年11月—2023年2月, 2023年1月1日—10月8日.</summary>
    public string Words
    {
        get
        {
            if (From.Day != 1 || !IsMonthEnd(To)) return From == To ? Day(From) : From.Year == To.Year ? $"{Day(From)}—{To.Month}月{To.Day}日" : $"{Day(From)}—{Day(To)}";
            if (From.Year != To.Year) return $"{From.Year}年{From.Month}月—{To.Year}年{To.Month}月";
            if (From.Month == To.Month) return $"{From.Year}年{From.Month}月";
            return From.Month == 1 && To.Month == 12 ? $"{From.Year}年" : $"{From.Year}年{From.Month}—{To.Month}月";
        }
    }

    private static string Day(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";

    private static bool IsMonthEnd(DateOnly day) => day.Day == DateTime.DaysInMonth(day.Year, day.Month);

    private static DateOnly MonthEnd(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));

    private static DateOnly? First(string? text) => Month(text) ?? Exact(text);

    private static DateOnly? Last(string? text) => Month(text) is { } month ? MonthEnd(month) : Exact(text);

    private static DateOnly? Month(string? text) => DateOnly.TryParseExact(text, "yyyy-MM", Plain, DateTimeStyles.None, out var month) ? month : null;

    private static DateOnly? Exact(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", Plain, DateTimeStyles.None, out var day) ? day : null;
}
