using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingshang.Cases.CheckWithdrawal;
using Yingshang.Cases.Engine;
using Yingshang.Cases.SampleDemands;
using Yingshang.Platform.Packs;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.App.Seeding;

/// <summary>The samples of last month, drawn with a seed that follows from the pack's, so that every machine draws the same; and what the checks found so far.</summary>
internal sealed class SampleSeed(OfficeDesk desk)
{
    public async Task DrawAsync(DeclarationNode node)
    {
        var thisMonth = new DateOnly(desk.Today.Year, desk.Today.Month, 1);
        var by = desk.Person(node.Text("by"));
        var drawnAt = LocalTime.ToUtc(desk.Calendar.WorkingDayOnOrAfter(thisMonth), TimeOnly.Parse(node.Text("at"), CultureInfo.InvariantCulture));
        foreach (var rule in desk.Declared<SampleRules>().All)
        {
            var (seed, month) = (string.Concat(Enumerable.Range(0, 16).Select(_ => desk.Chance.Between(0, 255).ToString("x2", CultureInfo.InvariantCulture))), thisMonth.AddMonths(-1));
            var drawn = await desk.DoAsync($"抽查 {rule.Name} {month:yyyy-MM}", by, drawnAt, async s =>
            {
                await WriteAsync(s.GetRequiredService<DistrictDb>(), rule, month, seed, by.Id);
                return null;
            });
            if (drawn) await CheckAsync(rule, [.. node.List("found").Where(f => f.Text("sample") == rule.Id)], by, drawnAt);
        }
    }

    // As the handler draws, but with a seed of the demo.
    private static async Task WriteAsync(DistrictDb db, SampleRule rule, DateOnly month, string seed, Guid by)
    {
        var (of, next) = (rule.Of, month.AddMonths(1));
        var listed = await db.Set<Case>().AsNoTracking().Where(c => c.Outcome != null && of.Contains(c.Outcome) && c.AnsweredOn >= month && c.AnsweredOn < next).Select(c => new { c.Id, c.Number }).ToListAsync();
        if (listed.Count == 0) return;
        var draw = new SampleDraw { Id = db.NewId(), SampleId = rule.Id, Month = month, Seed = seed, Count = listed.Count, Chosen = SampleDraw.ChosenOf(listed.Count, rule.Share, rule.AtLeast), DrawnAt = db.Now, DrawnById = by };
        db.Add(draw);
        foreach (var (index, item) in listed.Select(c => (c.Id, c.Number, Digest: SampleDraw.DigestOf(seed, c.Number))).OrderBy(c => c.Digest, StringComparer.Ordinal).Index())
            db.Add(new SampledCase { Id = db.NewId(), DrawId = draw.Id, CaseId = item.Id, Number = item.Number, Digest = item.Digest, Rank = index + 1, IsChosen = index < draw.Chosen });
        db.Audit("sample.drawn", "sample", draw.Id, ("sample", rule.Id), ("month", month), ("seed", seed), ("count", draw.Count), ("chosen", draw.Chosen));
        await db.SaveAsync();
    }

    private async Task CheckAsync(SampleRule rule, IReadOnlyList<DeclarationNode> found, Platform.People.Account by, DateTime drawnAt)
    {
        var chosen = await desk.ReadAsync(db => (from s in db.Set<SampledCase>() join d in db.Set<SampleDraw>() on s.DrawId equals d.Id where s.IsChosen && d.SampleId == rule.Id && d.DrawnAt == drawnAt orderby s.Rank select s.CaseId).ToListAsync());
        foreach (var (node, id) in found.Zip(chosen))
        {
            // Two working days after the draw, one call after the other.
            var at = LocalTime.ToUtc(desk.Calendar.AddWorkingDays(drawnAt.ShanghaiDate, 2), new TimeOnly(9, 30)).AddMinutes(18 * found.ToList().IndexOf(node));
            var story = desk.Stories.First(s => s.Case.Id == id);
            await desk.DoAsync($"登记{rule.Name}", by, at, story, async (s, version) =>
                (await s.GetRequiredService<CheckSampleHandler>().HandleAsync(id, new CheckSampleForm { Version = version, Finding = node.Text("find"), Note = node.Text("note") }, CancellationToken.None)).Problem);
            if (rule.Id == "withdrawn")
                await desk.DoAsync("撤回核查", by, at.AddMinutes(6), story, async (s, version) =>
                    (await s.GetRequiredService<CheckWithdrawalHandler>().HandleAsync(id, new CheckWithdrawalForm { Version = version, IsVoluntary = true, Note = node.Text("note") }, CancellationToken.None)).Problem);
        }
    }
}
