using System.Net;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Ledger;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Cases;

public sealed class LedgerTests : AppTest
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [Fact]
    public async Task The_ledger_shows_what_is_seen_with_real_dates_on_A3()
    {
        var demand = await App.HeldByAsync("economy-information");
        await App.Data.CreateDemandAsync(d => (d.Title, d.Topic, d.TrackingCode) = ("医院拖欠设计费", "拖欠账款", "T900-0001-01"));
        using var office = App.As("zhoumin");
        var bytes = await DocumentsTests.BytesAsync(office, "/cases/ledger.xlsx?topic=" + Uri.EscapeDataString("用电"));
        using var file = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        var sheet = Sheet(file, "台账");
        Assert.Equal("清河区企业诉求办理台账", Cell(sheet, "A1"));
        Assert.Contains("填报单位：区营商办", Cell(sheet, "A2"));
        var text = sheet.Descendants<Cell>().Select(c => c.InnerText).ToList();
        Assert.Contains(text, t => t.Contains("数据截止：2023年9月28日 10:00") && t.Contains("共 1 件"));
        Assert.Contains(demand.Number, text);
        Assert.DoesNotContain("医院拖欠设计费", text);
        // 2023-09-28 10:00 是 1899-12-30 以后第 45197 天又 10/24。
        Assert.Contains(sheet.Descendants<Cell>(), c => c.DataType is null && c.InnerText.StartsWith("45197.41666", StringComparison.Ordinal));
        var setup = sheet.GetFirstChild<PageSetup>()!;
        Assert.Equal((8u, OrientationValues.Landscape, 1u, 0u), (setup.PaperSize!.Value, setup.Orientation!.Value, setup.FitToWidth!.Value, setup.FitToHeight!.Value));
        Assert.Contains(file.WorkbookPart!.Workbook.DefinedNames!.Elements<DefinedName>(), n => n.Name == "_xlnm.Print_Titles" && n.Text == "'台账'!$3:$3");
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As("wanglei").GetRawAsync("/cases/ledger.xlsx")).StatusCode);
        await using var db = App.Db();
        Assert.Equal(1, await db.AuditEntries.CountAsync(a => a.Action == "ledger.exported"));
    }

    [Fact]
    public async Task Corrections_are_shown_first_then_made_and_each_is_on_record()
    {
        var demand = await App.HeldByAsync("economy-information");
        using var office = App.As("zhoumin");
        var exported = await DocumentsTests.BytesAsync(office, "/cases/ledger.xlsx");
        var changed = Change(exported, demand.Number, ("主题", "拖欠账款"), ("外部编号", "12345-20230928"), ("标题", "另写的标题"));
        var check = await CheckAsync(office, changed);
        Assert.Contains("可以更正 2 处，不收 1 处", check.Text);
        Assert.Contains(check.Table("差别"), r => r["列"] == "诉求事项" && r["结果"] == "不收：这一列不能在表里改");
        Assert.Contains(check.Table("差别"), r => r["列"] == "主题" && r["系统里"] == "用电" && r["表里"] == "拖欠账款" && r["结果"] == "更正");
        Assert.Equal("用电", (await App.ReadAsync(demand.Id)).Topic);

        var applied = await office.SubmitAsync(check, "更正 2 处");
        Assert.Contains("已更正 2 处", applied.Flash);
        var after = await App.ReadAsync(demand.Id);
        Assert.Equal(("拖欠账款", demand.Title), (after.Topic, after.Title));
        Assert.Equal("12345-20230928", (await App.DemandAsync(demand.Id)).ExternalNumber);
        Assert.Contains("主题：用电 改为 拖欠账款", after.Event("corrected").Facts);
        await using var db = App.Db();
        Assert.Equal(1, await db.AuditEntries.CountAsync(a => a.Action == "case.corrected" && a.SubjectId == demand.Id));
        Assert.Equal("ledger.applied", (await App.DoAsync("zhoumin", (ImportLedgerHandler h) => h.ApplyAsync(Guid.Parse(applied.Path.Split('/')[^1]), CancellationToken.None))).Problem!.Code);
    }

    [Fact]
    public async Task What_changed_since_the_sheet_went_out_is_not_overwritten()
    {
        var demand = await App.HeldByAsync("economy-information");
        using var office = App.As("zhoumin");
        var exported = await DocumentsTests.BytesAsync(office, "/cases/ledger.xlsx");
        await using (var db = App.Db())
        {
            var c = await db.Cases.SingleAsync(x => x.Id == demand.Id);
            c.Topic = "用水";
            db.Audit("case.corrected", "case", c.Id);
            await db.SaveAsync();
        }
        // 没有改的格子不算差别；改了的，系统里已经另改过，不覆盖。
        Assert.Contains("可以更正 0 处", (await CheckAsync(office, exported)).Text);
        var check = await CheckAsync(office, Change(exported, demand.Number, ("主题", "拖欠账款")));
        Assert.Contains("导出以后系统里已改为“用水”", check.Text);
        Assert.Equal("ledger.nothing", (await App.DoAsync("zhoumin", (ImportLedgerHandler h) => h.ApplyAsync(Guid.Parse(check.Path.Split('/')[^1]), CancellationToken.None))).Problem!.Code);
    }

    [Fact]
    public async Task What_means_nothing_is_told_with_its_row()
    {
        var demand = await App.HeldByAsync("economy-information");
        using var office = App.As("zhoumin");
        var exported = await DocumentsTests.BytesAsync(office, "/cases/ledger.xlsx");
        var check = await CheckAsync(office, Change(exported, demand.Number, ("主题", "没有的主题"), ("性质", "抱怨"), ("属地", "没有的镇")));
        foreach (var part in new[] { "没有“没有的主题”这个主题", "没有“抱怨”这种性质", "没有“没有的镇”这个单位", "可以更正 0 处，不收 3 处" }) Assert.Contains(part, check.Text);
        Assert.All(check.Table("差别"), r => Assert.Equal("4", r["行"]));
        Assert.Contains("没有这个编号的诉求件", (await CheckAsync(office, Change(exported, demand.Number, ("诉求编号", "诉〔2023〕9999号")))).Text);
        var form = await office.GetAsync("/cases/ledger");
        Assert.Contains("请用系统导出的台账改", (await office.SubmitAsync(form, "试算", ("改好的台账（.xlsx）", new TestFile("x.xlsx", Xlsx, "不是表格"u8.ToArray())))).Problem);
        Assert.Contains("这个表格文件打不开", (await office.SubmitAsync(form, "试算", ("改好的台账（.xlsx）", new TestFile("x.xlsx", Xlsx, [0x50, 0x4B, 3, 4, 0, 0])))).Problem);
        Assert.Contains("请选择文件", (await office.SubmitAsync(form, "试算")).Error("改好的台账（.xlsx）"));
        foreach (var who in new[] { "lvqing", "jiangtao", "gaoyuan" }) Assert.Equal((who, HttpStatusCode.Forbidden), (who, (await App.As(who).GetAsync("/cases/ledger")).Status));
    }

    [Fact]
    public async Task The_ledger_of_a_unit_holds_its_own_and_hides_what_is_confidential()
    {
        await App.HeldByAsync("economy-information", d => d.IsConfidential = true);
        await App.Data.CreateDemandAsync(d => (d.Lead, d.TrackingCode, d.Title) = ("housing-construction", "T900-0002-02", "住建局的一件"));
        var bytes = await DocumentsTests.BytesAsync(App.As("lvqing"), "/cases/ledger.xlsx");
        using var file = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        var text = string.Join('\n', file.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<Cell>()).Select(c => c.InnerText));
        Assert.DoesNotContain("恒信", text);
        Assert.DoesNotContain("住建局的一件", text);
        Assert.Contains("保密件", text);
    }

    private static async Task<TestPage> CheckAsync(TestBrowser who, byte[] bytes) =>
        await who.SubmitAsync(await who.GetAsync("/cases/ledger"), "试算", ("改好的台账（.xlsx）", new TestFile("台账.xlsx", Xlsx, bytes)));

    /// <summary>As somebody edits it: the cell in the row of that number, under that head.</summary>
    private static byte[] Change(byte[] xlsx, string number, params (string Head, string Value)[] cells)
    {
        var stream = new MemoryStream();
        stream.Write(xlsx);
        using (var file = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            var sheet = Sheet(file, "台账");
            var heads = sheet.Descendants<Row>().Single(r => r.RowIndex! == 3u).Elements<Cell>().ToDictionary(c => c.InnerText == "诉求事项" ? "标题" : c.InnerText, c => Letters(c));
            var row = sheet.Descendants<Row>().Single(r => r.RowIndex! > 3u && r.InnerText.Contains(number));
            foreach (var (head, value) in cells)
            {
                var cell = row.Elements<Cell>().Single(c => Letters(c) == heads[head]);
                cell.RemoveAllChildren();
                cell.DataType = CellValues.InlineString;
                cell.Append(new InlineString(new Text(value)));
            }
            sheet.Save();
        }
        return stream.ToArray();
    }

    private static string Letters(Cell cell) => new([.. cell.CellReference!.Value!.TakeWhile(char.IsLetter)]);

    private static Worksheet Sheet(SpreadsheetDocument file, string name)
    {
        var id = file.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Single(s => s.Name == name).Id!;
        return ((WorksheetPart)file.WorkbookPart.GetPartById(id!)).Worksheet;
    }

    private static string Cell(Worksheet sheet, string reference) => sheet.Descendants<Cell>().Single(c => c.CellReference == reference).InnerText;
}
