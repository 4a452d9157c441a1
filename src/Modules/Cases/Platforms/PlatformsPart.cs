using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingshang.Cases.Catalogues;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Platforms.CallBack;
using Yingshang.Cases.Platforms.FillBack;
using Yingshang.Cases.Platforms.Reconcile;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Files;
using Yingshang.Platform.Imports;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.Platform.People.AuditTrail;

namespace Yingshang.Cases.Platforms;

/// <summary>12345 and the provincial platform as masters: what this part of the module stores, declares and serves.</summary>
internal static class PlatformsPart
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<PlatformDemand>(e =>
        {
            e.ToTable("platform_demands");
            e.HasOne<Case>().WithOne().HasForeignKey<PlatformDemand>(p => p.Id);
            e.HasIndex(p => new { p.Platform, p.Number }).IsUnique();
        });
        model.Entity<Reconciliation>(e => { e.ToTable("reconciliations"); e.HasIndex(r => r.MadeAt); });
        model.Entity<ReconciliationLine>(e => { e.ToTable("reconciliation_lines"); e.HasKey(l => new { l.ReconciliationId, l.Order }); });
    }

    public static void Declare(PackReader pack, Declarations declared)
    {
        declared.Get<ActionNames>().All.AddRange(ExternalActions.All);
        declared.Get<AuditWords>().Add(ExternalActions.AuditWords);
        declared.Get<AuditWords>().AddKinds(("platform", "来源平台"), ("reconciliation", "月度对账"));
        declared.Add(CallBackRule.Read(pack));
        declared.Add(PlatformDeclaration.Read(pack, declared.Get<DemandCatalogues>()));
    }

    public static void Services(IServiceCollection services)
    {
        services.AddScoped(s => s.GetRequiredService<District>().Declared<PlatformBook>());
        services.AddScoped<SheetImporter, DemandImporter>();
        services.AddScoped<MergedDeadline>();
        services.AddScoped<FillBackList>();
        services.AddScoped(s => s.GetRequiredService<District>().Declared<CallBackRule>());
        services.AddScoped<CallBackList>();
    }

    public static void Endpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/platforms/import/{id:guid}/bad", async (Guid id, ImportRuns runs, CancellationToken cancel) => Results.File(await runs.BadLinesAsync(DemandImporter.Name, id, cancel), Csv.ContentType, "没有导入的行.csv"))
            .WithMetadata(new AllowAttribute(ExternalActions.Import));
        endpoints.MapGet("/platforms/fill-back/{platform}.xlsx", FillBackSheet.HandleAsync).WithMetadata(new AllowAttribute(ExternalActions.FillBack));
        endpoints.MapGet("/platforms/reconcile/{id:guid}.xlsx", ReconciliationSheet.HandleAsync).WithMetadata(new AllowAttribute(ExternalActions.Reconcile));
    }
}
