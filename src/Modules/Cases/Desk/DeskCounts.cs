using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Platform.Pages;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.Desk;

/// <summary>The counters of 交办台. Each is counted on an index that holds little more than what it counts.</summary>
public sealed class DeskCounts(DistrictDb db, CaseAccess access)
{
    public async Task<IReadOnlyList<CountTile>> TilesAsync(CancellationToken cancel)
    {
        var now = db.Now;
        var cases = access.Visible(CaseActions.Dispatch);
        var states = await cases.Where(c => c.State == CaseState.Received || c.State == CaseState.Dispatched || c.State == CaseState.ReturnAsked)
            .GroupBy(c => c.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        // Only what is open is due.
        var near = await cases.CountAsync(c => c.DueAt > now && c.NearFrom <= now, cancel);
        var over = await cases.CountAsync(c => c.DueAt <= now, cancel);
        var back = await ToFillBack().CountAsync(cancel);
        return
        [
            new("待交办", states.GetValueOrDefault(CaseState.Received), "/desk"),
            new("待签收", states.GetValueOrDefault(CaseState.Dispatched), "/cases?state=Dispatched"),
            new("退回待定", states.GetValueOrDefault(CaseState.ReturnAsked), "/cases?state=ReturnAsked"),
            new("临期", near, "/cases?lamp=near&sort=due"),
            new("超期", over, "/cases?lamp=over&sort=due", Tone.Over),
            new("待回填", back, "/desk/fill-back"),
        ];
    }

    /// <summary>待回填: answered demands that came with a number of 12345 or of the provincial platform and whose reply has not been typed back there.</summary>
    public IQueryable<Case> ToFillBack() =>
        from d in db.Set<Demand>()
        where d.ExternalNumber != null && d.FilledBackAt == null
        join c in access.Visible(CaseActions.Dispatch) on d.Id equals c.Id
        where c.State == CaseState.Answered || c.State == CaseState.Confirmed
        select c;
}
