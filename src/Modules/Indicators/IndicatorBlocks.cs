using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Mechanisms;
using Yingshang.Platform.Storage;

namespace Yingshang.Indicators;

/// <summary>Indicators carry mechanisms: the values of this year's periods.</summary>
public sealed class IndicatorBlocks(DistrictDb db) : BlockReader
{
    public const string KindId = "indicator";

    public override string Kind => KindId;
    public override string Counted => "个数";

    internal static IEnumerable<Block> All(IndicatorBook book) => book.All.Select(i => new Block(KindId, i.Id, i.Name, "/indicators/" + i.Id) { Mechanisms = i.Mechanisms });

    public override async Task<IReadOnlyDictionary<string, BlockPulse>> ReadAsync(DateOnly today, CancellationToken cancel)
    {
        var year = new DateOnly(today.Year, 1, 1);
        var read = await db.Observations.AsNoTracking().Where(o => o.PeriodTo <= today).GroupBy(o => o.IndicatorId).Select(g => new { g.Key, This = g.Count(o => o.PeriodTo >= year), Last = g.Max(o => o.PeriodTo) }).ToListAsync(cancel);
        return read.ToDictionary(r => r.Key, r => new BlockPulse(r.This, r.Last, 0));
    }
}
