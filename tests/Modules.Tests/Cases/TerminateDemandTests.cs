using System.Net;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases;
using Yingshang.Cases.Engine;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Cases;

public sealed class TerminateDemandTests : AppTest
{
    private const string Reason = "没有政策依据且已充分解释";

    [Fact]
    public async Task Two_people_approve_and_the_enterprise_is_told_why()
    {
        var demand = await AskedAsync();
        using var office = App.As("zhoumin");
        var first = await office.SubmitAsync(await office.GetAsync($"/cases/{demand.Id}/termination-decision"), "提交审核意见", ("决定", "同意"), ("意见", "已解释三次，情况属实"));
        Assert.Contains("报分管区领导审批", first.Text);
        Assert.Equal(CaseState.InHand, (await App.ReadAsync(demand.Id)).State);
        // 审核的人不能再审批，审批在领导名下。
        Assert.Equal(HttpStatusCode.Forbidden, (await office.GetAsync($"/cases/{demand.Id}/termination-decision")).Status);
        using var liaison = App.As("linan");
        await liaison.SubmitAsync(await liaison.GetAsync($"/cases/{demand.Id}/termination-decision"), "审批", ("决定", "同意终结"), ("意见", "同意"));

        var done = await App.ReadAsync(demand.Id);
        Assert.Equal((CaseState.Confirmed, "办理终结"), (done.State, done.Outcome));
        Assert.Contains(Reason, done.Event("terminated").ForEnterprise);
        Assert.Contains("依法复议、诉讼的权利不受影响", done.Event("terminated").ForEnterprise);
        await using var db = App.Db();
        var entry = await db.AuditEntries.SingleAsync(a => a.Action == "case.terminated" && a.SubjectId == demand.Id);
        Assert.Equal((await App.AccountAsync("gaoyuan")).Id, entry.ActingForId);

        var page = await office.GetAsync($"/cases/{demand.Id}");
        var issued = await office.SubmitAsync(await office.GetAsync(page.Links.Last(l => l.Text == "开具办理终结审批表").Href), "编号开具");
        var bytes = await DocumentsTests.BytesAsync(office, issued.Link("办理终结审批表 营商终审〔2023〕1号"));
        Assert.Empty(DocumentsTests.Problems(bytes));
        foreach (var part in new[] { Reason, "国办发文件第三条", "三次上门解释", "已解释三次，情况属实", "周敏", "高远", "不计入已解决" }) Assert.Contains(part, DocumentsTests.Text(bytes));
    }

    [Fact]
    public async Task Refused_by_either_it_goes_on()
    {
        var demand = await AskedAsync();
        using var office = App.As("zhoumin");
        await office.SubmitAsync(await office.GetAsync($"/cases/{demand.Id}/termination-decision"), "提交审核意见", ("决定", "不同意"), ("意见", "还有协调余地"));
        var c = await App.ReadAsync(demand.Id);
        Assert.Equal((CaseState.InHand, null), (c.State, c.Outcome));
        Assert.Contains("没有待决定的申请", (await office.GetAsync($"/cases/{demand.Id}/termination-decision")).Problem);
        using var head = App.As("qiaojianmin");
        await AskAsync(head, demand.Id);
        await office.SubmitAsync(await office.GetAsync($"/cases/{demand.Id}/termination-decision"), "提交审核意见", ("决定", "同意"), ("意见", "同意"));
        using var leader = App.As("gaoyuan");
        await leader.SubmitAsync(await leader.GetAsync($"/cases/{demand.Id}/termination-decision"), "审批", ("决定", "不同意"), ("意见", "再协调一次"));
        Assert.Equal(CaseState.InHand, (await App.ReadAsync(demand.Id)).State);
    }

    [Fact]
    public async Task Says_what_stands_in_the_way()
    {
        var unsigned = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        using var head = App.As("qiaojianmin");
        Assert.Contains("尚未对接", (await head.GetAsync($"/cases/{unsigned.Id}/termination")).Problem);
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As("lvqing").GetAsync($"/cases/{unsigned.Id}/termination")).Status);

        var contacted = await ContactedAsync();
        var version = (await App.ReadAsync(contacted.Id)).Version;
        var reason = await App.DoAsync("qiaojianmin", (Yingshang.Cases.TerminateDemand.AskTerminationHandler h) => h.HandleAsync(contacted.Id, new() { Reason = "嫌麻烦", Basis = "x", DoneSoFar = "x", Version = version }, CancellationToken.None));
        Assert.Equal("termination.no-such-reason", reason.Problem!.Code);

        var demand = await AskedAsync();
        Assert.Contains("有一项申请还没有答复", (await head.GetAsync($"/cases/{demand.Id}/termination")).Problem);
        using var office = App.As("zhoumin");
        var form = await office.GetAsync($"/cases/{demand.Id}/termination-decision");
        Assert.Contains("同意办理终结要写明意见", (await office.SubmitAsync(form, "提交审核意见", ("决定", "同意"))).Problem);
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As("jiangtao").GetAsync($"/cases/{demand.Id}/termination-decision")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As("linan").GetAsync($"/cases/{demand.Id}/termination-decision")).Status);
    }

    [Fact]
    public async Task Nobody_approves_what_he_asked_for()
    {
        var demand = await ContactedAsync();
        using var office = App.As("zhoumin");
        await AskAsync(office, demand.Id);
        Assert.Contains("您是提请人", (await office.SubmitAsync(await office.GetAsync($"/cases/{demand.Id}/termination-decision"), "提交审核意见", ("决定", "同意"), ("意见", "同意"))).Problem);
        var other = App.As("heping");
        Assert.Contains("报分管区领导审批", (await other.SubmitAsync(await other.GetAsync($"/cases/{demand.Id}/termination-decision"), "提交审核意见", ("决定", "同意"), ("意见", "同意"))).Text);
    }

    private async Task<Case> ContactedAsync()
    {
        var demand = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        using var unit = App.As("lvqing");
        App.Clock.SetLocal("2023-10-07 10:30");
        await unit.ContactAsync(demand.Id, ("联系了谁", "陈总"), ("对接方式", "电话"));
        return demand;
    }

    private async Task<Case> AskedAsync()
    {
        var demand = await ContactedAsync();
        using var head = App.As("qiaojianmin");
        await AskAsync(head, demand.Id);
        return demand;
    }

    private static Task<TestPage> AskAsync(TestBrowser who, Guid id) =>
        who.DoAsync(id, "termination", "提请", ("终结原因", Reason), ("依据", "国办发文件第三条"), ("已做的工作", "三次上门解释"));
}
