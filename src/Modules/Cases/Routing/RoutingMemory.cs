using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.Routing;

/// <summary>The newest answered demands of a district, ready to be compared with. In the memory of this node, read anew when more have been answered.</summary>
public sealed class RoutingMemory
{
    /// <summary>A month or two of a busy district, some years of a quiet one; more would only repeat what these say.</summary>
    private const int Most = 3_000;

    /// <summary>While there are so few, every answer teaches something: read at once.</summary>
    private const int Few = 500;

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private (PastDemands Demands, DateTime Newest, DateTime ReadAt) _known = (new PastDemands([]), DateTime.MinValue, DateTime.MinValue);

    public async Task<PastDemands> OfAsync(DistrictDb db, CancellationToken cancel)
    {
        var newest = await db.Set<Case>().Where(c => c.AnsweredAt != null).MaxAsync(c => c.AnsweredAt, cancel);
        if (IsFresh(newest, db.Now)) return _known.Demands;
        await _reading.WaitAsync(cancel);
        try
        {
            if (!IsFresh(newest, db.Now)) _known = (await ReadAsync(db, cancel), newest!.Value, db.Now);
            return _known.Demands;
        }
        finally
        {
            _reading.Release();
        }
    }

    private bool IsFresh(DateTime? newest, DateTime now) =>
        newest is null || newest == _known.Newest || (_known.Demands.Count > Few && now - _known.ReadAt < Fresh && now >= _known.ReadAt);

    private static async Task<PastDemands> ReadAsync(DistrictDb db, CancellationToken cancel)
    {
        var newest = db.Set<Case>().Where(c => c.AnsweredAt != null && c.LeadUnitId != null).OrderByDescending(c => c.AnsweredAt).ThenByDescending(c => c.Id).Take(Most)
            .Select(c => new { c.Id, c.LeadUnitId, c.Outcome });
        var rows = await (from c in newest join d in db.Set<Demand>() on c.Id equals d.Id select new { c.Id, c.LeadUnitId, c.Outcome, d.Text }).AsNoTracking().ToListAsync(cancel);
        return new PastDemands([.. rows.OrderBy(r => r.Id).Select(r => new PastDemand(r.Id, [r.LeadUnitId!.Value.ToString()], r.Text, r.Outcome == "已解决"))]);
    }
}

/// <summary>The memory of each district that this process serves.</summary>
public sealed class RoutingMemories
{
    private readonly ConditionalWeakTable<District, RoutingMemory> _memories = [];

    public RoutingMemory Of(District district) => _memories.GetOrCreateValue(district);
}
