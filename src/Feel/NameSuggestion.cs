namespace Yingshang.Feel;

/// <summary>The name that was probably meant: by edit distance, and by containment, as Chinese names are shortened (“营业收入” for “上年营业收入”).</summary>
internal static class NameSuggestion
{
    private const double Enough = 0.45;
    private const int LongestCompared = 60;

    public static string? For(string found, IEnumerable<string> known)
    {
        if (found.Length > LongestCompared) return null;
        var folded = FullWidth.Fold(found);
        var best = known.Select(name => (Name: name, Score: Likeness(folded, FullWidth.Fold(name)))).DefaultIfEmpty().MaxBy(n => n.Score);
        return best.Score >= Enough ? best.Name : null;
    }

    private static double Likeness(string found, string name)
    {
        var longest = Math.Max(found.Length, name.Length);
        var near = 1 - ((double)EditDistance(found, name) / longest);
        var shorter = Math.Min(found.Length, name.Length);
        var contained = shorter >= 2 && (name.Contains(found, StringComparison.OrdinalIgnoreCase) || found.Contains(name, StringComparison.OrdinalIgnoreCase));
        return contained ? Math.Max(near, 0.5 + (0.4 * shorter / longest)) : near;
    }

    private static int EditDistance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }
}
