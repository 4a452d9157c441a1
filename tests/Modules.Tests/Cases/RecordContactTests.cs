using Yingshang.Cases.Engine;
using Yingshang.Cases.RecordContact;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Cases;

public sealed class RecordContactTests : AppTest
{
    [Fact]
    public async Task Two_taps_record_a_contact_within_the_limit_of_the_eighth_of_October()
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        App.Clock.SetLocal("2023-10-08 23:50");
        var unit = App.As("lvqing");
        var page = await unit.GetAsync($"/cases/{c.Id}/contact");
        Assert.Equal("陈*", page.Field("联系了谁"));
        Assert.Equal("2023-10-08T23:50", page.Field("对接时间"));
        await unit.SubmitAsync(page, "登记", ("了解到的情况", "变压器已到货，等方案批复。"));

        var done = await App.ReadAsync(c.Id);
        var step = done.StepNow("contact")!;
        Assert.Equal(new DateOnly(2023, 10, 8), step.LastDay);
        Assert.True(step.IsOnTime(App.Clock.UtcNow));
        Assert.Equal("feedback", done.CurrentStep);
        Assert.Contains("对接方式：电话", done.Event("contacted").Facts);
        Assert.Equal("变压器已到货，等方案批复。", done.Event("contacted").Text);
    }

    [Fact]
    public async Task After_midnight_of_the_eighth_it_is_late_whatever_hour_is_written()
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        App.Clock.SetLocal("2023-10-09 00:00");
        await App.As("lvqing").ContactAsync(c.Id, ("对接时间", "2023-10-08T17:00"));
        var done = await App.ReadAsync(c.Id);
        Assert.False(done.StepNow("contact")!.IsOnTime(App.Clock.UtcNow));
        Assert.Contains("对接时间：10月8日 17:00", done.Event("contacted").Facts);
    }

    [Fact]
    public async Task A_contact_without_signature_signs_at_the_same_time_and_says_so()
    {
        var c = await App.HeldByAsync("economy-information");
        var page = await App.As("lvqing").ContactAsync(c.Id);
        Assert.Contains("同时签收", page.Flash);
        var done = await App.ReadAsync(c.Id);
        Assert.Equal(CaseState.InHand, done.State);
        Assert.True(done.Event("signed").At < done.Event("contacted").At);
    }

    [Fact]
    public async Task Nobody_reached_is_written_down_and_is_no_contact()
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        await App.As("lvqing").ContactAsync(c.Id, ("没联系上", true));
        var tried = await App.ReadAsync(c.Id);
        Assert.Equal("contact", tried.CurrentStep);
        Assert.NotNull(tried.Event("contact-tried"));
    }

    [Fact]
    public async Task Further_contacts_are_written_down_too()
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        await App.As("lvqing").ContactAsync(c.Id);
        App.Clock.SetLocal("2023-10-07 09:00");
        await App.As("lvqing").ContactAsync(c.Id);
        Assert.Equal(2, (await App.ReadAsync(c.Id)).Events.Count(e => e.Kind == "contacted"));
    }

    [Theory]
    [InlineData("2023-09-28T09:59"), InlineData("2023-10-07T10:01"), InlineData("2023-13-07T10:01")]
    public async Task Neither_before_receipt_nor_in_the_future(string at)
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        App.Clock.SetLocal("2023-10-07 10:00");
        var page = await App.As("lvqing").ContactAsync(c.Id, ("对接时间", at), ("了解到的情况", "已通话"));
        Assert.Contains("9月28日10:00", page.Problem);
        Assert.Equal("已通话", page.Field("了解到的情况"));
    }

    [Fact]
    public async Task Only_people_of_the_unit_can_have_called()
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        var other = (await App.AccountAsync("wanglei")).Id;
        var version = (await App.ReadAsync(c.Id)).Version;
        var result = await App.DoAsync("lvqing", (RecordContactHandler h) =>
            h.HandleAsync(c.Id, new RecordContactForm { ById = other, Whom = "陈*", At = "2023-09-28T10:00", Way = "电话", Version = version }, default));
        Assert.Equal("case.not-of-unit", result.Problem!.Code);
    }

    [Fact]
    public async Task The_second_of_two_people_is_told_and_loses_nothing()
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        var (first, second) = (App.As("lvqing"), App.As("qiaojianmin"));
        var opened = await second.GetAsync($"/cases/{c.Id}/contact");
        await first.ContactAsync(c.Id, ("了解到的情况", "电话里问清了"));
        var told = await second.SubmitAsync(opened, "登记", ("了解到的情况", "我也打了电话"));
        Assert.Contains("有人办理过", told.Problem);
        Assert.Equal("我也打了电话", told.Field("了解到的情况"));
        Assert.Single((await App.ReadAsync(c.Id)).Events, e => e.Kind == "contacted");
        await second.SubmitAsync(told, "登记");
        Assert.Equal(2, (await App.ReadAsync(c.Id)).Events.Count(e => e.Kind == "contacted"));
    }

    [Fact]
    public async Task A_co_unit_does_not_take_the_leads_steps_nor_the_lead_the_co_units()
    {
        var c = await App.HeldByAsync("power-supply", d => { d.Co.Add("economy-information"); d.SignedBy = "wanglei"; });
        Assert.Contains("协办", (await App.As("lvqing").GetAsync($"/cases/{c.Id}/contact")).Problem);
        Assert.Contains("由主办单位办这一步", (await App.As("lvqing").ContactAsync(c.Id)).Problem);
        Assert.Contains("不写协办意见", (await App.As("wanglei").DoAsync(c.Id, "opinion", "提交意见", ("协办意见", "同意"))).Problem);
    }

    [Fact]
    public async Task A_co_units_opinion_stands_beside_and_is_not_the_enterprises_to_read()
    {
        var c = await App.HeldByAsync("power-supply", d => { d.Co.Add("economy-information"); d.SignedBy = "wanglei"; });
        await App.As("lvqing").DoAsync(c.Id, "opinion", "提交意见", ("协办意见", "建议先批临时用电。"));
        var done = await App.ReadAsync(c.Id);
        Assert.Equal("建议先批临时用电。", done.Event("co-opinion").Text);
        Assert.Null(done.Event("co-opinion").ForEnterprise);
        Assert.NotNull(done.Holdings.Single(h => !h.IsLead).SignedAt);
        Assert.Equal("contact", done.CurrentStep);
    }
}
