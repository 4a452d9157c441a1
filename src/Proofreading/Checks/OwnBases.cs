using System.Text.RegularExpressions;
using Yingshang.Proofreading.Numbers;
using static Yingshang.Proofreading.Checks.Comparisons;
using static Yingshang.Proofreading.Checks.Words;
using static Yingshang.Proofreading.Numbers.Skeleton;

namespace Yingshang.Proofreading.Checks;

/// <summary>Percentages of a sentence whose numbers stand in the brackets right behind them: 已有40％办结（70件中办结28件）. Such a percentage is of these numbers, and they are of it alone.</summary>
internal sealed partial class OwnBases
{
    /// <summary>So far before a percentage stands what it is of: 按时率分别为：交办97％（…），对接95％（…）.</summary>
    private const int Reach = 120;

    private readonly HashSet<Quantity> _rates = [];
    private readonly HashSet<Quantity> _counts = [];
    private readonly List<(Quantity Rate, Quantity Whole, Quantity Part)> _wrong = [];

    public static OwnBases Of(Skeleton s)
    {
        var own = new OwnBases();
        foreach (Match m in Bracketed().Matches(s.Text)) own.Take(s, m);
        return own;
    }

    public bool Has(Quantity rate) => _rates.Contains(rate);

    public bool Hold(Quantity count) => _counts.Contains(count);

    public static IEnumerable<Finding> Find(Skeleton s) => Of(s)._wrong.Select(w =>
        At(Rate, s, w.Rate, $"{Said(s, w.Part)}÷{Said(s, w.Whole)}＝{NumberWords.Percent(w.Part.Value!.Value / w.Whole.Value!.Value)}，这里写的是{Said(s, w.Rate)}。"));

    private void Take(Skeleton s, Match m)
    {
        var rate = s[m.Groups["r"].Value];
        if (Change().IsMatch(LeadOf(s.Text, m.Index))) return;
        var counts = m.Groups["in"].Value.Where(IsSign).Select(c => s.Find(c)!).Where(q => q.Kind is QuantityKind.Amount or QuantityKind.Bare && !q.IsHole).ToList();
        var isRest = Rest().IsMatch(LeadOf(s.Text, m.Index) + m.Groups["gap"].Value);
        if (counts.Any(whole => counts.Any(part => part != whole && IsPart(part, whole) && Gives(part, whole, rate, isRest))))
        {
            Keep(rate, counts);
            return;
        }
        if (Pair().Match(m.Groups["in"].Value) is not { Success: true } pair || !IsSame(s, m, pair)) return;
        var (all, some) = (s[pair.Groups["t"].Value], s[pair.Groups["p"].Value]);
        if (!IsPart(some, all)) return;
        Keep(rate, counts);
        if (rate.IsExact && all.IsExact && some.IsExact) _wrong.Add((rate, all, some));
    }

    private void Keep(Quantity rate, List<Quantity> counts)
    {
        _rates.Add(rate);
        _counts.UnionWith(counts);
    }

    private static bool IsPart(Quantity part, Quantity whole) => !part.IsHole && !whole.IsHole && (part.SameUnit(whole) || part is { Kind: QuantityKind.Bare, Factor: 1 }) && whole.Value > 0 && part.Value <= whole.Value;

    private static bool Gives(Quantity part, Quantity whole, Quantity rate, bool isRest)
    {
        if (whole.Low <= 0) return false;
        var (low, high) = (part.Low / whole.High * 100, part.High / whole.Low * 100);
        return !Outside(rate, low, high) || isRest && !Outside(rate, 100 - high, 100 - low);
    }

    /// <summary>The brackets speak of what the percentage speaks of: 满意率98％（200份问卷中有效180份） is of something else.</summary>
    private static bool IsSame(Skeleton s, Match m, Match pair)
    {
        var words = Filler().Replace(string.Concat(pair.Groups["what"].Captures.SelectMany(c => c.Value).Where(IsHan)), "");
        if (words.Length == 0) return true;
        var around = s.Text[Math.Max(0, m.Index - Reach)..m.Index] + m.Groups["gap"].Value;
        return words.Length == 1 ? around.Contains(words, StringComparison.Ordinal) : Enumerable.Range(0, words.Length - 1).Any(i => around.Contains(words.Substring(i, 2), StringComparison.Ordinal));
    }

    [GeneratedRegex("(?<r>" + P + ")(?<gap>[^，。；、：（）()\\uE000-\\uF4FF]{0,8})[（(](?<in>[^（）()。]{3,80})[）)]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bracketed();

    [GeneratedRegex("(?<t>" + N + ")[^，。；\\uE000-\\uF4FF]{0,10}((?<!其)中|里|，其中|、其中)[，、]?(?<what>[^，。；\\uE000-\\uF4FF]{0,12})(?<p>" + N + ")(?<what>[^，。；、\\uE000-\\uF4FF]{0,8})|(?<p>" + N + ")[/／÷](?<t>" + N + ")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pair();

    [GeneratedRegex("(增长|增加|上升|上涨|下降|下滑|减少|降低|回落|提高|提升|压减|压缩|高于|低于|高出|增幅|降幅|增速)(了|约|近|超过|超|为|达)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Change();

    [GeneratedRegex("[未不没无超逾]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rest();

    [GeneratedRegex("已经|共有|其中|[有已共为达是的]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Filler();
}
