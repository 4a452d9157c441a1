using System.Globalization;
using Yingshang.Platform.Files;

namespace Yingshang.Cases.Ledger;

/// <summary>A ledger as it comes back: rows by number, cells by the head of their column, and the values as they had gone out where the hidden sheet is still there.</summary>
public sealed class LedgerFile
{
    private LedgerFile(IReadOnlyList<LedgerLine> lines, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> asExported) => (Lines, AsExported) = (lines, asExported);

    public IReadOnlyList<LedgerLine> Lines { get; }

    /// <summary>By number, then by head.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> AsExported { get; }

    /// <exception cref="FormatException">not a workbook, or without the column of numbers</exception>
    public static LedgerFile Read(byte[] bytes, string keyHead)
    {
        var sheets = SheetFile.ReadAll(bytes, cells => cells.Contains(keyHead));
        var exported = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        foreach (var line in sheets.Where(s => s.Sheet == LedgerWriter.BaseSheet).SelectMany(s => LinesOf(s, keyHead))) exported[line.Number] = line.Cells;
        var lines = sheets.Where(s => s.Sheet != LedgerWriter.BaseSheet).SelectMany(s => LinesOf(s, keyHead)).ToList();
        return lines.Count > 0 ? new LedgerFile(lines, exported) : throw new FormatException($"没有找到表头“{keyHead}”下面的记录，请用系统导出的台账改。");
    }

    private static IEnumerable<LedgerLine> LinesOf(SheetFile sheet, string keyHead) =>
        from line in sheet.Lines
        let cells = sheet.Header.Index().Where(h => h.Item.Length > 0).ToDictionary(h => h.Item, h => WithoutSeconds(line.Cell(h.Index)), StringComparer.Ordinal)
        where cells[keyHead].Length > 0
        select new LedgerLine(line.Number, cells[keyHead], cells);

    /// <summary>A value of ours as the file gives it back.</summary>
    internal static string Text(object? value) => value switch
    {
        null => "",
        DateTime moment => WithoutSeconds(SheetFile.Text(moment)),
        string text => text.Trim(),
        _ => SheetFile.Text(value),
    };

    // The ledger shows minutes; a moment corrected by hand has seconds of its own or none.
    private static string WithoutSeconds(string cell) =>
        DateTime.TryParseExact(cell, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment.AddSeconds(30).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : cell;
}

/// <param name="Row">of the sheet, from 1</param>
public sealed record LedgerLine(int Row, string Number, IReadOnlyDictionary<string, string> Cells);
