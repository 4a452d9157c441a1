using Yingshang.Proofreading;
using Yingshang.Proofreading.Texts;

namespace Yingshang.Reports.Proofread;

/// <summary>A stretch of a paragraph: plain, or marked with the findings in it.</summary>
/// <param name="Findings">their places in the list, from 1; empty for plain words</param>
internal sealed record MarkedStretch(string Words, IReadOnlyList<int> Findings, Severity? Severity);

/// <summary>The paragraphs in which something was found, with marks where it stands.</summary>
internal static class MarkedText
{
    /// <param name="findings">in the order in which they are numbered</param>
    public static IReadOnlyList<(Paragraph Paragraph, IReadOnlyList<MarkedStretch> Stretches)> Of(OfficialText text, IReadOnlyList<Finding> findings)
    {
        var numbered = findings.Select((finding, i) => (Number: i + 1, Finding: finding)).ToLookup(f => f.Finding.Paragraph);
        var marked = new List<(Paragraph, IReadOnlyList<MarkedStretch>)>();
        foreach (var paragraph in text.Paragraphs)
        {
            var here = numbered[paragraph.Number].Select(f => (f.Number, f.Finding, At: PlaceIn(paragraph.Text, f.Finding))).Where(f => f.At >= 0).OrderBy(f => f.At).ThenByDescending(f => f.Finding.Text.Length).ToList();
            if (here.Count > 0) marked.Add((paragraph, Stretches(paragraph.Text, here)));
        }
        return marked;
    }

    /// <summary>Offset in the words as they are read; −1 when it stands in another cell of the same line.</summary>
    private static int PlaceIn(string text, Finding finding)
    {
        var at = text.IndexOf(finding.Before + finding.Text + finding.After, StringComparison.Ordinal);
        return at < 0 ? -1 : at + finding.Before.Length;
    }

    private static List<MarkedStretch> Stretches(string text, List<(int Number, Finding Finding, int At)> here)
    {
        var stretches = new List<MarkedStretch>();
        var next = 0;
        for (var i = 0; i < here.Count;)
        {
            var (from, to) = (here[i].At, here[i].At + here[i].Finding.Text.Length);
            var within = new List<(int Number, Finding Finding, int At)>();
            // What overlaps is one mark.
            for (; i < here.Count && (within.Count == 0 || here[i].At < to); i++)
            {
                within.Add(here[i]);
                to = Math.Max(to, here[i].At + here[i].Finding.Text.Length);
            }
            if (from > next) stretches.Add(new MarkedStretch(text[next..from], [], null));
            stretches.Add(new MarkedStretch(text[from..to], [.. within.Select(w => w.Number)], within.Min(w => w.Finding.Severity)));
            next = to;
        }
        if (next < text.Length) stretches.Add(new MarkedStretch(text[next..], [], null));
        return stretches;
    }
}
