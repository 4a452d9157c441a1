using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Platform.Outbox;

public static class OutboxServices
{
    public static void AddOutbox(this IServiceCollection services)
    {
        services.AddSingleton<OutboxAdapter, NoticeAdapter>();
        services.AddSingleton<OutboxAdapter, MailAdapter>();
        services.AddSingleton<OutboxAdapter, WebhookAdapter>();
        services.AddSingleton<OutboxSender>();
        services.AddHostedService<OutboxWorker>();
        services.AddHostedService<PurgeWorker>();
        services.AddScoped<OutboxQueue>();
        services.AddScoped<ReadNotices>();
        services.AddScoped<DeadMessages>();
    }

    /// <summary>Opening a notice reads it and goes where it leads.</summary>
    public static void MapNotices(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/notices/{id:guid}", async (Guid id, ReadNotices notices, CancellationToken cancel) => Microsoft.AspNetCore.Http.Results.LocalRedirect(await notices.OpenAsync(id, cancel))).WithMetadata(new SignedInAttribute());
}

/// <summary>A person's own notices.</summary>
public sealed class ReadNotices(DistrictDb db, CurrentUser user)
{
    private const int Most = 100;

    public Task<List<Notice>> LatestAsync(CancellationToken cancel) =>
        db.Set<Notice>().AsNoTracking().Where(n => n.AccountId == user.AccountId).OrderBy(n => n.IsRead).ThenByDescending(n => n.At).ThenByDescending(n => n.Id).Take(Most).ToListAsync(cancel);

    /// <summary>Marks one as read and says where it leads. Another person's is not there.</summary>
    public async Task<string> OpenAsync(Guid id, CancellationToken cancel)
    {
        var notice = await db.Set<Notice>().FirstOrDefaultAsync(n => n.Id == id && n.AccountId == user.AccountId, cancel) ?? throw new NotThereException($"notice {id}");
        if (!notice.IsRead)
        {
            notice.IsRead = true;
            await db.SaveAsync(cancel);
        }
        return notice.Link ?? "/notices";
    }

    public async Task ReadAllAsync(CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        await db.Set<Notice>().Where(n => n.AccountId == user.AccountId && !n.IsRead).ExecuteUpdateAsync(s => s.SetProperty(n => n.IsRead, true), cancel);
        await write.CommitAsync(cancel);
    }
}

/// <summary>What could not be sent, for the administrator: kind, way and reason, never the words or what they are about.</summary>
public sealed class DeadMessages(DistrictDb db)
{
    private const int Most = 200;

    public async Task<IReadOnlyList<DeadMessage>> AllAsync(CancellationToken cancel) =>
        await (from m in db.Set<OutboxMessage>().AsNoTracking()
               join u in db.Set<Unit>() on m.UnitId equals (Guid?)u.Id into units
               from u in units.DefaultIfEmpty()
               where m.DeadAt != null
               orderby m.DeadAt descending
               select new DeadMessage(m.Id, m.Channel, m.Kind, u.ShortName, m.QueuedAt, m.DeadAt!.Value, m.Attempts, m.Error, m.GoodUntil != null)).Take(Most).ToListAsync(cancel);

    /// <summary>What waits, by channel: how many, since when, and how many of them have failed before.</summary>
    public async Task<IReadOnlyList<WaitingMessages>> WaitingAsync(CancellationToken cancel) =>
        await db.Set<OutboxMessage>().AsNoTracking().Where(m => m.SentAt == null && m.DeadAt == null).GroupBy(m => m.Channel)
            .Select(g => new WaitingMessages(g.Key, g.Count(), g.Min(m => m.QueuedAt), g.Sum(m => m.Attempts > 0 ? 1 : 0))).ToListAsync(cancel);

    /// <summary>Sends it again from the beginning, or gives it up for good.</summary>
    public async Task<Result> DecideAsync(Guid id, bool again, CancellationToken cancel)
    {
        var message = await db.Set<OutboxMessage>().FirstOrDefaultAsync(m => m.Id == id, cancel) ?? throw new NotThereException($"message {id}");
        if (message.DeadAt is null) return OutboxProblems.NotDead;
        if (again && message.GoodUntil < db.Now) return OutboxProblems.TooOld;
        if (again) (message.DeadAt, message.Attempts, message.DueAt, message.Error) = (null, 0, db.Now, null);
        else db.Remove(message);
        if (again) db.Audit("outbox.retried", "message", id, ("channel", message.Channel), ("kind", message.Kind));
        else db.Audit("outbox.dropped", "message", id, ("channel", message.Channel), ("kind", message.Kind));
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}

/// <param name="Unit">short name of the receiver's unit; null for a telephone</param>
public sealed record DeadMessage(Guid Id, string Channel, string Kind, string? Unit, DateTime QueuedAt, DateTime DeadAt, int Attempts, string? Error, bool RunsOut);

public sealed record WaitingMessages(string Channel, int Count, DateTime Since, int Failed);
