using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.Platform.Web;
using Yingshang.WorkCalendars;
using Interface = Yingshang.Platform.Web.Api;

namespace Yingshang.Metrics.Api;

/// <summary>A metric of the catalogue.</summary>
internal sealed record MetricShown(string Id, int Version, string Name, string Unit, string Dataset, string Filter, string Definition, string? Note);

/// <summary>A number with its birth certificate, named as in the figures of a report.</summary>
internal sealed record FigureShown(string Metric, int Version, string Name, decimal? Value, string Unit, decimal? Numerator, decimal? Denominator, string Dataset, string Filter, string Period, DateTime AsOf, long RecordCount, string Digest);

/// <summary>指标 for programs.</summary>
internal static class MetricApi
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi("指标");
        api.MapGet("/metrics", (MetricBook metrics, District district) => metrics.All(district).Select(Shown).ToList()).Allow(MetricActions.View, "有哪些指标，各是什么口径");
        api.MapGet("/metrics/{id}", RunAsync).Allow(MetricActions.View, "一个指标在一个期间的数；from、to 写成 2023-01 或者 2023-01-01，不写是今年以来").Produces<FigureShown>().ProducesValidationProblem().ProducesProblem(404);
    }

    private static async Task<IResult> RunAsync(string id, string? from, string? to, MetricBook metrics, MetricRunner runner, District district, DistrictDb db, CancellationToken cancel)
    {
        var metric = metrics.Find(district, id) ?? throw new NotThereException($"metric {id}");
        var (asked, wrong) = from is null && to is null ? (null, null) : Period.Parse(from, to);
        if (wrong is not null && Interface.Invalid([("from", wrong)]) is { } invalid) return invalid;
        var figure = await runner.RunAsync(metric, asked ?? Period.YearTo(db.Now.ShanghaiDate), null, cancel);
        return Results.Ok(new FigureShown(id, figure.Metric.Version, figure.Metric.Name, figure.Value, figure.Metric.Unit, figure.Numerator, figure.Denominator, figure.Metric.Dataset.Name, figure.FilterText, figure.Period.Iso, figure.AsOf,
            figure.RecordCount, figure.Digest));
    }

    private static MetricShown Shown(Metric m) => new(m.Id, m.Version, m.Name, m.Unit, m.Dataset.Name, m.FilterText, m.Definition, m.Note);
}
