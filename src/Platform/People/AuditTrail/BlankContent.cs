using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Audit;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Platform.People.AuditTrail;

internal sealed class BlankContentForm
{
    [Required(ErrorMessage = "请写明原因，如本人依法要求删除"), StringLength(200, ErrorMessage = "原因不超过 200 字")]
    public string? Reason { get; set; }
}

/// <summary>隐去内容：takes the words of an entry away (个人信息保护法第四十七条); the entry, its digest and the chain stay, and the blanking is an entry of its own.</summary>
internal sealed class BlankContentHandler(DistrictDb db)
{
    public async Task<Result> HandleAsync(Guid entryId, BlankContentForm form, CancellationToken cancel)
    {
        var content = await db.AuditContents.FirstOrDefaultAsync(c => c.EntryId == entryId, cancel) ?? throw new NotThereException($"audit entry {entryId}");
        if (content.BlankedAt is not null) return PeopleProblems.AlreadyBlanked;
        (content.Text, content.BlankedAt, content.BlankedBecause) = ("", db.Now, form.Reason);
        db.Audit("audit.blanked", "audit", entryId, ("reason", form.Reason));
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}
