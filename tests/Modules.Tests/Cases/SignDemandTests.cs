using System.Net;
using Yingshang.Cases;
using Yingshang.Cases.Engine;
using Yingshang.Cases.SignDemand;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Cases;

public sealed class SignDemandTests : AppTest
{
    [Fact]
    public async Task One_tap_in_the_days_work_signs_and_comes_back_there()
    {
        App.Clock.SetLocal("2023-09-28 10:30");
        var c = await App.HeldByAsync("economy-information");
        var unit = App.As("lvqing");
        var page = await unit.SubmitAsync(await unit.GetAsync("/todo"), "签收");
        Assert.Equal("/todo", page.Path);
        Assert.Contains("已签收", page.Flash);
        var signed = await App.ReadAsync(c.Id);
        Assert.Equal(CaseState.InHand, signed.State);
        Assert.Equal((await App.AccountAsync("lvqing")).Id, signed.HandlerId);
        Assert.Equal(TestClock.Local("2023-09-28 10:30"), signed.Lead!.SignedAt);
    }

    [Fact]
    public async Task The_signer_names_who_has_it_in_hand()
    {
        var c = await App.HeldByAsync("economy-information");
        await App.As("qiaojianmin").DoAsync(c.Id, "sign", "签收", ("具办人员", "吕青"));
        var signed = await App.ReadAsync(c.Id);
        Assert.Equal((await App.AccountAsync("lvqing")).Id, signed.HandlerId);
        Assert.Equal((await App.AccountAsync("lvqing")).SectionId, signed.Lead!.SectionId);
    }

    [Fact]
    public async Task Lead_and_co_unit_each_sign_for_themselves()
    {
        var c = await App.HeldByAsync("power-supply", d => d.Co.Add("economy-information"));
        await App.As("lvqing").DoAsync(c.Id, "sign", "签收");
        var co = await App.ReadAsync(c.Id);
        Assert.Equal(CaseState.Dispatched, co.State);
        await App.As("wanglei").DoAsync(c.Id, "sign", "签收");
        var both = await App.ReadAsync(c.Id);
        Assert.Equal(CaseState.InHand, both.State);
        Assert.All(both.Holdings, h => Assert.NotNull(h.SignedAt));
    }

    [Fact]
    public async Task What_a_colleague_has_signed_is_not_signed_again()
    {
        var c = await App.HeldByAsync("economy-information");
        var late = App.As("qiaojianmin");
        var page = await late.GetAsync($"/cases/{c.Id}/sign");
        await App.As("lvqing").DoAsync(c.Id, "sign", "签收");
        Assert.Contains("已经签收", (await late.SubmitAsync(page, "签收")).Problem);
    }

    [Fact]
    public async Task Somebody_of_another_unit_cannot_be_named()
    {
        var c = await App.HeldByAsync("economy-information");
        var other = (await App.AccountAsync("wanglei")).Id;
        var result = await App.DoAsync("lvqing", (SignDemandHandler h) => h.HandleAsync(c.Id, new SignDemandForm { HandlerId = other }, default));
        Assert.Equal("case.not-of-unit", result.Problem!.Code);
    }

    [Fact]
    public async Task Time_counts_from_the_deemed_hour_though_nobody_signs()
    {
        // Dispatched on Thursday 10:00; four hours of office time: two until noon, two from 14:00.
        var c = await App.HeldByAsync("economy-information");
        Assert.Equal(TestClock.Local("2023-09-28 16:00"), c.Lead!.DeemedAt);
        App.Clock.SetLocal("2023-10-07 09:00");
        await App.As("lvqing").DoAsync(c.Id, "sign", "签收");
        Assert.Equal(TestClock.Local("2023-09-28 16:00"), (await App.ReadAsync(c.Id)).Lead!.CountsFrom);
    }

    [Theory]
    [InlineData("sign"), InlineData("contact"), InlineData("feedback"), InlineData("answer"), InlineData("opinion"), InlineData("return"), InlineData("extension"), InlineData("pause"), InlineData("resume")]
    public async Task Other_units_and_the_unit_complained_about_find_nothing(string page)
    {
        var c = await App.HeldByAsync("economy-information", d => { d.ComplainedUnit = "housing-construction"; d.TerritoryUnit = "housing-construction"; });
        Assert.Equal(HttpStatusCode.NotFound, (await App.As("shenguoqing").GetAsync($"/cases/{c.Id}/{page}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await App.As("luyan").GetAsync($"/cases/{c.Id}/{page}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As("jiangtao").GetAsync($"/cases/{c.Id}/{page}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As("shiwei").GetAsync($"/cases/{c.Id}/{page}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await App.As("lvqing").GetAsync($"/cases/{c.Id}/{page}")).Status);
    }

    [Fact]
    public async Task The_township_sees_what_concerns_it_but_does_not_hold_it()
    {
        var c = await App.HeldByAsync("economy-information", d => d.TerritoryUnit = "hightech-zone");
        var page = await App.As("zhaowenbo").GetAsync($"/cases/{c.Id}/sign");
        Assert.Contains("不在贵单位手里", page.Problem);
    }
}
