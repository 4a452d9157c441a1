using Yingshang.Platform.People;

namespace Yingshang.Cases.Leader;

/// <summary>领导一页, for the leader and the 联络员 acting for the leader; who may, stands in the pack's <c>access.yaml</c>.</summary>
public static class LeaderActions
{
    public const string View = "leader.view";

    public static readonly IReadOnlyList<ActionName> All = [new(View, "领导一页")];
}
