using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingshang.Cases.Catalogues;
using Yingshang.Cases.DispatchDemand;
using Yingshang.Cases.Procedures;
using Yingshang.Cases.UnmaskContact;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Modules;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;

namespace Yingshang.Cases;

/// <summary>企业诉求: filing, 交办, 对接, 反馈, 办结, 销号 under a declared procedure.</summary>
public sealed class CasesModule : Module
{
    public override void Map(ModelBuilder model) => CasesMapping.Map(model);

    public override void Declare(PackReader pack, Declarations declared)
    {
        declared.Get<ActionNames>().All.AddRange(CaseActions.All);
        declared.Add(ProcedureBook.Read(pack, declared.Get<VersionedTexts>()));
        declared.Add(DemandCatalogues.Read(pack));
    }

    public override void Services(IServiceCollection services)
    {
        services.AddScoped(s => s.GetRequiredService<District>().Declared<ProcedureBook>());
        services.AddScoped(s => s.GetRequiredService<District>().Declared<DemandCatalogues>());
        services.AddScoped<CaseAccess>();
        services.AddScoped<DispatchDemandHandler>();
        services.AddScoped<UnmaskContactHandler>();
    }
}
