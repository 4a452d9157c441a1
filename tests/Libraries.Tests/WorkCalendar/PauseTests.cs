using FsCheck;
using FsCheck.Fluent;
using Yingshang.WorkCalendars;
using static Yingshang.Libraries.Tests.WorkCalendars.StandardCalendar;

namespace Yingshang.Libraries.Tests.WorkCalendars;

public class PauseTests
{
    private static WorkCalendar Calendar => Instance;

    // Five working days from Monday 2023-10-09 are 10, 11, 12, 13 and 16 October.
    private static Deadline FiveDays(params Pause[] pauses) => Calendar.Count(Utc("2023-10-09 10:00"), Limit.WorkingDays(5), pauses: pauses);

    private static Deadline OneMonth(params Pause[] pauses) => Calendar.Count(Utc("2023-10-09 10:00"), Limit.Months(1), pauses: pauses);

    private static Pause Days(string first, string last) => Pause.OfDays(Date(first), Date(last), "专家评审");

    [Fact]
    public void Working_days_in_a_pause_are_not_counted()
    {
        Assert.Equal(new DateOnly(2023, 10, 16), FiveDays().LastDay);
        Assert.Equal(new DateOnly(2023, 10, 18), FiveDays(Days("2023-10-11", "2023-10-12")).LastDay);
        Assert.Equal(new DateOnly(2023, 10, 16), FiveDays(Days("2023-10-14", "2023-10-15")).LastDay);
        Assert.Equal(new DateOnly(2023, 10, 16), FiveDays(Days("2023-10-09", "2023-10-09")).LastDay);
    }

    [Fact]
    public void A_day_that_a_pause_touches_is_not_counted_and_never_twice()
    {
        var touched = new Pause(Utc("2023-10-11 15:00"), Utc("2023-10-12 09:00"), "待企业补充材料");
        Assert.Equal(new DateOnly(2023, 10, 18), FiveDays(touched).LastDay);
        Assert.Equal(new DateOnly(2023, 10, 18), FiveDays(touched, Days("2023-10-12", "2023-10-12")).LastDay);
    }

    [Fact]
    public void A_pause_without_length_takes_no_day() =>
        Assert.Equal(new DateOnly(2023, 10, 16), FiveDays(new Pause(Utc("2023-10-11 15:00"), Utc("2023-10-11 15:00"), "鉴定")).LastDay);

    [Theory]
    [InlineData("2023-10-20", "2023-10-24", "2023-11-14")] // 11-09 and five days
    [InlineData("2023-10-20", "2023-10-22", "2023-11-13")] // 11-09 and three days is Sunday 11-12
    [InlineData("2023-11-10", "2023-11-20", "2023-11-09")] // begins after the end
    [InlineData("2023-09-01", "2023-10-09", "2023-11-09")] // over on the day of receipt
    public void A_month_grows_by_the_calendar_days_of_a_pause(string first, string last, string end) =>
        Assert.Equal(Date(end), OneMonth(Days(first, last)).LastDay);

    [Fact]
    public void A_pause_that_the_grown_month_reaches_makes_it_grow_again() =>
        Assert.Equal(new DateOnly(2023, 11, 16), OneMonth(Days("2023-10-20", "2023-10-24"), Days("2023-11-13", "2023-11-14")).LastDay);

    [Fact]
    public void A_last_day_never_falls_into_a_pause()
    {
        // 10-28 is a Saturday, the next working day is in the pause
        var deadline = Calendar.Count(Utc("2023-09-28 10:00"), Limit.Months(1), pauses: [Days("2023-10-30", "2023-11-01")]);
        Assert.Equal(new DateOnly(2023, 11, 2), deadline.LastDay);
    }

    [Fact]
    public void Hours_grow_by_the_time_of_a_pause()
    {
        var pause = new Pause(Utc("2023-10-09 12:00"), Utc("2023-10-09 15:00"), "检测");
        Assert.Equal(Utc("2023-10-10 13:00"), Calendar.Count(Utc("2023-10-09 10:00"), Limit.Hours(24), pauses: [pause]).DueAt);
        // 10-09 10:00-12:00, 15:00-17:30, and half an hour of the next morning
        Assert.Equal(Utc("2023-10-10 09:00"), Calendar.Count(Utc("2023-10-09 10:00"), Limit.WorkingHours(5), pauses: [pause]).DueAt);
    }

    [Fact]
    public void While_a_pause_is_open_there_is_no_end()
    {
        var open = new Pause(Utc("2023-10-11 10:00"), end: null, "待企业补充材料");
        foreach (var limit in new[] { Limit.WorkingDays(5), Limit.CalendarDays(7), Limit.Months(1), Limit.Hours(72), Limit.WorkingHours(30) })
        {
            var deadline = Calendar.Count(Utc("2023-10-09 10:00"), limit, pauses: [open]);
            Assert.True(deadline.IsStopped);
            Assert.Equal((LampState.Stopped, "不计时"), (Calendar.LampAt(deadline, Utc("2024-01-01 10:00")).State, Calendar.RemainingText(deadline, Utc("2024-01-01 10:00"))));
            Assert.Equal(new DateOnly(2023, 10, 11), deadline.Trace[^1].Date);
        }
        Assert.Equal(WhyNotCounted.Paused, FiveDays(open).Trace[^1].WhyNot);
    }

    [Fact]
    public void An_open_pause_after_the_end_changes_nothing() =>
        Assert.Equal(new DateOnly(2023, 10, 16), FiveDays(new Pause(Utc("2023-10-17 10:00"), end: null, "鉴定")).LastDay);

    [Fact]
    public void The_trace_gives_the_reason_of_a_pause()
    {
        var paused = FiveDays(Days("2023-10-11", "2023-10-12")).Trace.Where(day => day.WhyNot == WhyNotCounted.Paused);
        Assert.Equal(["10-11 专家评审", "10-12 专家评审"], paused.Select(day => $"{day.Date:MM-dd} {day.PauseReason}"));
    }

    [Fact]
    public void Nearness_skips_a_pause()
    {
        // Five days with 11 and 12 October paused end on the 18th; a quarter is 8h45m: the 18th, and 1h45m of the 17th.
        Assert.Equal(Utc("2023-10-17 15:45"), FiveDays(Days("2023-10-11", "2023-10-12")).NearFrom);
        // 17th paused: days 10, 11, 12, 13, 16 are over before it; with 16 and 17 paused the fifth day is the 18th and the fourth the 13th.
        Assert.Equal(Utc("2023-10-13 15:45"), FiveDays(Days("2023-10-16", "2023-10-17")).NearFrom);
    }

    [Fact]
    public void The_trace_agrees_with_the_count()
    {
        var limits = Gen.Elements(LimitUnit.WorkingDays, LimitUnit.CalendarDays, LimitUnit.Months);
        var pause = Gen.Choose(0, 60).Zip(Gen.Choose(0, 20));
        var cases = Gen.Choose(0, 1800).Zip(limits).Zip(Gen.Choose(1, 12)).Zip(pause.ListOf(2));
        Prop.ForAll(cases.ToArbitrary(), given =>
        {
            var (((offset, unit), amount), gaps) = given;
            var received = Utc("2022-01-01 10:00").AddDays(offset);
            Pause[] pauses = [.. gaps.Select(gap => new Pause(received.AddDays(gap.Item1), received.AddDays(gap.Item1 + gap.Item2), "鉴定"))];
            var deadline = Calendar.Count(received, new(amount, unit), pauses: pauses);
            var end = unit == LimitUnit.Months ? received.ShanghaiDate.AddMonths(amount).DayNumber - received.ShanghaiDate.DayNumber : amount;
            return deadline.Trace.Count(day => day.Number is not null) == end
                && deadline.Trace[^1].Date == deadline.LastDay
                && Calendar.IsWorkingDay(deadline.LastDay)
                && deadline.NearFrom < deadline.DueAt;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }
}
