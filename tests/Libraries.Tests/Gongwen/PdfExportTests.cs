using System.Diagnostics;
using System.Text;
using Yingshang.Gongwen;

namespace Yingshang.Libraries.Tests.Gongwen;

/// <summary>Where LibreOffice and pdftotext are installed the pages are looked at; elsewhere the message is.</summary>
public sealed class PdfExportTests
{
    [Fact]
    public async Task Without_LibreOffice_the_message_says_what_to_install()
    {
        var pdf = new PdfExport(program: null);
        Assert.False(pdf.IsPossible);
        var error = await Assert.ThrowsAsync<PdfNotPossibleException>(() => pdf.ConvertAsync([], TestContext));
        Assert.Contains("apt-get install libreoffice-writer-nogui", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_full_has_22_lines_of_28_characters()
    {
        var words = new string('国', 28 * 22 * 2 - 2);
        if (await PagesAsync(new GongwenDocument { Title = "题", CreatedAt = DateTimeOffset.UnixEpoch, Blocks = [new PageBreakBlock(), new ParagraphBlock(words)] }) is not { } pages) return;

        // 第一面只有标题；段首空二字。
        var lines = pages[1].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(22, lines.Count(line => line.StartsWith('国')));
        Assert.Equal(26, lines[0].Length);
        Assert.All(lines[1..22], line => Assert.Equal(28, line.Length));
        Assert.Equal("—2—", lines[^1].Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_number_is_not_broken_at_the_end_of_a_line()
    {
        // 每行 28 字：首行空二字，25 个字之后只剩半个数的地方。
        var words = new string('国', 25) + "5068.42万元，" + new string('国', 20) + "满意率98.16％。";
        if (await PagesAsync(new GongwenDocument { Title = "题", CreatedAt = DateTimeOffset.UnixEpoch, Blocks = [new PageBreakBlock(), new ParagraphBlock(words)] }) is not { } pages) return;
        var lines = pages[1].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Contains(lines, line => line.StartsWith("5068.42", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("98.16％", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_whole_report_comes_out_page_by_page()
    {
        if (await PagesAsync(WholeReport.Create()) is not { } pages) return;
        Assert.Contains("签发人：周 敏", pages[0].Replace('　', ' '), StringComparison.Ordinal);
        Assert.Contains(pages, page => page.TrimStart().StartsWith("附件 1", StringComparison.Ordinal) || page.TrimStart().StartsWith("附件1", StringComparison.Ordinal));
        // 表头在附件 1 的每一面重复。
        Assert.True(pages.Count(page => page.Contains("办结率", StringComparison.Ordinal) && page.Contains("单位", StringComparison.Ordinal) && page.Contains("98.50％", StringComparison.Ordinal)) >= 2);
        Assert.Contains("抄送：区委办公室", pages[^1], StringComparison.Ordinal);
    }

    private static CancellationToken TestContext => CancellationToken.None;

    private static async Task<string[]?> PagesAsync(GongwenDocument document)
    {
        var export = new PdfExport();
        if (!export.IsPossible || !File.Exists("/usr/bin/pdftotext")) return null;
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, await export.ConvertAsync(WrittenDocx.BytesOf(document), TestContext), TestContext);
            var start = new ProcessStartInfo("/usr/bin/pdftotext", ["-layout", file, "-"]) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 };
            using var process = Process.Start(start)!;
            var text = await process.StandardOutput.ReadToEndAsync(TestContext);
            return text.TrimEnd('\f').Split('\f');
        }
        finally
        {
            File.Delete(file);
        }
    }
}
