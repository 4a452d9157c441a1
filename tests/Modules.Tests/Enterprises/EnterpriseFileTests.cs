using System.Net;
using Microsoft.EntityFrameworkCore;
using Yingshang.Enterprises;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Enterprises;

public sealed class EnterpriseFileTests : EnterpriseTest
{
    [Fact]
    public async Task It_says_what_it_is_and_why_it_is_of_that_size()
    {
        var page = await App.As("zhoumin").GetAsync(await FileOfAsync(Textile));
        Assert.Equal("清河恒信纺织有限公司", page.Heading);
        Assert.Equal("城关镇", page.Field("属地"));
        Assert.Contains("小型：各项都达到小型下限，从业人员312人（下限20人），营业收入1850.5万元（下限300万元）", page.Text, StringComparison.Ordinal);
        var revenue = page.Table("有日期和来源的数据").Single(r => r["项目"] == "营业收入");
        Assert.Equal(("2022年", "1,850.5万元", "企业年报"), (revenue["时间"], revenue["数值"], revenue["来源"]));
    }

    [Fact]
    public async Task Without_revenue_the_size_is_unknown_and_says_so() =>
        Assert.Contains("无法判定，因为没有营业收入", (await App.As("zhoumin").GetAsync(await FileOfAsync(Food))).Text, StringComparison.Ordinal);

    [Fact]
    public async Task Tax_is_shown_to_the_office_and_the_enterprise_alone()
    {
        var file = await FileOfAsync(Textile);
        await BindAsync("chenzhiyuan", Textile);
        foreach (var (who, shown) in new[] { ("zhoumin", true), ("chenzhiyuan", true), ("songyuhan", false), ("gaoyuan", false) })
        {
            var page = await App.As(who).GetAsync(file);
            Assert.Equal(shown ? "96.2万元" : "保密（税收征收管理法第8条）", page.Table("有日期和来源的数据").Single(r => r["项目"] == "实缴税收")["数值"]);
        }
    }

    [Fact]
    public async Task Looking_behind_the_mask_is_recorded()
    {
        var browser = App.As("zhoumin");
        var page = await browser.GetAsync(await FileOfAsync(Textile));
        Assert.Contains("陈* 138****1234", page.Document.GetElementById("contacts")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("13800001234", page.Html, StringComparison.Ordinal);
        page = await browser.SubmitAsync(page, "查看明文");
        Assert.Contains("13800001234", page.Text, StringComparison.Ordinal);
        var id = (await EnterpriseAsync(Textile)).Id;
        var office = (await App.AccountAsync("zhoumin")).Id;
        await using var db = App.Db();
        Assert.Equal(office, (await db.AuditEntries.SingleAsync(e => e.Action == "person.unmasked" && e.SubjectId == id)).ActorId);
    }

    [Fact]
    public async Task The_mask_is_lifted_for_the_territory_only()
    {
        Assert.True((await App.As("songyuhan").GetAsync(await FileOfAsync(Textile))).HasButton("查看明文"));
        Assert.False((await App.As("songyuhan").GetAsync(await FileOfAsync(Food))).HasButton("查看明文"));
        Assert.False((await App.As("gaoyuan").GetAsync(await FileOfAsync(Textile))).HasButton("查看明文"));
    }

    [Fact]
    public async Task An_enterprise_sees_its_own_file_and_no_other()
    {
        await BindAsync("wuxiaomei", Food);
        var browser = App.As("wuxiaomei");
        Assert.EndsWith(await FileOfAsync(Food), (await browser.GetAsync("/enterprises")).Path, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(await FileOfAsync(Textile))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(await FileOfAsync(Food) + "/edit")).Status);
    }

    [Fact]
    public async Task A_fact_is_recorded_with_its_day_and_source_and_decides_the_size()
    {
        var browser = App.As("zhoumin");
        var file = await FileOfAsync(Food);
        var form = await browser.GetAsync(file + "/facts/new");
        var refused = await browser.SubmitAsync(form, "登记", ("项目", "revenue"), ("从", new DateOnly(2022, 1, 1)), ("到", new DateOnly(2022, 12, 31)), ("数值", "两千万"), ("来源", "企业申报"));
        Assert.Contains("填写的值不对", refused.Problem, StringComparison.Ordinal);
        Assert.Equal("两千万", refused.Field("数值"));
        var page = await browser.SubmitAsync(refused, "登记", ("数值", "20000000"));
        Assert.Equal("数据已登记。", page.Flash);
        // 500 people, 2000 万元: the lower bounds of 中型 in 工业 are 300 and 2000.
        Assert.Contains("中型：各项都达到中型下限", page.Text, StringComparison.Ordinal);
        Assert.Equal("中型", (await EnterpriseAsync(Food)).SizeClass);
    }

    [Fact]
    public async Task Sections_of_other_modules_have_their_place()
    {
        var app = App;
        var page = await app.As("zhoumin").GetAsync(await FileOfAsync(Textile));
        Assert.NotNull(page.Document.GetElementById("history"));
        Assert.All(app.Services.GetService(typeof(IEnumerable<EnterpriseSection>)) as IEnumerable<EnterpriseSection> ?? [], s => Assert.NotNull(s.Component.GetProperty("EnterpriseId")));
    }

    private async Task<string> FileOfAsync(string code) => $"/enterprises/{(await EnterpriseAsync(code)).Id}";
}
