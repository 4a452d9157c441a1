using System.Numerics;

namespace Yingshang.Feel.Values;

/// <summary>Roots, powers, exponential and logarithm of 34-digit numbers, computed with 60 places and rounded once.</summary>
internal static class Transcendental
{
    private const int Places = 60;
    private const int LargestArgument = 15_000;
    private static readonly BigInteger Unit = BigInteger.Pow(10, Places);
    private static readonly BigInteger LogOf2 = 2 * InverseTangent(Unit / 3);
    private static readonly BigInteger LogOf10 = (3 * LogOf2) + (2 * InverseTangent(Unit / 9));

    public static FeelNumber? Sqrt(FeelNumber value)
    {
        if (value.Sign < 0) return null;
        var exponent = value.Exponent - (2 * Places);
        var radicand = value.Coefficient * BigInteger.Pow(10, 2 * Places);
        if (exponent % 2 != 0) (radicand, exponent) = (radicand * 10, exponent - 1);
        var root = Root(radicand);
        return root * root == radicand ? FeelNumber.Of(root, exponent / 2) : FeelNumber.Of((root * 10) + 1, (exponent / 2) - 1);
    }

    private static BigInteger Root(BigInteger value)
    {
        if (value.IsZero) return value;
        var root = BigInteger.One << (int)((value.GetBitLength() + 1) / 2);
        while (true)
        {
            var next = (root + (value / root)) >> 1;
            if (next >= root) return root;
            root = next;
        }
    }

    /// <summary>Whole exponents by squaring, exact while 60 digits suffice; others by logarithm. Null where it has no value or is too large.</summary>
    public static FeelNumber? Power(FeelNumber value, FeelNumber exponent)
    {
        if (exponent.Sign == 0) return FeelNumber.One;
        if (value.Sign == 0) return exponent.Sign > 0 ? FeelNumber.Zero : null;
        if (exponent.ToInt() is { } whole and > -1_000_000_000 and < 1_000_000_000) return WholePower(value, whole);
        return value.Sign > 0 && Scaled(exponent, LargestArgument * 1_000) is { } power ? ExpOf(LogOf(value) * power / Unit) : null;
    }

    private static FeelNumber? WholePower(FeelNumber value, int exponent)
    {
        var (result, scale) = (BigInteger.One, 0L);
        var (square, squareScale) = (value.Coefficient, (long)value.Exponent);
        for (var left = Math.Abs(exponent); ; (square, squareScale) = Trimmed(square * square, squareScale * 2))
        {
            if ((left & 1) == 1) (result, scale) = Trimmed(result * square, scale + squareScale);
            if ((left >>= 1) == 0) break;
        }
        if (Math.Abs(scale) > 100_000) return (scale > 0) == (exponent > 0) ? null : FeelNumber.Zero;
        if (exponent > 0) return FeelNumber.Of(result, (int)scale);
        return FeelNumber.Of((BigInteger.Pow(10, 2 * Places) / result * 10) + result.Sign * (BigInteger.Remainder(BigInteger.Pow(10, 2 * Places), result).IsZero ? 0 : 1), (int)-scale - (2 * Places) - 1);
    }

    private static (BigInteger Value, long Exponent) Trimmed(BigInteger value, long exponent)
    {
        var excess = FeelNumber.DigitsIn(value) - Places;
        return excess > 0 ? (FeelNumber.Shortened(value, excess, NumberRounding.HalfEven), exponent + excess) : (value, exponent);
    }

    public static FeelNumber? Exp(FeelNumber value)
    {
        if (Scaled(value, LargestArgument) is { } argument) return ExpOf(argument);
        return value.Sign < 0 ? FeelNumber.Zero : null;
    }

    public static FeelNumber? Log(FeelNumber value) => value.Sign <= 0 ? null : FeelNumber.Of(LogOf(value), -Places);

    /// <summary>The number times 10^60; null when its magnitude is above the limit.</summary>
    private static BigInteger? Scaled(FeelNumber value, int limit)
    {
        if (value.Abs() > limit) return null;
        var shift = value.Exponent + Places;
        return shift >= 0 ? value.Coefficient * BigInteger.Pow(10, shift) : FeelNumber.Shortened(value.Coefficient, -shift, NumberRounding.HalfEven);
    }

    private static FeelNumber? ExpOf(BigInteger argument)
    {
        if (BigInteger.Abs(argument) > LargestArgument * Unit) return argument.Sign < 0 ? FeelNumber.Zero : null;
        const int halvings = 8;
        var tens = (int)(argument / LogOf10);
        var rest = (argument - (tens * LogOf10)) >> halvings;
        var (sum, term) = (Unit, Unit);
        for (var n = 1; !(term = term * rest / Unit / n).IsZero; n++) sum += term;
        for (var i = 0; i < halvings; i++) sum = sum * sum / Unit;
        return FeelNumber.Of(sum, tens - Places);
    }

    private static BigInteger LogOf(FeelNumber value)
    {
        var digits = FeelNumber.DigitsIn(value.Coefficient);
        var mantissa = value.Coefficient * BigInteger.Pow(10, Places - digits + 1);
        var halvings = 0;
        for (; mantissa * 2 > Unit * 3; halvings++) mantissa /= 2;
        var ratio = (mantissa - Unit) * Unit / (mantissa + Unit);
        return (2 * InverseTangent(ratio)) + (halvings * LogOf2) + ((value.Exponent + digits - 1) * LogOf10);
    }

    /// <summary>atanh by its series; |z| at most 1/3.</summary>
    private static BigInteger InverseTangent(BigInteger z)
    {
        var square = z * z / Unit;
        var (sum, power) = (z, z);
        for (var n = 3; !(power = power * square / Unit).IsZero; n += 2) sum += power / n;
        return sum;
    }
}
