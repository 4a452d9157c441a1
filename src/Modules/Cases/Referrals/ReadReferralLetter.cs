using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.Referrals;

/// <summary>The letter of a referral, for those who keep the register; discipline reads it among its own documents.</summary>
public static class ReadReferralLetter
{
    public static async Task<IResult> HandleAsync(Guid id, DistrictDb db, CancellationToken cancel)
    {
        var file = await (from r in db.Set<Referral>().AsNoTracking()
                          join d in db.Set<Documents.IssuedDocument>() on r.DocumentId equals d.Id
                          join a in db.Set<Attachment>() on d.AttachmentId equals a.Id
                          where r.Id == id
                          select a).FirstOrDefaultAsync(cancel);
        return file is null ? Results.NotFound() : Results.File(await db.ReadAsync(file, cancel), file.ContentType, file.FileName);
    }
}
