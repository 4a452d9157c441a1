using System.Text;
using Yingshang.Metrics;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Datasets;
using Yingshang.Platform.Files;

namespace Yingshang.Modules.Tests.Books;

public sealed class ListEntriesTests : BookTest
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await AddAsync("songyuhan", "甲厂", ("面积", "100"), ("年租金", "10"), ("建成日期", "2012-05-08"), ("盘活日期", "2023-03-01"));
        await AddAsync("songyuhan", "乙厂", ("面积", "50.5"), ("建成日期", "2023-02-01"));
        await AddAsync("zhaowenbo", "丙厂", ("类别", "标准厂房"), ("面积", "200"), ("年租金", "20"), ("业主企业", "外地来的公司"), ("建成日期", "2023-09-30"));
    }

    [Theory]
    [InlineData("", "丙厂 乙厂 甲厂", "350.5", "30")]
    [InlineData("?f.kind=旧厂房", "乙厂 甲厂", "150.5", "10")]
    [InlineData("?f.built.from=2023-01-01", "丙厂 乙厂", "250.5", "20")]
    [InlineData("?f.built.from=2023-01-01&f.built.to=2023-06-30", "乙厂", "50.5", "0")]
    [InlineData("?q=丙厂", "丙厂", "200", "20")]
    [InlineData("?where=面积 > 60 and 盘活日期 != null", "甲厂", "100", "10")]
    [InlineData("?where=年租金 >= 200000", "丙厂", "200", "20")]
    [InlineData("?figure=old", "乙厂 甲厂", "150.5", "10")]
    [InlineData("?figure=built", "丙厂 乙厂", "250.5", "20")]
    [InlineData("?figure=sold", "甲厂", "100", "10")]
    [InlineData("?sort=-area", "丙厂 甲厂 乙厂", "350.5", "30")]
    [InlineData("?sort=built", "甲厂 乙厂 丙厂", "350.5", "30")]
    [InlineData("?sort=sold", "甲厂 乙厂 丙厂", "350.5", "30")]
    [InlineData("?sort=-sold", "甲厂 丙厂 乙厂", "350.5", "30")]
    [InlineData("?sort=-sold&size=2", "甲厂 丙厂", "350.5", "30")]
    [InlineData("?sort=-sold&size=2&page=2", "乙厂", "350.5", "30")]
    [InlineData("?sort=-sold&size=1&page=2", "丙厂", "350.5", "30")]
    public async Task The_list_and_its_totals_follow_the_address(string query, string names, string area, string rent)
    {
        var page = await App.As("zhoumin").GetAsync("/books/plants" + query);
        var table = page.Table("闲置厂房台账");
        Assert.Equal(names, string.Join(' ', table.Select(r => r["厂房名称"])));
        var totals = page.Document.QuerySelectorAll("tfoot td").Select(c => TestPage.Clean(c.TextContent)).Where(t => t.Length > 0).ToList();
        Assert.Equal(["合计", area, rent], totals);
    }

    [Fact]
    public async Task Figures_count_what_was_declared_and_open_their_records()
    {
        var page = await App.As("zhoumin").GetAsync("/books/plants");
        string Tile(string name) => TestPage.Clean(page.Document.QuerySelectorAll(".tiles a").Single(a => a.QuerySelector(".tile-name")!.TextContent == name).QuerySelector("b")!.TextContent);
        // One firm of the register with two plants, one firm from elsewhere; one of two old plants is used again.
        Assert.Equal(("2处", "350.5平方米", "30万元", "2家", "50％", "2处"), (Tile("旧厂房"), Tile("总面积"), Tile("年租金合计"), Tile("业主"), Tile("盘活率"), Tile("当年建成")));
        Assert.Equal(("200平方米", "50.5平方米"), (Tile("最大面积"), Tile("最小面积")));
        var opened = await App.As("zhoumin").GetAsync(page.Document.QuerySelectorAll(".tiles a").First().GetAttribute("href")!);
        Assert.Equal(2, opened.Table("闲置厂房台账").Count);
    }

    [Fact]
    public async Task A_condition_that_is_wrong_is_told_and_the_list_stays()
    {
        var page = await App.As("zhoumin").GetAsync("/books/plants?where=" + Uri.EscapeDataString("面级 > 60"));
        Assert.Contains("没有按它筛选", page.Text, StringComparison.Ordinal);
        Assert.Contains("是不是“面积”", page.Text, StringComparison.Ordinal);
        Assert.Equal(3, page.Table("闲置厂房台账").Count);
    }

    [Fact]
    public async Task The_export_is_what_is_seen()
    {
        var csv = Encoding.UTF8.GetString(await (await App.As("zhoumin").GetRawAsync("/books/plants/export?format=csv&f.kind=旧厂房&sort=built&cols=area,rent")).Content.ReadAsByteArrayAsync()).TrimStart('\uFEFF').Split("\r\n");
        Assert.Equal(["厂房名称,面积（平方米）,年租金（万元）,填报单位,填报日期", "甲厂,100,10,城关镇,2023-10-09", "乙厂,50.5,,城关镇,2023-10-09", ""], csv);
        var sheet = SheetFile.Read(await (await App.As("zhoumin").GetRawAsync("/books/plants/export?format=xlsx&f.kind=旧厂房&sort=built&cols=area,rent,built")).Content.ReadAsByteArrayAsync(), cells => cells.Contains("填报单位"));
        Assert.Equal(["甲厂", "100", "10", "2012-05-08", "城关镇", "2023-10-09"], sheet.Lines[0].Cells);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await App.As("fengkai").GetRawAsync("/books/plants/export?format=csv")).StatusCode);
    }

    [Fact]
    public async Task A_book_is_a_dataset_and_its_figures_are_metrics()
    {
        var book = App.District.Declared<MetricBook>();
        async Task<Figure> RunAsync(string id) => await App.DoAsync("zhoumin", (MetricRunner runner) => runner.RunAsync(book.Current(App.District, id), new Period(new DateOnly(2023, 1, 1), new DateOnly(2023, 12, 31)), null, default));
        Assert.Equal((2m, 350.5m, 30m, 2m, 50m, 2m), ((await RunAsync("plants-old")).Value, (await RunAsync("plants-area")).Value, (await RunAsync("plants-rent")).Value, (await RunAsync("plants-firms")).Value, (await RunAsync("plants-sold")).Value, (await RunAsync("plants-built")).Value));
        Assert.Equal((200m, 50.5m, null), ((await RunAsync("plants-largest")).Value, (await RunAsync("plants-smallest")).Value, (await RunAsync("plants-public")).Value));
        var page = await App.As("zhoumin").GetAsync("/metrics/plants-old?from=2023-01&to=2023-12");
        Assert.Contains($"/books/plants/{(await EntryAsync("甲厂")).Id}", page.Html, StringComparison.Ordinal);
        Assert.Contains(App.District.Declared<DatasetList>().All, d => d.Name == "闲置厂房台账");
    }

    [Fact]
    public async Task The_overview_shows_each_unit_its_own_books()
    {
        var mine = await App.As("songyuhan").GetAsync("/books?who=own");
        Assert.Contains("闲置厂房台账", mine.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("专利台账", mine.Text, StringComparison.Ordinal);
        Assert.Contains("专利台账", (await App.As("songyuhan").GetAsync("/books?q=专利号")).Text, StringComparison.Ordinal);
    }
}
