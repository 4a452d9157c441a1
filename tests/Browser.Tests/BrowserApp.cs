using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Yingshang.App;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Districts;

namespace Yingshang.Browser.Tests;

/// <summary>The whole application on a real port, and a real Chromium before it.</summary>
public class BrowserApp : IAsyncLifetime
{
    private TestDistrict _district = null!;
    private WebApplication _app = null!;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public TestClock Clock { get; } = new();

    public District District => _district.District;

    public string Address { get; private set; } = "";

    /// <summary>The password of everybody in it.</summary>
    protected virtual string Password => TestDistrict.Password;

    public virtual async Task InitializeAsync()
    {
        _district = await CreateAsync();
        _app = Host.Build(new DistrictList([District]), ["--urls=http://127.0.0.1:0"]);
        await _app.StartAsync();
        Address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--lang=zh-CN"],
        });
    }

    protected virtual Task<TestDistrict> CreateAsync()
    {
        Clock.SetLocal("2023-09-28 10:10");
        return TestDistrict.CreateAsync(Clock);
    }

    public async Task DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _browser.CloseAsync();
        _playwright.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _district.DisposeAsync();
    }

    /// <summary>A phone 390 pixels wide.</summary>
    public async Task<IPage> PhoneAsync() => await OpenAsync(390, 844, mobile: true);

    /// <summary>An official's screen on which the person has signed in by name and password.</summary>
    public async Task<IPage> DeskAsync(string username) => await SignInAsync(await OpenAsync(1440, 1000, mobile: false), username);

    /// <summary>The same on a phone.</summary>
    public async Task<IPage> PhoneAsync(string username) => await SignInAsync(await PhoneAsync(), username);

    /// <summary>An official's screen on which nobody has signed in.</summary>
    public Task<IPage> ScreenAsync() => OpenAsync(1440, 1000, mobile: false);

    private async Task<IPage> SignInAsync(IPage page, string username)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("用户名").FillAsync(username);
        await page.GetByLabel("密码").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/sign-in"));
        return page;
    }

    /// <summary>Keeps a picture where SCREENS names a folder: the pictures of the documentation are these.</summary>
    /// <param name="tallest">pixels, below which a long page is cut off</param>
    public static async Task ShowAsync(IPage page, string name, int? tallest = null)
    {
        if (Environment.GetEnvironmentVariable("SCREENS") is not { Length: > 0 } folder) return;
        var (width, height) = (page.ViewportSize!.Width, await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight"));
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true, Clip = tallest < height ? new() { Width = width, Height = tallest.Value } : null });
    }

    private async Task<IPage> OpenAsync(int width, int height, bool mobile)
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = Address, ViewportSize = new() { Width = width, Height = height }, IsMobile = mobile, HasTouch = mobile, Locale = "zh-CN", TimezoneId = "Asia/Shanghai",
        });
        context.SetDefaultTimeout(15_000);
        return await context.NewPageAsync();
    }
}
