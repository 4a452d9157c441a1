using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Platforms;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.MergeDemand;

public sealed class MergeDemandForm : VersionedForm, IValidatableObject
{
    /// <summary>One of the proposed.</summary>
    public Guid? WithId { get; set; }

    /// <summary>另一件的编号, when it is none of the proposed; wins over one that is ticked.</summary>
    public string? Number { get; set; }

    [Required(ErrorMessage = "请写明为什么是同一件事"), StringLength(500, ErrorMessage = "并案理由不超过 500 字")]
    public string? Reason { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (WithId is null && string.IsNullOrWhiteSpace(Number)) yield return new ValidationResult("请选择与哪一件并案，或者写编号", [nameof(WithId)]);
    }
}

/// <summary>
/// 并案：同一件事从几个渠道来的，并到最早收到的一件里办，按它计时，一次答复。每一件的编号、外部编号、查询码都还在，都查得到进展；办结时一并答复、各自回填。
/// </summary>
public sealed class MergeDemandHandler(DistrictDb db, CaseAccess access, MergedDeadline deadline, CurrentUser user)
{
    /// <returns>the demand in which the others are now handled</returns>
    public async Task<Result<Case>> HandleAsync(Guid id, MergeDemandForm form, CancellationToken cancel)
    {
        var (one, about, changed) = await access.LoadAsync(id, CaseActions.Merge, form, cancel);
        if (changed is not null) return changed;
        var number = form.Number?.Trim();
        var otherId = await access.Visible(CaseActions.Merge).Where(c => string.IsNullOrEmpty(number) ? c.Id == form.WithId : c.Number == number).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(cancel);
        if (otherId is not { } found) return CaseProblems.MergeNotFound(number ?? "");
        if (found == id) return CaseProblems.MergeWithItself(one);
        var (other, otherAbout) = await access.LoadAsync(found, CaseActions.Merge, cancel);

        var (main, mainAbout, merged, mergedAbout) = (one.ReceivedAt, one.Id).CompareTo((other.ReceivedAt, other.Id)) < 0 ? (one, about, other, otherAbout) : (other, otherAbout, one, about);
        if (await RefusalAsync(main, mainAbout, merged, mergedAbout, cancel) is { } refusal) return refusal;

        merged.MergeInto(main, Actor.Of(user), db.Now, form.Reason!, mergedAbout.ExternalNumber is { } external ? $"{merged.Channel} {external}" : merged.Channel);
        await deadline.FollowAsync(main, merged.Id, mergedAbout.ExternalDueAt, cancel);
        db.Audit("case.merged", "case", merged.Id, ("into", main.Number), ("reason", form.Reason));
        await db.SaveAsync(cancel);
        return main;
    }

    private async Task<Problem?> RefusalAsync(Case main, Demand mainAbout, Case merged, Demand mergedAbout, CancellationToken cancel)
    {
        if (!main.IsOpen) return CaseProblems.MergeNotOpen(main);
        if (!merged.IsOpen) return CaseProblems.MergeNotOpen(merged);
        if (merged.Requests.Exists(r => r.IsOpen)) return CaseProblems.RequestOpen(merged);
        // Whoever holds the demand reads what was merged into it: nothing may come to a reader that was kept from it before.
        if (mergedAbout.ComplainedUnitId is not null && mergedAbout.ComplainedUnitId != mainAbout.ComplainedUnitId) return CaseProblems.MergeAvoided(main, merged);
        if (mergedAbout.IsConfidential != mainAbout.IsConfidential) return CaseProblems.MergeConfidential(main, merged);
        return await db.Set<Case>().AnyAsync(c => c.MergedIntoId == merged.Id && c.State == CaseState.Merged, cancel) ? CaseProblems.MergeHasMerged(merged, main) : null;
    }
}
