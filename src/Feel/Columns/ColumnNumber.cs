using System.Globalization;
using System.Numerics;

namespace Yingshang.Feel.Columns;

/// <summary>Why an expression cannot run over columns. Never leaves the library.</summary>
internal sealed class NotColumnarException(string reason) : Exception(reason);

/// <summary>A number over columns: Int64 of 10^-<see cref="Scale"/> whose absolute value never exceeds <see cref="Bound"/>, so that no step overflows.</summary>
internal abstract record ColumnNumber(int Scale, BigInteger Bound)
{
    private const int Largest = 500;

    /// <summary>The same for numbers that are computed alike.</summary>
    public abstract string Key { get; }

    public abstract IReadOnlyList<Field> Fields { get; }

    public virtual int Size => 1;

    /// <summary>Values of a run of rows, right where no field is missing.</summary>
    public abstract void Fill(ColumnReader reader, int first, Span<long> into, int level);

    public abstract long At(ColumnReader reader, int row);

    public ColumnNumber At(int scale) => scale == Scale ? this : Times(BigInteger.Pow(10, scale - Scale)) with { Scale = scale };

    /// <summary>Multiplies the stored integer; the scale stays.</summary>
    public ColumnNumber Times(BigInteger factor)
    {
        if (factor.IsOne) return this;
        if (this is ConstantNumber c) return new ConstantNumber(c.Value * factor, Scale);
        return Sized(new ScaledBy(this, (long)Checked(factor), Checked(Bound * BigInteger.Abs(factor))));
    }

    public ColumnNumber Add(ColumnNumber other, bool subtract)
    {
        var scale = Math.Max(Scale, other.Scale);
        var (a, b) = (At(scale), other.At(scale));
        if (a is ConstantNumber x && b is ConstantNumber y) return new ConstantNumber(subtract ? x.Value - y.Value : x.Value + y.Value, scale);
        return Sized(new SumNumber(a.Limited(), b.Limited(), subtract, Checked(a.Bound + b.Bound)));
    }

    public ColumnNumber Multiply(ColumnNumber other)
    {
        if (other is ConstantNumber c) return Times(c.Value) with { Scale = Scale + c.Scale };
        return this is ConstantNumber ? other.Multiply(this) : Sized(new ProductNumber(this, other, Checked(Bound * other.Bound)));
    }

    public ColumnNumber Abs() => this is ConstantNumber c ? new ConstantNumber(BigInteger.Abs(c.Value), Scale) : Sized(new AbsNumber(this));

    public ColumnNumber Extreme(ColumnNumber other, bool least)
    {
        var scale = Math.Max(Scale, other.Scale);
        var (a, b) = (At(scale), other.At(scale));
        if (a is ConstantNumber x && b is ConstantNumber y) return least == x.Value < y.Value ? a : b;
        return Sized(new ExtremeNumber(a.Limited(), b.Limited(), least, Checked(BigInteger.Max(a.Bound, b.Bound))));
    }

    /// <summary>A constant that stands in a column of numbers must fit one.</summary>
    public ColumnNumber Limited()
    {
        Checked(Bound);
        return this;
    }

    private static ColumnNumber Sized(ColumnNumber number) => number.Size <= Largest ? number : throw new NotColumnarException("算式太长，不能按列计算。");

    private static BigInteger Checked(BigInteger value) =>
        BigInteger.Abs(value) <= long.MaxValue ? value : throw new NotColumnarException("数值可能超出64位整数，不能按列精确计算。");
}

internal sealed record ConstantNumber(BigInteger Value, int Scale) : ColumnNumber(Scale, BigInteger.Abs(Value))
{
    public override string Key => Value.ToString(CultureInfo.InvariantCulture);

    public override IReadOnlyList<Field> Fields => [];

    public static ConstantNumber Of(decimal value)
    {
        var (digits, scale) = ScaledNumber.Digits(value);
        return new ConstantNumber(digits, scale);
    }

    public override void Fill(ColumnReader reader, int first, Span<long> into, int level) => into.Fill((long)Value);

    public override long At(ColumnReader reader, int row) => (long)Value;
}

/// <summary>A field as it is stored: scaled integer, day number, ticks.</summary>
internal sealed record FieldNumber(Field Field, int Scale, BigInteger Bound) : ColumnNumber(Scale, Bound)
{
    public override string Key => $"[{Field.Id}]";

    public override IReadOnlyList<Field> Fields => [Field];

    public override void Fill(ColumnReader reader, int first, Span<long> into, int level) => NumberKernel.Load(reader.Column(Field), first, into, reader.IsWide);

    public override long At(ColumnReader reader, int row) => reader.Column(Field).Read(row);
}

internal enum CalendarPart { DayNumber, Year, Month, Day }

/// <summary>A part of a date, or of the local date of an instant.</summary>
internal sealed record CalendarNumber(Field Field, CalendarPart Part, TimeSpan LocalOffset) : ColumnNumber(0, Part == CalendarPart.DayNumber ? 3_652_058 : 9_999)
{
    public override string Key => $"{Part}[{Field.Id}]";

    public override IReadOnlyList<Field> Fields => [Field];

    public override void Fill(ColumnReader reader, int first, Span<long> into, int level)
    {
        NumberKernel.Load(reader.Column(Field), first, into, reader.IsWide);
        foreach (ref var value in into) value = Of(value);
    }

    public override long At(ColumnReader reader, int row) => Of(reader.Column(Field).Read(row));

    private long Of(long stored)
    {
        var day = Field.Type == FeelType.Date
            ? DateOnly.FromDayNumber((int)stored)
            : Temporal.LocalDate(new DateTime(stored, DateTimeKind.Utc), LocalOffset)!.Value;
        return Part switch
        {
            CalendarPart.Year => day.Year,
            CalendarPart.Month => day.Month,
            CalendarPart.Day => day.Day,
            _ => day.DayNumber,
        };
    }
}

internal sealed record ScaledBy(ColumnNumber Inner, long Factor, BigInteger Bound) : ColumnNumber(Inner.Scale, Bound)
{
    public override string Key => $"({Inner.Key}*{Factor})";

    public override IReadOnlyList<Field> Fields => Inner.Fields;

    public override int Size => Inner.Size + 1;

    public override void Fill(ColumnReader reader, int first, Span<long> into, int level)
    {
        Inner.Fill(reader, first, into, level);
        NumberKernel.Scale(into, Factor);
    }

    public override long At(ColumnReader reader, int row) => Inner.At(reader, row) * Factor;
}

/// <summary>Two numbers of one scale.</summary>
internal abstract record PairNumber(ColumnNumber Left, ColumnNumber Right, int Scale, BigInteger Bound) : ColumnNumber(Scale, Bound)
{
    public override IReadOnlyList<Field> Fields { get; } = [.. Left.Fields.Concat(Right.Fields).Distinct()];

    public override int Size { get; } = Left.Size + Right.Size;

    public override void Fill(ColumnReader reader, int first, Span<long> into, int level)
    {
        Left.Fill(reader, first, into, level);
        var right = reader.Scratch(level, into.Length);
        Right.Fill(reader, first, right, level + 1);
        Join(into, right);
    }

    protected abstract void Join(Span<long> left, ReadOnlySpan<long> right);
}

internal sealed record SumNumber(ColumnNumber Left, ColumnNumber Right, bool Subtract, BigInteger Bound) : PairNumber(Left, Right, Left.Scale, Bound)
{
    public override string Key => $"({Left.Key}{(Subtract ? '-' : '+')}{Right.Key})";

    public override long At(ColumnReader reader, int row) => Subtract ? Left.At(reader, row) - Right.At(reader, row) : Left.At(reader, row) + Right.At(reader, row);

    protected override void Join(Span<long> left, ReadOnlySpan<long> right) => NumberKernel.Add(left, right, Subtract);
}

internal sealed record ProductNumber(ColumnNumber Left, ColumnNumber Right, BigInteger Bound) : PairNumber(Left, Right, Left.Scale + Right.Scale, Bound)
{
    public override string Key => $"({Left.Key}*{Right.Key})";

    public override long At(ColumnReader reader, int row) => Left.At(reader, row) * Right.At(reader, row);

    protected override void Join(Span<long> left, ReadOnlySpan<long> right) => NumberKernel.Multiply(left, right);
}

internal sealed record AbsNumber(ColumnNumber Inner) : ColumnNumber(Inner.Scale, Inner.Bound)
{
    public override string Key => $"|{Inner.Key}|";

    public override IReadOnlyList<Field> Fields => Inner.Fields;

    public override int Size => Inner.Size + 1;

    public override void Fill(ColumnReader reader, int first, Span<long> into, int level)
    {
        Inner.Fill(reader, first, into, level);
        foreach (ref var value in into) value = Math.Abs(value);
    }

    public override long At(ColumnReader reader, int row) => Math.Abs(Inner.At(reader, row));
}

internal sealed record ExtremeNumber(ColumnNumber Left, ColumnNumber Right, bool Least, BigInteger Bound) : PairNumber(Left, Right, Left.Scale, Bound)
{
    public override string Key => $"{(Least ? "min" : "max")}({Left.Key},{Right.Key})";

    public override long At(ColumnReader reader, int row) => Of(Left.At(reader, row), Right.At(reader, row));

    protected override void Join(Span<long> left, ReadOnlySpan<long> right)
    {
        for (var i = 0; i < left.Length; i++) left[i] = Of(left[i], right[i]);
    }

    private long Of(long left, long right) => Least ? Math.Min(left, right) : Math.Max(left, right);
}

/// <summary>Columns by field, and room for intermediate numbers. One for each worker.</summary>
internal sealed class ColumnReader(ColumnTable table, bool isWide)
{
    /// <summary>Rows whose intermediate numbers stay in the first cache.</summary>
    public const int Rows = 512;

    private readonly List<long[]> scratch = [];

    /// <summary>Vectors, or one row after the other.</summary>
    public bool IsWide { get; } = isWide;

    public Column Column(Field field) => table.Find(field.Id) ?? throw new ObjectDisposedException(nameof(ColumnTable));

    public Span<long> Scratch(int level, int length)
    {
        while (scratch.Count <= level) scratch.Add(new long[Rows]);
        return scratch[level].AsSpan(0, length);
    }
}
