using System.ComponentModel.DataAnnotations;
using Yingshang.Cases.Engine;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.AccompanyVisit;

public sealed class AccompanyVisitForm : VersionedForm
{
    [Required(ErrorMessage = "请填写走访日期")]
    public DateOnly? VisitedOn { get; set; }

    /// <summary>Whom the township or park went with: units and posts.</summary>
    [Required(ErrorMessage = "请填写和谁一起去的")]
    [StringLength(200, ErrorMessage = "同行单位不超过 200 字")]
    public string? With { get; set; }

    [Required(ErrorMessage = "请写明看到的情况")]
    [StringLength(1000, ErrorMessage = "看到的情况不超过 1000 字")]
    public string? Seen { get; set; }

    [StringLength(500, ErrorMessage = "商定的事不超过 500 字")]
    public string? Agreed { get; set; }
}

/// <summary>陪同走访：属地乡镇街道、园区陪同主办单位到企业，事后补登一笔。不是义务，不改期限，不要照片。</summary>
public sealed class AccompanyVisitHandler(DistrictDb db, CaseAccess access, CurrentUser user)
{
    public async Task<Result> HandleAsync(Guid id, AccompanyVisitForm form, CancellationToken cancel)
    {
        var (c, _, _) = await access.LoadAsync(id, CaseActions.Accompany, form, cancel);
        if (Refusal(c) is { } refusal) return refusal;
        if (form.VisitedOn < c.ReceivedOn || form.VisitedOn > db.Now.ShanghaiDate) return CaseProblems.VisitOutside(c.ReceivedOn);
        var unit = (await db.Units.FindAsync([user.UnitId], cancel))!;
        c.Happened(db.Now, "accompanied", Actor.Of(user), $"{unit.ShortName}陪同走访", form.Seen,
            facts: $"走访日期：{form.VisitedOn:M月d日}\n同行：{form.With}{(form.Agreed is null ? null : $"\n商定：{form.Agreed}")}");
        db.Audit("case.accompanied", "case", id, ("visited_on", form.VisitedOn), ("with", form.With), ("seen", form.Seen), ("agreed", form.Agreed));
        await db.SaveAsync(cancel);
        return Result.Done;
    }

    /// <summary>Only the township or park in whose territory the demand lies.</summary>
    internal Problem? Refusal(Case c) => c.TerritoryUnitId == user.UnitId ? null : CaseProblems.NotYourTerritory(c);
}
