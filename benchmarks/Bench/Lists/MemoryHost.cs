using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Yingshang.App;
using Yingshang.App.Commands;
using Yingshang.Cases.Catalogues;
using Yingshang.Cases.ListCases;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Pages;
using Yingshang.Platform.People;

namespace Yingshang.Bench.Lists;

/// <summary>First page of a district's list, read once.</summary>
internal sealed record MemoryLines(CasePage Page, IReadOnlyDictionary<Guid, Unit> Units, DateTime Now);

/// <summary>A bare server of one page that touches no database: what rendering the list costs by itself. In a process of its own, as the product is.</summary>
internal static class MemoryHost
{
    public const string Name = "memory-page";

    public static Command Command()
    {
        var (data, port) = (new Option<string>("--data") { Required = true }, new Option<int>("--port") { Required = true });
        var command = new Command(Name, "内存里的同一页（由 lists 启动）") { data, port };
        command.Hidden = true;
        command.SetAction((parsed, cancel) => ServeAsync(parsed.GetValue(data)!, parsed.GetValue(port), cancel));
        return command;
    }

    private static async Task ServeAsync(string data, int port, CancellationToken cancel)
    {
        var district = DistrictOptions.Open(data, null, null, TimeProvider.System);
        await district.OpenAsync(cancel);
        var (lines, clerk) = await ReadAsync(district, cancel);
        var builder = WebApplication.CreateBuilder([$"--urls=http://127.0.0.1:{port}"]);
        builder.Logging.ClearProviders();
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddRazorComponents();
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).AddHttpContextAccessor().AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(district).AddSingleton(district.Profile).AddSingleton(district.Calendar).AddSingleton(district.Declared<DemandCatalogues>()).AddSingleton(lines);
        builder.Services.AddScoped(_ => UserOf(clerk, district));
        builder.Services.AddScoped(s => Frame.For(s.GetRequiredService<IHttpContextAccessor>().HttpContext!, s.GetRequiredService<CurrentUser>(), district.Profile, TimeProvider.System));
        var app = builder.Build();
        app.UseAntiforgery();
        app.MapGet("/health/ready", () => "ok");
        app.MapRazorComponents<MemoryRoot>();
        await app.RunAsync(cancel);
    }

    private static async Task<(MemoryLines Lines, Account Clerk)> ReadAsync(District district, CancellationToken cancel)
    {
        await using var db = district.NewSystemDb();
        var user = new CurrentUser();
        user.IsSystem(district.Access);
        var query = new CaseQuery(db, new Cases.CaseAccess(db, user), district, user);
        var page = await query.PageAsync(ListState.Parse("/cases", "", 50), cancel);
        var units = await db.Units.AsNoTracking().OrderBy(u => u.Order).ToDictionaryAsync(u => u.Id, cancel);
        return (new MemoryLines(page, units, db.Now), await db.Accounts.AsNoTracking().FirstAsync(a => a.Role == Role.Office, cancel));
    }

    private static CurrentUser UserOf(Account clerk, District district)
    {
        var user = new CurrentUser();
        user.Is(clerk, district.Access);
        return user;
    }
}
