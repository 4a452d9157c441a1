namespace Yingshang.WorkCalendars;

/// <summary>时刻（UTC）与当地时间（Asia/Shanghai，UTC+8；1992 年起不实行夏时制）之间的换算。</summary>
public static class LocalTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    extension(DateTime utc)
    {
        /// <summary>当地日期和钟点，Kind 为 Unspecified。Unspecified 的输入按 UTC 理解。</summary>
        /// <exception cref="ArgumentException">Kind 为 Local：服务器所在时区与此无关。</exception>
        public DateTime ToShanghai() => utc.Kind == DateTimeKind.Local
            ? throw new ArgumentException("要 UTC 时刻，不要服务器本地时间", nameof(utc))
            : DateTime.SpecifyKind(utc + Offset, DateTimeKind.Unspecified);

        /// <summary>这一时刻在当地是哪一天。</summary>
        public DateOnly ShanghaiDate => DateOnly.FromDateTime(utc.ToShanghai());
    }

    /// <summary>当地日期和钟点对应的 UTC 时刻。</summary>
    public static DateTime ToUtc(DateTime local) => DateTime.SpecifyKind(local - Offset, DateTimeKind.Utc);

    /// <inheritdoc cref="ToUtc(DateTime)"/>
    public static DateTime ToUtc(DateOnly date, TimeOnly time) => ToUtc(date.ToDateTime(time));

    extension(DateOnly date)
    {
        internal bool IsWeekend => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

        internal DateTime Midnight => date.ToDateTime(TimeOnly.MinValue);

        internal IEnumerable<DateOnly> DaysThrough(DateOnly last)
        {
            for (var day = date; day <= last; day = day.AddDays(1)) yield return day;
        }
    }
}
