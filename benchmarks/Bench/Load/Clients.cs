using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Web;

namespace Yingshang.Bench.Load;

/// <summary>HTTP clients, with or without somebody signed in.</summary>
internal static class Clients
{
    public static HttpClient To(Uri address, string? cookie = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = 256, UseProxy = false }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        if (cookie is not null) client.DefaultRequestHeaders.Add("Cookie", cookie);
        return client;
    }

    /// <summary>The session cookie of an account, protected with the keys that lie in the district's store, so that the server takes it for its own.</summary>
    public static async Task<string> CookieAsync(District district, string username)
    {
        await using var app = App.Host.Build(new DistrictList([district]), []);
        await using var db = district.NewSystemDb();
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.UserName == username);
        var options = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme);
        var properties = new AuthenticationProperties { IssuedUtc = district.Clock.GetUtcNow(), ExpiresUtc = district.Clock.GetUtcNow().AddHours(10) };
        var ticket = new AuthenticationTicket(Gate.Ticket(account, district), properties, CookieAuthenticationDefaults.AuthenticationScheme);
        return new Cookie(options.Cookie.Name!, options.TicketDataFormat.Protect(ticket)).ToString();
    }
}
