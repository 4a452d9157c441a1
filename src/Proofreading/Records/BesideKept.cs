using Yingshang.Proofreading.Drift;
using Yingshang.Proofreading.Texts;

namespace Yingshang.Proofreading.Records;

/// <summary>Lays a text beside the report that it came from. A number that stands where a figure of the report stood is held against that figure, whatever the metric is called.</summary>
internal static class BesideKept
{
    /// <param name="settled">where the numbers stand that were matched in this way: no other rule of matching is needed for them</param>
    public static IReadOnlyList<Finding> Find(OfficialText text, KeptReport kept, out IReadOnlySet<(int Paragraph, int Start)> settled)
    {
        var (before, after) = (Token.Of(kept.Text), Token.Of(text));
        var alignment = new Alignment(before, after);
        var figures = Figures(before, kept.Figures);
        var places = new HashSet<(int, int)>();
        var found = new List<Finding>();
        foreach (var index in figures.Keys.Where(i => alignment.MatchOf(i) >= 0)) Add(after[alignment.MatchOf(index)]);
        foreach (var change in alignment.Changes())
        {
            if (change.Removed != change.Added) continue;
            for (var k = 0; k < change.Removed; k++)
            {
                var (old, now) = (before[change.BeforeFrom + k], after[change.AfterFrom + k]);
                if (!now.IsNumber && !now.IsHole || !figures.TryGetValue(change.BeforeFrom + k, out var figure)) continue;
                Add(now);
                found.Add(RecordCheck.Differs.At(now.Paragraph, now.Start, now.Length, $"记录里{figure.Period}“{figure.Name}”（{figure.MetricId}）这里写作“{figure.Said}”，这一稿写的是“{Checks.Words.Around(now.Paragraph.Text, now.Start, now.Length, 0, 4)}”，请核对。", old.Text));
            }
        }
        settled = places;
        return found;

        void Add(Token token) => places.Add((token.Paragraph.Number, token.Start));
    }

    /// <summary>The number tokens that are figures of the report.</summary>
    private static Dictionary<int, PlacedFigure> Figures(List<Token> tokens, IReadOnlyList<PlacedFigure> placed)
    {
        var byParagraph = placed.ToLookup(f => f.Paragraph);
        var figures = new Dictionary<int, PlacedFigure>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens[i].IsNumber) continue;
            var (start, length) = tokens[i].Paragraph.Place(tokens[i].Start, tokens[i].Length);
            if (byParagraph[tokens[i].Paragraph.Number].FirstOrDefault(f => f.Start <= start && start + length <= f.Start + f.Length) is { } figure) figures[i] = figure;
        }
        return figures;
    }
}
