namespace Yingshang.Cases.Routing;

/// <summary>A demand that was answered.</summary>
/// <param name="Keys">who answered it: a unit, or the kinds of one</param>
public sealed record PastDemand(Guid Id, IReadOnlyList<string> Keys, string Text, bool IsSolved);

/// <summary>A past demand that is like another.</summary>
/// <param name="Share">cosine of the weighted pairs of characters, 0 to 1</param>
/// <param name="Words">the passages that both have, the telling ones first</param>
public sealed record Likeness(PastDemand Demand, double Share, IReadOnlyList<string> Words);

/// <summary>Finds past demands by their wording: pairs of neighbouring characters, weighted by how rare they are (TF-IDF), nearest by cosine. Own code, no randomness: the same
/// demands give the same answer.</summary>
public sealed class PastDemands
{
    private const int MostWords = 4;

    private readonly IReadOnlyList<PastDemand> _all;
    private readonly Dictionary<uint, List<int>> _holders = [];
    private readonly double[] _lengths;

    public PastDemands(IReadOnlyList<PastDemand> all)
    {
        _all = all;
        var pairs = new HashSet<uint>[all.Count];
        for (var i = 0; i < all.Count; i++)
        {
            pairs[i] = [.. Pairs(all[i].Text).Select(p => p.Pair)];
            foreach (var pair in pairs[i])
            {
                if (!_holders.TryGetValue(pair, out var holders)) _holders[pair] = holders = [];
                holders.Add(i);
            }
        }
        _lengths = [.. pairs.Select(Length)];
    }

    public int Count => _all.Count;

    /// <summary>The nearest, best first; of equal ones the later.</summary>
    public IReadOnlyList<Likeness> Like(string text, int most, double least, Guid? except = null)
    {
        var asked = Pairs(text).Select(p => p.Pair).ToHashSet();
        var shared = new Dictionary<int, double>();
        foreach (var pair in asked)
        {
            if (!_holders.TryGetValue(pair, out var holders)) continue;
            var weight = Math.Pow(Rarity(pair), 2);
            foreach (var i in holders) shared[i] = shared.GetValueOrDefault(i) + weight;
        }
        var length = Length(asked);
        return [.. shared.Select(s => (Index: s.Key, Share: s.Value / (length * _lengths[s.Key])))
            .Where(s => s.Share >= least && _all[s.Index].Id != except)
            .OrderByDescending(s => s.Share).ThenByDescending(s => s.Index).Take(most)
            .Select(s => new Likeness(_all[s.Index], s.Share, SharedPassages(text, _all[s.Index].Text)))];
    }

    /// <summary>How alike two texts are when every pair counts the same; for two demands beside each other.</summary>
    public static double Alike(string one, string other)
    {
        var (a, b) = (Pairs(one).Select(p => p.Pair).ToHashSet(), Pairs(other).Select(p => p.Pair).ToHashSet());
        if (a.Count == 0 || b.Count == 0) return 0;
        var both = a.Count(b.Contains);
        return both / Math.Sqrt((double)a.Count * b.Count);
    }

    private double Rarity(uint pair) => Math.Log(1 + (_all.Count + 1.0) / ((_holders.TryGetValue(pair, out var holders) ? holders.Count : 0) + 1.0));

    private double Length(HashSet<uint> pairs) => Math.Sqrt(pairs.Sum(p => Math.Pow(Rarity(p), 2)));

    private IReadOnlyList<string> SharedPassages(string asked, string past)
    {
        var there = Pairs(past).Select(p => p.Pair).ToHashSet();
        var passages = new List<(string Text, double Weight)>();
        var (from, to, weight) = (-1, -1, 0.0);
        foreach (var (pair, at) in Pairs(asked))
        {
            if (!there.Contains(pair)) continue;
            if (at != to)
            {
                if (from >= 0) passages.Add((asked[from..(to + 1)], weight));
                (from, weight) = (at, 0);
            }
            (to, weight) = (at + 1, weight + Rarity(pair));
        }
        if (from >= 0) passages.Add((asked[from..(to + 1)], weight));
        return [.. passages.DistinctBy(p => p.Text).OrderByDescending(p => p.Weight).ThenBy(p => p.Text, StringComparer.Ordinal).Take(MostWords).Select(p => p.Text)];
    }

    /// <summary>Pairs of neighbouring letters; digits and punctuation part them, since amounts and dates say nothing of who is in charge.</summary>
    private static IEnumerable<(uint Pair, int At)> Pairs(string text)
    {
        for (var i = 0; i + 1 < text.Length; i++)
            if (char.IsLetter(text[i]) && char.IsLetter(text[i + 1])) yield return (((uint)text[i] << 16) | text[i + 1], i);
    }
}
