using System.Runtime.CompilerServices;

namespace Yingshang.Feel.Columns;

/// <summary>Zeroed memory on a cache line that the collector frees and never moves.</summary>
internal sealed unsafe class PinnedMemory
{
    private const int Line = 64;

    private readonly byte[] bytes;

    public PinnedMemory(long length)
    {
        bytes = GC.AllocateArray<byte>(checked((int)length) + Line, pinned: true);
        var start = (nuint)Unsafe.AsPointer(ref bytes[0]);
        Start = (byte*)((start + Line - 1) / Line * Line);
    }

    public byte* Start { get; }
}

/// <summary>One field over all rows, as narrow as its values allow: a value is <see cref="Base"/> plus an unsigned integer of <see cref="Width"/> bytes, a boolean is a bit.</summary>
/// <remarks>Numbers are the stored integers of the dictionary's scale, dates day numbers, instants ticks in UTC, texts and sets codes. A missing value is a bit in <see cref="Nulls"/>; beneath it lies what absence stands for.</remarks>
internal sealed unsafe class Column
{
    /// <summary>Rows are padded to a multiple of this, so that no block ends in the middle of a vector.</summary>
    public const int Padding = 16_384;

    private object memory;
    private object? nullMemory;
    private bool isReadOnly;

    private Column(Field field, int rows, object memory)
    {
        Field = field;
        Rows = rows;
        this.memory = memory;
    }

    public Field Field { get; }

    public FeelKind Kind => Kinds.Of(Field.Type);

    public int Rows { get; }

    public int PaddedRows => Padded(Rows);

    /// <summary>1, 2, 4 or 8 bytes; 0 for bits.</summary>
    public int Width { get; private set; }

    public long Base { get; private set; }

    public byte* Values { get; private set; }

    /// <summary>A bit for each missing value; null where there is none.</summary>
    public ulong* Nulls { get; private set; }

    public CodeBook? Book { get; private init; }

    public long ValueBytes => Width == 0 ? PaddedRows / 8 : (long)PaddedRows * Width;

    public long NullBytes => Nulls is null ? 0 : PaddedRows / 8;

    public static int Padded(int rows) => Math.Max(1, (rows + Padding - 1) / Padding) * Padding;

    /// <summary>Null where the value is missing.</summary>
    public static Column Of(Field field, ReadOnlySpan<long?> values, CodeBook? book = null)
    {
        var (least, most) = Extent(values, includeZero: field.Missing == Missing.None || book is not null);
        var column = Empty(field, values.Length, WidthOf(field, least, most), least, book);
        for (var row = 0; row < values.Length; row++)
        {
            if (values[row] is { } value) column.Write(row, value);
            else column.WriteMissing(row);
        }
        return column;
    }

    /// <summary>Over memory of somebody else, which stays as it is: a first change copies it.</summary>
    public static Column Mapped(Field field, int rows, int width, long least, byte* values, ulong* nulls, CodeBook? book, object owner) =>
        new(field, rows, owner) { Width = width, Base = least, Values = values, Nulls = nulls, Book = book, isReadOnly = true };

    public bool IsMissing(int row) => Nulls is not null && (Nulls[row >> 6] >> row & 1) != 0;

    public long Read(int row) => Width switch
    {
        0 => (long)(((ulong*)Values)[row >> 6] >> row & 1),
        1 => Base + Values[row],
        2 => Base + ((ushort*)Values)[row],
        4 => Base + ((uint*)Values)[row],
        _ => ((long*)Values)[row],
    };

    /// <summary>Whether the shape changed (width, base, null bits), so that what was made for the old one no longer fits.</summary>
    public bool Change(int row, long? value)
    {
        var reshaped = MakeWritable();
        if (value is { } stored && !Fits(stored))
        {
            Widen(stored);
            reshaped = true;
        }
        reshaped |= value is null && Nulls is null;
        if (value is { } v) Write(row, v);
        else WriteMissing(row);
        return reshaped;
    }

    private static (long Least, long Most) Extent(ReadOnlySpan<long?> values, bool includeZero)
    {
        long? least = includeZero ? 0 : null, most = least;
        foreach (var value in values)
        {
            if (value is not { } v) continue;
            if (!(v >= least)) least = v;
            if (!(v <= most)) most = v;
        }
        return (least ?? 0, most ?? 0);
    }

    private static int WidthOf(Field field, long least, long most) => field.Type == FeelType.Bool ? 0 : unchecked((ulong)(most - least)) switch
    {
        <= byte.MaxValue => 1,
        <= ushort.MaxValue => 2,
        <= uint.MaxValue => 4,
        _ => 8,
    };

    private static Column Empty(Field field, int rows, int width, long least, CodeBook? book)
    {
        var bytes = width == 0 ? Padded(rows) / 8 : (long)Padded(rows) * width;
        var own = new PinnedMemory(bytes);
        return new Column(field, rows, own) { Width = width, Base = width is 0 or 8 ? 0 : least, Values = own.Start, Book = book };
    }

    private bool Fits(long value) => Width is 0 or 8 || unchecked((ulong)(value - Base)) <= (Width == 1 ? byte.MaxValue : Width == 2 ? ushort.MaxValue : uint.MaxValue) && value >= Base;

    private void Write(int row, long value)
    {
        if (Nulls is not null) Nulls[row >> 6] &= ~(1UL << row);
        Put(row, value);
    }

    private void WriteMissing(int row)
    {
        if (Nulls is null)
        {
            var bits = new PinnedMemory(PaddedRows / 8);
            nullMemory = bits;
            Nulls = (ulong*)bits.Start;
        }
        Nulls[row >> 6] |= 1UL << row;
        Put(row, Field.Missing == Missing.None || Book is not null || Width is 0 or 8 ? 0 : Base);
    }

    private void Put(int row, long value)
    {
        switch (Width)
        {
            case 0:
                ((ulong*)Values)[row >> 6] = ((ulong*)Values)[row >> 6] & ~(1UL << row) | (ulong)value << row;
                break;
            case 1:
                Values[row] = (byte)(value - Base);
                break;
            case 2:
                ((ushort*)Values)[row] = (ushort)(value - Base);
                break;
            case 4:
                ((uint*)Values)[row] = (uint)(value - Base);
                break;
            default:
                ((long*)Values)[row] = value;
                break;
        }
    }

    private bool MakeWritable()
    {
        if (!isReadOnly) return false;
        var copy = new PinnedMemory(ValueBytes);
        Buffer.MemoryCopy(Values, copy.Start, ValueBytes, ValueBytes);
        if (Nulls is not null)
        {
            var bits = new PinnedMemory(NullBytes);
            Buffer.MemoryCopy(Nulls, bits.Start, NullBytes, NullBytes);
            nullMemory = bits;
            Nulls = (ulong*)bits.Start;
        }
        Use(copy);
        isReadOnly = false;
        return true;
    }

    private void Widen(long value)
    {
        var values = new long?[Rows];
        for (var row = 0; row < Rows; row++) values[row] = IsMissing(row) ? null : Read(row);
        var (least, most) = Extent(values, includeZero: Field.Missing == Missing.None || Book is not null);
        (least, most) = (Math.Min(least, value), Math.Max(most, value));
        var wider = Empty(Field, Rows, WidthOf(Field, least, most), least, Book);
        for (var row = 0; row < Rows; row++) wider.Put(row, IsMissing(row) ? Field.Missing == Missing.None || Book is not null ? 0 : least : Read(row));
        (Width, Base) = (wider.Width, wider.Base);
        Use((PinnedMemory)wider.memory);
    }

    private void Use(PinnedMemory values)
    {
        memory = values;
        Values = values.Start;
    }
}
