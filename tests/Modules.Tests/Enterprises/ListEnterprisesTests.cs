using System.Net;
using System.Text;
using Yingshang.Enterprises;

namespace Yingshang.Modules.Tests.Enterprises;

public sealed class ListEnterprisesTests : EnterpriseTest
{
    [Theory]
    [InlineData("恒信", "清河恒信纺织有限公司")]
    [InlineData("13800002345", "清河鼎盛食品有限公司")]
    [InlineData("吴晓梅", "清河鼎盛食品有限公司")]
    [InlineData(Shop, "清河区晴川便利店")]
    [InlineData("食品 鼎盛", "清河鼎盛食品有限公司")]
    public async Task It_is_found_by_name_code_and_contact(string typed, string name)
    {
        var page = await App.As("zhoumin").GetAsync($"/enterprises?q={Uri.EscapeDataString(typed)}");
        Assert.StartsWith(name, Assert.Single(page.Table())["名称"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("industry=C", 2)]
    [InlineData("industry=F", 1)]
    [InlineData("status=注销", 1)]
    [InlineData("tag=高新技术企业", 1)]
    [InlineData("scale=小型", 1)]
    [InlineData("scale=unknown", 2)]
    [InlineData("kind=企业", 2)]
    [InlineData("kind=个体工商户", 1)]
    [InlineData("from=2018-03-01&to=2020-06-01", 2)]
    [InlineData("industry=C&tag=高新技术企业&status=存续", 1)]
    public async Task Filters_narrow_it_and_stand_in_the_address(string query, int count)
    {
        var page = await App.As("zhoumin").GetAsync("/enterprises?" + query);
        Assert.Equal(count, page.Table().Count);
        Assert.Contains($"{count} 户", page.Document.QuerySelector("#page-count")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_filtered_by_territory_and_sorted_by_day()
    {
        var place = await App.UnitAsync("chengguan");
        var page = await App.As("zhoumin").GetAsync($"/enterprises?place={place.Id}&sort=-established");
        Assert.Equal(["2020-06-01", "2012-05-08"], page.Table().Select(r => r["成立日期"]));
        Assert.True(page.HasLink("属地：城关镇×，去掉"));
    }

    [Theory]
    [InlineData("place")]
    [InlineData("-place")]
    [InlineData("industry")]
    [InlineData("code")]
    [InlineData("-name")]
    public async Task Every_order_answers(string sort) => Assert.Equal(3, (await App.As("zhoumin").GetAsync($"/enterprises?sort={sort}")).Table().Count);

    // 312 people and 1850.5 万元, no other firm has told any.
    [Fact]
    public async Task Totals_follow_the_filter()
    {
        var page = await App.As("zhoumin").GetAsync("/enterprises?cols=staff,revenue&industry=C&tag=高新技术企业");
        Assert.Equal("312", page.Table()[0]["2022年从业人员（人）"]);
        var foot = page.Document.QuerySelector("tfoot")!.TextContent;
        Assert.Contains("312", foot, StringComparison.Ordinal);
        Assert.Contains("1,850.50", foot, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contacts_are_masked_in_the_list()
    {
        var page = await App.As("zhoumin").GetAsync("/enterprises?cols=contact,legal");
        Assert.Contains("陈* 138****1234", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("13800001234", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("陈志远", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_export_is_what_is_seen()
    {
        await ImportAsync($"统一社会信用代码,名称,地址\n{Food},,=HYPERLINK(1)");
        var response = await App.As("zhoumin").GetRawAsync("/enterprises/export?industry=C&cols=contact,address");
        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes)[1..].Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("统一社会信用代码,名称,联系人,地址", lines[0]);
        Assert.Equal(3, lines.Length);
        Assert.Contains($"{Textile},清河恒信纺织有限公司,陈* 138****1234,清河区纺织路 8 号", lines);
        Assert.Contains(lines, l => l.Contains("'=HYPERLINK(1)", StringComparison.Ordinal));
        await using var db = App.Db();
        Assert.Contains(db.AuditEntries, e => e.Action == "enterprise.exported");
    }

    [Theory]
    [InlineData("songyuhan", HttpStatusCode.OK, HttpStatusCode.Forbidden)] // specialist
    [InlineData("duanhong", HttpStatusCode.OK, HttpStatusCode.Forbidden)] // section head
    [InlineData("zhoumin", HttpStatusCode.OK, HttpStatusCode.OK)] // office
    [InlineData("gaoyuan", HttpStatusCode.OK, HttpStatusCode.OK)] // leader
    [InlineData("shiwei", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)] // the three administrators
    [InlineData("luojia", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("dingrui", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    public async Task Who_may_look_and_who_may_take_away(string who, HttpStatusCode list, HttpStatusCode export)
    {
        Assert.Equal(list, (await App.As(who).GetAsync("/enterprises")).Status);
        Assert.Equal(export, (await App.As(who).GetRawAsync("/enterprises/export")).StatusCode);
    }

    [Fact]
    public async Task A_visitor_is_asked_to_sign_in()
    {
        Assert.Equal(HttpStatusCode.Redirect, (await App.Visitor().GetRawAsync("/enterprises")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await App.Visitor().GetRawAsync("/enterprises/suggest?q=恒信")).StatusCode);
    }

    [Fact]
    public async Task Suggestions_are_for_staff()
    {
        Assert.Contains(Textile, await (await App.As("songyuhan").GetRawAsync("/enterprises/suggest?q=恒信")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await BindAsync("wuxiaomei", Food);
        Assert.Equal("[]", await (await App.As("wuxiaomei").GetRawAsync("/enterprises/suggest?q=恒信")).Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(" 9111 0000 1016 2374 1k")]
    [InlineData("清河恒信纺织有限公司")]
    [InlineData("清河恒信纺织 有限公司")]
    [InlineData("恒信纺织")]
    public async Task The_lookup_matches_what_is_typed_freely(string typed) =>
        Assert.Equal(Textile, (await App.DoAsync("zhoumin", (EnterpriseLookup l) => l.MatchAsync(typed, CancellationToken.None)))?.CreditCode);

    [Theory]
    [InlineData("清河")] // many
    [InlineData("恒信")] // too short to be sure
    [InlineData("")]
    [InlineData("无此企业")]
    public async Task The_lookup_does_not_guess(string typed) =>
        Assert.Null(await App.DoAsync("zhoumin", (EnterpriseLookup l) => l.MatchAsync(typed, CancellationToken.None)));
}
