using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Yingshang.Cases.Engine;
using Yingshang.Cases.FollowUp;
using Yingshang.Cases.ResumeDemand;
using Yingshang.Platform.Districts;

namespace Yingshang.Cases.EscalateDemand;

/// <summary>自动提级：机制写明到时提级的环节过了期限没有办完，由系统提级，写进经过和留痕。各节点谁先看到谁办，同一环节只办一次。商请办理的，对方欠的环节不提级。</summary>
public static class EscalateExpired
{
    private const int Most = 200;

    /// <summary>All that ran out and has not been drawn.</summary>
    /// <returns>how many demands were escalated here</returns>
    public static async Task<int> RunAsync(District district, CancellationToken cancel)
    {
        List<Guid> expired;
        await using (var db = district.NewSystemDb())
        {
            var now = db.Now;
            var requested = db.Set<Case>().Requested(db);
            expired = await (from s in db.Set<CaseStep>().AsNoTracking()
                             join c in db.Set<Case>() on s.CaseId equals c.Id
                             where s.OnExpiry != null && s.DoneAt == null && s.EscalatedAt == null && s.DueAt <= now
                                   && (s.HeldBy == StepHolder.Office || !requested.Any(r => r.Id == c.Id))
                                   && (c.State == CaseState.Received || c.State == CaseState.Dispatched || c.State == CaseState.InHand || c.State == CaseState.ReturnAsked)
                             orderby s.DueAt
                             select s.CaseId).Distinct().Take(Most).ToListAsync(cancel);
        }
        var done = 0;
        foreach (var id in expired)
            if (await OneAsync(district, id, cancel)) done++;
        return done;
    }

    /// <summary>One demand, in a transaction of its own.</summary>
    /// <returns>true when it is escalated now, by this or by a node that was faster</returns>
    public static async Task<bool> OneAsync(District district, Guid id, CancellationToken cancel)
    {
        await using var db = district.NewSystemDb();
        var c = await db.Set<Case>().WithAll().FirstAsync(x => x.Id == id, cancel);
        var expired = c.EscalateExpired(district.Calendar, db.Now, await c.RequestedOfAsync(db, cancel) is not null);
        if (expired.Count == 0) return false;
        db.Audit("case.escalated", "case", id, ("by", "system"), ("steps", string.Join(',', expired.Select(s => s.StepId))), ("due", expired[0].DueAt));
        try
        {
            await db.SaveAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another node did it, or somebody acted on the demand at this moment: what stands now is read again.
        }
        return true;
    }
}

/// <summary>Looks for pauses and steps that ran out.</summary>
internal sealed class ExpiryWorker(DistrictList districts, TimeProvider clock, ILogger<ExpiryWorker> log) : DistrictWorker(districts, TimeSpan.FromSeconds(15), clock, log)
{
    protected override async Task RunAsync(District district, CancellationToken cancel)
    {
        await EndPauses.RunAsync(district, cancel);
        await EscalateExpired.RunAsync(district, cancel);
    }
}
