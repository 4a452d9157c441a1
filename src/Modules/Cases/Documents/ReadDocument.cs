using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Owed;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.Documents;

/// <summary>The kept file, byte for byte as it went out. One about a demand is there for those who may see the demand.</summary>
public static class ReadDocument
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static async Task<IResult> HandleAsync(Guid id, CaseAccess access, OwedAccess owed, DistrictDb db, CurrentUser user, CancellationToken cancel)
    {
        var document = await db.Set<IssuedDocument>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, cancel);
        if (document is null || !CaseDocuments.MayRead(user, document.Reader) || !MayOpen(document, user)) return Results.NotFound();
        // A 督办件 that is about no demand is there for whoever sees what the unit owes on it.
        if (document is { About: DocumentAbout.Supervision, CaseId: null } && !await owed.Visible().AnyAsync(i => i.Source == OwedSource.Supervision && i.SourceId == document.SubjectId, cancel)) return Results.NotFound();
        if (document.CaseId is { } about)
        {
            var (c, demand) = await access.LoadAsync(about, CaseActions.View, cancel);
            // Only what goes to the enterprise itself names the enterprise of a 保密件.
            if (document.Reader == DocumentReader.Enterprise && Redaction.Of(user, c, demand).IsHidden) return Results.NotFound();
        }
        var file = await db.Attachments.AsNoTracking().FirstAsync(a => a.Id == document.AttachmentId, cancel);
        return Results.File(await db.ReadAsync(file, cancel), Docx, file.FileName);
    }

    /// <summary>What is not about a demand is there for those who work with it.</summary>
    private static bool MayOpen(IssuedDocument document, CurrentUser user) => document.About switch
    {
        DocumentAbout.Enterprise => document.IssuedById == user.AccountId || user.ScopeOf(CaseActions.View) == Scope.District,
        DocumentAbout.Note => user.May(OwedActions.ViewNote),
        DocumentAbout.Supervision => document.CaseId is not null || user.May(OwedActions.View),
        DocumentAbout.Referral or DocumentAbout.Evidence => user.Role == Role.Discipline,
        _ => document.CaseId is not null,
    };
}
