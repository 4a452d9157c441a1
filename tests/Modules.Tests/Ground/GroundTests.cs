using System.Net;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases;
using Yingshang.Platform.People;

namespace Yingshang.Modules.Tests.Ground;

/// <summary>The ground that the other tests stand on.</summary>
public sealed class GroundTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Every_role_but_the_visitor_has_an_account()
    {
        await using var db = app.Db();
        var roles = await db.Accounts.Select(a => a.Role).Distinct().ToListAsync();
        Assert.Equal(Enum.GetValues<Role>().Where(r => r != Role.Public).Order(), roles.Order());
    }

    [Fact]
    public async Task The_liaison_acts_for_the_deputy_head_of_the_district() =>
        Assert.Equal((await app.AccountAsync("gaoyuan")).Id, (await app.AccountAsync("linan")).ActsForId);

    [Fact]
    public async Task It_is_alive() => Assert.Equal(HttpStatusCode.OK, (await app.Visitor().GetAsync("/health/ready")).Status);

    [Fact]
    public async Task An_address_that_is_not_there_is_404() => Assert.Equal(HttpStatusCode.NotFound, (await app.As("zhoumin").GetAsync("/no/such/page")).Status);

    [Fact]
    public async Task A_demand_can_be_laid_down_dispatched_and_signed()
    {
        var c = await app.Data.CreateDemandAsync(d => { d.ReceivedLocal("2023-09-28 10:10"); d.Lead = "power-supply"; d.Co.Add("economy-information"); d.SignedBy = "wanglei"; });
        await using var db = app.Db();
        var read = await db.Cases.WithAll().AsNoTracking().SingleAsync(x => x.Id == c.Id);
        Assert.Equal(new DateOnly(2023, 9, 28), read.ReceivedOn);
        Assert.Equal(2, read.Holdings.Count);
        Assert.Equal("商请函", read.Lead!.Document);
    }
}
