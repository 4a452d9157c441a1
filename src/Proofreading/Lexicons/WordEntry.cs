namespace Yingshang.Proofreading.Lexicons;

/// <summary>A wrong form and what should stand there.</summary>
/// <param name="Wrong">as it is found in texts</param>
/// <param name="Right">what is proposed; null when only a person can know</param>
/// <param name="Why">one sentence for the reader; null: “疑为……之误”</param>
/// <param name="NotAfter">not wrong when one of these stands before it</param>
/// <param name="NotBefore">not wrong when one of these follows</param>
/// <param name="OnlyAfter">wrong only after one of these; empty: anywhere. “|” is the begin of a sentence part</param>
/// <param name="OnlyBefore">wrong only before one of these; empty: anywhere. “|” is the end of a sentence part</param>
/// <param name="Severity">null: that of the rule</param>
public sealed record WordEntry(string Wrong, string? Right, string? Why, IReadOnlyList<string> NotAfter, IReadOnlyList<string> NotBefore,
    IReadOnlyList<string> OnlyAfter, IReadOnlyList<string> OnlyBefore, Severity? Severity)
{
    public WordEntry(string wrong, string? right) : this(wrong, right, null, [], [], [], [], null) { }

    /// <summary>Wrong only from this year on: 银保监局 was right in 2022; null: always.</summary>
    public int? Since { get; init; }

    internal bool Fits(string text, int at)
    {
        var end = at + Wrong.Length;
        if (NotAfter.Any(w => Before(text, at, w)) || NotBefore.Any(w => After(text, end, w))) return false;
        return (OnlyAfter.Count == 0 || OnlyAfter.Any(w => Before(text, at, w))) && (OnlyBefore.Count == 0 || OnlyBefore.Any(w => After(text, end, w)));
    }

    private static bool Before(string text, int at, string word) => word switch
    {
        "|" => at == 0 || !char.IsLetterOrDigit(text[at - 1]),
        "#" => at > 0 && char.IsDigit(text[at - 1]),
        _ => at >= word.Length && string.CompareOrdinal(text, at - word.Length, word, 0, word.Length) == 0,
    };

    private static bool After(string text, int end, string word) => word switch
    {
        "|" => end >= text.Length || !char.IsLetterOrDigit(text[end]) && text[end] is not ('“' or '《' or '‘'),
        "#" => end < text.Length && char.IsDigit(text[end]),
        _ => end + word.Length <= text.Length && string.CompareOrdinal(text, end, word, 0, word.Length) == 0,
    };
}

/// <summary>Finds the entries of a list in one pass over a text.</summary>
public sealed class WordList
{
    private readonly Dictionary<char, WordEntry[]> _byFirst;

    public WordList(IEnumerable<WordEntry> entries)
    {
        All = [.. entries];
        _byFirst = All.GroupBy(e => e.Wrong[0]).ToDictionary(g => g.Key, g => g.OrderByDescending(e => e.Wrong.Length).ToArray());
    }

    public IReadOnlyList<WordEntry> All { get; }

    internal IEnumerable<(int At, WordEntry Entry)> In(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!_byFirst.TryGetValue(text[i], out var entries)) continue;
            foreach (var entry in entries)
            {
                if (string.CompareOrdinal(text, i, entry.Wrong, 0, entry.Wrong.Length) != 0 || !entry.Fits(text, i)) continue;
                yield return (i, entry);
                i += entry.Wrong.Length - 1;
                break;
            }
        }
    }
}
