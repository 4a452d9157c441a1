using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Yingshang.Proofreading.Texts;

/// <summary>Reads the words of a Word file: paragraphs and tables of the body in reading order, insertions in, deletions out.
/// Nothing in the file is executed, no outside entity is followed, nothing is written.</summary>
internal static class DocxReader
{
    private const long MostXml = 100L * 1024 * 1024;
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly XNamespace Mc = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    /// <exception cref="FormatException">not a Word file</exception>
    public static OfficialText Read(byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            var part = zip.GetEntry("word/document.xml") ?? throw new FormatException("压缩包里没有 Word 正文，请交 .docx 文件。");
            if (part.Length > MostXml) throw new FormatException("文件正文太大，不像一份报告。");
            using var stream = part.Open();
            using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostXml });
            var body = XDocument.Load(xml).Root?.Element(W + "body") ?? throw new FormatException("文件里没有正文。");
            var reading = new Reading();
            reading.Blocks(body, ParagraphKind.Body, null);
            return new OfficialText(reading.Paragraphs, reading.Tables);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException)
        {
            throw new FormatException("这个 .docx 文件打不开，请用 WPS 或者 Word 打开另存一次再核校。", e);
        }
    }

    private sealed class Reading
    {
        /// <summary>A real report nests tables and boxes a few levels deep; a file made to exhaust the stack goes further.</summary>
        private const int Deepest = 200;

        private int _number;
        private int _depth;

        public List<Paragraph> Paragraphs { get; } = [];
        public List<IReadOnlyList<IReadOnlyList<Paragraph?>>> Tables { get; } = [];

        public void Blocks(XElement parent, ParagraphKind kind, List<Paragraph>? cell)
        {
            if (++_depth > Deepest) throw new FormatException("文件里的表格、文本框套得太深，请简化后再核校。");
            foreach (var block in parent.Elements())
            {
                if (block.Name == W + "p") Add(block, kind, cell);
                else if (block.Name == W + "tbl") Table(block);
                else if (block.Name == W + "sdt") Blocks(block.Element(W + "sdtContent") ?? block, kind, cell);
                else if (block.Name == W + "ins" || block.Name == W + "customXml") Blocks(block, kind, cell);
            }
            _depth--;
        }

        private void Table(XElement table)
        {
            var rows = new List<IReadOnlyList<Paragraph?>>();
            foreach (var row in table.Elements(W + "tr"))
            {
                var cells = new List<Paragraph?>();
                foreach (var element in row.Elements(W + "tc"))
                {
                    var words = new List<Paragraph>();
                    Blocks(element, ParagraphKind.Cell, words);
                    cells.Add(words.FirstOrDefault());
                }
                rows.Add(cells);
            }
            Tables.Add(rows);
        }

        private void Add(XElement element, ParagraphKind kind, List<Paragraph>? cell)
        {
            _number++;
            var words = new StringBuilder();
            Words(element, words);
            var properties = element.Element(W + "pPr");
            var style = (string?)properties?.Element(W + "pStyle")?.Attribute(W + "val") ?? "";
            var isHeading = style.StartsWith("Heading", StringComparison.OrdinalIgnoreCase) || style.StartsWith("Title", StringComparison.OrdinalIgnoreCase) || style is ['1' or '2' or '3' or '4'];
            var paragraph = new Paragraph(_number, words.ToString(), kind == ParagraphKind.Body && isHeading ? ParagraphKind.Heading : kind)
            {
                IsNumberedByWord = properties?.Element(W + "numPr") is not null,
            };
            if (paragraph.IsEmpty) return;
            Paragraphs.Add(paragraph);
            cell?.Add(paragraph);
        }

        private void Words(XElement parent, StringBuilder words)
        {
            if (++_depth > Deepest) throw new FormatException("文件里的文字套得太深，请另存一次再核校。");
            foreach (var element in parent.Elements())
            {
                if (element.Name == W + "t") words.Append(element.Value);
                else if (element.Name == W + "tab") words.Append(' ');
                else if (element.Name == W + "br" || element.Name == W + "cr") words.Append('\n');
                else if (element.Name == W + "noBreakHyphen") words.Append('-');
                else if (element.Name == W + "txbxContent") Blocks(element, ParagraphKind.Body, null);
                else if (element.Name != W + "del" && element.Name != W + "moveFrom" && element.Name != W + "pPr" && element.Name != W + "instrText" && element.Name != Mc + "Fallback") Words(element, words);
            }
            _depth--;
        }
    }
}
