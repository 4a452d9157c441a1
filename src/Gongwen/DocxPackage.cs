using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;

namespace Yingshang.Gongwen;

/// <summary>The parts of one .docx, their types and relations. What is the same in every document is packed once.</summary>
internal sealed class DocxPackage(GongwenLayout layout)
{
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml";

    private static readonly XmlWriterSettings Utf8 = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    private static readonly PackedPart Root = PackedPart.Of("_rels/.rels", $"""
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>
        """);

    private static readonly Part Styles = Part.Fixed("rId1", "styles", DocxStyles.Create());
    private static readonly Part Settings = Part.Fixed("rId2", "settings", DocxPage.Settings());
    private static readonly Part Fonts = Part.Fixed("rId3", "fontTable", DocxPage.FontTable());
    private static readonly Part Form = Part.Fixed(DocxPage.OddFooterId, "footer", DocxPage.FormFooter(), "footerForm");
    private static readonly Part Odd = Part.Fixed(DocxPage.OddFooterId, "footer", DocxPage.Footer(StyleId.FooterOdd), "footer1");
    private static readonly Part Even = Part.Fixed(DocxPage.EvenFooterId, "footer", DocxPage.Footer(StyleId.FooterEven), "footer2");
    private static readonly Part First = Part.Fixed(DocxPage.FirstFooterId, "footer", DocxPage.FirstLetterFooter(), "footer3");

    private readonly List<Part> _parts = [Styles, Settings, Fonts, .. layout switch { GongwenLayout.Form => [Form], GongwenLayout.Letter => [Odd, Even, First], _ => (Part[])[Odd, Even] }];
    private readonly List<PackedPart> _loose = [Root];
    private bool _holdsSheets;

    public void AddMain(OpenXmlPartRootElement document) => _loose.Add(Packed("word/document.xml", document));

    public void AddProperties(byte[] xml) => _loose.Add(PackedPart.Of("docProps/core.xml", xml));

    public void AddWatermark(OpenXmlPartRootElement header) => _parts.Add(new Part(DocxWatermark.HeaderId, $"{Office}/header", $"{Word}.header+xml", Packed("word/header1.xml", header)));

    /// <summary>A chart with the sheet that its numbers are edited in.</summary>
    public void AddChart(int number, ChartBlock chart)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"chart{number}");
        _parts.Add(new Part(DocxChart.IdOf(number), $"{Office}/chart", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml", PackedPart.Of($"word/charts/{name}.xml", DocxChart.Xml(chart))));
        _loose.Add(PackedPart.Of($"word/charts/_rels/{name}.xml.rels", $"""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Office}/package" Target="../embeddings/{name}.xlsx"/></Relationships>
            """));
        _loose.Add(PackedPart.Of($"word/embeddings/{name}.xlsx", DocxChart.Sheet(chart), CompressionLevel.Fastest));
        _holdsSheets = true;
    }

    public void Write(Stream stream) => PackedZip.Write(
        [PackedPart.Of("[Content_Types].xml", ContentTypes()), .. _loose.Concat(_parts.Select(part => part.Packed)).Append(PackedPart.Of("word/_rels/document.xml.rels", Relations())).OrderBy(part => part.Name, StringComparer.Ordinal)], stream);

    private string ContentTypes()
    {
        var xml = new StringBuilder("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>""");
        if (_holdsSheets) xml.Append("""<Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>""");
        xml.Append(CultureInfo.InvariantCulture, $"""<Override PartName="/word/document.xml" ContentType="{Word}.document.main+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>""");
        foreach (var part in _parts) xml.Append(CultureInfo.InvariantCulture, $"""<Override PartName="/{part.Packed.Name}" ContentType="{part.ContentType}"/>""");
        return xml.Append("</Types>").ToString();
    }

    private string Relations()
    {
        var xml = new StringBuilder("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">""");
        foreach (var part in _parts) xml.Append(CultureInfo.InvariantCulture, $"""<Relationship Id="{part.Id}" Type="{part.Relation}" Target="{part.Packed.Name["word/".Length..]}"/>""");
        return xml.Append("</Relationships>").ToString();
    }

    private static PackedPart Packed(string name, OpenXmlPartRootElement root)
    {
        using var xml = new MemoryStream();
        using (var writer = XmlWriter.Create(xml, Utf8)) root.WriteTo(writer);
        return PackedPart.Of(name, xml.GetBuffer().AsSpan(0, (int)xml.Length));
    }

    /// <param name="Relation">how the main part is related to it</param>
    private sealed record Part(string Id, string Relation, string ContentType, PackedPart Packed)
    {
        public static Part Fixed(string id, string kind, OpenXmlPartRootElement root, string? name = null) =>
            new(id, $"{Office}/{kind}", $"{Word}.{kind}+xml", DocxPackage.Packed($"word/{name ?? kind}.xml", root));
    }
}
