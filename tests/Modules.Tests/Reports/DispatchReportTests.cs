using Microsoft.EntityFrameworkCore;
using Yingshang.Metrics;
using Yingshang.Reports;
using Yingshang.Reports.Templates;
using Yingshang.Reports.RunReport;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Modules.Tests.Metrics;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;

namespace Yingshang.Modules.Tests.Reports;

/// <summary>周调度单 and 月通报, for the district and for one 专班, in two named ways of counting.</summary>
public sealed class DispatchReportTests : AppTest
{
    /// <summary>In the week of 9 October three came and were closed: one solved, one partly, one that policy does not allow. In the week before one came. It is Wednesday the 18th.</summary>
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await App.ReceiveAsync("2023-10-07 09:00", d => d.Topic = "融资");
        var power = await App.ReceiveAsync("2023-10-09 09:00", d => (d.Topic, d.Title) = ("用电", "增容两个月没有答复"));
        var water = await App.ReceiveAsync("2023-10-10 09:00", d => d.Topic = "用水");
        var loan = await App.ReceiveAsync("2023-10-11 09:00", d => d.Topic = "融资");
        Guid utilities;
        await using (var db = App.Db()) utilities = await db.WorkGroups.Where(g => g.Name == "水电气网保障专班").Select(g => g.Id).SingleAsync();
        foreach (var demand in new[] { power, water }) await App.ChangeAsync(demand.Id, "2023-10-11 10:00", (c, _) => c.GroupId = utilities);
        await App.AnswerAsync(power, "2023-10-12 10:00", "已解决", 5);
        await App.AnswerAsync(water, "2023-10-13 10:00", "部分解决");
        await App.AnswerAsync(loan, "2023-10-13 11:00", "政策不支持");
        App.Clock.SetLocal("2023-10-18 09:00");
    }

    [Fact]
    public async Task The_weekly_sheet_is_about_the_last_whole_week_against_the_one_before()
    {
        var run = await RunAsync("weekly-dispatch");
        Assert.Equal("全区企业诉求周调度单\n（2023年10月9日—10月15日）", run.Title);
        // Three against one in the week of 2 October (it came on Saturday the 7th).
        Assert.Contains("全区收到企业诉求3件，环比增长200％；办结3件，上一期没有可比的数；解决1件（实际口径）", run.PlainText, StringComparison.Ordinal);
        Assert.Contains("本周办结的解决率为33.33％（实际口径）", run.PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Overdue_steps_are_listed_one_by_one()
    {
        // That of 7 October has not been dispatched: due by the 8th, contact by the 9th, feedback by the 10th.
        var run = await RunAsync("weekly-dispatch");
        Assert.Contains("还有3个环节过了期限没有完成", run.PlainText, StringComparison.Ordinal);
        Assert.Equal(3, run.PlainText.Split('\n').Count(l => l.Contains("．诉〔2023〕0001号", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task For_a_group_only_its_demands_are_counted_and_each_figure_opens_them()
    {
        var run = await RunAsync("weekly-dispatch", group: "水电气网保障专班");
        Assert.StartsWith("水电气网保障专班企业诉求周调度单", run.Title, StringComparison.Ordinal);
        Assert.Contains("水电气网保障专班收到企业诉求2件", run.PlainText, StringComparison.Ordinal);
        await using var db = App.Db();
        var received = await db.ReportFigures.AsNoTracking().OrderBy(f => f.Order).FirstAsync(f => f.RunId == run.Id && f.MetricId == "demands-received" && f.Measure == Measure.Value);
        Assert.Contains("专班 = \"水电气网保障专班\"", received.Filter, StringComparison.Ordinal);
        var page = await App.As("gaoyuan").GetAsync($"/figures/{received.Id}");
        Assert.Contains("增容两个月没有答复", page.Text, StringComparison.Ordinal);
        Assert.Equal(2, page.Document.QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task The_issued_text_uses_the_chosen_way_with_its_name_and_the_page_has_both_side_by_side()
    {
        var run = await RunAsync("weekly-dispatch", way: "upper");
        // Solved or partly: two. Of two, because what policy does not allow is left out below the line.
        Assert.Contains("解决2件（上级口径）", run.PlainText, StringComparison.Ordinal);
        Assert.Contains("本周办结的解决率为100％（上级口径）", run.PlainText, StringComparison.Ordinal);
        Assert.DoesNotContain("实际口径", run.PlainText, StringComparison.Ordinal);
        var page = await App.As("zhoumin").GetAsync($"/reports/{run.Id}");
        var both = page.Table("两种口径对照");
        Assert.Equal(["解决诉求", "1件", "2件"], both.Single(r => r["数"] == "解决诉求").Values);
        Assert.Equal(["解决率", "33.33％", "100％"], both.Single(r => r["数"] == "解决率").Values);
        using var document = await App.As("zhoumin").GetRawAsync($"/reports/{run.Id}/document");
        Assert.True(document.IsSuccessStatusCode);
    }

    [Fact]
    public async Task The_monthly_bulletin_has_its_five_parts_and_cases()
    {
        App.Clock.SetLocal("2023-11-02 09:00");
        var run = await RunAsync("monthly-bulletin");
        Assert.Equal("关于2023年10月\n企业诉求办理情况的通报", run.Title);
        foreach (var part in new[] { "一、总体情况", "二、主要特点", "三、存在问题", "四、典型案例", "五、下一步工作" }) Assert.Contains(part, run.Text, StringComparison.Ordinal);
        Assert.Contains("当月解决、企业评价最好的有1件，其中：", run.PlainText, StringComparison.Ordinal);
        Assert.Contains("1．诉〔2023〕0002号 增容两个月没有答复", run.PlainText, StringComparison.Ordinal);
        Assert.Contains("解决情况按实际口径计算", run.PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kept_figures_of_a_group_and_of_the_period_before_are_found_again()
    {
        await RunAsync("weekly-dispatch", group: "水电气网保障专班");
        await RunAsync("monthly-bulletin", way: "upper");
        App.Clock.SetLocal("2023-10-19 09:00");
        var (count, findings) = await App.DoAsync("zhoumin", (KeptFigures kept) => kept.VerifyAsync(CancellationToken.None));
        Assert.True(count > 30);
        Assert.Empty(findings);
    }

    [Fact]
    public async Task It_is_made_on_the_page_without_typing_a_period()
    {
        var office = App.As("zhoumin");
        var page = await office.SubmitAsync(await office.GetAsync("/reports"), "生成", ("报告", "周调度单"), ("范围", "水电气网保障专班"), ("口径", "上级口径"));
        Assert.Contains("水电气网保障专班企业诉求周调度单", page.Heading, StringComparison.Ordinal);
        Assert.Contains("解决2件（上级口径）", page.Text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("weekly-dispatch", "other", null, "report.no-such-way")]
    [InlineData("monthly-bulletin", null, "水电气网保障专班", "report.not-by-group")]
    [InlineData("weekly-dispatch", null, "没有的专班", "report.no-such-group")]
    public async Task What_is_not_declared_is_refused(string report, string? way, string? group, string code)
    {
        var result = await App.DoAsync("zhoumin", (RunReportHandler h) => h.HandleAsync(new RunReportForm { ReportId = report, Way = way, WorkGroup = group }, CancellationToken.None));
        Assert.Equal(code, result.Problem!.Code);
    }

    [Fact]
    public async Task Only_the_office_makes_them() =>
        await Assert.ThrowsAsync<NotAllowedException>(() => App.DoAsync("gaoyuan", (RunReportHandler h) => h.HandleAsync(new RunReportForm { ReportId = "weekly-dispatch" }, CancellationToken.None)));

    [Theory]
    [InlineData("ways:\n  - { id: a, name: 甲, note: 乙, instead: {} }\n", "口径要写两种")]
    [InlineData("ways:\n  - { id: a, name: 甲, note: 乙, instead: { demands-solvd: demands-solved } }\n  - { id: b, name: 丙, note: 丁, instead: {} }\n", "没有指标“demands-solvd”")]
    public void A_slip_in_the_ways_of_counting_is_told(string text, string problem)
    {
        var folder = Directory.CreateTempSubdirectory("counting-").FullName;
        File.WriteAllText(Path.Combine(folder, "counting.yaml"), text);
        var reader = new PackReader(folder);
        CountingWays.Read(reader, TestDistrict.Declared<MetricBook>());
        Assert.Contains(reader.Problems, p => p.Message.Contains(problem, StringComparison.Ordinal));
        Directory.Delete(folder, recursive: true);
    }

    private async Task<ReportRun> RunAsync(string report, string? way = null, string? group = null)
    {
        var result = await App.DoAsync("zhoumin", (RunReportHandler h) => h.HandleAsync(new RunReportForm { ReportId = report, Way = way, WorkGroup = group }, CancellationToken.None));
        Assert.Null(result.Problem);
        return result.Value!;
    }
}
