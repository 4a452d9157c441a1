using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yingshang.Indicators;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Yingshang.Metrics.Api;
using Yingshang.Metrics.DeclareMetric;
using Yingshang.Metrics.WriteRules;
using Yingshang.Platform.Datasets;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Modules;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.Platform.People.AuditTrail;

namespace Yingshang.Metrics;

/// <summary>指标口径: defined numbers over the district's records, each with its birth certificate.</summary>
public sealed class MetricsModule : Module
{
    /// <summary>Comes last: the dictionary is whole when every other module has published its datasets.</summary>
    public override void Declare(PackReader pack, Declarations declared)
    {
        declared.Get<ActionNames>().All.AddRange([.. MetricActions.All, .. RuleActions.All]);
        var datasets = declared.Get<DatasetList>();
        var dictionary = datasets.ReadDictionary(pack);
        declared.Add(dictionary);
        var metrics = MetricBook.Read(pack, datasets, dictionary, declared.Get<IndicatorBook>(), declared.Get<VersionedTexts>());
        declared.Add(metrics);
        declared.Get<AuditWords>().Add(("metric.declared", "设立、修改指标口径"));
        declared.Get<AuditWords>().AddKinds(("metric", "指标口径"));
        var uses = new MetricUses();
        declared.Add(uses);
        foreach (var indicator in declared.Get<IndicatorBook>().All) uses.Add([indicator.Metric ?? ""], new MetricUse("指标", indicator.Name, $"/indicators/{indicator.Id}"));
        foreach (var indicator in declared.Get<IndicatorBook>().All.Where(i => i.Metric is { } id && metrics.Declared(id) is null))
            pack.Problems.Add(new PackProblem("indicators", 0, 0, $"指标“{indicator.Id}”要用的口径“{indicator.Metric}”没有声明{Suggestion.For(indicator.Metric!, metrics.Ids)}"));
    }

    public override void Services(IServiceCollection services)
    {
        services.AddScoped(s => s.GetRequiredService<District>().Declared<MetricBook>()).AddScoped(s => s.GetRequiredService<District>().Declared<MetricUses>());
        services.AddScoped<MetricRunner>().AddScoped<FigureCalculator>().AddScoped<FigureComparison>();
        services.AddSingleton<TrialPace>().AddScoped<SampleReader>().AddScoped<RuleVocabulary>();
        services.AddScoped(s => s.GetRequiredService<District>().Datasets.List).AddScoped(s => s.GetRequiredService<District>().Datasets.Dictionary);
        services.AddSingleton(new IndicatorComputation(async (s, id, from, to, cancel) =>
        {
            var book = s.GetRequiredService<MetricBook>();
            if (book.Find(s.GetRequiredService<District>(), id) is not { } metric) return null;
            var figure = await s.GetRequiredService<MetricRunner>().RunAsync(metric, new Period(from, to), null, cancel);
            return figure.Value is { } value ? new ComputedValue(value, figure.Metric.Unit, figure.Metric.Reference, figure.Digest) : null;
        }));
        services.AddHandlers(Assembly);
    }

    public override void Endpoints(IEndpointRouteBuilder endpoints)
    {
        MetricApi.Map(endpoints);
        endpoints.MapGet("/metrics/{id}/declaration", DownloadDeclaration.Handle).WithMetadata(new AllowAttribute(MetricActions.View));
    }
}
