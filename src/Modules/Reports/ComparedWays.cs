using Yingshang.Metrics;
using Yingshang.Platform.Districts;

namespace Yingshang.Reports;

/// <summary>A number for which the ways of counting differ, in each of them, in the order of <see cref="CountingWays.All"/>.</summary>
public sealed record ComparedWays(string Name, IReadOnlyList<Figure> Values)
{
    /// <param name="used">metrics of the report; those that no way counts otherwise are left out</param>
    public static async Task<IReadOnlyList<ComparedWays>> OfAsync(CountingWays ways, MetricBook metrics, District district, IReadOnlyCollection<string> used, string? workGroup, Func<Metric, Task<Figure>> compute)
    {
        var compared = new List<ComparedWays>();
        foreach (var id in ways.Differing.Where(id => ways.All.Any(w => used.Contains(w.Instead.GetValueOrDefault(id, id)))))
        {
            var values = new List<Figure>();
            foreach (var way in ways.All) values.Add(await compute(metrics.Current(district, way.Instead.GetValueOrDefault(id, id)).Within(workGroup)));
            compared.Add(new ComparedWays(metrics.Current(district, id).Name, values));
        }
        return compared;
    }
}
