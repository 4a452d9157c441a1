using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.Documents;

/// <summary>The kept file, byte for byte as it went out. One about a demand is there for those who may see the demand.</summary>
public static class ReadDocument
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static async Task<IResult> HandleAsync(Guid id, CaseAccess access, DistrictDb db, CurrentUser user, CancellationToken cancel)
    {
        var document = await db.Set<IssuedDocument>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, cancel);
        if (document is null || !CaseDocuments.MayRead(user, document.Reader)) return Results.NotFound();
        if (document.CaseId is { } about)
        {
            var (c, demand) = await access.LoadAsync(about, CaseActions.View, cancel);
            // Only a paper for units is written without the names of a 保密件.
            if (document.Reader != DocumentReader.Unit && Redaction.Of(user, c, demand).IsHidden) return Results.NotFound();
        }
        else if (user.ScopeOf(CaseActions.View) != Scope.District && document.Reader != DocumentReader.Unit) return Results.NotFound();
        var file = await db.Attachments.AsNoTracking().FirstAsync(a => a.Id == document.AttachmentId, cancel);
        return Results.File(await db.ReadAsync(file, cancel), Docx, file.FileName);
    }
}
