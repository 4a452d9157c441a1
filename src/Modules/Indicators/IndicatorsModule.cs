using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingshang.Indicators.ComputeIndicator;
using Yingshang.Indicators.ImportObservations;
using Yingshang.Indicators.RecordObservation;
using Yingshang.Indicators.ShowIndicator;
using Yingshang.Platform.Datasets;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Files;
using Yingshang.Platform.Imports;
using Yingshang.Platform.Mechanisms;
using Yingshang.Platform.Modules;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.Platform.People.AuditTrail;

namespace Yingshang.Indicators;

/// <summary>指标: monthly and quarterly figures from a source, with their revisions, forecasts, and what must agree between them.</summary>
public sealed class IndicatorsModule : Module
{
    public override void Map(ModelBuilder model) => IndicatorsMapping.Map(model);

    public override void Declare(PackReader pack, Declarations declared)
    {
        declared.Get<ActionNames>().All.AddRange(IndicatorActions.All);
        declared.Get<AuditWords>().Add([.. IndicatorActions.AuditWords]);
        declared.Get<AuditWords>().AddKinds(("indicator", "指标数据"));
        var book = IndicatorBook.Read(pack, declared.Get<VersionedTexts>());
        declared.Add(book);
        declared.Get<BlockList>().Add(IndicatorBlocks.All(book));
        declared.Get<DatasetList>().Add(ObservationDataset.Create(book));
    }

    public override void Services(IServiceCollection services)
    {
        services.AddScoped(s => s.GetRequiredService<District>().Declared<IndicatorBook>());
        services.AddScoped<BlockReader, IndicatorBlocks>();
        services.AddScoped<ObservationWriter>().AddScoped<Series>().AddScoped<Revisions>();
        services.AddScoped<SheetImporter, ObservationImporter>();
        services.AddHostedService<IndicatorWorker>();
        services.AddHandlers(Assembly);
    }

    public override void Endpoints(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/indicators/import/{id:guid}/bad", BadLinesAsync).WithMetadata(new AllowAttribute(IndicatorActions.Record));

    private static async Task<IResult> BadLinesAsync(Guid id, ImportRuns runs, CancellationToken cancel) => Results.File(await runs.BadLinesAsync(ObservationImporter.Name, id, cancel), Csv.ContentType, "没有导入的行.csv");
}
