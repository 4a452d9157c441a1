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

    private Task<int> RunAsync() => App.DoAsync("zhoumin", (IServiceScopeFactory scopes) => ComputeNightly.RunAsync(App.District, scopes, CancellationToken.None));

    private async Task EstablishedAsync(string name, string code, DateOnly on)
    {
        var id = await App.AddEnterpriseAsync(name, code, null);
        await using var db = App.Db();
        (await db.Set<Yingshang.Enterprises.Enterprise>().SingleAsync(e => e.Id == id)).EstablishedOn = on;
        db.Audit("enterprise.edited", "enterprise", id);
        await db.SaveAsync();
    }

    private async Task<decimal?> ValueAsync(IndicatorSpan span, int month)
    {
        await using var db = App.Db();
        var to = SpanPeriod.Of(span, 2023, month).To;
        return (await db.Set<Observation>().AsNoTracking().SingleOrDefaultAsync(o => o.IndicatorId == "new-market-entities" && o.Span == span && o.PeriodTo == to))?.Number;
    }
}
