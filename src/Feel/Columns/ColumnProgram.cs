namespace Yingshang.Feel.Columns;

/// <summary>Receives what a condition says of a block of rows, from <paramref name="firstRow"/> on: a bit for each row, lowest first, where it is true and where it is unknown (never both). Bits beyond the last row are zero.</summary>
/// <remarks>Called from several threads at once, for different blocks; the spans are gone when it returns.</remarks>
public delegate void ColumnSink(int condition, int firstRow, ReadOnlySpan<ulong> whenTrue, ReadOnlySpan<ulong> unknown);

/// <summary>Many conditions over one table of columns, in facts mode: what they share is computed once, block by block. Agrees with <see cref="FeelFormula.CompilePredicate"/> on every row. Runs are safe from several threads while nothing is changed.</summary>
public sealed class ColumnProgram
{
    private readonly ColumnNode[] roots;
    private readonly bool isWide;
    private ColumnCode code;

    private ColumnProgram(ColumnTable table, ColumnNode[] roots, bool isWide)
    {
        Table = table;
        this.roots = roots;
        this.isWide = isWide;
        code = Emitter.Code(table, roots);
    }

    public ColumnTable Table { get; }

    /// <summary>Conditions, in the order given.</summary>
    public int Count => roots.Length;

    internal IReadOnlyList<ColumnNode> Roots => roots;

    /// <summary>Prepares conditions; values that the host supplies are fixed here.</summary>
    /// <exception cref="ArgumentException">A condition cannot run over columns (see <see cref="FeelFormula.WhyNotColumnar"/>) or reads a field that the table does not have: a bug of the host.</exception>
    public static ColumnProgram Prepare(ColumnTable table, IEnumerable<FeelFormula> conditions, AmbientValues? ambient = null) => Prepare(table, conditions, ambient, isWide: true);

    /// <param name="table">The rows.</param>
    /// <param name="conditions">Checked conditions.</param>
    /// <param name="ambient">Values of the host.</param>
    /// <param name="isWide">Vectors; otherwise one row after the other, to compare with.</param>
    internal static ColumnProgram Prepare(ColumnTable table, IEnumerable<FeelFormula> conditions, AmbientValues? ambient, bool isWide)
    {
        var plan = new ColumnPlan(table.Dictionary, ambient ?? AmbientValues.None);
        return new ColumnProgram(table, [.. conditions.Select(c => Planned(plan, c, table))], isWide);
    }

    /// <summary>Evaluates every condition over every row. Blocks come in no order when <paramref name="threads"/> is above 1.</summary>
    public void Run(ColumnSink sink, int threads = 1, CancellationToken cancel = default)
    {
        using var held = Table.Hold();
        var steps = Current();
        var blocks = (Table.RowCount + ColumnBlock.Rows - 1) / ColumnBlock.Rows;
        var next = -1;
        void Work()
        {
            var worker = new ColumnWorker(Table, steps, isWide);
            while (Interlocked.Increment(ref next) is var block && block < blocks && !cancel.IsCancellationRequested) worker.Run(block, sink);
        }
        if (threads <= 1) Work();
        else Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, _ => Work());
        cancel.ThrowIfCancellationRequested();
    }

    /// <summary>Evaluates every condition over every row and keeps the answers: a bit or two for each.</summary>
    public ColumnAnswers Answer(int threads = 1, CancellationToken cancel = default)
    {
        var answers = new ColumnAnswers(this);
        Run(answers.Take, threads, cancel);
        return answers;
    }

    internal ColumnReader Reader() => new(Table, isWide);

    /// <summary>Steps that fit the columns as they are now.</summary>
    private ColumnCode Current()
    {
        if (code.Shape != Table.Shape) code = Emitter.Code(Table, roots);
        return code;
    }

    private static ColumnNode Planned(ColumnPlan plan, FeelFormula formula, ColumnTable table)
    {
        if (formula.Kind != FeelKind.Bool) throw new ArgumentException($"“{formula.Text}” is not a condition.", nameof(formula));
        if (formula.Fields.FirstOrDefault(f => !f.IsAmbient && table.Find(f.Id) is null) is { } absent) throw new ArgumentException($"The table has no column “{absent.Id}”.", nameof(formula));
        try
        {
            return plan.Add(formula);
        }
        catch (NotColumnarException reason)
        {
            throw new ArgumentException($"“{formula.Text}” cannot run over columns: {reason.Message}", nameof(formula), reason);
        }
    }
}

/// <summary>The bitmaps of one thread.</summary>
internal sealed unsafe class ColumnWorker
{
    private const int BlockBytes = ColumnBlock.Words * sizeof(ulong);

    private readonly ColumnTable table;
    private readonly ColumnCode code;
    private readonly ColumnReader reader;
    private readonly PinnedMemory memory;
    private readonly PinnedMemory pointers;

    public ColumnWorker(ColumnTable table, ColumnCode code, bool isWide)
    {
        (this.table, this.code) = (table, code);
        reader = new ColumnReader(table, isWide);
        memory = new PinnedMemory((code.Bitmaps + 2L) * BlockBytes);
        pointers = new PinnedMemory((code.Bitmaps + code.Own.Length) * sizeof(ulong*));
        for (var i = 0; i < code.Bitmaps + 2; i++) Bitmaps[i] = (ulong*)(memory.Start + (long)i * BlockBytes);
        new Span<ulong>(Bitmaps[code.Bitmaps + 1], ColumnBlock.Words).Fill(ulong.MaxValue);
    }

    private ulong** Bitmaps => (ulong**)pointers.Start;

    public void Run(int block, ColumnSink sink)
    {
        var firstRow = block * ColumnBlock.Rows;
        for (var i = 2; i < code.Own.Length; i++) Bitmaps[code.Bitmaps + i] = OwnBits(code.Own[i]) + block * ColumnBlock.Words;
        var words = ColumnBlock.Words;
        var ragged = table.RowCount - firstRow < ColumnBlock.Rows;
        var bitmaps = Bitmaps;
        for (var (step, result) = (0, 0); result < code.Ends.Length; result++)
        {
            for (; step < code.Ends[result]; step++) code.Steps[step].Run(bitmaps, firstRow, reader);
            var answer = code.Results[result];
            var yes = new ReadOnlySpan<ulong>(bitmaps[answer.True], words);
            var unknown = new ReadOnlySpan<ulong>(bitmaps[answer.Unknown], words);
            if (ragged) Last(result, firstRow, yes, unknown, sink);
            else sink(result, firstRow, yes, unknown);
        }
        GC.KeepAlive(memory);
    }

    private static ulong* OwnBits((Column? Column, bool IsNulls, bool Value) own) => own.IsNulls ? own.Column!.Nulls : (ulong*)own.Column!.Values;

    /// <summary>The last block, without what lies beyond the last row.</summary>
    private void Last(int condition, int firstRow, ReadOnlySpan<ulong> yes, ReadOnlySpan<ulong> unknown, ColumnSink sink)
    {
        var rows = table.RowCount - firstRow;
        Span<ulong> trimmed = stackalloc ulong[ColumnBlock.Words * 2];
        var words = (rows + 63) / 64;
        yes[..words].CopyTo(trimmed);
        unknown[..words].CopyTo(trimmed[ColumnBlock.Words..]);
        if (rows % 64 != 0)
        {
            var mask = ulong.MaxValue >> (64 - rows % 64);
            trimmed[words - 1] &= mask;
            trimmed[ColumnBlock.Words + words - 1] &= mask;
        }
        sink(condition, firstRow, trimmed[..words], trimmed.Slice(ColumnBlock.Words, words));
    }
}
