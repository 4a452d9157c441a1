namespace Yingshang.Proofreading.Checks;

/// <summary>Small looks at a text that several checks share.</summary>
internal static class Words
{
    public static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff' or '〇';

    /// <summary>A stretch with a few characters around it, cut at punctuation.</summary>
    public static string Around(string text, int start, int length, int before, int after)
    {
        var from = start;
        while (from > 0 && start - from < before && !IsBreak(text[from - 1])) from--;
        var to = start + length;
        while (to < text.Length && to - start - length < after && !IsBreak(text[to])) to++;
        return text[from..to];
    }

    public static bool IsBreak(char c) => c is '，' or '。' or '；' or '：' or '、' or '！' or '？' or '\n' or ',' or ';' or ':' or '（' or '）' or '(' or ')' or '〔' or '〕' or '“' or '”' or '《' or '》';

    public static bool EndsPart(string text, int at) => at >= text.Length || text[at] is '，' or '。' or '；' or '、' or '！' or '）' or '\n' or ',' or ';';

    public static IEnumerable<int> Occurrences(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal)) yield return at;
    }
}
