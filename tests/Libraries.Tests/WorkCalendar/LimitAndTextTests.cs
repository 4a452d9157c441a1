using Yingshang.WorkCalendars;
using static Yingshang.Libraries.Tests.WorkCalendars.StandardCalendar;

namespace Yingshang.Libraries.Tests.WorkCalendars;

public class LimitAndTextTests
{
    private static WorkCalendar Calendar => Instance;

    [Theory]
    [InlineData("1个工作日", 1, LimitUnit.WorkingDays, "1个工作日")]
    [InlineData(" 3 个工作日 ", 3, LimitUnit.WorkingDays, "3个工作日")]
    [InlineData("20工作日", 20, LimitUnit.WorkingDays, "20个工作日")]
    [InlineData("二十个工作日", 20, LimitUnit.WorkingDays, "20个工作日")]
    [InlineData("当日", 0, LimitUnit.WorkingDays, "当日")]
    [InlineData("7日", 7, LimitUnit.CalendarDays, "7日")]
    [InlineData("7个自然日", 7, LimitUnit.CalendarDays, "7日")]
    [InlineData("十五天", 15, LimitUnit.CalendarDays, "15日")]
    [InlineData("1个月", 1, LimitUnit.Months, "1个月")]
    [InlineData("两个月", 2, LimitUnit.Months, "2个月")]
    [InlineData("1年", 12, LimitUnit.Months, "12个月")]
    [InlineData("24小时", 24, LimitUnit.Hours, "24小时")]
    [InlineData("4个工作小时", 4, LimitUnit.WorkingHours, "4个工作小时")]
    [InlineData("60分钟", 60, LimitUnit.Minutes, "60分钟")]
    [InlineData("一百八十日", 180, LimitUnit.CalendarDays, "180日")]
    public void A_limit_is_read_as_declared_and_written_back(string text, int amount, LimitUnit unit, string written)
    {
        var limit = Limit.Parse(text).Limit!.Value;
        Assert.Equal(new Limit(amount, unit), limit);
        Assert.Equal(written, limit.ToString());
        Assert.Equal(limit, Limit.Parse(written).Limit);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("尽快")]
    [InlineData("0个工作日")]
    [InlineData("-1日")]
    [InlineData("1.5小时")]
    [InlineData("999999日")]
    [InlineData("十十日")]
    [InlineData("一二日")]
    public void What_is_no_limit_comes_back_with_a_problem(string? text)
    {
        var parse = Limit.Parse(text);
        Assert.Null(parse.Limit);
        Assert.NotEmpty(parse.Problem!);
    }

    [Theory]
    [InlineData("2023-10-07", "2023年10月7日（周六，调休上班）", "10月7日（周六，调休上班）")]
    [InlineData("2023-10-09", "2023年10月9日（周一）", "10月9日（周一）")]
    [InlineData("2023-10-01", "2023年10月1日（周日，中秋节、国庆节放假）", "10月1日（周日，中秋节、国庆节放假）")]
    [InlineData("2027-01-04", "2027年1月4日（周一，未发布，按周末推算）", "1月4日（周一）")]
    public void A_date_is_written_with_what_kind_of_day_it_is(string date, string longText, string shortText) =>
        Assert.Equal((longText, shortText), (Calendar.LongText(Date(date)), Calendar.ShortText(Date(date))));

    [Fact]
    public void The_end_of_a_day_is_written_as_24_00()
    {
        Assert.Equal("10月8日（周日，调休上班）24:00", Calendar.DueText(Calendar.EndOfDay(new(2023, 10, 8))));
        Assert.Equal("10月8日（周日，调休上班）17:30", Calendar.DueText(Calendar.EndOfDay(new(2023, 10, 8), new(EndsAtClose: true))));
        Assert.Equal("不计时，恢复后重新计算", Calendar.DueText(Deadline.Never));
    }

    // Three working days from 2023-09-28 end on Monday 10-09 at 24:00 and are near from 10:15 that day.
    [Theory]
    [InlineData("2023-10-09 10:14", LampState.Normal, "正常")]
    [InlineData("2023-10-09 10:15", LampState.Near, "临期")]
    [InlineData("2023-10-09 23:59", LampState.Near, "临期")]
    [InlineData("2023-10-10 00:00", LampState.Overdue, "超期1个工作日")]
    [InlineData("2023-10-11 09:00", LampState.Overdue, "超期2个工作日")]
    [InlineData("2023-10-15 09:00", LampState.Overdue, "超期4个工作日")]
    public void A_lamp_says_how_far_it_is(string now, LampState state, string text)
    {
        var deadline = Calendar.Count(Utc("2023-09-28 10:10"), Limit.WorkingDays(3));
        Assert.Equal(new Lamp(state, text), Calendar.LampAt(deadline, Utc(now)));
    }

    [Theory]
    [InlineData("2023-10-13 17:30", "2023-10-13 17:30", "超期1分钟")]
    [InlineData("2023-10-13 17:30", "2023-10-13 17:50", "超期20分钟")]
    [InlineData("2023-10-13 17:30", "2023-10-13 19:45", "超期2小时")]
    [InlineData("2023-10-13 17:30", "2023-10-15 10:00", "超期不足1个工作日")]
    [InlineData("2023-10-13 17:30", "2023-10-16 08:00", "超期1个工作日")]
    public void Less_than_a_working_day_over_is_said_in_hours(string due, string now, string text) =>
        Assert.Equal(text, Calendar.OverdueText(Utc(due), Utc(now)));

    [Theory]
    [InlineData("2023-09-28 10:10", "还剩3个工作日")]
    [InlineData("2023-10-08 10:00", "还剩1个半工作日")]
    [InlineData("2023-10-09 08:00", "还剩1个工作日")]
    [InlineData("2023-10-09 14:00", "还剩半个工作日")]
    [InlineData("2023-10-09 21:30", "还剩2小时")]
    [InlineData("2023-10-09 23:40", "还剩20分钟")]
    [InlineData("2023-10-11 09:00", "超期2个工作日")]
    public void What_remains_is_said_in_working_days(string now, string text)
    {
        var deadline = Calendar.Count(Utc("2023-09-28 10:10"), Limit.WorkingDays(3));
        Assert.Equal(text, Calendar.RemainingText(deadline, Utc(now)));
    }

    [Fact]
    public void What_remains_of_hours_is_said_in_hours() =>
        Assert.Equal("还剩22小时", Calendar.RemainingText(Calendar.Count(Utc("2023-10-09 10:00"), Limit.Hours(24)), Utc("2023-10-09 11:30")));
}
