using Yingshang.Platform.Packs;

namespace Yingshang.Cases.Routing;

/// <summary>What each ground for a proposal counts, from the pack's <c>routing/weights.yaml</c>.</summary>
public sealed record RoutingWeights(
    IReadOnlyList<double> ByLength, double Together, int MostWords, double OtherDuties, double Rule, double RuleForComplaint, double RuleCo, double Addressed,
    double Past, double PastUnsolved, int Neighbours, double LeastLikeness, double Territory, double Office)
{
    internal const string File = "routing/weights.yaml";

    internal static RoutingWeights Read(PackReader pack)
    {
        if (pack.Read(File) is not { } top) return new RoutingWeights([0, 0, 0, 0, 0], 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0);
        top.TextOrNull("source");
        var word = top.Map("word");
        double Of(string key) => (double)top.Number(key);
        var weights = new RoutingWeights(
            [.. new[] { "one", "two", "three", "four", "more" }.Select(l => (double)(word?.Number(l) ?? 0))],
            Of("together"), top.Int("most_words"), Of("other_duties"), Of("rule"), Of("rule_complaint"), Of("rule_co"), Of("addressed"),
            Of("past"), Of("past_unsolved"), top.Int("neighbours"), Of("least_likeness"), Of("territory"), Of("office"));
        word?.NothingElse();
        top.NothingElse();
        return weights;
    }

    /// <summary>A word of so many characters.</summary>
    public double OfWord(string word) => ByLength[Math.Min(word.Length, ByLength.Count) - 1];
}
