using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Yingshang.Modules.Tests.Files;

/// <summary>A workbook as a platform hands it out: text in the table of strings, dates as numbers with a format.</summary>
internal static class TestSheet
{
    public static byte[] Xlsx(params IReadOnlyList<IReadOnlyList<object?>> rows)
    {
        using var bytes = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var book = file.AddWorkbookPart();
            var styles = book.AddNewPart<WorkbookStylesPart>();
            styles.Stylesheet = new Stylesheet(
                new Fonts(new Font()), new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })), new Borders(new Border()),
                new CellStyleFormats(new CellFormat()), new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 22, ApplyNumberFormat = true }));
            var strings = book.AddNewPart<SharedStringTablePart>();
            strings.SharedStringTable = new SharedStringTable();
            var sheet = book.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(new SheetData(rows.Select((row, i) => new Row(row.Select((value, j) => Cell(value, strings.SharedStringTable, (char)('A' + j) + (i + 1).ToString(CultureInfo.InvariantCulture)))) { RowIndex = (uint)i + 1 })));
            book.Workbook = new Workbook(new Sheets(new Sheet { Name = "导出", SheetId = 1, Id = book.GetIdOfPart(sheet) }));
        }
        return bytes.ToArray();
    }

    private static Cell Cell(object? value, SharedStringTable strings, string at)
    {
        switch (value)
        {
            case null: return new Cell { CellReference = at };
            case DateTime moment: return new Cell { CellReference = at, StyleIndex = 1, CellValue = new CellValue(moment.ToOADate().ToString(CultureInfo.InvariantCulture)) };
            case int or long or double or decimal: return new Cell { CellReference = at, CellValue = new CellValue(Convert.ToString(value, CultureInfo.InvariantCulture)!) };
            default:
                strings.Append(new SharedStringItem(new Text(value.ToString()!) { Space = SpaceProcessingModeValues.Preserve }));
                return new Cell { CellReference = at, DataType = CellValues.SharedString, CellValue = new CellValue((strings.Count() - 1).ToString(CultureInfo.InvariantCulture)) };
        }
    }
}
