using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Audit;

namespace Yingshang.Platform.Storage;

/// <summary>A file that belongs to a record. Its bytes lie in chunks addressed by their SM3, so that the store is whole in one place and the same file is kept once.</summary>
public sealed class Attachment
{
    public Guid Id { get; init; }
    public required string SubjectKind { get; init; }
    public Guid SubjectId { get; init; }
    public required string FileName { get; init; }
    public required string ContentType { get; init; }
    public long Length { get; init; }
    public required byte[] Digest { get; init; }
    public DateTime AddedAt { get; init; }
    public Guid? AddedById { get; init; }
}

internal sealed class AttachmentChunk
{
    public required byte[] Digest { get; init; }
    public int Part { get; init; }
    public required byte[] Bytes { get; init; }
}

/// <summary>Puts files into the store and takes them out.</summary>
public static class AttachmentStore
{
    private const int ChunkSize = 256 * 1024;

    /// <summary>Adds the file to the context; it is written with the change it belongs to.</summary>
    public static async Task<Attachment> AttachAsync(this DistrictDb db, string subjectKind, Guid subjectId, string fileName, string contentType, byte[] bytes, Guid? by, CancellationToken cancel)
    {
        var attachment = New(db, subjectKind, subjectId, fileName, contentType, bytes, by);
        await db.AttachAsync(attachment, bytes, cancel);
        return attachment;
    }

    /// <inheritdoc cref="AttachAsync(DistrictDb, string, Guid, string, string, byte[], Guid?, CancellationToken)"/>
    public static async Task AttachAsync(this DistrictDb db, Attachment attachment, byte[] bytes, CancellationToken cancel)
    {
        db.Attachments.Add(attachment);
        var known = db.Set<AttachmentChunk>().Local.Any(c => c.Digest.AsSpan().SequenceEqual(attachment.Digest))
            || await db.Set<AttachmentChunk>().AnyAsync(c => c.Digest == attachment.Digest, cancel);
        if (!known) db.Set<AttachmentChunk>().AddRange(ChunksOf(attachment, bytes));
    }

    /// <summary>The record of a file that is not in the store yet.</summary>
    public static Attachment New(DistrictDb db, string subjectKind, Guid subjectId, string fileName, string contentType, byte[] bytes, Guid? by) => new()
    {
        Id = db.NewId(), SubjectKind = subjectKind, SubjectId = subjectId, FileName = Path.GetFileName(fileName), ContentType = contentType,
        Length = bytes.Length, Digest = Sm3.Hash(bytes), AddedAt = db.Now, AddedById = by,
    };

    internal static IEnumerable<AttachmentChunk> ChunksOf(Attachment attachment, byte[] bytes) =>
        bytes.Chunk(ChunkSize).Select((part, i) => new AttachmentChunk { Digest = attachment.Digest, Part = i, Bytes = part });

    public static async Task<byte[]> ReadAsync(this DistrictDb db, Attachment attachment, CancellationToken cancel)
    {
        var parts = await db.Set<AttachmentChunk>().AsNoTracking().Where(c => c.Digest == attachment.Digest).OrderBy(c => c.Part).Select(c => c.Bytes).ToListAsync(cancel);
        return [.. parts.SelectMany(p => p)];
    }
}
