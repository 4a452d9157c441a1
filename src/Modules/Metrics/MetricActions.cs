using Yingshang.Platform.People;

namespace Yingshang.Metrics;

/// <summary>What can be done with figures and reports; who may, stands in the pack's <c>access.yaml</c>.</summary>
public static class MetricActions
{
    public const string View = "report.view";
    public const string Run = "report.run";
    public const string Proofread = "text.proofread";

    public static readonly IReadOnlyList<ActionName> All = [new(View, "查看报告和数据"), new(Run, "生成报告"), new(Proofread, "核校文稿")];
}
