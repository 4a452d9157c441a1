using Yingshang.Platform.People;

namespace Yingshang.Reports;

/// <summary>What can be done with reports; who may, stands in the pack's <c>access.yaml</c>. Reading them is <see cref="Metrics.MetricActions.View"/>.</summary>
public static class ReportActions
{
    public const string Run = "report.run";
    public const string ReadDraft = "report.read-draft";
    public const string Draft = "report.draft";
    public const string Check = "report.check";
    public const string Review = "report.review";
    public const string Sign = "report.sign";
    public const string Proofread = "text.proofread";

    public static readonly IReadOnlyList<ActionName> All = [new(Run, "生成报告"), new(ReadDraft, "查看报告稿"), new(Draft, "起草报告"), new(Check, "核对报告稿"), new(Review, "审核报告稿"), new(Sign, "签发报告"), new(Proofread, "核校文稿")];
}
