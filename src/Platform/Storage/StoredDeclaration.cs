namespace Yingshang.Platform.Storage;

/// <summary>A version of a declaration as it was when it first served: running cases, kept figures and signed reports read it by number.</summary>
public sealed class StoredDeclaration
{
    public required string Kind { get; init; }
    public required string DeclarationId { get; init; }
    public int Version { get; init; }
    public required byte[] Digest { get; init; }
    public required string Text { get; init; }
    public DateTime Since { get; init; }

    /// <summary>Who wrote it in the browser; null for a text of the pack.</summary>
    public Guid? ById { get; init; }

    /// <summary>Why it was written in the browser.</summary>
    public string? Because { get; init; }
}
