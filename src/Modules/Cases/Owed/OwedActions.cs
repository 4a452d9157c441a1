using Yingshang.Platform.People;

namespace Yingshang.Cases.Owed;

/// <summary>What can be done about 督办件, 批示件, 议定事项, 线索 and the exceptions that discipline sees.</summary>
public static class OwedActions
{
    public const string View = "owed.view";
    public const string Report = "owed.report";
    public const string Decide = "owed.decide";
    public const string Supervise = "supervision.issue";
    public const string WriteNote = "briefing.write";
    public const string ViewNote = "briefing.view";
    public const string RecordInstruction = "instruction.record";
    public const string RecordMeeting = "meeting.record";
    public const string Refer = "referral.make";
    public const string ViewReferrals = "referral.view";
    public const string ReceiveReferral = "referral.receive";
    public const string Exceptions = "discipline.exceptions";

    public static readonly IReadOnlyList<ActionName> All =
    [
        new(View, "查看应办事项"), new(Report, "反馈应办事项"), new(Decide, "审核应办事项"), new(Supervise, "督办"), new(WriteNote, "呈阅"), new(ViewNote, "查看呈阅件"),
        new(RecordInstruction, "登记批示"), new(RecordMeeting, "登记议定事项"), new(Refer, "移送线索"), new(ViewReferrals, "查看移送登记簿"), new(ReceiveReferral, "签收线索"), new(Exceptions, "查看异常、调取留痕"),
    ];

    public static readonly IReadOnlyList<(string Action, string Word)> AuditWords =
    [
        ("owed.reported", "反馈应办事项"), ("owed.decided", "审核应办事项"), ("supervision.issued", "督办"), ("briefing.written", "呈阅"), ("instruction.recorded", "登记批示"),
        ("meeting.recorded", "登记议定事项"), ("referral.made", "移送线索"), ("referral.received", "签收线索"), ("evidence.taken", "调取留痕"),
        ("case.termination-asked", "提请办理终结"), ("case.termination-reviewed", "审核办理终结"), ("case.terminated", "审批办理终结"),
    ];
}
