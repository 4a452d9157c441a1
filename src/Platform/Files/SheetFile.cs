using System.Globalization;
using System.Text;
using System.Xml;
using CsvHelper;
using CsvHelper.Configuration;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Yingshang.Platform.Files;

/// <summary>A table as it was handed in, header and lines as text: CSV (UTF-8 with or without mark, GB18030) or a workbook (.xlsx, .xls; the first visible sheet with a header).
/// Dates of a workbook are written 2023-10-07 or 2023-10-07 16:30:00, numbers in full.</summary>
public sealed class SheetFile
{
    /// <summary>Titles and notes may stand above the header, but not more.</summary>
    private const int HeaderWithin = 10;

    private const int MostLines = 200_000;

    // Workbooks of the old format name their encoding by code page.
    static SheetFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private SheetFile(string sheet, IReadOnlyList<string> header, IReadOnlyList<SheetLine> lines) => (Sheet, Header, Lines) = (sheet, header, lines);

    /// <summary>Name of the sheet; empty for CSV.</summary>
    public string Sheet { get; }
    public IReadOnlyList<string> Header { get; }
    public IReadOnlyList<SheetLine> Lines { get; }

    /// <param name="isHeader">tells the header among the first lines, where titles may stand above it; null: the first line that is not empty</param>
    /// <exception cref="FormatException">no table with a header; the message says in Chinese what to do</exception>
    public static SheetFile Read(byte[] bytes, Func<IReadOnlyList<string>, bool>? isHeader = null)
    {
        var sheets = Sheets(bytes).FindAll(s => s.IsVisible);
        if (sheets.All(s => s.Lines.Count == 0)) throw new FormatException("文件是空的。");
        return sheets.Select(s => Under(s, isHeader)).FirstOrDefault(f => f is not null) ?? throw new FormatException("没有找到写列名的一行：列名要在前 10 行以内。请核对选的平台和文件。");
    }

    /// <summary>Every sheet with such a header, hidden ones too; none when there is none.</summary>
    /// <exception cref="FormatException">not a file that can be opened</exception>
    public static IReadOnlyList<SheetFile> ReadAll(byte[] bytes, Func<IReadOnlyList<string>, bool> isHeader) => [.. Sheets(bytes).Select(s => Under(s, isHeader)).OfType<SheetFile>()];

    /// <summary>A column as spreadsheets name it: 0 is A, 26 is AA.</summary>
    public static string ColumnName(int index) => index < 26 ? ((char)('A' + index)).ToString() : ColumnName((index / 26) - 1) + (char)('A' + (index % 26));

    private static List<Table> Sheets(byte[] bytes) => bytes is [0x50, 0x4B, ..] or [0xD0, 0xCF, ..] ? Workbook(bytes) : [new Table("", true, Csv(Decode(bytes)))];

    private static SheetFile? Under(Table sheet, Func<IReadOnlyList<string>, bool>? isHeader)
    {
        var at = isHeader is null ? (sheet.Lines.Count > 0 ? 0 : -1) : sheet.Lines.Take(HeaderWithin).ToList().FindIndex(l => isHeader([.. l.Cells.Select(c => c.Trim())]));
        return at < 0 ? null : new SheetFile(sheet.Name, Heads(sheet.Lines[at]), sheet.Lines.GetRange(at + 1, sheet.Lines.Count - at - 1));
    }

    private static List<string> Heads(SheetLine line)
    {
        var header = line.Cells.Select(h => h.Trim()).ToList();
        return header.GroupBy(h => h).FirstOrDefault(g => g.Key.Length > 0 && g.Count() > 1) is { } twice ? throw new FormatException($"列名“{twice.Key}”出现了两次，请删去一列。") : header;
    }

    private static List<SheetLine> Csv(string text)
    {
        using var csv = new CsvReader(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture) { HasHeaderRecord = false, BadDataFound = null, IgnoreBlankLines = true });
        var lines = new List<SheetLine>();
        while (csv.Read()) Add(lines, csv.Parser.RawRow, csv.Parser.Record!);
        return lines;
    }

    // Offices save CSV from spreadsheets in GB18030; what is not valid UTF-8 is that.
    private static string Decode(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(bytes);
        }
    }

    private static List<Table> Workbook(byte[] bytes)
    {
        try
        {
            using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(bytes, writable: false));
            var sheets = new List<Table>();
            do
            {
                var lines = new List<SheetLine>();
                for (var number = 1; reader.Read(); number++) Add(lines, number, [.. Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i)))]);
                sheets.Add(new Table(reader.Name, string.Equals(reader.VisibleState, "visible", StringComparison.OrdinalIgnoreCase), lines));
            }
            while (reader.NextResult());
            return sheets;
        }
        catch (Exception e) when (e is ExcelReaderException or InvalidDataException or XmlException or IOException or ArgumentException or NullReferenceException or IndexOutOfRangeException)
        {
            throw new FormatException("这个表格文件打不开，可能加了密码或者没有存完整。请在表格软件里另存为 .xlsx 或 CSV 再试。", e);
        }
    }

    private static void Add(List<SheetLine> lines, int number, string[] cells)
    {
        if (cells.All(string.IsNullOrWhiteSpace)) return;
        if (lines.Count == MostLines) throw new FormatException($"超过 {MostLines} 行，请分成几个文件。");
        lines.Add(new SheetLine(number, cells));
    }

    /// <summary>A value as its cell is read.</summary>
    public static string Text(object? value) => value switch
    {
        null => "",
        DateTime moment => Moment(moment),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        double number when Math.Abs(number) < 1e15 => ((decimal)number).ToString("0.##########", CultureInfo.InvariantCulture),
        bool flag => flag ? "是" : "否",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    // A workbook keeps a moment as a fraction of a day: 16:30 may come back as a hair before it.
    private static string Moment(DateTime moment)
    {
        var second = new DateTime((moment.Ticks + (TimeSpan.TicksPerSecond / 2)) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, DateTimeKind.Unspecified);
        return second.ToString(second.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    private sealed record Table(string Name, bool IsVisible, List<SheetLine> Lines);
}

/// <param name="Number">line of the file, from 1; of a CSV the one where the record ends</param>
public sealed record SheetLine(int Number, string[] Cells)
{
    /// <summary>A cell without blanks around it; empty where the line is shorter. Our own files put a mark before what a spreadsheet would take for a formula: it is taken off.</summary>
    public string Cell(int index) => index < 0 || index >= Cells.Length ? "" : Cells[index].Trim() is ['\'', '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..] marked ? marked[1..] : Cells[index].Trim();
}
