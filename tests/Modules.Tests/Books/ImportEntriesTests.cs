using System.Net;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.EntityFrameworkCore;
using Yingshang.Books.Entries;
using Yingshang.Modules.Tests.Files;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Files;

namespace Yingshang.Modules.Tests.Books;

public sealed class ImportEntriesTests : BookTest
{
    private TestBrowser? _browser;

    private const string Head = "厂房名称,类别,业主企业,面积（平方米）,年租金（万元）,建成日期,备注,填报单位\n";

    [Fact]
    public async Task The_template_holds_choices_and_checks_and_is_read_again()
    {
        var bytes = await (await App.As("songyuhan").GetRawAsync("/books/plants/template")).Content.ReadAsByteArrayAsync();
        Assert.Equal(["厂房名称", "类别", "业主企业", "业主代码", "面积（平方米）", "年租金（万元）", "建成日期", "盘活日期", "看护人", "填报单位"], SheetFile.Read(bytes, c => c.Contains("填报单位")).Header);
        using var file = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        var sheet = file.WorkbookPart!.Workbook.Descendants<Sheet>().First();
        var rules = ((WorksheetPart)file.WorkbookPart.GetPartById(sheet.Id!)).Worksheet.Descendants<DataValidation>().ToList();
        Assert.Equal("'选项'!$A$2:$A$3", rules.Single(r => r.SequenceOfReferences!.InnerText!.StartsWith("B4:", StringComparison.Ordinal)).Formula1!.Text);
        Assert.Equal(DataValidationValues.Date, rules.Single(r => r.SequenceOfReferences!.InnerText!.StartsWith("G4:", StringComparison.Ordinal)).Type!.Value);
        Assert.Equal(DataValidationValues.Decimal, rules.Single(r => r.SequenceOfReferences!.InnerText!.StartsWith("F4:", StringComparison.Ordinal)).Type!.Value);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(file));
    }

    [Fact]
    public async Task A_filled_template_goes_in_once()
    {
        var filled = TestSheet.Xlsx(["闲置厂房台账"], ["厂房名称", "类别", "业主企业", "业主代码", "面积（平方米）", "年租金（万元）", "建成日期", "填报单位"],
            ["甲厂", "旧厂房", FirmCode, null, 100.5, 12, new DateTime(2012, 5, 8), null], ["乙厂", "标准厂房", "外地来的公司", null, 60, null, null, "城关镇"]);
        var page = await ImportAsync("songyuhan", filled, "填好的.xlsx");
        Assert.Equal("2 处", page.Field("新增"));
        Assert.Contains("企业库里没有“外地来的公司”", page.Text, StringComparison.Ordinal);
        await using (var none = App.Db()) Assert.Equal(0, await none.Set<BookEntry>().CountAsync());
        page = await _browser!.SubmitAsync(page, "导入");
        Assert.Equal("2 处", page.Field("新增"));
        var first = await EntryAsync("甲厂");
        Assert.Equal((1005L, 12_000_000L, new DateOnly(2012, 5, 8), (Guid?)Firm, "城关镇"), (first.N1, first.N2, first.D1, first.G1, first.UnitName));
        Assert.Equal(FirmCode, first.T4);
        var again = await ImportAsync("songyuhan", filled, "填好的.xlsx");
        Assert.Equal(("0 处", "0 处", "2 处"), (again.Field("新增"), again.Field("变更"), again.Field("无变化")));
        Assert.Single((await App.As("zhoumin").GetAsync("/books/plants?q=外地来的")).Table("闲置厂房台账"));
    }

    [Fact]
    public async Task An_export_corrected_in_a_spreadsheet_comes_back_as_a_correction()
    {
        await AddAsync("songyuhan", "甲厂", ("面积", "100"), ("年租金", "12"));
        var exported = await (await App.As("songyuhan").GetRawAsync("/books/plants/export?format=xlsx")).Content.ReadAsByteArrayAsync();
        var sheet = SheetFile.Read(exported, c => c.Contains("填报单位"));
        var cells = sheet.Lines[0].Cells.ToArray();
        cells[sheet.Header.ToList().IndexOf("面积（平方米）")] = "140";
        cells[sheet.Header.ToList().IndexOf("年租金（万元）")] = "";
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        var page = await ImportAsync("songyuhan", Csv.File([sheet.Header, cells]), "更正.csv");
        Assert.Contains("面积：100 → 140", page.Text, StringComparison.Ordinal);
        await _browser!.SubmitAsync(page, "导入");
        var entry = await EntryAsync("甲厂");
        Assert.Equal((1400L, 12_000_000L, 2, "导入“更正.csv”"), (entry.N1, entry.N2, entry.Version, entry.Because));
    }

    [Fact]
    public async Task Bad_lines_are_told_in_place_and_in_a_file_and_the_rest_goes_in()
    {
        await AddAsync("zhaowenbo", "别家的厂");
        var page = await ImportAsync("songyuhan", Encoding.UTF8.GetBytes(Head
            + $"甲厂,旧厂房,{FirmName},100,,,好的,\n"
            + $"甲厂,旧厂房,{FirmName},100,,,重的,\n"
            + $"乙厂,新厂房,{FirmName},很大,,2012-13-01,,\n"
            + $",旧厂房,{FirmName},1,,,,\n"
            + $"丙厂,旧厂房,{FirmName},1,,,,高新区管委会\n"
            + $"别家的厂,旧厂房,{FirmName},7,,,,\n"), "表.csv");
        Assert.Equal("1 处", page.Field("新增"));
        Assert.StartsWith("5 行", page.Field("有问题"), StringComparison.Ordinal);
        Assert.Equal("备注", page.Field("没有读的列"));
        foreach (var why in new[] { "与第 2 行是同一条", "没有“新厂房”这个选项", "这里写的是“很大”", "这里写的是“2012-13-01”", "厂房名称：请填写", "“高新区管委会”不是您可以填报的单位", "这一条由高新区管委会填报" })
            Assert.Contains(why, page.Text, StringComparison.Ordinal);
        var bad = Encoding.UTF8.GetString(await (await App.As("songyuhan").GetRawAsync(page.Link("下载这些行和原因"))).Content.ReadAsByteArrayAsync());
        Assert.Contains("原文件行号,没有导入的原因,厂房名称", bad, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await App.As("zhaowenbo").GetRawAsync(page.Path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await App.As("zhaowenbo").GetRawAsync(page.Link("下载这些行和原因"))).StatusCode);
    }

    [Fact]
    public async Task A_file_without_a_required_column_is_refused_whole()
    {
        var page = await ImportAsync("songyuhan", Encoding.UTF8.GetBytes("厂房名称,面积\n甲厂,1\n"), "表.csv");
        Assert.Contains("没有“类别”“业主企业”列", page.Problem, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As("lvqing").GetRawAsync("/books/plants/import")).StatusCode);
    }

    private async Task<TestPage> ImportAsync(string username, byte[] bytes, string name)
    {
        _browser = App.As(username);
        return await _browser.SubmitAsync(await _browser.GetAsync("/books/plants/import"), "试算", ("表格文件", new TestFile(name, "application/octet-stream", bytes)));
    }
}
