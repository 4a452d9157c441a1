using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Mechanisms;
using Yingshang.Platform.Storage;

namespace Yingshang.Activities;

/// <summary>Kinds of activities carry mechanisms: those held. Late is what was planned for a day that is over and has no result.</summary>
public sealed class ActivityBlocks(DistrictDb db) : BlockReader
{
    public const string KindId = "activity";

    /// <summary>Days within which results are written down.</summary>
    private const int Results = 7;

    public override string Kind => KindId;
    public override string Counted => "场次";

    internal static IEnumerable<Block> All(ActivityKindBook kinds) => kinds.All.Select(k => new Block(KindId, k.Id, k.Name, "/activities/list?kind=" + k.Id) { Mechanisms = k.Mechanisms });

    public override async Task<IReadOnlyDictionary<string, BlockPulse>> ReadAsync(DateOnly today, CancellationToken cancel)
    {
        var (year, due) = (new DateOnly(today.Year, 1, 1), today.AddDays(-Results));
        var held = await db.Set<Activity>().AsNoTracking().Where(a => a.On <= today && (a.Phase == ActivityPhase.Held || a.Phase == ActivityPhase.Closed)).GroupBy(a => a.KindId)
            .Select(g => new { g.Key, This = g.Count(a => a.On >= year), Last = g.Max(a => a.On) }).ToListAsync(cancel);
        var late = await db.Set<Activity>().AsNoTracking().Where(a => a.On < due && (a.Phase == ActivityPhase.Planned || a.Phase == ActivityPhase.Invited)).GroupBy(a => a.KindId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var pulses = late.ToDictionary(l => l.Key, l => new BlockPulse(0, null, l.Value));
        foreach (var kind in held) pulses[kind.Key] = new BlockPulse(kind.This, kind.Last, late.GetValueOrDefault(kind.Key));
        return pulses;
    }
}
