namespace Yingshang.Proofreading.Lexicons;

/// <summary>Units and measure words, longest first: 个工作日 before 个, 平方米 before 米.</summary>
public sealed class MeasureWords
{
    private readonly Dictionary<char, string[]> _byFirst;
    private readonly HashSet<string> _afterChinese;

    /// <param name="words">every unit that may follow a number</param>
    /// <param name="afterChinese">those that make a number of 三 or 二十五 before them</param>
    public MeasureWords(IEnumerable<string> words, IEnumerable<string> afterChinese)
    {
        _byFirst = words.Distinct(StringComparer.Ordinal).GroupBy(w => w[0]).ToDictionary(g => g.Key, g => g.OrderByDescending(w => w.Length).ToArray());
        _afterChinese = [.. afterChinese];
    }

    /// <summary>The unit that begins at an offset; null when there is none.</summary>
    public string? At(string text, int index)
    {
        if (index >= text.Length || !_byFirst.TryGetValue(text[index], out var words)) return null;
        foreach (var word in words)
            if (string.CompareOrdinal(text, index, word, 0, word.Length) == 0) return word;
        return null;
    }

    internal bool CountsAfterChinese(string word) => _afterChinese.Contains(word);

    /// <summary>个工作日 → 工作日: 个 before another unit says nothing.</summary>
    internal string Plain(string word) => word.Length > 2 && word[0] == '个' ? word[1..] : word;
}
