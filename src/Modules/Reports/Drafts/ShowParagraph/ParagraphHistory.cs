using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Storage;

namespace Yingshang.Reports.Drafts.ShowParagraph;

/// <summary>A stretch of a text that stayed, came or went.</summary>
public enum Change { Same, Added, Removed }

/// <summary>What lies between two versions of a paragraph.</summary>
internal static class ParagraphHistory
{
    private const int LongestCompared = 4000;

    /// <summary>As it is and as it was, newest first.</summary>
    public static async Task<IReadOnlyList<DraftParagraph>> ReadAsync(DistrictDb db, Guid draftId, Guid id, CancellationToken cancel)
    {
        if (await db.DraftParagraphs.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id && p.DraftId == draftId, cancel) is not { } now) return [];
        var instants = await db.Set<Dictionary<string, object>>(nameof(DraftParagraph) + "History").AsNoTracking().Where(h => EF.Property<Guid>(h, nameof(VersionedRow.Id)) == id)
            .OrderByDescending(h => EF.Property<int>(h, nameof(VersionedRow.Version))).Select(h => EF.Property<DateTime>(h, nameof(VersionedRow.RecordedAt))).Take(100).ToListAsync(cancel);
        var all = new List<DraftParagraph> { now };
        foreach (var instant in instants) if (await db.AsOf<DraftParagraph>(instant).FirstOrDefaultAsync(p => p.Id == id, cancel) is { } was) all.Add(was);
        return all;
    }

    /// <summary>Character by character; what is very long is compared as a whole.</summary>
    public static IReadOnlyList<(Change Change, string Text)> Between(string before, string after)
    {
        var head = 0;
        while (head < before.Length && head < after.Length && before[head] == after[head]) head++;
        var tail = 0;
        while (tail < before.Length - head && tail < after.Length - head && before[^(tail + 1)] == after[^(tail + 1)]) tail++;
        var stretches = new List<(Change, string)>();
        Add(stretches, Change.Same, after[..head]);
        Inner(before[head..^tail], after[head..^tail], stretches);
        Add(stretches, Change.Same, after[^tail..]);
        return stretches;
    }

    private static void Inner(string before, string after, List<(Change, string)> stretches)
    {
        if (before.Length > LongestCompared || after.Length > LongestCompared)
        {
            Add(stretches, Change.Removed, before);
            Add(stretches, Change.Added, after);
            return;
        }
        var longest = Longest(before, after);
        var (i, j) = (0, 0);
        while (i < before.Length || j < after.Length)
        {
            if (i < before.Length && j < after.Length && before[i] == after[j])
            {
                Add(stretches, Change.Same, after[j].ToString());
                (i, j) = (i + 1, j + 1);
            }
            else if (i < before.Length && (j == after.Length || longest[i + 1, j] >= longest[i, j + 1])) Add(stretches, Change.Removed, before[i++].ToString());
            else Add(stretches, Change.Added, after[j++].ToString());
        }
    }

    // Length of the longest common subsequence of what follows.
    private static short[,] Longest(string before, string after)
    {
        var longest = new short[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
            for (var j = after.Length - 1; j >= 0; j--)
                longest[i, j] = before[i] == after[j] ? (short)(longest[i + 1, j + 1] + 1) : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        return longest;
    }

    private static void Add(List<(Change Change, string Text)> stretches, Change change, string text)
    {
        if (text.Length == 0) return;
        if (stretches.Count > 0 && stretches[^1].Change == change) stretches[^1] = (change, stretches[^1].Text + text);
        else stretches.Add((change, text));
    }
}
