using System.Net;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases;
using Yingshang.Cases.CheckWithdrawal;
using Yingshang.Cases.Engine;
using Yingshang.Cases.FollowUp;
using Yingshang.Cases.MakeCard;
using Yingshang.Cases.RelayDemand;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.Modules.Tests.Cases;

/// <summary>What makes an enterprise dare to speak, and an official dare to pass it on.</summary>
public sealed class TrustTests : AppTest
{
    [Fact]
    public async Task The_office_passes_on_what_a_unit_asks_of_a_confidential_enterprise_and_back()
    {
        var c = await App.HeldByAsync("economy-information", d => { d.IsConfidential = true; d.SignedBy = "lvqing"; });
        var unit = App.As("lvqing");
        Assert.True((await unit.GetAsync($"/cases/{c.Id}")).HasLink("请营商办转达"));
        var asked = await unit.DoAsync(c.Id, "relay-ask", "请转达", ("要转达的话", "请问变压器容量是多少？"));
        Assert.Contains("已请营商办转达", asked.Flash);
        Assert.Contains("上一次请转达的话", (await unit.DoAsync(c.Id, "relay-ask", "请转达", ("要转达的话", "再问一句"))).Problem);
        Assert.Contains("请问变压器容量是多少？", (await App.As("zhoumin").GetAsync("/todo")).Text);
        var office = App.As("zhoumin");
        await office.DoAsync(c.Id, "relay", "已转达", ("转给企业的话", "承办单位想核对：变压器容量是多少？"), ("企业答复", "恒信纺织的陈志远说是 630 千伏安"));
        var told = await unit.GetAsync($"/cases/{c.Id}");
        Assert.Contains("630 千伏安", told.Text);
        Assert.DoesNotContain("恒信", told.Html);
        Assert.DoesNotContain("陈志远", told.Html);
        Assert.DoesNotContain("变压器容量", (await App.Visitor().GetAsync($"/d/{c.TrackingCode}")).Text);
        Assert.Equal("case.no-relay", (await App.DoAsync("zhoumin", (RelayHandler h) => h.HandleAsync(c.Id, new() { Told = "再转一次", Version = 99 }, default))).Problem!.Code);
    }

    [Fact]
    public async Task What_is_not_confidential_is_asked_directly()
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        Assert.Contains("不是保密件", (await App.As("lvqing").DoAsync(c.Id, "relay-ask", "请转达")).Problem);
    }

    [Fact]
    public async Task A_card_names_nobody_says_who_made_it_and_is_recorded()
    {
        var c = await App.HeldByAsync("economy-information", d => { d.SignedBy = "lvqing"; d.Title = "恒信纺织增容未批"; d.Text = "清河恒信纺织有限公司陈志远反映，电话13800001234、13911112222，身份证330106199001011234，增容没有答复。"; });
        var unit = App.As("lvqing");
        var page = await unit.SubmitAsync(await unit.GetAsync($"/cases/{c.Id}/card"), "生成卡片");
        var card = page.Document.QuerySelector("#card")!.TextContent;
        foreach (var kept in new[] { "恒信", "陈志远", "13800001234", "13911112222", "330106199001011234" }) Assert.DoesNotContain(kept, page.Html);
        Assert.Contains("增容没有答复", card);
        Assert.Contains("QH01021", card);
        Assert.Contains("区经信局", card);
        await using var db = App.Db();
        Assert.Equal(1, await db.AuditEntries.CountAsync(a => a.Action == "case.card-made" && a.SubjectId == c.Id));
        Assert.Equal(HttpStatusCode.NotFound, (await App.As("fengkai").GetRawAsync($"/cases/{c.Id}/card")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As("yuexin").GetRawAsync($"/cases/{c.Id}/card")).StatusCode);
    }

    [Theory]
    [InlineData("2023-09-28", true)]
    [InlineData("2023-12-27", true)]
    [InlineData("2023-12-28", false)]
    [InlineData("2023-09-27", false)]
    public async Task An_inspection_within_ninety_days_of_a_complaint_is_pointed_out(string day, bool warns)
    {
        // 28 September and ninety days are 27 December.
        var enterprise = Guid.CreateVersion7();
        await App.Data.CreateDemandAsync(d => { d.ReceivedLocal("2023-09-28 10:00"); d.Nature = "投诉"; d.EnterpriseId = enterprise; d.ComplainedUnit = "market-supervision"; });
        var (unit, other) = ((await App.UnitAsync("market-supervision")).Id, (await App.UnitAsync("housing-construction")).Id);
        var on = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        DateOnly? until = warns ? new DateOnly(2023, 12, 27) : null;
        Assert.Equal(until, await App.DoAsync("zhoumin", (Complaints c) => c.WarnUntilAsync(unit, enterprise, on, default)));
        Assert.Null(await App.DoAsync("zhoumin", (Complaints c) => c.WarnUntilAsync(other, enterprise, on, default)));
        Assert.Null(await App.DoAsync("zhoumin", (Complaints c) => c.WarnUntilAsync(unit, Guid.CreateVersion7(), on, default)));
    }

    [Fact]
    public async Task The_warnings_are_for_the_office_alone()
    {
        App.Clock.SetLocal("2023-10-10 09:00");
        await App.Data.CreateDemandAsync(d => { d.ReceivedLocal("2023-09-28 10:00"); d.Nature = "投诉"; d.ComplainedUnit = "market-supervision"; });
        var page = await App.As("zhoumin").GetAsync("/complaint-warnings");
        Assert.Contains("清河恒信纺织有限公司", page.Text);
        Assert.Contains("2023年12月27日", page.Text);
        Assert.DoesNotContain("增容", page.Text);
        foreach (var username in new[] { "fengkai", "gaoyuan", "jiangtao", "yuexin" }) Assert.Equal(HttpStatusCode.Forbidden, (await App.As(username).GetRawAsync("/complaint-warnings")).StatusCode);
    }

    [Fact]
    public async Task Who_was_told_to_withdraw_is_asked_and_the_demand_goes_on_without_the_unit_knowing_why()
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        await WithdrawAsync(c.Id, "有人要我撤回。所里的人来过两次");
        var office = App.As("zhoumin");
        var list = await office.GetAsync("/withdrawals");
        Assert.Contains("所里的人来过两次", list.Text);
        Assert.Contains("要核查", list.Text);
        var done = await office.DoAsync(c.Id, "withdrawal", "保存核查结果", ("企业怎么说", "False"), ("核查记录", "企业说是被劝撤的"));
        Assert.Contains("已恢复办理", done.Flash);
        var read = await App.ReadAsync(c.Id);
        Assert.Equal((CaseState.Received, 2, null), (read.State, read.Level, read.LeadUnitId));
        var unit = await App.As("lvqing").GetAsync($"/cases/{c.Id}");
        foreach (var kept in new[] { "有人要我", "所里的人", "被劝撤" }) Assert.DoesNotContain(kept, unit.Html);
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As("lvqing").GetRawAsync("/withdrawals")).StatusCode);
        Assert.Contains("没有撤回", (await office.DoAsync(c.Id, "withdrawal", "保存核查结果")).Problem);
    }

    [Fact]
    public async Task A_withdrawal_of_free_will_is_marked_as_checked()
    {
        var c = await App.HeldByAsync("economy-information");
        await WithdrawAsync(c.Id, "问题已经解决");
        var office = App.As("zhoumin");
        var list = await office.DoAsync(c.Id, "withdrawal", "保存核查结果", ("企业怎么说", "True"), ("核查记录", "电话里说确实办好了"));
        Assert.Contains("已核查", list.Text);
        Assert.Equal(CaseState.Withdrawn, (await App.ReadAsync(c.Id)).State);
    }

    [Fact]
    public async Task With_a_body_that_cannot_be_ordered_nothing_is_overdue_and_the_office_asks_on_its_day()
    {
        // Dispatched on 28 September; the working days after it are 7 and 8 October (make-up days), 9, 10 and 11 October.
        var c = await App.HeldByAsync("power-supply", d => d.SignedBy = "wanglei");
        App.Clock.SetLocal("2023-10-10 09:00");
        Assert.DoesNotContain("待跟进 1", (await App.As("zhoumin").GetAsync("/todo")).Text);
        Assert.Empty(await App.DoAsync("zhoumin", (FollowUps f) => f.DueAsync(default)));
        App.Clock.SetLocal("2023-10-11 09:00");
        var due = Assert.Single(await App.DoAsync("zhoumin", (FollowUps f) => f.DueAsync(default)));
        Assert.Equal((c.Id, new DateOnly(2023, 10, 11)), (due.Case.Id, due.On));
        var unit = App.As("wanglei");
        foreach (var page in new[] { "/todo?who=unit", $"/cases/{c.Id}", "/cases" })
        {
            var said = await unit.GetAsync(page);
            Assert.Contains("商请中", said.Text);
            Assert.DoesNotContain("个工作日", said.Document.QuerySelector(".lamp")?.TextContent ?? "");
        }
        var office = App.As("zhoumin");
        var shown = await office.GetAsync($"/cases/{c.Id}");
        Assert.True(shown.HasLink("跟进"));
        Assert.Null(shown.Document.QuerySelector($"a[href='/cases/{c.Id}/urge']"));
        await office.DoAsync(c.Id, "follow-up", "记下", ("联系情况", "王经理说方案下周出"));
        Assert.Empty(await App.DoAsync("zhoumin", (FollowUps f) => f.DueAsync(default)));
        Assert.DoesNotContain("下周出", (await App.Visitor().GetAsync($"/d/{c.TrackingCode}")).Text);
    }

    [Fact]
    public async Task Who_can_be_ordered_is_chased_and_not_followed_up()
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        var page = await App.As("zhoumin").DoAsync(c.Id, "follow-up", "记下", ("联系情况", "问过"));
        Assert.Contains("请用催办", page.Problem);
    }

    [Fact]
    public async Task What_is_owed_stands_in_a_list_with_its_day_for_the_office_and_the_unit_that_owes_it()
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        await using (var db = App.Db())
        {
            var open = await db.Cases.WithAll().SingleAsync(x => x.Id == c.Id);
            open.Answer(new Actor(null, "吕青", open.LeadUnitId), TestClock.Local("2023-10-09 10:00"), "提请上级");
            var demand = await db.Demands.SingleAsync(d => d.Id == c.Id);
            (demand.Reply, demand.NextDate, demand.OutcomeDetail) = ("已报市里。", new DateOnly(2023, 11, 10), "报送机关：市发改委\n报送文号：清经信〔2023〕41号\n责任单位和责任人：区经信局吕青");
            db.Audit("case.answered", "case", c.Id);
            await db.SaveAsync();
        }
        App.Clock.SetLocal("2023-11-08 09:00");
        foreach (var username in new[] { "zhoumin", "lvqing" })
        {
            var page = await App.As(username).GetAsync("/followed");
            Assert.Contains(c.Number, page.Text);
            Assert.Contains("清经信〔2023〕41号", page.Text);
            Assert.Contains("2023年11月10日", page.Text);
            Assert.Equal(username == "lvqing", page.HasLink("再答复"));
        }
        Assert.DoesNotContain(c.Number, (await App.As("fengkai").GetAsync("/followed")).Text);
    }

    private async Task WithdrawAsync(Guid id, string reason)
    {
        await using var db = App.Db();
        var c = await db.Cases.WithAll().SingleAsync(x => x.Id == id);
        c.Withdraw(Actor.Enterprise(c.EnterpriseName), App.Clock.UtcNow);
        (await db.Demands.SingleAsync(d => d.Id == id)).WithdrawReason = reason;
        db.Audit("case.withdrawn", "case", id, ("reason", reason));
        await db.SaveAsync();
    }
}
