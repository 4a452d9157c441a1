using DocumentFormat.OpenXml.Packaging;
using Yingshang.Gongwen;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Yingshang.Libraries.Tests.Gongwen;

/// <summary>A document as a reader of the file finds it.</summary>
internal sealed class WrittenDocx : IDisposable
{
    private readonly WordprocessingDocument _file;

    public WrittenDocx(GongwenDocument document)
    {
        Bytes = BytesOf(document);
        _file = WordprocessingDocument.Open(new MemoryStream(Bytes), isEditable: false);
    }

    public byte[] Bytes { get; }

    public WordprocessingDocument File => _file;
    public MainDocumentPart Main => _file.MainDocumentPart!;
    public W.Body Body => Main.Document.Body!;
    public W.SectionProperties Section => Body.GetFirstChild<W.SectionProperties>()!;
    public W.Table Table => Body.GetFirstChild<W.Table>()!;

    public static byte[] BytesOf(GongwenDocument document)
    {
        using var stream = new MemoryStream();
        GongwenDocxWriter.Write(document, stream);
        return stream.ToArray();
    }

    public W.Style Style(string id) => Main.StyleDefinitionsPart!.Styles!.Elements<W.Style>().Single(style => style.StyleId == id);

    public W.Paragraph Paragraph(string text) => Body.Elements<W.Paragraph>().Single(paragraph => paragraph.InnerText == text);

    public string FooterText(W.HeaderFooterValues side) => Footer(side).InnerText;

    public W.Footer Footer(W.HeaderFooterValues side)
    {
        var reference = Section.Elements<W.FooterReference>().Single(footer => footer.Type! == side);
        return ((FooterPart)Main.GetPartById(reference.Id!)).Footer;
    }

    /// <summary>One line for a paragraph, one for a table row with bars between its cells; the style in front.</summary>
    public string PlainText() => string.Join('\n', Body.Elements().SelectMany(element => element switch
    {
        W.Paragraph paragraph => [$"{paragraph.ParagraphProperties!.ParagraphStyleId!.Val}: {paragraph.InnerText}".TrimEnd()],
        W.Table table => table.Elements<W.TableRow>().Select(row => "| " + string.Join(" | ", row.Elements<W.TableCell>().Select(cell => cell.InnerText)) + " |"),
        _ => Array.Empty<string>(),
    }));

    public void Dispose() => _file.Dispose();
}
