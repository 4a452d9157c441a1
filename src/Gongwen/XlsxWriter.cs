using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Yingshang.Gongwen;

/// <summary>Writes tables as .xlsx, one sheet each; rows are streamed, so that a ledger may be long.</summary>
public static class XlsxWriter
{
    private const string WorkbookContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    /// <summary>The same tables give the same bytes.</summary>
    /// <exception cref="ArgumentException">No table.</exception>
    public static void Write(IReadOnlyList<SheetTable> tables, Stream stream)
    {
        if (tables.Count == 0) throw new ArgumentException("表格文件至少有一张表", nameof(tables));
        using var package = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(package, SpreadsheetDocumentType.Workbook, autoSave: false))
        {
            var book = file.AddNewPart<WorkbookPart>(WorkbookContentType, "rId1");
            var styles = book.AddNewPart<WorkbookStylesPart>("rId1");
            using (var part = styles.GetStream(FileMode.Create)) XlsxStyles.Create().Save(part);
            foreach (var (i, table) in tables.Index())
            {
                using var writer = OpenXmlWriter.Create(book.AddNewPart<WorksheetPart>(SheetId(i)));
                new XlsxSheet(table, writer).Write();
            }

            using var main = book.GetStream(FileMode.Create);
            Book(tables).Save(main);
        }

        DeterministicZip.Repack(package, stream);
    }

    private static Workbook Book(IReadOnlyList<SheetTable> tables)
    {
        var book = new Workbook(new Sheets(tables.Select((table, i) => new Sheet
        {
            Name = table.Name, SheetId = (uint)i + 1, Id = SheetId(i), State = table.IsHidden ? SheetStateValues.Hidden : null,
        })));
        // 逐页重复标题以下的表头行。
        book.Append(new DefinedNames(tables.Select((table, i) => new DefinedName($"'{table.Name}'!${XlsxSheet.HeadRow(table)}:${XlsxSheet.HeadRow(table)}")
        {
            Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i,
        })));
        return book;
    }

    private static string SheetId(int index) => string.Create(CultureInfo.InvariantCulture, $"rId{index + 2}");
}
