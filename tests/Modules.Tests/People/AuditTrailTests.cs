using Microsoft.EntityFrameworkCore;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Audit;

namespace Yingshang.Modules.Tests.People;

public sealed class AuditTrailTests : AppTest
{
    [Fact]
    public async Task Entries_are_found_by_action_person_subject_content_and_day()
    {
        App.Clock.SetLocal("2023-10-08 10:00");
        await App.Data.CreateDemandAsync(d => d.Text = "医院拖欠设计费已满两年");
        await SignInAsync("zhoumin");
        using var browser = App.As("dingrui");
        var signedIn = Assert.Single((await browser.GetAsync("/audit?action=account.signed-in")).Table("操作留痕"));
        Assert.Equal("登录", signedIn["何事"]);
        Assert.Equal("2023-10-08 10:00:00", signedIn["时间"]);
        Assert.Equal("周敏", signedIn["何人"]);
        Assert.Single((await browser.GetAsync("/audit?q=周敏&action=account.signed-in")).Table("操作留痕"));
        Assert.Single((await browser.GetAsync("/audit?q=拖欠设计费")).Table("操作留痕"));
        Assert.Single((await browser.GetAsync("/audit?kind=case")).Table("操作留痕"));
        Assert.Empty((await browser.GetAsync("/audit?from=2023-10-09")).Table("操作留痕"));
        Assert.Equal(2, (await browser.GetAsync("/audit?from=2023-10-08&to=2023-10-08")).Table("操作留痕").Count(r => r["何事"] is "登录" or "收到诉求"));
    }

    [Fact]
    public async Task The_page_says_whether_entry_and_content_agree_with_the_chain()
    {
        await App.Data.CreateDemandAsync();
        await App.SealAsync();
        var id = await EntryAsync("case.received");
        using var browser = App.As("dingrui");
        var page = await browser.GetAsync($"/audit/{id}");
        Assert.Equal("与链一致", page.Field("条目"));
        Assert.Equal("与摘要一致", page.Document.QuerySelectorAll("dt").Single(d => d.TextContent == "内容").NextElementSibling!.TextContent.Trim());
        var verified = await browser.SubmitAsync(await browser.GetAsync("/audit"), "从头重算一遍");
        Assert.Contains("与记录一致", verified.Text);
    }

    [Fact]
    public async Task Blanked_content_is_gone_with_its_reason_on_record_and_the_chain_still_holds()
    {
        await App.Data.CreateDemandAsync(d => d.Text = "联系人张三的家事");
        await App.SealAsync();
        var id = await EntryAsync("case.received");
        using var browser = App.As("dingrui");
        var page = await browser.SubmitAsync(await browser.GetAsync($"/audit/{id}"), "隐去", ("原因", ""));
        Assert.Equal("请写明原因，如本人依法要求删除", page.Error("原因"));
        page = await browser.SubmitAsync(page, "隐去", ("原因", "本人要求删除"));
        Assert.Contains("原因：本人要求删除", page.Text);
        Assert.DoesNotContain("张三", page.Text);
        await App.SealAsync();
        Assert.Empty((await AuditVerifier.VerifyAsync(App.District, CancellationToken.None)).Findings);
        await using var db = App.Db();
        Assert.True(await db.AuditEntries.AnyAsync(e => e.Action == "audit.blanked" && e.SubjectId == id));
        Assert.DoesNotContain(await db.AuditContents.Select(c => c.Text).ToListAsync(), t => t.Contains("张三"));
    }

    private async Task SignInAsync(string username)
    {
        using var browser = App.Visitor();
        await browser.SubmitAsync(await browser.GetAsync("/sign-in?back=/me"), "登录", ("用户名", username), ("密码", TestDistrict.Password));
    }

    private async Task<Guid> EntryAsync(string action)
    {
        await using var db = App.Db();
        return await db.AuditEntries.Where(e => e.Action == action).Select(e => e.Id).SingleAsync();
    }
}
