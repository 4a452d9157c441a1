using Yingshang.Proofreading.Checks;
using Yingshang.Proofreading.Drift;
using Yingshang.Proofreading.Records;

namespace Yingshang.Proofreading;

/// <summary>Every rule there is, in the order of docs/proofreading.md.</summary>
public static class RuleBook
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        Holes.Placeholder, Holes.MissingNumber, Holes.MissingUnit, Holes.Leftover, Holes.Pending,
        Doubles.Character, Doubles.Word, Doubles.Sentence,
        Dates.Impossible, Dates.Shifted, Dates.Weekday, Dates.Differs, Dates.AfterSigning, Dates.Plan,
        Sums.Parts, Sums.Exceeds, Sums.Table, Sums.Minimum, Sums.Overlap, Sums.Formula,
        Comparisons.Growth, Comparisons.Integer, Comparisons.Points, Comparisons.Contradicted,
        Comparisons.Share, Comparisons.Rate, Comparisons.RateInteger, Comparisons.Over, Comparisons.PerTenThousand, Proportions.Average, Comparisons.Rank,
        Figures.Twice, Figures.UnlikeShare, Figures.MixedUnit, Figures.HalfMoney, Figures.Approximate, Figures.Range, Figures.Form,
        Numbering.Sections, Numbering.Steps, Numbering.Announced, Punctuation.Broken, Figures.DocumentNumber, Figures.Letters,
        Punctuation.Pairs, Punctuation.Doubled, Punctuation.HalfWidth, Punctuation.Mixed, Punctuation.BetweenQuotes, Punctuation.Ordinal, Punctuation.Etc, Punctuation.NoEnd, Punctuation.Dash,
        Wordings.Confused, Wordings.Replaced, Wordings.Name, Wordings.Institution, Wordings.Wording, Wordings.LeaderName, Wordings.LeaderOrder,
        Attachments.Missing, Attachments.Mark,
        VersionDrift.NumberChanged, VersionDrift.WordsReplaced,
        RecordCheck.Differs,
    ];
}
