using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Yingshang.Feel.Columns;

/// <summary>Tests over columns, 64 rows to a word: with vectors of 512 bits (halves where the machine has no wider), or one row after the other.</summary>
internal static unsafe class BitKernel
{
    /// <summary>Whether value - low is at most <paramref name="span"/>, as unsigned integers.</summary>
    public static void InRange<T>(T* values, T low, T span, ulong flip, ulong* excluded, ulong* into, int words, bool isWide) where T : unmanaged, IBinaryInteger<T>
    {
        for (var word = 0; word < words; word++, values += 64)
        {
            var bits = isWide ? Wide(values, Vector512.Create(low), Vector512.Create(span)) : Narrow(values, low, span);
            into[word] = (bits ^ flip) & ~excluded[word];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Wide<T>(T* values, Vector512<T> low, Vector512<T> span) where T : unmanaged
    {
        if (sizeof(T) == 1) return InRange(values, 0, low, span);
        if (sizeof(T) == 2) return InRange(values, 0, low, span) | InRange(values, 1, low, span) << 32;
        if (sizeof(T) == 4) return InRange(values, 0, low, span) | InRange(values, 1, low, span) << 16 | InRange(values, 2, low, span) << 32 | InRange(values, 3, low, span) << 48;
        return InRange(values, 0, low, span) | InRange(values, 1, low, span) << 8 | InRange(values, 2, low, span) << 16 | InRange(values, 3, low, span) << 24
            | InRange(values, 4, low, span) << 32 | InRange(values, 5, low, span) << 40 | InRange(values, 6, low, span) << 48 | InRange(values, 7, low, span) << 56;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong InRange<T>(T* values, int vector, Vector512<T> low, Vector512<T> span) where T : unmanaged =>
        Vector512.LessThanOrEqual(Vector512.Load(values + vector * Vector512<T>.Count) - low, span).ExtractMostSignificantBits();

    private static ulong Narrow<T>(T* values, T low, T span) where T : unmanaged, IBinaryInteger<T>
    {
        var bits = 0UL;
        for (var i = 0; i < 64; i++) bits |= (values[i] - low <= span ? 1UL : 0UL) << i;
        return bits;
    }

    /// <summary>Looks each code up in a table of zeros and ones.</summary>
    public static void Lookup<T>(T* codes, byte[] table, ulong* into, int words, bool isWide) where T : unmanaged, IBinaryInteger<T>
    {
        if (isWide && sizeof(T) == 1 && table.Length <= 64 && Avx512Vbmi.IsSupported) Permute((byte*)codes, table, into, words);
        else if (isWide && sizeof(T) == 1 && Few(table) is { } few) EqualsAny((byte*)codes, few, into, words);
        else
        {
            for (var word = 0; word < words; word++, codes += 64)
            {
                var bits = 0UL;
                for (var i = 0; i < 64; i++) bits |= (ulong)table[int.CreateTruncating(codes[i])] << i;
                into[word] = bits;
            }
        }
    }

    /// <summary>64 codes at once: the table is a register.</summary>
    private static void Permute(byte* codes, byte[] table, ulong* into, int words)
    {
        Span<byte> whole = stackalloc byte[64];
        table.CopyTo(whole);
        var register = Vector512.Create<byte>(whole);
        for (var word = 0; word < words; word++, codes += 64)
            into[word] = Vector512.GreaterThan(Avx512Vbmi.PermuteVar64x8(register, Vector512.Load(codes)), Vector512<byte>.Zero).ExtractMostSignificantBits();
    }

    /// <summary>The codes that are one, where there are few.</summary>
    private static byte[]? Few(byte[] table)
    {
        const int most = 24;
        var codes = Enumerable.Range(0, table.Length).Where(c => table[c] != 0).Take(most + 1).Select(c => (byte)c).ToArray();
        return codes.Length <= most ? codes : null;
    }

    private static void EqualsAny(byte* codes, byte[] wanted, ulong* into, int words)
    {
        for (var word = 0; word < words; word++, codes += 64)
        {
            var values = Vector512.Load(codes);
            var found = Vector512<byte>.Zero;
            foreach (var code in wanted) found |= Vector512.Equals(values, Vector512.Create(code));
            into[word] = found.ExtractMostSignificantBits();
        }
    }

    /// <summary>Bitmaps joined by and: true where all are, possible where none is false. By or: true where one is, unknown where one might be and none is.</summary>
    public static void Join(bool isAnd, ulong** yes, ulong** unknown, int count, ulong* intoYes, ulong* intoUnknown, int words)
    {
        if (isAnd) And(yes, unknown, count, intoYes, intoUnknown, words);
        else Or(yes, unknown, count, intoYes, intoUnknown, words);
    }

    private static void And(ulong** yes, ulong** unknown, int count, ulong* intoYes, ulong* intoUnknown, int words)
    {
        for (var at = 0; at < words; at += 16)
        {
            var (t0, t1) = (Vector512.Load(yes[0] + at), Vector512.Load(yes[0] + at + 8));
            var (p0, p1) = (t0 | Vector512.Load(unknown[0] + at), t1 | Vector512.Load(unknown[0] + at + 8));
            for (var i = 1; i < count; i++)
            {
                var (y0, y1) = (Vector512.Load(yes[i] + at), Vector512.Load(yes[i] + at + 8));
                (t0, t1) = (t0 & y0, t1 & y1);
                (p0, p1) = (p0 & (y0 | Vector512.Load(unknown[i] + at)), p1 & (y1 | Vector512.Load(unknown[i] + at + 8)));
            }
            t0.Store(intoYes + at);
            t1.Store(intoYes + at + 8);
            (p0 & ~t0).Store(intoUnknown + at);
            (p1 & ~t1).Store(intoUnknown + at + 8);
        }
    }

    private static void Or(ulong** yes, ulong** unknown, int count, ulong* intoYes, ulong* intoUnknown, int words)
    {
        for (var at = 0; at < words; at += 8)
        {
            var (t, u) = (Vector512.Load(yes[0] + at), Vector512.Load(unknown[0] + at));
            for (var i = 1; i < count; i++) (t, u) = (t | Vector512.Load(yes[i] + at), u | Vector512.Load(unknown[i] + at));
            t.Store(intoYes + at);
            (u & ~t).Store(intoUnknown + at);
        }
    }

    /// <summary>The same where nothing is ever unknown.</summary>
    public static void Join(bool isAnd, ulong** yes, int count, ulong* into, int words)
    {
        for (var at = 0; at < words; at += 8)
        {
            var t = Vector512.Load(yes[0] + at);
            for (var i = 1; i < count; i++) t = isAnd ? t & Vector512.Load(yes[i] + at) : t | Vector512.Load(yes[i] + at);
            t.Store(into + at);
        }
    }

    public static void Without(ulong* bits, ulong* without, ulong* into, int words)
    {
        for (var at = 0; at < words; at += 8) (Vector512.Load(bits + at) & ~Vector512.Load(without + at)).Store(into + at);
    }
}

/// <summary>Arithmetic over runs of Int64 whose bounds are proven.</summary>
internal static unsafe class NumberKernel
{
    public static bool Holds<T>(Comparison op, T left, T right) where T : IBinaryInteger<T> => op switch
    {
        Comparison.Equal => left == right,
        Comparison.NotEqual => left != right,
        Comparison.Less => left < right,
        Comparison.LessOrEqual => left <= right,
        Comparison.Greater => left > right,
        _ => left >= right,
    };

    /// <summary>The comparison with its sides changed.</summary>
    public static Comparison Turned(Comparison op) => op switch
    {
        Comparison.Less => Comparison.Greater,
        Comparison.LessOrEqual => Comparison.GreaterOrEqual,
        Comparison.Greater => Comparison.Less,
        Comparison.GreaterOrEqual => Comparison.LessOrEqual,
        _ => op,
    };

    public static void Load(Column column, int first, Span<long> into, bool isWide)
    {
        switch (column.Width)
        {
            case 1:
                for (var i = 0; i < into.Length; i++) into[i] = column.Base + column.Values[first + i];
                break;
            case 2:
                for (var i = 0; i < into.Length; i++) into[i] = column.Base + ((ushort*)column.Values)[first + i];
                break;
            case 4 when isWide:
                LoadWide((uint*)column.Values + first, column.Base, into);
                break;
            case 4:
                for (var i = 0; i < into.Length; i++) into[i] = column.Base + ((uint*)column.Values)[first + i];
                break;
            default:
                new ReadOnlySpan<long>((long*)column.Values + first, into.Length).CopyTo(into);
                break;
        }
    }

    private static void LoadWide(uint* values, long least, Span<long> into)
    {
        fixed (long* to = into)
        {
            for (var i = 0; i < into.Length; i += 16)
            {
                var (low, high) = Vector512.Widen(Vector512.Load(values + i));
                (low.AsInt64() + Vector512.Create(least)).Store(to + i);
                (high.AsInt64() + Vector512.Create(least)).Store(to + i + 8);
            }
        }
    }

    public static void Scale(Span<long> values, long factor)
    {
        fixed (long* at = values)
            for (var i = 0; i < values.Length; i += 8) (Vector512.Load(at + i) * factor).Store(at + i);
    }

    public static void Add(Span<long> left, ReadOnlySpan<long> right, bool subtract)
    {
        fixed (long* a = left)
        fixed (long* b = right)
            for (var i = 0; i < left.Length; i += 8) (subtract ? Vector512.Load(a + i) - Vector512.Load(b + i) : Vector512.Load(a + i) + Vector512.Load(b + i)).Store(a + i);
    }

    public static void Multiply(Span<long> left, ReadOnlySpan<long> right)
    {
        fixed (long* a = left)
        fixed (long* b = right)
            for (var i = 0; i < left.Length; i += 8) (Vector512.Load(a + i) * Vector512.Load(b + i)).Store(a + i);
    }

    /// <summary>A bit for each pair that holds; the length is a multiple of 64.</summary>
    public static void Compare(Comparison op, ReadOnlySpan<long> left, ReadOnlySpan<long> right, ulong* into, bool isWide)
    {
        fixed (long* a = left)
        fixed (long* b = right)
        {
            for (var word = 0; word < left.Length / 64; word++)
            {
                var bits = 0UL;
                if (isWide) for (var i = 0; i < 64; i += 8) bits |= Wide(op, a + word * 64 + i, b + word * 64 + i) << i;
                else for (var i = 0; i < 64; i++) bits |= (Holds(op, a[word * 64 + i], b[word * 64 + i]) ? 1UL : 0UL) << i;
                into[word] = bits;
            }
        }
    }

    private static ulong Wide(Comparison op, long* left, long* right)
    {
        var (a, b) = (Vector512.Load(left), Vector512.Load(right));
        return op switch
        {
            Comparison.Equal => Vector512.Equals(a, b).ExtractMostSignificantBits(),
            Comparison.NotEqual => Vector512.Equals(a, b).ExtractMostSignificantBits() ^ 0xFF,
            Comparison.Less => Vector512.LessThan(a, b).ExtractMostSignificantBits(),
            Comparison.LessOrEqual => Vector512.LessThanOrEqual(a, b).ExtractMostSignificantBits(),
            Comparison.Greater => Vector512.GreaterThan(a, b).ExtractMostSignificantBits(),
            _ => Vector512.GreaterThanOrEqual(a, b).ExtractMostSignificantBits(),
        };
    }
}
