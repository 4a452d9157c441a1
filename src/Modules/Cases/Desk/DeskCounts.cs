using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Cases.FollowUp;
using Yingshang.Cases.Platforms.FillBack;
using Yingshang.Platform.Pages;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.Desk;

/// <summary>The counters of 交办台. Each is counted on an index that holds little more than what it counts.</summary>
public sealed class DeskCounts(DistrictDb db, CaseAccess access, FillBackList fillBack)
{
    public async Task<IReadOnlyList<CountTile>> TilesAsync(CancellationToken cancel)
    {
        var now = db.Now;
        var cases = access.Visible(CaseActions.Dispatch);
        var states = await cases.Where(c => c.State == CaseState.Received || c.State == CaseState.Dispatched || c.State == CaseState.ReturnAsked)
            .GroupBy(c => c.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        // Only what is open is due.
        var near = await cases.Where(c => c.DueAt > now && c.NearFrom <= now).Scored(db).CountAsync(cancel);
        var over = await cases.Where(c => c.DueAt <= now).Scored(db).CountAsync(cancel);
        var back = await fillBack.Waiting().CountAsync(cancel);
        return
        [
            new("待交办", states.GetValueOrDefault(CaseState.Received), "/desk"),
            new("待签收", states.GetValueOrDefault(CaseState.Dispatched), "/cases?state=Dispatched"),
            new("退回待定", states.GetValueOrDefault(CaseState.ReturnAsked), "/cases?state=ReturnAsked"),
            new("临期", near, "/cases?lamp=near&sort=due"),
            new("超期", over, "/cases?lamp=over&sort=due", Tone.Over),
            new("待回填", back, "/platforms"),
        ];
    }
}
