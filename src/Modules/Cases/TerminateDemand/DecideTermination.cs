using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.DecideReturn;
using Yingshang.Cases.Engine;
using Yingshang.Cases.MergeDemand;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.TerminateDemand;

/// <summary>审批办理终结：先由营商办审核，再由分管区领导（联络员代录）审批；两人不能是提请的人，也不能是同一人。终结不等于解决。</summary>
public sealed class DecideTerminationHandler(DistrictDb db, CaseAccess access, MergedDemands merged, CurrentUser user)
{
    public const string Outcome = "办理终结";

    /// <summary>Whose turn it is.</summary>
    public static string ActionFor(Case c) =>
        c.OpenRequest(RequestKind.Termination) is { DecidedById: not null } ? CaseActions.ApproveTerminationFinally : CaseActions.ApproveTermination;

    public async Task<Result> HandleAsync(Guid id, DecideForm form, CancellationToken cancel)
    {
        var (c, demand, changed) = await access.LoadAsync(id, CaseActions.View, form, cancel);
        if (c.OpenRequest(RequestKind.Termination) is not { } request) return CaseProblems.NoRequest(c);
        if (!user.May(ActionFor(c))) throw new NotAllowedException(ActionFor(c));
        if (changed is not null) return changed;
        if (request.AskedById == user.AccountId) return TerminationProblems.OwnRequest;
        if (form.Grant == true && string.IsNullOrWhiteSpace(form.Decision)) return TerminationProblems.NeedsOpinion;
        var termination = await db.Set<Termination>().FirstAsync(t => t.Id == request.Id, cancel);
        if (request.DecidedById is null) First(c, request, termination, form);
        else await SecondAsync(c, demand, request, termination, form, cancel);
        await db.SaveAsync(cancel);
        return Result.Done;
    }

    private void First(Case c, CaseRequest request, Termination termination, DecideForm form)
    {
        var now = db.Now;
        (request.DecidedById, request.Decision) = (user.AccountId, form.Decision);
        (termination.FirstById, termination.FirstName, termination.FirstAt, termination.FirstOpinion) = (user.AccountId, user.Name, now, form.Decision);
        if (form.Grant != true) (request.IsGranted, request.DecidedAt) = (false, now);
        c.Happened(now, "termination-reviewed", Actor.Of(user), form.Grant == true ? "审核同意办理终结，报分管区领导审批" : "不同意办理终结，继续办理", form.Decision);
        db.Audit("case.termination-reviewed", "case", c.Id, ("granted", form.Grant), ("decision", form.Decision));
    }

    private async Task SecondAsync(Case c, Demand demand, CaseRequest request, Termination termination, DecideForm form, CancellationToken cancel)
    {
        var now = db.Now;
        (request.IsGranted, request.DecidedAt) = (form.Grant, now);
        (termination.SecondById, termination.SecondAt, termination.SecondOpinion) = (user.AccountId, now, form.Decision);
        termination.SecondName = user.ActingForName ?? user.Name;
        if (form.Grant == true)
        {
            foreach (var pause in c.Pauses.Where(p => p.UntilAt is null)) pause.UntilAt = now;
            var told = $"这件事经审批办理终结，原因：{termination.Reason}。有新情况可以重新反映，依法复议、诉讼的权利不受影响";
            c.Answer(Actor.Of(user), now, Outcome);
            c.Confirm(now);
            demand.Reply = $"{told}。";
            demand.OutcomeDetail = $"终结原因：{termination.Reason}\n依据：{termination.Basis}";
            demand.NextDate = null;
            c.Happened(now.AddMicroseconds(1), "terminated", Actor.Of(user), $"办理终结：{termination.Reason}", form.Decision, told, $"终结原因：{termination.Reason}\n依据：{termination.Basis}");
            await merged.AnswerAllAsync(c, demand, Actor.Of(user), now, told, cancel);
        }
        else c.Happened(now, "termination-reviewed", Actor.Of(user), "分管区领导不同意办理终结，继续办理", form.Decision);
        db.Audit("case.terminated", "case", c.Id, ("granted", form.Grant), ("decision", form.Decision), ("reason", termination.Reason));
    }
}
