using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Yingshang.Platform.Files;

/// <summary>Tables as CSV that spreadsheets open: RFC 4180 with CRLF, UTF-8 with its mark. A cell that a spreadsheet would run as a formula is written as text.</summary>
public static class Csv
{
    public const string ContentType = "text/csv; charset=utf-8";

    // The wide forms run too where the input language is Chinese.
    private const string BeginsFormula = "=+-@\t\r＝＋－＠";

    private static readonly UTF8Encoding Marked = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>One line with its end.</summary>
    public static string Line(IEnumerable<string?> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    public static byte[] File(IEnumerable<IEnumerable<string?>> lines) => [.. Marked.Preamble, .. Encoding.UTF8.GetBytes(string.Concat(lines.Select(Line)))];

    /// <summary>A file to download, made as a whole.</summary>
    public static IResult Answer(string fileName, IEnumerable<IEnumerable<string?>> lines) => Microsoft.AspNetCore.Http.Results.File(File(lines), ContentType, fileName);

    /// <summary>A file to download, sent while its lines are read.</summary>
    public static async Task SendAsync(HttpContext http, string fileName, IAsyncEnumerable<IEnumerable<string?>> lines)
    {
        http.Response.ContentType = ContentType;
        http.Response.Headers.ContentDisposition = $"attachment; filename*=UTF-8''{Uri.EscapeDataString(fileName)}";
        await WriteAsync(http.Response.Body, lines, http.RequestAborted);
    }

    public static async Task WriteAsync(Stream to, IAsyncEnumerable<IEnumerable<string?>> lines, CancellationToken cancel)
    {
        await using var writer = new StreamWriter(to, Marked, leaveOpen: true);
        await foreach (var line in lines.WithCancellation(cancel)) await writer.WriteAsync(Line(line).AsMemory(), cancel);
    }

    private static string Cell(string? text)
    {
        var safe = RunsAsFormula(text) ? "'" + text : text ?? "";
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>A number below zero begins like a formula and is none.</summary>
    private static bool RunsAsFormula(string? text) => text is { Length: > 0 } && BeginsFormula.Contains(text[0], StringComparison.Ordinal)
        && !decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}
