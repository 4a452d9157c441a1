using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Yingshang.Gongwen;

namespace Yingshang.Libraries.Tests.Gongwen;

public sealed class XlsxWriterTests
{
    [Fact]
    public void A_ledger_is_a_valid_file_and_the_same_each_time()
    {
        var bytes = BytesOf(Ledger());
        using var file = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file).Select(e => $"{e.Path?.XPath} {e.Description}"));
        Assert.Equal(bytes, BytesOf(Ledger()));
    }

    [Fact]
    public void Dates_are_numbers_and_texts_stay_texts()
    {
        using var file = SpreadsheetDocument.Open(new MemoryStream(BytesOf(Ledger())), isEditable: false);
        var cells = file.WorkbookPart!.WorksheetParts.First().Worksheet.Descendants<Cell>().ToDictionary(c => c.CellReference!.Value!);
        // 2026-11-22 是 1900 年起的第 46348 日（1900-01-01 为 1，表格软件多算 1900-02-29）。
        Assert.Equal("46348", cells["B4"].CellValue!.Text);
        Assert.Equal("46348.5", cells["C4"].CellValue!.Text);
        Assert.Equal((CellValues.InlineString, "0012"), (cells["A4"].DataType!.Value, cells["A4"].InnerText));
        Assert.Equal("12.5", cells["D4"].CellValue!.Text);
        Assert.Equal("=1+1", cells["A5"].InnerText);
        Assert.Equal(CellValues.InlineString, cells["A5"].DataType!.Value);
        Assert.Equal("", cells["B5"].InnerText);
    }

    [Fact]
    public void The_head_is_repeated_and_the_hidden_sheet_hidden()
    {
        using var file = SpreadsheetDocument.Open(new MemoryStream(BytesOf(Ledger(), new SheetTable("原值", [new SheetColumn("编号", 10)], []) { IsHidden = true })), isEditable: false);
        var book = file.WorkbookPart!.Workbook;
        Assert.Equal("'台账'!$3:$3", book.DefinedNames!.Elements<DefinedName>().First().Text);
        Assert.Equal([null, SheetStateValues.Hidden], book.Sheets!.Elements<Sheet>().Select(s => s.State?.Value));
    }

    [Fact]
    public void A_row_has_as_many_cells_as_there_are_columns() =>
        Assert.Throws<ArgumentException>(() => new SheetTable("台账", [new SheetColumn("编号", 10)], [["一", "二"]]));

    private static SheetTable Ledger() => new("台账",
        [new SheetColumn("编号", 12), new SheetColumn("日期", 12, SheetCellKind.Date), new SheetColumn("时间", 17, SheetCellKind.Moment), new SheetColumn("金额", 10, SheetCellKind.Number, MayChange: true)],
        [["0012", new DateOnly(2026, 11, 22), new DateTime(2026, 11, 22, 12, 0, 0), 12.5m], ["=1+1", null, null, null]])
    { Title = "示例台账", LeftNote = "填报单位：营商办", RightNote = "数据截止：2026年11月22日" };

    private static byte[] BytesOf(params SheetTable[] tables)
    {
        using var stream = new MemoryStream();
        XlsxWriter.Write(tables, stream);
        return stream.ToArray();
    }
}
