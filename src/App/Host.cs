using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Yingshang.App.Commands;
using Yingshang.App.Pages;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Outbox;
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
        AddApi(builder.Services);
        // Chinese is written as it is; only what HTML itself needs is escaped.
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped(s => Frame.For(s.GetRequiredService<IHttpContextAccessor>().HttpContext!, s.GetRequiredService<CurrentUser>(),
            s.GetRequiredService<DistrictProfile>(), s.GetRequiredService<TimeProvider>()));
        configure?.Invoke(builder);
        var app = builder.Build();
        app.UseTrustedProxies();
        // A page that failed leaves its scope behind; the page that says so gets one of its own, and its district below.
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/trouble/500", StatusCodeSelector = StatusOf, AllowStatusCode404Response = true, CreateScopeForErrors = true, SuppressDiagnosticsCallback = c => StatusOf(c.Exception) != 500 });
        app.UseStatusCodePagesWithReExecute("/trouble/{0}", createScopeForStatusCodePages: true);
        app.Use(ShowTroubleAsPage);
        app.UseApiProblems();
        app.UseStaticFiles();
        app.UseDistrict();
        app.UseRouting();
        app.UseAuthentication();
        app.UseGate();
        app.UseAntiforgery();
        app.UseEmptyAsMissing();
        app.MapOpenApi("/openapi/{documentName}.json").WithMetadata(new OpenToAllAttribute());
        MapHealth(app);
        app.MapSignOut();
        app.MapNotices();
        foreach (var module in DistrictOptions.Modules.Modules) module.Endpoints(app);
        app.MapRazorComponents<Root>().AddAdditionalAssemblies(Root.Others);
        return app;
    }

    /// <summary>As the command line writes its JSON.</summary>
    private static void AddApi(IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(o =>
        {
            o.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            o.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            o.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        });
        services.AddOpenApi("v1", o =>
        {
            o.ShouldInclude = description => description.RelativePath?.StartsWith("api/v1", StringComparison.Ordinal) == true;
            o.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new() { Title = "营商平台接口", Version = "v1", Description = "与页面用同样的权限：登录后的 Cookie，或者“我的账号—接口密钥”里建立的密钥（Authorization: Bearer 密钥）。拒绝办理时按 RFC 9457 说明原因。" };
                document.Servers = [];
                return Task.CompletedTask;
            });
        });
    }

    /// <summary>Not there, not allowed, changed by another: said once, here.</summary>
    private static int StatusOf(Exception e) => e switch
    {
        NotThereException => StatusCodes.Status404NotFound,
        NotAllowedException => StatusCodes.Status403Forbidden,
        DbUpdateConcurrencyException => StatusCodes.Status409Conflict,
        BadHttpRequestException bad => bad.StatusCode,
        // An address whose ?id= is no id: what binds the parameters of pages says so only in this way.
        InvalidOperationException { Message: var said } when said.StartsWith("Cannot parse the value", StringComparison.Ordinal) => StatusCodes.Status404NotFound,
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
