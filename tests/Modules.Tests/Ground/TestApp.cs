using System.Data.Common;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Yingshang.App;
using Yingshang.App.Commands;
using Yingshang.Platform.Packs;
using Yingshang.Platform.Audit;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.Platform.Web;

namespace Yingshang.Modules.Tests.Ground;

/// <summary>The whole application in this process, over HTTP, on a district of its own. As a class fixture the tests of a class share one; with
/// <see cref="AppTest"/> each test has its own.</summary>
public sealed class TestApp : IAsyncLifetime
{
    private TestDistrict? _district;
    private WebApplication? _app;

    public TestClock Clock { get; } = new();

    /// <summary>Settings with which the application starts: <c>--trusted-proxies=…</c>.</summary>
    public string[] Args { get; init; } = [];

    public District District => _district!.District;

    public TestData Data => new(this);

    public IServiceProvider Services => _app!.Services;

    internal TestServer Server => _app!.GetTestServer();

    public static async Task<TestApp> StartAsync()
    {
        var app = new TestApp();
        await app.InitializeAsync();
        return app;
    }

    /// <summary>On a pack of the test's own, which extends the demo pack: written into a folder that goes again.</summary>
    public static async Task<TestApp> StartAsync(params (string File, string Text)[] pack)
    {
        using var folder = new TestPack(pack);
        var app = new TestApp();
        await app.InitializeAsync(Pack.Load(folder.Path, DistrictOptions.Modules));
        return app;
    }

    public Task InitializeAsync() => InitializeAsync(null);

    private async Task InitializeAsync(Pack? pack)
    {
        _district = await TestDistrict.CreateAsync(Clock, pack);
        _app = Host.Build(new DistrictList([District]), Args, builder => builder.WebHost.UseTestServer());
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }
        if (_district is not null) await _district.DisposeAsync();
    }

    /// <summary>A context of the program itself, to look at what was written.</summary>
    public DistrictDb Db() => District.NewSystemDb();

    /// <summary>Works with the services of a request of this person: <c>App.DoAsync("zhoumin", (DispatchHandler h) => h.HandleAsync(…))</c>.</summary>
    public async Task<TResult> DoAsync<TService, TResult>(string username, Func<TService, Task<TResult>> work) where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentDistrict>().District = District;
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Is(await AccountAsync(username), District.Access);
        return await work(ActivatorUtilities.GetServiceOrCreateInstance<TService>(scope.ServiceProvider));
    }

    public async Task<Account> AccountAsync(string username)
    {
        await using var db = Db();
        return await db.Accounts.AsNoTracking().SingleAsync(a => a.UserName == username);
    }

    public async Task<Unit> UnitAsync(string code)
    {
        await using var db = Db();
        return await db.Units.AsNoTracking().SingleAsync(u => u.Code == code);
    }

    /// <summary>Waits until every entry stands in the audit chain; the sealer of the application may be faster or slower than this.</summary>
    public async Task SealAsync()
    {
        await using var db = Db();
        while (await db.AuditPending.AnyAsync())
        {
            try
            {
                await AuditSealer.SealAsync(District, CancellationToken.None);
            }
            catch (Exception e) when (e is DbUpdateException or DbException)
            {
                // The application's own sealer took the same link.
            }
        }
    }

    /// <summary>A browser in which nobody has signed in.</summary>
    public TestBrowser Visitor() => new(this, null);

    /// <summary>A browser in which the person has signed in; by the name in <c>packs/demo/people.yaml</c>: zhoumin.</summary>
    public TestBrowser As(string username)
    {
        using var db = Db();
        return As(db.Accounts.AsNoTracking().Single(a => a.UserName == username));
    }

    /// <summary>As the first person of the role.</summary>
    public TestBrowser As(Role role)
    {
        if (role == Role.Public) return Visitor();
        using var db = Db();
        return As(db.Accounts.AsNoTracking().Where(a => a.Role == role && !a.IsDisabled).OrderBy(a => a.UserName).First());
    }

    public TestBrowser As(Account account) => new(this, Cookie(account));

    private (string Name, string Value) Cookie(Account account)
    {
        var options = Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme);
        // The session outlasts whatever the test does with the clock.
        var properties = new AuthenticationProperties { IssuedUtc = Clock.GetUtcNow(), ExpiresUtc = Clock.GetUtcNow().AddYears(20), AllowRefresh = false };
        var ticket = new AuthenticationTicket(Gate.Ticket(account, District), properties, CookieAuthenticationDefaults.AuthenticationScheme);
        return (options.Cookie.Name!, options.TicketDataFormat.Protect(ticket));
    }
}

/// <summary>Base of tests that each have the whole application to themselves.</summary>
public abstract class AppTest : IAsyncLifetime
{
    protected TestApp App { get; private set; } = null!;

    public virtual async Task InitializeAsync() => App = await TestApp.StartAsync();

    public virtual Task DisposeAsync() => App.DisposeAsync();
}
