using System.Net;
using System.Text.Json;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using Yingshang.Metrics;
using Yingshang.Reports;
using Yingshang.Reports.Templates;
using Yingshang.Reports.RunReport;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Modules.Tests.Metrics;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;

namespace Yingshang.Modules.Tests.Reports;

/// <summary>A report is worded, kept, shown, downloaded and checked again.</summary>
public sealed class ReportTests : AppTest
{
    [Fact]
    public async Task The_sentences_say_what_was_counted()
    {
        await LayDownAsync();
        var run = await RunAsync();
        Assert.Equal("关于2023年1—10月\n企业诉求办理情况的报告", run.Title);
        Assert.Equal("清河区优化营商环境工作领导小组办公室", run.Issuer);
        var text = run.PlainText;
        Assert.Contains("现将清河区2023年1—10月企业诉求办理情况报告如下。数据截至2023年11月1日9时。", text, StringComparison.Ordinal);
        Assert.Contains("2023年1—10月，全区通过各渠道收到企业诉求4件，同比增长100％；办结3件，同比增长200％。其中帮助企业解决问题2个，同比增长100％，上年同期为1个。", text, StringComparison.Ordinal);
        Assert.Contains("线上解决1个、线下解决1个；大走访解决1个，民营企业会谈解决0个", text, StringComparison.Ordinal);
        Assert.Contains("诉求反映较多的是用电3件、用工1件。", text, StringComparison.Ordinal);
        Assert.Contains("期末前已经办结的占75％（4件中办结3件），同比提高25个百分点。", text, StringComparison.Ordinal);
        Assert.Contains("已经解决的占66.67％（3件中解决2件），同比降低33.33个百分点；", text, StringComparison.Ordinal);
        Assert.Contains("在作出评价的1件中，表示满意的（不足5件，不显示），满意率（不足5件，不显示）；没有评价的不算满意。", text, StringComparison.Ordinal);
        Assert.Contains("| 1 | 区供电公司 | 2 | 1 | 50.00 |", text, StringComparison.Ordinal);
        Assert.Contains("| — | 合计 | 3 | 2 | 66.67 |", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_figures_file_has_an_object_for_each_figure()
    {
        await LayDownAsync();
        var run = await RunAsync();
        await using var db = App.Db();
        var figures = await db.ReportFigures.Where(f => f.RunId == run.Id).OrderBy(f => f.Order).ToListAsync();
        using var json = JsonDocument.Parse(FigureFile.Json(figures));
        Assert.Equal(figures.Count, json.RootElement.GetArrayLength());
        Assert.True(figures.Count >= 12);
        var solved = json.RootElement.EnumerateArray().First(f => f.GetProperty("metric").GetString() == "demands-solved");
        Assert.Equal(["text", "value", "unit", "numerator", "denominator", "metric", "dataset", "filter", "period", "as_of", "record_count", "digest", "version", "name", "measure",
            "condition", "expression", "grade", "computed", "override_reason", "overridden_by"],
            solved.EnumerateObject().Select(p => p.Name));
        Assert.Equal("2", solved.GetProperty("value").GetRawText());
        Assert.Equal("结果 = \"已解决\"", solved.GetProperty("filter").GetString());
        Assert.Equal("2023-01-01/2023-10-31", solved.GetProperty("period").GetString());
        Assert.Equal("2023-11-01T01:00:00.000000Z", solved.GetProperty("as_of").GetString());
        Assert.Equal(2, solved.GetProperty("record_count").GetInt64());
        Assert.Equal(JsonValueKind.Null, solved.GetProperty("denominator").ValueKind);
        Assert.Matches("^[0-9a-f]{64}$", solved.GetProperty("digest").GetString());
    }

    [Fact]
    public async Task The_document_is_valid_and_says_what_the_page_says()
    {
        await LayDownAsync();
        var run = await RunAsync();
        using var office = App.As("zhoumin");
        var response = await office.GetRawAsync($"/reports/{run.Id}/document");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        using var file = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file).Select(e => e.Description));
        var body = file.MainDocumentPart!.Document.Body!.InnerText;
        Assert.Contains("收到企业诉求4件，同比增长100％", body, StringComparison.Ordinal);
        Assert.Contains((await office.GetAsync($"/reports/{run.Id}")).Text.Split("三、办理时效")[1][..40].Replace(" ", "", StringComparison.Ordinal), body.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_the_form_to_the_records_of_a_figure()
    {
        await LayDownAsync();
        using var office = App.As("zhoumin");
        var list = await office.GetAsync("/reports");
        Assert.Contains("还没有生成过报告", list.Text, StringComparison.Ordinal);
        var report = await office.SubmitAsync(list, "生成", ("报告", "企业诉求办理情况报告"), ("期间从", "2023-01"), ("到", "2023-10"));
        Assert.Equal("关于2023年1—10月企业诉求办理情况的报告", report.Heading);
        var figure = await office.GetAsync(report.Link("2"));
        Assert.Equal("解决诉求", figure.Heading);
        Assert.Equal("2件", figure.Field("数值"));
        Assert.StartsWith("期内办结、结果为“已解决”的诉求件数", figure.Field("定义"), StringComparison.Ordinal);
        Assert.StartsWith("结果是“已解决”", figure.Field("条件"), StringComparison.Ordinal);
        Assert.Equal("2 条", figure.Field("记录"));
        var rows = figure.Table();
        Assert.Equal(2, rows.Count);
        Assert.All(rows, row => Assert.Equal("已解决", row["结果"]));
        Assert.StartsWith("/cases/", figure.Link(rows[0]["记录"]), StringComparison.Ordinal);

        var csv = await (await office.GetRawAsync(figure.Link("导出记录"))).Content.ReadAsStringAsync();
        Assert.StartsWith("记录,办结日期,结果,计入\r\n", csv, StringComparison.Ordinal);
        Assert.Equal(4, csv.Split("\r\n").Length);

        App.Clock.SetLocal("2023-11-02 09:00");
        var now = await office.GetAsync(figure.Path + "?now=1");
        Assert.Equal("没有变化", now.Field("相差"));
    }

    [Fact]
    public async Task A_figure_says_how_much_it_has_changed_since()
    {
        var solved = await LayDownAsync();
        var run = await RunAsync();
        await App.ChangeAsync(solved, "2023-11-05 09:00", (c, _) => c.Outcome = "部分解决");
        await using var db = App.Db();
        var figure = await db.ReportFigures.OrderBy(f => f.Order).FirstAsync(f => f.RunId == run.Id && f.MetricId == "demands-solved");
        using var leader = App.As("gaoyuan");
        var page = await leader.GetAsync($"/figures/{figure.Id}?now=1");
        Assert.Equal("少 1件", page.Field("相差"));
        Assert.Equal(2, page.Table().Count);
    }

    [Fact]
    public async Task Kept_figures_are_computed_again_and_a_record_changed_past_the_history_is_found()
    {
        var solved = await LayDownAsync();
        await RunAsync();
        await App.ChangeAsync(solved, "2023-11-05 09:00", (c, _) => c.Outcome = "部分解决");
        var (count, findings) = await VerifyAsync();
        Assert.True(count >= 12);
        Assert.Empty(findings);

        await using (var db = App.Db()) await db.Database.ExecuteSqlAsync($"UPDATE cases_history SET outcome = '列入计划' WHERE outcome = '已解决'");
        (_, findings) = await VerifyAsync();
        Assert.Contains(findings, f => f.Contains("“2”（解决诉求）：当时是 2，按当时的数据重算是 1。", StringComparison.Ordinal));
    }

    [Fact]
    public async Task As_of_an_earlier_time_the_report_says_what_was_known_then()
    {
        await LayDownAsync();
        var result = await App.DoAsync("zhoumin", (RunReportHandler h) => h.RunAsync("demands", MetricFacts.January2October, TestClock.Local("2023-09-05 12:00"), CancellationToken.None));
        Assert.Contains("其中帮助企业解决问题1个", result.Value!.PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_period_turned_round_an_unknown_report_and_a_time_to_come_are_refused()
    {
        var handler = (RunReportForm form) => App.DoAsync("zhoumin", (RunReportHandler h) => h.HandleAsync(form, CancellationToken.None));
        Assert.Equal("report.bad-period", (await handler(new RunReportForm { ReportId = "demands", From = "2023-10", To = "2023-01" })).Problem!.Code);
        var unknown = (await handler(new RunReportForm { ReportId = "demnds", From = "2023-01", To = "2023-10" })).Problem!;
        Assert.Equal("report.no-such-report", unknown.Code);
        Assert.Contains("是不是“demands”", unknown.Message, StringComparison.Ordinal);
        var ahead = await App.DoAsync("zhoumin", (RunReportHandler h) => h.RunAsync("demands", MetricFacts.January2October, App.Clock.UtcNow.AddDays(1), CancellationToken.None));
        Assert.Equal("report.as-of-ahead", ahead.Problem!.Code);
    }

    [Theory]
    [InlineData(Role.Office, true)]
    [InlineData(Role.Leader, true)]
    [InlineData(Role.Liaison, true)]
    [InlineData(Role.Supervision, true)]
    [InlineData(Role.Discipline, true)]
    [InlineData(Role.UnitHead, false)]
    [InlineData(Role.Handler, false)]
    [InlineData(Role.Specialist, false)]
    [InlineData(Role.Enterprise, false)]
    [InlineData(Role.SystemAdmin, false)]
    public async Task Only_those_who_see_the_whole_district_see_its_figures(Role role, bool may)
    {
        using var browser = App.As(role);
        foreach (var page in new[] { "/reports", "/metrics", "/metrics/demands-solved" })
            Assert.Equal(may ? HttpStatusCode.OK : HttpStatusCode.Forbidden, (await browser.GetAsync(page)).Status);
    }

    [Fact]
    public async Task Only_the_office_makes_reports()
    {
        using var leader = App.As("gaoyuan");
        Assert.False((await leader.GetAsync("/reports")).HasButton("生成"));
        await Assert.ThrowsAsync<NotAllowedException>(() => App.DoAsync("gaoyuan", (RunReportHandler h) => h.HandleAsync(new RunReportForm(), CancellationToken.None)));
    }

    /// <summary>One demand solved in 2022 and one left open; in 2023 four received, three answered, two solved.</summary>
    private async Task<Guid> LayDownAsync()
    {
        await App.AnswerAsync(await App.ReceiveAsync("2022-03-01 10:00", d => d.TrackingCode = "A000000001"), "2022-03-10 10:00", "已解决");
        await App.ReceiveAsync("2022-03-01 10:00", d => d.TrackingCode = "A000000002");
        var first = await App.ReceiveAsync("2023-09-01 10:00", d => { d.Lead = "power-supply"; d.Channel = "大走访"; });
        await App.AnswerAsync(first, "2023-09-05 10:00", "已解决", 5);
        await App.AnswerAsync(await App.ReceiveAsync("2023-09-01 10:00", d => d.Lead = "power-supply"), "2023-09-06 10:00", "列入计划");
        await App.AnswerAsync(await App.ReceiveAsync("2023-09-01 10:00", d => { d.Lead = "human-resources"; d.Topic = "用工"; }), "2023-09-07 10:00", "已解决");
        await App.ReceiveAsync("2023-10-20 10:00");
        App.Clock.SetLocal("2023-11-01 09:00");
        return first.Id;
    }

    private async Task<ReportRun> RunAsync() =>
        (await App.DoAsync("zhoumin", (RunReportHandler h) => h.HandleAsync(new RunReportForm { ReportId = "demands", From = "2023-01", To = "2023-10" }, CancellationToken.None))).Value!;

    private Task<(int Count, IReadOnlyList<string> Findings)> VerifyAsync() => App.DoAsync("zhoumin", (KeptFigures kept) => kept.VerifyAsync(CancellationToken.None));
}
