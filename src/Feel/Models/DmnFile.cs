using System.Xml;
using System.Xml.Linq;

namespace Yingshang.Feel.Models;

/// <summary>One file of a model as XML: its namespace, imports and elements by id. Any DMN namespace will do, 1.1 to 1.5.</summary>
internal sealed class DmnFile
{
    private const int MostCharacters = 50_000_000;

    private readonly Dictionary<string, XElement> byId;

    private DmnFile(string path, XElement root)
    {
        Path = path;
        Namespace = (string?)root.Attribute("namespace") ?? "";
        Root = root;
        Imports = [.. root.Elements().Where(e => e.Name.LocalName == "import").Select(e => new DmnImport(NameText.Of((string?)e.Attribute("name")), (string?)e.Attribute("namespace") ?? ""))];
        byId = Elements.Where(e => e.Attribute("id") is not null).GroupBy(e => (string)e.Attribute("id")!).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
    }

    public string Path { get; }

    public string Namespace { get; }

    public XElement Root { get; }

    public IReadOnlyList<DmnImport> Imports { get; }

    public IEnumerable<XElement> Elements => Root.Elements();

    public IEnumerable<XElement> Of(string kind) => Elements.Where(e => e.Name.LocalName == kind);

    public XElement? ById(string id) => byId.GetValueOrDefault(id);

    /// <summary>Null for a file that is no model: what lies beside a model need not be one.</summary>
    public static DmnFile? TryRead(string path)
    {
        try
        {
            return Read(path);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <exception cref="XmlException">Not well-formed, or with a document type.</exception>
    public static DmnFile Read(string path)
    {
        using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostCharacters, IgnoreComments = true });
        var root = XDocument.Load(reader).Root!;
        return root.Name.LocalName == "definitions" ? new DmnFile(path, root) : throw new XmlException($"{path} is no DMN model.");
    }
}

internal sealed record DmnImport(string Name, string Namespace);

internal static class NameText
{
    /// <summary>A name with single blanks.</summary>
    public static string Of(string? text) => text is null ? "" : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static string Of(XElement element) => Of((string?)element.Attribute("name"));

    public static XElement? Child(this XElement element, string name) => element.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    public static IEnumerable<XElement> Children(this XElement element, string name) => element.Elements().Where(e => e.Name.LocalName == name);

    public static string? TextOf(this XElement? element) => element?.Child("text")?.Value;
}
