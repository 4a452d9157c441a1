using System.Net;
using Yingshang.Cases.AccompanyVisit;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Cases;

/// <summary>What a township or park sees of its territory, and the visits it goes along to. 城关镇's 宋雨涵 is a 专员.</summary>
public sealed class TerritoryTests : AppTest
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        App.Clock.SetLocal("2023-10-09 09:00");
    }

    [Fact]
    public async Task A_township_sees_the_demands_of_its_enterprises_whoever_handles_them_and_each_count_opens_them()
    {
        await App.HeldByAsync("economy-information", d => { d.TerritoryUnit = "chengguan"; d.SignedBy = "lvqing"; });
        await App.HeldByAsync("power-supply", d => { d.TerritoryUnit = "chengguan"; d.ReceivedLocal("2023-10-08 10:00"); });
        await App.HeldByAsync("economy-information", d => d.TerritoryUnit = "hightech-zone");
        await App.HeldByAsync("justice", d => { d.TerritoryUnit = "chengguan"; d.Nature = "投诉"; d.ComplainedUnit = "chengguan"; });
        var township = App.As("songyuhan");
        var page = await township.GetAsync("/territory");
        var tiles = page.Document.QuerySelectorAll(".tiles a").Select(a => (Name: a.QuerySelector(".tile-name")!.TextContent, Value: int.Parse(a.QuerySelector("b")!.TextContent), Href: a.GetAttribute("href")!)).ToList();
        // Received on 28 September, contact due on 8 October: late by the 9th. The complaint about itself is not its to see.
        Assert.Equal([("在办", 2), ("超期", 1), ("本月收到", 1), ("本月办结", 0), ("本月解决", 0)], tiles.Select(t => (t.Name, t.Value)));
        foreach (var tile in tiles) Assert.Equal(tile.Value, (await township.GetAsync(tile.Href)).Table("诉求").Count);
        Assert.Equal(2, page.Table("辖区在办诉求按主办单位").Count);
    }

    [Fact]
    public async Task A_unit_without_a_territory_is_told_so() => Assert.Contains("贵单位没有辖区", (await App.As("lvqing").GetAsync("/territory")).Text);

    [Fact]
    public async Task A_visit_it_went_along_to_is_a_record_on_the_demand_and_moves_no_deadline()
    {
        var c = await App.HeldByAsync("power-supply", d => d.TerritoryUnit = "chengguan");
        var due = (await App.ReadAsync(c.Id)).DueAt;
        var page = await App.As("songyuhan").DoAsync(c.Id, "visit", "登记", ("走访日期", "2023-10-08"), ("同行单位", "区供电公司营销部"), ("看到的情况", "二号线设备已到，等增容。"), ("商定的事", "十二日前出方案"));
        Assert.Contains("已登记陪同走访", page.Flash);
        var done = await App.ReadAsync(c.Id);
        Assert.Equal("走访日期：10月8日\n同行：区供电公司营销部\n商定：十二日前出方案", done.Event("accompanied").Facts);
        Assert.Null(done.Event("accompanied").ForEnterprise);
        Assert.Equal(due, done.DueAt);
    }

    [Fact]
    public async Task Only_the_territory_registers_a_visit_between_receipt_and_today()
    {
        var c = await App.HeldByAsync("economy-information", d => { d.TerritoryUnit = "chengguan"; d.SignedBy = "lvqing"; });
        Assert.Contains("不在贵单位辖区", (await App.As("lvqing").GetAsync($"/cases/{c.Id}/visit")).Problem);
        Assert.Equal("case.not-your-territory", await CodeAsync("lvqing", c.Id, "2023-10-08"));
        Assert.Equal("case.visit-outside", await CodeAsync("songyuhan", c.Id, "2023-09-27"));
        Assert.Equal("case.visit-outside", await CodeAsync("songyuhan", c.Id, "2023-10-10"));
        Assert.Equal(HttpStatusCode.NotFound, (await App.As("zhaowenbo").GetAsync($"/cases/{c.Id}/visit")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As("gaoyuan").GetAsync($"/cases/{c.Id}/visit")).Status);
    }

    private async Task<string?> CodeAsync(string who, Guid id, string day) => (await App.DoAsync(who, (AccompanyVisitHandler h) => h.HandleAsync(id,
        new AccompanyVisitForm { VisitedOn = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), With = "区供电公司", Seen = "看了现场" }, default))).Problem?.Code;
}
