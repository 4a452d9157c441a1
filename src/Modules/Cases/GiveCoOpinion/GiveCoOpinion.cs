using System.ComponentModel.DataAnnotations;
using Yingshang.Cases.Engine;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.GiveCoOpinion;

public sealed class GiveCoOpinionForm : VersionedForm
{
    [Required(ErrorMessage = "请填写协办意见")]
    [StringLength(1000, ErrorMessage = "协办意见不超过 1000 字")]
    public string? Text { get; set; }
}

/// <summary>协办意见：主办单位和营商办看得到，企业看不到。协办单位不办结。</summary>
public sealed class GiveCoOpinionHandler(DistrictDb db, HeldCases held, CaseAccess access, CurrentUser user)
{
    public async Task<Result> HandleAsync(Guid id, GiveCoOpinionForm form, CancellationToken cancel)
    {
        // An opinion is added to what there is; a step of the lead unit in between does not make it wrong.
        form.Version = (await access.LoadAsync(id, CaseActions.GiveOpinion, cancel)).Case.Version;
        var (taken, refusal) = await held.TakeAsync(id, CaseActions.GiveOpinion, HeldAs.Co, form, cancel);
        if (taken is null) return refusal!;
        var signed = taken.SignedAlong(user, db.Now);
        taken.Case.Happened(signed ? db.Now.AddMicroseconds(1) : db.Now, "co-opinion", Actor.Of(user), $"{taken.Unit.ShortName}协办意见", form.Text);
        db.Audit("case.co-opinion", "case", id, ("unit", taken.Unit.Code), ("text", form.Text));
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}
