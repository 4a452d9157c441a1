using Yingshang.Platform.Storage;

namespace Yingshang.Cases.ProvePhone;

/// <summary>短信. Written here in the transaction of what it tells; the district's sender takes it from here and sets <see cref="SentAt"/>.</summary>
public sealed class TextMessage
{
    public Guid Id { get; init; }
    public required string Phone { get; init; }
    public required string Text { get; init; }

    /// <summary>What it is about: the case.</summary>
    public Guid SubjectId { get; init; }
    public DateTime QueuedAt { get; init; }
    public DateTime? SentAt { get; set; }
}

/// <summary>Queues text messages. Sending them is the business of an adapter of each district: a provider, or the government's own gateway.</summary>
public sealed class TextMessages(DistrictDb db)
{
    /// <summary>Adds the message to the context; it is written with the change it tells of.</summary>
    public void Queue(string phone, Guid subjectId, string text) =>
        db.Add(new TextMessage { Id = db.NewId(), Phone = phone, Text = text, SubjectId = subjectId, QueuedAt = db.Now });
}
