namespace Yingshang.Duties;

/// <summary>How often something is owed.</summary>
public enum Frequency
{
    /// <summary>每周, from Monday to Sunday</summary>
    Week,
    /// <summary>每两周, from a Monday; weeks are paired from 2 January 2023</summary>
    Fortnight,
    /// <summary>每月</summary>
    Month,
    /// <summary>每季度</summary>
    Quarter,
    /// <summary>每年</summary>
    Year,
}

/// <summary>The days, both included, within which something is owed once.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public readonly record struct DutyPeriod(Frequency Every, DateOnly From, DateOnly To)
{
    private static readonly DateOnly FirstMonday = new(2023, 1, 2);

    /// <summary>The period in which a day lies.</summary>
    public static DutyPeriod Of(Frequency every, DateOnly day) => every switch
    {
        Frequency.Week => Days(every, Monday(day), 7),
        Frequency.Fortnight => Days(every, FirstMonday.AddDays(14 * (int)Math.Floor((day.DayNumber - FirstMonday.DayNumber) / 14d)), 14),
        Frequency.Month => Months(every, new DateOnly(day.Year, day.Month, 1), 1),
        Frequency.Quarter => Months(every, new DateOnly(day.Year, (day.Month - 1) / 3 * 3 + 1, 1), 3),
        _ => Months(every, new DateOnly(day.Year, 1, 1), 12),
    };

    public DutyPeriod Next => Of(Every, To.AddDays(1));

    public DutyPeriod Previous => Of(Every, From.AddDays(-1));

    /// <summary>2023年10月, 2023年三季度, 2023年, 2023年10月16日至22日, 2023年9月25日至10月8日.</summary>
    public string Words => Every switch
    {
        Frequency.Month => $"{From.Year}年{From.Month}月",
        Frequency.Quarter => $"{From.Year}年{"一二三四"[From.Month / 3]}季度",
        Frequency.Year => $"{From.Year}年",
        _ => $"{From.Year}年{From.Month}月{From.Day}日至{(From.Month == To.Month ? "" : $"{To.Month}月")}{To.Day}日",
    };

    private static DutyPeriod Days(Frequency every, DateOnly from, int days) => new(every, from, from.AddDays(days - 1));

    private static DutyPeriod Months(Frequency every, DateOnly from, int months) => new(every, from, from.AddMonths(months).AddDays(-1));

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
