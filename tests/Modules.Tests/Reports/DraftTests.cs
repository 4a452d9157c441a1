using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using Yingshang.Metrics;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Modules.Tests.Metrics;
using Yingshang.Platform.People;
using Yingshang.Reports;
using Yingshang.Reports.Drafts;
using Yingshang.Reports.Drafts.DecideDraft;
using Yingshang.Reports.Drafts.ShowParagraph;
using Yingshang.Reports.Drafts.StartDraft;
using Yingshang.Reports.Drafts.WriteDraft;
using Yingshang.Reports.RunReport;
using Yingshang.Reports.VerifyReport;

namespace Yingshang.Modules.Tests.Reports;

/// <summary>A report that people write together: paragraphs, comments, numbers written over, the way to the signature.</summary>
public sealed class DraftTests : AppTest
{
    [Fact]
    public async Task From_the_draft_to_the_signed_report()
    {
        await App.LayDownDemandsAsync();
        using var writer = App.As("zhoumin");
        var page = await writer.SubmitAsync(await writer.GetAsync("/reports/drafts"), "起草", ("报告", "一月一晒·月度通报"), ("期间从", "2023-09"), ("到", "2023-09"));
        var id = IdOf(page);
        Assert.Contains("收到诉求3件", page.Text, StringComparison.Ordinal);
        Assert.Contains("（待撰写：逐条写明单位、事项、时限）", page.Text, StringComparison.Ordinal);

        // What people write has live figures too.
        var demand = await ParagraphAsync(id, "write 要求");
        page = await writer.SubmitAsync(await writer.GetAsync($"/reports/drafts/{id}?edit={demand.Id}"), "保存", ("这一段", "区供电公司对没有解决的{{= demands-closed - demands-solved | 件}}说明安排。"));
        Assert.Contains("区供电公司对没有解决的1件说明安排。", page.Text, StringComparison.Ordinal);
        var remark = await ParagraphAsync(id, "write 点评");
        await writer.SubmitAsync(await writer.GetAsync($"/reports/drafts/{id}?edit={remark.Id}"), "删去这一段");

        // Handed in by one, passed by another, signed by the leader; the number that is missing stops the signature and nothing else.
        page = await writer.SubmitAsync(await writer.GetAsync($"/reports/drafts/{id}"), "送核");
        page = await writer.SubmitAsync(page, "核对无误");
        Assert.Contains(ReportProblems.OwnCheck.Message, page.Text, StringComparison.Ordinal);
        using var colleague = App.As("heping");
        await colleague.SubmitAsync(await colleague.SubmitAsync(await colleague.GetAsync($"/reports/drafts/{id}"), "核对无误"), "审核通过");
        using var leader = App.As("gaoyuan");
        page = await leader.SubmitAsync(await leader.GetAsync($"/reports/drafts/{id}"), "签发");
        // In September no answer was due and no duty was kept.
        Assert.Contains("还不能签发：", page.Text, StringComparison.Ordinal);
        Assert.Contains("办结按时率没有数（期内没有）；应办事项按时率没有数（期内没有）", page.Text, StringComparison.Ordinal);
        await leader.SubmitAsync(page, "退回修改", ("退回原因", "补上应办事项的数"));

        // Written over with its reason: marked on the page, not in the document.
        page = await writer.GetAsync($"/reports/drafts/{id}");
        Assert.Contains("补上应办事项的数", page.Text, StringComparison.Ordinal);
        var figures = await FiguresAsync(id);
        var missing = figures.Single(f => f.MetricId == "duties-on-time");
        var figurePage = await writer.GetAsync($"/reports/drafts/{id}/figures/{missing.Order}");
        Assert.Equal("应办事项按时率", figurePage.Heading);
        figurePage = await writer.SubmitAsync(figurePage, "改写", ("文中写作", "96％"));
        Assert.Contains(ReportProblems.NeedsReason.Message, figurePage.Text, StringComparison.Ordinal);
        page = await writer.SubmitAsync(figurePage, "改写", ("文中写作", "96％"), ("原因", "督查室9月台账，系统10月起登记"));
        Assert.Contains("算出“（期内没有）”，写作“96％”", page.Text, StringComparison.Ordinal);
        var due = figures.Single(f => f.MetricId == "on-time-close" && !f.IsResolved);
        page = await writer.SubmitAsync(await writer.GetAsync($"/reports/drafts/{id}/figures/{due.Order}"), "改写", ("文中写作", "当月没有到期的"), ("原因", "当月没有到期的环节"));
        await writer.SubmitAsync(page, "送核");
        await colleague.SubmitAsync(await colleague.SubmitAsync(await colleague.GetAsync($"/reports/drafts/{id}"), "核对无误"), "审核通过");
        page = await leader.SubmitAsync(await leader.GetAsync($"/reports/drafts/{id}"), "签发");
        Assert.DoesNotContain("还不能签发", page.Problem ?? "", StringComparison.Ordinal);
        Assert.Contains("营商通〔2023〕1号", page.Text, StringComparison.Ordinal);
        Assert.Contains("签发", page.Text, StringComparison.Ordinal);

        await using var db = App.Db();
        var run = await db.ReportRuns.SingleAsync(r => r.DraftId == id);
        Assert.Equal(("scoreboard@1", "营商通〔2023〕1号"), (run.Reference, run.Number));
        var bytes = await (await leader.GetRawAsync($"/reports/{run.Id}/document")).Content.ReadAsByteArrayAsync();
        using var file = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        var body = file.MainDocumentPart!.Document!.Body!.InnerText;
        Assert.Contains("应办事项按时率96％", body, StringComparison.Ordinal);
        Assert.DoesNotContain("督查室9月台账", body, StringComparison.Ordinal);
        // For the browser as issued; the reason stands in the working paper, which says that it stays inside.
        var html = await (await leader.GetRawAsync($"/reports/{run.Id}/document?form=html")).Content.ReadAsStringAsync();
        Assert.Contains("应办事项按时率96％", Regex.Replace(html, "<[^>]*>", "", RegexOptions.None, TimeSpan.FromSeconds(1)), StringComparison.Ordinal);
        Assert.DoesNotContain("督查室9月台账", html, StringComparison.Ordinal);
        using (var paper = WordprocessingDocument.Open(new MemoryStream(await (await leader.GetRawAsync($"/reports/{run.Id}/figures?form=docx")).Content.ReadAsByteArrayAsync()), isEditable: false))
            foreach (var part in new[] { "内部资料", "督查室9月台账，系统10月起登记", "96％", "duties-on-time" }) Assert.Contains(part, paper.MainDocumentPart!.Document!.Body!.InnerText, StringComparison.Ordinal);
        using (var sheet = SpreadsheetDocument.Open(new MemoryStream(await (await leader.GetRawAsync($"/reports/{run.Id}/figures?form=xlsx")).Content.ReadAsByteArrayAsync()), isEditable: false))
            Assert.Equal(["数据底稿", "人工改写"], sheet.WorkbookPart!.Workbook!.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(x => x.Name!.Value!));
        using var json = JsonDocument.Parse(await (await leader.GetRawAsync($"/reports/{run.Id}/figures")).Content.ReadAsStringAsync());
        var over = json.RootElement.EnumerateArray().Single(f => f.GetProperty("override_reason").ValueKind == JsonValueKind.String && f.GetProperty("metric").GetString() == "duties-on-time");
        Assert.Equal(("（期内没有）", "96％", "督查室9月台账，系统10月起登记"), (over.GetProperty("computed").GetString(), over.GetProperty("text").GetString(), over.GetProperty("override_reason").GetString()));

        // It is what it is: no more writing, and every figure is found again.
        Assert.Equal("draft.not-being-written", (await WriteAsync((WriteDraftHandler h) => h.SaveAsync(id, demand.Id, 2, "改", default))).Problem!.Code);
        var (_, findings) = await App.DoAsync("zhoumin", (KeptFigures kept) => kept.VerifyAsync(CancellationToken.None));
        Assert.Empty(findings);
    }

    [Fact]
    public async Task Of_two_who_write_the_same_paragraph_the_second_loses_nothing()
    {
        await App.LayDownDemandsAsync();
        var id = await StartAsync("leader-sheet");
        var paragraph = await ParagraphAsync(id, "write 三件事");
        using var first = App.As("zhoumin");
        using var second = App.As("heping");
        var (firstPage, secondPage) = (await first.GetAsync($"/reports/drafts/{id}?edit={paragraph.Id}"), await second.GetAsync($"/reports/drafts/{id}?edit={paragraph.Id}"));
        Assert.Contains("周敏正在改第", secondPage.Text, StringComparison.Ordinal);
        App.Clock.SetLocal("2023-11-01 09:05");
        await first.SubmitAsync(firstPage, "保存", ("这一段", "一、催供电公司。"));
        var page = await second.SubmitAsync(secondPage, "保存", ("这一段", "一、请住建局到场。"));
        Assert.Contains("周敏改过这一段", page.Text, StringComparison.Ordinal);
        Assert.Contains("一、催供电公司。", page.Text, StringComparison.Ordinal);
        Assert.Contains("一、请住建局到场。", page.Text, StringComparison.Ordinal);
        App.Clock.SetLocal("2023-11-01 09:10");
        page = await second.SubmitAsync(page, "保存", ("这一段", "一、催供电公司，请住建局到场。"));
        Assert.Contains("一、催供电公司，请住建局到场。", page.Text, StringComparison.Ordinal);

        var history = await first.GetAsync($"/reports/drafts/{id}/paragraphs/{paragraph.Id}");
        Assert.Contains("第3稿", history.Text, StringComparison.Ordinal);
        Assert.Contains("第1稿", history.Text, StringComparison.Ordinal);
        // Another paragraph is nobody's business.
        var other = await ParagraphAsync(id, "# 走势");
        Assert.True((await WriteAsync((WriteDraftHandler h) => h.SaveAsync(id, other.Id, 1, "# 近六个月走势", default))).IsDone);
    }

    /// <summary>What stands above and below the text is written like the text, and both documents follow it.</summary>
    [Fact]
    public async Task Title_recipients_copies_signer_grade_and_way_of_counting_belong_to_the_draft()
    {
        await App.LayDownDemandsAsync();
        await using (var db = App.Db())
            await App.ChangeAsync((await db.Set<Yingshang.Cases.Engine.Case>().AsNoTracking().SingleAsync(c => c.Outcome == "列入计划")).Id, "2023-10-30 09:00", (c, _) => c.Outcome = "部分解决");
        App.Clock.SetLocal("2023-11-01 09:00");
        var id = await StartAsync("demands");
        using var writer = App.As("zhoumin");
        Assert.Contains("2023年1—10月企业诉求办理情况报告", (await LineAsync(writer, id, DraftPart.Title, "{{期间}}企业诉求办理情况报告")).Text, StringComparison.Ordinal);
        await LineAsync(writer, id, DraftPart.Recipient, "区人民政府");
        await LineAsync(writer, id, DraftPart.CopyTo, "区人大常委会办公室，区政协办公室");
        Assert.Contains(ReportProblems.NumberInHead("标题").Message, (await LineAsync(writer, id, DraftPart.Title, "收到{{demands-received}}的报告")).Text, StringComparison.Ordinal);
        Assert.Equal("draft.number-in-head", ReportProblems.NumberInHead("标题").Code);
        Assert.Contains(ReportProblems.SaysNothing.Message, (await LineAsync(writer, id, DraftPart.Issuer, "")).Text, StringComparison.Ordinal);
        var title = await LineAsync(id, DraftPart.Title);
        var history = await writer.GetAsync($"/reports/drafts/{id}/paragraphs/{title.Id}");
        Assert.Equal("标题的改动", history.Heading);
        Assert.Contains("第2稿", history.Text, StringComparison.Ordinal);
        Assert.Equal("draft.paragraph-changed", (await WriteAsync((WriteDraftHandler h) => h.SaveAsync(id, title.Id, 1, "别的标题", default))).Problem!.Code);

        // Two solved and one partly: 2 of 3 in the district's own way, 3 of 3 in that of the level above.
        var page = await writer.GetAsync($"/reports/drafts/{id}?ways=1");
        Assert.Contains("解决情况按实际口径计算", page.Text, StringComparison.Ordinal);
        Assert.Contains("解决情况按上级口径计算", page.Text, StringComparison.Ordinal);
        var both = page.Table("两种口径对照").Single(r => r["数"] == "解决诉求");
        Assert.Equal(("2件", "3件"), (both["实际口径本文用"], both["上级口径"]));
        page = await writer.SubmitAsync(page, "换口径", ("way", "upper"));
        Assert.DoesNotContain("实际口径计算", page.Text, StringComparison.Ordinal);
        Assert.Equal("report.no-such-way", (await WriteAsync((WriteDraftHandler h) => h.ChooseWayAsync(id, "别的", default))).Problem!.Code);

        var received = (await FiguresAsync(id)).First(f => f.MetricId == "demands-received");
        page = await writer.SubmitAsync(await writer.GetAsync($"/reports/drafts/{id}/figures/{received.Order}"), "标注", ("grade", "初步数"));
        Assert.Contains("已标为初步数", page.Text, StringComparison.Ordinal);

        // Signed with the two paragraphs that have all their numbers.
        await using (var db = App.Db())
            foreach (var other in await db.DraftParagraphs.AsNoTracking().Where(p => p.DraftId == id && p.Part == DraftPart.Text && !p.Source.StartsWith("现将") && !p.Source.StartsWith("{{期间}}，全区")).ToListAsync())
                Assert.True((await WriteAsync((WriteDraftHandler h) => h.RemoveAsync(id, other.Id, 1, default))).IsDone);
        await App.DoAsync("zhoumin", (DecideDraftHandler h) => h.SubmitAsync(id, null, default));
        await App.DoAsync("heping", (DecideDraftHandler h) => h.CheckAsync(id, default));
        await App.DoAsync("heping", (DecideDraftHandler h) => h.ReviewAsync(id, default));
        var signed = await App.DoAsync("gaoyuan", (DecideDraftHandler h) => h.SignAsync(id, default));
        Assert.Null(signed.Problem?.Message);
        await using var after = App.Db();
        var run = await after.ReportRuns.SingleAsync(r => r.Id == signed.Value);
        Assert.Equal(("2023年1—10月企业诉求办理情况报告", "区人民政府", "区人大常委会办公室，区政协办公室", run.SignedByName, "upper"), (run.Title, run.Recipient, run.CopyTo, run.Signer, run.Way));
        Assert.Equal("初步数", (await after.ReportFigures.OrderBy(f => f.Order).FirstAsync(f => f.RunId == run.Id && f.MetricId == "demands-received")).Grade);
        using var file = WordprocessingDocument.Open(new MemoryStream(await (await writer.GetRawAsync($"/reports/{run.Id}/document")).Content.ReadAsByteArrayAsync()), isEditable: false);
        foreach (var part in new[] { "2023年1—10月企业诉求办理情况报告", "区人民政府：", "解决问题3个", "抄送：区人大常委会办公室，区政协办公室。" }) Assert.Contains(part, file.MainDocumentPart!.Document!.Body!.InnerText, StringComparison.Ordinal);
        using var paper = WordprocessingDocument.Open(new MemoryStream(await (await writer.GetRawAsync($"/reports/{run.Id}/figures?form=docx")).Content.ReadAsByteArrayAsync()), isEditable: false);
        Assert.Contains("初步数", paper.MainDocumentPart!.Document!.Body!.InnerText, StringComparison.Ordinal);
        Assert.Contains("签发人：", (await writer.GetAsync($"/reports/{run.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comments_stay_until_they_are_settled()
    {
        await App.LayDownDemandsAsync();
        var id = await StartAsync("leader-sheet");
        var paragraph = await ParagraphAsync(id, "# 三件事");
        using var leader = App.As("gaoyuan");
        var page = await leader.SubmitAsync(await leader.GetAsync($"/reports/drafts/{id}?comment={paragraph.Id}"), "批注", ("批注", "第一件写供电"));
        Assert.Contains("没有处理的批注 1 条", page.Text, StringComparison.Ordinal);
        using var writer = App.As("zhoumin");
        page = await writer.SubmitAsync(await writer.GetAsync($"/reports/drafts/{id}"), "已处理");
        Assert.DoesNotContain("没有处理的批注", page.Text, StringComparison.Ordinal);
        Assert.Equal("draft.says-nothing", (await WriteAsync((WriteDraftHandler h) => h.CommentAsync(id, paragraph.Id, "  ", default))).Problem!.Code);
    }

    [Fact]
    public async Task A_sentence_that_does_not_read_is_refused_with_what_was_meant()
    {
        await App.LayDownDemandsAsync();
        var id = await StartAsync("leader-sheet");
        var paragraph = await ParagraphAsync(id, "write 三件事");
        using var writer = App.As("zhoumin");
        var page = await writer.SubmitAsync(await writer.GetAsync($"/reports/drafts/{id}?edit={paragraph.Id}"), "保存", ("这一段", "收到{{demands-recieved}}。"));
        Assert.Contains("没有指标“demands-recieved”，是不是“demands-received”？", page.Text, StringComparison.Ordinal);
        Assert.Contains("收到{{demands-recieved}}。", page.Text, StringComparison.Ordinal);
        Assert.Equal("draft.does-not-read", (await WriteAsync((WriteDraftHandler h) => h.SaveAsync(id, paragraph.Id, 1, "{{", default))).Problem!.Code);
        var added = await writer.SubmitAsync(await writer.GetAsync($"/reports/drafts/{id}?add={paragraph.Id}"), "加写", ("加写一段", "用电{{demands-received[主题 = \"用电\"]}}。XX"));
        Assert.Contains("用电3件。", added.Text, StringComparison.Ordinal);
        Assert.Contains("“XX”还没有填", added.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_stay_as_taken_until_they_are_taken_anew()
    {
        await App.LayDownDemandsAsync();
        var id = await StartAsync("leader-sheet");
        App.Clock.SetLocal("2023-11-01 10:00");
        await App.ReceiveAsync("2023-10-25 10:00", d => d.TrackingCode = "B000000009");
        App.Clock.SetLocal("2023-11-01 11:00");
        using var writer = App.As("zhoumin");
        var page = await writer.GetAsync($"/reports/drafts/{id}");
        page = await writer.SubmitAsync(page, "重新取数");
        Assert.Contains("收到5件", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Steps_are_taken_in_order_by_those_who_may()
    {
        await App.LayDownDemandsAsync();
        var id = await StartAsync("leader-sheet");
        Assert.Equal("draft.not-this-step", (await App.DoAsync("gaoyuan", (DecideDraftHandler h) => h.SignAsync(id, default))).Problem!.Code);
        Assert.Equal("draft.not-this-step", (await App.DoAsync("heping", (DecideDraftHandler h) => h.ReviewAsync(id, default))).Problem!.Code);
        await Assert.ThrowsAsync<NotAllowedException>(() => App.DoAsync("gaoyuan", (DecideDraftHandler h) => h.SubmitAsync(id, null, default)));
        await Assert.ThrowsAsync<NotAllowedException>(() => App.DoAsync("heping", (DecideDraftHandler h) => h.SignAsync(id, default)));
        // The head of a unit reads what his unit checks, and nothing else.
        using var head = App.As("fangjie");
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync($"/reports/drafts/{id}")).Status);
        await using var db = App.Db();
        var unit = await db.Units.SingleAsync(u => u.Code == "power-supply");
        Assert.True((await App.DoAsync("zhoumin", (DecideDraftHandler h) => h.SubmitAsync(id, unit.Id, default))).IsDone);
        Assert.Contains("核对无误", (await head.GetAsync($"/reports/drafts/{id}")).Text, StringComparison.Ordinal);
        Assert.Equal("draft.needs-reason", (await App.DoAsync("fangjie", (DecideDraftHandler h) => h.SendBackAsync(id, "", default))).Problem!.Code);
        Assert.True((await App.DoAsync("fangjie", (DecideDraftHandler h) => h.CheckAsync(id, default))).IsDone);
        Assert.Equal("draft.own-check", (await App.DoAsync("zhoumin", (DecideDraftHandler h) => h.ReviewAsync(id, default))).Problem!.Code);
    }

    [Fact]
    public async Task A_draft_with_open_ends_is_not_signed()
    {
        await App.LayDownDemandsAsync();
        var id = await StartAsync("leader-sheet");
        await App.DoAsync("zhoumin", (DecideDraftHandler h) => h.SubmitAsync(id, null, default));
        await App.DoAsync("heping", (DecideDraftHandler h) => h.CheckAsync(id, default));
        await App.DoAsync("heping", (DecideDraftHandler h) => h.ReviewAsync(id, default));
        var refused = (await App.DoAsync("gaoyuan", (DecideDraftHandler h) => h.SignAsync(id, default))).Problem!;
        Assert.Equal("draft.unresolved", refused.Code);
        Assert.Contains("待撰写", refused.Message, StringComparison.Ordinal);
        Assert.Equal("draft.paragraph-changed", ReportProblems.ParagraphChanged("周敏").Code);
    }

    [Fact]
    public async Task A_report_is_verified_as_known_then_and_now_record_by_record()
    {
        await App.LayDownDemandsAsync();
        var run = (await App.DoAsync("zhoumin", (RunReportHandler h) => h.RunAsync("demands", MetricFacts.January2October, null, default))).Value!;
        Assert.Equal("demands@1", run.Reference);
        await using (var db = App.Db())
        {
            var solved = await db.Set<Yingshang.Cases.Engine.Case>().AsNoTracking().Where(c => c.Outcome == "已解决").OrderByDescending(c => c.ReceivedAt).FirstAsync();
            await App.ChangeAsync(solved.Id, "2023-11-05 09:00", (c, _) => c.Outcome = "部分解决");
        }
        var verified = await App.DoAsync("zhoumin", async (VerifyReportHandler h) => await h.VerifyAsync((await h.FindAsync("demands@1", default))!, default));
        Assert.All(verified, v => Assert.True(v.IsAsKept, v.Figure.MetricName));
        var number = verified.First(v => v.Figure.MetricId == "demands-solved" && v.Figure.Measure == Yingshang.Reports.Templates.Measure.Value);
        Assert.Equal((2m, 1m), (number.Then, number.Now));
        Assert.Equal(("改动后不再计入", "结果：已解决 → 部分解决"), (Assert.Single(number.Changes).Why, number.Changes[0].Detail));
        var received = verified.First(v => v.Figure.MetricId == "demands-received");
        Assert.False(received.HasMoved);
        Assert.Null(await App.DoAsync("zhoumin", (VerifyReportHandler h) => h.FindAsync("demands@7", default)));
        var page = await App.As("zhoumin").GetAsync($"/reports/{run.Id}/verify");
        Assert.Contains("个数与留存的一致", page.Text, StringComparison.Ordinal);
        var row = page.Table().First(r => r["数"] == "解决诉求");
        Assert.Equal("1", row["现在"]);
        Assert.Contains("结果：已解决 → 部分解决", row["变化的记录"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_issues_are_compared_by_their_figures_and_records()
    {
        await App.LayDownDemandsAsync();
        var september = (await App.DoAsync("zhoumin", (RunReportHandler h) => h.RunAsync("monthly-bulletin", new Period(new DateOnly(2023, 9, 1), new DateOnly(2023, 9, 30)), null, default))).Value!;
        var october = (await App.DoAsync("zhoumin", (RunReportHandler h) => h.RunAsync("monthly-bulletin", new Period(new DateOnly(2023, 10, 1), new DateOnly(2023, 10, 31)), null, default))).Value!;
        using var office = App.As("zhoumin");
        Assert.Contains("没有更早一期", (await office.GetAsync($"/reports/{september.Id}/compare")).Text, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await office.GetRawAsync($"/reports/{october.Id}/compare?figure=no-id")).StatusCode);
        var page = await office.GetAsync($"/reports/{october.Id}/compare");
        var received = page.Table().First(r => r["数"] == "收到诉求");
        Assert.Equal(("3件", "1件", "-2件", "3 → 1"), (received["上期"], received["本期"], received["相差"], received["记录"]));
        await using var db = App.Db();
        var figure = await db.ReportFigures.OrderBy(f => f.Order).FirstAsync(f => f.RunId == october.Id && f.MetricId == "demands-received");
        page = await office.GetAsync($"/reports/{october.Id}/compare?figure={figure.Id}");
        Assert.Contains("2023年10月有、上期没有的（1 条）", page.Text, StringComparison.Ordinal);
        Assert.Contains("2023年9月有、本期没有的（3 条）", page.Text, StringComparison.Ordinal);

        // A number computed from several shows the records of each: by the fifth of September one was answered, and solved; by its end three, two of them solved.
        foreach (var day in new[] { 5, 30 }) Assert.Null((await App.DoAsync("zhoumin", (RunReportHandler h) => h.RunAsync("brief", new Period(new DateOnly(2023, 9, 1), new DateOnly(2023, 9, day)), null, default))).Problem);
        var left = await db.ReportFigures.FirstAsync(f => f.Measure == Yingshang.Reports.Templates.Measure.Expression && f.MetricName == "办结诉求 - 解决诉求" && f.To == new DateOnly(2023, 9, 30));
        page = await office.GetAsync($"/reports/{left.RunId}/compare?figure={left.Id}");
        Assert.Contains("办结诉求：当时 1件，现在 3件，多 2件：新增 2 条。", page.Text, StringComparison.Ordinal);
        Assert.Contains("解决诉求：当时 1件，现在 2件，多 1件：新增 1 条。", page.Text, StringComparison.Ordinal);
        page = await office.GetAsync($"/figures/{left.Id}?now=1");
        Assert.Contains("当时 1件，现在 1件，数没有变。", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_falls_apart_into_what_is_written_together()
    {
        var paragraphs = TemplateParagraphs.Of("# 一、\n\n一句。\n\n{{if x > 1}}甲\n\n乙{{end}}\n\n表1　名\n\n{{table x by 月}}\n\n注：说明\n\n末句。\n");
        Assert.Equal(["# 一、", "一句。", "{{if x > 1}}甲\n\n乙{{end}}", "表1　名\n\n{{table x by 月}}\n\n注：说明", "末句。"], paragraphs);
    }

    [Theory]
    [InlineData("收到3件，解决2件。", "收到4件，全部解决。", "收到[-3-][+4+]件，[-解决2件-][+全部解决+]。")]
    [InlineData("", "新", "[+新+]")]
    [InlineData("一样", "一样", "一样")]
    public void What_changed_between_two_versions_is_marked(string before, string after, string marked)
    {
        var said = string.Concat(ParagraphHistory.Between(before, after).Select(c => c.Change switch { Change.Added => $"[+{c.Text}+]", Change.Removed => $"[-{c.Text}-]", _ => c.Text }));
        // Whatever the smallest difference is, both texts can be read from it.
        Assert.Equal(after, string.Concat(ParagraphHistory.Between(before, after).Where(c => c.Change != Change.Removed).Select(c => c.Text)));
        Assert.Equal(before, string.Concat(ParagraphHistory.Between(before, after).Where(c => c.Change != Change.Added).Select(c => c.Text)));
        if (!before.Contains("全部", StringComparison.Ordinal) && before.Length < 3) Assert.Equal(marked, said);
    }

    private async Task<Guid> StartAsync(string report) =>
        (await App.DoAsync("zhoumin", (StartDraftHandler h) => h.HandleAsync(new RunReportForm { ReportId = report, From = "2023-01", To = "2023-10" }, default))).Value;

    private Task<Yingshang.Platform.Results.Result> WriteAsync(Func<WriteDraftHandler, Task<Yingshang.Platform.Results.Result>> write) => App.DoAsync("zhoumin", write);

    private async Task<DraftParagraph> LineAsync(Guid draft, DraftPart part)
    {
        await using var db = App.Db();
        return await db.DraftParagraphs.AsNoTracking().SingleAsync(p => p.DraftId == draft && p.Part == part);
    }

    private async Task<TestPage> LineAsync(TestBrowser writer, Guid draft, DraftPart part, string text)
    {
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        return await writer.SubmitAsync(await writer.GetAsync($"/reports/drafts/{draft}?edit={(await LineAsync(draft, part)).Id}"), "保存", (part.Word, text));
    }

    private async Task<DraftParagraph> ParagraphAsync(Guid draft, string holds)
    {
        await using var db = App.Db();
        return (await db.DraftParagraphs.AsNoTracking().Where(p => p.DraftId == draft).ToListAsync()).Single(p => p.Source.Contains(holds, StringComparison.Ordinal));
    }

    private Task<IReadOnlyList<ReportFigure>> FiguresAsync(Guid draft) => App.DoAsync("zhoumin", async (DraftReader reader) => (await reader.WordAsync(await reader.FindAsync(draft, default), null, default)).Figures);

    private static Guid IdOf(TestPage page) => Guid.Parse(page.Path.Split('/')[^1]);
}
