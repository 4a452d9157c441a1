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
}
