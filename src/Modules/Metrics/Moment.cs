using System.Globalization;
using Yingshang.WorkCalendars;

namespace Yingshang.Metrics;

/// <summary>数据截止: an instant as people write it.</summary>
public static class Moment
{
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"];

    /// <summary>2023-11-01T09:00 in Asia/Shanghai, 2023-11-01 for its end, or an instant that ends in Z. Null: cannot be read, or is ahead.</summary>
    public static DateTime? Parse(string? text, DateTime now)
    {
        DateTime? at = null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue) at = LocalTime.ToUtc(day.AddDays(1), TimeOnly.MinValue).AddTicks(-TimeSpan.TicksPerMicrosecond);
        else if (DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year > 1) at = LocalTime.ToUtc(local);
        else if (text is not null && text.EndsWith('Z') && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var utc)) at = utc;
        // The end of today is not known yet: what is known now stands for it.
        if (at > now && day == now.ShanghaiDate) return now;
        return at > now ? null : at;
    }

    public static string Unreadable(string? text) => $"时刻“{text}”看不懂，或者还没有到，请写成 2023-11-01 或者 2023-11-01T09:00。";
}
