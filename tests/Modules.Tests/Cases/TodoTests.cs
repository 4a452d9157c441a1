using System.Net;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Cases;

public sealed class TodoTests : AppTest
{
    [Fact]
    public async Task Each_thing_stands_in_one_group_with_its_next_step()
    {
        // On Sunday 8 October, a working day: what came on 28 September is to be contacted by today, what came on the 7th by Monday, what came today by Tuesday.
        var today = await App.HeldByAsync("economy-information", d => { d.Title = "今天要对接"; d.SignedBy = "lvqing"; });
        var late = await App.HeldByAsync("economy-information", d => { d.Title = "早该对接"; d.ReceivedLocal("2023-09-25 10:00"); d.SignedBy = "lvqing"; });
        await App.HeldByAsync("economy-information", d => { d.Title = "还没签收"; d.ReceivedLocal("2023-10-07 16:00"); });
        await App.HeldByAsync("economy-information", d => { d.Title = "明天要对接"; d.ReceivedLocal("2023-10-07 16:00"); d.SignedBy = "lvqing"; });
        await App.HeldByAsync("economy-information", d => { d.Title = "以后再办"; d.ReceivedLocal("2023-10-08 10:00"); d.SignedBy = "qiaojianmin"; });
        await App.HeldByAsync("power-supply", d => { d.Title = "请协办"; d.Co.Add("economy-information"); });
        App.Clock.SetLocal("2023-10-08 15:00");
        var unit = App.As("lvqing");
        var page = await unit.GetAsync("/todo?who=unit");
        Assert.Equal("早该对接", Titles(page, "overdue").Single());
        Assert.Equal("今天要对接", Titles(page, "today").Single());
        Assert.Equal(["请协办", "还没签收"], Titles(page, "unsigned").Order());
        Assert.Equal("明天要对接", Titles(page, "tomorrow").Single());
        Assert.Equal("以后再办", Titles(page, "later").Single());
        Assert.Contains("10月8日（周日，调休上班）24:00", page.Text);
        // Received on Monday 25 September: contact by the 27th; 28 September, 7 and 8 October have begun since.
        Assert.Contains("超期3个工作日", page.Text);
        Assert.Contains($"/cases/{today.Id}/contact", page.Links.Select(l => l.Href));
        Assert.Contains($"/cases/{late.Id}/contact", page.Links.Select(l => l.Href));

        var mine = await unit.GetAsync("/todo?who=me");
        Assert.DoesNotContain("以后再办", mine.Text);
        Assert.Contains("还没签收", mine.Text);
    }

    [Fact]
    public async Task A_co_unit_has_it_until_it_has_said_its_opinion()
    {
        var c = await App.HeldByAsync("power-supply", d => { d.Co.Add("economy-information"); d.SignedBy = "wanglei"; });
        var unit = App.As("lvqing");
        await unit.DoAsync(c.Id, "sign", "签收");
        Assert.Equal($"/cases/{c.Id}/opinion", (await unit.GetAsync("/todo")).Link("写协办意见"));
        await unit.DoAsync(c.Id, "opinion", "提交意见", ("协办意见", "同意"));
        Assert.Contains("没有要您办的事", (await unit.GetAsync("/todo")).Text);
    }

    [Fact]
    public async Task A_return_that_was_asked_waits_here_for_the_unit_and_there_for_the_office()
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        await App.As("lvqing").DoAsync(c.Id, "return", "提交申请", ("原因", "不属本单位职责"), ("依据", "权责清单 3-12"), ("建议承办单位", "区住建局"));
        var page = await App.As("lvqing").GetAsync("/todo");
        Assert.Single(Titles(page, "asked"));
        Assert.Contains("等区营商办决定", page.Text);
        var office = await App.As("zhoumin").GetAsync("/todo");
        Assert.Contains("区经信局申请退回：不属本单位职责", office.Text);
        Assert.Contains("建议区住建局承办", office.Text);
        Assert.Equal($"/cases/{c.Id}/return-decision", office.Link("决定"));
    }

    [Fact]
    public async Task The_office_sees_extensions_and_who_has_to_be_called_back()
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        await App.As("lvqing").DoAsync(c.Id, "extension", "提交申请", ("原因", "须招标采购"), ("依据或情况", "采购"), ("已经做了什么", "设计"), ("申请延期至", "2023-11-30"));
        await App.Data.CreateDemandAsync(d => { d.IsVerified = false; d.Title = "等回电"; });
        var office = await App.As("zhoumin").GetAsync("/todo");
        Assert.Contains("申请延期至11月30日（周四）：须招标采购", office.Text);
        Assert.Contains("等回电", office.Text);
        Assert.Contains("已申请延期至11月30日，答复以前期限不变", (await App.As("lvqing").GetAsync("/todo")).Text);
    }

    [Fact]
    public async Task The_unit_complained_about_never_finds_it_here()
    {
        await App.HeldByAsync("economy-information", d => { d.Co.Add("housing-construction"); d.ComplainedUnit = "housing-construction"; d.Title = "投诉重复收费"; });
        Assert.DoesNotContain("投诉重复收费", (await App.As("luyan").GetAsync("/todo?who=unit")).Text);
    }

    [Fact]
    public async Task Whose_business_it_is_not() => Assert.Equal(HttpStatusCode.Forbidden, (await App.As("gaoyuan").GetAsync("/todo")).Status);

    private static IEnumerable<string> Titles(TestPage page, string group) => page.Document.QuerySelectorAll($"#{group} .todo-what > a").Select(a => a.TextContent);
}
