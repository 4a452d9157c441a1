using Yingshang.Cases.AnswerDemand;
using Yingshang.Cases.Engine;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Cases;

public sealed class AnswerDemandTests : AppTest
{
    private async Task<Guid> FedBackAsync()
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        App.Clock.SetLocal("2023-10-07 10:00");
        await App.As("lvqing").ContactAsync(c.Id);
        await App.As("lvqing").FeedBackAsync(c.Id);
        return c.Id;
    }

    [Fact]
    public async Task Solved_on_the_last_day_the_thirtieth_of_October_is_in_time()
    {
        var id = await FedBackAsync();
        App.Clock.SetLocal("2023-10-30 23:59");
        var page = await App.As("lvqing").AnswerAsync(id, "已解决", ("采取的措施", "协调供电公司批复"), ("办成了什么", "630kVA 增容已批复"));
        Assert.Contains("已答复企业：已解决", page.Flash);
        var done = await App.ReadAsync(id);
        Assert.Equal(CaseState.Answered, done.State);
        Assert.Equal(new DateOnly(2023, 10, 30), done.StepNow("close")!.LastDay);
        Assert.True(done.StepNow("close")!.IsOnTime(App.Clock.UtcNow));
        Assert.Null(done.DueAt);
        Assert.All(done.Holdings, h => Assert.Equal("办结", h.EndedBecause));
        var demand = await App.DemandAsync(id);
        Assert.Equal("增容已经批了，下周一送电。", demand.Reply);
        Assert.Contains("办成了什么：630kVA 增容已批复", demand.OutcomeDetail);
        Assert.Null(demand.NextDate);
    }

    [Theory]
    [InlineData("已解决", "采取的措施、办成了什么")]
    [InlineData("部分解决", "采取的措施、办成了什么、还没解决的、责任单位和责任人、下次答复日期")]
    [InlineData("列入计划", "计划安排、责任单位和责任人、下次答复日期")]
    [InlineData("政策不支持", "依据的条款、解释说明")]
    [InlineData("提请上级", "提请上级的原因、报送机关、报送文号、报送日期、责任单位和责任人、下次答复日期")]
    [InlineData("引导法定途径", "解释说明、法定途径")]
    public async Task Each_outcome_asks_for_its_own(string outcome, string needs)
    {
        var id = await FedBackAsync();
        var page = await App.As("lvqing").AnswerAsync(id, outcome);
        foreach (var need in needs.Split('、')) Assert.Equal($"{outcome}要写明{need}", page.Error(need));
        Assert.Equal("增容已经批了，下周一送电。", page.Field("给企业的答复"));
        var version = (await App.ReadAsync(id)).Version;
        var result = await App.DoAsync("lvqing", (AnswerDemandHandler h) => h.HandleAsync(id, new AnswerDemandForm { Outcome = outcome, Reply = "见答复", Version = version }, default));
        Assert.Equal("case.outcome-needs", result.Problem!.Code);
    }

    [Fact]
    public async Task The_enterprise_alone_withdraws()
    {
        var id = await FedBackAsync();
        var page = await App.As("lvqing").GetAsync($"/cases/{id}/answer");
        Assert.DoesNotContain("企业撤回", page.Text);
    }

    [Fact]
    public async Task What_is_planned_is_answered_and_comes_back_on_the_promised_day()
    {
        var id = await FedBackAsync();
        var unit = App.As("lvqing");
        Assert.Equal("下次答复日期要在今天以后", (await unit.AnswerAsync(id, "列入计划", ("计划安排", "列入明年农网改造"), ("责任单位和责任人", "区经信局吕青"), ("下次答复日期", "2023-10-07"))).Error("下次答复日期"));
        await unit.AnswerAsync(id, "列入计划", ("计划安排", "列入明年农网改造"), ("责任单位和责任人", "区经信局吕青"), ("下次答复日期", "2023-12-01"));
        Assert.Equal(new DateOnly(2023, 12, 1), (await App.DemandAsync(id)).NextDate);
        Assert.Equal(CaseState.Answered, (await App.ReadAsync(id)).State);
        Assert.DoesNotContain("挂账到期 1", (await unit.GetAsync("/todo")).Text);

        // Friday 1 December 2023; three working days before is Tuesday 28 November.
        App.Clock.SetLocal("2023-11-28 09:00");
        var todo = await unit.GetAsync("/todo");
        Assert.Contains("12月1日（周五）", todo.Text);
        Assert.Equal($"/cases/{id}/answer", todo.Link("再答复"));
        var page = await unit.SubmitAsync(await unit.GetAsync($"/cases/{id}/answer"), "答复", ("办理结果", "已解决"), ("采取的措施", "提前改造"), ("办成了什么", "已送电"), ("给企业的答复", "已经送电。"));
        Assert.Contains("已解决", page.Flash);
        Assert.Null((await App.DemandAsync(id)).NextDate);
        Assert.Equal("已解决", (await App.ReadAsync(id)).Outcome);
    }

    [Fact]
    public async Task There_is_no_answer_before_the_feedback_nor_before_the_signature()
    {
        var c = await App.HeldByAsync("economy-information");
        Assert.Contains("还没有签收", (await App.As("lvqing").GetAsync($"/cases/{c.Id}/answer")).Problem);
        await App.As("lvqing").ContactAsync(c.Id);
        Assert.Contains("尚未反馈", (await App.As("lvqing").AnswerAsync(c.Id, "已解决", ("采取的措施", "办了"), ("办成了什么", "成了"))).Problem);
    }

    [Fact]
    public async Task What_is_answered_is_not_answered_again()
    {
        var id = await FedBackAsync();
        await App.As("lvqing").AnswerAsync(id, "政策不支持", ("依据的条款", "省政府令第 1 号第三条"), ("解释说明", "不在补助范围"));
        Assert.Contains("不能再办这一步", (await App.As("lvqing").AnswerAsync(id, "已解决", ("采取的措施", "办了"), ("办成了什么", "成了"))).Problem);
    }

    [Fact]
    public async Task Only_the_lead_unit_answers()
    {
        var c = await App.HeldByAsync("power-supply", d => { d.Co.Add("economy-information"); d.SignedBy = "wanglei"; });
        Assert.Contains("由主办单位办这一步", (await App.As("lvqing").GetAsync($"/cases/{c.Id}/answer")).Problem);
    }

    [Fact]
    public async Task An_answer_ends_a_pause_and_makes_a_request_for_more_time_idle()
    {
        var id = await FedBackAsync();
        App.Clock.SetLocal("2023-10-10 09:00");
        await App.As("lvqing").DoAsync(id, "extension", "提交申请", ("原因", "须招标采购"), ("依据或情况", "设备采购"), ("已经做了什么", "已挂网"), ("申请延期至", "2023-11-30"));
        await App.As("lvqing").DoAsync(id, "pause", "开始不计时", ("原因", "鉴定、检测、专家评审"), ("佐证", "检测委托书"));
        App.Clock.SetLocal("2023-10-12 09:00");
        await App.As("lvqing").AnswerAsync(id, "已解决", ("采取的措施", "换了方案"), ("办成了什么", "已送电"));
        var done = await App.ReadAsync(id);
        Assert.False(done.IsPaused);
        Assert.False(done.Requests.Single().IsGranted);
        // 10, 11 and 12 October do not count: 28 October and three days, Tuesday the 31st.
        Assert.Equal(new DateOnly(2023, 10, 31), done.StepNow("close")!.LastDay);
    }

    [Theory]
    [InlineData("contact", "登记"), InlineData("extension", "提交申请"), InlineData("pause", "开始不计时"), InlineData("answer", "办结")]
    public async Task A_form_that_was_open_when_it_ended_is_refused_with_what_was_typed(string page, string button)
    {
        var id = await FedBackAsync();
        var late = App.As("qiaojianmin");
        var opened = await late.GetAsync($"/cases/{id}/{page}");
        await App.As("lvqing").AnswerAsync(id, "政策不支持", ("依据的条款", "省政府令第 1 号第三条"), ("解释说明", "不在补助范围"));
        (string, object?)[] fields = page switch
        {
            "extension" => [("原因", "须招标采购"), ("依据或情况", "采购"), ("已经做了什么", "设计"), ("申请延期至", "2023-11-30")],
            "pause" => [("原因", "不可抗力"), ("佐证", "设计")],
            "answer" => [("办理结果", "已解决"), ("采取的措施", "设计"), ("办成了什么", "成了"), ("给企业的答复", "成了")],
            _ => [("了解到的情况", "设计")],
        };
        var refused = await late.SubmitAsync(opened, button, fields);
        Assert.Contains("不能再办这一步", refused.Problem);
        Assert.Contains("设计", refused.Html);
    }
}
