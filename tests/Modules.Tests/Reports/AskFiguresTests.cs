using System.IO.Compression;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases;
using Yingshang.Cases.Engine;
using Yingshang.Metrics;
using Yingshang.Reports;
using Yingshang.Reports.Templates;
using Yingshang.Modules.Tests.Cases;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Modules.Tests.Metrics;

namespace Yingshang.Modules.Tests.Reports;

/// <summary>临时要数: a filtered list becomes a paragraph and tables, for what the reader sees.</summary>
public sealed class AskFiguresTests : AppTest
{
    /// <summary>Between 1 and 20 October five came: three are closed, two of them solved, one is in hand and late, one was withdrawn. Between 11 and 30 September four came.</summary>
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        App.Clock.SetLocal("2023-10-20 09:30");
        await MakeAsync("2023-10-07 10:00", "用电", "已解决");
        await MakeAsync("2023-10-08 10:00", "用电", "已解决");
        await MakeAsync("2023-10-09 10:00", "融资", "政策不支持");
        await MakeAsync("2023-10-10 10:00", "融资", null);
        await MakeAsync("2023-10-11 10:00", "用电", "企业撤回");
        foreach (var day in new[] { "2023-09-11", "2023-09-20", "2023-09-26", "2023-09-30" }) await MakeAsync(day + " 10:00", "用工", "已解决");
    }

    [Fact]
    public async Task The_filter_becomes_a_paragraph_in_official_wording()
    {
        var page = await App.As("zhoumin").GetAsync("/cases/figures?from=2023-10-01&to=2023-10-20");
        // 1 to 20 October are twenty days; before them come 11 to 30 September. 5 against 4 is one more, a quarter.
        Assert.Contains("2023年10月1日—10月20日，全区共收到企业诉求5件，比上一期增加1件、增长25％（上一期2023年9月11日—9月30日4件）。", Plain(page));
        Assert.Contains("办理中1件、已办结（企业未评价）3件、企业撤回1件", Plain(page));
        // 3 of the 4 that were not withdrawn are closed: 75 %. 2 of the 3 closed are solved: 66.7 %.
        Assert.Contains("已办结3件，办结率75％；办结的诉求中已解决2件，解决率66.7％（办结不等于解决）。超期未办结1件。", Plain(page));
        Assert.Contains("反映较多的是用电3件、融资2件。", Plain(page));
        Assert.Contains("主办较多的是区经信局5件。", Plain(page));
        Assert.Contains("数据截止2023年10月20日9时30分。", Plain(page));
    }

    [Fact]
    public async Task The_table_has_both_rates_side_by_side_and_the_sum_last()
    {
        var table = (await App.As("zhoumin").GetAsync("/cases/figures?from=2023-10-01&to=2023-10-20")).Table("表1 按主题");
        // Power: 3 received, one withdrawn, 2 closed of the other 2, both solved.
        Assert.Equal(["用电", "3", "2", "100", "2", "100", "0"], table[0].Values);
        Assert.Equal(["融资", "2", "1", "50", "0", "0", "1"], table[1].Values);
        Assert.Equal(["合计", "5", "3", "75", "2", "66.7", "1"], table[^1].Values);
    }

    [Fact]
    public async Task Every_number_with_a_list_opens_exactly_its_records()
    {
        var office = App.As("zhoumin");
        var page = await office.GetAsync("/cases/figures?from=2023-10-01&to=2023-10-20");
        var links = page.Document.QuerySelectorAll(".report-text p .figure-link").Where(a => a.TextContent.EndsWith('件')).Select(a => (int.Parse(a.TextContent.TrimEnd('件')), a.GetAttribute("href")!)).ToList();
        Assert.True(links.Count >= 9);
        foreach (var (number, href) in links) Assert.Equal(number, (await office.GetAsync(href)).Table("诉求").Count);
    }

    [Fact]
    public async Task A_narrower_list_says_its_condition_and_counts_only_it()
    {
        var page = await App.As("zhoumin").GetAsync("/cases/figures?topic=融资&from=2023-10-01&to=2023-10-31");
        Assert.Contains("2023年10月，全区共收到企业诉求2件（主题为融资），比上一期增加2件（上一期2023年9月0件）。", Plain(page));
    }

    [Fact]
    public async Task Without_a_period_it_counts_up_to_today_and_compares_nothing()
    {
        var text = Plain(await App.As("zhoumin").GetAsync("/cases/figures"));
        Assert.Contains("截至2023年10月20日，全区共收到企业诉求9件。", text);
        Assert.DoesNotContain("上一期", text);
    }

    [Fact]
    public async Task A_list_that_finds_nothing_says_so_and_divides_nothing()
    {
        var text = Plain(await App.As("zhoumin").GetAsync("/cases/figures?topic=用水"));
        Assert.Contains("共收到企业诉求0件（主题为用水）。", text);
        Assert.DoesNotContain("办结率", text);
    }

    [Fact]
    public async Task A_unit_counts_only_what_it_sees_and_never_a_complaint_about_itself()
    {
        await App.HeldByAsync("justice", d => { d.Nature = "投诉"; d.ComplainedUnit = "housing-construction"; d.TerritoryUnit = "housing-construction"; });
        await App.HeldByAsync("housing-construction", d => d.ReceivedLocal("2023-10-18 10:00"));
        var text = Plain(await App.As("luyan").GetAsync("/cases/figures"));
        Assert.Contains("区住建局（主办、协办、代为填报和属地）共收到企业诉求1件。", text);
        Assert.Contains("全区共收到企业诉求11件。", Plain(await App.As("zhoumin").GetAsync("/cases/figures")));
    }

    [Fact]
    public async Task The_document_and_the_sheet_hold_the_same_numbers_with_their_conditions()
    {
        var office = App.As("zhoumin");
        const string query = "?from=2023-10-01&to=2023-10-20";
        var document = await TextAsync(await office.GetRawAsync("/cases/figures/document" + query), "word/document.xml");
        Assert.Contains("共收到企业诉求5件", document);
        Assert.Contains("办结率75％", document);
        Assert.Contains("办结3件÷收到（不含企业撤回）4件", document);
        var sheet = await TextAsync(await office.GetRawAsync("/cases/figures/sheet" + query), "xl/worksheets/sheet1.xml");
        Assert.Contains("2023-10-01 至 2023-10-20 收到，已办结", sheet);
        Assert.Contains("66.7", sheet);
        await using var db = App.Db();
        Assert.Equal(2, await db.AuditEntries.CountAsync(a => a.Action == "figures.asked"));
    }

    [Fact]
    public async Task Enterprises_are_counted_the_same_way()
    {
        var page = await App.As("zhoumin").GetAsync("/enterprises/figures");
        Assert.Contains("企业库中共有经营主体", Plain(page));
        Assert.Contains("企业库中共有经营主体", await TextAsync(await App.As("zhoumin").GetRawAsync("/enterprises/figures/document"), "word/document.xml"));
        Assert.Equal(HttpStatusCode.OK, (await App.As("zhoumin").GetRawAsync("/enterprises/figures/sheet")).StatusCode);
    }

    [Fact]
    public async Task Who_may_not_export_reads_it_on_screen_and_gets_no_file()
    {
        // A 具办人员 sees the demands of the unit and exports nothing; units export no register.
        var handler = App.As("tanjing");
        var page = await handler.GetAsync("/cases/figures");
        Assert.False(page.HasLink("下载 Word 文件"));
        Assert.Equal(HttpStatusCode.Forbidden, (await handler.GetRawAsync("/cases/figures/document")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await handler.GetRawAsync("/cases/figures/sheet")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As("luyan").GetRawAsync("/enterprises/figures/sheet")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As("shiwei").GetAsync("/cases/figures")).Status);
        Assert.Equal("/mine", (await App.As("chenzhiyuan").GetAsync("/cases/figures")).Path);
    }

    [Fact]
    public async Task The_list_leads_to_it_with_its_filters()
    {
        var page = await App.As("zhoumin").GetAsync("/cases?topic=用电&sort=-received");
        Assert.Equal("/cases/figures?topic=%E7%94%A8%E7%94%B5", page.Link("临时要数"));
    }

    [Theory]
    [InlineData("2023-10-01", "2023-10-31", "2023-09-01", "2023-09-30")]
    [InlineData("2023-01-01", "2023-03-31", "2022-10-01", "2022-12-31")]
    [InlineData("2023-10-16", "2023-10-22", "2023-10-09", "2023-10-15")]
    [InlineData("2023-10-20", "2023-10-20", "2023-10-19", "2023-10-19")]
    public void The_period_before_is_as_long(string from, string to, string beforeFrom, string beforeTo) =>
        Assert.Equal(new Period(DateOnly.Parse(beforeFrom), DateOnly.Parse(beforeTo)), new Period(DateOnly.Parse(from), DateOnly.Parse(to)).Previous);

    [Theory]
    [InlineData(5, 5, "与上一期持平")]
    [InlineData(3, 4, "比上一期减少1件、下降25％")]
    [InlineData(3, 0, "比上一期增加3件")]
    public void A_change_is_said_in_number_and_share(int now, int before, string said) => Assert.Equal(said, OfficialNumber.ChangeWords(now, before, "件"));

    private async Task MakeAsync(string received, string topic, string? outcome)
    {
        var c = await App.HeldByAsync("economy-information", d => { d.ReceivedLocal(received); d.Topic = topic; d.SignedBy = "lvqing"; });
        if (outcome is null) return;
        await using var db = App.Db();
        var loaded = await db.Cases.WithAll().SingleAsync(x => x.Id == c.Id);
        if (outcome == "企业撤回") loaded.Withdraw(Actor.System, App.Clock.UtcNow);
        else loaded.Answer(Actor.System, App.Clock.UtcNow, outcome);
        db.Audit("case.answered", "case", c.Id);
        await db.SaveAsync();
    }

    private static string Plain(TestPage page) => page.Text.Replace(" ", "", StringComparison.Ordinal);

    private static async Task<string> TextAsync(HttpResponseMessage answer, string part)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        using var reader = new StreamReader(zip.GetEntry(part)!.Open());
        return System.Text.RegularExpressions.Regex.Replace(await reader.ReadToEndAsync(), "<[^>]+>", "");
    }
}
