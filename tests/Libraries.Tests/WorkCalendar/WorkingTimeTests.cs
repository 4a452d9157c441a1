using FsCheck;
using FsCheck.Fluent;
using Yingshang.WorkCalendars;
using static Yingshang.Libraries.Tests.WorkCalendars.StandardCalendar;

namespace Yingshang.Libraries.Tests.WorkCalendars;

public class WorkingTimeTests
{
    private static WorkCalendar Calendar => Instance;

    [Theory]
    [InlineData("2023-09-28 10:10", "2023-09-28 16:20", "04:10")]
    [InlineData("2023-09-28 17:00", "2023-10-07 09:00", "01:00")]
    [InlineData("2023-09-28 12:30", "2023-09-28 13:30", "00:00")]
    [InlineData("2023-10-13 08:00", "2023-10-16 23:00", "14:00")]
    [InlineData("2023-10-16 10:00", "2023-10-13 10:00", "00:00")]
    public void Office_time_between_two_instants(string from, string to, string time) =>
        Assert.Equal(TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture), Calendar.WorkingTime(Utc(from), Utc(to)));

    [Theory]
    [InlineData("2023-10-07 24:00", 3.5, "2023-10-07 14:00")]
    [InlineData("2023-10-07 09:00", 1, "2023-09-28 17:00")]
    [InlineData("2023-10-16 08:30", 7, "2023-10-13 08:30")]
    public void Stepping_back_goes_over_nights_and_days_off(string from, double hours, string to)
    {
        var start = from.EndsWith("24:00", StringComparison.Ordinal) ? Calendar.EndOfDay(Date(from[..10])) : Utc(from);
        Assert.Equal(Utc(to), Calendar.SubtractWorkingTime(start, TimeSpan.FromHours(hours)));
    }

    [Fact]
    public void Adding_and_stepping_back_measure_the_same_time()
    {
        var cases = Gen.Choose(0, 5 * 365 * 24 * 60).Zip(Gen.Choose(1, 300 * 60));
        Prop.ForAll(cases.ToArbitrary(), given =>
        {
            var (at, amount) = (Utc("2022-01-01 00:00").AddMinutes(given.Item1), TimeSpan.FromMinutes(given.Item2));
            return Calendar.WorkingTime(at, Calendar.AddWorkingTime(at, amount)) == amount
                && Calendar.WorkingTime(Calendar.SubtractWorkingTime(at, amount), at) == amount;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void Office_hours_must_follow_one_another()
    {
        Assert.Equal(TimeSpan.FromHours(7), OfficeHours.Standard.PerDay);
        Assert.Throws<ArgumentException>(() => new OfficeHours());
        Assert.Throws<ArgumentException>(() => new OfficeHours(new OfficeSpan(new(12, 0), new(9, 0))));
        Assert.Throws<ArgumentException>(() => new OfficeHours(new OfficeSpan(new(9, 0), new(12, 0)), new OfficeSpan(new(11, 0), new(17, 0))));
    }
}
