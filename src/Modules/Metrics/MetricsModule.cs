using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingshang.Indicators;
using Yingshang.Metrics.Api;
using Yingshang.Cases;
using Yingshang.Enterprises;
using Yingshang.Metrics.AskFigures;
using Yingshang.Metrics.Proofread;
using Yingshang.Metrics.Reports;
using Yingshang.Metrics.ShowFigure;
using Yingshang.Metrics.ShowReport;
using Yingshang.Metrics.WriteRules;
using Yingshang.Platform.Datasets;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Mechanisms;
using Yingshang.Platform.Modules;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.Platform.People.AuditTrail;
using Yingshang.Proofreading.Lexicons;

namespace Yingshang.Metrics;

/// <summary>指标口径: defined numbers over the district's records, each with its birth certificate; and the reports made of them.</summary>
public sealed class MetricsModule : Module
{
    public override void Map(ModelBuilder model) => MetricsMapping.Map(model);

    /// <summary>Comes last: the dictionary is whole when every other module has published its datasets.</summary>
    public override void Declare(PackReader pack, Declarations declared)
    {
        declared.Get<ActionNames>().All.AddRange([.. MetricActions.All, .. RuleActions.All]);
        declared.Get<AuditWords>().Add(("report.run", "生成报告"), ("figure.exported", "导出数字的记录"), ("figures.asked", "临时要数"));
        declared.Get<AuditWords>().AddKinds(("report", "报告"), ("figure", "报告里的数"));
        var datasets = declared.Get<DatasetList>();
        var dictionary = datasets.ReadDictionary(pack);
        declared.Add(dictionary);
        var metrics = MetricBook.Read(pack, datasets, dictionary, declared.Get<VersionedTexts>());
        declared.Add(metrics);
        foreach (var indicator in declared.Get<IndicatorBook>().All.Where(i => i.Metric is { } id && metrics.Declared(id) is null))
            pack.Problems.Add(new PackProblem("indicators", 0, 0, $"指标“{indicator.Id}”要用的口径“{indicator.Metric}”没有声明{Suggestion.For(indicator.Metric!, metrics.Ids)}"));
        declared.Add(CountingWays.Read(pack, metrics));
        declared.Add(ProofreadingLists.Read(pack));
        var reports = ReportBook.Read(pack, metrics, declared.Get<VersionedTexts>());
        declared.Add(reports);
        declared.Get<BlockList>().Add(ReportBlocks.All(reports));
    }

    public override void Services(IServiceCollection services)
    {
        services.AddScoped(s => s.GetRequiredService<District>().Declared<MetricBook>());
        services.AddScoped(s => s.GetRequiredService<District>().Declared<ReportBook>());
        services.AddScoped(s => s.GetRequiredService<District>().Declared<CountingWays>());
        services.AddScoped(s => s.GetRequiredService<District>().Declared<Lexicon>());
        services.AddScoped<MetricRunner>().AddScoped<KeptFigures>().AddScoped<DemandFigures>().AddScoped<EnterpriseFigures>();
        services.AddScoped<BlockReader, ReportBlocks>();
        services.AddSingleton<TrialPace>().AddScoped<SampleReader>().AddScoped<RuleVocabulary>();
        services.AddScoped(s => s.GetRequiredService<District>().Declared<DatasetList>()).AddScoped(s => s.GetRequiredService<District>().Declared<DictionaryBook>());
        services.AddSingleton(new IndicatorComputation(async (s, id, from, to, cancel) =>
        {
            var book = s.GetRequiredService<MetricBook>();
            if (!book.Ids.Contains(id)) return null;
            var figure = await s.GetRequiredService<MetricRunner>().RunAsync(book.Current(s.GetRequiredService<District>(), id), new Period(from, to), null, cancel);
            return figure.Value is { } value ? new ComputedValue(value, figure.Metric.Unit, figure.Metric.Reference, figure.Digest) : null;
        }));
        services.AddHandlers(Assembly);
    }

    public override void Endpoints(IEndpointRouteBuilder endpoints)
    {
        MetricApi.Map(endpoints);
        endpoints.MapGet("/cases/figures/document", DownloadAskedFigures.DemandDocumentAsync).WithMetadata(new AllowAttribute(CaseActions.Export));
        endpoints.MapGet("/cases/figures/sheet", DownloadAskedFigures.DemandSheetAsync).WithMetadata(new AllowAttribute(CaseActions.Export));
        endpoints.MapGet("/enterprises/figures/document", DownloadAskedFigures.EnterpriseDocumentAsync).WithMetadata(new AllowAttribute(EnterpriseActions.Export));
        endpoints.MapGet("/enterprises/figures/sheet", DownloadAskedFigures.EnterpriseSheetAsync).WithMetadata(new AllowAttribute(EnterpriseActions.Export));
        endpoints.MapGet("/reports/{id:guid}/document", DownloadReport.DocumentAsync).WithMetadata(new AllowAttribute(MetricActions.View));
        endpoints.MapGet("/reports/{id:guid}/figures", DownloadReport.FiguresAsync).WithMetadata(new AllowAttribute(MetricActions.View));
        endpoints.MapGet("/figures/{id:guid}/records", ExportRecords.HandleAsync).WithMetadata(new AllowAttribute(MetricActions.View));
    }
}
