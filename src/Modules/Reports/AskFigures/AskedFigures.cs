namespace Yingshang.Reports.AskFigures;

/// <summary>A number of a 临时要数, with the condition under which it was counted.</summary>
/// <param name="Name">what it counts: 办结率</param>
/// <param name="Text">as the paragraph writes it: 38件</param>
/// <param name="Value">of a rate in percent; null when there is nothing to divide by</param>
/// <param name="Condition">in words: 收到 2023-10-01 至 2023-10-20，主题为用电，已办结</param>
/// <param name="Href">the list that shows its records; null where no list does</param>
public sealed record AskedNumber(string Name, string Text, decimal? Value, string Unit, string Condition, string? Href);

/// <summary>A piece of the paragraph or of a cell: words, or a number.</summary>
public sealed record AskedPart(string Text, AskedNumber? Number = null);

/// <param name="Rows">a cell for each head</param>
public sealed record AskedTable(string Caption, IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<AskedPart>> Rows);

/// <summary>临时要数: a filtered list as a paragraph and tables, for the reader who asks and of what this reader may see.</summary>
/// <param name="Back">the list it was asked of</param>
public sealed record AskedFigures(string Title, IReadOnlyList<AskedPart> Paragraph, IReadOnlyList<AskedTable> Tables, string Scope, DateTime AsOf, string Back)
{
    /// <summary>The paragraph as text to be copied.</summary>
    public string Text => string.Concat(Paragraph.Select(p => p.Text));

    /// <summary>The numbers of the paragraph, each once.</summary>
    public IReadOnlyList<AskedNumber> Numbers => [.. Paragraph.Select(p => p.Number).OfType<AskedNumber>().Distinct()];
}

/// <summary>A paragraph while it is being written.</summary>
internal sealed class AskedParagraph
{
    private readonly List<AskedPart> _parts = [];

    public IReadOnlyList<AskedPart> Parts => _parts;

    public AskedParagraph Say(string text)
    {
        _parts.Add(new AskedPart(text));
        return this;
    }

    public AskedParagraph Say(AskedNumber number)
    {
        _parts.Add(new AskedPart(number.Text, number));
        return this;
    }

    /// <summary>a用电38件、融资12件</summary>
    public AskedParagraph SayAll(IEnumerable<(string Name, AskedNumber Number)> all)
    {
        foreach (var (at, (name, number)) in all.Index()) Say(at == 0 ? name : "、" + name).Say(number);
        return this;
    }
}
