using System.Text.RegularExpressions;
using Yingshang.Metrics;
using Yingshang.Platform.Packs;
using Yingshang.Reports.Templates;

namespace Yingshang.Reports;

/// <summary>Which metrics each template names, wherever in it they stand.</summary>
internal static partial class MetricsInReports
{
    public static IEnumerable<(ReportTemplate Report, IReadOnlyList<string> Metrics)> Uses(this ReportBook reports, VersionedTexts texts, MetricBook metrics)
    {
        var known = metrics.Ids.ToHashSet(StringComparer.Ordinal);
        foreach (var text in texts.All.Where(t => t.Kind == ReportBook.Kind))
            if (reports.Declared.FirstOrDefault(r => r.Id == text.Id) is { } report)
                yield return (report, [.. Placeholders().Matches(text.Text).SelectMany(p => Ids().Matches(p.Value).Select(m => m.Value)).Where(known.Contains).Distinct()]);
    }

    [GeneratedRegex(@"\{\{.*?\}\}", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholders();

    [GeneratedRegex("[a-z][a-z0-9]*(-[a-z0-9]+)*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ids();
}
