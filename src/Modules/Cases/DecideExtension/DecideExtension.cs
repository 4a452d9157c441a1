using Yingshang.Cases.DecideReturn;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Procedures;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.DecideExtension;

/// <summary>决定延期申请：哪一次由营商办、哪一次由分管区领导（联络员代录），机制里写明。同意后告知企业；延期的件仍在分母里。</summary>
public sealed class DecideExtensionHandler(DistrictDb db, CaseAccess access, District district, CurrentUser user)
{
    /// <summary>Who decides this request: the procedure says so for the first time and the next ones.</summary>
    public static string ActionFor(Case c, Procedure procedure) =>
        procedure.Extension.ApproverAfter(c.Requests.Count(r => r is { Kind: RequestKind.Extension, IsGranted: true })) == Approver.Leader ? CaseActions.DecideSecondExtension : CaseActions.DecideExtension;

    public async Task<Result> HandleAsync(Guid id, DecideForm form, CancellationToken cancel)
    {
        var (c, _, changed) = await access.LoadAsync(id, CaseActions.View, form, cancel);
        var procedure = district.Declared<ProcedureBook>().At(district, c.ProcedureId, c.ProcedureVersion);
        if (!user.May(ActionFor(c, procedure))) throw new NotAllowedException(ActionFor(c, procedure));
        if (c.OpenRequest(RequestKind.Extension) is not { } request) return CaseProblems.NoRequest(c);
        if (changed is not null) return changed;
        var now = db.Now;
        (request.IsGranted, request.DecidedAt, request.DecidedById, request.Decision) = (form.Grant, now, user.AccountId, form.Decision);
        var to = request.ProposedDate!.Value;
        if (form.Grant == true) c.Extend(procedure, district.Calendar, to);
        var title = form.Grant == true ? $"同意延期至{to:M月d日}" : "不同意延期";
        c.Happened(now, "extension-decided", Actor.Of(user), title, form.Decision, form.Grant == true ? Told(c, to, request.Reason) : null);
        db.Audit("case.extension-decided", "case", c.Id, ("granted", form.Grant), ("to", to), ("decision", form.Decision));
        await db.SaveAsync(cancel);
        return Result.Done;
    }

    /// <summary>Nothing is promised that the platform above does not allow: its deadline does not move with ours.</summary>
    private static string Told(Case c, DateOnly to, string reason) => c.Closing is { ExternalDueAt: { } external } close && external == close.DueAt
        ? $"本区的办结时间延长到{to:M月d日}，原因：{reason}；来源平台的时限{external.AddTicks(-1).ShanghaiDate:M月d日}不变"
        : $"办结时间延长到{to:M月d日}，原因：{reason}";
}
