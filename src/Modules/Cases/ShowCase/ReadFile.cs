using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.ReleaseFiles;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.ShowCase;

/// <summary>An attachment of a demand, for those who may see the demand. Never shown inline: what an enterprise sends is not a page of ours. Those of a 保密件 name it, so that they stay
/// with the office but for the single ones that it released to the unit.</summary>
public static class ReadFile
{
    public static async Task<IResult> HandleAsync(Guid id, Guid file, CaseAccess access, FileReleases releases, CurrentUser user, DistrictDb db, CancellationToken cancel)
    {
        // An enterprise reads its files at /d/{code}, where it is known whether they are its own.
        if (user.Role == Role.Enterprise) throw new NotThereException($"file {file}");
        var (c, demand) = await access.LoadAsync(id, CaseActions.View, cancel);
        if (Redaction.Of(user, c, demand).IsHidden)
            return (await releases.OfAsync(c, cancel)).FirstOrDefault(f => f.Attachment.Id == file) is { } released ? await SendAsync(db, released.Attachment, released.Name, cancel) : Results.NotFound();
        var attachment = await db.Attachments.AsNoTracking().FirstOrDefaultAsync(a => a.Id == file && a.SubjectId == id, cancel);
        return attachment is null ? Results.NotFound() : await SendAsync(db, attachment, attachment.FileName, cancel);
    }

    private static async Task<IResult> SendAsync(DistrictDb db, Attachment attachment, string name, CancellationToken cancel) => Results.File(await db.ReadAsync(attachment, cancel), "application/octet-stream", name);
}
