using Yingshang.Platform.People;

namespace Yingshang.Cases;

/// <summary>What can be done to a demand; who may, stands in the pack's <c>access.yaml</c>.</summary>
public static class CaseActions
{
    public const string View = "case.view";
    public const string FileOnBehalf = "case.file-on-behalf";
    public const string Verify = "case.verify";
    public const string Dispatch = "case.dispatch";
    public const string Merge = "case.merge";
    public const string Guide = "case.guide";
    public const string Sign = "case.sign";
    public const string Contact = "case.contact";
    public const string Feedback = "case.feedback";
    public const string GiveOpinion = "case.give-opinion";
    public const string Answer = "case.answer";
    public const string AskReturn = "case.ask-return";
    public const string DecideReturn = "case.decide-return";
    public const string DecideSecondReturn = "case.decide-second-return";
    public const string AskExtension = "case.ask-extension";
    public const string DecideExtension = "case.decide-extension";
    public const string DecideSecondExtension = "case.decide-second-extension";
    public const string Pause = "case.pause";
    public const string Confirm = "case.confirm";
    public const string Reopen = "case.reopen";
    public const string Escalate = "case.escalate";
    public const string AskTermination = "case.ask-termination";
    public const string ApproveTermination = "case.approve-termination";
    public const string ApproveTerminationFinally = "case.approve-termination-finally";
    public const string Sample = "case.sample";
    public const string Urge = "case.urge";
    public const string Export = "case.export";
    public const string Assign = "case.assign";
    public const string Accompany = "case.accompany";
    public const string SignOff = "case.sign-off";
    public const string Todo = "case.todo";
    public const string Own = "case.own";
    public const string Avoid = "case.avoid";
    public const string Card = "case.card";
    public const string Complaints = "case.complaints";
    public const string AskRelay = "case.ask-relay";
    public const string Relay = "case.relay";
    public const string FollowUp = "case.follow-up";
    public const string ChangeUrgency = "case.change-urgency";
    public const string ReleaseFiles = "case.release-files";
    public const string CheckWithdrawal = "case.check-withdrawal";

    public static readonly IReadOnlyList<ActionName> All =
    [
        new(View, "查看诉求件"), new(FileOnBehalf, "代为填报"), new(Verify, "回电核实"), new(Dispatch, "交办"), new(Merge, "并案"), new(Guide, "引导法定途径"),
        new(Sign, "签收"), new(Contact, "登记对接"), new(Feedback, "反馈"), new(GiveOpinion, "协办意见"), new(Answer, "办结"), new(AskReturn, "申请退回"), new(DecideReturn, "决定退回"), new(DecideSecondReturn, "决定第二次退回"),
        new(AskExtension, "申请延期"), new(DecideExtension, "同意延期"), new(DecideSecondExtension, "同意第二次延期"), new(Pause, "不计时"), new(Confirm, "销号"),
        new(Reopen, "退回重办"), new(Escalate, "提级办理"), new(AskTermination, "提请办理终结"), new(ApproveTermination, "审核办理终结"), new(ApproveTerminationFinally, "审批办理终结"), new(Sample, "抽查"), new(Urge, "催办"), new(Export, "导出诉求"), new(Assign, "分办"), new(SignOff, "审签"), new(Accompany, "辖区、陪同走访"), new(Todo, "待办"), new(Own, "企业查看本企业诉求"), new(Avoid, "登记被投诉单位"),
        new(Card, "脱敏卡片"), new(Complaints, "投诉后提示"), new(AskRelay, "请营商办转达"), new(Relay, "转达企业"), new(FollowUp, "跟进"), new(CheckWithdrawal, "撤回核查"), new(ChangeUrgency, "调整紧急程度"), new(ReleaseFiles, "附件开放"),
    ];
}
