using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Cases.FollowUp;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Discipline;

/// <summary>A demand in which something is out of the ordinary, and what.</summary>
public sealed record ExceptionalCase(Guid CaseId, string Number, string Title, Guid? UnitId, DateTime At, string Kind, string What);

/// <summary>异常：反复退回、可疑办结、撤诉、多次超期, by the thresholds of the pack. Exceptions only; nothing about who is punctual.</summary>
public sealed class Exceptions(DistrictDb db, CaseAccess access, District district)
{
    public static readonly IReadOnlyList<string> Kinds = ["反复退回", "可疑办结", "撤诉", "多次超期"];
    private const int Most = 200;

    public async Task<IReadOnlyList<ExceptionalCase>> ReadAsync(CancellationToken cancel)
    {
        var rules = district.Declared<DisciplineRules>();
        var since = LocalTime.ToUtc(Back(db.Now.ShanghaiDate, rules.LookBack), TimeOnly.MinValue);
        var found = new List<ExceptionalCase>();
        found.AddRange(await ReturnsAsync(rules, since, cancel));
        found.AddRange(await DoubtfulAsync(rules, since, cancel));
        found.AddRange(await WithdrawnAsync(rules, since, cancel));
        found.AddRange(await OverdueAsync(rules, since, cancel));
        return [.. found.OrderByDescending(f => f.At)];
    }

    /// <summary>What is out of the ordinary in one demand; empty when nothing is.</summary>
    public async Task<IReadOnlyList<ExceptionalCase>> OfAsync(Guid id, CancellationToken cancel) => [.. (await ReadAsync(cancel)).Where(e => e.CaseId == id)];

    private async Task<IEnumerable<ExceptionalCase>> ReturnsAsync(DisciplineRules rules, DateTime since, CancellationToken cancel)
    {
        var ids = db.Set<CaseRequest>().Where(r => r.Kind == RequestKind.Return && r.AskedAt >= since).GroupBy(r => r.CaseId).Where(g => g.Count() >= rules.Returns).Select(g => new { Id = g.Key, Count = g.Count(), At = g.Max(r => r.AskedAt) });
        var rows = await (from x in ids join c in access.Visible() on x.Id equals c.Id orderby x.At descending select new { c, x.Count, x.At }).Take(Most).AsNoTracking().ToListAsync(cancel);
        return rows.Select(r => Of(r.c, r.At, Kinds[0], $"申请退回 {r.Count.ToString(CultureInfo.InvariantCulture)} 次"));
    }

    private async Task<IEnumerable<ExceptionalCase>> DoubtfulAsync(DisciplineRules rules, DateTime since, CancellationToken cancel)
    {
        var rated = await (from c in access.Visible() join d in db.Set<Demand>() on c.Id equals d.Id
                           where c.AnsweredAt >= since && c.Outcome == "已解决" && (d.SaysSolved == false || d.Rating != null && d.Rating <= rules.DoubtfulRating)
                           orderby c.AnsweredAt descending select new { c, d.Rating, d.SaysSolved }).Take(Most).AsNoTracking().ToListAsync(cancel);
        // What was answered as solved and has been reopened since.
        var reopened = await (from c in access.Visible() where c.Level > 0 && c.Events.Any(e => e.Kind == "reopened" && e.At >= since) && c.Events.Any(e => e.Kind == "answered" && e.Title.EndsWith("已解决"))
                              orderby c.ReceivedAt descending select c).Take(Most).AsNoTracking().ToListAsync(cancel);
        return rated.Select(r => Of(r.c, r.c.AnsweredAt!.Value, Kinds[1], r.SaysSolved == false ? "答复已解决，企业说没解决" : $"答复已解决，企业评价 {r.Rating} 分"))
            .Concat(reopened.Where(c => rated.TrueForAll(r => r.c.Id != c.Id)).Select(c => Of(c, c.ReceivedAt, Kinds[1], "曾答复已解决，企业说没解决，已退回重办")));
    }

    private async Task<IEnumerable<ExceptionalCase>> WithdrawnAsync(DisciplineRules rules, DateTime since, CancellationToken cancel)
    {
        var rows = await (from c in access.Visible() join d in db.Set<Demand>() on c.Id equals d.Id
                          where c.State == CaseState.Withdrawn && c.AnsweredAt >= since && d.WithdrawReason != null
                          orderby c.AnsweredAt descending select new { c, d.WithdrawReason }).AsNoTracking().ToListAsync(cancel);
        return rows.Where(r => rules.WithdrawalReasons.Any(w => r.WithdrawReason!.StartsWith(w, StringComparison.Ordinal))).Take(Most).Select(r => Of(r.c, r.c.AnsweredAt!.Value, Kinds[2], $"企业撤回：{r.WithdrawReason}"));
    }

    private async Task<IEnumerable<ExceptionalCase>> OverdueAsync(DisciplineRules rules, DateTime since, CancellationToken cancel)
    {
        var now = db.Now;
        var ids = db.Set<CaseStep>().Where(s => s.DueAt >= since && s.DueAt <= now && (s.DoneAt == null || s.DoneAt >= s.DueAt)).GroupBy(s => s.CaseId)
            .Where(g => g.Count() >= rules.OverdueSteps).Select(g => new { Id = g.Key, Count = g.Count(), At = g.Max(s => s.DueAt) });
        var rows = await (from x in ids join c in access.Visible().Scored(db) on x.Id equals c.Id where c.State != CaseState.Withdrawn orderby x.At descending select new { c, x.Count, x.At }).Take(Most).AsNoTracking().ToListAsync(cancel);
        return rows.Select(r => Of(r.c, r.At, Kinds[3], $"{r.Count.ToString(CultureInfo.InvariantCulture)} 个环节超期"));
    }

    private static ExceptionalCase Of(Case c, DateTime at, string kind, string what) => new(c.Id, c.Number, c.Title, c.LeadUnitId, at, kind, what);

    private static DateOnly Back(DateOnly today, Limit by) => by.Unit == LimitUnit.Months ? today.AddMonths(-by.Amount) : today.AddDays(-by.Amount);
}
