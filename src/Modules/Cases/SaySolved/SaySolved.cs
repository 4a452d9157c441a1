using Yingshang.Cases.Engine;
using Yingshang.Cases.TrackDemand;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.SaySolved;

/// <summary>Nothing is asked: the button says it.</summary>
public sealed class SaySolvedForm;

/// <summary>解决了：企业自己确认，销号。</summary>
public sealed class SaySolvedHandler(DistrictDb db, DemandByCode demands)
{
    public async Task<Result> HandleAsync(string code, CancellationToken cancel)
    {
        var (c, demand) = await demands.LoadAsync(code, cancel);
        if (c.State != CaseState.Answered) return CaseProblems.NotAnswered(c);
        demand.SaysSolved = true;
        c.Confirm(db.Now);
        c.Happened(db.Now, "confirmed", Actor.Enterprise(c.EnterpriseName), "企业确认解决，销号", forEnterprise: "您确认已经解决");
        db.Audit("case.confirmed", "case", c.Id, ("by", "enterprise"));
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}
