using Yingshang.Platform.Packs;

namespace Yingshang.Reports.Templates;

/// <summary>常用语: sentences of <c>phrases.yaml</c> that many reports use, so that they say the same everywhere.</summary>
public sealed class PhraseBook
{
    internal const string File = "phrases.yaml";

    private readonly Dictionary<string, (string Text, int Line)> _phrases = [];

    public static PhraseBook Empty { get; } = new();

    public IReadOnlyCollection<string> Ids => _phrases.Keys;

    internal (string Text, int Line)? Find(string id) => _phrases.TryGetValue(id, out var phrase) ? phrase : null;

    internal static PhraseBook Read(PackReader pack)
    {
        var book = new PhraseBook();
        if (!pack.Exists(File) || pack.Read(File) is not { } top) return book;
        top.TextOrNull("source");
        foreach (var node in top.List("phrases"))
        {
            var id = node.Text("id");
            if (!book._phrases.TryAdd(id, (node.Text("text"), (int)(node.Node("text")?.Line ?? node.Line)))) node.Problem($"常用语“{id}”写了两次，请换一个 id。");
            node.NothingElse();
        }
        top.NothingElse();
        return book;
    }
}

/// <summary>A sentence of the phrase book: {{phrase 数据说明}}.</summary>
public sealed record PhrasePart(string Id, IReadOnlyList<TemplatePart> Parts) : TemplatePart;
