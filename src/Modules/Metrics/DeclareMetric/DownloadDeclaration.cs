using System.Text;
using Microsoft.AspNetCore.Http;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;

namespace Yingshang.Metrics.DeclareMetric;

/// <summary>A version of a metric's declaration as the file that a pack takes.</summary>
internal static class DownloadDeclaration
{
    public static IResult Handle(string id, int? version, District district)
    {
        var stored = district.Versions.Stored(MetricBook.Kind, id);
        if (stored.Count == 0) throw new NotThereException($"metric {id}");
        var wanted = version ?? district.Versions.Current(MetricBook.Kind, id);
        var one = stored.FirstOrDefault(s => s.Version == wanted) ?? throw new NotThereException($"metric {id}@{wanted}");
        return Microsoft.AspNetCore.Http.Results.File(Encoding.UTF8.GetBytes(one.Text), "application/yaml", $"{id}.yaml");
    }
}
