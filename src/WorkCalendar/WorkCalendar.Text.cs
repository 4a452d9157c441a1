namespace Yingshang.WorkCalendars;

public enum LampState
{
    /// <summary>正常</summary>
    Normal,

    /// <summary>临期</summary>
    Near,

    /// <summary>超期</summary>
    Overdue,

    /// <summary>不计时</summary>
    Stopped,
}

/// <summary>灯和灯上的字：正常、临期、超期2个工作日、不计时。</summary>
public readonly record struct Lamp(LampState State, string Text);

public sealed partial class WorkCalendar
{
    private static readonly string[] Weekdays = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

    /// <summary>2023年10月7日（周六，调休上班）。还没有放假通知的年份注明“未发布，按周末推算”。</summary>
    public string LongText(DateOnly date)
    {
        var remark = date > PublishedThrough ? "，未发布，按周末推算" : "";
        return $"{date.Year}年{date.Month}月{date.Day}日（{WeekdayText(date)}{remark}）";
    }

    /// <summary>10月8日（周日，调休上班）。</summary>
    public string ShortText(DateOnly date) => $"{date.Month}月{date.Day}日（{WeekdayText(date)}）";

    /// <summary>截止时刻的写法：10月8日（周日，调休上班）24:00。零点写成前一日 24:00。</summary>
    public string DueText(DateTime dueAt)
    {
        if (Deadline.IsNever(dueAt)) return "不计时，恢复后重新计算";
        var local = dueAt.ToShanghai();
        return local.TimeOfDay == TimeSpan.Zero
            ? $"{ShortText(DateOnly.FromDateTime(local).AddDays(-1))}24:00"
            : $"{ShortText(DateOnly.FromDateTime(local))}{local.Hour}:{local.Minute:00}";
    }

    public Lamp LampAt(Deadline deadline, DateTime now) => LampAt(deadline.DueAt, deadline.NearFrom, now);

    /// <summary>某 UTC 时刻的灯；已经办完的，给办完的时刻。截止时刻不含在期限内。</summary>
    public Lamp LampAt(DateTime dueAt, DateTime nearFrom, DateTime now)
    {
        if (Deadline.IsNever(dueAt)) return new(LampState.Stopped, "不计时");
        if (now >= dueAt) return new(LampState.Overdue, OverdueText(dueAt, now));
        return now >= nearFrom ? new(LampState.Near, "临期") : new(LampState.Normal, "正常");
    }

    /// <summary>末日之后到现在已经开始的工作日数；未超期或末日之后还没有工作日得 0。</summary>
    public int WorkingDaysOverdue(DateTime dueAt, DateTime now) =>
        now < dueAt ? 0 : WorkingDaysBetween(dueAt.AddTicks(-1).ShanghaiDate, now.ShanghaiDate);

    /// <summary>超期2个工作日；不到一个工作日的写 超期2小时、超期20分钟，放假期间满一天的写 超期不足1个工作日。</summary>
    public string OverdueText(DateTime dueAt, DateTime now)
    {
        if (WorkingDaysOverdue(dueAt, now) is > 0 and var days) return $"超期{days}个工作日";
        var late = now - dueAt;
        if (late >= TimeSpan.FromDays(1)) return "超期不足1个工作日";
        return late >= TimeSpan.FromHours(1) ? $"超期{(int)late.TotalHours}小时" : $"超期{Math.Max(1, (int)late.TotalMinutes)}分钟";
    }

    public string RemainingText(Deadline deadline, DateTime now) => deadline.Limit is { Unit: LimitUnit.Hours or LimitUnit.Minutes } && now < deadline.DueAt && !deadline.IsStopped
        ? RemainingTime(deadline.DueAt - now)
        : RemainingText(deadline.DueAt, now);

    /// <summary>还剩3个工作日、还剩半个工作日；不到半个工作日的写到截止的时间：还剩2小时、还剩20分钟。过了截止时刻为超期的写法。</summary>
    public string RemainingText(DateTime dueAt, DateTime now)
    {
        if (Deadline.IsNever(dueAt)) return "不计时";
        if (now >= dueAt) return OverdueText(dueAt, now);
        var halves = (int)(WorkingTime(now, dueAt) * 2 / OfficeHours.PerDay);
        return halves switch
        {
            0 => RemainingTime(dueAt - now),
            1 => "还剩半个工作日",
            3 => "还剩1个半工作日",
            5 => "还剩2个半工作日",
            _ => $"还剩{halves / 2}个工作日",
        };
    }

    private static string RemainingTime(TimeSpan left) =>
        left >= TimeSpan.FromHours(1) ? $"还剩{(int)left.TotalHours}小时" : $"还剩{Math.Max(1, (int)left.TotalMinutes)}分钟";

    private string WeekdayText(DateOnly date)
    {
        var day = Day(date);
        var weekday = Weekdays[(int)date.DayOfWeek];
        return day.Kind switch
        {
            DayKind.MakeUpWorkingDay => $"{weekday}，调休上班",
            DayKind.Holiday => $"{weekday}，{day.HolidayName}放假",
            _ => weekday,
        };
    }
}

/// <summary>枚举在页面上的字。</summary>
public static class CalendarWords
{
    extension(DayKind kind)
    {
        public string Word => kind switch
        {
            DayKind.WorkingDay => "工作日",
            DayKind.Weekend => "周末",
            DayKind.Holiday => "放假",
            _ => "调休上班",
        };
    }

    extension(WhyNotCounted why)
    {
        public string Word => why switch
        {
            WhyNotCounted.NotYetReceived => "视为下一工作日收到",
            WhyNotCounted.ReceiptDay => "收到当日不计",
            WhyNotCounted.Weekend => "周末",
            WhyNotCounted.Holiday => "放假",
            WhyNotCounted.Paused => "不计时",
            _ => "末日顺延",
        };
    }
}
