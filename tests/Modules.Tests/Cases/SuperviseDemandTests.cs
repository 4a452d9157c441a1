using System.Net;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Documents;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Owed;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Cases;

public sealed class SuperviseDemandTests : AppTest
{
    private const string Unit = "economy-information";

    [Fact]
    public async Task A_reminder_comes_back_until_the_thing_is_done()
    {
        var demand = await LateAsync();
        using var supervision = App.As("jiangtao");
        var after = await SuperviseAsync(supervision, demand.Id, "提示");
        Assert.Contains("已督办", after.Flash);
        var bytes = await DocumentsTests.BytesAsync(supervision, after.Link("提示函 清政督提〔2023〕1号"));
        Assert.Empty(DocumentsTests.Problems(bytes));
        // 10月11日（周三）发出，第3个工作日是 10月16日。
        foreach (var part in new[] { "清河区经济和信息化局：", "对接超期", "请主要负责人过问", "2023年10月16日前", "清河区人民政府督查室" }) Assert.Contains(part, DocumentsTests.Text(bytes));

        using var unit = App.As("lvqing");
        Assert.Contains("请主要负责人过问", (await unit.GetAsync("/todo")).Text);
        var id = await ItemAsync();
        var report = await unit.SubmitAsync(await unit.GetAsync($"/owed/{id}"), "反馈", ("办到了哪一步", "报告进展"), ("办理情况", "已约企业"), ("签字的单位主要负责人", "乔建民"));
        Assert.Contains("已反馈，等审核", report.Flash);
        Assert.DoesNotContain("请主要负责人过问", (await unit.GetAsync("/todo")).Text);

        var form = await supervision.GetAsync($"/owed/{id}");
        Assert.Contains("报的是进展，不是办结", (await supervision.SubmitAsync(form, "提交", ("审核结果", "办完了"))).Problem);
        Assert.Contains("要写明下次反馈的日期", (await supervision.SubmitAsync(form, "提交", ("审核结果", "没有办完"))).Problem);
        Assert.Contains("10月14日不上班", (await supervision.SubmitAsync(form, "提交", ("审核结果", "没有办完"), ("下次反馈的日期", new DateOnly(2023, 10, 14)))).Problem);
        await supervision.SubmitAsync(form, "提交", ("审核结果", "没有办完"), ("下次反馈的日期", new DateOnly(2023, 10, 18)), ("意见", "抓紧"));
        Assert.Contains("没有等审核的反馈", (await supervision.SubmitAsync(form, "提交", ("审核结果", "没有办完"), ("下次反馈的日期", new DateOnly(2023, 10, 18)))).Problem);

        // 到期没有办完，又回到待办，超期看得见：10月18日（周三）以后第一个工作日是 19日。
        App.Clock.SetLocal("2023-10-19 09:00");
        Assert.Contains("超期1个工作日", (await unit.GetAsync("/todo")).Text);
        await unit.SubmitAsync(await unit.GetAsync($"/owed/{id}"), "反馈", ("办到了哪一步", "已经办完"), ("办理情况", "已送电"), ("签字的单位主要负责人", "乔建民"));
        await supervision.SubmitAsync(await supervision.GetAsync($"/owed/{id}"), "提交", ("审核结果", "办完了"));
        await using var db = App.Db();
        Assert.Equal(OwedState.Done, (await db.Set<OwedItem>().SingleAsync()).State);
        Assert.Contains("已经销号", (await App.DoAsync("lvqing", (ReportOwedHandler h) => h.HandleAsync(id, new() { Text = "x", SaysDone = true, SignedBy = "乔建民" }, CancellationToken.None))).Problem!.Message);
    }

    [Fact]
    public async Task A_level_is_not_skipped_and_the_plan_is_not_exceeded()
    {
        var demand = await LateAsync();
        using var supervision = App.As("jiangtao");
        Assert.Contains("还没有发过“提示”", (await SuperviseAsync(supervision, demand.Id, "督办")).Problem);
        await SuperviseAsync(supervision, demand.Id, "提示");
        var order = await SuperviseAsync(supervision, demand.Id, "督办");
        var bytes = await DocumentsTests.BytesAsync(supervision, order.Link("督办单 清政督督〔2023〕1号"));
        Assert.Empty(DocumentsTests.Problems(bytes));
        foreach (var part in new[] { "督办（黄色）", "清政督提〔2023〕1号", "主要负责人签字" }) Assert.Contains(part, DocumentsTests.Text(bytes));
        await SuperviseAsync(supervision, demand.Id, "限期督办");
        await SuperviseAsync(supervision, demand.Id, "限期督办");
        // 一个单位一个月 4 次，第 5 次不发；计划外的写明理由才发。
        Assert.Contains("本月已督办 4 次", (await SuperviseAsync(supervision, demand.Id, "限期督办")).Problem);
        var outside = await SuperviseAsync(supervision, demand.Id, "限期督办", ("计划外的理由", "区领导批示"));
        var letter = await DocumentsTests.BytesAsync(supervision, outside.Link("督办函 清政督函〔2023〕3号"));
        Assert.Empty(DocumentsTests.Problems(letter));
        foreach (var part in new[] { "督办函", "主要负责人负总责", "抄送：区营商办。", "印发" }) Assert.Contains(part, DocumentsTests.Text(letter));
        App.Clock.SetLocal("2023-11-01 09:00");
        Assert.Contains("已督办", (await SuperviseAsync(supervision, demand.Id, "限期督办")).Flash);
    }

    [Fact]
    public async Task Only_supervision_supervises_and_only_the_unit_answers()
    {
        var demand = await LateAsync();
        foreach (var who in new[] { "zhoumin", "lvqing", "gaoyuan", "yuexin" }) Assert.Equal((who, HttpStatusCode.Forbidden), (who, (await App.As(who).GetAsync($"/cases/{demand.Id}/supervise")).Status));
        using var supervision = App.As("jiangtao");
        var form = await supervision.GetAsync($"/cases/{demand.Id}/supervise");
        Assert.Contains("反馈期限要在今天以后", (await supervision.SubmitAsync(form, "编号发出", ("督办级别", "提示"), ("办理要求", "抓紧"), ("反馈期限", new DateOnly(2023, 10, 11)))).Problem);
        Assert.Contains("请写明办理要求", (await supervision.SubmitAsync(form, "编号发出", ("督办级别", "提示"))).Error("办理要求"));
        await SuperviseAsync(supervision, demand.Id, "提示");
        var id = await ItemAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await App.As("tanjing").GetAsync($"/owed/{id}")).Status);
        // 营商办看得到，不审核督查室的。
        Assert.False((await App.As("zhoumin").GetAsync($"/owed/{id}")).HasButton("提交"));
        using var unit = App.As("lvqing");
        Assert.Contains("请从名单里选", (await App.DoAsync("lvqing", (ReportOwedHandler h) => h.HandleAsync(id, new() { Text = "x", SaysDone = true, SignedBy = "别人", Version = 1 }, CancellationToken.None))).Problem!.Message);
        await unit.SubmitAsync(await unit.GetAsync($"/owed/{id}"), "反馈", ("办到了哪一步", "已经办完"), ("办理情况", "好了"), ("签字的单位主要负责人", "乔建民"));
        Assert.Equal("owed.waiting", (await App.DoAsync("lvqing", (ReportOwedHandler h) => h.HandleAsync(id, new() { Text = "x", SaysDone = true, SignedBy = "乔建民" }, CancellationToken.None))).Problem!.Code);

        var level = await App.DoAsync("jiangtao", (Yingshang.Cases.Supervise.SuperviseDemandHandler h) => h.HandleAsync(demand.Id, new() { Level = "purple", Trouble = "x", Requirement = "x", Version = demand.Version }, CancellationToken.None));
        Assert.Equal("supervision.no-such-level", level.Problem!.Code);
        var waiting = await App.Data.CreateDemandAsync();
        Assert.Contains("不能督办", (await supervision.GetAsync($"/cases/{waiting.Id}/supervise")).Problem);
    }

    [Fact]
    public async Task A_confidential_demand_is_supervised_without_its_name()
    {
        var demand = await LateAsync(d => d.IsConfidential = true);
        using var supervision = App.As("jiangtao");
        var after = await SuperviseAsync(supervision, demand.Id, "提示", ("办理要求", "请尽快联系清河恒信纺织有限公司"));
        Assert.DoesNotContain("恒信", DocumentsTests.Text(await DocumentsTests.BytesAsync(supervision, after.Link("提示函 清政督提〔2023〕1号"))));
        Assert.DoesNotContain("恒信", (await App.As("lvqing").GetAsync($"/owed/{await ItemAsync()}")).Text);
    }

    [Fact]
    public async Task The_call_list_has_the_telephone_and_takes_a_note()
    {
        var demand = await LateAsync();
        using var office = App.As("zhoumin");
        var list = await office.GetAsync("/chase");
        foreach (var part in new[] { "区经信局", "6618 2011", demand.Number, "超期", "吕青" }) Assert.Contains(part, list.Text);
        var noted = await office.SubmitAsync(list, "记下", ($"{demand.Number} 电话结果", "答应今天办"), ($"{demand.Number} 备注", "吕青接的"));
        Assert.Equal("/chase", noted.Path);
        Assert.Contains("答应今天办。吕青接的", noted.Text);
        Assert.Contains("答应今天办。吕青接的", (await App.As("lvqing").GetAsync($"/cases/{demand.Id}")).Text);
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As("lvqing").GetAsync("/chase")).Status);
    }

    private Task<Case> LateAsync(Action<DemandDraft>? draft = null)
    {
        App.Clock.SetLocal("2023-10-11 09:00");
        return App.HeldByAsync(Unit, d =>
        {
            d.SignedBy = "lvqing";
            draft?.Invoke(d);
        });
    }

    private static async Task<TestPage> SuperviseAsync(TestBrowser who, Guid id, string level, params (string, object?)[] more) =>
        await who.SubmitAsync(await who.GetAsync($"/cases/{id}/supervise"), "编号发出", [("督办级别", level), ("办理要求", "请主要负责人过问，办出结果"), ("抄送", "区营商办"), .. more]);

    private async Task<Guid> ItemAsync()
    {
        await using var db = App.Db();
        return (await db.Set<OwedItem>().SingleAsync()).Id;
    }
}
