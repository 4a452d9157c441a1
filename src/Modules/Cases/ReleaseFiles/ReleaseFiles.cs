using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.ReleaseFiles;

public sealed class ReleaseFilesForm : VersionedForm
{
    /// <summary>Those that the unit may read from now on; those that are not ticked it may not.</summary>
    public List<Guid> Files { get; set => field = value ?? []; } = [];
}

/// <summary>附件开放：保密件的附件由营商办逐件看过，认不出企业、承办又用得着的才给主办单位看；可以收回。单位看到的是编号，不是文件名。</summary>
public sealed class ReleaseFilesHandler(DistrictDb db, CaseAccess access, CurrentUser user)
{
    public async Task<Result> HandleAsync(Guid id, ReleaseFilesForm form, CancellationToken cancel)
    {
        var (c, demand, changed) = await access.LoadAsync(id, CaseActions.ReleaseFiles, form, cancel);
        var files = await FileReleases.AllAsync(db, id, cancel);
        if (Refusal(c, demand, files) is { } refusal) return refusal;
        if (changed is not null) return changed;
        var unit = await db.Units.AsNoTracking().FirstAsync(u => u.Id == c.LeadUnitId, cancel);
        var open = await db.Set<FileRelease>().Where(r => r.CaseId == id && r.UnitId == unit.Id && r.RevokedAt == null).ToListAsync(cancel);
        var fresh = files.Where(f => form.Files.Contains(f.Attachment.Id) && open.TrueForAll(r => r.AttachmentId != f.Attachment.Id)).ToList();
        var gone = open.FindAll(r => !form.Files.Contains(r.AttachmentId));
        if (fresh.Count == 0 && gone.Count == 0) return CaseProblems.NothingReleased;
        var now = db.Now;
        db.Set<FileRelease>().AddRange(fresh.Select(f => new FileRelease { Id = db.NewId(), CaseId = id, AttachmentId = f.Attachment.Id, UnitId = unit.Id, ReleasedAt = now, ReleasedById = user.AccountId!.Value }));
        foreach (var release in gone) release.RevokedAt = now;
        var back = files.Where(f => gone.Exists(r => r.AttachmentId == f.Attachment.Id)).ToList();
        c.Happened(now, "files-released", Actor.Of(user), string.Join("，", new[] { Said("开放给", fresh, unit), Said("收回，不再给", back, unit) }.OfType<string>()), null,
            fresh.Count == 0 ? null : $"营商办看过后，{fresh.Count}个附件给承办单位看，企业名称和联系人仍然保密");
        db.Audit("case.files-released", "case", id, ("unit", unit.Code), ("released", string.Join(',', fresh.Select(f => f.Attachment.Id))), ("revoked", string.Join(',', gone.Select(r => r.AttachmentId))));
        await db.SaveAsync(cancel);
        return Result.Done;
    }

    /// <summary>Only of a 保密件, and only while a unit has it: the files of every other demand are open to its unit.</summary>
    internal static Problem? Refusal(Case c, Demand demand, IReadOnlyList<ReleasedFile> files) =>
        !demand.IsConfidential ? CaseProblems.FilesNotKept(c) : !c.IsOpen || c.LeadUnitId is null ? CaseProblems.NotHeldByUnit(c) : files.Count == 0 ? CaseProblems.NoFiles(c) : null;

    private static string? Said(string done, List<ReleasedFile> files, Unit unit) => files.Count == 0 ? null : $"{string.Join('、', files.Select(f => f.Name))}{done}{unit.ShortName}{(done[0] == '开' ? "查看" : "看")}";
}
