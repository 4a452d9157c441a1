using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Yingshang.Enterprises.ImportEnterprises;

/// <summary>A CSV of enterprises as it was handed in: header and lines as text. UTF-8 (with or without mark) and GB18030.</summary>
public sealed class EnterpriseCsv
{
    private EnterpriseCsv(IReadOnlyList<string> header, IReadOnlyList<CsvLine> lines) => (Header, Lines) = (header, lines);

    public IReadOnlyList<string> Header { get; }
    public IReadOnlyList<CsvLine> Lines { get; }

    /// <exception cref="FormatException">no CSV with a header; the message says in Chinese what to do</exception>
    public static EnterpriseCsv Read(byte[] bytes)
    {
        using var csv = new CsvReader(new StringReader(Decode(bytes)), new CsvConfiguration(CultureInfo.InvariantCulture) { HasHeaderRecord = false, BadDataFound = null, IgnoreBlankLines = true });
        if (!csv.Read()) throw new FormatException("文件是空的。");
        var header = csv.Parser.Record!.Select(h => h.Trim()).ToList();
        if (header.GroupBy(h => h).FirstOrDefault(g => g.Key.Length > 0 && g.Count() > 1) is { } twice) throw new FormatException($"列名“{twice.Key}”出现了两次，请删去一列。");
        var lines = new List<CsvLine>();
        while (csv.Read())
        {
            var cells = csv.Parser.Record!;
            if (cells.Any(c => !string.IsNullOrWhiteSpace(c))) lines.Add(new CsvLine(csv.Parser.RawRow, cells));
        }
        return new EnterpriseCsv(header, lines);
    }

    // Offices save CSV from spreadsheets in GB18030; what is not valid UTF-8 is that.
    private static string Decode(byte[] bytes)
    {
        if (bytes is [0x50, 0x4B, ..] or [0xD0, 0xCF, ..]) throw new FormatException("这是表格文件，不是 CSV。请在表格软件里另存为“CSV（逗号分隔）”再导入。");
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(bytes);
        }
    }
}

/// <param name="Number">line of the file where the record ends, from 1; the header is line 1</param>
public sealed record CsvLine(int Number, string[] Cells);
