using System.Net;
using Yingshang.Modules.Tests.Ground;
using static Yingshang.Modules.Tests.Cases.EnterpriseSteps;

namespace Yingshang.Modules.Tests.Cases;

public sealed class ProvePhoneTests : AppTest
{
    [Fact]
    public async Task The_right_code_opens_text_and_actions()
    {
        var browser = App.Visitor();
        var code = (await browser.FileAsync()).Code();
        var page = await browser.ProveAsync(App, code);
        Assert.Equal($"/d/{code}", page.Path);
        Assert.Contains(Words, page.Text);
        Assert.True(page.HasLink("补充情况"));
    }

    [Fact]
    public async Task Another_browser_sees_nothing_of_it()
    {
        var browser = App.Visitor();
        var code = (await browser.FileAsync()).Code();
        await browser.ProveAsync(App, code);
        Assert.DoesNotContain(Words, (await App.Visitor().GetAsync($"/d/{code}")).Html);
    }

    [Fact]
    public async Task The_proof_of_one_demand_does_not_open_another()
    {
        var browser = App.Visitor();
        var one = (await browser.FileAsync()).Code();
        var other = (await browser.FileAsync(("遇到了什么问题", "厂区门口积水，排水不畅，货车进不来。"))).Code();
        await browser.ProveAsync(App, one);
        Assert.DoesNotContain("排水不畅", (await browser.GetAsync($"/d/{other}")).Html);
    }

    [Fact]
    public async Task A_wrong_code_opens_nothing()
    {
        var browser = App.Visitor();
        var code = (await browser.FileAsync()).Code();
        var asked = await browser.AskForCodeAsync(code);
        var wrong = await browser.SubmitAsync(asked, "验证", ("短信里的 6 位验证码", Other(await App.DigitsAsync(code))));
        Assert.Contains("验证码不对或者已过期", wrong.Problem);
        Assert.DoesNotContain(Words, (await browser.GetAsync($"/d/{code}")).Html);
    }

    [Fact]
    public async Task After_five_wrong_tries_the_right_code_is_too_late()
    {
        var browser = App.Visitor();
        var code = (await browser.FileAsync()).Code();
        var asked = await browser.AskForCodeAsync(code);
        var digits = await App.DigitsAsync(code);
        for (var i = 0; i < 5; i++) await browser.SubmitAsync(asked, "验证", ("短信里的 6 位验证码", Other(digits)));
        Assert.Contains("验证码不对或者已过期", (await browser.SubmitAsync(asked, "验证", ("短信里的 6 位验证码", digits))).Problem);
    }

    [Theory]
    [InlineData(599, true)]
    [InlineData(600, false)]
    public async Task A_code_lasts_ten_minutes(int seconds, bool opens)
    {
        var browser = App.Visitor();
        var code = (await browser.FileAsync()).Code();
        var asked = await browser.AskForCodeAsync(code);
        App.Clock.Advance(TimeSpan.FromSeconds(seconds));
        var page = await browser.SubmitAsync(asked, "验证", ("短信里的 6 位验证码", await App.DigitsAsync(code)));
        Assert.Equal(opens, page.Problem is null);
    }

    [Fact]
    public async Task A_code_opens_once()
    {
        var browser = App.Visitor();
        var code = (await browser.FileAsync()).Code();
        await browser.ProveAsync(App, code);
        var thief = App.Visitor();
        var page = await thief.GetAsync($"/d/{code}/verify?sent=1");
        Assert.Contains("验证码不对或者已过期", (await thief.SubmitAsync(page, "验证", ("短信里的 6 位验证码", await App.DigitsAsync(code)))).Problem);
    }

    [Fact]
    public async Task The_proof_lasts_half_an_hour()
    {
        var browser = App.Visitor();
        var code = (await browser.FileAsync()).Code();
        await browser.ProveAsync(App, code);
        App.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.DoesNotContain(Words, (await browser.GetAsync($"/d/{code}")).Html);
    }

    [Fact]
    public async Task Five_codes_an_hour_are_enough()
    {
        var browser = App.Visitor();
        var code = (await browser.FileAsync()).Code();
        for (var i = 0; i < 5; i++) await browser.AskForCodeAsync(code);
        Assert.Contains("验证码发得太频繁", (await browser.AskForCodeAsync(code)).Problem);
    }

    [Fact]
    public async Task A_land_line_gets_no_text_message()
    {
        var browser = App.Visitor();
        var code = (await browser.FileAsync(("手机号", "0559-6618123"))).Code();
        Assert.Contains("填报时留的是座机", (await browser.AskForCodeAsync(code)).Problem);
    }

    [Fact]
    public async Task In_the_demo_district_the_page_shows_the_message()
    {
        var browser = App.Visitor();
        var code = (await browser.FileAsync()).Code();
        var asked = await browser.AskForCodeAsync(code);
        Assert.Contains(await App.DigitsAsync(code), asked.Text);
    }

    [Fact]
    public async Task Without_proof_nothing_can_be_done()
    {
        var browser = App.Visitor();
        var code = (await browser.FileAsync()).Code();
        foreach (var page in new[] { "add", "withdraw", "not-solved" }) Assert.Equal($"/d/{code}/verify", (await browser.GetAsync($"/d/{code}/{page}")).Path);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetRawAsync($"/d/{code}/files/{Guid.CreateVersion7(App.Clock.GetUtcNow())}")).StatusCode);
    }

    private static string Other(string digits) => (digits[0] == '9' ? '0' : (char)(digits[0] + 1)) + digits[1..];
}
