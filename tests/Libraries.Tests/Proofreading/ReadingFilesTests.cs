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

    private const string Numbers = """
        <w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
        <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl><w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="●"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num></w:numbering>
        """;

    [Fact]
    public void Numbers_that_Word_prints_are_read_as_they_are_printed()
    {
        var text = OfficialText.Read("a.docx", Docx(Item(1, 0, "工作进展") + Item(1, 1, "诉求办理") + Item(1, 2, "受理") + Item(1, 2, "办结") + Item(1, 1, "政策兑现") + Item(1, 2, "清单") + Item(2, 0, "要点") + Item(1, 0, "下一步打算") + Item(3, 0, "组织保障"), ("word/numbering.xml", Numbers)));
        Assert.Equal(["一、工作进展", "（一）诉求办理", "1.受理", "2.办结", "（二）政策兑现", "1.清单", "要点", "二、下一步打算", "三、组织保障"], text.Paragraphs.Select(p => p.Text));
        Assert.Empty(new Proofreader(StandardLexicon.Instance).Read(text));
    }

    [Fact]
    public void A_heading_that_Word_numbers_and_one_that_was_typed_are_counted_together()
    {
        var text = OfficialText.Read("a.docx", Docx(Item(1, 0, "工作进展") + P("各项工作有序推进。") + P("三、下一步打算") + P("要擦亮眼晴。"), ("word/numbering.xml", Numbers)));
        var found = new Proofreader(StandardLexicon.Instance).Read(text);
        Assert.Equal([("form.numbering", 3, "三、"), ("word.confused", 4, "眼晴")], found.Select(f => (f.Rule, f.Paragraph, f.Text)));
        // 自动编号不是段落里的字：位置从段落的字算起。
        var wrong = OfficialText.Read("a.docx", Docx(Item(1, 0, "要擦亮眼晴，防范风险。"), ("word/numbering.xml", Numbers)));
        var finding = Assert.Single(new Proofreader(StandardLexicon.Instance).Read(wrong));
        Assert.Equal((3, 2), (finding.Start, finding.Length));
    }

    [Fact]
    public void The_numbers_of_a_style_are_those_of_its_paragraphs()
    {
        const string styles = """<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:styleId="a1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="b"><w:basedOn w:val="a1"/></w:style><w:style w:styleId="t"><w:name w:val="toc 1"/></w:style></w:styles>""";
        var text = OfficialText.Read("a.docx", Docx("""<w:p><w:pPr><w:pStyle w:val="t"/></w:pPr><w:r><w:t>三、旧的目录</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="a1"/></w:pPr><w:r><w:t>进展</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="b"/></w:pPr><w:r><w:t>打算</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="b"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr><w:r><w:t>正文。</w:t></w:r></w:p>""", ("word/numbering.xml", Numbers), ("word/styles.xml", styles)));
        Assert.Equal([("三、旧的目录", ParagraphKind.Margin), ("一、进展", ParagraphKind.Heading), ("二、打算", ParagraphKind.Body), ("正文。", ParagraphKind.Body)], text.Paragraphs.Select(p => (p.Text, p.Kind)));
        Assert.Empty(new Proofreader(StandardLexicon.Instance).Read(text));
    }

    [Fact]
    public void Notes_boxes_headers_and_footers_are_read_once_behind_the_text()
    {
        const string w = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
        var text = OfficialText.Read("a.docx", Docx("""<w:p><w:r><w:t>全区经济运行平稳。</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框里擦亮眼晴。</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>""",
            ("word/footnotes.xml", $"""<w:footnotes {w}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>线</w:t></w:r></w:p></w:footnote><w:footnote w:id="1"><w:p><w:r><w:t>脚注布署到位。</w:t></w:r></w:p></w:footnote></w:footnotes>"""),
            ("word/endnotes.xml", $"""<w:endnotes {w}><w:endnote w:id="1"><w:p><w:r><w:t>尾注。</w:t></w:r></w:p></w:endnote></w:endnotes>"""),
            ("word/header1.xml", $"""<w:hdr {w}><w:p><w:r><w:t>内部资料</w:t></w:r></w:p></w:hdr>"""), ("word/header2.xml", $"""<w:hdr {w}><w:p><w:r><w:t>内部资料</w:t></w:r></w:p></w:hdr>"""), ("word/footer1.xml", $"""<w:ftr {w}><w:p><w:r><w:t>— 1 —</w:t></w:r></w:p></w:ftr>""")));
        Assert.Equal([("框里擦亮眼晴。", ParagraphKind.Note), ("全区经济运行平稳。", ParagraphKind.Body), ("脚注布署到位。", ParagraphKind.Note), ("尾注。", ParagraphKind.Note), ("内部资料", ParagraphKind.Margin)], text.Paragraphs.Select(p => (p.Text, p.Kind)));
        Assert.Equal(["眼晴", "布署"], new Proofreader(StandardLexicon.Instance).Read(text).Select(f => f.Text));
    }

    [Fact]
    public void Changes_are_read_as_accepted_and_hidden_words_not_at_all()
    {
        var text = OfficialText.Read("a.docx", Docx("""
            <w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>全区经济</w:t></w:r></w:p><w:p><w:r><w:t>运行平稳。</w:t></w:r></w:p>
            <w:p><w:moveFrom w:id="2"><w:r><w:t>移走的话。</w:t></w:r></w:moveFrom><w:moveTo w:id="3"><w:r><w:t>移来的话。</w:t></w:r></w:moveTo><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏XX</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>露出的话。</w:t></w:r></w:p>
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>留下</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:del w:id="4"/></w:trPr><w:tc><w:p><w:r><w:t>删去</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            """));
        Assert.Equal(["全区经济运行平稳。", "移来的话。露出的话。", "留下"], text.Paragraphs.Select(p => p.Text));
    }

    private static string P(string words) => $"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>";

    private static string Item(int list, int level, string words) => $"""<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>""";

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

    private static byte[] Docx(string body, params (string Name, string Content)[] parts) =>
        Zip([("word/document.xml", $"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>"""), .. parts]);

    private static byte[] Zip(string name, string content) => Zip([(name, content)]);

    private static byte[] Zip(IEnumerable<(string Name, string Content)> parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return bytes.ToArray();
    }
}
