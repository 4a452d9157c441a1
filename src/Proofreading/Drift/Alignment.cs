namespace Yingshang.Proofreading.Drift;

/// <summary>Which token of one version is which of the other. Stretches that occur once in both are anchors; between them the longest common sequence decides.
/// Time grows with the length of the texts: what lies between two anchors is compared only when it is short.</summary>
internal sealed class Alignment
{
    private const int AnchorLength = 6;
    private const int LongestGap = 600;

    private readonly IReadOnlyList<Token> _before;
    private readonly IReadOnlyList<Token> _after;
    private readonly int[] _match;

    public Alignment(IReadOnlyList<Token> before, IReadOnlyList<Token> after)
    {
        (_before, _after) = (before, after);
        _match = new int[before.Count];
        Array.Fill(_match, -1);
        Anchor();
        Fill();
    }

    /// <summary>Index in the later version; −1 when it has none.</summary>
    public int MatchOf(int before) => _match[before];

    /// <summary>Stretches that differ, in order; either side may be empty.</summary>
    public IEnumerable<Change> Changes()
    {
        var (i, j) = (0, 0);
        while (i < _before.Count || j < _after.Count)
        {
            if (i < _before.Count && _match[i] == j)
            {
                i++;
                j++;
                continue;
            }
            var (fromBefore, fromAfter) = (i, j);
            while (i < _before.Count && _match[i] < 0) i++;
            j = i < _before.Count ? _match[i] : _after.Count;
            yield return new Change(fromBefore, i, fromAfter, j);
        }
    }

    private void Anchor()
    {
        var here = Unique(_before);
        var pairs = Unique(_after).Where(p => here.ContainsKey(p.Key)).Select(p => (Before: here[p.Key], After: p.Value)).OrderBy(p => p.Before).ToList();
        foreach (var (before, after) in Rising(pairs))
            for (var k = 0; k < AnchorLength; k++) _match[before + k] = after + k;
        // Neighbouring anchors may claim one token twice; what does not rise is let go.
        var last = -1;
        for (var i = 0; i < _match.Length; i++)
        {
            if (_match[i] < 0) continue;
            if (_match[i] <= last) _match[i] = -1;
            else last = _match[i];
        }
    }

    private static Dictionary<string, int> Unique(IReadOnlyList<Token> tokens)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i + AnchorLength <= tokens.Count; i++)
        {
            var key = string.Concat(Enumerable.Range(i, AnchorLength).Select(k => tokens[k].Text + " "));
            seen[key] = seen.ContainsKey(key) ? -1 : i;
        }
        return seen.Where(p => p.Value >= 0).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
    }

    /// <summary>The longest run of pairs that rises on both sides.</summary>
    private static List<(int Before, int After)> Rising(List<(int Before, int After)> pairs)
    {
        var tails = new List<int>();
        var previous = new int[pairs.Count];
        for (var i = 0; i < pairs.Count; i++)
        {
            int low = 0, high = tails.Count;
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (pairs[tails[middle]].After < pairs[i].After) low = middle + 1;
                else high = middle;
            }
            previous[i] = low > 0 ? tails[low - 1] : -1;
            if (low == tails.Count) tails.Add(i);
            else tails[low] = i;
        }
        var run = new List<(int, int)>();
        for (var i = tails.Count > 0 ? tails[^1] : -1; i >= 0; i = previous[i]) run.Add(pairs[i]);
        run.Reverse();
        return run;
    }

    private void Fill()
    {
        var (i, j) = (0, 0);
        while (i < _before.Count)
        {
            if (_match[i] >= 0)
            {
                j = _match[i] + 1;
                i++;
                continue;
            }
            var end = i;
            while (end < _before.Count && _match[end] < 0) end++;
            var until = end < _before.Count ? _match[end] : _after.Count;
            Gap(i, end, j, until);
            i = end;
        }
    }

    private void Gap(int from, int to, int start, int end)
    {
        while (from < to && start < end && _before[from].Text == _after[start].Text) _match[from++] = start++;
        while (from < to && start < end && _before[to - 1].Text == _after[end - 1].Text) _match[--to] = --end;
        var (rows, columns) = (to - from, end - start);
        if (rows == 0 || columns == 0 || rows > LongestGap || columns > LongestGap) return;
        var lengths = new int[rows + 1, columns + 1];
        for (var a = rows - 1; a >= 0; a--)
            for (var b = columns - 1; b >= 0; b--)
                lengths[a, b] = _before[from + a].Text == _after[start + b].Text ? lengths[a + 1, b + 1] + 1 : Math.Max(lengths[a + 1, b], lengths[a, b + 1]);
        for (int a = 0, b = 0; a < rows && b < columns;)
        {
            if (_before[from + a].Text == _after[start + b].Text) _match[from + a++] = start + b++;
            else if (lengths[a + 1, b] >= lengths[a, b + 1]) a++;
            else b++;
        }
    }
}

/// <summary>Tokens [BeforeFrom, BeforeTo) became [AfterFrom, AfterTo).</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct Change(int BeforeFrom, int BeforeTo, int AfterFrom, int AfterTo)
{
    public int Removed => BeforeTo - BeforeFrom;
    public int Added => AfterTo - AfterFrom;
}
