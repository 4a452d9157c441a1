using Yingshang.Cases;
using Yingshang.Cases.Engine;
using Yingshang.Cases.MergeDemand;
using Yingshang.Cases.Procedures;
using Yingshang.Cases.ReopenDemand;
using Yingshang.Modules.Tests.Ground;
using Yingshang.WorkCalendars;

namespace Yingshang.Modules.Tests.Cases.Platforms;

/// <summary>两个时限，早的管用。 Received on Thursday 28 September 2023, 10:00: by the notice of the State Council 29 September to 6 October are off, 7 and 8 October are worked.
/// Ours: 交办 1 working day = 7 October, 对接 2 = 8 October, 反馈 3 = 9 October, 办结 1 month = 28 October, a Saturday, so Monday 30 October; each at 24:00.</summary>
public sealed class ExternalDeadlineTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData(null, "10-08 00:00", "10-09 00:00", "10-10 00:00", "10-31 00:00")]
    [InlineData("2023-10-13 00:00", "10-08 00:00", "10-09 00:00", "10-10 00:00", "10-13 00:00")]
    [InlineData("2023-10-08 17:30", "10-08 00:00", "10-08 17:30", "10-08 17:30", "10-08 17:30")]
    [InlineData("2023-10-07 12:00", "10-07 12:00", "10-07 12:00", "10-07 12:00", "10-07 12:00")]
    [InlineData("2023-10-31 00:00", "10-08 00:00", "10-09 00:00", "10-10 00:00", "10-31 00:00")]
    [InlineData("2023-12-01 00:00", "10-08 00:00", "10-09 00:00", "10-10 00:00", "10-31 00:00")]
    // What was over before the demand came is no deadline of it.
    [InlineData("2023-09-28 09:00", "10-08 00:00", "10-09 00:00", "10-10 00:00", "10-31 00:00")]
    public async Task The_earlier_of_both_governs_every_step(string? external, string dispatch, string contact, string feedback, string close)
    {
        var c = await CaseAsync(external);
        Assert.Equal([dispatch, contact, feedback, close], c.CurrentRound.Select(s => Due(s)));
        Assert.Equal(c.CurrentRound.Min(s => s.DueAt), c.DueAt);
    }

    [Theory]
    [InlineData(null, "11-21 00:00")]
    [InlineData("2023-10-13 00:00", "10-13 00:00")]
    [InlineData("2023-11-10 18:00", "11-10 18:00")]
    [InlineData("2023-12-01 00:00", "11-21 00:00")]
    public async Task Our_extension_does_not_move_theirs(string? external, string close)
    {
        var c = await CaseAsync(external);
        c.Requests.Add(new CaseRequest { Id = Guid.CreateVersion7(), CaseId = c.Id, Kind = RequestKind.Extension, AskedAt = app.Clock.UtcNow, Reason = "客观实际", Basis = "", IsGranted = true, DecidedAt = TestClock.Local("2023-10-09 09:00") });
        c.Extend(Procedure(c), app.District.Calendar, new DateOnly(2023, 11, 20));
        Assert.Equal(close, Due(c.StepNow("close")!));
    }

    [Theory]
    [InlineData(null, "never", null)]
    [InlineData("2023-10-13 00:00", "10-13 00:00", "10-13 00:00")]
    [InlineData("2023-11-01 00:00", "11-01 00:00", "11-01 00:00")]
    public async Task They_count_while_we_do_not(string? external, string paused, string? resumed)
    {
        var c = await CaseAsync(external);
        var (actor, procedure, calendar) = (new Actor(null, "系统", null), Procedure(c), app.District.Calendar);
        c.Pause(procedure, calendar, actor, TestClock.Local("2023-10-09 09:00"), "待企业补充材料", "清单");
        Assert.Equal(paused, Due(c.StepNow("close")!));
        c.Resume(procedure, calendar, actor, TestClock.Local("2023-10-13 09:00"), null);
        if (resumed is null) Assert.NotEqual("never", Due(c.StepNow("close")!));
        else Assert.Equal(resumed, Due(c.StepNow("close")!));
    }

    [Fact]
    public async Task A_step_that_was_done_keeps_the_deadline_of_its_time_when_theirs_moves()
    {
        var c = await CaseAsync("2023-10-13 00:00");
        c.Complete(StepAct.Dispatch, new Actor(null, "系统", null), TestClock.Local("2023-09-28 11:00"));
        c.FollowExternalDeadline(TestClock.Local("2023-10-07 12:00"), Procedure(c), app.District.Calendar);
        Assert.Equal(["10-08 00:00", "10-07 12:00", "10-07 12:00", "10-07 12:00"], c.CurrentRound.Select(s => Due(s)));
        Assert.Equal(TestClock.Local("2023-10-07 12:00"), c.DueAt);
        c.FollowExternalDeadline(TestClock.Local("2023-11-20 12:00"), Procedure(c), app.District.Calendar);
        Assert.Equal(["10-08 00:00", "10-09 00:00", "10-10 00:00", "10-31 00:00"], c.CurrentRound.Select(s => Due(s)));
    }

    [Theory]
    [InlineData("2023-10-13 00:00", "10-28 00:00")]
    [InlineData("2023-10-25 00:00", "10-25 00:00")]
    public async Task A_new_round_begins_with_theirs_only_where_it_is_not_over(string external, string close)
    {
        var c = await CaseAsync(external);
        c.Answer(new Actor(null, "系统", null), TestClock.Local("2023-10-12 10:00"), "已解决");
        // Reopened on Friday 13 October: ten working days are 16–20 and 23–27 October.
        c.Reopen(Procedure(c), app.District.Calendar, TestClock.Local("2023-10-13 10:00"), toOffice: false, avoided: null);
        Assert.Equal(close, Due(c.StepNow("close")!));
    }

    [Fact]
    public async Task The_lamp_of_a_step_that_they_govern_turns_before_their_end()
    {
        var c = await CaseAsync("2023-10-13 00:00");
        var close = c.StepNow("close")!;
        Assert.Equal(new DateOnly(2023, 10, 12), close.LastDay);
        // At least half a working day before, and not before it came.
        Assert.InRange(close.NearFrom, TestClock.Local("2023-10-07 08:30"), TestClock.Local("2023-10-12 14:00"));
    }

    [Fact]
    public async Task The_drawer_says_which_governs_and_why_and_the_unit_cannot_take_an_extension_for_more()
    {
        app.Clock.SetLocal("2023-09-28 10:30");
        var demand = await app.Data.CreateDemandAsync(d =>
        {
            d.ReceivedLocal("2023-09-28 10:00");
            (d.Channel, d.ExternalNumber, d.ExternalDueAt) = ("12345营商环境分线", "RX1", TestClock.Local("2023-10-07 12:00"));
            (d.Lead, d.SignedBy) = ("economy-information", "lvqing");
        });
        var page = await app.As("zhoumin").GetAsync($"/cases/{demand.Id}");
        Assert.Contains("两个时限，早的管用", page.Text, StringComparison.Ordinal);
        Assert.Contains("对接按12345营商环境分线的时限", page.Text, StringComparison.Ordinal);
        Assert.Equal("10月7日（周六，调休上班）12:0012345营商环境分线，按这个办", page.Field("平台的时限"));
        Assert.Equal("10月8日（周日，调休上班）24:00晚于平台的", page.Field("本区的时限"));
        Assert.Contains("平台时限 · 10月7日（周六，调休上班）止", page.Text, StringComparison.Ordinal);
        var ask = await app.As("lvqing").GetAsync($"/cases/{demand.Id}/extension");
        Assert.Equal("2023年10月30日（周一）", ask.Field("本区的办结期限"));
        Assert.Contains("不因本区同意延期而改变", ask.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Theirs_counts_for_the_demand_in_which_theirs_is_handled_and_goes_with_it()
    {
        app.Clock.SetLocal("2023-09-28 11:00");
        var main = await app.Data.CreateDemandAsync(d => d.ReceivedLocal("2023-09-28 10:00"));
        var theirs = await app.Data.CreateDemandAsync(d =>
        {
            d.ReceivedLocal("2023-09-28 10:30");
            (d.Channel, d.ExternalNumber, d.ExternalDueAt) = ("12345营商环境分线", "RX77", TestClock.Local("2023-10-13 00:00"));
        });
        var merged = await app.DoAsync("zhoumin", (MergeDemandHandler h) => h.HandleAsync(theirs.Id, new MergeDemandForm { WithId = main.Id, Reason = "同一件事", Version = theirs.Version }, CancellationToken.None));
        Assert.Null(merged.Problem);
        Assert.Equal("10-13 00:00", Due((await app.ReadAsync(main.Id)).StepNow("close")!));
        var version = (await app.ReadAsync(theirs.Id)).Version;
        Assert.Null((await app.DoAsync("zhoumin", (UnmergeDemandHandler h) => h.HandleAsync(theirs.Id, new ReasonForm { Reason = "不是同一件", Version = version }, CancellationToken.None))).Problem);
        Assert.Equal("10-31 00:00", Due((await app.ReadAsync(main.Id)).StepNow("close")!));
    }

    private async Task<Case> CaseAsync(string? external)
    {
        app.Clock.SetLocal("2023-09-28 10:00");
        return await app.Data.CreateDemandAsync(d => (d.ReceivedAt, d.ExternalDueAt) = (TestClock.Local("2023-09-28 10:00"), external is null ? null : TestClock.Local(external)));
    }

    private Procedure Procedure(Case c) => app.District.Declared<ProcedureBook>().At(app.District, c.ProcedureId, c.ProcedureVersion);

    private static string Due(CaseStep step) => Deadline.IsNever(step.DueAt) ? "never" : step.DueAt.ToShanghai().ToString("MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
