using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Mechanisms;
using Yingshang.Platform.Storage;

namespace Yingshang.Duties;

/// <summary>Duties carry mechanisms: what was met. Late is what is past its end and not met.</summary>
public sealed class DutyBlocks(DistrictDb db) : BlockReader
{
    public const string KindId = "duty";

    public override string Kind => KindId;
    public override string Counted => "项办到";

    internal static IEnumerable<Block> All(DutyBook book) => book.All.Select(d => new Block(KindId, d.Id, d.Name, "/duties?duty=" + d.Id) { Mechanisms = d.Mechanisms });

    public override async Task<IReadOnlyDictionary<string, BlockPulse>> ReadAsync(DateOnly today, CancellationToken cancel)
    {
        var year = new DateOnly(today.Year, 1, 1);
        var read = await db.DutyItems.AsNoTracking().GroupBy(i => i.DutyId)
            .Select(g => new { g.Key, This = g.Count(i => i.MetOn >= year), Last = g.Max(i => i.MetOn), Late = g.Count(i => i.State == DutyState.Open && i.DueOn < today) }).ToListAsync(cancel);
        return read.ToDictionary(r => r.Key, r => new BlockPulse(r.This, r.Last, r.Late));
    }
}
