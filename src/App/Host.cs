using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Yingshang.App.Commands;
using Yingshang.App.Pages;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Packs;
using Yingshang.Platform.Pages;
using Yingshang.Platform.People;
using Yingshang.Platform.People.SignIn;
using Yingshang.Platform.Storage;
using Yingshang.Platform.Web;

namespace Yingshang.App;

/// <summary>Puts the web application together.</summary>
internal static class Host
{
    public static WebApplication Build(DistrictList districts, string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot });
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning).AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Services.AddSingleton(districts.Main.Clock);
        builder.Services.AddPlatform(DistrictOptions.Modules, districts);
        builder.Services.AddRazorComponents();
        // Chinese is written as it is; only what HTML itself needs is escaped.
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped(s => Frame.For(s.GetRequiredService<IHttpContextAccessor>().HttpContext!, s.GetRequiredService<CurrentUser>(),
            s.GetRequiredService<DistrictProfile>(), s.GetRequiredService<TimeProvider>()));
        configure?.Invoke(builder);
        var app = builder.Build();
        // A page that failed leaves its scope behind; the page that says so gets one of its own, and its district below.
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/trouble/500", StatusCodeSelector = StatusOf, AllowStatusCode404Response = true, CreateScopeForErrors = true, SuppressDiagnosticsCallback = c => StatusOf(c.Exception) != 500 });
        app.UseStatusCodePagesWithReExecute("/trouble/{0}", createScopeForStatusCodePages: true);
        app.Use(ShowTroubleAsPage);
        app.UseStaticFiles();
        app.UseDistrict();
        app.UseRouting();
        app.UseAuthentication();
        app.UseGate();
        app.UseAntiforgery();
        app.UseEmptyAsMissing();
        MapHealth(app);
        app.MapSignOut();
        foreach (var module in DistrictOptions.Modules.Modules) module.Endpoints(app);
        app.MapRazorComponents<Root>().AddAdditionalAssemblies(Root.Others);
        return app;
    }

    /// <summary>Not there, not allowed, changed by another: said once, here.</summary>
    private static int StatusOf(Exception e) => e switch
    {
        NotThereException => StatusCodes.Status404NotFound,
        NotAllowedException => StatusCodes.Status403Forbidden,
        DbUpdateConcurrencyException => StatusCodes.Status409Conflict,
        BadHttpRequestException bad => bad.StatusCode,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>The page that says what went wrong is opened, whatever was being sent when it did.</summary>
    private static Task ShowTroubleAsPage(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is null && context.Features.Get<IExceptionHandlerFeature>() is null) return next(context);
        context.Request.Method = HttpMethods.Get;
        context.Features.Set<IAntiforgeryValidationFeature>(null);
        return next(context);
    }

    private static void MapHealth(WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("ok")).WithMetadata(new OpenToAllAttribute());
        app.MapGet("/health/ready", async (DistrictDb db, CancellationToken cancel) =>
            await db.Database.CanConnectAsync(cancel) ? Results.Text("ok") : Results.StatusCode(503)).WithMetadata(new OpenToAllAttribute());
    }

    private static string ContentRoot => Path.Combine(DistrictOptions.Root, "src", "App") is var source && Directory.Exists(Path.Combine(source, "wwwroot")) ? source : AppContext.BaseDirectory;
}
