using Yingshang.WorkCalendars;
using static Yingshang.Libraries.Tests.WorkCalendars.StandardCalendar;

namespace Yingshang.Libraries.Tests.WorkCalendars;

public class DeadlineTests
{
    private static WorkCalendar Calendar => Instance;

    // Hand-counted from the notices: 1, 2 and 3 working days, then one month to the corresponding day and where it rolls.
    [Theory]
    [InlineData("2023-09-28", "2023-10-07", "2023-10-08", "2023-10-09", "2023-10-28", "2023-10-30")]
    [InlineData("2023-04-28", "2023-05-04", "2023-05-05", "2023-05-06", "2023-05-28", "2023-05-29")]
    [InlineData("2024-02-09", "2024-02-18", "2024-02-19", "2024-02-20", "2024-03-09", "2024-03-11")]
    [InlineData("2025-01-24", "2025-01-26", "2025-01-27", "2025-02-05", "2025-02-24", "2025-02-24")]
    [InlineData("2026-02-13", "2026-02-14", "2026-02-24", "2026-02-25", "2026-03-13", "2026-03-13")]
    public void The_four_limits_of_1231(string received, string one, string two, string three, string month, string rolled)
    {
        var at = Utc($"{received} 10:10");
        Assert.Equal(Date(one), Calendar.Count(at, Limit.WorkingDays(1)).LastDay);
        Assert.Equal(Date(two), Calendar.Count(at, Limit.WorkingDays(2)).LastDay);
        Assert.Equal(Date(three), Calendar.Count(at, Limit.WorkingDays(3)).LastDay);
        var outcome = Calendar.Count(at, Limit.Months(1));
        Assert.Equal(Date(rolled), outcome.LastDay);
        Assert.Equal(month == rolled ? null : Date(month), outcome.RolledFrom);
    }

    [Theory]
    [InlineData("2023-01-31", 1, "2023-02-28")]
    [InlineData("2024-01-31", 1, "2024-02-29")]
    [InlineData("2024-02-29", 12, "2025-02-28")]
    [InlineData("2023-08-31", 1, "2023-10-07")] // 9-30 is off until 10-06
    public void A_month_without_the_day_ends_on_its_last_day(string received, int months, string last) =>
        Assert.Equal(Date(last), Calendar.Count(Utc($"{received} 09:00"), Limit.Months(months)).LastDay);

    [Fact]
    public void Twenty_working_days_from_a_Saturday_both_ways()
    {
        var saturday = Utc("2026-09-19 10:00");
        Assert.Equal(new DateOnly(2026, 10, 22), Calendar.Count(saturday, Limit.WorkingDays(20)).LastDay);
        Assert.Equal(new DateOnly(2026, 10, 23), Calendar.Count(saturday, Limit.WorkingDays(20), CountingRule.Shifted).LastDay);
    }

    [Fact]
    public void A_day_ends_at_midnight_or_at_close_of_business()
    {
        var received = Utc("2023-09-28 10:10");
        Assert.Equal(new DateTime(2023, 10, 7, 16, 0, 0, DateTimeKind.Utc), Calendar.Count(received, Limit.WorkingDays(1)).DueAt);
        Assert.Equal(Utc("2023-10-07 17:30"), Calendar.Count(received, Limit.WorkingDays(1), new(EndsAtClose: true)).DueAt);
        Assert.Equal(DateTimeKind.Utc, Calendar.Count(received, Limit.WorkingDays(1)).DueAt.Kind);
    }

    [Theory]
    [InlineData("2023-10-07", "2023-10-16")] // 10-14 is a Saturday
    [InlineData("2023-10-09", "2023-10-16")]
    [InlineData("2023-09-23", "2023-10-07")] // 9-30 is off until 10-06; 10-07 is a make-up day
    public void Calendar_days_roll_to_the_next_working_day(string received, string last) =>
        Assert.Equal(Date(last), Calendar.Count(Utc($"{received} 10:00"), Limit.CalendarDays(7)).LastDay);

    [Theory]
    [InlineData("2023-10-13 17:29", "2023-10-16")]
    [InlineData("2023-10-13 17:30", "2023-10-17")]
    [InlineData("2023-10-13 07:00", "2023-10-16")]
    [InlineData("2023-10-14 10:00", "2023-10-17")]
    public void A_shifted_receipt_after_hours_counts_from_the_next_working_day(string received, string last)
    {
        Assert.Equal(Date(last), Calendar.Count(Utc(received), Limit.WorkingDays(1), CountingRule.Shifted).LastDay);
        Assert.Equal(new DateOnly(2023, 10, 16), Calendar.Count(Utc(received), Limit.WorkingDays(1)).LastDay);
    }

    [Fact]
    public void A_receipt_before_eight_in_the_morning_belongs_to_the_local_day()
    {
        var received = new DateTime(2023, 10, 8, 23, 30, 0, DateTimeKind.Utc); // 10-09 07:30 in Shanghai
        Assert.Equal(new DateOnly(2023, 10, 10), Calendar.Count(received, Limit.WorkingDays(1)).LastDay);
        Assert.Throws<ArgumentException>(() => Calendar.Count(DateTime.SpecifyKind(received, DateTimeKind.Local), Limit.WorkingDays(1)));
    }

    [Theory]
    [InlineData("2023-10-09 10:00", "2023-10-09")]
    [InlineData("2023-10-14 10:00", "2023-10-16")]
    public void The_same_day_is_the_next_working_day_when_nobody_works(string received, string last) =>
        Assert.Equal(Date(last), Calendar.Count(Utc(received), Limit.SameDay).LastDay);

    [Theory]
    [InlineData("2023-10-09 10:00", "24小时", "2023-10-10 10:00")]
    [InlineData("2023-09-29 10:00", "24小时", "2023-09-30 10:00")]
    [InlineData("2023-10-09 10:00", "60分钟", "2023-10-09 11:00")]
    [InlineData("2023-10-13 16:00", "4个工作小时", "2023-10-16 11:00")]
    [InlineData("2023-09-28 16:30", "2个工作小时", "2023-10-07 09:30")]
    public void Hours_run_on_and_working_hours_wait_for_the_office(string received, string limit, string due) =>
        Assert.Equal(Utc(due), Calendar.Count(Utc(received), Limit.Parse(limit).Limit!.Value).DueAt);

    [Fact]
    public void Hours_of_a_shifted_receipt_run_from_the_opening_of_the_office() =>
        Assert.Equal(Utc("2023-10-16 10:30"), Calendar.Count(Utc("2023-10-14 10:00"), Limit.Hours(2), CountingRule.Shifted).DueAt);

    [Fact]
    public void A_limit_in_hours_that_ends_at_midnight_ends_on_the_day_before()
    {
        var deadline = Calendar.Count(Utc("2023-10-09 22:00"), Limit.Hours(2));
        Assert.Equal(new DateOnly(2023, 10, 9), deadline.LastDay);
        Assert.Equal("10月9日（周一）24:00", Calendar.DueText(deadline.DueAt));
    }

    [Fact]
    public void A_date_set_by_somebody_else_is_kept_and_warns_in_working_time()
    {
        // 47h20m of office time from 9-28 10:10 to 10-12; a quarter is 11h50m: 10-12 whole, and 4h50m of 10-11
        var deadline = Calendar.CountTo(Utc("2023-09-28 10:10"), new(2023, 10, 12));
        Assert.Equal(Utc("2023-10-13 00:00"), deadline.DueAt);
        Assert.Equal(Utc("2023-10-11 10:40"), deadline.NearFrom);
        Assert.Null(deadline.Limit);
        Assert.Equal(6, deadline.Trace[^1].Number);
    }

    [Fact]
    public void An_extension_goes_on_from_the_last_day()
    {
        Assert.Equal(new DateOnly(2023, 11, 30), Calendar.LastDayAfter(new(2023, 10, 30), Limit.Months(1)));
        Assert.Equal(new DateOnly(2023, 11, 13), Calendar.LastDayAfter(new(2023, 10, 30), Limit.WorkingDays(10)));
        Assert.Throws<ArgumentException>(() => Calendar.LastDayAfter(new(2023, 10, 30), Limit.Hours(1)));
    }

    [Theory]
    [InlineData("2023-09-28 10:10", "1个工作日", "2023-10-07 14:00")] // half a working day before the end
    [InlineData("2023-09-28 10:10", "3个工作日", "2023-10-09 10:15")] // a quarter of 21 hours is 5h15m
    [InlineData("2023-09-28 10:10", "20个工作日", "2023-10-26 08:30")] // the last five working days
    [InlineData("2023-09-28 10:10", "1个月", "2023-10-23 00:00")] // 9-29 to 10-30 is 32 days; the last eight
    [InlineData("2023-10-09 10:00", "60分钟", "2023-10-09 10:30")] // the minimum takes no more than half
    public void A_deadline_is_near_in_its_last_quarter_and_at_least_half_a_working_day_before(string received, string limit, string near) =>
        Assert.Equal(Utc(near), Calendar.Count(Utc(received), Limit.Parse(limit).Limit!.Value).NearFrom);

    [Fact]
    public void The_share_and_the_minimum_of_nearness_are_declared()
    {
        var received = Utc("2023-09-28 10:10");
        Assert.Equal(Utc("2023-10-08 08:30"), Calendar.Count(received, Limit.WorkingDays(2), near: new(0.5, 0)).NearFrom);
        Assert.Equal(Utc("2023-10-26 08:30"), Calendar.Count(received, Limit.Months(1), near: new(0.01, 3)).NearFrom);
    }

    [Fact]
    public void A_deadline_beyond_the_last_notice_says_that_it_is_estimated()
    {
        Assert.True(Calendar.Count(Utc("2026-12-25 10:00"), Limit.WorkingDays(5)).IsEstimated);
        Assert.False(Calendar.Count(Utc("2026-12-25 10:00"), Limit.WorkingDays(4)).IsEstimated);
    }

    [Fact]
    public void The_trace_shows_every_day_of_three_working_days_over_National_Day()
    {
        var trace = Calendar.Count(Utc("2023-09-28 10:10"), Limit.WorkingDays(3)).Trace;
        Assert.Equal(Date("2023-09-28").DayNumber + 11, trace[^1].Date.DayNumber);
        Assert.Equal(WhyNotCounted.ReceiptDay, trace[0].WhyNot);
        Assert.All(trace.Skip(1).Take(8), day => Assert.Equal((WhyNotCounted.Holiday, "中秋节、国庆节", "国办发明电〔2022〕16号"), (day.WhyNot, day.HolidayName, day.Notice!.Number)));
        Assert.Equal([1, 2, 3], trace.Skip(9).Select(day => day.Number!.Value));
        Assert.Equal([DayKind.MakeUpWorkingDay, DayKind.MakeUpWorkingDay, DayKind.WorkingDay], trace.Skip(9).Select(day => day.Kind));
    }

    [Fact]
    public void The_trace_of_a_month_numbers_calendar_days_and_shows_the_roll()
    {
        var trace = Calendar.Count(Utc("2023-09-28 10:10"), Limit.Months(1)).Trace;
        Assert.Equal(33, trace.Count);
        Assert.Equal((new DateOnly(2023, 10, 28), 30), (trace[30].Date, trace[30].Number!.Value));
        Assert.Equal([WhyNotCounted.RolledOver, WhyNotCounted.RolledOver], trace.Skip(31).Select(day => day.WhyNot!.Value));
    }

    [Fact]
    public void The_trace_of_a_shifted_receipt_shows_the_days_before_it()
    {
        var trace = Calendar.Count(Utc("2026-09-19 10:00"), Limit.WorkingDays(20), CountingRule.Shifted).Trace;
        Assert.Equal([WhyNotCounted.NotYetReceived, WhyNotCounted.ReceiptDay, null], trace.Take(3).Select(day => day.WhyNot));
        Assert.Equal((1, 20), (trace[2].Number, trace[^1].Number));
    }
}
