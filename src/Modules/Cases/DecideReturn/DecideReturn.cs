using System.ComponentModel.DataAnnotations;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Procedures;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.DecideReturn;

public sealed class DecideForm : VersionedForm
{
    [Required(ErrorMessage = "请选择同意或不同意")]
    public bool? Grant { get; set; }

    [StringLength(500, ErrorMessage = "意见不超过 500 字")]
    public string? Decision { get; set; }
}

/// <summary>决定退回申请：同意退回·改派，件回到营商办重新交办；不同意·指定承办，原单位继续办。占用的时间都计入原单位。</summary>
public sealed class DecideReturnHandler(DistrictDb db, CaseAccess access, HeldCases held, CurrentUser user)
{
    /// <summary>Who decides this request: the procedure says so for the first time and the next ones.</summary>
    public static string ActionFor(Case c, Procedure procedure) => c.OpenRequest(RequestKind.Return) is null ? CaseActions.DecideReturn
        : procedure.Return.ApproverAfter(c.Requests.Count(r => r is { Kind: RequestKind.Return, IsOpen: false })) == Approver.Leader ? CaseActions.DecideSecondReturn : CaseActions.DecideReturn;

    public async Task<Result> HandleAsync(Guid id, DecideForm form, CancellationToken cancel)
    {
        var (c, _, changed) = await access.LoadAsync(id, CaseActions.View, form, cancel);
        var action = ActionFor(c, held.ProcedureOf(c));
        if (!user.May(action)) throw new NotAllowedException(action);
        if (c.OpenRequest(RequestKind.Return) is not { } request) return CaseProblems.NoRequest(c);
        if (changed is not null) return changed;
        var now = db.Now;
        (request.IsGranted, request.DecidedAt, request.DecidedById, request.Decision) = (form.Grant, now, user.AccountId, form.Decision);
        if (form.Grant == true) c.TakeBack(now);
        else c.State = c.Lead is { SignedAt: not null } ? CaseState.InHand : CaseState.Dispatched;
        c.Happened(now, "return-decided", Actor.Of(user), form.Grant == true ? "同意退回·改派" : "不同意退回·指定承办", form.Decision, form.Grant == true ? "正在改派到能办的单位" : null);
        db.Audit("case.return-decided", "case", c.Id, ("granted", form.Grant), ("decision", form.Decision));
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}
