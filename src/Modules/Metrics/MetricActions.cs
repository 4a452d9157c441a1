using Yingshang.Platform.People;

namespace Yingshang.Metrics;

/// <summary>What can be done with figures, and with the reports made of them; who may, stands in the pack's <c>access.yaml</c>.</summary>
public static class MetricActions
{
    public const string View = "report.view";
    public const string Declare = "metric.declare";

    public static readonly IReadOnlyList<ActionName> All = [new(View, "查看报告和数据"), new(Declare, "设立、修改指标口径")];
}
