using System.Linq.Expressions;
using System.Numerics;

namespace Yingshang.Feel;

/// <summary>Why an expression cannot run in the database. Never leaves the translator.</summary>
internal sealed class NotTranslatableException(string reason) : Exception(reason);

/// <summary>A number in the database: an Int64 of 10^-<paramref name="Scale"/> whose absolute value never exceeds <paramref name="Bound"/>, so that no step overflows.</summary>
internal sealed record ScaledNumber(Expression? Column, BigInteger Constant, int Scale, BigInteger Bound, bool IsParameter = false, int Size = 1)
{
    private const int LargestSize = 1_000;

    public bool IsConstant => Column is null;

    /// <summary>The Int64 expression; a constant of the host becomes a parameter.</summary>
    public Expression Value => Column ?? Literal.Of((long)Checked(Constant), IsParameter);

    public static ScaledNumber Of(Expression column, int scale, BigInteger bound) => new(column, 0, scale, Checked(bound));

    public static ScaledNumber Of(decimal value, bool isParameter)
    {
        var (digits, scale) = Digits(value);
        return OfConstant(digits, scale, isParameter);
    }

    private static ScaledNumber OfConstant(BigInteger digits, int scale, bool isParameter) => new(null, digits, scale, BigInteger.Abs(digits), isParameter);

    /// <summary>Digits and scale without trailing zeros.</summary>
    public static (BigInteger Digits, int Scale) Digits(decimal value)
    {
        var bits = decimal.GetBits(value);
        var digits = ((BigInteger)(uint)bits[2] << 64) + ((BigInteger)(uint)bits[1] << 32) + (uint)bits[0];
        var scale = (bits[3] >> 16) & 0xFF;
        for (; scale > 0 && digits % 10 == 0; scale--) digits /= 10;
        return (value < 0 ? -digits : digits, scale);
    }

    public ScaledNumber At(int scale) => scale == Scale ? this : Times(BigInteger.Pow(10, scale - Scale), IsParameter) with { Scale = scale };

    /// <summary>Multiplies the stored integer; the scale stays.</summary>
    public ScaledNumber Times(BigInteger factor, bool isParameter)
    {
        if (factor.IsOne) return this;
        if (IsConstant) return OfConstant(Constant * factor, Scale, IsParameter || isParameter);
        var bound = Checked(Bound * BigInteger.Abs(factor));
        return Sized(Expression.Multiply(Value, Literal.Of((long)Checked(factor), isParameter)), Scale, bound, Size + 1);
    }

    public ScaledNumber Add(ScaledNumber other, bool subtract)
    {
        var scale = Math.Max(Scale, other.Scale);
        var (a, b) = (At(scale), other.At(scale));
        if (a.IsConstant && b.IsConstant) return OfConstant(subtract ? a.Constant - b.Constant : a.Constant + b.Constant, scale, IsParameter || other.IsParameter);
        var value = subtract ? Expression.Subtract(a.Value, b.Value) : Expression.Add(a.Value, b.Value);
        return Sized(value, scale, Checked(a.Bound + b.Bound), a.Size + b.Size);
    }

    public ScaledNumber Multiply(ScaledNumber other)
    {
        if (other.IsConstant) return Times(other.Constant, other.IsParameter) with { Scale = Scale + other.Scale };
        if (IsConstant) return other.Multiply(this);
        return Sized(Expression.Multiply(Value, other.Value), Scale + other.Scale, Checked(Bound * other.Bound), Size + other.Size);
    }

    public ScaledNumber Abs() => IsConstant
        ? OfConstant(BigInteger.Abs(Constant), Scale, IsParameter)
        : Sized(Expression.Call(typeof(Math), nameof(Math.Abs), null, Value), Scale, Bound, Size + 1);

    public ScaledNumber Extreme(ScaledNumber other, bool least)
    {
        var scale = Math.Max(Scale, other.Scale);
        var (a, b) = (At(scale), other.At(scale));
        if (a.IsConstant && b.IsConstant) return least == a.Constant < b.Constant ? a : b;
        var test = least ? Expression.LessThan(a.Value, b.Value) : Expression.GreaterThan(a.Value, b.Value);
        return Sized(Expression.Condition(test, a.Value, b.Value), scale, BigInteger.Max(a.Bound, b.Bound), (a.Size + b.Size) * 2);
    }

    private static ScaledNumber Sized(Expression value, int scale, BigInteger bound, int size) =>
        size <= LargestSize ? new ScaledNumber(value, 0, scale, bound, Size: size) : throw new NotTranslatableException("算式太长，不能在数据库里运行。");

    private static BigInteger Checked(BigInteger value) =>
        BigInteger.Abs(value) <= long.MaxValue ? value : throw new NotTranslatableException("数值可能超出64位整数，不能在数据库里精确计算。");
}

/// <summary>A value in the query: written out, or as a member of a closure, which EF Core turns into a parameter.</summary>
internal static class Literal
{
    public static Expression Of<T>(T value, bool isParameter) => isParameter
        ? Expression.Field(Expression.Constant(new Holder<T>(value)), nameof(Holder<>.Value))
        : Expression.Constant(value, typeof(T));

    private sealed class Holder<T>(T value)
    {
        public readonly T Value = value;
    }
}
