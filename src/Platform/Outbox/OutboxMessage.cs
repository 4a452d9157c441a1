using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Storage;

namespace Yingshang.Platform.Outbox;

/// <summary>A message that was written in the transaction of what it tells, and is sent afterwards: at least once, with a key by which the receiver knows it again.</summary>
public sealed class OutboxMessage
{
    /// <summary>In-application notices of a signed-in person.</summary>
    public const string Notice = "notice";
    public const string Mail = "mail";
    public const string TextMessage = "text";

    /// <summary>Followed by the declared name: <c>webhook:messenger</c>.</summary>
    public const string Webhook = "webhook:";

    public Guid Id { get; init; }

    /// <summary>Idempotency key: one message for a key, however often it is queued and sent.</summary>
    public required string Key { get; init; }

    /// <summary>notice, mail, text, webhook:…</summary>
    public required string Channel { get; init; }

    /// <summary>The template it was written from: what an administrator may know of it.</summary>
    public required string Kind { get; init; }

    /// <summary>Whom it is for, and of which unit; null for a telephone.</summary>
    public Guid? AccountId { get; init; }
    public Guid? UnitId { get; init; }

    /// <summary>Telephone or mail address. Blank once it is sent, as the words are: nothing is kept that is not needed.</summary>
    public string? Address { get; set; }
    public required string Title { get; set; }
    public required string Text { get; set; }

    /// <summary>Path on this platform.</summary>
    public string? Link { get; init; }

    public Guid SubjectId { get; init; }
    public DateTime QueuedAt { get; init; }

    /// <summary>Not before: the end of the quiet hours, or the next try.</summary>
    public DateTime DueAt { get; set; }

    /// <summary>After this it is not worth sending: a code that has run out.</summary>
    public DateTime? GoodUntil { get; init; }

    public int Attempts { get; set; }

    /// <summary>A node sends it until then; afterwards another may.</summary>
    public DateTime? ClaimedUntil { get; set; }
    public Guid? ClaimedBy { get; set; }
    public DateTime? SentAt { get; set; }

    /// <summary>Given up; the administrator can send it again.</summary>
    public DateTime? DeadAt { get; set; }
    public string? Error { get; set; }
}

/// <summary>通知: what a signed-in person finds under the bell. Whether it was read is kept for the person; when is not, and nobody else sees it.</summary>
public sealed class Notice
{
    /// <summary>That of the message: delivered twice, it is there once.</summary>
    public Guid Id { get; init; }
    public Guid AccountId { get; init; }
    public Guid? UnitId { get; init; }
    public Guid SubjectId { get; init; }
    public required string Title { get; init; }
    public required string Text { get; init; }
    public string? Link { get; init; }
    public DateTime At { get; init; }
    public bool IsRead { get; set; }
}

internal static class OutboxMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<OutboxMessage>(e =>
        {
            e.ToTable("outbox_messages");
            e.HasIndex(m => m.Key).IsUnique();
            e.HasIndex(m => m.DueAt).HasFilter("sent_at IS NULL AND dead_at IS NULL");
            e.HasIndex(m => m.SentAt).HasFilter("sent_at IS NOT NULL");
            e.HasIndex(m => m.DeadAt).HasFilter("dead_at IS NOT NULL");
            e.HasIndex(m => m.SubjectId);
        });
        model.Entity<Notice>(e => { e.ToTable("notices"); e.HasIndex(n => new { n.AccountId, n.IsRead, n.At }); e.HasIndex(n => n.SubjectId); });
    }
}

/// <summary>The outbox's tables on the district's context.</summary>
public static class OutboxDb
{
    extension(DistrictDb db)
    {
        public DbSet<OutboxMessage> OutboxMessages => db.Set<OutboxMessage>();
        public DbSet<Notice> Notices => db.Set<Notice>();

        /// <summary>Takes back what people of a unit were told of a subject, and what is still to be sent to them: they may not know of it any more. Inside the caller's transaction.</summary>
        public async Task WithdrawMessagesAsync(Guid subjectId, Guid unitId, CancellationToken cancel)
        {
            await db.Set<OutboxMessage>().Where(m => m.SubjectId == subjectId && m.UnitId == unitId && m.SentAt == null).ExecuteDeleteAsync(cancel);
            await db.Set<Notice>().Where(n => n.SubjectId == subjectId && n.UnitId == unitId).ExecuteDeleteAsync(cancel);
        }
    }
}
