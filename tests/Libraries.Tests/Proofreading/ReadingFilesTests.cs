using System.IO.Compression;
using System.Text;
using Yingshang.Proofreading;
using Yingshang.Proofreading.Texts;

namespace Yingshang.Libraries.Tests.Proofreading;

public sealed class ReadingFilesTests
{
    [Fact]
    public void Plain_text_is_read_in_the_encodings_of_offices()
    {
        Assert.Equal("全区经济运行平稳。", OfficialText.Read("a.txt", CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes("全区经济运行平稳。")).Paragraphs.Single().Text);
        Assert.Equal("全区经济运行平稳。", OfficialText.Read("a.txt", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("全区经济运行平稳。")]).Paragraphs.Single().Text);
        Assert.Equal("全区经济运行平稳。", OfficialText.Read("a.txt", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("全区经济运行平稳。")]).Paragraphs.Single().Text);
    }

    [Fact]
    public void A_finding_in_Markdown_stands_where_the_file_has_it()
    {
        var text = OfficialText.Read("a.md", Encoding.UTF8.GetBytes("---\ntitle: x\n---\n## 一、进展\n\n- 要擦亮**眼晴**，防范风险。"));
        var finding = Assert.Single(new Proofreader(StandardLexicon.Instance).Read(text));

        Assert.Equal((6, 7, 2), (finding.Paragraph, finding.Start, finding.Length));
    }

    [Fact]
    public void A_Word_file_is_read_with_its_tables_insertions_and_without_deletions()
    {
        var text = OfficialText.Read("a.docx", Docx("""
            <w:p><w:r><w:t>全区</w:t></w:r><w:ins><w:r><w:t>经济</w:t></w:r></w:ins><w:del><w:r><w:delText>社会</w:delText></w:r></w:del><w:r><w:t>运行平稳。</w:t></w:r></w:p>
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>单位</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>件数</w:t></w:r></w:p></w:tc></w:tr>
            <w:tr><w:tc><w:p><w:r><w:t>甲局</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc></w:tr>
            <w:tr><w:tc><w:p><w:r><w:t>乙局</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>15</w:t></w:r></w:p></w:tc></w:tr>
            <w:tr><w:tc><w:p><w:r><w:t>合计</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>29</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            """));

        Assert.Equal("全区经济运行平稳。", text.Paragraphs[0].Text);
        var finding = Assert.Single(new Proofreader(StandardLexicon.Instance).Read(text));
        Assert.Equal(("sum.table", 9, "29", "27"), (finding.Rule, finding.Paragraph, finding.Text, finding.Suggestion));
    }

    [Theory]
    [InlineData("a.pdf", "%PDF-1.7")]
    [InlineData("a.doc", "x")]
    [InlineData("a.docx", "x")]
    [InlineData("a.exe", "x")]
    public void Other_files_are_refused_with_a_word_what_to_do(string name, string content) =>
        Assert.Matches("[，。]", Assert.Throws<FormatException>(() => OfficialText.Read(name, Encoding.UTF8.GetBytes(content))).Message);

    [Fact]
    public void A_broken_archive_and_one_without_a_text_are_refused()
    {
        Assert.Throws<FormatException>(() => OfficialText.Read("a.docx", [0x50, 0x4B, 0x03, 0x04, 1, 2, 3]));
        Assert.Throws<FormatException>(() => OfficialText.Read("a.docx", Docx("<w:p><w:r>")));
        Assert.Throws<FormatException>(() => OfficialText.Read("a.docx", Docx(string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 5000)) + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 5000)))));
        Assert.Throws<FormatException>(() => OfficialText.Read("a.docx", Zip("other.xml", "<a/>")));
        Assert.Throws<FormatException>(() => OfficialText.Read("a.docx", Zip("word/document.xml", """<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>""")));
    }

    private static byte[] Docx(string body) => Zip("word/document.xml", $"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>""");

    private static byte[] Zip(string name, string content)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        using (var part = zip.CreateEntry(name).Open())
            part.Write(Encoding.UTF8.GetBytes(content));
        return bytes.ToArray();
    }
}
