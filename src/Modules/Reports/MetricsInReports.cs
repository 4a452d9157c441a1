using System.Text.RegularExpressions;
using Yingshang.Metrics;
using Yingshang.Platform.Packs;
using Yingshang.Reports.Templates;

namespace Yingshang.Reports;

/// <summary>Which metrics each template names by id or by name, derived ones too, wherever in it they stand.</summary>
internal static partial class MetricsInReports
{
    public static IEnumerable<(ReportTemplate Report, IReadOnlyList<string> Metrics)> Uses(this ReportBook reports, VersionedTexts texts, MetricBook metrics)
    {
        var names = metrics.Ids.Select(id => (Id: id, metrics.Declared(id)!.Name)).Concat(metrics.DerivedOfPack.Select(d => (d.Id, d.Name))).OrderByDescending(m => m.Name.Length).ToList();
        var known = names.Select(n => n.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var text in texts.All.Where(t => t.Kind == ReportBook.Kind))
            if (reports.Declared.FirstOrDefault(r => r.Id == text.Id) is { } report)
                yield return (report, [.. Placeholders().Matches(text.Text).SelectMany(p => Ids().Matches(p.Value).Select(m => m.Value).Where(known.Contains).Concat(Named(p.Value, names))).Distinct()]);
    }

    /// <summary>Of two names that begin alike the longer one is meant; what stands in quotation marks is a value.</summary>
    private static IEnumerable<string> Named(string placeholder, List<(string Id, string Name)> names)
    {
        var left = Quoted().Replace(placeholder, " ");
        if (left.All(char.IsAscii)) yield break;
        foreach (var (id, name) in names.Where(n => left.Contains(n.Name, StringComparison.Ordinal)))
        {
            if (!left.Contains(name, StringComparison.Ordinal)) continue;
            left = left.Replace(name, " ", StringComparison.Ordinal);
            yield return id;
        }
    }

    [GeneratedRegex("\"[^\"]*\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\{\{.*?\}\}", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholders();

    [GeneratedRegex("[a-z][a-z0-9]*(-[a-z0-9]+)*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ids();
}
