using Yingshang.Platform.People;

namespace Yingshang.Activities;

/// <summary>What can be done with activities; who may, stands in the pack's <c>access.yaml</c>.</summary>
public static class ActivityActions
{
    public const string View = "activity.view";
    public const string Plan = "activity.plan";
    public const string Record = "activity.record";
    public const string Export = "activity.export";

    public static readonly IReadOnlyList<ActionName> All = [new(View, "查看活动"), new(Plan, "安排活动"), new(Record, "登记活动成果"), new(Export, "导出活动")];

    internal static readonly IReadOnlyList<(string Action, string Word)> AuditWords =
    [
        ("activity.planned", "安排活动"), ("activity.changed", "修改活动"), ("activity.invited", "发出邀请"), ("activity.held", "登记已开展"), ("activity.closed", "登记活动成果"),
        ("activity.corrected", "更正活动成果"), ("activity.cancelled", "取消活动"), ("activity.guest-signed-in", "来宾签到"), ("activity.demand-filed", "活动中收到诉求"), ("activity.promised", "登记承诺事项"), ("activity.exported", "导出活动"),
    ];
}
