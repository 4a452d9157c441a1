using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Modules.Tests.Ground;
using static Yingshang.Modules.Tests.Cases.EnterpriseSteps;

namespace Yingshang.Modules.Tests.Cases;

/// <summary>补充、撤回、解决了、没解决、评价: what an enterprise does to its demand once the telephone is proved.</summary>
public sealed class EnterpriseActsTests : AppTest
{
    private const string Code = "Q7M4-K2XD-9H";

    private async Task<TestBrowser> ProvedAsync(string? answered = null, string? lead = "power-supply")
    {
        await App.Data.CreateDemandAsync(d =>
        {
            d.ReceivedLocal("2023-09-28 10:10");
            (d.TrackingCode, d.Lead, d.SignedBy, d.ContactPhone) = (Code, lead, lead is null ? null : "wanglei", Phone);
        });
        if (answered is not null) await App.AnswerAsync(Code, answered);
        var browser = App.Visitor();
        await browser.ProveAsync(App, Code);
        return browser;
    }

    private Task<TestPage> PageAsync(TestBrowser browser, string part = "") => browser.GetAsync($"/d/{Code}{part}");

    [Fact]
    public async Task AddToDemand_is_read_by_the_unit()
    {
        var browser = await ProvedAsync();
        var page = await browser.SubmitAsync(await PageAsync(browser, "/add"), "提交补充",
            ("补充什么", "变压器昨天又跳闸一次"), ("Form.Files", new TestFile("跳闸.png", "image/png", [1, 2])));
        Assert.Contains("已补充", page.Flash);
        Assert.Contains("变压器昨天又跳闸一次", page.Text);
        var (c, _) = await App.ReadAsync(Code);
        Assert.Equal("变压器昨天又跳闸一次", c.Events.Single(e => e.Kind == "added").Text);
        var file = page.Links.Single(l => l.Text.StartsWith("跳闸.png", StringComparison.Ordinal));
        Assert.Equal([1, 2], await (await browser.GetRawAsync(file.Href)).Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task AddToDemand_needs_words()
    {
        var browser = await ProvedAsync();
        Assert.Equal("请写要补充的情况", (await browser.SubmitAsync(await PageAsync(browser, "/add"), "提交补充")).Error("补充什么"));
    }

    [Fact]
    public async Task WithdrawDemand_keeps_the_reason_for_the_office()
    {
        var browser = await ProvedAsync();
        var form = await PageAsync(browser, "/withdraw");
        Assert.Equal("请选择为什么撤回", (await browser.SubmitAsync(form, "撤回")).Error("为什么撤回"));
        var page = await browser.SubmitAsync(form, "撤回", ("为什么撤回", "有人要我撤回"), ("说明", "说撤了再办"));
        Assert.Contains("已撤回", page.Flash);
        var (c, demand) = await App.ReadAsync(Code);
        Assert.Equal((CaseState.Withdrawn, "企业撤回"), (c.State, c.Outcome));
        Assert.Equal("有人要我撤回。说撤了再办", demand.WithdrawReason);
        Assert.DoesNotContain(c.Events, e => (e.Text ?? "").Contains("有人要我撤回", StringComparison.Ordinal));
        Assert.Contains("不能再办这一步", (await browser.SubmitAsync(form, "撤回", ("为什么撤回", "其他"))).Problem);
    }

    [Fact]
    public async Task SaySolved_confirms_and_closes()
    {
        var browser = await ProvedAsync("2023-10-20 15:00");
        var page = await PageAsync(browser);
        Assert.Contains("增容方案已批", page.Text);
        var done = await browser.SubmitAsync(page, "解决了");
        Assert.Contains("已销号", done.Flash);
        var (c, demand) = await App.ReadAsync(Code);
        Assert.Equal((CaseState.Confirmed, true), (c.State, demand.SaysSolved));
        Assert.Contains("还没有办结答复", (await browser.SubmitAsync(page, "解决了")).Problem);
    }

    [Fact]
    public async Task SayNotSolved_goes_back_to_the_unit_first_and_to_the_office_then()
    {
        var browser = await ProvedAsync("2023-10-20 15:00");
        App.Clock.SetLocal("2023-10-23 09:00");
        await browser.ProveAsync(App, Code);
        var first = await browser.SubmitAsync(await PageAsync(browser, "/not-solved"), "继续反映", ("还有什么没有解决", "只送了一半负荷"));
        Assert.Contains("已退回重办", first.Text);
        var (c, demand) = await App.ReadAsync(Code);
        Assert.Equal((1, CaseState.InHand, false), (c.Level, c.State, demand.SaysSolved));
        Assert.Equal((await App.UnitAsync("power-supply")).Id, c.LeadUnitId);
        // 10月23日（周一）起 3 个工作日是 26 日，10 个工作日是 11月6日。
        Assert.Equal([new DateOnly(2023, 10, 26), new(2023, 11, 6)], c.CurrentRound.Select(s => s.LastDay));

        await App.AnswerAsync(Code, "2023-10-30 15:00");
        await browser.ProveAsync(App, Code);
        var second = await browser.SubmitAsync(await PageAsync(browser, "/not-solved"), "继续反映", ("还有什么没有解决", "还是一半负荷"));
        Assert.Contains("已提级由区营商办办理", second.Text);
        (c, _) = await App.ReadAsync(Code);
        Assert.Equal((2, CaseState.Received, (Guid?)null), (c.Level, c.State, c.LeadUnitId));
    }

    // 答复后 15 日：10月10日（周二）答复，到 10月25日（周三）24:00；10月20日（周五）答复，15 日后是 11月4日（周六），顺延到 11月6日（周一）24:00。
    [Theory]
    [InlineData("2023-10-10 15:00", "2023-10-25 23:59", true)]
    [InlineData("2023-10-10 15:00", "2023-10-26 00:00", false)]
    [InlineData("2023-10-20 15:00", "2023-11-06 23:59", true)]
    [InlineData("2023-10-20 15:00", "2023-11-07 00:00", false)]
    public async Task SayNotSolved_is_possible_for_fifteen_days(string answered, string said, bool possible)
    {
        var browser = await ProvedAsync(answered);
        App.Clock.SetLocal(said);
        await browser.ProveAsync(App, Code);
        Assert.Equal(possible, (await PageAsync(browser)).HasLink("没解决，继续反映"));
        var page = await browser.SubmitAsync(await PageAsync(browser, "/not-solved"), "继续反映", ("还有什么没有解决", "还是没有电"));
        Assert.Equal(possible, page.Problem is null);
        if (!possible) Assert.Contains("现在已过", page.Problem);
    }

    [Fact]
    public async Task SayNotSolved_before_there_is_an_answer_is_refused()
    {
        var browser = await ProvedAsync();
        Assert.Contains("还没有办结答复", (await browser.SubmitAsync(await PageAsync(browser, "/not-solved"), "继续反映", ("还有什么没有解决", "等了很久"))).Problem);
    }

    [Fact]
    public async Task RateAnswer_keeps_the_words_apart_unless_they_may_be_passed_on()
    {
        var browser = await ProvedAsync("2023-10-20 15:00");
        var form = await PageAsync(browser);
        Assert.Equal("请选择办得怎么样", (await browser.SubmitAsync(form, "提交评价")).Error("办得怎么样"));
        var page = await browser.SubmitAsync(form, "提交评价", ("办得怎么样", "一般"), ("想说的话", "来得太晚"));
        Assert.Contains("您的评价", page.Text);
        var (c, demand) = await App.ReadAsync(Code);
        Assert.Equal((3, "来得太晚", false), (demand.Rating, demand.RatingWords, demand.RatingShared));
        Assert.DoesNotContain(c.Events, e => $"{e.Title}{e.Text}{e.Facts}".Contains("来得太晚", StringComparison.Ordinal) || $"{e.Title}{e.Text}".Contains('3'));
    }

    [Fact]
    public async Task RateAnswer_shares_the_words_when_the_enterprise_agrees()
    {
        var browser = await ProvedAsync("2023-10-20 15:00");
        await browser.SubmitAsync(await PageAsync(browser), "提交评价", ("办得怎么样", "很好"), ("想说的话", "王磊很负责"), ("同意把我写的话转告承办单位", true));
        Assert.True((await App.ReadAsync(Code)).Demand.RatingShared);
    }

    [Fact]
    public async Task Silence_is_not_satisfaction()
    {
        await ProvedAsync("2023-10-20 15:00");
        App.Clock.SetLocal("2023-12-20 15:00");
        var (c, demand) = await App.ReadAsync(Code);
        Assert.Equal((CaseState.Answered, (bool?)null, (int?)null), (c.State, demand.SaysSolved, demand.Rating));
    }
}
