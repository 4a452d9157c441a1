using Yingshang.Platform.People;

namespace Yingshang.Indicators;

/// <summary>What can be done with indicators; who may, stands in the pack's <c>access.yaml</c>.</summary>
public static class IndicatorActions
{
    public const string View = "indicator.view";
    public const string Record = "indicator.record";

    public static readonly IReadOnlyList<ActionName> All = [new(View, "查看指标"), new(Record, "登记指标数据")];

    internal static readonly IReadOnlyList<(string Action, string Word)> AuditWords = [("indicator.recorded", "登记指标数据"), ("indicator.revised", "修订指标数据"), ("indicator.computed", "计算指标"), ("indicator.imported", "导入指标数据")];
}
