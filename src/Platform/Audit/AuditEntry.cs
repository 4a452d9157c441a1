namespace Yingshang.Platform.Audit;

/// <summary>操作留痕：who did what to which record, when, on whose behalf. Written in the transaction of the change, never altered.
/// What was written lies in <see cref="AuditContent"/>; the entry keeps only its digest.</summary>
public sealed class AuditEntry
{
    public Guid Id { get; init; }
    public DateTime At { get; init; }
    public Guid? ActorId { get; init; }
    public Guid? ActingForId { get; init; }
    public required string Action { get; init; }
    public required string SubjectKind { get; init; }
    public Guid SubjectId { get; init; }
    public required byte[] ContentDigest { get; init; }

    /// <summary>Digest over the entry and, through <see cref="ContentDigest"/>, its content.</summary>
    public byte[] Digest() => Sm3.Hash(new CanonicalBytes()
        .Add("id", Id).Add("at", At).Add("actor", ActorId).Add("acting_for", ActingForId)
        .Add("action", Action).Add("subject_kind", SubjectKind).Add("subject", SubjectId).Add("content", ContentDigest).ToBytes());
}

/// <summary>The words of an entry, beside the chain: may hold personal data and can be blanked with a reason; the digest in the entry stays.</summary>
public sealed class AuditContent
{
    public Guid EntryId { get; init; }
    public required string Text { get; set; }
    public DateTime? BlankedAt { get; set; }
    public string? BlankedBecause { get; set; }
}

/// <summary>An entry that the sealer has not yet linked. The only audit table from which rows are taken away.</summary>
public sealed class AuditPending
{
    public Guid EntryId { get; init; }
}

/// <summary>A link of the chain: <c>Digest = SM3(digest of the link before ‖ digest of the entry)</c>. Insert only.</summary>
public sealed class AuditLink
{
    public long Seq { get; init; }
    public Guid EntryId { get; init; }
    public required byte[] Digest { get; init; }
}

/// <summary>The head of the chain at the end of a day, as it stands in the daily public notice.
/// <c>Seal</c> is HMAC-SM3 under the key that lies outside the store.</summary>
public sealed class AuditHead
{
    public DateOnly Day { get; init; }
    public long Seq { get; init; }
    public required byte[] Digest { get; init; }
    public required byte[] Seal { get; init; }
    public DateTime PublishedAt { get; init; }
}
