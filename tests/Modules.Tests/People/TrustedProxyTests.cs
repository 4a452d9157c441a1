using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Web;

namespace Yingshang.Modules.Tests.People;

/// <summary>From where somebody asks: limits and the record go by it.</summary>
public sealed class TrustedProxyTests
{
    [Fact]
    public async Task Nobody_is_believed_by_default()
    {
        await using var app = await StartAsync(null);
        Assert.Equal("203.0.113.9", await FailedFromAsync(app.App, "203.0.113.9", "198.51.100.7"));
    }

    [Theory]
    [InlineData("10.0.0.5", "198.51.100.7", "198.51.100.7")]
    [InlineData("10.0.0.5", "198.51.100.7, 10.0.0.6", "198.51.100.7")]
    // What the visitor typed stands to the left of what the proxy saw.
    [InlineData("10.0.0.5", "1.2.3.4, 198.51.100.7", "198.51.100.7")]
    [InlineData("::ffff:10.0.0.5", "2001:db8::7", "2001:db8::7")]
    [InlineData("203.0.113.9", "198.51.100.7", "203.0.113.9")]
    public async Task A_declared_proxy_says_for_whom_it_asks(string remote, string forwarded, string recorded)
    {
        await using var app = await StartAsync("10.0.0.5, 10.0.0.6");
        Assert.Equal(recorded, await FailedFromAsync(app.App, remote, forwarded));
    }

    [Fact]
    public async Task Limits_go_by_the_visitor_and_not_by_the_proxy()
    {
        await using var app = await StartAsync("10.0.0.0/8");
        for (var i = 0; i < 30; i++) await FailedFromAsync(app.App, "10.0.0.5", "198.51.100.7");
        Assert.Contains("登录尝试太频繁", await TryAsync(app.App, "10.0.0.5", "198.51.100.7"));
        Assert.DoesNotContain("登录尝试太频繁", await TryAsync(app.App, "10.0.0.5", "198.51.100.8"));
    }

    [Theory]
    [InlineData("10.0.0.5", 1)]
    [InlineData("10.0.0.0/8，2001:db8::/32", 2)]
    [InlineData(null, 0)]
    [InlineData("", 0)]
    public void Proxies_are_addresses_and_networks(string? setting, int count) => Assert.Equal(count, TrustedProxies.Parse(setting).Count);

    [Fact]
    public void A_proxy_that_is_neither_is_told() => Assert.Contains("“nginx”不是 IP 地址", Assert.Throws<FormatException>(() => TrustedProxies.Parse("10.0.0.5,nginx")).Message);

    private static async Task<Started> StartAsync(string? proxies)
    {
        var app = new TestApp { Args = proxies is null ? [] : [$"--{TrustedProxies.Setting}={proxies}"] };
        await app.InitializeAsync();
        return new Started(app);
    }

    /// <summary>The address that the record keeps of a sign-in that failed.</summary>
    private static async Task<string> FailedFromAsync(TestApp app, string remote, string forwarded)
    {
        await TryAsync(app, remote, forwarded);
        await using var db = app.Db();
        var entry = await db.AuditEntries.AsNoTracking().Where(e => e.Action == "account.sign-in-failed").OrderByDescending(e => e.Id).Select(e => e.Id).FirstAsync();
        var text = await db.AuditContents.Where(c => c.EntryId == entry).Select(c => c.Text).SingleAsync();
        return text.Split('\n').Single(l => l.StartsWith("address=", StringComparison.Ordinal))["address=".Length..];
    }

    private static async Task<string> TryAsync(TestApp app, string remote, string forwarded)
    {
        using var browser = app.Visitor();
        var page = await browser.GetAsync("/sign-in");
        var fields = page.Document.QuerySelectorAll("form[method=post] input[type=hidden]").Where(i => i.Closest("form")!.QuerySelector("input[type=password]") is not null)
            .Select(i => (Name: i.GetAttribute("name")!, Value: i.GetAttribute("value") ?? "")).ToList();
        var names = page.Document.QuerySelectorAll("input[type=password]").Select(i => i.GetAttribute("name")!).First();
        fields.Add((names, "wrong-password-1"));
        fields.Add((names.Replace("Password", "UserName", StringComparison.Ordinal), $"nobody-{Guid.CreateVersion7():N}"));
        var body = string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Name)}={Uri.EscapeDataString(f.Value)}"));
        var context = await app.Server.SendAsync(c =>
        {
            c.Connection.RemoteIpAddress = IPAddress.Parse(remote);
            (c.Request.Method, c.Request.Path, c.Request.Host) = ("POST", "/sign-in", new HostString("localhost"));
            c.Request.Headers["X-Forwarded-For"] = forwarded;
            c.Request.Headers.Cookie = string.Join("; ", browser.Cookies.Select(k => $"{k.Name}={k.Value}"));
            c.Request.ContentType = "application/x-www-form-urlencoded";
            c.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        });
        using var reader = new StreamReader(context.Response.Body);
        return await reader.ReadToEndAsync();
    }

    private sealed class Started(TestApp app) : IAsyncDisposable
    {
        public TestApp App => app;

        public async ValueTask DisposeAsync() => await app.DisposeAsync();
    }
}
