using Yingshang.Metrics;
using Yingshang.Platform.Packs;

namespace Yingshang.Reports;

/// <summary>口径: a named way of counting. Where it counts otherwise, another metric stands in for the one that a template names.</summary>
/// <param name="Name">as the issued text names it: 实际口径</param>
/// <param name="Instead">metric of the template → metric that is computed</param>
public sealed record CountingWay(string Id, string Name, string Note, IReadOnlyDictionary<string, string> Instead);

/// <summary>The two named ways of counting of <c>counting.yaml</c>. Inside they stand side by side; an issued text uses one, with its name.</summary>
public sealed record CountingWays(IReadOnlyList<CountingWay> All)
{
    private const string File = "counting.yaml";

    /// <summary>The one that is used where nobody chose; the first.</summary>
    public CountingWay Usual => All[0];

    /// <summary>Metrics for which the ways differ.</summary>
    public IReadOnlyList<string> Differing => [.. All.SelectMany(w => w.Instead.Keys).Distinct()];

    public CountingWay? Named(string? id) => id is null ? Usual : All.FirstOrDefault(w => w.Id == id);

    internal static CountingWays Read(PackReader pack, MetricBook metrics)
    {
        if (!pack.Exists(File) || pack.Read(File) is not { } top) return new CountingWays([new CountingWay("actual", "实际口径", "", new Dictionary<string, string>())]);
        top.TextOrNull("source");
        var ways = top.List("ways").Select(w => Way(w, metrics)).ToList();
        if (ways.Count != 2) top.Problem($"口径要写两种：上级口径和实际口径，这里写了 {ways.Count} 种。");
        top.NothingElse();
        return new CountingWays(ways);
    }

    private static CountingWay Way(DeclarationNode node, MetricBook metrics)
    {
        var instead = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (metric, by) in node.Map("instead")?.Pairs() ?? [])
        {
            foreach (var id in new[] { metric, by.Scalar ?? "" }.Where(id => metrics.Declared(id) is null)) by.Problem($"没有指标“{id}”{Suggestion.For(id, metrics.Ids)}");
            instead[metric] = by.Scalar ?? "";
        }
        var way = new CountingWay(node.Text("id"), node.Text("name"), node.Text("note"), instead);
        node.NothingElse();
        return way;
    }
}
