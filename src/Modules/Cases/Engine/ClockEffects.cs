using Yingshang.Cases.EscalateDemand;
using Yingshang.Cases.ResumeDemand;
using Yingshang.Platform.Districts;

namespace Yingshang.Cases.Engine;

/// <summary>What the clock does by itself: a pause at its longest ends, a step that ran out is escalated. Whoever looks sees it, whether or not the job in the background has come by.</summary>
public static class ClockEffects
{
    /// <returns>true when the case is to be read again</returns>
    public static async Task<bool> DrawAsync(District district, Case c, DateTime now, CancellationToken cancel)
    {
        if (c.PauseRanOut(now)) return await EndPauses.OneAsync(district, c.Id, cancel);
        return c.Expired(now, isRequested: false).Any() && await EscalateExpired.OneAsync(district, c.Id, cancel);
    }
}
