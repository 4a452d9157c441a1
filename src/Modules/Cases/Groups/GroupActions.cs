using Yingshang.Platform.People;

namespace Yingshang.Cases.Groups;

/// <summary>专班 boards; who may see which, stands in the pack's <c>access.yaml</c>.</summary>
public static class GroupActions
{
    public const string View = "group.view";

    public static readonly IReadOnlyList<ActionName> All = [new(View, "查看专班调度")];
}
