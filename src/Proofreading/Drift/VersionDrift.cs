using Yingshang.Proofreading.Texts;

namespace Yingshang.Proofreading.Drift;

/// <summary>Two versions of one text: numbers that changed where the words did not, words replaced wholesale.</summary>
internal static class VersionDrift
{
    private const int LongestWord = 4;

    public static readonly Rule NumberChanged = new("drift.number", "文字没变、数变了", Severity.Warning, "与前一版比，前后文字一字不差，只有数不同（用 --previous）。",
        "截至2023月底，签约项目完成投资任务过半。", "截至10月底，签约项目完成投资任务过半。");
    public static readonly Rule WordsReplaced = new("drift.replaced", "词语被整体替换", Severity.Error, "与前一版比，同一个词在多处都换成了另一个词，多半是整体替换造成的（用 --previous）。",
        "坚持创新驱动开展战略，推动产业开展提速，经济社会开展平稳。", "坚持创新驱动发展战略，推动产业发展提速，经济社会发展平稳。");

    public static IEnumerable<Finding> Find(OfficialText text, OfficialText previous)
    {
        var (before, after) = (Token.Of(previous), Token.Of(text));
        var alignment = new Alignment(before, after);
        var changes = Merged(alignment.Changes().ToList());
        return Numbers(changes, before, after).Concat(Replaced(changes, alignment, before, after));
    }

    /// <summary>部分 → 局部 shares a character: what is put in before it and what goes after it are one replacement.</summary>
    private static List<Change> Merged(List<Change> changes)
    {
        var merged = new List<Change>();
        foreach (var change in changes)
        {
            if (merged.Count > 0 && merged[^1] is var last && change.BeforeFrom - last.BeforeTo == 1 && change.AfterFrom - last.AfterTo == 1 && IsOneSided(last) != IsOneSided(change) | IsOpposite(last, change)
                && change.BeforeTo - last.BeforeFrom <= LongestWord && change.AfterTo - last.AfterFrom <= LongestWord)
                merged[^1] = new Change(last.BeforeFrom, change.BeforeTo, last.AfterFrom, change.AfterTo);
            else merged.Add(change);
        }
        return merged;
    }

    private static bool IsOneSided(Change c) => c.Removed == 0 || c.Added == 0;

    private static bool IsOpposite(Change a, Change b) => a.Removed == 0 && b.Added == 0 || a.Added == 0 && b.Removed == 0;

    private static IEnumerable<Finding> Numbers(List<Change> changes, List<Token> before, List<Token> after)
    {
        for (var i = 0; i < changes.Count; i++)
        {
            var change = changes[i];
            if (change is not { Removed: 1, Added: 1 }) continue;
            var (old, now) = (before[change.BeforeFrom], after[change.AfterFrom]);
            if (!old.IsNumber || !now.IsNumber || !Framed(changes, i, before.Count)) continue;
            // The number of a paragraph is no figure.
            if (now.Start == 0 && now.Start + now.Length < now.Paragraph.Text.Length && now.Paragraph.Text[now.Length] is '、' or '.' or '．') continue;
            yield return NumberChanged.At(now.Paragraph, now.Start, now.Length, $"前一版是“{Around(old)}”，这一版是“{Around(now)}”，前后文字没有变。", old.Text);
        }
    }

    /// <summary>Unchanged tokens on both sides, four of them together.</summary>
    private static bool Framed(List<Change> changes, int at, int count)
    {
        var change = changes[at];
        var left = at > 0 ? change.BeforeFrom - changes[at - 1].BeforeTo : change.BeforeFrom;
        var right = at + 1 < changes.Count ? changes[at + 1].BeforeFrom - change.BeforeTo : count - change.BeforeTo;
        return left >= 1 && right >= 1 && left + right >= 4;
    }

    private static string Around(Token token) => Checks.Words.Around(token.Paragraph.Text, token.Start, token.Length, 4, 4);

    private static IEnumerable<Finding> Replaced(List<Change> changes, Alignment alignment, List<Token> before, List<Token> after)
    {
        var words = changes.Where(c => c.Removed is > 0 and <= LongestWord && c.Added is > 0 and <= LongestWord && IsWord(before, c.BeforeFrom, c.BeforeTo) && IsWord(after, c.AfterFrom, c.AfterTo))
            .GroupBy(c => (Old: Join(before, c.BeforeFrom, c.BeforeTo), New: Join(after, c.AfterFrom, c.AfterTo))).ToList();
        var pairs = words.Where(g => g.Count() > 1).Select(g => g.Key).ToList();
        foreach (var group in words)
        {
            // 分项目 → 工程 beside 项目 → 工程 is the same replacement.
            if (pairs.Any(p => p != group.Key && p.New == group.Key.New && group.Key.Old.EndsWith(p.Old, StringComparison.Ordinal))) continue;
            var places = group.ToList();
            if (places.Count < 2) continue;
            var (grow, back) = Grown(places, before);
            var old = Join(before, places[0].BeforeFrom - back, places[0].BeforeTo + grow);
            var unchanged = Kept(old, before, alignment);
            if (old.Length < 2 || places.Count == 2 && unchanged > 0 || unchanged > places.Count) continue;
            var first = places[0];
            var (from, to) = (after[first.AfterFrom - back], after[first.AfterTo - 1 + grow]);
            if (from.Paragraph != to.Paragraph) continue;
            var now = Join(after, first.AfterFrom - back, first.AfterTo + grow);
            var paragraphs = places.Select(c => after[c.AfterFrom].Paragraph.Number).Distinct().ToList();
            yield return WordsReplaced.At(from.Paragraph, from.Start, to.Start + to.Length - from.Start,
                $"前一版的“{old}”在这一版有 {places.Count} 处成了“{now}”（第 {string.Join("、", paragraphs.Take(12))}{(paragraphs.Count > 12 ? "……" : "")} 段），像是整体替换，请逐处核对。", old, places.Count == 2 ? Severity.Warning : null);
        }
    }

    private static bool IsWord(List<Token> tokens, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (!Checks.Words.IsHan(tokens[i].Text[0])) return false;
        return true;
    }

    private static string Join(List<Token> tokens, int from, int to) => string.Concat(Enumerable.Range(from, to - from).Select(i => tokens[i].Text));

    /// <summary>发 → 开 is 发展 → 开展 when 展 always follows.</summary>
    private static (int After, int Before) Grown(List<Change> places, List<Token> before)
    {
        if (places[0].Removed > 1) return (0, 0);
        if (Same(places, c => c.BeforeTo < before.Count ? before[c.BeforeTo].Text : "")) return (1, 0);
        return Same(places, c => c.BeforeFrom > 0 ? before[c.BeforeFrom - 1].Text : "") ? (0, 1) : (0, 0);
    }

    private static bool Same(List<Change> places, Func<Change, string> neighbour)
    {
        var most = places.GroupBy(neighbour).OrderByDescending(g => g.Count()).First();
        return most.Key.Length == 1 && Checks.Words.IsHan(most.Key[0]) && most.Count() * 10 >= places.Count * 8;
    }

    private static int Kept(string word, List<Token> before, Alignment alignment)
    {
        var kept = 0;
        for (var i = 0; i + word.Length <= before.Count; i++)
        {
            var same = true;
            for (var k = 0; k < word.Length && same; k++) same = before[i + k].Text.Length == 1 && before[i + k].Text[0] == word[k] && alignment.MatchOf(i + k) >= 0;
            if (same) kept++;
        }
        return kept;
    }
}
