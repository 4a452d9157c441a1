using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Cases.FollowUp;
using Yingshang.Cases.ListCases;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Pages;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Leader;

/// <summary>A number and the list of the demands it counts.</summary>
public sealed record CountedNumber(string Name, int Value, string Href, bool IsAlarm, CountedNumber? Beside);

/// <summary>Something that needs the leader.</summary>
/// <param name="Rule">the declared name of the rule that found it: 超期最久</param>
/// <param name="About">number and enterprise, as this reader sees them; null when it is about several demands</param>
/// <param name="To">to whom to say it</param>
/// <param name="Opinion">拟办意见, to be copied</param>
public sealed record LeaderMatter(string Rule, string Title, string? About, string Href, string Why, string To, string Opinion);

/// <summary>What stands on 领导一页, worked out by the rules of the pack.</summary>
public sealed class LeaderBrief(DistrictDb db, CaseAccess access, CaseQuery query, District district, CurrentUser user)
{
    /// <summary>Three things: nobody does more on one day.</summary>
    public const int Most = 3;

    private readonly LeaderRules _rules = district.Declared<LeaderRules>();

    public async Task<IReadOnlyList<CountedNumber>> NumbersAsync(CancellationToken cancel)
    {
        var counted = new List<CountedNumber>();
        foreach (var number in _rules.Numbers) counted.Add(await CountAsync(number, cancel));
        return counted;
    }

    /// <summary>First the most urgent of each rule, then what the rules find beyond it; each demand once.</summary>
    public async Task<IReadOnlyList<LeaderMatter>> MattersAsync(CancellationToken cancel)
    {
        var units = await district.Recent.UnitsAsync(db, cancel);
        var found = new List<IReadOnlyList<LeaderMatter>>();
        foreach (var rule in _rules.Rules) found.Add(await FindAsync(rule, units, cancel));
        return [.. Enumerable.Range(0, Most).SelectMany(place => found.Where(f => f.Count > place).Select(f => f[place])).DistinctBy(m => m.Href).Take(Most)];
    }

    private async Task<CountedNumber> CountAsync(LeaderNumber number, CancellationToken cancel)
    {
        var list = ListOf(number);
        var value = await query.Cases(list).CountAsync(cancel);
        return new CountedNumber(number.Name, value, list.Url, number.IsAlarm, number.Beside is null ? null : await CountAsync(number.Beside, cancel));
    }

    private ListState ListOf(LeaderNumber number)
    {
        var list = new ListState { Path = "/cases", Filters = number.Filter };
        if (number.Period is null) return list;
        var today = db.Now.ShanghaiDate;
        var from = new DateOnly(today.Year, number.Period == "本年" ? 1 : today.Month, 1);
        return list.WithFilter(number.ByClosing ? "closed-from" : "from", Iso(from)).WithFilter(number.ByClosing ? "closed-to" : "to", Iso(today));
    }

    private Task<IReadOnlyList<LeaderMatter>> FindAsync(LeaderRule rule, IReadOnlyDictionary<Guid, Unit> units, CancellationToken cancel)
    {
        var open = query.Cases(new ListState().WithFilter("state", "open"));
        return rule.Kind switch
        {
            MatterKind.Overdue => OverdueAsync(rule, open, units, cancel),
            MatterKind.ReturnDispute => DemandsAsync(rule, open.Where(c => c.Requests.Count(r => r.Kind == RequestKind.Return) >= rule.AtLeast).OrderBy(c => c.ReceivedAt), units,
                c => c.Requests.Count(r => r.Kind == RequestKind.Return), cancel),
            MatterKind.Reopened => DemandsAsync(rule, open.Where(c => c.Steps.Any(s => s.Round > rule.AtLeast)).OrderBy(c => c.ReceivedAt), units, c => c.Round - 1, cancel),
            _ => ComplaintsAsync(rule, units, cancel),
        };
    }

    private async Task<IReadOnlyList<LeaderMatter>> OverdueAsync(LeaderRule rule, IQueryable<Case> open, IReadOnlyDictionary<Guid, Unit> units, CancellationToken cancel)
    {
        var now = db.Now;
        var found = await DemandsAsync(rule, open.Where(c => c.DueAt <= now).Scored(db).OrderBy(c => c.DueAt), units, c => district.Calendar.WorkingDaysOverdue(c.DueAt!.Value, now), cancel);
        return found;
    }

    private async Task<IReadOnlyList<LeaderMatter>> DemandsAsync(LeaderRule rule, IQueryable<Case> cases, IReadOnlyDictionary<Guid, Unit> units, Func<Case, int> times, CancellationToken cancel)
    {
        var found = await cases.AsNoTracking().WithAll().Take(Most).ToListAsync(cancel);
        var ids = found.ConvertAll(c => c.Id);
        var about = await db.Demands.AsNoTracking().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancel);
        return [.. found.Where(c => times(c) >= rule.AtLeast).Select(c => Matter(rule, c, about[c.Id], units, times(c)))];
    }

    private LeaderMatter Matter(LeaderRule rule, Case c, Demand demand, IReadOnlyDictionary<Guid, Unit> units, int times)
    {
        var kept = Redaction.Of(user, c, demand);
        var words = new LeaderWords(c.LeadUnitId is { } lead ? units[lead].ShortName : district.Profile.OfficeName, c.Topic,
            c.DueAt is { } due ? district.Calendar.OverdueText(due, db.Now) : "", times, rule.WithinDays, c.DueAt is { } end ? district.Calendar.DueText(end) : "");
        return new LeaderMatter(rule.Name, kept.Text(c.Title), $"{kept.EnterpriseName}　{c.Number}", $"/cases/{c.Id}", words.Fill(rule.Why), words.Fill(rule.To), words.Fill(rule.Opinion));
    }

    private async Task<IReadOnlyList<LeaderMatter>> ComplaintsAsync(LeaderRule rule, IReadOnlyDictionary<Guid, Unit> units, CancellationToken cancel)
    {
        var from = db.Now.ShanghaiDate.AddDays(-rule.WithinDays);
        var start = LocalTime.ToUtc(from, TimeOnly.MinValue);
        var counts = await (from c in access.Visible()
                            join d in db.Demands on c.Id equals d.Id
                            where c.ReceivedAt >= start && d.ComplainedUnitId != null
                            group c by d.ComplainedUnitId into g
                            where g.Count() >= rule.AtLeast
                            orderby g.Count() descending, g.Key
                            select new { Unit = g.Key, Count = g.Count() }).Take(Most).ToListAsync(cancel);
        return [.. counts.Select(x =>
        {
            var words = new LeaderWords(units[x.Unit!.Value].ShortName, "", "", x.Count, rule.WithinDays, "");
            var list = new ListState { Path = "/cases" }.WithFilter("complained", x.Unit.ToString()).WithFilter("from", Iso(from));
            return new LeaderMatter(rule.Name, $"对{words.Unit}的投诉、举报{x.Count}件", null, list.Url, words.Fill(rule.Why), words.Fill(rule.To), words.Fill(rule.Opinion));
        })];
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
