using Yingshang.Cases.Engine;
using Yingshang.Cases.MergeDemand;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases;

/// <summary>What the office does with an answer: lets it stand, or sends it back because it solved nothing.</summary>
public sealed class AnsweredCases(DistrictDb db, CaseAccess access, HeldCases held, MergedDemands merged, District district, CurrentUser user)
{
    internal Task<Result<TakenCase>> TakeAsync(Guid id, string action, VersionedForm form, CancellationToken cancel) =>
        access.TakeAsync(id, action, form, c => c.State == CaseState.Answered ? null : CaseProblems.NotAnswered(c), cancel);

    /// <summary>退回重办, or 提级办理 when it had been sent back before.</summary>
    /// <param name="title">of the event, given the level reached: 1 退回重办, 2 提级办理</param>
    internal async Task SendBackAsync(TakenCase taken, bool toOffice, Func<int, string> title, string? because, string forEnterprise, CancellationToken cancel)
    {
        var c = taken.Case;
        c.Reopen(held.ProcedureOf(c), district.Calendar, db.Now, toOffice, taken.Demand.ComplainedUnitId);
        c.Happened(db.Now, "reopened", Actor.Of(user), title(c.Level), because, forEnterprise);
        await merged.ReopenAllAsync(c, Actor.Of(user), db.Now, cancel);
    }
}
