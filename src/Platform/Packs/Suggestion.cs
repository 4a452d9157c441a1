namespace Yingshang.Platform.Packs;

/// <summary>“是不是…”: the known word nearest to a mistyped one.</summary>
public static class Suggestion
{
    /// <returns>“，是不是“x”？” or a full stop when no known word is near enough.</returns>
    public static string For(string typed, IEnumerable<string> known)
    {
        var nearest = known.Select(k => (Word: k, Distance: Distance(typed, k))).OrderBy(x => x.Distance).FirstOrDefault();
        return nearest.Word is not null && nearest.Distance <= Math.Max(1, Math.Max(typed.Length, nearest.Word.Length) / 2) ? $"，是不是“{nearest.Word}”？" : "。";
    }

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + cost));
            }
        }
        return row[b.Length];
    }
}
