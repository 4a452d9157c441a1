using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Absence;

/// <summary>Who is away today and for whom this person acts.</summary>
public sealed class StandIns(DistrictDb db, CurrentUser user)
{
    private IReadOnlyDictionary<Guid, string>? _covered;

    /// <summary>Those for whom this person stands in today, with their names.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> CoveredAsync(CancellationToken cancel)
    {
        if (_covered is not null || user.AccountId is not { } me) return _covered ??= new Dictionary<Guid, string>();
        var today = db.Now.ShanghaiDate;
        return _covered = await (from l in db.Set<Leave>().AsNoTracking()
                                 join a in db.Accounts on l.AccountId equals a.Id
                                 where l.SubstituteId == me && l.UnitId == user.UnitId && l.EndedAt == null && l.FromOn <= today && l.UntilOn >= today
                                 select new { a.Id, a.DisplayName }).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancel);
    }

    /// <summary>What this person now does to the demand is done for the one who has it in hand, when that one is away: on record as 代.</summary>
    public async Task StandForAsync(Case c, CancellationToken cancel)
    {
        var handler = c.Holdings.Where(h => h.UnitId == user.UnitId).OrderBy(h => h.FromAt).LastOrDefault()?.HandlerId;
        if (handler is { } away && away != user.AccountId && (await CoveredAsync(cancel)).TryGetValue(away, out var name)) user.StandIn(away, name);
    }
}
