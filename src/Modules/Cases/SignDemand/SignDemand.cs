using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.SignDemand;

public sealed class SignDemandForm : VersionedForm
{
    /// <summary>具办人员; the signer when none is named.</summary>
    public Guid? HandlerId { get; set; }

    /// <summary>科室; that of the 具办人员 when none is named.</summary>
    public Guid? SectionId { get; set; }

    /// <summary>Signed with one tap in 待办: goes back there.</summary>
    public bool FromTodo { get; set; }
}

/// <summary>签收：主办、协办单位各签各的，可以指定具办人员和科室。到时不签收视为签收，只影响计时。</summary>
public sealed class SignDemandHandler(DistrictDb db, HeldCases held, CaseAccess access, CurrentUser user)
{
    public async Task<Result> HandleAsync(Guid id, SignDemandForm form, CancellationToken cancel)
    {
        // Nothing typed can be lost here: another unit's step in between does not stop a signature, a colleague's signature does.
        form.Version = (await access.LoadAsync(id, CaseActions.Sign, cancel)).Case.Version;
        var (taken, refusal) = await held.TakeAsync(id, CaseActions.Sign, HeldAs.Either, form, cancel);
        if (taken is null) return refusal!;
        if (taken.Holding.SignedAt is not null) return CaseProblems.AlreadySigned(taken.Case);
        var handler = await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.Id == (form.HandlerId ?? user.AccountId), cancel);
        if (handler is null || handler.UnitId != user.UnitId) return CaseProblems.NotOfUnit(taken.Unit.ShortName);
        var section = form.SectionId ?? handler.SectionId;
        if (section is not null && !await db.Sections.AnyAsync(s => s.Id == section && s.UnitId == user.UnitId, cancel)) return CaseProblems.NotOfUnit(taken.Unit.ShortName);
        taken.Case.Sign(taken.Holding, Actor.Of(user), taken.Unit.ShortName, db.Now, handler.Id, section);
        db.Audit("case.signed", "case", id, ("unit", taken.Unit.Code), ("handler", handler.Id), ("section", section));
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}
