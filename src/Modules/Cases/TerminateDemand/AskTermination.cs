using System.ComponentModel.DataAnnotations;
using Yingshang.Cases.Catalogues;
using Yingshang.Cases.Engine;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.TerminateDemand;

public sealed class AskTerminationForm : VersionedForm
{
    [Required(ErrorMessage = "请选择终结的原因")]
    public string? Reason { get; set; }

    [Required(ErrorMessage = "请写明终结的依据"), StringLength(1000, ErrorMessage = "依据不超过 1000 字")]
    public string? Basis { get; set; }

    [Required(ErrorMessage = "请写明已经做了什么"), StringLength(1000, ErrorMessage = "已做的工作不超过 1000 字")]
    public string? DoneSoFar { get; set; }
}

/// <summary>提请办理终结：办到头仍不能解决的，写明原因、依据和已做的工作，经营商办审核、分管区领导审批。审批以前照常计时。</summary>
public sealed class AskTerminationHandler(DistrictDb db, CaseAccess access, DemandCatalogues catalogues, CurrentUser user)
{
    public async Task<Result> HandleAsync(Guid id, AskTerminationForm form, CancellationToken cancel)
    {
        var (c, _, changed) = await access.LoadAsync(id, CaseActions.AskTermination, form, cancel);
        if (Refusal(c) is { } refusal) return refusal;
        if (changed is not null) return changed;
        if (catalogues.TerminationReasons.FirstOrDefault(r => r.Name == form.Reason) is not { } reason) return TerminationProblems.NoSuchReason;
        var (now, requestId) = (db.Now, db.NewId());
        c.Requests.Add(new CaseRequest { Id = requestId, CaseId = id, Kind = RequestKind.Termination, UnitId = user.UnitId!.Value, AskedById = user.AccountId!.Value, AskedAt = now, Reason = reason.Name, Basis = form.Basis! });
        db.Set<Termination>().Add(new Termination { Id = requestId, CaseId = id, Reason = reason.Name, Basis = form.Basis!, DoneSoFar = form.DoneSoFar!, AskedById = user.AccountId.Value });
        // The request leaves the case as it is; its version counts up so that two people cannot ask at once.
        db.Entry(c).Property(x => x.State).IsModified = true;
        c.Happened(now, "termination-asked", Actor.Of(user), "提请办理终结", form.Basis, facts: $"原因：{reason.Name}\n已做的工作：{form.DoneSoFar}");
        db.Audit("case.termination-asked", "case", id, ("reason", reason.Name), ("basis", form.Basis), ("done", form.DoneSoFar));
        await db.SaveAsync(cancel);
        return Result.Done;
    }

    /// <summary>Only what is open, has been contacted and has no request waiting; the unit only what it leads.</summary>
    internal Problem? Refusal(Case c) =>
        !c.IsOpen || c.State == CaseState.Received && c.Round == 1 ? CaseProblems.NotOpen(c)
        : user.ScopeOf(CaseActions.AskTermination) != Scope.District && c.Lead?.UnitId != user.UnitId ? CaseProblems.NotLead(c)
        : c.StepFor(StepAct.Contact) is { DoneAt: null } contact ? CaseProblems.NotYetDone(c, "提请办理终结", [contact])
        : c.Requests.Exists(r => r.IsOpen) ? CaseProblems.RequestOpen(c)
        : null;
}
