using System.Text;
using Microsoft.EntityFrameworkCore;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.People;

namespace Yingshang.Modules.Tests.People;

public sealed class MeTests : AppTest
{
    [Fact]
    public async Task A_changed_password_ends_the_other_sign_ins_and_not_this_one()
    {
        using var here = App.As("zhoumin");
        using var elsewhere = App.As("zhoumin");
        var page = await here.SubmitAsync(await here.GetAsync("/me/password"), "修改", ("现在的密码", TestDistrict.Password), ("新密码", "Jinhe-9988-xian"), ("再输入一次", "Jinhe-9988-xian"));
        Assert.Equal("密码已修改，其他地方的登录都已退出", page.Flash);
        Assert.Equal("我的账号", (await here.GetAsync("/me")).Heading);
        Assert.Equal("登录", (await elsewhere.GetAsync("/me")).Heading);
    }

    [Theory]
    [InlineData("short-1", "short-1", "新密码", "新密码至少 10 位")]
    [InlineData("onlylettershere", "onlylettershere", "新密码", "新密码要同时有字母和数字")]
    [InlineData("zhoumin-2023-x", "zhoumin-2023-x", "新密码", "新密码里不能有用户名、工号或手机号")]
    [InlineData("aaaa111aaaa111", "aaaa111aaaa111", "新密码", "新密码重复的字符太多，请换一个")]
    [InlineData("Jinhe-9988-xian", "Jinhe-9988-xiam", "再输入一次", "两次输入的新密码不一样")]
    public async Task A_weak_password_is_refused_beside_its_field(string password, string again, string field, string error)
    {
        using var browser = App.As("zhoumin");
        var page = await browser.SubmitAsync(await browser.GetAsync("/me/password"), "修改", ("现在的密码", TestDistrict.Password), ("新密码", password), ("再输入一次", again));
        Assert.Equal(error, page.Error(field));
    }

    [Fact]
    public async Task The_present_password_is_asked_for()
    {
        using var browser = App.As("zhoumin");
        var page = await browser.SubmitAsync(await browser.GetAsync("/me/password"), "修改", ("现在的密码", "something-else-1"), ("新密码", "Jinhe-9988-xian"), ("再输入一次", "Jinhe-9988-xian"));
        Assert.Contains("现在的密码不对", page.Problem);
    }

    // RFC 6238 appendix B, the last six of eight digits, key 12345678901234567890.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    public void The_telephone_of_these_tests_shows_what_the_standard_says(long seconds, string code) =>
        Assert.Equal(code, Authenticator.Code(Encoding.ASCII.GetBytes("12345678901234567890"), seconds / 30));

    [Fact]
    public async Task A_second_factor_is_asked_for_at_the_next_sign_in_and_a_recovery_code_serves_once()
    {
        var (key, codes) = await TurnOnAsync("zhoumin");
        Assert.Equal(10, codes.Count);

        using var browser = App.Visitor();
        var page = await PasswordAsync(browser);
        Assert.Equal("输入动态口令", page.Heading);
        Assert.Equal("登录", (await browser.GetAsync("/me")).Heading);
        page = await browser.SubmitAsync(await browser.GetAsync("/sign-in/code"), "继续", ("动态口令", "000000"));
        Assert.Contains("动态口令不对", page.Problem);
        App.Clock.Advance(Step);
        page = await browser.SubmitAsync(page, "继续", ("动态口令", Authenticator.Code(key, App.Clock)));
        Assert.Equal("我的账号", page.Heading);

        Assert.Equal("我的账号", (await WithCodeAsync(codes[0])).Heading);
        Assert.Contains("动态口令不对", (await WithCodeAsync(codes[0])).Problem);
    }

    [Fact]
    public async Task Recovery_codes_are_not_kept_as_they_are()
    {
        var (_, codes) = await TurnOnAsync("zhoumin");
        await using var db = App.Db();
        var stored = string.Join(' ', await db.Set<Microsoft.AspNetCore.Identity.IdentityUserToken<Guid>>().Where(t => t.Name == "RecoveryCodes").Select(t => t.Value).ToListAsync());
        Assert.DoesNotContain(codes[0].Replace("-", ""), stored, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_second_factor_can_be_turned_off_with_a_code()
    {
        var (key, _) = await TurnOnAsync("zhoumin");
        App.Clock.Advance(Step);
        using var browser = App.As("zhoumin");
        var page = await browser.SubmitAsync(await browser.GetAsync("/me/second-factor"), "关闭动态口令", ("动态口令", Authenticator.Code(key, App.Clock)));
        Assert.Equal("动态口令已关闭", page.Flash);
        Assert.False((await App.AccountAsync("zhoumin")).TwoFactorEnabled);
    }

    [Fact]
    public async Task A_code_serves_once_even_within_its_half_minute()
    {
        var (key, _) = await TurnOnAsync("zhoumin");
        Assert.Contains("动态口令不对", (await WithCodeAsync(Authenticator.Code(key, App.Clock))).Problem);
        App.Clock.Advance(Step);
        var code = Authenticator.Code(key, App.Clock);
        Assert.Equal("我的账号", (await WithCodeAsync(code)).Heading);
        Assert.Contains("动态口令不对", (await WithCodeAsync(code)).Problem);
        App.Clock.Advance(Step);
        Assert.Contains("动态口令不对", (await WithCodeAsync(code)).Problem);
        Assert.Equal("我的账号", (await WithCodeAsync(Authenticator.Code(key, App.Clock))).Heading);
    }

    [Fact]
    public async Task Of_two_sign_ins_with_one_code_at_the_same_time_one_is_let_in()
    {
        var (key, _) = await TurnOnAsync("zhoumin");
        App.Clock.Advance(Step);
        var code = Authenticator.Code(key, App.Clock);
        var waiting = new List<(TestBrowser Browser, TestPage Page)>();
        for (var i = 0; i < 4; i++)
        {
            var browser = App.Visitor();
            waiting.Add((browser, await PasswordAsync(browser)));
        }
        var pages = await Task.WhenAll(waiting.Select(w => w.Browser.SubmitAsync(w.Page, "继续", ("动态口令", code))));
        Assert.Single(pages, p => p.Heading == "我的账号");
    }

    // RFC 6238, 5.2: one step of delay is let pass, two are not.
    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public async Task A_clock_that_is_half_a_minute_off_still_serves(int steps, bool serves)
    {
        var (key, _) = await TurnOnAsync("zhoumin");
        App.Clock.Advance(10 * Step);
        var telephone = new TestClock();
        telephone.Advance(App.Clock.UtcNow + steps * Step - telephone.UtcNow);
        Assert.Equal(serves ? "我的账号" : "输入动态口令", (await WithCodeAsync(Authenticator.Code(key, telephone))).Heading);
    }

    [Fact]
    public async Task A_new_key_begins_anew()
    {
        var (key, _) = await TurnOnAsync("zhoumin");
        App.Clock.Advance(Step);
        using var browser = App.As("zhoumin");
        await browser.SubmitAsync(await browser.GetAsync("/me/second-factor"), "关闭动态口令", ("动态口令", Authenticator.Code(key, App.Clock)));
        Assert.Equal(10, (await TurnOnAsync("zhoumin")).Codes.Count);
    }

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    private async Task<(string Key, IReadOnlyList<string> Codes)> TurnOnAsync(string username)
    {
        using var browser = App.As(username);
        var page = await browser.GetAsync("/me/second-factor");
        var key = page.Document.QuerySelector(".authenticator code")!.TextContent;
        page = await browser.SubmitAsync(page, "开启", ("动态口令", Authenticator.Code(key, App.Clock)));
        return (key, [.. page.Document.QuerySelectorAll(".recovery-codes code").Select(c => c.TextContent)]);
    }

    private static async Task<TestPage> PasswordAsync(TestBrowser browser) =>
        await browser.SubmitAsync(await browser.GetAsync("/sign-in?back=/me"), "登录", ("用户名", "zhoumin"), ("密码", TestDistrict.Password));

    private async Task<TestPage> WithCodeAsync(string code)
    {
        using var browser = App.Visitor();
        return await browser.SubmitAsync(await PasswordAsync(browser), "继续", ("动态口令", code));
    }
}
