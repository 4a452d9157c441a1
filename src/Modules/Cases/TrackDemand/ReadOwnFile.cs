using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.TrackDemand;

/// <summary>A file that the enterprise sent with its demand (nobody of the staff added it), back to whoever may read the demand.</summary>
public static class ReadOwnFile
{
    public static async Task<IResult> HandleAsync(string code, Guid file, DemandByCode demands, DistrictDb db, CancellationToken cancel)
    {
        var (c, _) = await demands.LoadAsync(code, cancel);
        var attachment = await db.Attachments.AsNoTracking().FirstOrDefaultAsync(a => a.Id == file && a.SubjectId == c.Id && a.SubjectKind == "case" && a.AddedById == null, cancel);
        return attachment is null ? Results.NotFound() : Results.File(await db.ReadAsync(attachment, cancel), "application/octet-stream", attachment.FileName);
    }
}
