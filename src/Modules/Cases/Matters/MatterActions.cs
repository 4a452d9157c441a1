using Yingshang.Platform.People;

namespace Yingshang.Cases.Matters;

/// <summary>What can be done to a 一类事; who may, stands in the pack's <c>access.yaml</c>.</summary>
public static class MatterActions
{
    public const string View = "matter.view";
    public const string Edit = "matter.edit";

    public static readonly IReadOnlyList<ActionName> All = [new(View, "查看一类事"), new(Edit, "归集和更新一类事")];
}
