using Microsoft.EntityFrameworkCore;
using Yingshang.Cases;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Matters;
using Yingshang.Cases.Notes;
using Yingshang.Cases.Owed;
using Yingshang.Cases.Platforms;
using Yingshang.Cases.Platforms.Reconcile;
using Yingshang.Cases.Referrals;
using Yingshang.Cases.SampleDemands;
using Yingshang.Cases.Signing;
using Yingshang.Modules.Tests.Ground;
using Yingshang.WorkCalendars;

namespace Yingshang.Modules.Tests.Seeding;

/// <summary>What office.yaml tells of the last two weeks has happened, and every desk of today has rows.</summary>
public sealed class OfficeSeedTests(SeededDistrictFixture seeded) : IClassFixture<SeededDistrictFixture>
{
    private readonly DateTime _now = seeded.Clock.GetUtcNow().UtcDateTime;

    [Fact]
    public void Everything_that_the_script_tells_could_be_done() => Assert.Empty(seeded.Result.Refused);

    // Counted in the file: six letters of supervision, three 批示, five and three items of two meetings.
    [Theory]
    [InlineData(OwedSource.Supervision, 6)]
    [InlineData(OwedSource.Instruction, 3)]
    [InlineData(OwedSource.Meeting, 8)]
    public async Task What_units_owe_is_there(OwedSource source, int expected)
    {
        await using var db = seeded.Db();
        Assert.Equal(expected, await db.Set<OwedItem>().CountAsync(m => m.Source == source));
    }

    [Fact]
    public async Task Of_what_units_owe_some_is_done_some_waits_for_a_decision_and_some_is_late()
    {
        await using var db = seeded.Db();
        var items = await db.Set<OwedItem>().AsNoTracking().ToListAsync();
        Assert.Equal([OwedState.Open, OwedState.Reported, OwedState.Done], items.Select(m => m.State).Distinct().Order());
        // Each source has one that is overdue.
        Assert.Equal(3, items.Where(m => m.State == OwedState.Open && m.DueOn < _now.ShanghaiDate).Select(m => m.Source).Distinct().Count());
        Assert.True(await db.Set<BriefingNote>().AnyAsync(n => n.Instructions.Count == 0));
    }

    [Fact]
    public async Task The_platforms_sent_new_ones_again_and_wait_for_replies()
    {
        await using var db = seeded.Db();
        var received = await (from p in db.Set<PlatformDemand>() join c in db.Cases on p.Id equals c.Id where c.State == CaseState.Received select p.Platform).ToListAsync();
        Assert.Equal(["hotline-12345", "province-platform"], received.Distinct().Order());
        Assert.Equal(1, await db.Cases.CountAsync(c => c.State == CaseState.Merged));
        Assert.True(await db.Set<Reconciliation>().AnyAsync(r => r.Differences > 0));
    }

    [Fact]
    public async Task Samples_drawn_can_be_computed_again_and_are_half_checked()
    {
        await using var db = seeded.Db();
        var draw = await db.Set<SampleDraw>().SingleAsync(d => d.SampleId == "solved");
        var cases = await db.Set<SampledCase>().Where(s => s.DrawId == draw.Id).OrderBy(s => s.Rank).ToListAsync();
        Assert.Equal(cases.Select(s => s.Number).OrderBy(n => SampleDraw.DigestOf(draw.Seed, n), StringComparer.Ordinal), cases.Select(s => s.Number));
        Assert.Contains(cases, s => s is { IsChosen: true, CheckedAt: not null });
    }

    [Fact]
    public async Task Desks_of_the_units_and_of_discipline_have_something()
    {
        await using var db = seeded.Db();
        // Section head, deputy and head have one draft each to sign.
        Assert.Equal([0, 1, 2], (await db.Set<SigningSheet>().Where(s => s.State == SheetState.Waiting).Select(s => s.At).ToListAsync()).Order());
        Assert.Equal(2, await db.Set<Referral>().CountAsync());
        Assert.Contains(await db.Cases.WithAll().AsNoTracking().ToListAsync(), c => c.State == CaseState.ReturnAsked && c.Requests.Count(r => r.Kind == RequestKind.Return) == 2);
        Assert.True(await db.CaseEvents.AnyAsync(e => e.Kind == "urged"));
        Assert.True(await db.CaseEvents.AnyAsync(e => e.Kind == "relay-asked"));
        Assert.True(await db.Set<MatterMember>().AnyAsync());
    }

    [Theory]
    [InlineData("2026-10-08 00:10")]
    [InlineData("2026-03-01 23:30")]
    [InlineData("2027-01-04 09:00")]
    public async Task On_any_day_a_district_can_be_laid_down(string now)
    {
        var clock = new TestClock();
        clock.SetLocal(now);
        await using var other = await TestDistrict.CreateEmptyAsync(clock);
        var laid = await SeededDistrictFixture.LayDownAsync(other.District);
        Assert.True(laid.Acts > 40, $"{laid.Acts}: {string.Join('\n', laid.Refused)}");
    }
}
