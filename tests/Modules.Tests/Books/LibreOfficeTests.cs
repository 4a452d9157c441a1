using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.EntityFrameworkCore;
using Yingshang.Books.Entries;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Books;

/// <summary>Sheets of a book in another spreadsheet program than the one they were made for: filled in there, saved, uploaded again.</summary>
public sealed class LibreOfficeTests : BookTest
{
    [LibreOfficeTheory, InlineData("xlsx"), InlineData("csv")]
    public async Task A_template_filled_in_and_saved_by_LibreOffice_gives_the_same_rows(string format)
    {
        var template = await RawAsync("songyuhan", "/books/plants/template");
        var filled = Fill(template, ["甲厂", "旧厂房", FirmName, null, 1100.5m, 12.34m, new DateOnly(2012, 5, 8), null, "李大山", null], ["乙厂", "标准厂房", "外地来的公司", "=1+1", 60m, null, null, new DateOnly(2023, 9, 1), null, "城关镇"]);
        var page = await ImportAsync("songyuhan", await LibreOffice.SaveAsync(filled, "xlsx", format), $"填好的.{format}");
        Assert.Equal(("2 处", "0 行"), (page.Field("新增"), page.Field("有问题")));
        var first = await EntryAsync("甲厂");
        Assert.Equal(("旧厂房", (Guid?)Firm, FirmCode, 11_005L, 12_340_000L, new DateOnly(2012, 5, 8), "李大山"), (first.C1, first.G1, first.T4, first.N1, first.N2, first.D1, first.T5));
        var second = await EntryAsync("乙厂");
        Assert.Equal(("标准厂房", "外地来的公司", 600L, null, null, new DateOnly(2023, 9, 1)), (second.C1, second.T2, second.N1, second.N2, second.D1, second.D2));
    }

    [LibreOfficeTheory, InlineData("xlsx"), InlineData("csv"), InlineData("xls")]
    public async Task A_ledger_opened_and_saved_by_LibreOffice_changes_nothing(string format)
    {
        await AddAsync("songyuhan", "甲厂", ("面积", "12345.5"), ("年租金", "1200.01"), ("建成日期", "2012-05-08"));
        await AddAsync("songyuhan", "乙厂", ("面积", "0"), ("盘活日期", "2023-10-01"));
        var page = await ImportAsync("songyuhan", await LibreOffice.SaveAsync(await RawAsync("songyuhan", "/books/plants/export?format=xlsx"), "xlsx", format), $"台账.{format}");
        Assert.Equal(("0 处", "0 处", "2 处", "0 行"), (page.Field("新增"), page.Field("变更"), page.Field("无变化"), page.Field("有问题")));
    }

    [LibreOfficeTheory, InlineData("xlsx")]
    public async Task The_choices_and_checks_of_a_template_survive(string format)
    {
        var saved = await LibreOffice.SaveAsync(await RawAsync("songyuhan", "/books/plants/template"), "xlsx", format);
        using var file = SpreadsheetDocument.Open(new MemoryStream(saved), false);
        var book = file.WorkbookPart!;
        var sheets = book.Workbook.Descendants<Sheet>().ToList();
        Assert.Equal(["闲置厂房台账", "填写说明", "选项"], sheets.Select(s => s.Name!.Value));
        Assert.Equal(SheetStateValues.Hidden, sheets[2].State!.Value);
        var rules = ((WorksheetPart)book.GetPartById(sheets[0].Id!)).Worksheet.Descendants<DataValidation>().ToList();
        DataValidation Of(string cell) => rules.Single(r => r.SequenceOfReferences!.InnerText!.Split(' ').Any(range => range.StartsWith(cell + ":", StringComparison.Ordinal)));
        Assert.Equal((DataValidationValues.List, "$A$2:$A$3"), (Of("B4").Type!.Value, Of("B4").Formula1!.Text.Split('!')[1]));
        Assert.Equal(DataValidationValues.Date, Of("G4").Type!.Value);
        Assert.Equal(DataValidationValues.Decimal, Of("F4").Type!.Value);
        Assert.Equal(["标准厂房", "旧厂房"], Column(book, sheets[2], "A").Skip(1).Take(2));
    }

    private static IEnumerable<string> Column(WorkbookPart book, Sheet sheet, string letter)
    {
        var texts = book.SharedStringTablePart!.SharedStringTable.Elements<SharedStringItem>().Select(i => i.InnerText).ToList();
        return ((WorksheetPart)book.GetPartById(sheet.Id!)).Worksheet.Descendants<Cell>().Where(c => c.CellReference!.Value!.TrimEnd("0123456789".ToCharArray()) == letter)
            .Select(c => c.DataType?.Value == CellValues.SharedString ? texts[int.Parse(c.CellValue!.Text, CultureInfo.InvariantCulture)] : c.InnerText);
    }

    // As somebody types below the heads, which stand in the third row.
    private static byte[] Fill(byte[] template, params object?[][] lines)
    {
        using var bytes = new MemoryStream();
        bytes.Write(template);
        using (var file = SpreadsheetDocument.Open(bytes, true))
        {
            var sheet = file.WorkbookPart!.Workbook.Descendants<Sheet>().First();
            var data = ((WorksheetPart)file.WorkbookPart.GetPartById(sheet.Id!)).Worksheet.GetFirstChild<SheetData>()!;
            var styles = ((WorksheetPart)file.WorkbookPart.GetPartById(sheet.Id!)).Worksheet.Descendants<Column>().Select(c => c.Style).ToList();
            foreach (var (index, line) in lines.Index())
                data.AppendChild(new Row(line.Select((value, column) => Typed(value, $"{(char)('A' + column)}{4 + index}", styles[column]))) { RowIndex = (uint)(4 + index) });
        }
        return bytes.ToArray();
    }

    // A cell that is typed into takes the style of its column.
    private static Cell Typed(object? value, string at, UInt32Value? style) => value switch
    {
        null => new Cell { CellReference = at, StyleIndex = style },
        decimal number => new Cell { CellReference = at, StyleIndex = style, CellValue = new CellValue(number) },
        DateOnly day => new Cell { CellReference = at, StyleIndex = style, CellValue = new CellValue(day.ToDateTime(default).ToOADate()) },
        _ => new Cell { CellReference = at, StyleIndex = style, DataType = CellValues.InlineString, InlineString = new InlineString(new Text(value.ToString()!)) },
    };

    private async Task<byte[]> RawAsync(string username, string url) => await (await App.As(username).GetRawAsync(url)).Content.ReadAsByteArrayAsync();

    private async Task<TestPage> ImportAsync(string username, byte[] bytes, string name)
    {
        var browser = App.As(username);
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        var tried = await browser.SubmitAsync(await browser.GetAsync("/books/plants/import"), "试算", ("表格文件", new TestFile(name, "application/octet-stream", bytes)));
        return await browser.SubmitAsync(tried, "导入");
    }
}
