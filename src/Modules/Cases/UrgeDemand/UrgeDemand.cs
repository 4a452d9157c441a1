using Yingshang.Cases.Engine;
using Yingshang.Cases.ReopenDemand;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.UrgeDemand;

/// <summary>催办：营商办提醒承办单位，记入经过。</summary>
public sealed class UrgeDemandHandler(DistrictDb db, CaseAccess access, CurrentUser user)
{
    public async Task<Result> HandleAsync(Guid id, ReasonForm form, CancellationToken cancel)
    {
        var (c, _) = await access.LoadAsync(id, CaseActions.Urge, cancel);
        if (!c.IsOpen || c.LeadUnitId is null) return CaseProblems.NotOpen(c);
        c.Happened(db.Now, "urged", Actor.Of(user), "催办", form.Reason);
        db.Audit("case.urged", "case", c.Id, ("text", form.Reason));
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}
