namespace Yingshang.WorkCalendars;

/// <summary>放假通知的出处：名称、文号、发布日期、网址。<paramref name="IsNumberUnverified"/>：文号尚未与原件核对，页面上应注明。</summary>
public sealed record HolidayNotice(string Title, string Number, DateOnly PublishedOn, string Url, bool IsNumberUnverified = false);

/// <summary>一段放假日，首尾都含。</summary>
public sealed record HolidaySpan(string Name, DateOnly From, DateOnly To)
{
    internal IEnumerable<DateOnly> Days => From.DaysThrough(To);
}

/// <summary>
/// 国务院办公厅一个年度的放假调休安排（《全国年节及纪念日放假办法》）。
/// 日期以通知所写为准，可以落在相邻年份：2023 年通知含 2022 年 12 月 31 日。
/// </summary>
public sealed record HolidaySchedule(int Year, HolidayNotice Notice, IReadOnlyList<HolidaySpan> Off, IReadOnlyList<DateOnly> Work)
{
    /// <summary>安排里的矛盾，每条一句中文；没有则为空。<see cref="WorkCalendar"/> 不接受有矛盾的安排。</summary>
    public IReadOnlyList<string> FindProblems() =>
        [.. SpanProblems(), .. OverlapProblems(), .. WorkProblems()];

    private IEnumerable<string> SpanProblems() =>
        from span in Off
        let problem = span.From > span.To ? "止日早于起日" : IsNear(span.From) && IsNear(span.To) ? null : $"不在 {Year} 年前后"
        where problem is not null
        select $"{span.Name} {span.From:yyyy-MM-dd} 至 {span.To:yyyy-MM-dd}：{problem}";

    private IEnumerable<string> OverlapProblems() =>
        from day in Off.Where(span => IsNear(span.From) && IsNear(span.To)).SelectMany(span => span.Days).GroupBy(day => day)
        where day.Count() > 1
        select $"{day.Key:yyyy-MM-dd} 放假写了不止一次";

    private IEnumerable<string> WorkProblems() =>
        from day in Work
        let problem = Off.Any(span => span.From <= day && day <= span.To) ? "既放假又上班"
            : !IsNear(day) ? $"不在 {Year} 年前后"
            : !day.IsWeekend ? "不是周末，不用写成调休上班"
            : null
        where problem is not null
        select $"{day:yyyy-MM-dd}：{problem}";

    private bool IsNear(DateOnly day) => Math.Abs(day.Year - Year) <= 1;
}
