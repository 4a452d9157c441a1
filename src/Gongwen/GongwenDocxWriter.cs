using DocumentFormat.OpenXml.Wordprocessing;

namespace Yingshang.Gongwen;

/// <summary>Writes a document as .docx in the sizes, fonts and places of GB/T 9704-2012.</summary>
public static class GongwenDocxWriter
{
    /// <summary>
    /// The same document gives the same bytes. Fonts are named in the file, not embedded. Characters that XML cannot hold are left out.
    /// </summary>
    /// <exception cref="ArgumentException">The title is empty, or 附件说明 and the appendices do not name the same.</exception>
    public static void Write(GongwenDocument document, Stream stream)
    {
        if (string.IsNullOrWhiteSpace(document.Title)) throw new ArgumentException("公文没有标题", nameof(document));
        Appendices.Check(document);

        var page = PageLayout.Of(document);
        var body = new DocxBody(page);
        var package = new DocxPackage(document.Layout);
        package.AddMain(new Document(body.Create(document)));
        package.AddProperties(CoreProperties.Of(document));
        if (document.Watermark is { Length: > 0 } mark) package.AddWatermark(DocxWatermark.Header(mark, page));
        foreach (var (i, chart) in body.Charts.Index()) package.AddChart(i + 1, chart);
        package.Write(stream);
    }
}
