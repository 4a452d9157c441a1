using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Yingshang.Platform.Modules;

/// <summary>A feature's handler needs no line of its own in the module: every class of the module that is called <c>…Handler</c> is there to be injected.</summary>
public static class Handlers
{
    public static void AddHandlers(this IServiceCollection services, Assembly module)
    {
        foreach (var handler in module.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false, IsNested: false } && t.Name.EndsWith("Handler", StringComparison.Ordinal)))
            services.AddScoped(handler);
    }
}
