using Microsoft.EntityFrameworkCore;
using Yingshang.Cases;
using Yingshang.Cases.ResumeDemand;
using Yingshang.Modules.Tests.Ground;
using Yingshang.WorkCalendars;

namespace Yingshang.Modules.Tests.Cases;

public sealed class PauseDemandTests : AppTest
{
    private static Task<TestPage> PauseAsync(TestBrowser who, Guid id) => who.DoAsync(id, "pause", "开始不计时", ("原因", "待企业补充材料"), ("佐证", "一次性告知清单，10月8日"));

    [Fact]
    public async Task Days_that_do_not_count_push_every_open_step()
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        App.Clock.SetLocal("2023-10-08 09:00");
        await PauseAsync(App.As("lvqing"), c.Id);
        var paused = await App.ReadAsync(c.Id);
        Assert.True(paused.IsPaused);
        Assert.All(new[] { "contact", "feedback", "close" }, s => Assert.True(Deadline.IsNever(paused.StepNow(s)!.DueAt)));

        App.Clock.SetLocal("2023-10-10 15:00");
        var page = await App.As("lvqing").DoAsync(c.Id, "resume", "恢复计时", ("说明", "材料补齐"));
        Assert.Contains("2023年10月31日（周二）", page.Flash);
        var resumed = await App.ReadAsync(c.Id);
        // 8, 9 and 10 October are left out. Working days: 7; 11; 12. A month: 28 October and three days.
        Assert.Equal(new DateOnly(2023, 10, 11), resumed.StepNow("contact")!.LastDay);
        Assert.Equal(new DateOnly(2023, 10, 12), resumed.StepNow("feedback")!.LastDay);
        Assert.Equal(new DateOnly(2023, 10, 31), resumed.StepNow("close")!.LastDay);
        Assert.Equal("contact", resumed.CurrentStep);
        Assert.Equal(resumed.StepNow("contact")!.DueAt, resumed.DueAt);
    }

    [Fact]
    public async Task What_was_late_before_stays_late()
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        App.Clock.SetLocal("2023-10-09 09:00");
        await PauseAsync(App.As("lvqing"), c.Id);
        Assert.Equal(new DateOnly(2023, 10, 8), (await App.ReadAsync(c.Id)).StepNow("contact")!.LastDay);
    }

    [Fact]
    public async Task A_pause_after_an_extension_pushes_the_day_that_was_granted()
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        App.Clock.SetLocal("2023-10-20 09:00");
        await App.As("lvqing").DoAsync(c.Id, "extension", "提交申请", ("原因", "须招标采购"), ("依据或情况", "采购"), ("已经做了什么", "设计"), ("申请延期至", "2023-11-30"));
        await App.As("xuchangming").DoAsync(c.Id, "extension-decision", "作出决定", ("决定", "同意延期"));
        App.Clock.SetLocal("2023-11-06 09:00");
        await PauseAsync(App.As("lvqing"), c.Id);
        App.Clock.SetLocal("2023-11-07 17:00");
        await App.As("lvqing").DoAsync(c.Id, "resume", "恢复计时");
        // 6 and 7 November: two days after Thursday 30 November is Saturday 2 December, so Monday the 4th.
        Assert.Equal(new DateOnly(2023, 12, 4), (await App.ReadAsync(c.Id)).StepNow("close")!.LastDay);
    }

    [Fact]
    public async Task Once_at_a_time_and_nothing_to_resume_when_it_runs()
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        Assert.Contains("没有在不计时", (await App.As("lvqing").DoAsync(c.Id, "resume", "恢复计时")).Problem);
        await PauseAsync(App.As("lvqing"), c.Id);
        Assert.Contains("已在不计时", (await PauseAsync(App.As("lvqing"), c.Id)).Problem);
    }

    [Fact]
    public async Task The_office_can_do_it_too_and_a_co_unit_cannot()
    {
        var c = await App.HeldByAsync("power-supply", d => { d.SignedBy = "wanglei"; d.Co.Add("economy-information"); });
        Assert.Contains("由主办单位办这一步", (await PauseAsync(App.As("lvqing"), c.Id)).Problem);
        await PauseAsync(App.As("zhoumin"), c.Id);
        Assert.True((await App.ReadAsync(c.Id)).IsPaused);
    }

    [Fact]
    public async Task No_pause_is_longer_than_the_declared_longest()
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        App.Clock.SetLocal("2023-10-08 09:00");
        var unit = App.As("lvqing");
        // 10个工作日：10月8日（周日，调休上班）、9至13日、16至19日。
        Assert.Contains("最多 10 个工作日，最晚到10月19日", (await unit.GetAsync($"/cases/{c.Id}/pause")).Text);
        var late = await UntilAsync(unit, c.Id, new DateOnly(2023, 10, 20));
        Assert.Contains("“待企业补充材料”最多不计时 10 个工作日，最晚停到2023年10月19日", late.Problem);
        Assert.Contains("不能早于今天", (await UntilAsync(unit, c.Id, new DateOnly(2023, 10, 7))).Problem);
        Assert.Contains("最晚到10月17日", (await UntilAsync(unit, c.Id, new DateOnly(2023, 10, 17))).Flash);
        Assert.Equal(TestClock.Local("2023-10-18 00:00"), Assert.Single((await App.ReadAsync(c.Id)).Pauses).EndsAt);
        Assert.Contains("不计时，最晚到10月17日", (await unit.GetAsync($"/cases/{c.Id}")).Text);
    }

    [Theory]
    [InlineData("2023-10-20 00:00")]
    [InlineData("2023-10-25 09:00")]
    public async Task At_its_longest_it_ends_by_itself_and_it_does_not_matter_when_that_is_seen(string seen)
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        App.Clock.SetLocal("2023-10-08 09:00");
        await PauseAsync(App.As("lvqing"), c.Id);
        App.Clock.SetLocal("2023-10-19 23:59");
        Assert.Equal(0, await EndPauses.RunAsync(App.District, default));
        App.Clock.SetLocal(seen);
        // Two nodes at the same moment.
        await Task.WhenAll(EndPauses.RunAsync(App.District, default), EndPauses.RunAsync(App.District, default));
        var ended = await App.ReadAsync(c.Id);
        Assert.False(ended.IsPaused);
        Assert.Equal(TestClock.Local("2023-10-20 00:00"), Assert.Single(ended.Pauses).UntilAt);
        // 8 to 19 October are left out. Working days: 7 and 20. A month: 28 October and 12 days.
        Assert.Equal(new DateOnly(2023, 10, 20), ended.StepNow("contact")!.LastDay);
        Assert.Equal(new DateOnly(2023, 11, 9), ended.StepNow("close")!.LastDay);
        var said = ended.Event("resumed");
        Assert.Equal(("系统", (Guid?)null, "“待企业补充材料”不计时到了最长期限，自动恢复"), (said.ActorName, said.ActorId, said.Text));
        await using var db = App.Db();
        Assert.Null(Assert.Single(await db.AuditEntries.Where(a => a.Action == "case.resumed" && a.SubjectId == c.Id).ToListAsync()).ActorId);
    }

    [Fact]
    public async Task Whoever_looks_sees_that_it_ended_though_no_job_has_run()
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        App.Clock.SetLocal("2023-10-08 09:00");
        await PauseAsync(App.As("lvqing"), c.Id);
        App.Clock.SetLocal("2023-10-20 09:00");
        Assert.Contains("已恢复计时", (await App.Visitor().GetAsync($"/d/{c.TrackingCode}")).Text);
        Assert.Contains("自动恢复", (await App.As("lvqing").GetAsync($"/cases/{c.Id}")).Text);
        Assert.Single((await App.ReadAsync(c.Id)).Events, e => e.Kind == "resumed");
    }

    [Fact]
    public async Task Several_pauses_for_one_reason_count_together()
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        var unit = App.As("lvqing");
        App.Clock.SetLocal("2023-10-08 09:00");
        await PauseAsync(unit, c.Id);
        App.Clock.SetLocal("2023-10-12 15:00");
        await unit.DoAsync(c.Id, "resume", "恢复计时");
        // 8、9、10、11、12日用了5个；从16日起还有 16、17、18、19、20日。
        App.Clock.SetLocal("2023-10-16 09:00");
        Assert.Contains("已经用了 5 个，最晚停到2023年10月20日", (await UntilAsync(unit, c.Id, new DateOnly(2023, 10, 23))).Problem);
        Assert.Contains("最晚到10月20日", (await PauseAsync(unit, c.Id)).Flash);
        App.Clock.SetLocal("2023-10-23 09:00");
        var refused = await PauseAsync(unit, c.Id);
        Assert.Contains("这一件已经用完。到期未补的，电话确认后按现有材料办理", refused.Problem);
        // Another reason has its own.
        Assert.Contains("从今天起不计时", (await unit.DoAsync(c.Id, "pause", "开始不计时", ("原因", "不可抗力"), ("佐证", "情况说明"))).Flash);
    }

    [Fact]
    public async Task Where_it_does_not_end_by_itself_the_days_beyond_the_longest_count()
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        var unit = App.As("lvqing");
        App.Clock.SetLocal("2023-10-08 09:00");
        await unit.DoAsync(c.Id, "pause", "开始不计时", ("原因", "鉴定、检测、专家评审"), ("佐证", "委托书"));
        // 30个工作日：10月8日至13日6个，16日至31日12个，11月1日至10日8个，13日至16日4个。
        Assert.Equal(TestClock.Local("2023-11-17 00:00"), Assert.Single((await App.ReadAsync(c.Id)).Pauses).EndsAt);
        App.Clock.SetLocal("2023-11-20 10:00");
        Assert.Equal(0, await EndPauses.RunAsync(App.District, default));
        Assert.Contains("不计时已过最长期限（11月16日", (await unit.GetAsync($"/cases/{c.Id}")).Text);
        await unit.DoAsync(c.Id, "resume", "恢复计时", ("说明", "收到报告"));
        var resumed = await App.ReadAsync(c.Id);
        Assert.Equal(TestClock.Local("2023-11-17 00:00"), Assert.Single(resumed.Pauses).UntilAt);
        // 10月8日至11月16日 40 天：10月28日加 40 天是 12月7日（周四）。
        Assert.Equal(new DateOnly(2023, 12, 7), resumed.StepNow("close")!.LastDay);
        Assert.Contains("以后的日子照算", resumed.Event("resumed").Facts);
    }

    [Fact]
    public async Task However_it_ends_no_day_beyond_the_longest_is_left_out()
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        App.Clock.SetLocal("2023-10-08 09:00");
        await App.As("lvqing").DoAsync(c.Id, "pause", "开始不计时", ("原因", "鉴定、检测、专家评审"), ("佐证", "委托书"));
        App.Clock.SetLocal("2023-11-20 10:00");
        await using var db = App.Db();
        var open = await db.Cases.WithAll().SingleAsync(x => x.Id == c.Id);
        open.Withdraw(Yingshang.Cases.Engine.Actor.System, App.Clock.UtcNow);
        Assert.Equal(TestClock.Local("2023-11-17 00:00"), Assert.Single(open.Pauses).UntilAt);
    }

    [Fact]
    public async Task A_reason_without_a_longest_has_no_end()
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        await App.As("lvqing").DoAsync(c.Id, "pause", "开始不计时", ("原因", "不可抗力"), ("佐证", "情况说明"));
        Assert.Null(Assert.Single((await App.ReadAsync(c.Id)).Pauses).EndsAt);
        App.Clock.SetLocal("2024-09-28 10:00");
        Assert.Equal(0, await EndPauses.RunAsync(App.District, default));
    }

    [Fact]
    public void A_reason_that_ends_by_itself_says_when()
    {
        using var pack = new TestPack(("catalogues/pause-reasons.yaml", "pause_reasons:\n  - {id: a, name: 待企业补充材料, needs: 清单, ends_by_itself: true}\n"));
        Assert.Contains(pack.Problems, p => p is { File: "catalogues/pause-reasons.yaml", Line: 2 } && p.Message.Contains("max_working_days", StringComparison.Ordinal));
    }

    private static Task<TestPage> UntilAsync(TestBrowser who, Guid id, DateOnly until) =>
        who.DoAsync(id, "pause", "开始不计时", ("原因", "待企业补充材料"), ("佐证", "一次性告知清单"), ("最晚停到哪天", until));
}
