using System.Net;
using Yingshang.Modules.Tests.Ground;
using static Yingshang.Modules.Tests.Cases.EnterpriseSteps;

namespace Yingshang.Modules.Tests.Cases;

public sealed class TrackDemandTests : AppTest
{
    private const string Code = "Q7M4-K2XD-9H";

    private Task DispatchedAsync() => App.Data.CreateDemandAsync(d =>
    {
        d.ReceivedLocal("2023-09-28 10:10");
        (d.TrackingCode, d.Lead, d.SignedBy, d.Text) = (Code, "power-supply", "wanglei", Words);
    });

    [Fact]
    public async Task With_the_code_alone_one_sees_state_holder_and_deadline()
    {
        await DispatchedAsync();
        var page = await App.Visitor().GetAsync($"/d/{Code}");
        Assert.Contains("办理中", page.Text);
        Assert.Contains("区供电公司 营销部 王磊", page.Text);
        Assert.Contains("办公电话", page.Text);
        // 9月28日收到，10月7日、8日调休上班：第2个工作日是10月8日。
        Assert.Contains("10月8日（周日，调休上班）24:00", page.Text);
        Assert.Contains("区供电公司已签收", page.Text);
    }

    [Fact]
    public async Task With_the_code_alone_neither_text_nor_reply_nor_contact_is_there()
    {
        await DispatchedAsync();
        await App.AnswerAsync(Code, "2023-10-20 15:00");
        var html = (await App.Visitor().GetAsync($"/d/{Code}")).Html;
        foreach (var kept in new[] { "增容", "二号线", "变压器", "恒信", "陈志远", Phone, "1234" }) Assert.DoesNotContain(kept, html.Replace("6618 1231", ""));
    }

    [Fact]
    public async Task Free_words_of_a_unit_wait_for_the_proof()
    {
        await DispatchedAsync();
        await using (var db = App.Db())
        {
            var c = await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.FirstAsync(Yingshang.Cases.CasesDb.WithAll(db.Set<Yingshang.Cases.Engine.Case>()));
            c.Happened(db.Now, "fed-back", Yingshang.Cases.Engine.Actor.System, "区供电公司反馈", "方案已报市公司", "方案已报市公司");
            await db.SaveAsync();
        }
        var page = await App.Visitor().GetAsync($"/d/{Code}");
        Assert.DoesNotContain("方案已报市公司", page.Html);
        Assert.Contains("区供电公司反馈（内容验证手机号后可看）", page.Text);
    }

    [Fact]
    public async Task The_counting_is_shown_day_by_day_with_the_notice()
    {
        await DispatchedAsync();
        var page = await App.Visitor().GetAsync($"/d/{Code}");
        var rows = page.Document.QuerySelectorAll(".count-days li").Select(li => string.Join('|', li.QuerySelectorAll("span").Select(s => s.TextContent))).ToList();
        Assert.Equal("9月28日（周四）|收到当日不计", rows[0]);
        Assert.Contains(rows, r => r.StartsWith("9月29日", StringComparison.Ordinal) && r.Contains("放假，不计", StringComparison.Ordinal));
        Assert.Contains("10月7日（周六，调休上班）|第1日", rows);
        Assert.Equal("10月8日（周日，调休上班）|第2日", rows[^1]);
        Assert.Contains("国务院办公厅", page.Text);
    }

    [Fact]
    public async Task Overdue_is_said_plainly()
    {
        await DispatchedAsync();
        App.Clock.SetLocal("2023-10-10 09:00");
        // 10月8日 24:00 到期；9日、10日是工作日。
        Assert.Contains("超期2个工作日", (await App.Visitor().GetAsync($"/d/{Code}")).Text);
    }

    [Fact]
    public async Task Before_dispatch_the_office_has_it()
    {
        var page = await App.Visitor().FileAsync();
        Assert.Contains("区营商办", page.Text);
        Assert.Contains("6618 1231", page.Text);
        Assert.Contains("已收到，正在交办", page.Text);
    }

    [Fact]
    public async Task The_code_may_be_typed_carelessly()
    {
        await DispatchedAsync();
        var browser = App.Visitor();
        var page = await browser.SubmitAsync(await browser.GetAsync("/track"), "查进展", ("查询码", "q7m4 k2xd 9h"));
        Assert.Equal($"/d/{Code}", page.Path);
    }

    [Fact]
    public async Task A_wrong_code_is_not_found()
    {
        var page = await App.Visitor().GetAsync("/d/AAAA-AAAA-AA");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("没有找到这个查询码", page.Text);
    }

    [Fact]
    public async Task After_ten_wrong_codes_no_more_are_tried_for_an_hour()
    {
        await DispatchedAsync();
        var browser = App.Visitor();
        for (var i = 0; i < 10; i++) await browser.GetAsync($"/d/AAAA-AAAA-A{i}");
        var refused = await browser.GetAsync($"/d/{Code}");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Contains("输错的次数太多", refused.Text);
        App.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/d/{Code}")).Status);
    }
}
