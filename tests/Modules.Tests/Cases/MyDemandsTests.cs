using System.Net;
using Yingshang.Modules.Tests.Ground;
using static Yingshang.Modules.Tests.Cases.EnterpriseSteps;

namespace Yingshang.Modules.Tests.Cases;

/// <summary>The account of an enterprise: its demands, filing from it, and what was filed before it had one.</summary>
public sealed class MyDemandsTests : AppTest
{
    private const string Name = "清河恒信纺织有限公司";
    private const string CreditCode = "91341299MA2XYW1234";

    [Fact]
    public async Task MyDemands_is_for_enterprises()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As("wanglei").GetRawAsync("/mine")).StatusCode);
        Assert.Contains("还没有绑定企业", (await App.As("chenzhiyuan").GetAsync("/mine")).Text);
    }

    [Fact]
    public async Task FileOwnDemand_needs_no_call_back_and_no_proof()
    {
        var id = await App.AddEnterpriseAsync(Name, CreditCode, "chenzhiyuan");
        var browser = App.As("chenzhiyuan");
        Assert.Contains("还没有反映过诉求", (await browser.GetAsync("/mine")).Text);
        var form = await browser.GetAsync("/mine/file");
        Assert.Equal((Name, "陈志远", Phone), (form.Field("企业名称或统一社会信用代码"), form.Field("怎么称呼您"), form.Field("手机号")));
        var page = await browser.SubmitAsync(form, "提交", ("遇到了什么问题", Words));
        Assert.Contains(Words, page.Text);
        var (c, demand) = await App.ReadAsync(page.Code());
        Assert.Equal((id, "企业账号"), (c.EnterpriseId, c.Channel));
        Assert.NotNull(demand.VerifiedAt);
        Assert.Contains("用电增容申请两个月没有答复", (await browser.GetAsync("/mine")).Text);
    }

    [Fact]
    public async Task Another_enterprise_sees_nothing_of_it()
    {
        await App.AddEnterpriseAsync(Name, CreditCode, "chenzhiyuan");
        await App.AddEnterpriseAsync("清河鼎盛食品有限公司", "91341299MA2XYW5678", "wuxiaomei");
        var browser = App.As("chenzhiyuan");
        var code = (await browser.SubmitAsync(await browser.GetAsync("/mine/file"), "提交", ("遇到了什么问题", Words))).Code();
        var other = App.As("wuxiaomei");
        Assert.DoesNotContain(Words, (await other.GetAsync($"/d/{code}")).Html);
        Assert.Contains("还没有反映过诉求", (await other.GetAsync("/mine")).Text);
    }

    [Fact]
    public async Task What_a_stranger_filed_in_its_name_is_listed_but_not_opened()
    {
        await App.AddEnterpriseAsync(Name, CreditCode, "chenzhiyuan");
        var code = (await App.Visitor().FileAsync()).Code();
        var browser = App.As("chenzhiyuan");
        Assert.Contains("还没有核实", (await browser.GetAsync("/mine")).Text);
        Assert.DoesNotContain(Words, (await browser.GetAsync($"/d/{code}")).Html);
    }

    [Fact]
    public async Task ClaimDemand_binds_what_was_filed_without_account()
    {
        var code = (await App.Visitor().FileAsync(("企业名称或统一社会信用代码", "恒信纺织"))).Code();
        var id = await App.AddEnterpriseAsync(Name, CreditCode, "chenzhiyuan");
        var browser = App.As("chenzhiyuan");
        var verify = await browser.SubmitAsync(await browser.GetAsync("/mine/claim"), "下一步：验证手机号", ("查询码", code));
        Assert.StartsWith($"/d/{code}/verify", verify.Path);
        var asked = await browser.SubmitAsync(verify, "获取验证码");
        var back = await browser.SubmitAsync(asked, "验证", ("短信里的 6 位验证码", await App.DigitsAsync(code)));
        var mine = await browser.SubmitAsync(back, "归到本企业");
        Assert.Contains("已归到本企业", mine.Flash);
        var (c, demand) = await App.ReadAsync(code);
        Assert.Equal(id, c.EnterpriseId);
        Assert.NotNull(demand.VerifiedAt);
        App.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Contains(Words, (await browser.GetAsync($"/d/{code}")).Html);
    }

    [Fact]
    public async Task ClaimDemand_does_not_take_the_demand_of_another()
    {
        await App.AddEnterpriseAsync("清河鼎盛食品有限公司", "91341299MA2XYW5678", null);
        await App.AddEnterpriseAsync(Name, CreditCode, "chenzhiyuan");
        var browser = App.As("chenzhiyuan");
        var code = (await App.Visitor().FileAsync(("企业名称或统一社会信用代码", "清河鼎盛食品有限公司"))).Code();
        await browser.ProveAsync(App, code);
        var page = await browser.SubmitAsync(await browser.GetAsync($"/mine/claim?code={code}"), "归到本企业");
        Assert.Contains("已经在另一家企业名下", page.Problem);
    }

    [Fact]
    public async Task ClaimDemand_with_a_wrong_code_is_told()
    {
        await App.AddEnterpriseAsync(Name, CreditCode, "chenzhiyuan");
        var browser = App.As("chenzhiyuan");
        Assert.Contains("没有找到这个查询码", (await browser.SubmitAsync(await browser.GetAsync("/mine/claim"), "下一步：验证手机号", ("查询码", "AAAA-AAAA-AA"))).Problem);
    }
}
