using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Yingshang.Platform.Districts;

namespace Yingshang.Platform.Outbox;

/// <summary>What was sent longer ago than the pack keeps it goes. What waits, is being sent or was given up stays, however old.</summary>
public static class PurgeSent
{
    private const int Batch = 500;

    /// <returns>how many went</returns>
    public static async Task<int> RunAsync(District district, CancellationToken cancel)
    {
        if (district.Declared<OutboxRules>().KeepSent is not { } days) return 0;
        await using var db = district.NewSystemDb();
        var before = db.Now.AddDays(-days);
        var gone = 0;
        while (true)
        {
            var old = await db.Set<OutboxMessage>().Where(m => m.SentAt != null && m.SentAt < before).OrderBy(m => m.SentAt).Select(m => m.Id).Take(Batch).ToListAsync(cancel);
            if (old.Count == 0) return gone;
            await using var write = await db.BeginWriteAsync(cancel);
            gone += await db.Set<OutboxMessage>().Where(m => old.Contains(m.Id) && m.SentAt != null && m.SentAt < before).ExecuteDeleteAsync(cancel);
            await write.CommitAsync(cancel);
        }
    }
}

/// <summary>Looks every hour.</summary>
internal sealed class PurgeWorker(DistrictList districts, TimeProvider clock, ILogger<PurgeWorker> log) : DistrictWorker(districts, TimeSpan.FromHours(1), clock, log)
{
    protected override Task RunAsync(District district, CancellationToken cancel) => PurgeSent.RunAsync(district, cancel);
}
