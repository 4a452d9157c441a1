using System.Net;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases;
using Yingshang.Cases.ConfirmDemand;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Platforms.CallBack;
using Yingshang.Modules.Tests.Ground;
using static Yingshang.Modules.Tests.Cases.Platforms.AnsweredAbove;
using static Yingshang.Modules.Tests.Cases.Platforms.PlatformSheets;

namespace Yingshang.Modules.Tests.Cases.Platforms;

/// <summary>一次回访: whom one has called the other does not call.</summary>
public sealed class CallBackTests : AppTest
{
    private static readonly string[] Rated = Power.With("工单编号", "RX1").With("工单状态", "已办结").With("满意度", "满意").With("是否解决", "是").With("回访时间", "2023-10-13");

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        App.Clock.SetLocal("2023-10-13 16:30");
    }

    [Fact]
    public async Task Ours_are_called_and_theirs_are_left_out_each_with_the_reason()
    {
        await App.AnsweredAsync(null, "2023-10-12 10:00", channel: "企业手机填报", draft: d => d.Title = "本区的件");
        await App.AnsweredAsync(null, "2023-10-12 10:00", channel: "企业手机填报", draft: d => d.Title = "企业评过的件", after: d => (d.Rating, d.RatedAt) = (5, TestClock.Local("2023-10-12 20:00")));
        await App.AnsweredAsync("RX2", "2023-10-12 10:00", draft: d => d.Title = "没有回填的件");
        await App.AnsweredAsync("RX3", "2023-10-12 10:00", draft: d => d.Title = "等平台的件", after: d => d.FilledBackAt = TestClock.Local("2023-10-12 11:00"));
        var page = await App.As("zhoumin").GetAsync("/call-backs");
        Assert.Equal("本区的件", Assert.Single(page.Table("要打的")).Titled());
        var others = page.Table("不打的").ToDictionary(r => r.Titled(), r => r["为什么不打"]);
        Assert.Equal("企业 10月12日自己评价过", others["企业评过的件"]);
        Assert.Contains("先回填", others["没有回填的件"], StringComparison.Ordinal);
        // Ten working days from Thursday 12 October: 13, 16–20, 23–26 October.
        Assert.Equal("由12345热线回访，等到 10月26日（周四），没有结果再由本区打", others["等平台的件"]);
        App.Clock.SetLocal("2023-10-27 00:10");
        Assert.Contains((await App.As("zhoumin").GetAsync("/call-backs")).Table("要打的"), r => r["诉求"].StartsWith("等平台的件", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Their_satisfaction_lies_beside_ours_and_is_not_taken_for_it()
    {
        var c = await App.AnsweredAsync("RX1", "2023-10-12 10:00");
        await App.As("zhoumin").BringInAsync(Csv(Rated));
        var demand = await App.DemandAsync(c.Id);
        Assert.Equal(((int?)null, (bool?)null), (demand.Rating, demand.SaysSolved));
        var page = await App.As("zhoumin").GetAsync($"/cases/{c.Id}");
        var both = page.Table("两边的回访");
        Assert.Equal(("满意", "没有问"), (both[1]["平台回访"], both[1]["本区"]));
        Assert.Equal("10月13日", both[2]["平台回访"]);
    }

    [Fact]
    public async Task Whom_they_have_called_we_do_not_call_and_their_call_closes_it()
    {
        var c = await App.AnsweredAsync("RX1", "2023-10-12 10:00");
        var office = App.As("zhoumin");
        await office.BringInAsync(Csv(Rated));
        Assert.Contains("12345热线 10月13日已回访：解决了，满意", (await office.GetAsync($"/cases/{c.Id}/confirm")).Problem, StringComparison.Ordinal);
        var version = (await App.ReadAsync(c.Id)).Version;
        var refused = await App.DoAsync("zhoumin", (ConfirmDemandHandler h) => h.HandleAsync(c.Id, new ConfirmDemandForm { SaysSolved = true, Version = version }, CancellationToken.None));
        Assert.Equal("platform.called-back-there", refused.Problem?.Code);
        var list = await office.GetAsync("/call-backs");
        Assert.Empty(list.Table("要打的"));
        Assert.Contains("12345热线 10月13日已回访", list.Table("平台已回访")[0]["平台的回访"], StringComparison.Ordinal);
        var done = await office.SubmitAsync(list, "采用，销号");
        Assert.Contains("已采用平台回访", done.Flash, StringComparison.Ordinal);
        var kept = await App.ReadAsync(c.Id);
        Assert.Equal(CaseState.Confirmed, kept.State);
        Assert.Contains("12345热线 10月13日已回访", kept.Event("confirmed").Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_they_heard_to_be_unsolved_goes_back_and_is_filled_back_anew()
    {
        var c = await App.AnsweredAsync("RX1", "2023-10-12 10:00", after: d => d.FilledBackAt = TestClock.Local("2023-10-12 11:00"));
        var office = App.As("zhoumin");
        await office.BringInAsync(Csv(Rated.With("满意度", "不满意").With("是否解决", "否")));
        await office.SubmitAsync(await office.GetAsync("/call-backs"), "采用，退回重办");
        var kept = await App.ReadAsync(c.Id);
        Assert.Equal((CaseState.InHand, 1), (kept.State, kept.Level));
        Assert.Null((await App.DemandAsync(c.Id)).FilledBackAt);
    }

    [Fact]
    public async Task What_they_heard_of_an_earlier_answer_says_nothing_of_this_one()
    {
        var c = await App.AnsweredAsync("RX1", "2023-10-12 10:00");
        await App.As("zhoumin").BringInAsync(Csv(Rated.With("回访时间", "2023-10-08")));
        var refused = await App.DoAsync("zhoumin", (TakeCallBackHandler h) => h.HandleAsync(c.Id, CancellationToken.None));
        Assert.Equal("platform.not-called-back", refused.Problem?.Code);
        Assert.Null((await App.As("zhoumin").GetAsync($"/cases/{c.Id}/confirm")).Problem);
    }

    [Fact]
    public async Task A_call_that_does_not_say_whether_it_is_solved_closes_nothing()
    {
        var c = await App.AnsweredAsync("RX1", "2023-10-12 10:00");
        await App.As("zhoumin").BringInAsync(Csv(Rated.With("满意度", "基本满意").With("是否解决", "")));
        var refused = await App.DoAsync("zhoumin", (TakeCallBackHandler h) => h.HandleAsync(c.Id, CancellationToken.None));
        Assert.Equal("platform.not-clear", refused.Problem?.Code);
        Assert.Contains("基本满意", (await App.As("zhoumin").GetAsync("/call-backs")).Table("不打的")[0]["为什么不打"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_answered_has_no_call_to_take()
    {
        var c = await App.Data.CreateDemandAsync(d => (d.Channel, d.ExternalNumber) = (Hotline, "RX1"));
        Assert.Equal("case.not-answered", (await App.DoAsync("zhoumin", (TakeCallBackHandler h) => h.HandleAsync(c.Id, CancellationToken.None))).Problem?.Code);
    }

    [Fact]
    public async Task We_tell_them_whom_we_have_called()
    {
        var c = await App.AnsweredAsync("RX1", "2023-10-12 10:00", after: d => (d.SaysSolved, d.Rating) = (true, 5));
        Assert.Contains("本区已回访：企业说解决了，评价 5 分（满分 5）", (await App.As("zhoumin").GetAsync($"/cases/{c.Id}/fill-back")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lvqing")]
    [InlineData("linan")]
    public async Task Only_the_office_calls(string person) => Assert.Equal(HttpStatusCode.Forbidden, (await App.As(person).GetAsync("/call-backs")).Status);
}
