using System.Globalization;
using System.Xml;

namespace Yingshang.Gongwen;

/// <summary>docProps/core.xml: title, author, kind and the instant the document gives itself.</summary>
internal static class CoreProperties
{
    private const string Cp = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private const string Dc = "http://purl.org/dc/elements/1.1/";
    private const string Terms = "http://purl.org/dc/terms/";
    private const string Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    public static byte[] Of(GongwenDocument document)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream)) Write(document, xml);
        return stream.ToArray();
    }

    private static void Write(GongwenDocument document, XmlWriter xml)
    {
        xml.WriteStartElement("cp", "coreProperties", Cp);
        xml.WriteElementString("dc", "title", Dc, DocxText.Clean(document.Title.ReplaceLineEndings("")));
        if (document.SignedBy is { } author) xml.WriteElementString("dc", "creator", Dc, DocxText.Clean(author));
        xml.WriteElementString("dc", "language", Dc, "zh-CN");
        xml.WriteElementString("cp", "category", Cp, document.Kind.ChineseName);
        WriteInstant(xml, "created", document.CreatedAt);
        WriteInstant(xml, "modified", document.CreatedAt);
        xml.WriteEndElement();
    }

    private static void WriteInstant(XmlWriter xml, string name, DateTimeOffset instant)
    {
        xml.WriteStartElement("dcterms", name, Terms);
        xml.WriteAttributeString("xsi", "type", Xsi, "dcterms:W3CDTF");
        xml.WriteString(instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    }
}
