using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingshang.Indicators;
using Yingshang.Indicators.ComputeIndicator;
using Yingshang.Modules.Tests.Cases;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Indicators;

/// <summary>What the platform computes is there in the morning.</summary>
public sealed class ComputeNightlyTests : AppTest
{
    [Fact]
    public async Task Months_that_are_over_are_computed_and_computed_again_in_the_night()
    {
        App.Clock.SetLocal("2023-10-18 10:00");
        await EstablishedAsync("清河恒信纺织有限公司", "91110000101623741K", new DateOnly(2023, 9, 4));
        await EstablishedAsync("清河鼎盛食品有限公司", "911101066976941872", new DateOnly(2023, 8, 21));
        Assert.True(await RunAsync() > 0);
        Assert.Equal((1, 2), (await ValueAsync(IndicatorSpan.Month, 9), await ValueAsync(IndicatorSpan.Cumulative, 9)));
        Assert.Null(await ValueAsync(IndicatorSpan.Month, 10));
        // In the daytime what is there stays; at night what came late is taken in, as a revision.
        await EstablishedAsync("清河云裳服饰有限公司", "91110108551385082Q", new DateOnly(2023, 9, 28));
        Assert.Equal(0, await RunAsync());
        App.Clock.SetLocal("2023-10-19 02:10");
        Assert.Equal(2, await RunAsync());
        Assert.Equal((2, 3), (await ValueAsync(IndicatorSpan.Month, 9), await ValueAsync(IndicatorSpan.Cumulative, 9)));
        await using var db = App.Db();
        Assert.All(await db.Set<Observation>().Where(o => o.Version == 2).ToListAsync(), o => Assert.NotNull(o.Reason));
    }

    /// <summary>Two units report for their enterprises: 1,200.5 and 800 万元 of September, 99.5 of August; 0.20 and 0.21 亿元 when summed and rounded.</summary>
    [Fact]
    public async Task What_enterprises_report_each_month_becomes_an_indicator_in_the_night()
    {
        App.Clock.SetLocal("2023-10-08 10:00");
        await EstablishedAsync("清河恒信纺织有限公司", "91110000101623741K", new DateOnly(2012, 5, 8));
        await EstablishedAsync("清河鼎盛食品有限公司", "911101066976941872", new DateOnly(2018, 3, 1));
        Assert.Null(await ReportAsync("songyuhan", "清河恒信纺织有限公司", "2023-08-31", "99.5"));
        Assert.Null(await ReportAsync("songyuhan", "清河恒信纺织有限公司", "2023-09-30", "1200.5"));
        Assert.Null(await ReportAsync("zhaowenbo", "清河鼎盛食品有限公司", "2023-09-30", "800"));
        // One report for an enterprise and a month, dated by its last day.
        Assert.Contains("企业、所属月份相同", await ReportAsync("songyuhan", "清河恒信纺织有限公司", "2023-09-30", "1"), StringComparison.Ordinal);
        Assert.Contains("写当月最后一天", await ReportAsync("songyuhan", "清河恒信纺织有限公司", "2023-09-01", "1"), StringComparison.Ordinal);
        App.Clock.SetLocal("2023-10-09 02:10");
        await RunAsync();
        Assert.Equal((0.20m, 0.21m), (await ValueAsync(IndicatorSpan.Month, 9, "reported-output"), await ValueAsync(IndicatorSpan.Cumulative, 9, "reported-output")));
        await using var db = App.Db();
        var made = await db.Set<Observation>().AsNoTracking().SingleAsync(o => o.IndicatorId == "reported-output" && o.Span == IndicatorSpan.Month && o.PeriodTo == new DateOnly(2023, 9, 30));
        Assert.Equal(("亿元", "平台计算"), (made.Unit, made.Source));
        // Statistics of one enterprise are seen by its territory and by the office.
        Assert.DoesNotContain("鼎盛", (await App.As("songyuhan").GetAsync("/books/enterprise-monthly-reports")).Text, StringComparison.Ordinal);
        Assert.Contains("鼎盛", (await App.As("zhoumin").GetAsync("/books/enterprise-monthly-reports")).Text, StringComparison.Ordinal);

        async Task<string?> ReportAsync(string who, string enterprise, string month, string output)
        {
            var unit = App.As(who);
            return (await unit.SubmitAsync(await unit.GetAsync("/books/enterprise-monthly-reports/new"), "登记", ("企业", enterprise), ("所属月份", month), ("工业总产值", output), ("营业收入", output), ("用工人数", "50"))).Problem;
        }
    }

    private Task<int> RunAsync() => App.DoAsync("zhoumin", (IServiceScopeFactory scopes) => ComputeNightly.RunAsync(App.District, scopes, CancellationToken.None));

    private async Task EstablishedAsync(string name, string code, DateOnly on)
    {
        var id = await App.AddEnterpriseAsync(name, code, null);
        await using var db = App.Db();
        (await db.Set<Yingshang.Enterprises.Enterprise>().SingleAsync(e => e.Id == id)).EstablishedOn = on;
        db.Audit("enterprise.edited", "enterprise", id);
        await db.SaveAsync();
    }

    private async Task<decimal?> ValueAsync(IndicatorSpan span, int month, string indicator = "new-market-entities")
    {
        await using var db = App.Db();
        var to = SpanPeriod.Of(span, 2023, month).To;
        return (await db.Set<Observation>().AsNoTracking().SingleOrDefaultAsync(o => o.IndicatorId == indicator && o.Span == span && o.PeriodTo == to))?.Number;
    }
}
