using System.Text;

namespace Yingshang.Proofreading.Texts;

/// <summary>A report as it was handed in: its paragraphs and tables in reading order.</summary>
/// <param name="Paragraphs">cells of tables included; empty ones are left out, their numbers are not</param>
/// <param name="Tables">rows of cells, each cell being one of the paragraphs or null when empty</param>
public sealed record OfficialText(IReadOnlyList<Paragraph> Paragraphs, IReadOnlyList<IReadOnlyList<IReadOnlyList<Paragraph?>>> Tables)
{
    /// <summary>Largest file that is read; reports are a few hundred kilobytes.</summary>
    public const int MostBytes = 20 * 1024 * 1024;

    /// <summary>Reads a .docx, .txt or .md by its content and the ending of its name.</summary>
    /// <exception cref="FormatException">another kind of file, or a broken one; the message says in Chinese what to do</exception>
    public static OfficialText Read(string fileName, byte[] bytes)
    {
        if (bytes.Length > MostBytes) throw new FormatException("文件超过 20 MB，请把图片等附件去掉再核校。");
        return Path.GetExtension(fileName).ToLowerInvariant() switch
        {
            _ when bytes is [0x50, 0x4B, 0x03, 0x04, ..] => DocxReader.Read(bytes),
            ".doc" or ".wps" => throw new FormatException("旧格式的 .doc、.wps 请先另存为 .docx 再核校。"),
            ".pdf" => throw new FormatException("PDF 不能核校，请用原来的 .docx 文件。"),
            ".docx" => throw new FormatException("这不是完好的 .docx 文件，请重新保存后再核校。"),
            ".md" or ".markdown" => MarkdownReader.Read(Decode(bytes)),
            ".txt" or "" => FromPlain(Decode(bytes)),
            var other => throw new FormatException($"不认识“{other}”文件，可以核校 .docx、.txt、.md。"),
        };
    }

    /// <summary>Each line is a paragraph.</summary>
    public static OfficialText FromPlain(string text) =>
        new([.. Lines(text).Select((line, i) => new Paragraph(i + 1, line)).Where(p => !p.IsEmpty)], []);

    /// <summary>As a .md file.</summary>
    public static OfficialText FromMarkdown(string text) => MarkdownReader.Read(text);

    internal static IEnumerable<string> Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');

    // Offices save text from their word processors in GB18030 or UTF-16; what is not valid UTF-8 is that.
    private static string Decode(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..]) return Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2);
        if (bytes is [0xFE, 0xFF, ..]) return Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2);
        var text = TryUtf8(bytes) ?? CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(bytes);
        return text.Contains('\0', StringComparison.Ordinal) ? throw new FormatException("这不是文字文件，可以核校 .docx、.txt、.md。") : text.TrimStart('\uFEFF');
    }

    private static string? TryUtf8(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
