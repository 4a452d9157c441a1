using Yingshang.Platform.Districts;

namespace Yingshang.Metrics;

/// <summary>Where a metric is used: 报告《…》, 机制, 指标.</summary>
/// <param name="What">报告, 机制, 指标, 派生指标, 可以除以它, 换算, 口径</param>
public sealed record MetricUse(string What, string Name, string Link);

/// <summary>Who uses which metric: what modules say while the pack loads, and what the office declared in the browser since.</summary>
public sealed class MetricUses
{
    private readonly List<(string Metric, MetricUse Use)> _all = [];

    public void Add(IEnumerable<string> metrics, MetricUse use) => _all.AddRange(metrics.Distinct(StringComparer.Ordinal).Select(m => (m, use)));

    /// <summary>Each once, in the order of <see cref="MetricUse.What"/> as it was said first.</summary>
    public IReadOnlyList<MetricUse> Of(string metric, MetricBook book, District district) =>
        [.. _all.Where(u => u.Metric == metric).Select(u => u.Use).Concat(Declared(metric, book, district)).Distinct().GroupBy(u => u.What).SelectMany(g => g)];

    /// <summary>As versions of today have it, those of the browser with them.</summary>
    private static IEnumerable<MetricUse> Declared(string metric, MetricBook book, District district)
    {
        var language = book.Language(district);
        foreach (var derived in book.AllDerived(district))
            if (Named(language, derived.Formula).Contains(metric)) yield return new MetricUse("派生指标", derived.Name, $"/metrics/{derived.Id}");
        foreach (var other in book.All(district).Where(m => m.Per.Contains(metric))) yield return new MetricUse("可以除以它", other.Name, $"/metrics/{other.Id}");
        foreach (var b in book.Bases.All.Where(b => Named(language, b.Of).Contains(metric))) yield return new MetricUse("换算", b.Word, "/metrics");
    }

    private static IEnumerable<string> Named(FigureLanguage language, string formula) => language.Read(formula).Expression?.Uses.OfType<MetricLeaf>().Select(l => l.Id) ?? [];
}
