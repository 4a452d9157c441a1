using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Platform.Packs;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases;

/// <summary><c>limits/complaints.yaml</c></summary>
/// <param name="WarnDays">calendar days after a complaint during which an inspection by the unit complained about is pointed out; the day of the complaint is not counted</param>
public sealed record ComplaintRule(int WarnDays)
{
    internal static ComplaintRule Read(PackReader pack)
    {
        if (pack.Read("limits/complaints.yaml") is not { } top) return new ComplaintRule(90);
        var rule = new ComplaintRule(top.Int("warn_days"));
        foreach (var known in new[] { "id", "name", "source" }) top.TextOrNull(known);
        top.NothingElse();
        return rule;
    }
}

/// <summary>A unit and an enterprise that has complained about it.</summary>
/// <param name="EnterpriseId">null when it has not been identified</param>
/// <param name="Until">last day of the warning</param>
internal sealed record ComplaintWarning(Guid CaseId, Guid UnitId, Guid? EnterpriseId, string EnterpriseName, bool IsConfidential, DateOnly ComplainedOn, DateOnly Until);

/// <summary>
/// 投诉后提示: whether an enterprise has lately complained about a unit, for whoever approves or plans inspections, and never for the unit itself. Says neither what it
/// was about nor how often. A withdrawn complaint counts: it may have been withdrawn under pressure.
/// </summary>
public sealed class Complaints(DistrictDb db, ComplaintRule rule)
{
    /// <summary>The last day on which an inspection of this enterprise by this unit is to be pointed out; null when there is nothing to point out.</summary>
    /// <param name="day">Shanghai date of the inspection</param>
    public async Task<DateOnly?> WarnUntilAsync(Guid unitId, Guid enterpriseId, DateOnly day, CancellationToken cancel)
    {
        var earliest = day.AddDays(-rule.WarnDays);
        var last = await (from d in db.Set<Demand>()
                          join c in db.Set<Case>() on d.Id equals c.Id
                          where d.ComplainedUnitId == unitId && c.EnterpriseId == enterpriseId && c.ReceivedOn >= earliest && c.ReceivedOn <= day
                          select (DateOnly?)c.ReceivedOn).MaxAsync(cancel);
        return last?.AddDays(rule.WarnDays);
    }

    /// <summary>Every pair to be watched on a day, of each the latest complaint, the first to end in front.</summary>
    internal async Task<IReadOnlyList<ComplaintWarning>> CurrentAsync(DateOnly day, CancellationToken cancel)
    {
        var earliest = day.AddDays(-rule.WarnDays);
        var rows = await (from d in db.Set<Demand>()
                          join c in db.Set<Case>() on d.Id equals c.Id
                          where d.ComplainedUnitId != null && c.ReceivedOn >= earliest && c.ReceivedOn <= day
                          select new { c.Id, Unit = d.ComplainedUnitId!.Value, c.EnterpriseId, c.EnterpriseName, d.IsConfidential, c.ReceivedOn }).ToListAsync(cancel);
        return [.. rows.GroupBy(r => (r.Unit, r.EnterpriseName)).Select(g => g.MaxBy(r => (r.ReceivedOn, r.Id))!).OrderBy(r => r.ReceivedOn).ThenBy(r => r.Id)
            .Select(r => new ComplaintWarning(r.Id, r.Unit, r.EnterpriseId, r.EnterpriseName, r.IsConfidential, r.ReceivedOn, r.ReceivedOn.AddDays(rule.WarnDays)))];
    }
}
