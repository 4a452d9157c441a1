using System.Globalization;
using System.Text;
using ExcelDataReader;

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
        // Workbooks of old versions name their letters by code page.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(bytes));
            var lines = new List<LedgerLine>();
            var exported = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
            do
            {
                var sheet = Sheet(reader, keyHead).ToList();
                if (reader.Name == LedgerWriter.BaseSheet) foreach (var line in sheet) exported[line.Number] = line.Cells;
                else lines.AddRange(sheet);
            }
            while (reader.NextResult());
            return lines.Count > 0 ? new LedgerFile(lines, exported) : throw new FormatException($"没有找到表头“{keyHead}”下面的记录，请用系统导出的台账改。");
        }
        catch (Exception e) when (e is ExcelDataReader.Exceptions.ExcelReaderException or InvalidDataException or ArgumentException)
        {
            throw new FormatException("不是能打开的 Excel 文件，请另存为 .xlsx 再上传。", e);
        }
    }

    private static IEnumerable<LedgerLine> Sheet(IExcelDataReader reader, string keyHead)
    {
        List<string>? heads = null;
        for (var row = 1; reader.Read(); row++)
        {
            var cells = Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i))).ToList();
            if (heads is null)
            {
                if (cells.Contains(keyHead)) heads = cells;
                continue;
            }
            var named = heads.Zip(cells).Where(p => p.First.Length > 0).GroupBy(p => p.First).ToDictionary(g => g.Key, g => g.First().Second, StringComparer.Ordinal);
            if (named.GetValueOrDefault(keyHead, "").Length > 0) yield return new LedgerLine(row, named[keyHead], named);
        }
    }

    /// <summary>Written as the ledger writes it.</summary>
    internal static string Text(object? value) => value switch
    {
        null => "",
        DateTime moment when moment.TimeOfDay == TimeSpan.Zero => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.AddSeconds(30).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        double number => number.ToString("0.##########", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!.Trim(),
    };
}

/// <param name="Row">of the sheet, from 1</param>
public sealed record LedgerLine(int Row, string Number, IReadOnlyDictionary<string, string> Cells);
