using System.Globalization;

namespace Yingshang.Platform.Pages;

/// <summary>Numbers, money and dates as a Chinese office writes them. Deadlines and working days are written by the work calendar.</summary>
public static class ChineseFormat
{
    private const decimal Wan = 10_000m;
    private const decimal Yi = 100_000_000m;
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary>元 below 1万元, 万元 below 1亿元, then 亿元; at most two decimals, rounded half up: 860元, 4.8万元, 12.35亿元.</summary>
    /// <param name="fen">Amount in 分.</param>
    public static string Money(long fen)
    {
        var yuan = fen / 100m;
        if (Math.Abs(Round(yuan / Wan)) >= Wan) return Trimmed(yuan / Yi) + "亿元";
        return Math.Abs(yuan) >= Wan ? Trimmed(yuan / Wan) + "万元" : MoneyExact(fen);
    }

    /// <summary>To the 分, with thousands separators: 1,234,567.89元; whole 元 without decimals.</summary>
    public static string MoneyExact(long fen) => (fen / 100m).ToString(fen % 100 == 0 ? "#,0" : "#,0.00", Plain) + "元";

    /// <summary>For a column headed 金额（万元）: always two decimals, no unit.</summary>
    public static string InWan(long fen) => Round(fen / 100m / Wan).ToString("#,0.00", Plain);

    /// <summary>For a column headed 金额（亿元）: always two decimals, no unit.</summary>
    public static string InYi(long fen) => Round(fen / 100m / Yi).ToString("#,0.00", Plain);

    /// <summary>With thousands separators: 12,345.</summary>
    public static string Count(long number) => number.ToString("#,0", Plain);

    /// <summary>A share in percent: 63.2%; a dash when there is nothing to divide by.</summary>
    public static string Percent(long numerator, long denominator, int decimals = 1) =>
        denominator == 0 ? "—" : Percent((decimal)numerator / denominator, decimals);

    /// <summary>A ratio (0.632) in percent: 63.2%.</summary>
    public static string Percent(decimal ratio, int decimals = 1) =>
        Math.Round(ratio * 100, decimals, MidpointRounding.AwayFromZero).ToString("F" + decimals.ToString(Plain), Plain) + "%";

    /// <summary>2023年10月7日.</summary>
    public static string Date(DateOnly day) => day.ToString("yyyy年M月d日", Plain);

    /// <summary>For tables: 10-07, with the year when it is not this year's: 2022-10-07.</summary>
    public static string ShortDate(DateOnly day, DateOnly today) => day.ToString(day.Year == today.Year ? "MM-dd" : "yyyy-MM-dd", Plain);

    /// <summary>周一 to 周日.</summary>
    public static string Weekday(DateOnly day) => "周" + "日一二三四五六"[(int)day.DayOfWeek];

    /// <summary>2023年9月28日 17:05, in Shanghai.</summary>
    /// <param name="utc">Instant in UTC.</param>
    public static string Moment(DateTime utc) => Local(utc).ToString("yyyy年M月d日 HH:mm", Plain);

    /// <summary>For tables and timelines, in Shanghai: 今天 08:42, 昨天 17:51, 09-28 17:05, 2022-09-28 17:05.</summary>
    public static string ShortMoment(DateTime utc, DateTime nowUtc)
    {
        var (moment, today) = (Local(utc), DateOnly.FromDateTime(Local(nowUtc)));
        var day = DateOnly.FromDateTime(moment);
        var said = day == today ? "今天" : day == today.AddDays(-1) ? "昨天" : ShortDate(day, today);
        return said + moment.ToString(" HH:mm", Plain);
    }

    /// <summary>To the minute, the two largest units: 2小时40分, 3天5小时, 8分. Under a minute: 不到1分.</summary>
    public static string Duration(TimeSpan span)
    {
        var parts = new[] { (span.Days, "天"), (span.Hours, "小时"), (span.Minutes, "分") };
        var said = string.Concat(parts.SkipWhile(part => part.Item1 == 0).Take(2).Where(part => part.Item1 > 0).Select(part => part.Item1.ToString(Plain) + part.Item2));
        return said.Length > 0 ? said : "不到1分";
    }

    /// <summary>Size of a file: 12 KB, 3.4 MB.</summary>
    public static string FileSize(long bytes) => bytes < 1024 * 1024
        ? $"{Math.Max(1, (bytes + 512) / 1024).ToString(Plain)} KB"
        : $"{(bytes / 1024m / 1024m).ToString("0.#", Plain)} MB";

    // The whole of China has kept UTC+8 since 1992; no record is older.
    private static DateTime Local(DateTime utc) => utc + Shanghai;

    private static decimal Round(decimal value) => Math.Round(value, 2, MidpointRounding.AwayFromZero);

    private static string Trimmed(decimal value) => Round(value).ToString("#,0.##", Plain);
}
