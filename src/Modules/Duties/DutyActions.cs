using Yingshang.Platform.People;

namespace Yingshang.Duties;

/// <summary>What can be done with 应办事项; who may, stands in the pack's <c>access.yaml</c>.</summary>
public static class DutyActions
{
    public const string View = "duty.view";
    public const string Record = "duty.record";
    public const string Excuse = "duty.excuse";

    public static readonly IReadOnlyList<ActionName> All = [new(View, "查看应办的事"), new(Record, "登记办到"), new(Excuse, "确认不需办理")];

    internal static readonly IReadOnlyList<(string Action, string Word)> AuditWords =
        [("duty.made", "应办事项生成"), ("duty.met", "登记办到"), ("duty.reopened", "应办事项恢复未办"), ("duty.excused", "确认不需办理")];
}
