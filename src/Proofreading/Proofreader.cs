using Yingshang.Proofreading.Checks;
using Yingshang.Proofreading.Drift;
using Yingshang.Proofreading.Lexicons;
using Yingshang.Proofreading.Records;
using Yingshang.Proofreading.Texts;

namespace Yingshang.Proofreading;

/// <summary>核校: reads an official report and says what is wrong in it. Works without network, keeps nothing. Time grows with the length of the text.</summary>
public sealed class Proofreader(Lexicon lexicon)
{
    /// <summary>Findings in the order of the text.</summary>
    /// <param name="previous">an earlier version of the same text; null: no comparison</param>
    /// <param name="off">rules that were switched off with a reason</param>
    /// <param name="records">figures as the records have them; null: not held against any</param>
    /// <param name="kept">the report that the text came from; null: figures are matched by their names alone</param>
    public IReadOnlyList<Finding> Read(OfficialText text, OfficialText? previous = null, RulesOff? off = null, IReadOnlyList<RecordFigure>? records = null, KeptReport? kept = null)
    {
        var reading = new Reading(text, lexicon);
        var found = new List<Finding>();
        foreach (var check in Checks) found.AddRange(check(reading));
        if (previous is not null) found.AddRange(VersionDrift.Find(text, previous));
        IReadOnlySet<(int, int)> settled = new HashSet<(int, int)>();
        if (kept is not null) found.AddRange(BesideKept.Find(text, kept, out settled));
        if (records is not null) found.AddRange(RecordCheck.Find(reading, records, settled));
        return [.. found.Where(f => off?.IsOff(f.Rule) != true).Distinct().OrderBy(f => f.Paragraph).ThenBy(f => f.Start).ThenBy(f => f.Severity).ThenBy(f => f.Rule, StringComparer.Ordinal)];
    }

    private static readonly Func<Reading, IEnumerable<Finding>>[] Checks =
    [
        Holes.Find, Doubles.Find, Dates.Find, Sums.Find, RateTables.Find, Comparisons.Find, Proportions.Find, Figures.Find, Restated.Find, Numbering.Find, Punctuation.Find, Wordings.Find, Attachments.Find,
    ];
}
