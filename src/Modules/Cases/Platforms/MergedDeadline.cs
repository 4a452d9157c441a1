using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Procedures;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.Platforms;

/// <summary>并案 does not take a platform's deadline away: the demand in which others are handled is due by the earliest of theirs and its own. Injectable, scoped.</summary>
public sealed class MergedDeadline(DistrictDb db, District district)
{
    /// <param name="changed">the merged demand that comes, goes or whose deadline moves</param>
    /// <param name="dueAt">its external deadline from now on; null when it goes or has none</param>
    public async Task FollowAsync(Case main, Guid changed, DateTime? dueAt, CancellationToken cancel)
    {
        var own = await db.Set<Demand>().Where(d => d.Id == main.Id).Select(d => d.ExternalDueAt).FirstAsync(cancel);
        var others = await (from c in db.Set<Case>() join d in db.Set<Demand>() on c.Id equals d.Id where c.MergedIntoId == main.Id && c.Id != changed select d.ExternalDueAt).ToListAsync(cancel);
        main.FollowExternalDeadline(others.Append(own).Append(dueAt).Min(), district.Declared<ProcedureBook>().At(district, main.ProcedureId, main.ProcedureVersion), district.Calendar);
    }
}
