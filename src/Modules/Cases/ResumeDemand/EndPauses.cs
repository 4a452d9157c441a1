using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Procedures;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.ResumeDemand;

/// <summary>不计时到了最长期限，声明写明自动恢复的，由系统恢复计时，写进经过和留痕。什么时候看到都一样：从最长期限那天的24时起算。</summary>
public static class EndPauses
{
    private const int Most = 200;

    /// <returns>how many demands' clocks run again</returns>
    public static async Task<int> RunAsync(District district, CancellationToken cancel)
    {
        List<Guid> ended;
        await using (var db = district.NewSystemDb())
        {
            var now = db.Now;
            ended = await (from p in db.Set<CasePause>().AsNoTracking()
                           join c in db.Set<Case>() on p.CaseId equals c.Id
                           where p.UntilAt == null && p.EndsByItself && p.EndsAt <= now
                                 && (c.State == CaseState.Received || c.State == CaseState.Dispatched || c.State == CaseState.InHand || c.State == CaseState.ReturnAsked)
                           orderby p.EndsAt
                           select p.CaseId).Distinct().Take(Most).ToListAsync(cancel);
        }
        var done = 0;
        foreach (var id in ended)
            if (await OneAsync(district, id, cancel)) done++;
        return done;
    }

    /// <summary>One demand, in a transaction of its own.</summary>
    /// <returns>true when its clock runs again, by this or by a node that was faster</returns>
    public static async Task<bool> OneAsync(District district, Guid id, CancellationToken cancel)
    {
        await using var db = district.NewSystemDb();
        var c = await db.Set<Case>().WithAll().FirstAsync(x => x.Id == id, cancel);
        if (!c.PauseRanOut(db.Now)) return false;
        var pause = c.Pauses.First(p => p.UntilAt is null);
        var procedure = district.Declared<ProcedureBook>().At(district, c.ProcedureId, c.ProcedureVersion);
        c.Resume(procedure, district.Calendar, Actor.System, db.Now, $"“{pause.Reason}”不计时到了最长期限，自动恢复");
        db.Audit("case.resumed", "case", id, ("by", "system"), ("until", pause.UntilAt));
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
