using Yingshang.Platform.People;

namespace Yingshang.Reports;

/// <summary>What can be done with reports; who may, stands in the pack's <c>access.yaml</c>. Reading them is <see cref="Metrics.MetricActions.View"/>.</summary>
public static class ReportActions
{
    public const string Run = "report.run";
    public const string Proofread = "text.proofread";

    public static readonly IReadOnlyList<ActionName> All = [new(Run, "生成报告"), new(Proofread, "核校文稿")];
}
