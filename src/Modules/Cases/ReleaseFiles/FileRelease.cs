using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.ReleaseFiles;

/// <summary>附件开放: the office has looked at one attachment of a 保密件 and lets the unit that handles it read it. For that unit and that attachment only.</summary>
public sealed class FileRelease : VersionedRow
{
    public Guid CaseId { get; init; }
    public Guid AttachmentId { get; init; }
    public Guid UnitId { get; init; }
    public DateTime ReleasedAt { get; init; }
    public Guid ReleasedById { get; init; }

    /// <summary>收回</summary>
    public DateTime? RevokedAt { get; set; }
}

/// <summary>An attachment as a unit sees it: under a number, because a file's name names the enterprise too.</summary>
public sealed record ReleasedFile(Attachment Attachment, string Name);

/// <summary>Which attachments of a 保密件 a person from whom its enterprise is kept may read.</summary>
public sealed class FileReleases(DistrictDb db, CurrentUser user)
{
    /// <summary>What was released to this person's unit, while the unit has the demand or was the last to have it.</summary>
    /// <param name="c">with its holdings</param>
    public async Task<IReadOnlyList<ReleasedFile>> OfAsync(Case c, CancellationToken cancel)
    {
        if (user.UnitId is not { } unit || !c.Holdings.Exists(h => h.UnitId == unit && (h.IsOpen || !c.IsOpen))) return [];
        var open = await db.Set<FileRelease>().AsNoTracking().Where(r => r.CaseId == c.Id && r.UnitId == unit && r.RevokedAt == null).Select(r => r.AttachmentId).ToListAsync(cancel);
        if (open.Count == 0) return [];
        return [.. (await AllAsync(db, c.Id, cancel)).Where(f => open.Contains(f.Attachment.Id))];
    }

    /// <summary>Every attachment of the demand under its number.</summary>
    internal static async Task<IReadOnlyList<ReleasedFile>> AllAsync(DistrictDb db, Guid id, CancellationToken cancel)
    {
        var files = await db.Attachments.AsNoTracking().Where(a => a.SubjectId == id && a.SubjectKind == "case").OrderBy(a => a.AddedAt).ThenBy(a => a.Id).ToListAsync(cancel);
        return [.. files.Select((a, i) => new ReleasedFile(a, $"附件{i + 1}{Path.GetExtension(a.FileName).ToLowerInvariant()}"))];
    }
}
