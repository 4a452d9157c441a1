using System.Net;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases;
using Yingshang.Cases.Engine;
using Yingshang.Cases.MergeDemand;
using Yingshang.Cases.ReopenDemand;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Cases;

/// <summary>并案：same matter from several channels, one clock, one answer, every number lives on.</summary>
public sealed class MergeDemandTests : AppTest
{
    private const string Text = "我公司二号线设备七月到位，八月三日递交增容申请，至今没有答复。";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        App.Clock.SetLocal("2023-09-28 10:10");
    }

    private Task<Case> FirstAsync(Action<DemandDraft>? draft = null) => App.Data.CreateDemandAsync(d =>
    {
        d.Text = Text;
        d.ReceivedLocal("2023-09-27 09:00");
        draft?.Invoke(d);
    });

    private Task<Case> SecondAsync(Action<DemandDraft>? draft = null) => App.Data.CreateDemandAsync(d =>
    {
        (d.Text, d.Channel, d.ExternalNumber) = (Text + "请12345转办。", "12345营商环境分线", "RX2023092800017");
        d.ReceivedLocal("2023-09-28 09:00");
        draft?.Invoke(d);
    });

    [Fact]
    public async Task The_desk_shows_the_duplicate_and_merging_takes_it_off_the_desk()
    {
        var first = await FirstAsync();
        var second = await SecondAsync();
        var office = App.As("zhoumin");
        var desk = await office.GetAsync($"/desk?case={second.Id}");
        Assert.Contains("疑似重复", desk.Text);
        Assert.Contains(first.Number, desk.Text);
        Assert.Contains("同电话", desk.Text);

        var form = await office.GetAsync($"/cases/{second.Id}/merge?with={first.Id}");
        var after = await office.SubmitAsync(form, "并案", ("为什么是同一件事", "同一企业同一件事，企业又打了12345"));

        Assert.Contains($"已并案，在 {first.Number} 里办理", after.Flash);
        Assert.Contains("已并案", after.Text);
        var left = await office.GetAsync("/desk");
        Assert.DoesNotContain(left.Table("待交办"), r => r["诉求"].Contains("12345", StringComparison.Ordinal));
        Assert.Single(left.Table("待交办"));
        Assert.DoesNotContain("疑似重复", left.Text);
        Assert.Contains($"已并入 {second.Number}", left.Text);
        var main = await office.GetAsync($"/cases/{first.Id}");
        Assert.Contains("并入的 1 件", main.Text);
        Assert.Contains("RX2023092800017", main.Text);
    }

    [Fact]
    public async Task Whichever_page_it_is_done_from_the_earliest_governs()
    {
        var first = await FirstAsync();
        var second = await SecondAsync();
        var result = await MergeAsync(first.Id, second.Id);
        Assert.Equal(first.Id, result.Value!.Id);
        var merged = await App.ReadAsync(second.Id);
        Assert.Equal((CaseState.Merged, first.Id, null), (merged.State, merged.MergedIntoId, merged.DueAt));
        // 9月27日（周三）收到，1个工作日交办，到28日24:00。
        Assert.Equal(new DateOnly(2023, 9, 28), (await App.ReadAsync(first.Id)).StepNow("dispatch")!.LastDay);
    }

    [Fact]
    public async Task A_demand_in_a_units_hands_is_taken_out_of_them()
    {
        var first = await FirstAsync();
        var second = await SecondAsync(d => d.Lead = "economy-information");
        Assert.True((await MergeAsync(second.Id, first.Id)).Problem is null);
        var merged = await App.ReadAsync(second.Id);
        Assert.Equal("并案", merged.Holdings.Single().EndedBecause);
        Assert.Null(merged.LeadUnitId);
    }

    [Fact]
    public async Task Both_codes_track_the_clock_of_the_earliest()
    {
        var first = await FirstAsync(d => d.Lead = "economy-information");
        var second = await SecondAsync();
        await MergeAsync(second.Id, first.Id);
        var visitor = App.Visitor();
        var one = await visitor.GetAsync($"/d/{first.TrackingCode}");
        var two = await visitor.GetAsync($"/d/{second.TrackingCode}");
        Assert.Contains("区经信局", one.Text);
        Assert.Contains("区经信局", two.Text);
        Assert.Contains("并在一起办理", two.Text);
        // 9月27日收到：2个工作日对接，28日、10月7日（周六，调休上班）。
        Assert.Contains("10月7日（周六，调休上班）", one.Text);
        Assert.Contains("10月7日（周六，调休上班）", two.Text);
    }

    [Fact]
    public async Task The_reply_answers_all_and_each_waits_to_be_filled_back()
    {
        var first = await FirstAsync(d => (d.Lead, d.SignedBy, d.DispatchedAt) = ("economy-information", "qiaojianmin", TestClock.Local("2023-09-27 10:00")));
        var second = await SecondAsync();
        await MergeAsync(second.Id, first.Id);
        App.Clock.SetLocal("2023-09-28 11:00");
        await using (var db = App.Db())
        {
            var main = await db.Cases.WithAll().SingleAsync(c => c.Id == first.Id);
            main.Complete(StepAct.Contact, Actor.System, App.Clock.UtcNow);
            main.Complete(StepAct.Feedback, Actor.System, App.Clock.UtcNow);
            db.Audit("case.fed-back", "case", main.Id);
            await db.SaveAsync();
        }
        var unit = App.As("qiaojianmin");
        await unit.AnswerAsync(first.Id, "已解决", ("采取的措施", "现场会商"), ("办成了什么", "下周送电"));

        var answered = await App.ReadAsync(second.Id);
        Assert.Equal((CaseState.Answered, "已解决", first.LeadUnitId), (answered.State, answered.Outcome, answered.LeadUnitId));
        Assert.Equal((await App.DemandAsync(first.Id)).Reply, (await App.DemandAsync(second.Id)).Reply);
        Assert.NotNull((await App.DemandAsync(second.Id)).Reply);
        // 对接在主件上做的，在这一件也算：28日11:00，晚于这一件收到。
        Assert.Equal(App.Clock.UtcNow, answered.StepNow("contact")!.DoneAt);
        var back = await App.As("zhoumin").GetAsync("/platforms");
        Assert.Contains("RX2023092800017", back.Text);
        Assert.DoesNotContain(first.Number, back.Text);
    }

    [Fact]
    public async Task The_answer_that_did_not_hold_is_taken_back_from_all_and_the_next_answers_all()
    {
        var first = await FirstAsync(d => (d.Lead, d.SignedBy, d.DispatchedAt) = ("economy-information", "qiaojianmin", TestClock.Local("2023-09-27 10:00")));
        var second = await SecondAsync();
        await MergeAsync(second.Id, first.Id);
        await AnsweredAsync(first.Id, ("办成了什么", "下周送电"));
        var office = App.As("zhoumin");

        await office.SubmitAsync(await office.GetAsync($"/cases/{first.Id}/reopen"), "退回重办", ("退回原因", "没有送电"));

        var again = await App.ReadAsync(second.Id);
        Assert.Equal((CaseState.Merged, null, null, first.Id), (again.State, again.Outcome, again.AnsweredAt, again.MergedIntoId));
        Assert.DoesNotContain("RX2023092800017", (await office.GetAsync("/platforms")).Text);

        await AnsweredAsync(first.Id, ("办成了什么", "已经送电"));
        var answered = await App.ReadAsync(second.Id);
        Assert.Equal((CaseState.Answered, "已解决"), (answered.State, answered.Outcome));
        Assert.Contains("RX2023092800017", (await office.GetAsync("/platforms")).Text);
    }

    private async Task AnsweredAsync(Guid id, (string, object?) result)
    {
        App.Clock.Advance(TimeSpan.FromHours(1));
        await using (var db = App.Db())
        {
            var main = await db.Cases.WithAll().SingleAsync(c => c.Id == id);
            main.Complete(StepAct.Contact, Actor.System, App.Clock.UtcNow);
            main.Complete(StepAct.Feedback, Actor.System, App.Clock.UtcNow);
            db.Audit("case.fed-back", "case", main.Id);
            await db.SaveAsync();
        }
        await App.As("qiaojianmin").AnswerAsync(id, "已解决", ("采取的措施", "现场会商"), result);
    }

    [Fact]
    public async Task The_page_of_a_merged_demand_leads_to_the_one_in_which_it_is_handled()
    {
        var first = await FirstAsync();
        var second = await SecondAsync();
        await MergeAsync(second.Id, first.Id);
        var page = await App.As("zhoumin").GetAsync($"/cases/{second.Id}");
        Assert.Contains($"已并入 {first.Number}", page.Text);
        Assert.DoesNotContain("当日办结", page.Text);
        Assert.EndsWith($"/cases/{first.Id}", page.Link("到并入的那一件办理"));
        Assert.Equal("到并入的那一件办理", page.Document.QuerySelector(".next .btn-primary")!.TextContent.Trim());
        Assert.True(page.HasLink("撤销并案"));
    }

    [Fact]
    public async Task A_merged_demand_is_not_taken_up_a_level_on_its_own()
    {
        var first = await FirstAsync();
        var second = await SecondAsync();
        await MergeAsync(second.Id, first.Id);
        var form = new ReasonForm { Reason = "着急", Version = (await App.ReadAsync(second.Id)).Version };
        Assert.Equal("case.not-open", (await App.DoAsync("zhoumin", (Yingshang.Cases.EscalateDemand.EscalateDemandHandler h) => h.HandleAsync(second.Id, form, CancellationToken.None))).Problem?.Code);
    }

    [Fact]
    public async Task What_was_filled_back_is_no_longer_counted()
    {
        var second = await SecondAsync(d => (d.Lead, d.SignedBy) = ("economy-information", "qiaojianmin"));
        await using (var db = App.Db())
        {
            var c = await db.Cases.WithAll().SingleAsync(x => x.Id == second.Id);
            c.Answer(Actor.System, App.Clock.UtcNow, "已解决");
            db.Audit("case.answered", "case", c.Id);
            await db.SaveAsync();
        }
        var office = App.As("zhoumin");
        Assert.Contains(second.Number, (await office.GetAsync("/platforms")).Text);
        await using (var db = App.Db())
        {
            (await db.Demands.SingleAsync(d => d.Id == second.Id)).FilledBackAt = App.Clock.UtcNow;
            db.Audit("case.answered", "case", second.Id);
            await db.SaveAsync();
        }
        Assert.Contains("没有待回填的", (await office.GetAsync("/platforms")).Text);
    }

    [Fact]
    public async Task What_is_not_the_same_comes_back_with_its_own_clock()
    {
        var first = await FirstAsync();
        var second = await SecondAsync();
        await MergeAsync(second.Id, first.Id);
        var office = App.As("zhoumin");
        var after = await office.SubmitAsync(await office.GetAsync($"/cases/{second.Id}/unmerge"), "撤销并案", ("为什么不是同一件事", "是另一条线的增容"));
        Assert.Contains("已撤销并案", after.Flash);
        var back = await App.ReadAsync(second.Id);
        Assert.Equal((CaseState.Received, null), (back.State, back.MergedIntoId));
        // 9月28日收到：2个工作日对接，10月7日、8日（周日，调休上班）。
        Assert.Equal(new DateOnly(2023, 10, 8), back.StepNow("contact")!.LastDay);
        Assert.Equal("case.not-merged", (await App.DoAsync("zhoumin", (UnmergeDemandHandler h) => h.HandleAsync(second.Id, new ReasonForm { Reason = "再撤", Version = back.Version }, CancellationToken.None))).Problem?.Code);
        await using var db = App.Db();
        Assert.Equal(["case.merged", "case.unmerged"], await db.AuditEntries.Where(a => a.SubjectId == second.Id && a.Action.Contains("merged")).OrderBy(a => a.Action).Select(a => a.Action).ToListAsync());
    }

    [Fact]
    public async Task When_the_first_is_withdrawn_the_others_come_back_to_the_desk()
    {
        var first = await FirstAsync(d => d.IsVerified = false);
        var second = await SecondAsync();
        await MergeAsync(second.Id, first.Id);
        var office = App.As("zhoumin");
        await office.SubmitAsync(await office.GetAsync($"/cases/{first.Id}/verify"), "保存核实结果", ("核实结果", "不是企业反映的"));
        Assert.Equal(CaseState.Received, (await App.ReadAsync(second.Id)).State);
    }

    [Theory]
    [InlineData("case.merge-itself")]
    [InlineData("case.merge-not-found")]
    [InlineData("case.merge-not-open")]
    [InlineData("case.merge-avoided")]
    [InlineData("case.merge-confidential")]
    [InlineData("case.merge-has-merged")]
    [InlineData("case.request-open")]
    [InlineData("case.changed-meanwhile")]
    public async Task Refused_with_its_reason(string code)
    {
        var first = await FirstAsync();
        var second = await SecondAsync(d =>
        {
            if (code == "case.merge-avoided") (d.Nature, d.ComplainedUnit) = ("投诉", "housing-construction");
            if (code == "case.merge-confidential") d.IsConfidential = true;
            if (code == "case.request-open") d.Lead = "economy-information";
        });
        var form = new MergeDemandForm { WithId = first.Id, Reason = "同一件事", Version = second.Version };
        if (code == "case.merge-itself") form.WithId = second.Id;
        if (code == "case.merge-not-found") (form.WithId, form.Number) = (null, "诉〔2023〕9999号");
        if (code == "case.changed-meanwhile") form.Version = 0;
        await using (var db = App.Db())
        {
            if (code == "case.merge-not-open") (await db.Cases.SingleAsync(c => c.Id == first.Id)).State = CaseState.Withdrawn;
            if (code == "case.request-open")
                db.Add(new CaseRequest { Id = db.NewId(), CaseId = second.Id, Kind = RequestKind.Return, UnitId = second.LeadUnitId!.Value, AskedById = Guid.Empty, AskedAt = App.Clock.UtcNow, Reason = "非本单位职责", Basis = "权责清单" });
            db.Audit("case.received", "case", first.Id);
            await db.SaveAsync();
        }
        if (code == "case.merge-has-merged")
        {
            var third = await App.Data.CreateDemandAsync(d => { d.Text = Text; d.ReceivedLocal("2023-09-28 09:30"); });
            await MergeAsync(third.Id, second.Id);
        }
        var result = await App.DoAsync("zhoumin", (MergeDemandHandler h) => h.HandleAsync(second.Id, form, CancellationToken.None));
        Assert.Equal(code, result.Problem?.Code);
        Assert.NotEqual(CaseState.Merged, (await App.ReadAsync(second.Id)).State);
    }

    [Fact]
    public async Task Without_choice_and_reason_it_says_so_beside_the_fields()
    {
        await FirstAsync();
        var second = await SecondAsync();
        var office = App.As("zhoumin");
        var refused = await office.SubmitAsync(await office.GetAsync($"/cases/{second.Id}/merge"), "并案");
        Assert.Contains("请写明为什么是同一件事", refused.Error("为什么是同一件事"));
        Assert.Equal(CaseState.Received, (await App.ReadAsync(second.Id)).State);
    }

    [Theory]
    [InlineData("qiaojianmin")]
    [InlineData("linan")]
    public async Task Only_the_office_merges(string person)
    {
        var first = await FirstAsync(d => d.Lead = "economy-information");
        var browser = App.As(person);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync($"/cases/{first.Id}/merge")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync($"/cases/{first.Id}/unmerge")).Status);
    }

    private Task<Platform.Results.Result<Case>> MergeAsync(Guid id, Guid with) => App.DoAsync("zhoumin", async (MergeDemandHandler h) =>
        await h.HandleAsync(id, new MergeDemandForm { WithId = with, Reason = "同一件事", Version = (await App.ReadAsync(id)).Version }, CancellationToken.None));
}
