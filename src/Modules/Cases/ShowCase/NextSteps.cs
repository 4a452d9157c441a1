using Yingshang.Cases.DecideExtension;
using Yingshang.Cases.DecideReturn;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Owed;
using Yingshang.Cases.Procedures;
using Yingshang.Cases.TerminateDemand;
using Yingshang.Platform.Pages;
using Yingshang.Platform.People;

namespace Yingshang.Cases.ShowCase;

/// <summary>What this person may do to a demand now: one obvious next step, the others, and why the rest is not possible.</summary>
public sealed record NextSteps(NextAction? Primary, IReadOnlyList<NextAction> Others, IReadOnlyList<string> Blocked)
{
    public static NextSteps For(CurrentUser user, Case c, Demand demand, Procedure procedure)
    {
        var steps = new Builder(user, c, demand, procedure);
        if (user.UnitId is { } unit && c.Holdings.Find(h => h.IsOpen && h.UnitId == unit) is { } holding && user.May(CaseActions.Sign)) steps.ForHolder(holding);
        if (c is { State: CaseState.Answered, MergedIntoId: null } && demand.NextDate is not null && user.UnitId is { } answered && c.LeadUnitId == answered) steps.ForFollowUp();
        if (user.UnitId is { } own && c.TerritoryUnitId == own && c.IsOpen) steps.ForTerritory();
        steps.ForOffice();
        steps.ForFillBack();
        return steps.Build();
    }

    private sealed class Builder(CurrentUser user, Case c, Demand demand, Procedure procedure)
    {
        private readonly List<NextAction> _actions = [];

        // What can always be done, and is never what has to be done next.
        private readonly List<NextAction> _asides = [];
        private readonly List<string> _blocked = [];

        public void ForHolder(Holding holding)
        {
            if (c.State == CaseState.ReturnAsked) _blocked.Add("已申请退回，等区营商办决定，其他步骤暂时不能办。");
            else if (holding.SignedAt is null) Add(CaseActions.Sign, "签收", "sign", "S");
            else if (holding.IsLead) ForLead();
            else Add(CaseActions.GiveOpinion, "填写协办意见", "opinion");
            if (c.State is CaseState.Dispatched or CaseState.InHand) Add(CaseActions.Assign, "分办", "assign");
            if (demand.IsConfidential && holding.SignedAt is not null && c.State == CaseState.InHand && RelayDemand.Relay.Asked(c) is null) Add(CaseActions.AskRelay, "请营商办转达", "relay-ask");
            if (holding.IsLead && c.State is CaseState.Dispatched or CaseState.InHand) AskFor();
        }

        /// <summary>挂账: answered, and owed another answer on the date that was given.</summary>
        public void ForFollowUp() => Add(CaseActions.Answer, "挂账再答复", "answer");

        private void ForLead()
        {
            if (c.IsPaused) Add(CaseActions.Pause, "恢复计时", "resume");
            var owed = c.OwedBefore(StepAct.Answer);
            if (owed.Count == 0) Add(CaseActions.Answer, "办结答复", "answer", "B");
            else if (owed[0].Act == StepAct.Contact) Add(CaseActions.Contact, $"登记{owed[0].Name}", "contact", "D");
            else Add(CaseActions.Feedback, owed[0].Name, "feedback", "F");
            if (owed.Count > 0) _blocked.Add($"现在不能{string.Join('、', owed.Skip(1).Select(s => s.Name).Append("办结"))}：尚未{owed[0].Name}。");
        }

        private void AskFor()
        {
            if (c.Requests.Exists(r => r.IsOpen)) return;
            if (procedure.Return.MostTimes > 0) Add(CaseActions.AskReturn, "申请退回", "return");
            if (procedure.Extension.MostTimes > 0) Add(CaseActions.AskExtension, "申请延期", "extension");
            if (!c.IsPaused && procedure.Pause is { ByUnit: true, MostTimes: > 0 }) Add(CaseActions.Pause, "申请不计时", "pause");
            if (c.StepFor(StepAct.Contact) is not { DoneAt: null }) Add(CaseActions.AskTermination, "提请办理终结", "termination");
        }

        public void ForTerritory() => Add(CaseActions.Accompany, "登记陪同走访", "visit");

        public void ForOffice()
        {
            if (c.IsOpen && RelayDemand.Relay.Asked(c) is not null) Add(CaseActions.Relay, "转达企业", "relay");
            if (c is { State: CaseState.Merged, MergedIntoId: { } main } && user.May(CaseActions.Merge)) _actions.Add(new NextAction("到并入的那一件办理", $"/cases/{main}"));
            if (c.OpenRequest(RequestKind.Return) is not null) Add(DecideReturnHandler.ActionFor(c, procedure), "决定退回申请", "return-decision");
            if (c.OpenRequest(RequestKind.Extension) is not null) Add(DecideExtensionHandler.ActionFor(c, procedure), "决定延期申请", "extension-decision");
            if (c.OpenRequest(RequestKind.Termination) is { } termination)
                Add(DecideTerminationHandler.ActionFor(c), termination.DecidedById is null ? "审核办理终结" : "审批办理终结", "termination-decision");
            if (c.State == CaseState.Received)
            {
                Add(CaseActions.Dispatch, "交办", "dispatch", "J");
                if (!demand.IsVerified) Add(CaseActions.Verify, "回电核实", "verify");
                Add(CaseActions.Guide, "不属受理范围，告知途径", "guide");
            }
            if (c.State is CaseState.Dispatched or CaseState.InHand)
            {
                // Who cannot be ordered is not chased: the office asks.
                if (c.Lead is not { Document: "交办单" or "转办单" }) Add(CaseActions.FollowUp, "跟进", "follow-up");
                else
                {
                    Add(CaseActions.Urge, "催办", "urge");
                    Add(OwedActions.Supervise, "督办", "supervise");
                }
                if (user.ScopeOf(CaseActions.AskTermination) == Scope.District && !c.Requests.Exists(r => r.IsOpen) && c.StepFor(StepAct.Contact) is not { DoneAt: null }) Add(CaseActions.AskTermination, "提请办理终结", "termination");
                if (!demand.IsVerified) Add(CaseActions.Verify, "回电核实", "verify");
            }
            if (c.State == CaseState.Answered)
            {
                Add(CaseActions.Confirm, "回访销号", "confirm");
                Add(CaseActions.Reopen, "退回重办", "reopen");
            }
            if (c.State is CaseState.Dispatched or CaseState.InHand or CaseState.Answered && c.Level < 2) Add(CaseActions.Escalate, "提级办理", "escalate");
            if (demand.IsConfidential && c is { IsOpen: true, LeadUnitId: not null }) Add(CaseActions.ReleaseFiles, "附件开放", "release-files");
            if (c.IsOpen && (c.Urgency is not null || procedure.Urgencies.Count > 0)) Add(CaseActions.ChangeUrgency, "调整紧急程度", "urgency");
            if (c.IsOpen) Add(CaseActions.Merge, "并案", "merge");
            if (c.State == CaseState.Merged) Aside(CaseActions.Merge, "撤销并案", "unmerge");
            Aside(Matters.MatterActions.Edit, "归入一类事", "matter");
            if (c.State == CaseState.Withdrawn) Add(CaseActions.CheckWithdrawal, "核查是否自愿", "withdrawal");
            Aside(CaseActions.Card, "脱敏卡片", "card");
            if (c.State != CaseState.Withdrawn) Aside(CaseActions.Avoid, demand.ComplainedUnitId is null ? "登记被投诉单位" : "更正被投诉单位", "avoid");
            if ((c.IsOpen || demand.NextDate is not null) && user.May(OwedActions.WriteNote)) _asides.Add(new NextAction("写呈阅件", $"/notes/new?case={c.Id}"));
            if (_actions.Count + _asides.Count > 0 && user.May(OwedActions.Refer)) _asides.Add(new NextAction("移送线索", $"/referrals/new?case={c.Id}"));
            if (c.IsOpen && user.May(CaseActions.Confirm)) _blocked.Add("现在不能销号：尚未办结答复。");
        }

        /// <summary>What came from a platform is typed back there, by the office or by the unit that answered.</summary>
        public void ForFillBack()
        {
            if (c.IsOpen || c.State == CaseState.Merged || demand.ExternalNumber is null || demand.FilledBackAt is not null) return;
            if (user.ScopeOf(Platforms.ExternalActions.FillBack) == Scope.District || (user.UnitId is { } unit && c.LeadUnitId == unit)) Add(Platforms.ExternalActions.FillBack, "回填", "fill-back");
        }

        public NextSteps Build() => new(_actions.FirstOrDefault(), [.. _actions.Skip(1), .. _asides], [.. _blocked.Distinct()]);

        private void Aside(string action, string text, string path)
        {
            if (user.May(action)) _asides.Add(new NextAction(text, $"/cases/{c.Id}/{path}"));
        }

        private void Add(string action, string text, string path, string? key = null)
        {
            if (user.May(action)) _actions.Add(new NextAction(text, $"/cases/{c.Id}/{path}", Key: key));
        }
    }
}
