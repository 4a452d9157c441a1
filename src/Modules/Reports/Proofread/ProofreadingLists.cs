using Yingshang.Platform.Packs;
using Yingshang.Proofreading;
using Yingshang.Proofreading.Lexicons;

namespace Yingshang.Reports.Proofread;

/// <summary>Reads the lists of the proofreader (核校) from <c>proofreading/*.yaml</c> of a pack.</summary>
public static class ProofreadingLists
{
    private const string Folder = "proofreading/";

    public static Lexicon Read(PackReader pack)
    {
        var figures = pack.Read(Folder + "figures.yaml");
        var doubled = pack.Read(Folder + "doubled.yaml");
        var leaders = pack.Read(Folder + "leaders.yaml");
        var lexicon = new Lexicon
        {
            Measures = new MeasureWords(Filled(figures, "units"), Filled(figures, "after_chinese")),
            Confusions = Words(pack, "confusions"),
            Replacements = Words(pack, "replacements"),
            Names = Words(pack, "names"),
            Institutions = Words(pack, "institutions"),
            Wordings = Words(pack, "wordings"),
            Leftovers = Words(pack, "leftovers"),
            LettersX = Filled(figures, "letters_x"),
            BareMeasures = Rows(figures, "bare", n => new BareMeasure(n.Text("measure"), Filled(n, "nouns"))),
            DoubledCharacters = new WordList(Entries(doubled)),
            MayDouble = Filled(doubled, "may_double").ToHashSet(StringComparer.Ordinal),
            AlwaysDouble = Filled(doubled, "always_double").ToHashSet(StringComparer.Ordinal),
            WordEnds = doubled?.Text("word_ends") ?? "",
            Parts = Rows(figures, "parts", n => new PartGroup(Filled(n, "members"), n.Flag("whole"))),
            Overlapping = figures is null ? [] : [.. figures.List("overlapping").Select(n => (IReadOnlyList<string>)[.. n.Items().Select(i => i.Scalar ?? "")])],
            UnlikeShares = Rows(figures, "unlike_shares", n => new UnlikeShare(n.Text("part"), n.Texts("not_after"), n.Text("whole"), n.Text("why"))),
            BoundedRates = Filled(figures, "bounded_rates"),
            CountedRates = Filled(figures, "counted_rates"),
            RegisterNumbers = Filled(figures, "register_numbers"),
            Plans = Rows(figures, "plans", n => new FiveYearPlan(n.Text("name"), n.Int("from"), n.Int("to"))),
            Leaders = Rows(leaders, "leaders", n => new LeaderEntry(n.Text("name"), Filled(n, "posts"))),
        };
        foreach (var top in new[] { figures, doubled, leaders })
        {
            top?.TextOrNull("source");
            top?.NothingElse();
        }
        return lexicon;
    }

    private static WordList Words(PackReader pack, string name)
    {
        var top = pack.Read($"{Folder}{name}.yaml");
        var list = new WordList(Entries(top));
        top?.TextOrNull("source");
        top?.NothingElse();
        return list;
    }

    private static IReadOnlyList<WordEntry> Entries(DeclarationNode? top)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return Rows(top, "words", n => Entry(n, seen));
    }

    private static WordEntry Entry(DeclarationNode node, HashSet<string> seen)
    {
        var wrong = node.Text("wrong");
        var right = node.TextOrNull("right");
        // What is proposed must not be found again, and two entries for one form would contradict one another.
        if (wrong.Length < 1) wrong = "?";
        if (right == wrong) node.Problem($"“{wrong}”的 right 和 wrong 相同，请改正或者删去。");
        if (!seen.Add(wrong)) node.Problem($"“{wrong}”写了两遍，请合成一条。");
        var severity = node.Has("severity") ? node.Choice("severity", "error", "warning", "hint") : null;
        return new WordEntry(wrong, right, node.TextOrNull("why"), node.Texts("not_after"), node.Texts("not_before"), node.Texts("only_after"), node.Texts("only_before"),
            Enum.TryParse<Severity>(severity, ignoreCase: true, out var parsed) ? parsed : null) { Since = node.Has("since") ? node.Int("since") : null };
    }

    private static IReadOnlyList<T> Rows<T>(DeclarationNode? top, string key, Func<DeclarationNode, T> read)
    {
        var rows = new List<T>();
        foreach (var node in top?.List(key) ?? [])
        {
            rows.Add(read(node));
            node.NothingElse();
        }
        return rows;
    }

    /// <summary>A list of words without empty ones: an empty word would be found everywhere.</summary>
    private static IReadOnlyList<string> Filled(DeclarationNode? node, string key)
    {
        var words = node?.Texts(key) ?? [];
        if (words.Any(w => w.Length == 0)) node!.Problem($"“{key}”里有一项是空的，请补上或者删去。");
        return [.. words.Where(w => w.Length > 0)];
    }
}
