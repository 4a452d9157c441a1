using FsCheck;
using FsCheck.Fluent;
using Yingshang.WorkCalendars;
using static Yingshang.Libraries.Tests.WorkCalendars.StandardCalendar;

namespace Yingshang.Libraries.Tests.WorkCalendars;

public class WorkingDayTests
{
    private static WorkCalendar Calendar => Instance;

    [Theory]
    [InlineData(2022, 249, 21, 16, 23, 21, 20, 21, 21, 23, 21, 18, 22, 22)]
    [InlineData(2023, 249, 18, 20, 23, 20, 21, 21, 21, 23, 20, 19, 22, 21)]
    [InlineData(2024, 251, 22, 18, 21, 22, 21, 19, 23, 22, 21, 19, 21, 22)]
    [InlineData(2025, 248, 19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23)]
    [InlineData(2026, 248, 21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23)]
    public void Working_days_of_each_month(int year, int total, params int[] months)
    {
        Assert.Equal(months, Enumerable.Range(1, 12).Select(month => Calendar.CountWorkingDaysInMonth(year, month)));
        Assert.Equal(total, Calendar.CountWorkingDays(new(year, 1, 1), new(year, 12, 31)));
    }

    [Theory]
    [InlineData("2023-10-07", DayKind.MakeUpWorkingDay, null)]
    [InlineData("2023-10-06", DayKind.Holiday, "中秋节、国庆节")]
    [InlineData("2023-10-09", DayKind.WorkingDay, null)]
    [InlineData("2023-10-14", DayKind.Weekend, null)]
    [InlineData("2022-12-31", DayKind.Holiday, "元旦")]
    [InlineData("2025-10-08", DayKind.Holiday, "国庆节、中秋节")]
    public void A_day_is_what_its_notice_says(string date, DayKind kind, string? holiday)
    {
        var day = Calendar.Day(Date(date));
        Assert.Equal((kind, holiday, true), (day.Kind, day.HolidayName, day.IsPublished));
    }

    [Fact]
    public void The_last_day_of_2022_is_off_by_the_notice_for_2023() =>
        Assert.Equal("国办发明电〔2022〕16号", Calendar.Day(new(2022, 12, 31)).Notice!.Number);

    [Theory]
    [InlineData("2023-09-28", 1, "2023-10-07")]
    [InlineData("2023-09-28", 20, "2023-11-01")]
    [InlineData("2026-09-19", 20, "2026-10-22")]
    [InlineData("2026-09-20", 20, "2026-10-23")]
    [InlineData("2022-12-30", 1, "2023-01-03")]
    [InlineData("2023-09-28", 0, "2023-09-28")]
    public void Working_days_are_added_and_taken_away(string from, int count, string to)
    {
        Assert.Equal(Date(to), Calendar.AddWorkingDays(Date(from), count));
        if (Calendar.IsWorkingDay(Date(from))) Assert.Equal(Date(from), Calendar.SubtractWorkingDays(Date(to), count));
    }

    [Fact]
    public void Beyond_the_last_notice_weekends_decide_and_the_day_says_so()
    {
        var newYear = Calendar.Day(new(2027, 1, 1));
        Assert.Equal((DayKind.WorkingDay, false), (newYear.Kind, newYear.IsPublished));
        Assert.Equal(new DateOnly(2026, 12, 31), Calendar.PublishedThrough);
        Assert.Equal(new DateOnly(2027, 1, 4), Calendar.AddWorkingDays(new(2026, 12, 31), 2));
    }

    [Fact]
    public void Adding_n_working_days_passes_exactly_n_of_them()
    {
        var starts = Gen.Choose(0, 365 * 60).Select(days => new DateOnly(1999, 1, 1).AddDays(days));
        var cases = starts.Zip(Gen.Choose(1, 300));
        Prop.ForAll(cases.ToArbitrary(), given =>
        {
            var (start, count) = given;
            var result = Calendar.AddWorkingDays(start, count);
            var passed = Enumerable.Range(1, result.DayNumber - start.DayNumber).Count(offset => Calendar.Day(start.AddDays(offset)).IsWorkingDay);
            return passed == count && Calendar.IsWorkingDay(result)
                && Calendar.CountWorkingDays(start.AddDays(1), result) == count
                && Calendar.SubtractWorkingDays(result, count) is var back && back <= start && (back == start) == Calendar.IsWorkingDay(start);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void Subtracting_n_working_days_passes_exactly_n_of_them()
    {
        var starts = Gen.Choose(0, 365 * 60).Select(days => new DateOnly(1999, 1, 1).AddDays(days));
        Prop.ForAll(starts.Zip(Gen.Choose(1, 300)).ToArbitrary(), given =>
        {
            var (start, count) = given;
            var result = Calendar.SubtractWorkingDays(start, count);
            var passed = Enumerable.Range(0, start.DayNumber - result.DayNumber).Count(offset => Calendar.Day(result.AddDays(offset)).IsWorkingDay);
            return passed == count && Calendar.IsWorkingDay(result);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void A_schedule_that_contradicts_itself_is_refused_with_the_reason()
    {
        var notice = new HolidayNotice("通知", "文号", new(2026, 11, 1), "");
        var schedule = new HolidaySchedule(2027, notice, [new("元旦", new(2027, 1, 3), new(2027, 1, 1))], [new(2027, 1, 5), new(2035, 1, 6)]);
        Assert.Equal(
            [
                "元旦 2027-01-03 至 2027-01-01：止日早于起日",
                "2027-01-05：不是周末，不用写成调休上班",
                "2035-01-06：不在 2027 年前后",
            ],
            schedule.FindProblems());
        Assert.Throws<ArgumentException>(() => new WorkCalendar([schedule]));
        Assert.All(Schedules, standard => Assert.Empty(standard.FindProblems()));
    }
}
