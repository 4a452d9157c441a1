using Microsoft.EntityFrameworkCore;
using Yingshang.Cases;
using Yingshang.Cases.AnswerDemand;
using Yingshang.Cases.Engine;
using Yingshang.Cases.GiveFeedback;
using Yingshang.Cases.Signing;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;

namespace Yingshang.Modules.Tests.Cases;

/// <summary>分办 and signatures inside a unit. In the demo pack the market supervision bureau asks for section head (沈国庆), deputy (谢亚平) and head (郑卫东).</summary>
public sealed class SigningTests : AppTest
{
    private const string Section = "shenguoqing", Deputy = "xieyaping", Head = "zhengweidong", Drafter = "fengkai";

    private async Task<Guid> ContactedAsync(string by = Drafter)
    {
        var c = await App.HeldByAsync("market-supervision", d => d.SignedBy = by);
        App.Clock.SetLocal("2023-10-07 10:00");
        await App.As(by).ContactAsync(c.Id);
        return c.Id;
    }

    private Task<TestPage> DraftAsync(Guid id, string by = Drafter) => App.As(by).DoAsync(id, "feedback", "送审", ("方式", "协调"), ("路径", "现场核查"), ("措施", "核对收费凭据"), ("给企业的反馈", "10月12日到您公司核对凭据。"));

    private Task<TestPage> SignAsync(string who, Guid id, string decision = "同意", string? opinion = null)
    {
        // Two people do not sign in the same moment.
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        return App.As(who).DoAsync(id, "sign-off", "提交", (Decision(who), decision), ("意见", opinion));
    }

    private static string Decision(string who) => (who == Section ? "科室负责人" : who == Deputy ? "分管负责人" : "主要负责人") + "意见";

    [Fact]
    public async Task Feedback_goes_out_when_section_head_deputy_and_head_have_signed_in_turn()
    {
        var id = await ContactedAsync();
        Assert.Contains("已送审", (await DraftAsync(id)).Flash);
        Assert.NotNull((await App.ReadAsync(id)).StepNow("feedback"));
        Assert.Null((await App.ReadAsync(id)).StepNow("feedback")!.DoneAt);

        Assert.Null((await SignAsync(Section, id, opinion: "同意，请核实票据。")).Problem);
        Assert.Null((await SignAsync(Deputy, id)).Problem);
        Assert.DoesNotContain((await App.ReadAsync(id)).Events, e => e.Kind == "fed-back");
        App.Clock.SetLocal("2023-10-08 08:59");
        Assert.Null((await SignAsync(Head, id)).Problem);

        var done = await App.ReadAsync(id);
        Assert.Equal(TestClock.Local("2023-10-08 09:00"), done.StepNow("feedback")!.DoneAt);
        Assert.Equal("10月12日到您公司核对凭据。", done.Event("fed-back").ForEnterprise);
        Assert.Contains("审定：郑卫东（10月8日）", done.Event("fed-back").Facts);
        Assert.Contains("承办：冯凯", done.Event("fed-back").Facts);
        Assert.Equal(3, done.Events.Count(e => e.Kind == "signed-off"));
        Assert.All(done.Events.Where(e => e.Kind is "signed-off" or "signing-begun"), e => Assert.Null(e.ForEnterprise));
    }

    [Fact]
    public async Task Each_sees_in_their_list_what_waits_for_their_signature_and_nobody_elses()
    {
        var id = await ContactedAsync();
        await DraftAsync(id);
        foreach (var (who, next) in new[] { (Section, Deputy), (Deputy, Head) })
        {
            Assert.Equal($"/cases/{id}/sign-off", (await App.As(who).GetAsync("/todo?who=me")).Link("审签"));
            Assert.False((await App.As(next).GetAsync("/todo?who=me")).HasLink("审签"));
            await SignAsync(who, id);
            Assert.False((await App.As(who).GetAsync("/todo?who=me")).HasLink("审签"));
        }
        var drafter = await App.As(Drafter).GetAsync("/todo?who=me");
        Assert.Contains("反馈稿待主要负责人签", drafter.Text);
        Assert.False(drafter.HasLink("反馈"));
    }

    [Fact]
    public async Task Returned_with_a_reason_it_goes_back_a_step_and_from_the_first_to_the_drafter()
    {
        var id = await ContactedAsync();
        await DraftAsync(id);
        await SignAsync(Section, id);
        await SignAsync(Deputy, id, "退回", "措施写具体些");
        Assert.Contains("科室负责人", (await App.As(Section).GetAsync($"/cases/{id}/sign-off")).Text);
        await SignAsync(Section, id, "退回", "补上凭据清单");
        Assert.Contains("补上凭据清单", (await App.As(Drafter).GetAsync($"/cases/{id}/feedback")).Text);
        Assert.Equal("核对收费凭据", (await App.As(Drafter).GetAsync($"/cases/{id}/feedback")).Field("措施"));
        Assert.Contains("反馈稿退回修改", (await App.As(Drafter).GetAsync("/todo?who=me")).Text);
        await DraftAsync(id);
        Assert.Equal($"/cases/{id}/sign-off", (await App.As(Section).GetAsync("/todo?who=me")).Link("审签"));
    }

    [Fact]
    public async Task A_return_needs_its_reason()
    {
        var id = await ContactedAsync();
        await DraftAsync(id);
        var page = await SignAsync(Section, id, "退回");
        Assert.Equal("退回要写明原因和怎么改", page.Error("意见"));
    }

    [Fact]
    public async Task Who_is_not_asked_now_is_refused_in_page_and_handler()
    {
        var id = await ContactedAsync();
        await DraftAsync(id);
        Assert.Contains("现在待科室负责人签，不由您签", (await SignAsync(Head, id)).Problem);
        var version = await SheetVersionAsync(id);
        foreach (var who in new[] { Head, Deputy, Drafter })
        {
            var result = await App.DoAsync(who, (SignOffHandler h) => h.HandleAsync(id, new SignOffForm { Decision = "同意", SheetVersion = version }, default));
            Assert.Equal("case.not-yours-to-sign", result.Problem!.Code);
        }
    }

    [Fact]
    public async Task What_was_signed_meanwhile_is_not_signed_again()
    {
        var id = await ContactedAsync();
        await DraftAsync(id);
        var result = await App.DoAsync(Section, (SignOffHandler h) => h.HandleAsync(id, new SignOffForm { Decision = "同意", SheetVersion = 99 }, default));
        Assert.Equal("case.sheet-changed", result.Problem!.Code);
    }

    [Fact]
    public async Task Without_a_draft_there_is_nothing_to_sign()
    {
        var id = await ContactedAsync();
        Assert.Contains("现在没有待签的稿子", (await App.As(Head).GetAsync($"/cases/{id}/sign-off")).Problem);
        var result = await App.DoAsync(Head, (SignOffHandler h) => h.HandleAsync(id, new SignOffForm { Decision = "同意" }, default));
        Assert.Equal("case.nothing-to-sign", result.Problem!.Code);
    }

    [Fact]
    public async Task What_the_head_drafts_goes_out_at_once()
    {
        var id = await ContactedAsync(Head);
        Assert.Contains("企业看得到", (await DraftAsync(id, Head)).Flash);
        Assert.Contains("审定：郑卫东（10月7日）", (await App.ReadAsync(id)).Event("fed-back").Facts);
    }

    [Fact]
    public async Task An_answer_waits_in_the_same_way()
    {
        var id = await ContactedAsync(Head);
        await DraftAsync(id, Head);
        var page = await App.As(Drafter).DoAsync(id, "answer", "送审", ("办理结果", "已解决"), ("采取的措施", "退还多收的费用"), ("办成了什么", "已退 2,000 元"), ("给企业的答复", "多收的 2,000 元已退到您公司账上。"));
        Assert.Contains("办结稿已送审", page.Flash);
        Assert.Equal(CaseState.InHand, (await App.ReadAsync(id)).State);
        await SignAsync(Section, id);
        await SignAsync(Deputy, id);
        await SignAsync(Head, id);
        Assert.Equal(CaseState.Answered, (await App.ReadAsync(id)).State);
        Assert.Equal("多收的 2,000 元已退到您公司账上。", (await App.DemandAsync(id)).Reply);
    }

    [Fact]
    public async Task A_step_that_nobody_can_sign_is_told_to_the_drafter()
    {
        var id = await ContactedAsync();
        await using (var db = App.Db()) await db.Accounts.Where(a => a.UserName == Deputy).ExecuteUpdateAsync(a => a.SetProperty(x => x.Post, "四级调研员"));
        Assert.Contains("没有能签的账号", (await DraftAsync(id)).Problem);
    }

    [Fact]
    public async Task A_unit_that_declares_nothing_writes_down_who_approved()
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        App.Clock.SetLocal("2023-10-07 10:00");
        await App.As("lvqing").ContactAsync(c.Id);
        Assert.True((await App.As("lvqing").GetAsync($"/cases/{c.Id}/feedback")).HasField("审定的单位主要负责人"));
        Assert.Contains("企业看得到", (await App.As("lvqing").FeedBackAsync(c.Id)).Flash);
    }

    [Fact]
    public async Task The_page_of_the_demand_shows_the_signatures_to_the_unit_alone()
    {
        var id = await ContactedAsync();
        await DraftAsync(id);
        Assert.Contains("反馈稿审签", (await App.As(Head).GetAsync($"/cases/{id}")).Text);
        Assert.DoesNotContain("反馈稿审签", (await App.As("zhoumin").GetAsync($"/cases/{id}")).Text);
    }

    [Fact]
    public async Task A_demand_is_assigned_to_section_and_person_with_an_opinion_that_the_enterprise_does_not_see()
    {
        var c = await App.HeldByAsync("market-supervision");
        var page = await App.As(Head).DoAsync(c.Id, "assign", "分办", ("科室", "价格与收费监管科"), ("分办意见", "请两天内核实。"));
        Assert.Contains("已分办", page.Flash);
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        page = await App.As(Section).DoAsync(c.Id, "assign", "分办", ("具办人员", "冯凯"), ("分办意见", "请先联系企业。"));
        Assert.Contains("已分办", page.Flash);
        var done = await App.ReadAsync(c.Id);
        Assert.Equal((await App.AccountAsync(Drafter)).Id, done.HandlerId);
        Assert.Equal(["请两天内核实。", "请先联系企业。"], done.Events.Where(e => e.Kind == "assigned").OrderBy(e => e.At).Select(e => e.Text));
        Assert.All(done.Events.Where(e => e.Kind == "assigned"), e => Assert.Null(e.ForEnterprise));
        Assert.NotNull(done.Lead!.SignedAt);
    }

    [Fact]
    public async Task Assigning_refuses_nobody_another_section_a_stranger_and_who_is_not_in_the_section()
    {
        var c = await App.HeldByAsync("market-supervision");
        var section = (await App.AccountAsync(Section)).SectionId;
        Guid other;
        await using (var db = App.Db())
        {
            var unit = (await App.UnitAsync("market-supervision")).Id;
            other = await db.Sections.Where(s => s.UnitId == unit && s.Id != section).Select(s => s.Id).FirstAsync();
        }
        Assert.Equal("case.assign-nobody", await CodeAsync(Head, c.Id, f => { }));
        Assert.Equal("case.not-of-unit", await CodeAsync(Head, c.Id, f => f.HandlerId = App.AccountAsync("lvqing").Result.Id));
        Assert.Equal("case.not-of-section", await CodeAsync(Head, c.Id, f => (f.SectionId, f.HandlerId) = (other, App.AccountAsync(Drafter).Result.Id)));
        Assert.Null(await CodeAsync(Head, c.Id, f => f.SectionId = other));
        Assert.Equal("case.other-section", await CodeAsync(Section, c.Id, f => f.SectionId = section));
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await App.As(Drafter).GetAsync($"/cases/{c.Id}/assign")).Status);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await App.As("qiaojianmin").GetAsync($"/cases/{c.Id}/assign")).Status);
    }

    [Theory]
    [InlineData("units:\n  - { unit: market-supervision, feedback: [处长] }\n", "没有审签环节“处长”")]
    [InlineData("units:\n  - { unit: market-supervision, feedbac: [主要负责人] }\n", "不认识的名称“feedbac”")]
    public void A_slip_in_the_rules_is_told(string text, string problem)
    {
        var folder = Directory.CreateTempSubdirectory("signing-rules-").FullName;
        File.WriteAllText(Path.Combine(folder, "signing.yaml"), text);
        var reader = new PackReader(folder);
        SigningRules.Read(reader);
        Assert.Contains(reader.Problems, p => p.Message.Contains(problem, StringComparison.Ordinal));
        Directory.Delete(folder, recursive: true);
    }

    private async Task<string?> CodeAsync(string who, Guid id, Action<Yingshang.Cases.AssignInUnit.AssignInUnitForm> fill)
    {
        var form = new Yingshang.Cases.AssignInUnit.AssignInUnitForm { Version = (await App.ReadAsync(id)).Version };
        fill(form);
        return (await App.DoAsync(who, (Yingshang.Cases.AssignInUnit.AssignInUnitHandler h) => h.HandleAsync(id, form, default))).Problem?.Code;
    }

    private async Task<int> SheetVersionAsync(Guid id)
    {
        await using var db = App.Db();
        return (await db.Set<SigningSheet>().AsNoTracking().SingleAsync(s => s.CaseId == id)).Version;
    }
}
