using Microsoft.EntityFrameworkCore;
using Yingshang.Cases;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Procedures;
using Yingshang.Enterprises;
using Yingshang.Modules.Tests.Ground;
using Yingshang.WorkCalendars;

namespace Yingshang.Modules.Tests.Seeding;

/// <summary>What the demo district comes to, and that every demand in it could have happened.</summary>
public sealed class DemoSeedTests(SeededDistrictFixture seeded) : IClassFixture<SeededDistrictFixture>
{
    private static readonly DateTime EndOfOctober = LocalTime.ToUtc(new DateOnly(2023, 11, 1), TimeOnly.MinValue);

    // A tenth of 870, 352 and 42, and of the smaller numbers of the year before, rounded.
    [Theory]
    [InlineData(2023, null, 87)]
    [InlineData(2023, "大走访", 35)]
    [InlineData(2023, "会谈（4+N）", 4)]
    [InlineData(2022, null, 41)]
    [InlineData(2022, "大走访", 15)]
    public async Task Demands_solved_from_January_to_October_come_out_exactly(int year, string? channel, int expected)
    {
        await using var db = seeded.Db();
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 10, 31));
        Assert.Equal(expected, await db.Cases.CountAsync(c => c.Outcome == "已解决" && c.AnsweredOn >= from && c.AnsweredOn <= to && (channel == null || c.Channel == channel)));
    }

    [Fact]
    public async Task What_was_known_at_the_end_of_the_period_says_the_same_as_today()
    {
        await using var db = seeded.Db();
        var (from, to) = (new DateOnly(2023, 1, 1), new DateOnly(2023, 10, 31));
        Assert.Equal(87, await db.AsOf<Case>(EndOfOctober).CountAsync(c => c.Outcome == "已解决" && c.AnsweredOn >= from && c.AnsweredOn <= to));
        Assert.Equal(5300, await db.AsOf<Enterprise>(EndOfOctober).CountAsync(e => e.Status == "存续"));
    }

    // A tenth of 6855, 4381 and 53000.
    [Theory]
    [InlineData("2023-01-01", "2023-10-31", 686)]
    [InlineData("2022-01-01", "2022-10-31", 438)]
    [InlineData("1990-01-01", "2023-10-31", 5300)]
    public async Task Enterprises_established_come_out_exactly(string from, string to, int expected)
    {
        await using var db = seeded.Db();
        var (first, last) = (DateOnly.Parse(from), DateOnly.Parse(to));
        Assert.Equal(expected, await db.Enterprises.CountAsync(e => e.Status == "存续" && e.EstablishedOn >= first && e.EstablishedOn <= last));
    }

    [Fact]
    public async Task A_hundred_and_twenty_nine_specialists_serve_in_forty_four_units_each_with_one_head()
    {
        await using var db = seeded.Db();
        var specialists = await db.Specialists.AsNoTracking().ToListAsync();
        Assert.Equal(129, specialists.Count);
        Assert.Equal(44, specialists.Select(s => s.UnitId).Distinct().Count());
        Assert.All(specialists.GroupBy(s => s.UnitId), unit => Assert.Single(unit, s => s.IsHead));
    }

    [Fact]
    public async Task Credit_codes_check()
    {
        await using var db = seeded.Db();
        Assert.All(await db.Enterprises.Select(e => e.CreditCode).Take(500).ToListAsync(), code => Assert.True(CreditCode.Checks(code), code));
    }

    [Fact]
    public async Task The_accounts_of_enterprises_are_bound_to_them()
    {
        await using var db = seeded.Db();
        var account = await db.Accounts.SingleAsync(a => a.UserName == "chenzhiyuan");
        Assert.Equal("清河恒信纺织有限公司", (await db.Enterprises.SingleAsync(e => e.Id == account.EnterpriseId)).Name);
    }

    [Fact]
    public async Task Deadlines_are_those_of_the_calendar()
    {
        await using var db = seeded.Db();
        var book = seeded.District.Declared<ProcedureBook>();
        foreach (var c in await db.Cases.WithAll().AsNoTracking().ToListAsync())
        {
            var procedure = book.At(seeded.District, c.ProcedureId, c.ProcedureVersion);
            foreach (var step in c.Steps)
            {
                var ours = c.DeadlineOf(step, procedure, seeded.District.Calendar).LastDay;
                // The earlier of the district's and the platform's governs.
                var theirs = step.ExternalDueAt?.AddTicks(-1).ToShanghai() is { } external ? DateOnly.FromDateTime(external) : ours;
                Assert.Equal(theirs < ours ? theirs : ours, step.LastDay);
                Assert.Equal(step.LastDay, DateOnly.FromDateTime(step.DueAt.AddTicks(-1).Year > 9000 ? step.LastDay.ToDateTime(TimeOnly.MinValue) : step.DueAt.AddTicks(-1).ToShanghai()));
            }
        }
    }

    [Fact]
    public async Task Steps_come_one_after_the_other()
    {
        await using var db = seeded.Db();
        var now = seeded.Clock.GetUtcNow().UtcDateTime;
        foreach (var c in await db.Cases.WithAll().AsNoTracking().ToListAsync())
            foreach (var round in c.Steps.GroupBy(s => s.Round))
            {
                var done = round.OrderBy(s => s.Order).Where(s => s.DoneAt is not null).ToList();
                Assert.All(done, s => Assert.InRange(s.DoneAt!.Value, s.StartAt, now));
                Assert.Equal(done.Select(s => s.DoneAt).Order(), done.Select(s => s.DoneAt));
                Assert.True(done.Count == 0 || done[^1].Order == done.Count - 1 || c.State is CaseState.Answered, $"{c.Number}: a step was passed over");
            }
    }

    [Fact]
    public async Task A_closed_demand_is_held_by_nobody_and_an_open_one_by_one_lead_at_most()
    {
        await using var db = seeded.Db();
        foreach (var c in await db.Cases.WithAll().AsNoTracking().ToListAsync())
        {
            var open = c.Holdings.Where(h => h.IsOpen).ToList();
            if (!c.IsOpen) Assert.Empty(open);
            else Assert.Equal(c.State == CaseState.Received ? 0 : 1, open.Count(h => h.IsLead));
            Assert.Equal(c.State is CaseState.Answered or CaseState.Confirmed or CaseState.Withdrawn, c.Outcome is not null);
            Assert.All(c.Holdings, h => Assert.True(h.UntilAt is null || h.UntilAt >= h.FromAt));
        }
    }

    [Fact]
    public async Task The_unit_complained_about_never_holds_the_complaint()
    {
        await using var db = seeded.Db();
        var complaints = await db.Demands.Where(d => d.ComplainedUnitId != null).ToDictionaryAsync(d => d.Id, d => d.ComplainedUnitId);
        Assert.NotEmpty(complaints);
        Assert.DoesNotContain(await db.Holdings.AsNoTracking().ToListAsync(), h => complaints.TryGetValue(h.CaseId, out var unit) && unit == h.UnitId);
    }

    [Fact]
    public async Task What_happened_is_told_in_time_order_and_never_of_the_future()
    {
        await using var db = seeded.Db();
        var now = seeded.Clock.GetUtcNow().UtcDateTime;
        var events = await db.CaseEvents.AsNoTracking().ToListAsync();
        Assert.All(events, e => Assert.True(e.At < now));
        Assert.All(events.GroupBy(e => e.CaseId), of => Assert.Equal("received", of.MinBy(e => e.At)!.Kind));
        Assert.All(events, e => Assert.DoesNotContain("{", e.Title + e.Text + e.ForEnterprise + e.Facts, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_desks_of_today_have_something_in_every_state()
    {
        await using var db = seeded.Db();
        var now = seeded.Clock.GetUtcNow().UtcDateTime;
        var open = (await db.Cases.WithAll().AsNoTracking().ToListAsync()).Where(c => c.IsOpen).ToList();
        Assert.Equal([CaseState.Received, CaseState.Dispatched, CaseState.InHand, CaseState.ReturnAsked], open.Select(c => c.State).Distinct().Order());
        Assert.Contains(open, c => c.DueAt <= now);
        Assert.Contains(open, c => c.NearFrom <= now && now < c.DueAt);
        Assert.Contains(open, c => c.IsPaused);
        Assert.Contains(open, c => c.OpenRequest(RequestKind.Extension) is not null);
        Assert.True(await db.Demands.AnyAsync(d => d.VerifiedAt == null));
        Assert.True(await db.Cases.AnyAsync(c => c.State == CaseState.Answered && c.AnsweredAt > now.AddDays(-14)));
    }

    [Fact]
    public async Task Nothing_is_a_hundred_per_cent()
    {
        await using var db = seeded.Db();
        var steps = await db.CaseSteps.AsNoTracking().Where(s => s.Round == 1 && s.DoneAt != null).ToListAsync();
        Assert.InRange(steps.Count(s => s.DoneAt < s.DueAt) / (double)steps.Count, 0.9, 0.995);
        Assert.True(await db.Demands.AnyAsync(d => d.Rating <= 2));
    }

    [Fact]
    public async Task Numbers_go_on_where_the_last_one_ended()
    {
        await using var db = seeded.Db();
        await using var write = await db.BeginWriteAsync();
        var demands = await db.Cases.CountAsync(c => c.ReceivedOn >= new DateOnly(2023, 1, 1) && c.ReceivedOn <= new DateOnly(2023, 12, 31));
        Assert.Equal(demands + 1, await Yingshang.Platform.Storage.Numbering.NextAsync(db, "demand-2023"));
    }

    [Fact]
    public async Task An_answered_demand_was_once_in_hand()
    {
        await using var db = seeded.Db();
        var answered = await db.Cases.AsNoTracking().Where(c => c.AnsweredOn >= new DateOnly(2023, 6, 1) && c.State == CaseState.Confirmed).OrderBy(c => c.Number).FirstAsync();
        var before = await db.AsOf<Case>(answered.AnsweredAt!.Value.AddSeconds(-1)).SingleAsync(c => c.Id == answered.Id);
        Assert.True(before.IsOpen);
        Assert.Null(before.Outcome);
        Assert.True(before.Version < answered.Version);
    }

    [Fact]
    public async Task The_same_pack_gives_the_same_records_on_every_machine()
    {
        await using var other = await TestDistrict.CreateEmptyAsync(seeded.Clock);
        Assert.Equal(seeded.Result.Digest, (await SeededDistrictFixture.LayDownAsync(other.District)).Digest);
    }
}
