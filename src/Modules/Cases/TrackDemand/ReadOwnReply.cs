using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Documents;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.TrackDemand;

/// <summary>答复书 of the enterprise's own demand, byte for byte as the unit issued it. Of all the papers of a demand only what is written to the enterprise, and only to whoever may read the demand.</summary>
public static class ReadOwnReply
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static async Task<IResult> HandleAsync(string code, Guid document, DemandByCode demands, DistrictDb db, CancellationToken cancel)
    {
        var (c, _) = await demands.LoadAsync(code, cancel);
        if (await Of(db, c.Id).FirstOrDefaultAsync(d => d.Id == document, cancel) is not { } reply) return Results.NotFound();
        var file = await db.Attachments.AsNoTracking().FirstAsync(a => a.Id == reply.AttachmentId, cancel);
        return Results.File(await db.ReadAsync(file, cancel), Docx, file.FileName);
    }

    internal static IQueryable<IssuedDocument> Of(DistrictDb db, Guid caseId) =>
        db.Set<IssuedDocument>().AsNoTracking().Where(d => d.CaseId == caseId && d.About == DocumentAbout.Case && d.Reader == DocumentReader.Enterprise).OrderBy(d => d.IssuedAt);
}
