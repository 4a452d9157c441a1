using Yingshang.Cases.Engine;
using Yingshang.Cases.MergeDemand;
using Yingshang.Cases.Procedures;
using Yingshang.Cases.ReopenDemand;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.EscalateDemand;

/// <summary>提级办理：件回到营商办，由分管区领导的专班重新研究、重新交办。</summary>
public sealed class EscalateDemandHandler(DistrictDb db, CaseAccess access, MergedDemands merged, District district, CurrentUser user)
{
    public async Task<Result> HandleAsync(Guid id, ReasonForm form, CancellationToken cancel)
    {
        var (c, demand, changed) = await access.LoadAsync(id, CaseActions.Escalate, form, cancel);
        if (c.State is CaseState.Confirmed or CaseState.Withdrawn or CaseState.Received or CaseState.Merged) return CaseProblems.NotOpen(c);
        if (changed is not null) return changed;
        var now = db.Now;
        if (c.State == CaseState.Answered)
        {
            c.Reopen(district.Declared<ProcedureBook>().At(district, c.ProcedureId, c.ProcedureVersion), district.Calendar, now, toOffice: true, demand.ComplainedUnitId);
            await merged.ReopenAllAsync(c, Actor.Of(user), now, cancel);
        }
        else c.TakeBack(now, "提级办理");
        c.Level = 2;
        c.Happened(now, "escalated", Actor.Of(user), "提级办理", form.Reason, "已提级办理，由分管区领导的专班研究");
        db.Audit("case.escalated", "case", c.Id, ("reason", form.Reason));
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}
