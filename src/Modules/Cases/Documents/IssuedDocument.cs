using Yingshang.Platform.Storage;

namespace Yingshang.Cases.Documents;

/// <summary>文书: a document that was made, numbered and kept as it went out. Never changed; the same bytes are given to whoever asks again.</summary>
public sealed class IssuedDocument : VersionedRow
{
    /// <summary>The pack's id of its kind, and the version of the template it was made from.</summary>
    public required string TemplateId { get; init; }
    public int TemplateVersion { get; init; }

    /// <summary>交办单</summary>
    public required string Name { get; init; }

    /// <summary>营商交办〔2026〕15号; null for papers without number.</summary>
    public string? Number { get; init; }
    public required string Title { get; init; }

    public DocumentAbout About { get; init; }
    public Guid SubjectId { get; init; }

    /// <summary>The demand in whose timeline it stands, and the event beside which.</summary>
    public Guid? CaseId { get; init; }
    public Guid? NodeId { get; init; }
    public Guid? AddresseeUnitId { get; init; }
    public DocumentReader Reader { get; init; }

    /// <summary>What it was made for, so that it is not made twice; an own one for papers that repeat.</summary>
    public required string Key { get; init; }

    /// <summary>发文机关</summary>
    public required string IssuerName { get; init; }
    public DateTime IssuedAt { get; init; }
    public Guid? IssuedById { get; init; }
    public required string IssuedByName { get; init; }

    /// <summary>SM3 of the file's bytes.</summary>
    public required byte[] Digest { get; init; }
    public Guid AttachmentId { get; init; }
}
