namespace Yingshang.Metrics;

/// <summary>Where a metric is used: 报告《…》, 机制, 指标.</summary>
/// <param name="What">报告, 机制, 指标, 派生指标</param>
public sealed record MetricUse(string What, string Name, string Link);

/// <summary>Who uses which metric, as modules say while the pack loads.</summary>
public sealed class MetricUses
{
    private readonly List<(string Metric, MetricUse Use)> _all = [];

    public void Add(IEnumerable<string> metrics, MetricUse use) => _all.AddRange(metrics.Distinct(StringComparer.Ordinal).Select(m => (m, use)));

    public IReadOnlyList<MetricUse> Of(string metric) => [.. _all.Where(u => u.Metric == metric).Select(u => u.Use).Distinct()];
}
