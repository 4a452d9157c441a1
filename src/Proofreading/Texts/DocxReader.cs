using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Yingshang.Proofreading.Texts;

/// <summary>Reads the words of a Word file as they are printed: paragraphs and tables of the body in reading order with the numbers that Word gives them, then footnotes, endnotes,
/// headers and footers; changes accepted, hidden words left out. Nothing in the file is executed, no outside entity is followed, nothing is written.</summary>
internal static class DocxReader
{
    private const long MostXml = 100L * 1024 * 1024;
    private const int MostMargins = 60;
    internal static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly XNamespace Mc = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    /// <exception cref="FormatException">not a Word file</exception>
    public static OfficialText Read(byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            var body = (Part(zip, "word/document.xml") ?? throw new FormatException("压缩包里没有 Word 正文，请交 .docx 文件。")).Element(W + "body") ?? throw new FormatException("文件里没有正文。");
            var reading = new Reading(new DocxNumbers(Part(zip, "word/numbering.xml"), Part(zip, "word/styles.xml")));
            reading.Blocks(body, ParagraphKind.Body, null);
            reading.Notes(Part(zip, "word/footnotes.xml"), "footnote");
            reading.Notes(Part(zip, "word/endnotes.xml"), "endnote");
            foreach (var name in zip.Entries.Select(e => e.FullName).Where(IsMargin).Order(StringComparer.Ordinal).Take(MostMargins)) reading.Margin(Part(zip, name)!);
            return new OfficialText(reading.Paragraphs, reading.Tables);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException)
        {
            throw new FormatException("这个 .docx 文件打不开，请用 WPS 或者 Word 打开另存一次再核校。", e);
        }
    }

    private static bool IsMargin(string name) =>
        (name.StartsWith("word/header", StringComparison.Ordinal) || name.StartsWith("word/footer", StringComparison.Ordinal)) && name.EndsWith(".xml", StringComparison.Ordinal);

    private static XElement? Part(ZipArchive zip, string name)
    {
        if (zip.GetEntry(name) is not { } part) return null;
        if (part.Length > MostXml) throw new FormatException("文件正文太大，不像一份报告。");
        using var stream = part.Open();
        using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostXml });
        return XDocument.Load(xml).Root;
    }

    private sealed class Reading(DocxNumbers numbers)
    {
        /// <summary>A real report nests tables and boxes a few levels deep; a file made to exhaust the stack goes further.</summary>
        private const int Deepest = 200;

        private readonly HashSet<string> _margins = new(StringComparer.Ordinal);
        private int _number;
        private int _depth;

        /// <summary>Words of paragraphs whose mark was deleted: they run on in the next.</summary>
        private string _runsOn = "";

        public List<Paragraph> Paragraphs { get; } = [];
        public List<IReadOnlyList<IReadOnlyList<Paragraph?>>> Tables { get; } = [];

        public void Blocks(XElement parent, ParagraphKind kind, List<Paragraph>? cell)
        {
            if (++_depth > Deepest) throw new FormatException("文件里的表格、文本框套得太深，请简化后再核校。");
            foreach (var block in parent.Elements())
            {
                if (block.Name == W + "p") Add(block, kind, cell);
                else if (block.Name == W + "tbl") Table(block, kind);
                else if (block.Name == W + "sdt") Blocks(block.Element(W + "sdtContent") ?? block, kind, cell);
                else if (block.Name == W + "ins" || block.Name == W + "moveTo" || block.Name == W + "customXml") Blocks(block, kind, cell);
            }
            _depth--;
        }

        public void Notes(XElement? part, string element)
        {
            // Those with a type are the lines between text and notes.
            foreach (var note in part?.Elements(W + element).Where(n => n.Attribute(W + "type") is null or { Value: "normal" }) ?? []) Blocks(note, ParagraphKind.Note, null);
        }

        /// <summary>The same header stands in many parts; page numbers say nothing.</summary>
        public void Margin(XElement part)
        {
            var first = Paragraphs.Count;
            Blocks(part, ParagraphKind.Margin, null);
            for (var i = Paragraphs.Count - 1; i >= first; i--)
                if (!Paragraphs[i].Text.Any(Checks.Words.IsHan) || !_margins.Add(Paragraphs[i].Text)) Paragraphs.RemoveAt(i);
        }

        private void Table(XElement table, ParagraphKind kind)
        {
            var rows = new List<IReadOnlyList<Paragraph?>>();
            foreach (var row in table.Elements(W + "tr").Where(r => r.Element(W + "trPr")?.Element(W + "del") is null))
            {
                var cells = new List<Paragraph?>();
                foreach (var element in row.Elements(W + "tc"))
                {
                    var words = new List<Paragraph>();
                    Blocks(element, kind == ParagraphKind.Margin ? kind : ParagraphKind.Cell, words);
                    cells.Add(words.FirstOrDefault());
                }
                rows.Add(cells);
            }
            Tables.Add(rows);
        }

        private void Add(XElement element, ParagraphKind kind, List<Paragraph>? cell)
        {
            _number++;
            var properties = element.Element(W + "pPr");
            var words = new StringBuilder();
            Words(element, words);
            if (properties?.Element(W + "rPr")?.Element(W + "del") is not null)
            {
                _runsOn += words;
                return;
            }
            var text = _runsOn + words;
            _runsOn = "";
            var style = (string?)properties?.Element(W + "pStyle")?.Attribute(W + "val") ?? "";
            var label = numbers.Next(properties, style, isWritten: text.Trim().Length > 0);
            // A table of contents says each heading a second time.
            if (kind == ParagraphKind.Body && numbers.IsContents(style)) kind = ParagraphKind.Margin;
            var paragraph = new Paragraph(_number, label.Text + text, kind == ParagraphKind.Body && numbers.IsHeading(style) ? ParagraphKind.Heading : kind, Places(label.Text.Length, text.Length)) { IsNumberedByWord = label.IsUnknown };
            if (text.Trim().Length == 0) return;
            Paragraphs.Add(paragraph);
            cell?.Add(paragraph);
        }

        /// <summary>The printed number is no text of the paragraph: it stands where the text begins.</summary>
        private static int[]? Places(int label, int length) => label == 0 ? null : [.. Enumerable.Repeat(0, label), .. Enumerable.Range(0, length)];

        private void Words(XElement parent, StringBuilder words)
        {
            if (++_depth > Deepest) throw new FormatException("文件里的文字套得太深，请另存一次再核校。");
            foreach (var element in parent.Elements())
            {
                if (element.Name == W + "t") words.Append(element.Value);
                else if (element.Name == W + "tab") words.Append(' ');
                else if (element.Name == W + "br" || element.Name == W + "cr") words.Append('\n');
                else if (element.Name == W + "noBreakHyphen") words.Append('-');
                else if (element.Name == W + "txbxContent") Blocks(element, ParagraphKind.Note, null);
                else if (element.Name == W + "r" && IsHidden(element)) continue;
                else if (element.Name != W + "del" && element.Name != W + "moveFrom" && element.Name != W + "pPr" && element.Name != W + "rPr" && element.Name != W + "instrText" && element.Name != Mc + "Fallback") Words(element, words);
            }
            _depth--;
        }

        private static bool IsHidden(XElement run) => run.Element(W + "rPr")?.Element(W + "vanish") is { } vanish && (string?)vanish.Attribute(W + "val") is not ("0" or "false" or "off");
    }
}
