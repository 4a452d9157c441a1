using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingshang.Enterprises.Api;
using Yingshang.Enterprises.Catalogues;
using Yingshang.Enterprises.EditEnterprise;
using Yingshang.Enterprises.Editing;
using Yingshang.Enterprises.EditRoster;
using Yingshang.Enterprises.EnterpriseFile;
using Yingshang.Enterprises.ImportEnterprises;
using Yingshang.Enterprises.ListEnterprises;
using Yingshang.Enterprises.Qualifications;
using Yingshang.Enterprises.RecordFact;
using Yingshang.Enterprises.Sizing;
using Yingshang.Enterprises.Specialists;
using Yingshang.Platform.Datasets;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Files;
using Yingshang.Enterprises.PairedProjects;
using Yingshang.Platform.Imports;
using Yingshang.Platform.Mechanisms;
using Yingshang.Platform.Modules;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.Platform.People.AuditTrail;

namespace Yingshang.Enterprises;

/// <summary>企业库: one enterprise, one file; and the roster of service specialists.</summary>
public sealed class EnterprisesModule : Module
{
    public override void Map(ModelBuilder model) => EnterprisesMapping.Map(model);

    public override void Declare(PackReader pack, Declarations declared)
    {
        declared.Get<ActionNames>().All.AddRange(EnterpriseActions.All);
        var catalogues = EnterpriseCatalogues.Read(pack);
        declared.Add(catalogues);
        declared.Get<BlockList>().Add(RegisterBlocks.All);
        declared.Get<AuditWords>().Add(EnterpriseAuditWords.All);
        declared.Get<AuditWords>().AddKinds(("enterprise", "企业"), ("enterprise-import", "企业导入"), ("specialist", "专员"), ("paired-project", "包联项目"));
        declared.Add(SizeClassTable.Read(pack));
        declared.Add(RosterRule.Read(pack));
        declared.Get<DatasetList>().Add(EnterpriseDataset.Create(catalogues));
        declared.Get<DatasetList>().Add(FactDataset.Create(catalogues));
        declared.Get<DatasetList>().Add(QualificationDataset.Create(catalogues));
        declared.Get<DatasetList>().Add(SpecialistDataset.Create());
        declared.Get<DatasetList>().Add(PairingDataset.Create());
    }

    public override void Services(IServiceCollection services)
    {
        services.AddScoped(s => s.GetRequiredService<District>().Declared<EnterpriseCatalogues>());
        services.AddScoped(s => s.GetRequiredService<District>().Declared<SizeClassTable>());
        services.AddScoped(s => s.GetRequiredService<District>().Declared<RosterRule>());
        services.AddScoped<BlockReader, RegisterBlocks>();
        services.AddScoped<EnterpriseLookup>().AddScoped<EnterpriseAccess>().AddScoped<SizeClassing>();
        services.AddScoped(s => new EnterpriseCounts(s.GetRequiredService<EnterpriseRegister>()));
        services.AddScoped<EnterpriseRegister>().AddScoped<ExportEnterprises>();
        services.AddScoped<RowVersions>().AddScoped<EnterpriseVersions>().AddScoped<EditEnterpriseHandler>();
        services.AddScoped<EditRosterHandler>().AddScoped<EditPairedProjectHandler>().AddScoped<HandOverHandler>().AddScoped<RosterChoices>();
        services.AddScoped<UnmaskContactsHandler>().AddScoped<RecordFactHandler>().AddScoped<RecordQualificationHandler>();
        services.AddScoped<SheetImporter, EnterpriseImporter>();
    }

    public override void Endpoints(IEndpointRouteBuilder endpoints)
    {
        EnterpriseApi.Map(endpoints);
        endpoints.MapGet("/enterprises/suggest", SuggestAsync).WithMetadata(new AllowAttribute(EnterpriseActions.View));
        endpoints.MapGet("/enterprises/export", (HttpContext context, ExportEnterprises export) => export.WriteAsync(context)).WithMetadata(new AllowAttribute(EnterpriseActions.Export));
        endpoints.MapGet("/enterprises/import/{id:guid}/bad", BadLinesAsync).WithMetadata(new AllowAttribute(EnterpriseActions.Import));
    }

    private static async Task<IResult> BadLinesAsync(Guid id, ImportRuns runs, CancellationToken cancel) =>
        Results.File(await runs.BadLinesAsync(EnterpriseImporter.Name, id, cancel), Csv.ContentType, "没有导入的行.csv");

    /// <summary>Search as you type, for staff: whoever sees one enterprise alone learns nothing of the others.</summary>
    private static async Task<IResult> SuggestAsync(string? q, EnterpriseLookup lookup, CurrentUser user, CancellationToken cancel) =>
        Results.Json(user.ScopeOf(EnterpriseActions.View) == Scope.District ? await lookup.SuggestAsync(q, 10, cancel) : [], System.Text.Json.JsonSerializerOptions.Web);
}
