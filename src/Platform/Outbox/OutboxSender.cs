using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Yingshang.Platform.Districts;

namespace Yingshang.Platform.Outbox;

/// <summary>Sends what is due. A message is claimed before it is sent, so that of several nodes one sends it; a node that died leaves it to another when the claim has run out.</summary>
public sealed class OutboxSender(IEnumerable<OutboxAdapter> adapters)
{
    private const int Batch = 50;
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);

    // Names this process in claims.
    private readonly Guid _node = Guid.CreateVersion7();
    private readonly IReadOnlyList<OutboxAdapter> _adapters = [.. adapters];

    /// <returns>how many were tried</returns>
    public async Task<int> SendDueAsync(District district, CancellationToken cancel)
    {
        var claimed = await ClaimAsync(district, cancel);
        foreach (var message in claimed) await SendAsync(district, message, cancel);
        return claimed.Count;
    }

    private async Task<List<OutboxMessage>> ClaimAsync(District district, CancellationToken cancel)
    {
        var channels = district.Declared<OutboxRules>().Channels;
        await using var db = district.NewSystemDb();
        var now = db.Now;
        var due = db.Set<OutboxMessage>().AsNoTracking()
            .Where(m => m.SentAt == null && m.DeadAt == null && m.DueAt <= now && (m.ClaimedUntil == null || m.ClaimedUntil < now) && channels.Contains(m.Channel));
        var found = await due.OrderBy(m => m.DueAt).ThenBy(m => m.Id).Take(Batch).ToListAsync(cancel);
        if (found.Count == 0) return found;
        var mine = new List<OutboxMessage>();
        await using var write = await db.BeginWriteAsync(cancel);
        foreach (var message in found)
        {
            // The condition is asked again by the statement itself: whoever comes second changes nothing.
            var taken = await due.Where(m => m.Id == message.Id).ExecuteUpdateAsync(s => s.SetProperty(m => m.ClaimedUntil, now + Claim).SetProperty(m => m.ClaimedBy, _node), cancel);
            if (taken == 1) mine.Add(message);
        }
        await write.CommitAsync(cancel);
        return mine;
    }

    private async Task SendAsync(District district, OutboxMessage message, CancellationToken cancel)
    {
        try
        {
            if (message.GoodUntil < district.Clock.GetUtcNow().UtcDateTime) await EndAsync(district, message, "过了有效期，没有发", gaveUp: true, cancel);
            else
            {
                await _adapters.First(a => a.Takes(message.Channel)).SendAsync(district, message, cancel);
                await SentAsync(district, message, cancel);
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested) { }
        catch (Exception e)
        {
            // Whatever a foreign server does must not stop the others' messages.
            await EndAsync(district, message, e.Message, gaveUp: message.Attempts + 1 >= district.Declared<OutboxRules>().Retry.MostTimes, cancel);
        }
    }

    private async Task SentAsync(District district, OutboxMessage message, CancellationToken cancel)
    {
        await using var db = district.NewSystemDb();
        var now = db.Now;
        await using var write = await db.BeginWriteAsync(cancel);
        await Mine(db, message).ExecuteUpdateAsync(s => s.SetProperty(m => m.SentAt, now).SetProperty(m => m.Attempts, m => m.Attempts + 1).SetProperty(m => m.ClaimedUntil, (DateTime?)null)
            .SetProperty(m => m.Address, (string?)null).SetProperty(m => m.Title, "").SetProperty(m => m.Text, "").SetProperty(m => m.Error, (string?)null), cancel);
        await write.CommitAsync(cancel);
    }

    private async Task EndAsync(District district, OutboxMessage message, string error, bool gaveUp, CancellationToken cancel)
    {
        var rules = district.Declared<OutboxRules>();
        await using var db = district.NewSystemDb();
        var now = db.Now;
        var next = rules.Quiet.After(message.Channel, now + rules.Retry.After(message.Attempts + 1), district.Calendar);
        var said = error.Length > 200 ? error[..200] : error;
        await using var write = await db.BeginWriteAsync(cancel);
        await Mine(db, message).ExecuteUpdateAsync(s => s.SetProperty(m => m.Attempts, m => m.Attempts + 1).SetProperty(m => m.Error, said).SetProperty(m => m.DueAt, next)
            .SetProperty(m => m.ClaimedUntil, (DateTime?)null).SetProperty(m => m.DeadAt, gaveUp ? now : null), cancel);
        await write.CommitAsync(cancel);
    }

    private IQueryable<OutboxMessage> Mine(Storage.DistrictDb db, OutboxMessage message) => db.Set<OutboxMessage>().Where(m => m.Id == message.Id && m.ClaimedBy == _node);
}

/// <summary>Sends what is due.</summary>
internal sealed class OutboxWorker(DistrictList districts, OutboxSender sender, TimeProvider clock, ILogger<OutboxWorker> log) : DistrictWorker(districts, TimeSpan.FromSeconds(3), clock, log)
{
    protected override Task RunAsync(District district, CancellationToken cancel) => sender.SendDueAsync(district, cancel);
}
