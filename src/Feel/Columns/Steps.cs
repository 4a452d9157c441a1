namespace Yingshang.Feel.Columns;

/// <summary>Rows that are computed together: what they need stays in the second cache.</summary>
internal static class ColumnBlock
{
    public const int Rows = 8_192;

    public const int Words = Rows / 64;
}

/// <summary>The registers of a condition's two bitmaps: true and unknown, never both.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct Answer(int True, int Unknown);

/// <summary>One operation over a block. Registers are numbers into a table of bitmaps; those below zero are columns' own, or constant.</summary>
internal abstract unsafe class Step(int[] reads, int[] writes)
{
    public int[] Reads => reads;

    public int[] Writes => writes;

    public abstract void Run(ulong** bitmaps, int firstRow, ColumnReader reader);

    protected ulong* Read(ulong** bitmaps, int index) => bitmaps[reads[index]];

    protected ulong* Write(ulong** bitmaps, int index) => bitmaps[writes[index]];
}

internal sealed unsafe class RangeStep<T> : Step where T : unmanaged, System.Numerics.IBinaryInteger<T>
{
    private readonly Column column;
    private readonly T low;
    private readonly T span;
    private readonly ulong flip;

    public RangeStep(Column column, T low, T span, bool outside, int excluded, int into) : base([excluded], [into])
    {
        (this.column, this.low, this.span) = (column, low, span);
        flip = outside ? ulong.MaxValue : 0;
    }

    public override void Run(ulong** bitmaps, int firstRow, ColumnReader reader) =>
        BitKernel.InRange((T*)column.Values + firstRow, low, span, flip, Read(bitmaps, 0), Write(bitmaps, 0), ColumnBlock.Words, reader.IsWide);
}

internal static class RangeStep
{
    /// <summary>The range as offsets from the column's base.</summary>
    public static Step Of(Column column, long low, long high, bool outside, int excluded, int into)
    {
        var most = column.Width switch { 1 => byte.MaxValue, 2 => ushort.MaxValue, 4 => uint.MaxValue, _ => 0L };
        if (column.Width != 8)
        {
            (low, high) = (Math.Max(low, column.Base), Math.Min(high, column.Base + most));
            if (low <= high) (low, high) = (low - column.Base, high - column.Base);
        }
        if (low > high) return new FillStep(outside, excluded, into);
        return column.Width switch
        {
            1 => new RangeStep<byte>(column, (byte)low, (byte)(high - low), outside, excluded, into),
            2 => new RangeStep<ushort>(column, (ushort)low, (ushort)(high - low), outside, excluded, into),
            4 => new RangeStep<uint>(column, (uint)low, (uint)(high - low), outside, excluded, into),
            _ => new RangeStep<ulong>(column, (ulong)low, unchecked((ulong)(high - low)), outside, excluded, into),
        };
    }
}

internal sealed unsafe class FillStep(bool value, int excluded, int into) : Step([excluded], [into])
{
    public override void Run(ulong** bitmaps, int firstRow, ColumnReader reader)
    {
        var without = Read(bitmaps, 0);
        var to = Write(bitmaps, 0);
        for (var word = 0; word < ColumnBlock.Words; word++) to[word] = value ? ~without[word] : 0;
    }
}

/// <summary>Codes of which the table says one.</summary>
internal sealed unsafe class CodeStep(Column column, byte[] table, int into) : Step([], [into])
{
    public override void Run(ulong** bitmaps, int firstRow, ColumnReader reader)
    {
        var to = Write(bitmaps, 0);
        switch (column.Width)
        {
            case 1:
                BitKernel.Lookup(column.Values + firstRow, table, to, ColumnBlock.Words, reader.IsWide);
                break;
            case 2:
                BitKernel.Lookup((ushort*)column.Values + firstRow, table, to, ColumnBlock.Words, reader.IsWide);
                break;
            default:
                BitKernel.Lookup((uint*)column.Values + firstRow, table, to, ColumnBlock.Words, reader.IsWide);
                break;
        }
    }
}

internal sealed unsafe class CompareStep(Comparison op, ColumnNumber left, ColumnNumber right, int excluded, int into) : Step([excluded], [into])
{
    public override void Run(ulong** bitmaps, int firstRow, ColumnReader reader)
    {
        var without = Read(bitmaps, 0);
        var to = Write(bitmaps, 0);
        var a = reader.Scratch(0, ColumnReader.Rows);
        var b = reader.Scratch(1, ColumnReader.Rows);
        for (var row = 0; row < ColumnBlock.Rows; row += ColumnReader.Rows)
        {
            left.Fill(reader, firstRow + row, a, level: 2);
            right.Fill(reader, firstRow + row, b, level: 2);
            NumberKernel.Compare(op, a, b, to + row / 64, reader.IsWide);
        }
        for (var word = 0; word < ColumnBlock.Words; word++) to[word] &= ~without[word];
    }
}

internal sealed unsafe class RatioStep(Comparison op, ColumnNumber left, ColumnNumber right, ColumnNumber divisor, int excluded, int unknown, int inapplicable, Answer answer)
    : Step([excluded, unknown, inapplicable], [answer.True, answer.Unknown])
{
    private const int Words = ColumnReader.Rows / 64;

    public override void Run(ulong** bitmaps, int firstRow, ColumnReader reader)
    {
        var a = reader.Scratch(0, ColumnReader.Rows);
        var b = reader.Scratch(1, ColumnReader.Rows);
        var zero = reader.Scratch(2, ColumnReader.Rows);
        var bits = stackalloc ulong[4 * Words];
        ulong* plain = bits, turned = bits + Words, positive = bits + 2 * Words, negative = bits + 3 * Words;
        zero.Clear();
        for (var row = 0; row < ColumnBlock.Rows; row += ColumnReader.Rows)
        {
            left.Fill(reader, firstRow + row, a, level: 3);
            right.Fill(reader, firstRow + row, b, level: 3);
            NumberKernel.Compare(op, a, b, plain, reader.IsWide);
            NumberKernel.Compare(NumberKernel.Turned(op), a, b, turned, reader.IsWide);
            divisor.Fill(reader, firstRow + row, a, level: 3);
            NumberKernel.Compare(Comparison.Greater, a, zero, positive, reader.IsWide);
            NumberKernel.Compare(Comparison.Less, a, zero, negative, reader.IsWide);
            for (var word = 0; word < Words; word++)
            {
                var at = row / 64 + word;
                var divides = positive[word] | negative[word];
                Write(bitmaps, 0)[at] = (positive[word] & plain[word] | negative[word] & turned[word]) & ~Read(bitmaps, 0)[at];
                Write(bitmaps, 1)[at] = (Read(bitmaps, 1)[at] | ~divides) & ~Read(bitmaps, 2)[at];
            }
        }
    }
}

/// <summary>Two coded columns: the codes of the one as codes of the other.</summary>
internal sealed unsafe class SameTextStep : Step
{
    private readonly Column left;
    private readonly Column right;
    private readonly long[] codes;

    public SameTextStep(Column left, Column right, int excluded, int into) : base([excluded], [into])
    {
        (this.left, this.right) = (left, right);
        codes = new long[left.Book!.Count];
        var empty = right.Book!.Find("");
        // Beneath a missing text lies code 0, which stands for the empty text; so does the empty text's own code.
        codes[0] = empty;
        for (var code = 1; code < codes.Length; code++) codes[code] = Found(left.Book.TextOf(code)!, right.Book, empty);
        Empty = empty;
    }

    private int Empty { get; }

    public override void Run(ulong** bitmaps, int firstRow, ColumnReader reader)
    {
        var without = Read(bitmaps, 0);
        var to = Write(bitmaps, 0);
        for (var word = 0; word < ColumnBlock.Words; word++)
        {
            var bits = 0UL;
            for (var i = 0; i < 64; i++)
            {
                var row = firstRow + word * 64 + i;
                var code = right.Read(row);
                bits |= (codes[left.Read(row)] == (code == 0 ? Empty : code) ? 1UL : 0UL) << i;
            }
            to[word] = bits & ~without[word];
        }
    }

    private static long Found(string text, CodeBook book, int empty) => text.Length == 0 ? empty : book.Find(text) is > 0 and var code ? code : -1;
}

internal sealed unsafe class LogicStep : Step
{
    private readonly bool isAnd;
    private readonly bool canBeUnknown;
    private readonly int count;

    public LogicStep(bool isAnd, IReadOnlyList<Answer> operands, Answer answer, bool canBeUnknown)
        : base([.. operands.Select(o => o.True), .. operands.Select(o => o.Unknown)], canBeUnknown ? [answer.True, answer.Unknown] : [answer.True])
    {
        this.isAnd = isAnd;
        this.canBeUnknown = canBeUnknown;
        count = operands.Count;
    }

    public override void Run(ulong** bitmaps, int firstRow, ColumnReader reader)
    {
        var operands = stackalloc ulong*[count * 2];
        for (var i = 0; i < count * 2; i++) operands[i] = Read(bitmaps, i);
        if (canBeUnknown) BitKernel.Join(isAnd, operands, operands + count, count, Write(bitmaps, 0), Write(bitmaps, 1), ColumnBlock.Words);
        else BitKernel.Join(isAnd, operands, count, Write(bitmaps, 0), ColumnBlock.Words);
    }
}

internal sealed unsafe class WithoutStep(int bits, int without, int into) : Step([bits, without], [into])
{
    public override void Run(ulong** bitmaps, int firstRow, ColumnReader reader) => BitKernel.Without(Read(bitmaps, 0), Read(bitmaps, 1), Write(bitmaps, 0), ColumnBlock.Words);
}

internal sealed unsafe class AnyStep(int[] bitmaps, int into) : Step(bitmaps, [into])
{
    public override void Run(ulong** bitmaps, int firstRow, ColumnReader reader)
    {
        var operands = stackalloc ulong*[Reads.Length];
        for (var i = 0; i < Reads.Length; i++) operands[i] = Read(bitmaps, i);
        BitKernel.Join(isAnd: false, operands, Reads.Length, Write(bitmaps, 0), ColumnBlock.Words);
    }
}

internal sealed unsafe class IfStep(Answer condition, Answer then, Answer otherwise, Answer answer)
    : Step([condition.True, condition.Unknown, then.True, then.Unknown, otherwise.True, otherwise.Unknown], [answer.True, answer.Unknown])
{
    public override void Run(ulong** bitmaps, int firstRow, ColumnReader reader)
    {
        for (var word = 0; word < ColumnBlock.Words; word++)
        {
            var (yes, open) = (Read(bitmaps, 0)[word], Read(bitmaps, 1)[word]);
            var no = ~(yes | open);
            var chosen = yes & Read(bitmaps, 2)[word] | no & Read(bitmaps, 4)[word];
            Write(bitmaps, 1)[word] = open | yes & Read(bitmaps, 3)[word] | no & Read(bitmaps, 5)[word];
            Write(bitmaps, 0)[word] = chosen;
        }
    }
}

internal sealed unsafe class SameStep(Answer left, Answer right, Answer answer) : Step([left.True, left.Unknown, right.True, right.Unknown], [answer.True, answer.Unknown])
{
    public override void Run(ulong** bitmaps, int firstRow, ColumnReader reader)
    {
        for (var word = 0; word < ColumnBlock.Words; word++)
        {
            var unknown = Read(bitmaps, 1)[word] | Read(bitmaps, 3)[word];
            Write(bitmaps, 0)[word] = ~(Read(bitmaps, 0)[word] ^ Read(bitmaps, 2)[word]) & ~unknown;
            Write(bitmaps, 1)[word] = unknown;
        }
    }
}
