using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Platforms;
using Yingshang.Cases.ReopenDemand;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.MergeDemand;

/// <summary>撤销并案：不是同一件事的，回到交办台单独办；期限仍从它自己收到时算起。</summary>
public sealed class UnmergeDemandHandler(DistrictDb db, CaseAccess access, MergedDeadline deadline, CurrentUser user)
{
    public async Task<Result> HandleAsync(Guid id, ReasonForm form, CancellationToken cancel)
    {
        var (merged, _, changed) = await access.LoadAsync(id, CaseActions.Merge, form, cancel);
        if (merged.State != CaseState.Merged) return CaseProblems.NotMerged(merged);
        if (changed is not null) return changed;
        var main = await db.Cases.WithAll().FirstAsync(c => c.Id == merged.MergedIntoId, cancel);
        await deadline.FollowAsync(main, merged.Id, null, cancel);
        merged.Unmerge(Actor.Of(user), db.Now, form.Reason!);
        db.Audit("case.unmerged", "case", merged.Id, ("from", main.Number), ("reason", form.Reason));
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}
