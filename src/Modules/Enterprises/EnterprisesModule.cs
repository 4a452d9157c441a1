using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingshang.Enterprises.Catalogues;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Modules;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;

namespace Yingshang.Enterprises;

/// <summary>企业库: one enterprise, one file; and the roster of service specialists.</summary>
public sealed class EnterprisesModule : Module
{
    public override void Map(ModelBuilder model) => EnterprisesMapping.Map(model);

    public override void Declare(PackReader pack, Declarations declared)
    {
        declared.Get<ActionNames>().All.AddRange(EnterpriseActions.All);
        declared.Add(EnterpriseCatalogues.Read(pack));
    }

    public override void Services(IServiceCollection services)
    {
        services.AddScoped(s => s.GetRequiredService<District>().Declared<EnterpriseCatalogues>());
        services.AddScoped<EnterpriseLookup>();
    }
}
