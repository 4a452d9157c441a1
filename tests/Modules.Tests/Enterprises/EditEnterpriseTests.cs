using System.Net;
using Microsoft.EntityFrameworkCore;
using Yingshang.Enterprises;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Enterprises;

public sealed class EditEnterpriseTests : EnterpriseTest
{
    [Fact]
    public async Task A_change_is_kept_with_what_it_was()
    {
        var browser = App.As("zhoumin");
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        var page = await browser.SubmitAsync(await browser.GetAsync(await EditOfAsync(Textile)), "保存", ("地址", "清河区经三路 1 号"));
        Assert.Equal("档案已保存。", page.Flash);
        Assert.Equal("清河区经三路 1 号", page.Field("地址"));
        Assert.Contains("地址：清河区纺织路 8 号 → 清河区经三路 1 号", page.Text, StringComparison.Ordinal);
        Assert.Contains("周敏", page.Document.GetElementById("history")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, (await EnterpriseAsync(Textile)).Version);
    }

    [Fact]
    public async Task A_mask_sent_back_leaves_what_is_stored()
    {
        var browser = App.As("zhoumin");
        var form = await browser.GetAsync(await EditOfAsync(Textile));
        Assert.DoesNotContain("13800001234", form.Html, StringComparison.Ordinal);
        await browser.SubmitAsync(form, "保存", ("职务1", "总经理"));
        var contact = await ContactAsync(Textile);
        Assert.Equal(("陈志远", "13800001234", "总经理"), (contact.Name, contact.Phone, contact.Post));
        Assert.Equal("陈志远", (await EnterpriseAsync(Textile)).LegalPerson);
        await browser.SubmitAsync(await browser.GetAsync(await EditOfAsync(Textile)), "保存", ("电话1", "13800009999"));
        Assert.Equal("13800009999", (await ContactAsync(Textile)).Phone);
        Assert.Contains("恒信", (await browser.GetAsync("/enterprises?q=13800009999")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_writer_is_told_what_changed_and_loses_nothing()
    {
        var (first, second) = (App.As("zhoumin"), App.As("heping"));
        var mine = await first.GetAsync(await EditOfAsync(Textile));
        var theirs = await second.GetAsync(await EditOfAsync(Textile));
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        await second.SubmitAsync(theirs, "保存", ("地址", "贺萍写的地址"), ("曾用名", "清河纺织厂"));
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        var told = await first.SubmitAsync(mine, "保存", ("地址", "周敏写的地址"), ("名称", "清河恒信纺织集团有限公司"));
        Assert.Contains("改过这份档案", told.Problem, StringComparison.Ordinal);
        var conflict = told.Document.GetElementById("conflict")!.TextContent;
        Assert.Contains("贺萍写的地址", conflict, StringComparison.Ordinal);
        Assert.Contains("清河纺织厂", conflict, StringComparison.Ordinal);
        Assert.Equal("周敏写的地址", Typed(told, "Address"));
        Assert.Equal("清河恒信纺织集团有限公司", Typed(told, "Name"));
        Assert.Equal("清河纺织厂", Typed(told, "FormerNames"));
        await first.SubmitAsync(told, "保存");
        var saved = await EnterpriseAsync(Textile);
        Assert.Equal(("清河恒信纺织集团有限公司", "周敏写的地址", "清河纺织厂"), (saved.Name, saved.Address, saved.FormerNames.Single()));
    }

    [Fact]
    public async Task A_former_name_is_found()
    {
        var browser = App.As("zhoumin");
        await browser.SubmitAsync(await browser.GetAsync(await EditOfAsync(Textile)), "保存", ("曾用名", "清河第一棉纺厂"));
        Assert.Equal(Textile, (await App.DoAsync("zhoumin", (EnterpriseLookup l) => l.MatchAsync("清河第一棉纺厂", CancellationToken.None)))?.CreditCode);
    }

    [Fact]
    public async Task A_new_file_wants_a_code_of_its_own()
    {
        var browser = App.As("zhoumin");
        var form = await browser.GetAsync("/enterprises/new");
        var wrong = await browser.SubmitAsync(form, "保存", ("统一社会信用代码", "123"), ("名称", "清河青禾农业有限公司"));
        Assert.Contains("不是统一社会信用代码", wrong.Error("统一社会信用代码"), StringComparison.Ordinal);
        Assert.Equal("请选择类型", wrong.Error("类型"));
        Assert.Equal("清河青禾农业有限公司", wrong.Field("名称"));
        var taken = await browser.SubmitAsync(wrong, "保存", ("统一社会信用代码", Textile), ("类型", "有限责任公司"));
        Assert.Contains("已经登记在“清河恒信纺织有限公司”名下", taken.Problem, StringComparison.Ordinal);
        // A firm that exists and whose check character fails: warned, not blocked.
        var done = await browser.SubmitAsync(taken, "保存", ("统一社会信用代码", "91350211M0000XUF46"), ("tags", new[] { "科技型中小企业" }));
        Assert.Contains("应为 R", done.Flash, StringComparison.Ordinal);
        Assert.Equal(["科技型中小企业"], (await EnterpriseAsync("91350211M0000XUF46")).Tags);
    }

    [Fact]
    public async Task A_township_edits_its_own_and_cannot_give_or_take_others()
    {
        var browser = App.As("songyuhan");
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(await EditOfAsync(Food))).Status);
        var form = await browser.GetAsync(await EditOfAsync(Textile));
        var refused = await browser.SubmitAsync(form, "保存", ("属地", "高新区管委会"));
        Assert.Contains("属地是高新区管委会", refused.Problem, StringComparison.Ordinal);
        Assert.Equal("档案已保存。", (await browser.SubmitAsync(await browser.GetAsync(await EditOfAsync(Textile)), "保存", ("地址", "镇上登记的地址"))).Flash);
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As("duanhong").GetAsync(await EditOfAsync(Textile))).Status);
    }

    private static string? Typed(TestPage page, string field) => page.Document.QuerySelector($"[name='Form.{field}']")!.GetAttribute("value");

    private async Task<string> EditOfAsync(string code) => $"/enterprises/{(await EnterpriseAsync(code)).Id}/edit";

    private async Task<EnterpriseContact> ContactAsync(string code)
    {
        var id = (await EnterpriseAsync(code)).Id;
        await using var db = App.Db();
        return await db.EnterpriseContacts.AsNoTracking().SingleAsync(c => c.EnterpriseId == id);
    }
}
