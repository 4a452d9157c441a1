using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Mechanisms;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Reports;

/// <summary>Reports carry mechanisms: the runs of each.</summary>
public sealed class ReportBlocks(DistrictDb db) : BlockReader
{
    public const string KindId = "report";

    public override string Kind => KindId;
    public override string Counted => "份";

    internal static IEnumerable<Block> All(ReportBook reports) => reports.Declared.Select(r => new Block(KindId, r.Id, r.Name, "/reports"));

    public override async Task<IReadOnlyDictionary<string, BlockPulse>> ReadAsync(DateOnly today, CancellationToken cancel)
    {
        var year = LocalTime.ToUtc(new DateOnly(today.Year, 1, 1), TimeOnly.MinValue);
        var read = await db.Set<ReportRun>().AsNoTracking().GroupBy(r => r.ReportId).Select(g => new { g.Key, This = g.Count(r => r.RunAt >= year), Last = g.Max(r => r.RunAt) }).ToListAsync(cancel);
        return read.ToDictionary(r => r.Key, r => new BlockPulse(r.This, r.Last.ShanghaiDate, 0));
    }
}
