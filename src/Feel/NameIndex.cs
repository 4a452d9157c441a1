namespace Yingshang.Feel;

/// <summary>Known names by first character, longest first, so that “上年营业收入” wins over “上年”.</summary>
internal sealed class NameIndex
{
    private readonly Dictionary<char, (string Folded, string Name)[]> byFirst;

    public NameIndex(IEnumerable<string> names) => byFirst = names
        .Where(name => name.Length > 0)
        .Select(name => (Folded: FullWidth.Fold(name), Name: name))
        .GroupBy(n => n.Folded[0])
        .ToDictionary(g => g.Key, g => g.OrderByDescending(n => n.Folded.Length).ToArray());

    /// <summary>The longest name that begins at <paramref name="start"/> and ends at a boundary; null if none.</summary>
    public (string Name, int Length)? Match(string folded, int start)
    {
        foreach (var (known, name) in byFirst.GetValueOrDefault(folded[start], []))
        {
            var length = LengthOf(known, folded, start);
            if (length > 0 && EndsAtBoundary(folded, start + length)) return (name, length);
        }
        return null;
    }

    /// <summary>A blank in a name matches any run of blanks.</summary>
    internal static int LengthOf(string known, string folded, int start)
    {
        var at = start;
        foreach (var c in known)
        {
            if (at >= folded.Length) return 0;
            if (c == ' ' ? !char.IsWhiteSpace(folded[at]) : folded[at] != c) return 0;
            at++;
            if (c == ' ') while (at < folded.Length && char.IsWhiteSpace(folded[at])) at++;
        }
        return at - start;
    }

    /// <summary>Chinese is written without blanks: “企业规模in” ends where the script changes.</summary>
    internal static bool EndsAtBoundary(string folded, int end) =>
        end >= folded.Length || !IsPart(folded[end]) || !IsPart(folded[end - 1])
        || (char.IsAsciiLetter(folded[end]) && !char.IsAscii(folded[end - 1]));

    /// <summary>Whether a text can be told from a sign, a number or a quote where it stands without quotes.</summary>
    public static bool IsName(string text) => text.Length > 0 && FullWidth.Fold(text[..1])[0] is var first && (IsStart(first) || !char.IsAscii(first));

    public static bool IsStart(char c) => char.IsLetter(c) || c == '_' || char.IsSurrogate(c);

    public static bool IsPart(char c) => IsStart(c) || char.IsDigit(c) || c is '·' or '‧' or '•'
        || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark;
}
