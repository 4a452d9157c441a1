using System.Net;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases;
using Yingshang.Cases.Engine;
using Yingshang.Cases.EscalateDemand;
using Yingshang.App.Commands;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Modules.Tests.Metrics;

namespace Yingshang.Modules.Tests.Cases;

/// <summary>Other mechanisms than 1231, by declaration alone. Dates are counted by hand: 29 September to 6 October 2023 is off, 7 and 8 October are worked.</summary>
public sealed class MechanismTests : IAsyncLifetime
{
    private const string Choice = """
        id: demand-mechanisms
        name: 诉求走哪个机制
        levels: [特急, 紧急, 一般]
        urgency:
          inputs: [正文]
          hit: first
          rules:
            - { when: ['contains(?, "有人受伤")'], level: 特急 }
            - { when: ['contains(?, "停产")'], level: 紧急 }
            - { when: ['-'], level: 一般 }
        procedure:
          inputs: [来源, 诉求性质]
          hit: first
          rules:
            - { when: ['"绿色专线"', '-'], take: green-line }
            - { when: ['"12345营商环境分线"', '-'], take: three-seven }
            - { when: ['"座谈会"', '-'], take: by-urgency }
            - { when: ['-', '-'], take: demand-1231 }
        """;

    private TestApp App { get; set; } = null!;

    public async Task InitializeAsync() => App = await TestApp.StartAsync(("mechanisms/demands.yaml", Choice));

    public Task DisposeAsync() => App.DisposeAsync();

    [Fact]
    public async Task The_green_line_answers_in_60_minutes_calls_in_24_hours_and_closes_in_7_days()
    {
        var c = await FileAsync("绿色专线", "2023-09-28 17:00");
        Assert.Equal("green-line", c.ProcedureId);
        Due(c, "应答", "2023-09-28 18:00");
        Due(c, "联系", "2023-09-29 17:00");
        // 9月29日起第7日是 10月5日，放假，顺延到 10月7日。
        Due(c, "办结", "2023-10-08 00:00");

        App.Clock.SetLocal("2023-09-28 17:40");
        var office = App.As("zhoumin");
        await office.SubmitAsync(await office.GetAsync($"/cases/{c.Id}/verify"), "保存核实结果", ("核实结果", "已核实"));
        c = await App.ReadAsync(c.Id);
        Assert.True(c.StepNow("respond")!.IsOnTime(App.Clock.UtcNow));
        App.Clock.SetLocal("2023-09-28 18:30");
        Assert.Equal(0, await EscalateExpired.RunAsync(App.District, default));
    }

    [Fact]
    public async Task A_step_that_ran_out_is_escalated_by_the_system_once()
    {
        var c = await FileAsync("绿色专线", "2023-09-28 17:00");
        App.Clock.SetLocal("2023-09-28 17:59");
        Assert.Equal(0, await EscalateExpired.RunAsync(App.District, default));
        App.Clock.SetLocal("2023-09-28 18:00");
        // Two nodes at the same moment.
        await Task.WhenAll(EscalateExpired.RunAsync(App.District, default), EscalateExpired.RunAsync(App.District, default));
        await EscalateExpired.RunAsync(App.District, default);
        var escalated = await App.ReadAsync(c.Id);
        Assert.Equal((2, CaseState.Received), (escalated.Level, escalated.State));
        var said = escalated.Event("escalated");
        Assert.Equal(("应答超过时限，提级办理", "系统", (Guid?)null), (said.Title, said.ActorName, said.ActorId));
        Assert.Equal("应答期限：9月28日（周四）18:00", said.Facts);
        await using var db = App.Db();
        Assert.Null(Assert.Single(await db.AuditEntries.Where(a => a.Action == "case.escalated" && a.SubjectId == c.Id).ToListAsync()).ActorId);
    }

    [Fact]
    public async Task Whoever_looks_after_the_limit_sees_it_escalated_though_no_job_has_run()
    {
        var c = await FileAsync("绿色专线", "2023-09-28 17:00");
        App.Clock.SetLocal("2023-09-28 18:05");
        var page = await App.Visitor().GetAsync($"/d/{c.TrackingCode}");
        Assert.Contains("应答超过了时限，已提级办理", page.Text);
        var seen = await App.As("zhoumin").GetAsync($"/cases/{c.Id}");
        Assert.Contains("应答超过时限，提级办理", seen.Text);
        Assert.Single((await App.ReadAsync(c.Id)).Events, e => e.Kind == "escalated");
    }

    [Fact]
    public async Task When_the_unit_lets_the_contact_pass_it_keeps_it_and_when_it_lets_the_close_pass_it_is_taken_back()
    {
        var c = await FileAsync("绿色专线", "2023-09-28 17:00");
        await DispatchAsync(c.Id, "economy-information");
        Assert.NotNull((await App.ReadAsync(c.Id)).StepNow("respond")!.DoneAt);

        App.Clock.SetLocal("2023-09-29 17:00");
        Assert.Equal(1, await EscalateExpired.RunAsync(App.District, default));
        var late = await App.ReadAsync(c.Id);
        Assert.Equal(2, late.Level);
        Assert.NotNull(late.Lead);

        App.Clock.SetLocal("2023-10-08 00:00");
        Assert.Equal(1, await EscalateExpired.RunAsync(App.District, default));
        var back = await App.ReadAsync(c.Id);
        Assert.Equal((CaseState.Received, (Guid?)null), (back.State, back.LeadUnitId));
        Assert.Equal("提级办理", back.Holdings.Single(h => h.IsLead).EndedBecause);
        Assert.Equal(["联系超过时限，提级办理", "办结超过时限，提级办理并收回"], back.Events.Where(e => e.Kind == "escalated").OrderBy(e => e.At).Select(e => e.Title));
        // The unit sees what became of it, the office has it on the desk.
        Assert.Contains(back.Number, (await App.As("zhoumin").GetAsync("/desk")).Text + (await App.As("zhoumin").GetAsync($"/desk?case={c.Id}")).Text);
    }

    [Fact]
    public async Task What_a_body_owes_that_cannot_be_ordered_is_not_escalated_until_a_unit_of_ours_has_it()
    {
        var c = await FileAsync("绿色专线", "2023-09-28 17:00");
        await DispatchAsync(c.Id, "power-supply");
        // Past 联系 and 办结, whose consequence would be to take it back.
        App.Clock.SetLocal("2023-10-08 00:00");
        Assert.Equal(0, await EscalateExpired.RunAsync(App.District, default));
        await App.As("zhoumin").GetAsync($"/cases/{c.Id}");
        var kept = await App.ReadAsync(c.Id);
        Assert.Equal((0, CaseState.Dispatched), (kept.Level, kept.State));
        Assert.NotNull(kept.Lead);
        Assert.DoesNotContain(kept.Events, e => e.Kind == "escalated");
    }

    [Fact]
    public async Task The_green_line_has_no_extension_and_pauses_are_the_offices()
    {
        var c = await FileAsync("绿色专线", "2023-09-28 09:30");
        await DispatchAsync(c.Id, "economy-information");
        var unit = App.As("lvqing");
        await unit.SubmitAsync(await unit.GetAsync($"/cases/{c.Id}/sign"), "签收");
        var page = await unit.GetAsync($"/cases/{c.Id}");
        Assert.False(page.HasLink("申请延期"));
        Assert.False(page.HasLink("申请不计时"));
        Assert.Contains("不设延期", (await unit.GetAsync($"/cases/{c.Id}/extension")).Problem);
        Assert.Contains("由区营商办登记不计时", (await unit.GetAsync($"/cases/{c.Id}/pause")).Problem);
        var office = App.As("zhoumin");
        var form = await office.GetAsync($"/cases/{c.Id}/pause");
        Assert.DoesNotContain("专家评审", form.Text);
        await office.SubmitAsync(form, "开始不计时", ("原因", "不可抗力"), ("佐证", "暴雨红色预警"));
        Assert.True((await App.ReadAsync(c.Id)).IsPaused);
        await office.SubmitAsync(await office.GetAsync($"/cases/{c.Id}/resume"), "恢复计时");
        Assert.Contains("最多 1 次", (await office.GetAsync($"/cases/{c.Id}/pause")).Problem);
    }

    [Fact]
    public async Task Three_days_to_call_and_seven_to_answer_without_a_step_for_feedback()
    {
        var c = await FileAsync("12345营商环境分线", "2023-09-28 10:00");
        Assert.Equal(["联系", "答复"], c.CurrentRound.Select(s => s.Name));
        Assert.Equal((new DateOnly(2023, 10, 9), new DateOnly(2023, 10, 13)), (c.StepNow("contact")!.LastDay, c.StepNow("answer")!.LastDay));
        await DispatchAsync(c.Id, "economy-information");
        var unit = App.As("lvqing");
        Assert.Contains("签收", (await unit.GetAsync("/todo?who=unit")).Text);
        await unit.SubmitAsync(await unit.GetAsync($"/cases/{c.Id}/sign"), "签收");
        Assert.Equal($"/cases/{c.Id}/contact", (await unit.GetAsync("/todo?who=unit")).Link("登记联系"));
        Assert.True((await unit.GetAsync($"/cases/{c.Id}")).HasLink("登记联系D"));
        Assert.Contains("尚未联系", (await unit.AnswerAsync(c.Id, "已解决", ("采取的措施", "办了"), ("办成了什么", "成了"))).Problem);
        App.Clock.SetLocal("2023-09-28 15:00");
        await unit.ContactAsync(c.Id, ("联系了谁", "陈总"), ("对接方式", "电话"));
        Assert.Contains("没有“反馈”这个环节", (await unit.FeedBackAsync(c.Id)).Problem);
        Assert.Equal($"/cases/{c.Id}/answer", (await unit.GetAsync("/todo?who=unit")).Link("答复"));
        Assert.Null((await unit.AnswerAsync(c.Id, "已解决", ("采取的措施", "办了"), ("办成了什么", "成了"))).Problem);
        Assert.True((await App.ReadAsync(c.Id)).StepNow("answer")!.IsOnTime(App.Clock.UtcNow));
    }

    [Theory]
    [InlineData("2023-10-12 16:00", "2023-10-24", null)]
    [InlineData("2023-10-12 16:00", "2023-10-25", "每次最多延长7个工作日")]
    [InlineData("2023-10-13 09:00", "2023-10-24", "最迟在 10月12日提出")]
    public async Task An_extension_is_asked_one_working_day_before_the_end(string asked, string to, string? refused)
    {
        var c = await FileAsync("12345营商环境分线", "2023-09-28 10:00");
        await DispatchAsync(c.Id, "economy-information");
        App.Clock.SetLocal(asked);
        var unit = App.As("lvqing");
        var answer = await AskExtensionAsync(unit, c.Id, DateOnly.ParseExact(to, "yyyy-MM-dd", null));
        if (refused is not null) Assert.Contains(refused, answer.Problem);
        else
        {
            Assert.Null(answer.Problem);
            var office = App.As("zhoumin");
            await office.SubmitAsync(await office.GetAsync($"/cases/{c.Id}/extension-decision"), "作出决定", ("决定", "同意延期"));
            Assert.Equal(new DateOnly(2023, 10, 24), (await App.ReadAsync(c.Id)).Closing!.LastDay);
            Assert.Contains("最多 1 次", (await unit.GetAsync($"/cases/{c.Id}/extension")).Problem);
        }
    }

    [Theory]
    [InlineData("一楼电梯坏了，有人受伤，请尽快处理", null, "特急", "2023-09-28 10:30", "2023-09-28 12:00", "2023-09-28 22:00", "2023-10-08 00:00")]
    [InlineData("变压器烧了，车间停产两天了", null, "紧急", "2023-09-28 14:00", "2023-10-08 00:00", "2023-10-09 00:00", "2023-10-12 00:00")]
    [InlineData("想问一下稳岗补贴怎么申请", null, "一般", "2023-10-08 00:00", "2023-10-09 00:00", "2023-10-10 00:00", "2023-10-26 00:00")]
    [InlineData("想问一下稳岗补贴怎么申请", "特急", "特急", "2023-09-28 10:30", "2023-09-28 12:00", "2023-09-28 22:00", "2023-10-08 00:00")]
    public async Task Each_level_of_urgency_has_its_limits(string text, string? said, string level, string dispatch, string contact, string feedback, string close)
    {
        var c = await FileAsync("座谈会", "2023-09-28 10:00", text, said);
        Assert.Equal(("by-urgency", level), (c.ProcedureId, c.Urgency));
        Due(c, "交办", dispatch);
        Due(c, "对接", contact);
        Due(c, "反馈", feedback);
        // 特急 3日：9月29日起第3日 10月1日放假，顺延到 10月7日。
        Due(c, "办结", close);
        Assert.Equal(level != "一般", (await App.As("zhoumin").GetAsync($"/cases/{c.Id}")).Document.QuerySelectorAll(".label").Any(t => t.TextContent.Trim() == level));
    }

    [Fact]
    public async Task When_it_becomes_more_urgent_what_is_open_counts_anew_from_then_on_the_timeline_and_in_the_record()
    {
        var c = await FileAsync("座谈会", "2023-09-28 10:00");
        await DispatchAsync(c.Id, "economy-information");
        App.Clock.SetLocal("2023-10-09 09:00");
        var office = App.As("zhoumin");
        var form = await office.GetAsync($"/cases/{c.Id}/urgency");
        Assert.Contains("请写明理由", (await office.SubmitAsync(form, "调整", ("紧急程度", "特急"))).Error("理由"));
        var done = await office.SubmitAsync(form, "调整", ("紧急程度", "特急"), ("理由", "企业电话说今天断料停线"));
        Assert.Contains("紧急程度已改为特急", done.Flash);
        Assert.Contains("紧急程度由一般改为特急", done.Text);
        Assert.Contains("企业电话说今天断料停线", done.Text);

        c = await App.ReadAsync(c.Id);
        Assert.Equal("特急", c.Urgency);
        // 2小时、12小时连续计；3日：10月10日起第3日是 12日，到 24 时。
        Due(c, "对接", "2023-10-09 11:00");
        Due(c, "反馈", "2023-10-09 21:00");
        Due(c, "办结", "2023-10-13 00:00");
        // What was done keeps its time: 交办 by 8 October, done on 28 September.
        Due(c, "交办", "2023-10-08 00:00");
        Assert.Equal("contact", c.CurrentStep);
        var told = await App.Visitor().GetAsync($"/d/{c.TrackingCode}");
        Assert.Contains("紧急程度改为特急，办结最迟10月12日（周四）24:00", told.Text);
        Assert.DoesNotContain("断料", told.Text);
        await using var db = App.Db();
        var entry = await db.AuditEntries.SingleAsync(a => a.Action == "case.urgency-changed" && a.SubjectId == c.Id);
        var content = (await db.AuditContents.SingleAsync(x => x.EntryId == entry.Id)).Text;
        foreach (var part in new[] { "before=一般", "after=特急", "reason=企业电话说今天断料停线" }) Assert.Contains(part, content);
    }

    [Fact]
    public async Task Only_the_office_changes_it_to_another_level_while_it_is_open()
    {
        var c = await FileAsync("座谈会", "2023-09-28 10:00");
        await DispatchAsync(c.Id, "economy-information");
        c = await App.ReadAsync(c.Id);
        foreach (var who in new[] { "lvqing", "gaoyuan", "jiangtao" }) Assert.Equal((who, HttpStatusCode.Forbidden), (who, (await App.As(who).GetAsync($"/cases/{c.Id}/urgency")).Status));
        Assert.Equal("case.same-urgency", await TryAsync(c, "一般"));
        Assert.Equal("case.no-such-urgency", await TryAsync(c, "火急"));
        Assert.Null(await TryAsync(c, "紧急"));
        await App.ChangeAsync(c.Id, "2023-09-28 12:00", (x, _) => x.Answer(Actor.System, TestClock.Local("2023-09-28 12:00"), "已解决"));
        Assert.Contains("已办结", (await App.As("zhoumin").GetAsync($"/cases/{c.Id}/urgency")).Problem);
    }

    [Fact]
    public async Task A_day_that_was_granted_by_extension_stays()
    {
        var c = await FileAsync("座谈会", "2023-09-28 10:00");
        await DispatchAsync(c.Id, "economy-information");
        Assert.Null((await AskExtensionAsync(App.As("lvqing"), c.Id, new DateOnly(2023, 11, 1))).Problem);
        var leader = App.As("gaoyuan");
        await leader.SubmitAsync(await leader.GetAsync($"/cases/{c.Id}/extension-decision"), "作出决定", ("决定", "同意延期"));
        Assert.Null(await TryAsync(await App.ReadAsync(c.Id), "紧急"));
        Assert.Equal(new DateOnly(2023, 11, 1), (await App.ReadAsync(c.Id)).Closing!.LastDay);
    }

    [Fact]
    public async Task Where_the_limits_of_a_mechanism_follow_no_level_the_deadlines_stay()
    {
        var c = await FileAsync("电话", "2023-09-28 10:00");
        var before = c.CurrentRound.Select(s => s.DueAt).ToList();
        Assert.Null(await TryAsync(c, "特急"));
        c = await App.ReadAsync(c.Id);
        Assert.Equal("特急", c.Urgency);
        Assert.Equal(before, c.CurrentRound.Select(s => s.DueAt));
        Assert.Equal("各环节期限不变", c.Event("urgency-changed").Facts);
    }

    [Fact]
    public async Task A_mechanism_can_count_from_receipt_instead()
    {
        var declared = (await File.ReadAllTextAsync(Path.Combine(DistrictOptions.Root, "packs", "standard", "procedures", "by-urgency.yaml"))).Replace("urgency_change: 自变更起", "urgency_change: 自收到起", StringComparison.Ordinal);
        var kept = App;
        App = await TestApp.StartAsync(("mechanisms/demands.yaml", Choice), ("procedures/by-urgency.yaml", declared));
        try
        {
            var c = await FileAsync("座谈会", "2023-09-28 10:00");
            await DispatchAsync(c.Id, "economy-information");
            App.Clock.SetLocal("2023-10-09 09:00");
            Assert.Null(await TryAsync(await App.ReadAsync(c.Id), "紧急"));
            // 紧急的对接1个工作日、办结5个工作日，从 9月28日收到起：10月7日；10月7、8、9、10、11日。
            c = await App.ReadAsync(c.Id);
            Due(c, "对接", "2023-10-08 00:00");
            Due(c, "办结", "2023-10-12 00:00");
        }
        finally
        {
            await App.DisposeAsync();
            App = kept;
        }
    }

    [Fact]
    public async Task Where_no_levels_are_declared_there_is_nothing_to_change()
    {
        const string plain = "id: demand-mechanisms\nname: 诉求走哪个机制\nprocedure:\n  inputs: [来源]\n  hit: first\n  rules:\n    - { when: ['-'], take: demand-1231 }\n";
        var app = await TestApp.StartAsync(("mechanisms/demands.yaml", plain));
        try
        {
            var c = await app.Data.CreateDemandAsync();
            Assert.Contains("不分紧急程度", (await app.As("zhoumin").GetAsync($"/cases/{c.Id}/urgency")).Problem);
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    [Fact]
    public void What_does_not_fit_is_told_at_its_line()
    {
        using var pack = new TestPack(("procedures/three-seven.yaml", File.ReadAllText(Path.Combine(DistrictOptions.Root, "packs", "standard", "procedures", "three-seven.yaml")) + "urgency_change: 自变更起\n"));
        Assert.Contains(pack.Problems, p => p.File == "procedures/three-seven.yaml" && p.Message.Contains("时限不分紧急程度", StringComparison.Ordinal));
    }

    private async Task<string?> TryAsync(Case c, string level) =>
        (await App.DoAsync("zhoumin", (Yingshang.Cases.ChangeUrgency.ChangeUrgencyHandler h) => h.HandleAsync(c.Id, new() { Level = level, Reason = "情况变了", Version = c.Version }, default))).Problem?.Code;

    [Fact]
    public async Task Where_the_leader_approves_the_first_extension_the_office_does_not()
    {
        var c = await FileAsync("座谈会", "2023-09-28 10:00");
        await DispatchAsync(c.Id, "economy-information");
        Assert.Null((await AskExtensionAsync(App.As("lvqing"), c.Id, new DateOnly(2023, 11, 1))).Problem);
        var office = App.As("zhoumin");
        Assert.Equal(HttpStatusCode.Forbidden, (await office.GetAsync($"/cases/{c.Id}/extension-decision")).Status);
        Assert.Contains("延期由分管区领导决定", (await office.GetAsync("/todo")).Text);
        var leader = App.As("gaoyuan");
        await leader.SubmitAsync(await leader.GetAsync($"/cases/{c.Id}/extension-decision"), "作出决定", ("决定", "同意延期"));
        Assert.Equal(new DateOnly(2023, 11, 1), (await App.ReadAsync(c.Id)).Closing!.LastDay);
    }

    [Fact]
    public async Task A_second_dispute_over_a_return_goes_to_the_leader()
    {
        var c = await App.HeldByAsync("economy-information");
        var unit = App.As("lvqing");
        var office = App.As("zhoumin");
        await AskReturnAsync(unit, c.Id);
        await office.SubmitAsync(await office.GetAsync($"/cases/{c.Id}/return-decision"), "作出决定", ("决定", "不同意·指定承办"));
        await AskReturnAsync(unit, c.Id);
        Assert.Equal(HttpStatusCode.Forbidden, (await office.GetAsync($"/cases/{c.Id}/return-decision")).Status);
        Assert.Contains("第二次退回，由分管区领导决定", (await office.GetAsync("/todo")).Text);
        var liaison = App.As("linan");
        await liaison.SubmitAsync(await liaison.GetAsync($"/cases/{c.Id}/return-decision"), "作出决定", ("决定", "同意退回·改派"));
        Assert.Equal(CaseState.Received, (await App.ReadAsync(c.Id)).State);
    }

    [Fact]
    public async Task What_does_not_fit_another_rule_takes_1231()
    {
        var c = await FileAsync("电话", "2023-09-28 10:00");
        Assert.Equal("demand-1231", c.ProcedureId);
        Assert.Equal(["交办", "对接", "反馈", "办结"], c.CurrentRound.Select(s => s.Name));
    }

    private async Task<Case> FileAsync(string channel, string receivedLocal, string text = "我公司二号线设备七月到位，增容申请至今没有答复。", string? urgency = null)
    {
        App.Clock.SetLocal(receivedLocal);
        var office = App.As("zhoumin");
        var filed = await office.SubmitAsync(await office.GetAsync("/cases/new"), "提交", ("来源", channel), ("企业名称或统一社会信用代码", "清河恒信纺织有限公司"), ("联系人", "陈志远"),
            ("联系电话", "13800001234"), ("反映的情况", text), ("诉求性质", "求助"), ("紧急程度", urgency ?? ""));
        Assert.Null(filed.Problem);
        return await App.ReadAsync(Guid.Parse(filed.Path.Split('/')[2]));
    }

    private async Task DispatchAsync(Guid id, string unit)
    {
        var office = App.As("zhoumin");
        var sent = await office.SubmitAsync(await office.GetAsync($"/cases/{id}/dispatch"), "交办", ("改交其他单位", (await App.UnitAsync(unit)).Id.ToString()));
        Assert.Null(sent.Problem);
    }

    private static Task<TestPage> AskReturnAsync(TestBrowser unit, Guid id) =>
        unit.DoAsync(id, "return", "提交申请", ("原因", "应通过法定途径办理"), ("依据", "权责清单 3-12"));

    private static Task<TestPage> AskExtensionAsync(TestBrowser unit, Guid id, DateOnly to) => unit.DoAsync(id, "extension", "提交申请",
        ("原因", "须勘测、设计、论证"), ("依据或情况", "设计院 10 月中旬出图"), ("已经做了什么", "已现场踏勘"), ("申请延期至", to));

    private static void Due(Case c, string step, string local) => Assert.Equal(TestClock.Local(local), c.CurrentRound.Single(s => s.Name == step).DueAt);
}
