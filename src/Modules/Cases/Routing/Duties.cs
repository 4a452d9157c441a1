using Yingshang.Platform.Packs;

namespace Yingshang.Cases.Routing;

/// <summary>A duty of a kind of unit (三定职责) with the words by which enterprises speak of it.</summary>
/// <param name="Co">kinds that usually assist</param>
public sealed record Duty(string Kind, string Name, IReadOnlyList<string> Co, IReadOnlyList<DutyWord> Words);

/// <summary>A word, or several that have to stand in the text together: <c>甲+乙</c>, <c>甲|乙+丙</c>.</summary>
public sealed class DutyWord
{
    private readonly IReadOnlyList<IReadOnlyList<string>> _parts;

    public DutyWord(string written) => _parts = [.. written.Split('+').Select(p => p.Split('|', StringSplitOptions.RemoveEmptyEntries))];

    public bool IsTogether => _parts.Count > 1;

    /// <summary>The words found; null when not all parts are there.</summary>
    public IReadOnlyList<string>? In(string text)
    {
        var found = new List<string>(_parts.Count);
        foreach (var part in _parts)
        {
            if (part.Where(p => text.Contains(p, StringComparison.Ordinal)).MaxBy(p => p.Length) is not { } word) return null;
            found.Add(word);
        }
        return found;
    }
}

/// <summary>A duty that a text speaks of.</summary>
/// <param name="Words">the words that decided</param>
public sealed record DutyMatch(Duty Duty, IReadOnlyList<string> Words, double Score);

/// <summary>职责表: which kind of unit does what, from the pack's <c>routing/duties.yaml</c>.</summary>
public sealed class DutyTable
{
    internal const string File = "routing/duties.yaml";

    private DutyTable(IReadOnlyList<Duty> all) => All = all;

    /// <summary>No duties: to measure what the past demands alone say.</summary>
    public static DutyTable None { get; } = new([]);

    public IReadOnlyList<Duty> All { get; }

    internal static DutyTable Read(PackReader pack, RoutingKinds kinds)
    {
        if (pack.Read(File) is not { } top) return new DutyTable([]);
        top.TextOrNull("source");
        var names = kinds.All.Select(k => k.Name).ToList();
        var duties = new List<Duty>();
        foreach (var node in top.List("duties"))
        {
            duties.Add(new Duty(node.Choice("kind", names), node.Text("duty"), node.Texts("co"), [.. node.Texts("words").Select(w => new DutyWord(w))]));
            foreach (var co in duties[^1].Co.Except(names)) node.Problem($"协办的单位类别“{co}”没有声明，可选：{string.Join("、", names)}。");
            node.NothingElse();
        }
        top.NothingElse();
        return new DutyTable(duties);
    }

    /// <summary>The duties that a text speaks of, with the words.</summary>
    public IEnumerable<DutyMatch> In(string text, RoutingWeights weights)
    {
        foreach (var duty in All)
        {
            var hits = duty.Words.Select(w => (Word: w, Found: w.In(text))).Where(h => h.Found is not null).ToList();
            // A word inside a longer one that was found says nothing more.
            hits.RemoveAll(h => hits.Exists(o => o.Word != h.Word && !o.Word.IsTogether && h.Found!.All(f => o.Found![0].Length > f.Length && o.Found[0].Contains(f, StringComparison.Ordinal))));
            if (hits.Count == 0) continue;
            var score = hits.Select(h => h.Found!.Sum(weights.OfWord) + (h.Word.IsTogether ? weights.Together : 0)).OrderDescending().Take(weights.MostWords).Sum();
            yield return new DutyMatch(duty, [.. hits.SelectMany(h => h.Found!).Distinct()], score);
        }
    }
}
