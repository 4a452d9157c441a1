using System.Net;
using Microsoft.EntityFrameworkCore;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Audit;
using Yingshang.Platform.People;
using Yingshang.Platform.People.SignIn;

namespace Yingshang.Modules.Tests.People;

public sealed class SignInTests : AppTest
{
    private const string Wrong = "用户名或密码不对，请重新输入。忘记密码请联系系统管理员重置。";

    [Fact]
    public async Task Signs_in_goes_back_to_where_one_came_from_and_is_on_record()
    {
        using var browser = App.Visitor();
        var page = await browser.GetAsync("/me");
        Assert.Equal("登录", page.Heading);
        page = await browser.SubmitAsync(page, "登录", ("用户名", "zhoumin"), ("密码", TestDistrict.Password));
        Assert.Equal("我的账号", page.Heading);
        Assert.Equal("周敏", page.Document.QuerySelector("h2")!.TextContent);
        var entry = Assert.Single(await EntriesAsync("account.signed-in"));
        Assert.Equal((await App.AccountAsync("zhoumin")).Id, entry.ActorId);
    }

    [Theory]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    [InlineData("/me\r\nSet-Cookie: a=b", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    [InlineData("/accounts?role=Leader", "/accounts?role=Leader")]
    public void Goes_back_only_to_a_path_of_this_site(string? back, string expected) => Assert.Equal(expected, SignInHandler.Local(back));

    [Fact]
    public async Task Says_the_same_for_an_unknown_name_and_for_a_wrong_password()
    {
        Assert.Contains(Wrong, await TryAsync("zhoumin", "wrong-password-1"));
        Assert.Contains(Wrong, await TryAsync("nobody", "wrong-password-1"));
        Assert.Equal(2, (await EntriesAsync("account.sign-in-failed")).Count);
    }

    [Theory]
    [InlineData("zhoumin")]
    [InlineData("nobody-of-that-name")]
    public async Task The_fifth_failure_locks_for_ten_minutes_and_says_until_when(string username)
    {
        App.Clock.SetLocal("2023-09-28 10:00");
        for (var failure = 1; failure <= 4; failure++) Assert.Contains(Wrong, await TryAsync(username, "wrong-password-1"));
        Assert.Contains("10:10 以后可以再试", await TryAsync(username, "wrong-password-1"));
        Assert.Contains("10:10 以后可以再试", await TryAsync(username, TestDistrict.Password));
        App.Clock.SetLocal("2023-09-28 10:11");
        if (username == "zhoumin")
        {
            Assert.Single(await EntriesAsync("account.locked"));
            Assert.DoesNotContain("以后可以再试", await TryAsync(username, TestDistrict.Password));
            Assert.Single(await EntriesAsync("account.signed-in"));
        }
        else Assert.Contains(Wrong, await TryAsync(username, "wrong-password-1"));
    }

    [Fact]
    public async Task Failures_at_the_same_time_all_count()
    {
        var tries = Enumerable.Range(0, 5).Select(_ => TryAsync("zhoumin", "wrong-password-1"));
        await Task.WhenAll(tries);
        Assert.NotNull((await App.AccountAsync("zhoumin")).LockoutEnd);
    }

    [Fact]
    public async Task One_address_cannot_try_without_end()
    {
        for (var i = 0; i < 30; i++) await TryAsync($"name-{i}", "wrong-password-1");
        Assert.Contains("登录尝试太频繁", await TryAsync("zhoumin", TestDistrict.Password));
        App.Clock.Advance(TimeSpan.FromMinutes(6));
        await TryAsync("zhoumin", TestDistrict.Password);
        Assert.Single(await EntriesAsync("account.signed-in"));
    }

    [Fact]
    public async Task An_enterprise_signs_in_with_its_telephone()
    {
        await TryAsync("13800001234", TestDistrict.Password);
        Assert.Equal((await App.AccountAsync("chenzhiyuan")).Id, Assert.Single(await EntriesAsync("account.signed-in")).ActorId);
    }

    [Fact]
    public async Task The_session_ends_after_the_hours_that_the_district_declares()
    {
        using var browser = App.Visitor();
        await browser.SubmitAsync(await browser.GetAsync("/sign-in?back=/me"), "登录", ("用户名", "zhoumin"), ("密码", TestDistrict.Password));
        App.Clock.Advance(TimeSpan.FromHours(10) + TimeSpan.FromMinutes(1));
        Assert.Equal("登录", (await browser.GetAsync("/me")).Heading);
    }

    [Fact]
    public async Task Signs_out_by_a_form_with_its_token_only()
    {
        using var browser = App.As("zhoumin");
        var page = await browser.GetAsync("/me");
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync("/sign-out")).StatusCode);
        Assert.Equal("我的账号", (await browser.GetAsync("/me")).Heading);
        page = await browser.SubmitAsync(page, "退出登录");
        Assert.Equal("登录", page.Heading);
        Assert.Equal("登录", (await browser.GetAsync("/me")).Heading);
        Assert.Single(await EntriesAsync("account.signed-out"));
    }

    [Fact]
    public async Task The_demo_district_lists_its_accounts_with_what_to_try()
    {
        var page = await App.Visitor().GetAsync("/sign-in");
        Assert.Contains("在交办台用回车逐件交办", page.Text);
        Assert.True(page.HasButton("周敏"));
    }

    [Fact]
    public async Task A_liaison_acts_for_the_leader_and_every_page_says_so()
    {
        var page = await App.As("linan").GetAsync("/me");
        Assert.Equal("代 高远 办理", page.Document.QuerySelector(".acting")!.TextContent);
    }

    private async Task<string> TryAsync(string username, string password)
    {
        using var browser = App.Visitor();
        return (await browser.SubmitAsync(await browser.GetAsync("/sign-in"), "登录", ("用户名", username), ("密码", password))).Text;
    }

    private async Task<List<AuditEntry>> EntriesAsync(string action)
    {
        await using var db = App.Db();
        return await db.AuditEntries.AsNoTracking().Where(e => e.Action == action).ToListAsync();
    }
}
