using System.Numerics;

namespace Yingshang.Feel.Columns;

/// <summary>A condition that now says something else of a row.</summary>
public sealed record AnswerChange(int Row, int Condition, Truth Before, Truth After);

/// <summary>What each condition of a program says of each row, kept as bitmaps, and kept right when facts change. Not safe for several threads while facts change.</summary>
public sealed class ColumnAnswers
{
    private readonly ColumnProgram program;
    private readonly ulong[][] whenTrue;
    private readonly ulong[]?[] unknown;
    private readonly Dictionary<string, List<Reading>> readings = new(StringComparer.Ordinal);
    private readonly ColumnReader reader;

    /// <summary>A test that reads a field, and the conditions it stands in.</summary>
    private sealed record Reading(ColumnNode Test, List<int> Conditions);

    internal ColumnAnswers(ColumnProgram program)
    {
        this.program = program;
        reader = program.Reader();
        var words = (program.Table.RowCount + 63) / 64;
        whenTrue = [.. Enumerable.Range(0, program.Count).Select(_ => GC.AllocateUninitializedArray<ulong>(words))];
        unknown = new ulong[]?[program.Count];
    }

    public int Conditions => program.Count;

    public Truth this[int condition, int row] => Bit(whenTrue[condition], row) ? Truth.True : Bit(unknown[condition], row) ? Truth.Unknown : Truth.False;

    /// <summary>A bit for each row of which the condition is true, lowest first.</summary>
    public ReadOnlySpan<ulong> True(int condition) => whenTrue[condition];

    /// <summary>A bit for each row of which the condition is unknown; empty where it is known of all.</summary>
    public ReadOnlySpan<ulong> Unknown(int condition) => unknown[condition];

    public int Count(int condition)
    {
        var count = 0;
        foreach (var word in whenTrue[condition]) count += BitOperations.PopCount(word);
        return count;
    }

    /// <summary>The rows, from 0, of which the condition is true.</summary>
    public IEnumerable<int> Rows(int condition)
    {
        for (var word = 0; word < whenTrue[condition].Length; word++)
            for (var bits = whenTrue[condition][word]; bits != 0; bits &= bits - 1) yield return word * 64 + BitOperations.TrailingZeroCount(bits);
    }

    /// <summary>Changes facts in the table and evaluates again the conditions whose tests of them turn out otherwise, for these rows only.</summary>
    /// <returns>The answers that changed. The answers that other programs keep of the same table know nothing of it.</returns>
    /// <exception cref="ArgumentException">No such row or column, or a value that does not fit its field. Cells before it are changed.</exception>
    public IReadOnlyList<AnswerChange> Change(params ReadOnlySpan<FactCell> cells)
    {
        if (readings.Count == 0) Index();
        var changes = new List<AnswerChange>();
        foreach (var cell in cells) Change(cell, changes);
        return changes;
    }

    internal void Take(int condition, int firstRow, ReadOnlySpan<ulong> yes, ReadOnlySpan<ulong> open)
    {
        yes.CopyTo(whenTrue[condition].AsSpan(firstRow / 64));
        if (unknown[condition] is null && open.ContainsAnyExcept(0UL)) Interlocked.CompareExchange(ref unknown[condition], new ulong[whenTrue[condition].Length], null);
        if (unknown[condition] is { } bitmap) open.CopyTo(bitmap.AsSpan(firstRow / 64));
    }

    private void Change(FactCell cell, List<AnswerChange> changes)
    {
        var tests = readings.GetValueOrDefault(cell.FieldId) ?? [];
        Span<Truth> before = tests.Count <= 1_024 ? stackalloc Truth[tests.Count] : new Truth[tests.Count];
        for (var i = 0; i < before.Length; i++) before[i] = tests[i].Test.At(reader, cell.Row);
        program.Table.Change(cell);
        HashSet<int>? affected = null;
        for (var i = 0; i < before.Length; i++)
            if (tests[i].Test.At(reader, cell.Row) != before[i]) (affected ??= []).UnionWith(tests[i].Conditions);
        foreach (var condition in affected ?? []) Answer(condition, cell.Row, changes);
    }

    private void Answer(int condition, int row, List<AnswerChange> changes)
    {
        var (before, after) = (this[condition, row], program.Roots[condition].At(reader, row));
        if (before == after) return;
        Put(whenTrue[condition], row, after == Truth.True);
        if (after == Truth.Unknown) unknown[condition] ??= new ulong[whenTrue[condition].Length];
        if (unknown[condition] is { } bitmap) Put(bitmap, row, after == Truth.Unknown);
        changes.Add(new AnswerChange(row, condition, before, after));
    }

    private void Index()
    {
        var tests = new Dictionary<ColumnNode, Reading>();
        for (var condition = 0; condition < program.Count; condition++)
            foreach (var test in TestsIn(program.Roots[condition]).Distinct())
            {
                if (!tests.TryGetValue(test, out var reading))
                {
                    tests[test] = reading = new Reading(test, []);
                    foreach (var field in test.Fields) (readings.TryGetValue(field.Id, out var list) ? list : readings[field.Id] = []).Add(reading);
                }
                reading.Conditions.Add(condition);
            }
    }

    private static IEnumerable<ColumnNode> TestsIn(ColumnNode node) => node.Fields.Count > 0 ? [node] : node.Operands.SelectMany(TestsIn);

    private static bool Bit(ulong[]? bitmap, int row) => bitmap is not null && (bitmap[row >> 6] >> row & 1) != 0;

    private static void Put(ulong[] bitmap, int row, bool value) => bitmap[row >> 6] = bitmap[row >> 6] & ~(1UL << row) | (value ? 1UL : 0UL) << row;
}
