using System.IO.Compression;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.Playwright;

namespace Yingshang.Browser.Tests;

/// <summary>A report from the first word to the signed document: two people write, a unit checks, the office reviews, the leader signs.</summary>
[Collection(DemoDistrict.Name)]
public sealed class DraftJourneyTests(DemoBrowserApp app)
{
    private const string Reason = "督导评价科十一月五日电话核对，十月没有应评未评的";

    private string _draft = "";

    [Fact]
    public async Task A_brief_is_written_by_two_checked_reviewed_signed_and_taken_along()
    {
        var writer = new Person(await app.DeskAsync("zhoumin"));
        var colleague = new Person(await app.DeskAsync("heping"));
        var unit = new Person(await app.DeskAsync("fangjie"));
        var leader = new Person(await app.DeskAsync("gaoyuan"));
        await StartAsync(writer);
        await WriteWithCompletionAsync(writer);
        await SeeWhereAFigureComesFromAsync(writer);
        await CommentAndSettleAsync(colleague, writer);
        await WriteTheSameParagraphAsync(writer, colleague);
        await BeRefusedAsync(writer, unit, colleague, leader);
        await WriteOverAsync(writer);
        await PassAsync(writer, unit, colleague);
        await SignAsync(leader);
        await TakeAlongAsync(leader);
    }

    private async Task StartAsync(Person writer)
    {
        await writer.GoAsync("/reports/drafts");
        await writer.ChooseAsync("报告", "营商环境简报");
        await writer.FillAsync("期间从", "2026-10");
        await writer.FillAsync("到", "2026-10");
        await writer.PressAsync("起草");
        await writer.Page.WaitForURLAsync("**/reports/drafts/*-*");
        _draft = new Uri(writer.Page.Url).AbsolutePath;
        await writer.SeesAsync("2026年10月，全区收到企业诉求");
        // A chart is a picture with its numbers beside it.
        await Assertions.Expect(writer.Page.Locator(".chart-wide svg")).ToBeVisibleAsync();
        await writer.Page.GetByText("看图里的数").ClickAsync();
        await Assertions.Expect(writer.Page.Locator(".report-chart table")).ToContainTextAsync("10月");
        await writer.FollowAsync("改标题");
        await writer.FillAsync("标题", "{{期间}}为企服务工作简况");
        await writer.PressAsync("保存");
        await writer.SeesAsync("2026年10月为企服务工作简况");
    }

    private static async Task WriteWithCompletionAsync(Person writer)
    {
        await writer.FollowAsync("改第1段");
        var text = writer.Page.GetByLabel("这一段");
        await text.FillAsync("");
        await text.PressSequentiallyAsync("十月新收{{收到诉");
        await Assertions.Expect(writer.Page.GetByRole(AriaRole.Option, new() { NameRegex = new Regex("demands-received$") })).ToBeVisibleAsync();
        await writer.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(text).ToHaveValueAsync("十月新收{{demands-received");
        await text.PressSequentiallyAsync("}}，二〇一九年的解决率是{{solving-rate.2019}}。");
        await writer.PressAsync("保存");
        await Assertions.Expect(writer.Page.Locator(".draft-paragraph").Filter(new() { HasText = "十月新收" })).ToContainTextAsync(new Regex("十月新收[0-9]+件"));
    }

    private static async Task SeeWhereAFigureComesFromAsync(Person writer)
    {
        await writer.Page.Locator(".draft-paragraph").Filter(new() { HasText = "十月新收" }).Locator(".figure-link").First.ClickAsync();
        await writer.SeesAsync("这个数怎么来的");
        await writer.SeesAsync("数据截止");
        Assert.NotEqual(0, await writer.Page.Locator("table.list tbody tr").CountAsync());
        await BrowserApp.ShowAsync(writer.Page, "draft-figure-1440");
    }

    private async Task CommentAndSettleAsync(Person colleague, Person writer)
    {
        await colleague.GoAsync(_draft);
        await colleague.SeesAsync("周敏也在看");
        await colleague.FollowAsync("批注第1段");
        await colleague.FillAsync("批注", "二〇一九年还没有这套系统，请核对。");
        await colleague.PressAsync("批注");
        await colleague.SeesAsync("没有处理的批注 1 条");
        await writer.GoAsync(_draft);
        await writer.SeesAsync("二〇一九年还没有这套系统");
        await writer.PressAsync("已处理");
        await writer.SeesAsync("批注已处理");
        await writer.DoesNotSeeAsync("没有处理的批注");
    }

    /// <summary>Each sees where the other is; the second to save is told and keeps his words.</summary>
    private async Task WriteTheSameParagraphAsync(Person writer, Person colleague)
    {
        await writer.GoAsync(_draft);
        var name = await writer.Page.Locator(".draft-paragraph").Filter(new() { HasText = "待撰写：写清单位、事项和时限" }).GetAttributeAsync("data-name");
        await writer.FollowAsync("改" + name);
        await colleague.GoAsync(_draft);
        await colleague.SeesAsync("周敏正在改" + name);
        await colleague.FollowAsync("改" + name);
        await writer.Page.EvaluateAsync("() => document.dispatchEvent(new Event('visibilitychange'))");
        await writer.SeesAsync("何平正在改" + name);
        await colleague.FillAsync("这一段", "区住建局十一月底前到场。");
        await writer.FillAsync("这一段", "区供电公司十一月底前答复。");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await writer.PressAsync("保存");
        await writer.SeesAsync("已保存");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await colleague.PressAsync("保存");
        await colleague.SeesAsync("周敏改过这一段");
        await Assertions.Expect(colleague.Page.Locator("pre.source")).ToHaveTextAsync("区供电公司十一月底前答复。");
        await Assertions.Expect(colleague.Page.GetByLabel("这一段")).ToHaveValueAsync("区住建局十一月底前到场。");
        await BrowserApp.ShowAsync(colleague.Page, "draft-conflict-1440");
        await colleague.FillAsync("这一段", "区供电公司十一月底前答复，区住建局十一月底前到场。");
        await colleague.PressAsync("保存");
        await colleague.SeesAsync("区供电公司十一月底前答复，区住建局十一月底前到场。");
        await colleague.SeesAsync("何平改，第3稿");
    }

    /// <summary>Nothing stops the writing and the checking; the signature is stopped by the number that is not there, by its name.</summary>
    private async Task BeRefusedAsync(Person writer, Person unit, Person colleague, Person leader)
    {
        await writer.GoAsync(_draft);
        await writer.SeesAsync("签发前要补的 1 处");
        await PassAsync(writer, unit, colleague);
        await leader.GoAsync(_draft);
        await leader.PressAsync("签发");
        await leader.SeesAsync("还不能签发：解决率没有数（期内没有）");
        await leader.FillAsync("退回原因", "二〇一九年的数请核实");
        await leader.PressAsync("退回修改");
        await leader.SeesAsync("已退回起草");
    }

    private async Task WriteOverAsync(Person writer)
    {
        await writer.GoAsync(_draft);
        await writer.SeesAsync("二〇一九年的数请核实");
        await writer.Page.Locator(".figure-link", new() { HasText = "期内没有" }).ClickAsync();
        await writer.FillAsync("文中写作", "91.5％");
        await writer.FillAsync("原因", Reason);
        await writer.PressAsync("改写");
        await writer.SeesAsync("算出“（期内没有）”，写作“91.5％”");
        await Assertions.Expect(writer.Page.Locator(".figure-link.written-over")).ToHaveTextAsync("91.5％");
        await BrowserApp.ShowAsync(writer.Page, "draft-1440");
    }

    private async Task PassAsync(Person writer, Person unit, Person colleague)
    {
        await writer.GoAsync(_draft);
        await writer.ChooseAsync("核对单位", "区供电公司");
        await writer.PressAsync("送核");
        await writer.SeesAsync("已送核");
        await unit.GoAsync(_draft);
        await unit.PressAsync("核对无误");
        await unit.SeesAsync("已核对");
        await colleague.GoAsync(_draft);
        await colleague.PressAsync("审核通过");
        await colleague.SeesAsync("已审核");
    }

    private async Task SignAsync(Person leader)
    {
        await leader.GoAsync(_draft);
        await leader.PressAsync("签发");
        await leader.SeesAsync("已签发，连同每个数的来历留存，不能再改");
        await leader.SeesAsync("第2期（总第2期）");
        await leader.SeesAsync("2026年10月为企服务工作简况");
        await Assertions.Expect(leader.Page.Locator(".figure-link.written-over")).ToHaveAttributeAsync("title", new Regex(Reason));
        await BrowserApp.ShowAsync(leader.Page, "report-1440");
    }

    /// <summary>The document says what was written over the number; that, and why, says only the working paper.</summary>
    private static async Task TakeAlongAsync(Person leader)
    {
        using var document = WordprocessingDocument.Open(await DownloadAsync(leader, "下载 Word 文件"), isEditable: false);
        var text = document.MainDocumentPart!.Document!.Body!.InnerText;
        foreach (var part in new[] { "营商环境简报", "第2期（总第2期）", "2026年10月为企服务工作简况", "二〇一九年的解决率是91.5％。", "区供电公司十一月底前答复，区住建局十一月底前到场。" }) Assert.Contains(part, text, StringComparison.Ordinal);
        foreach (var part in new[] { Reason, "改写", "期内没有", "批注" }) Assert.DoesNotContain(part, text, StringComparison.Ordinal);
        using var paper = new ZipArchive(await DownloadAsync(leader, "数据底稿"));
        var sheets = string.Concat(paper.Entries.Where(e => e.Name.EndsWith(".xml", StringComparison.Ordinal)).Select(e => { using var reader = new StreamReader(e.Open()); return reader.ReadToEnd(); }));
        foreach (var part in new[] { Reason, "91.5％", "solving-rate", "周敏" }) Assert.Contains(part, sheets, StringComparison.Ordinal);
    }

    private static async Task<MemoryStream> DownloadAsync(Person leader, string link)
    {
        var download = await leader.Page.RunAndWaitForDownloadAsync(() => leader.FollowAsync(link));
        var bytes = new MemoryStream();
        await using var stream = await download.CreateReadStreamAsync();
        await stream.CopyToAsync(bytes);
        bytes.Position = 0;
        return bytes;
    }
}
