using Microsoft.EntityFrameworkCore;
using Yingshang.Books;
using Yingshang.Books.Declaration;
using Yingshang.Books.HandIn;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Outbox;
using Yingshang.WorkCalendars;

namespace Yingshang.Modules.Tests.Books;

/// <summary>The book is handed in each month by the 5th. 5 October 2023 lies in the holidays of National Day, which the State Council's notice ends on the 6th; the 7th is a make-up day.</summary>
public sealed class HandInTests : BookTest
{
    [Theory]
    [InlineData(BookRhythm.Month, "2023-10-09", "2023-09", "2023年9月", "2023-10-07")]
    [InlineData(BookRhythm.Quarter, "2023-10-09", "2023-Q3", "2023年第三季度", "2023-10-07")]
    [InlineData(BookRhythm.Half, "2023-07-03", "2023-H1", "2023年上半年", "2023-07-05")]
    [InlineData(BookRhythm.Half, "2023-06-30", "2022-H2", "2022年下半年", "2023-01-05")]
    [InlineData(BookRhythm.Year, "2023-06-30", "2022", "2022年", "2023-01-05")]
    public void A_period_is_due_on_the_declared_day_or_the_next_working_day(BookRhythm every, string today, string key, string name, string due)
    {
        var period = BookPeriod.LastEnded(new BookDue(every, 5), DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture), App.District.Calendar);
        Assert.Equal((key, name, DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture)), (period.Key, period.Name, period.DueOn));
    }

    [Fact]
    public async Task A_unit_reports_once_and_the_board_shows_who_has_not()
    {
        App.Clock.SetLocal("2023-10-09 09:00");
        await AddAsync("songyuhan", "一号厂房");
        var unit = App.As("songyuhan");
        var page = await unit.GetAsync("/books/plants/returns");
        // 8 October is a make-up working day, 9 October a Monday: two working days after the 7th.
        Assert.Equal("未报，超期2个工作日", page.Table("各单位报送").Single(r => r["单位"].StartsWith("城关镇", StringComparison.Ordinal))["状态"]);
        page = await unit.SubmitAsync(page, "报送", ("说明", "新增一处"));
        Assert.Equal("已报送2023年9月。", page.Flash);
        var mine = page.Table("各单位报送").Single(r => r["单位"].StartsWith("城关镇", StringComparison.Ordinal));
        Assert.Equal(("已报", "1", "0"), (mine["状态"], mine["记录（处）"], mine["本期登记和更正"]));
        // Twelve townships and streets, two parks.
        Assert.Equal(13, page.Table("各单位报送").Count(r => r["状态"].StartsWith("未报", StringComparison.Ordinal)));
        Assert.False(page.HasButton("报送"));
        var again = await App.DoAsync("songyuhan", (Reporting r) => r.ReportAsync("plants", "2023-09", "chengguan"));
        Assert.Equal(BookProblems.AlreadyReported, again.Problem);
    }

    [Fact]
    public async Task The_office_returns_a_report_with_a_reason_and_the_unit_reports_again()
    {
        App.Clock.SetLocal("2023-10-09 09:00");
        await App.DoAsync("songyuhan", (Reporting r) => r.ReportAsync("plants", "2023-09", "chengguan"));
        var office = App.As("zhoumin");
        var page = await office.GetAsync("/books/plants/returns");
        Assert.Contains(BookProblems.NeedsReason.Message, (await office.SubmitAsync(page, "退回")).Problem, StringComparison.Ordinal);
        page = await office.SubmitAsync(page, "退回", ("退回城关镇的原因", "漏了两处"));
        Assert.Contains("漏了两处", page.Text, StringComparison.Ordinal);
        Assert.Equal(BookProblems.NotReported, (await App.DoAsync("zhoumin", (Reporting r) => r.ReturnAsync("plants", "2023-09", "chengguan", "再退"))).Problem);
        Assert.True((await App.DoAsync("songyuhan", (Reporting r) => r.ReportAsync("plants", "2023-09", "chengguan"))).IsDone);
    }

    [Fact]
    public async Task What_cannot_be_reported_is_refused()
    {
        App.Clock.SetLocal("2023-10-09 09:00");
        Assert.Equal(BookProblems.NoSuchPeriod, (await App.DoAsync("songyuhan", (Reporting r) => r.ReportAsync("plants", "2023-10", "chengguan"))).Problem);
        Assert.Equal(BookProblems.NoSuchPeriod, (await App.DoAsync("songyuhan", (Reporting r) => r.ReportAsync("private-list", "2023-09", "chengguan"))).Problem);
        Assert.Equal("book.not-keeper", (await App.DoAsync("songyuhan", (Reporting r) => r.ReportAsync("plants", "2023-09", "hightech-zone"))).Problem!.Code);
        Assert.Equal("book.waiting-entries", BookProblems.WaitingEntries(1).Code);
    }

    [Fact]
    public async Task Who_has_not_reported_is_reminded_once_a_moment()
    {
        App.Clock.SetLocal("2023-10-07 09:00");
        await App.DoAsync("songyuhan", (Reporting r) => r.ReportAsync("plants", "2023-09", "chengguan"));
        var first = await RemindReturns.RunAsync(App.District, default);
        Assert.True(first > 0);
        Assert.Equal(0, await RemindReturns.RunAsync(App.District, default));
        await using var db = App.Db();
        var told = await db.OutboxMessages.Where(m => m.Kind == "book-return" && m.Key.Contains("/plants/")).ToListAsync();
        var (reported, owing) = (await App.AccountAsync("songyuhan"), await App.AccountAsync("zhaowenbo"));
        Assert.DoesNotContain(told, m => m.AccountId == reported.Id);
        Assert.Contains(told, m => m.AccountId == owing.Id && m.Title == "闲置厂房台账 2023年9月未报，10月7日前" && m.Link == "/books/plants/returns?period=2023-09");
    }

    [Fact]
    public async Task The_office_chases_and_nobody_twice_a_day()
    {
        App.Clock.SetLocal("2023-10-09 09:00");
        var office = App.As("zhoumin");
        Assert.StartsWith("已提醒", (await office.SubmitAsync(await office.GetAsync("/books/plants/returns"), "催报")).Flash, StringComparison.Ordinal);
        Assert.StartsWith("没有报的单位今天都提醒过了", (await office.SubmitAsync(await office.GetAsync("/books/plants/returns"), "催报")).Flash, StringComparison.Ordinal);
        Assert.False((await App.As("songyuhan").GetAsync("/books/plants/returns")).HasButton("催报"));
    }
}
