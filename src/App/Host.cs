using Microsoft.AspNetCore.Components;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Modules;
using Yingshang.Platform.People;
using Yingshang.Platform.Web;
using Yingshang.App.Commands;

namespace Yingshang.App;

/// <summary>Puts the web application together.</summary>
internal static class Host
{
    public static WebApplication Build(DistrictList districts, string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        builder.Services.AddSingleton(districts.Main.Clock);
        builder.Services.AddPlatform(DistrictOptions.Modules, districts);
        builder.Services.AddRazorComponents();
        builder.Services.AddHttpContextAccessor();
        configure?.Invoke(builder);
        var app = builder.Build();
        app.UseStaticFiles();
        app.UseDistrict();
        app.UseRouting();
        app.UseAuthentication();
        app.UseGate();
        app.UseAntiforgery();
        app.MapGet("/health/live", () => Results.Text("ok")).WithMetadata(new OpenToAllAttribute());
        app.MapGet("/health/ready", async (Yingshang.Platform.Storage.DistrictDb db, CancellationToken cancel) =>
            await db.Database.CanConnectAsync(cancel) ? Results.Text("ok") : Results.StatusCode(503)).WithMetadata(new OpenToAllAttribute());
        foreach (var module in DistrictOptions.Modules.Modules) module.Endpoints(app);
        return app;
    }
}
