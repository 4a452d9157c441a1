using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Yingshang.Gongwen;

/// <summary>Writes a document as .docx in the sizes, fonts and places of GB/T 9704-2012.</summary>
public static class GongwenDocxWriter
{
    private const string MainContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string CoreContentType = "application/vnd.openxmlformats-package.core-properties+xml";

    /// <summary>
    /// The same document gives the same bytes. Fonts are named in the file, not embedded. Characters that XML cannot hold are left out.
    /// </summary>
    /// <exception cref="ArgumentException">The title is empty.</exception>
    public static void Write(GongwenDocument document, Stream stream)
    {
        if (string.IsNullOrWhiteSpace(document.Title)) throw new ArgumentException("公文没有标题", nameof(document));

        using var package = new MemoryStream();
        using (var file = WordprocessingDocument.Create(package, WordprocessingDocumentType.Document, autoSave: false))
        {
            // Ids are given everywhere: those that the SDK makes up differ from one run to the next.
            var main = file.AddNewPart<MainDocumentPart>(MainContentType, "rId1");
            AddParts(main, document.Layout);
            if (document.Watermark is { Length: > 0 } mark) Save(main.AddNewPart<HeaderPart>(DocxWatermark.HeaderId), DocxWatermark.Header(mark, PageLayout.Of(document)));
            Save(main, new Document(new DocxBody(PageLayout.Of(document)).Create(document)));
            CoreProperties.Write(document, file.AddNewPart<CoreFilePropertiesPart>(CoreContentType, "rId2"));
        }

        DeterministicZip.Repack(package, stream);
    }

    private static void AddParts(MainDocumentPart main, GongwenLayout layout)
    {
        Save(main.AddNewPart<StyleDefinitionsPart>("rId1"), DocxStyles.Create());
        Save(main.AddNewPart<DocumentSettingsPart>("rId2"), DocxPage.Settings());
        Save(main.AddNewPart<FontTablePart>("rId3"), DocxPage.FontTable());
        if (layout == GongwenLayout.Form)
        {
            Save(main.AddNewPart<FooterPart>(DocxPage.OddFooterId), DocxPage.FormFooter());
            return;
        }

        Save(main.AddNewPart<FooterPart>(DocxPage.OddFooterId), DocxPage.Footer(StyleId.FooterOdd));
        Save(main.AddNewPart<FooterPart>(DocxPage.EvenFooterId), DocxPage.Footer(StyleId.FooterEven));
        if (layout == GongwenLayout.Letter) Save(main.AddNewPart<FooterPart>(DocxPage.FirstFooterId), DocxPage.FirstLetterFooter());
    }

    private static void Save(OpenXmlPart part, OpenXmlPartRootElement root)
    {
        using var stream = part.GetStream(FileMode.Create);
        root.Save(stream);
    }
}
