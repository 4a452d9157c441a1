using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace Yingshang.Feel.Values;

/// <summary>How a number is cut to a scale (DMN 1.5, 10.3.4.5): Up is away from zero, Down towards zero, the halves as the functions are called.</summary>
public enum NumberRounding { HalfEven, HalfUp, HalfDown, Up, Down, Floor, Ceiling }

/// <summary>A FEEL number: 34 significant decimal digits, exponent -6176 to 6111, as IEEE 754-2008 decimal128 (DMN 1.5, 10.3.2.3.1). Kept without trailing zeros, so that equal numbers are the same number. Overflow is null, never infinity.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FeelNumber : IComparable<FeelNumber>
{
    public const int Digits = 34;
    internal const int LeastExponent = -6176;
    internal const int GreatestExponent = 6111;
    private static readonly BigInteger Limit = BigInteger.Pow(10, Digits);

    private readonly Int128 coefficient;
    private readonly int exponent;

    private FeelNumber(Int128 coefficient, int exponent)
    {
        this.coefficient = coefficient;
        this.exponent = exponent;
    }

    public static FeelNumber Zero => default;

    public static FeelNumber One { get; } = 1;

    internal BigInteger Coefficient => coefficient;

    internal int Exponent => exponent;

    public int Sign => Int128.Sign(coefficient);

    public bool IsWhole => exponent >= 0;

    public static implicit operator FeelNumber(long value) => Reduced(value, 0);

    public static implicit operator FeelNumber(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var magnitude = new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        return Reduced(value < 0 ? -(Int128)magnitude : (Int128)magnitude, -((bits[3] >> 16) & 0xFF));
    }

    private static FeelNumber Reduced(Int128 coefficient, int exponent)
    {
        if (coefficient == 0) return default;
        while (coefficient % 10 == 0)
        {
            coefficient /= 10;
            exponent++;
        }
        return new FeelNumber(coefficient, exponent);
    }

    /// <summary>The nearest number to coefficient × 10^exponent, ties to even; null when it is too large.</summary>
    internal static FeelNumber? Of(BigInteger coefficient, int exponent)
    {
        var excess = Math.Max(DigitsIn(coefficient) - Digits, LeastExponent - exponent);
        if (excess > 0) (coefficient, exponent) = (Shortened(coefficient, excess, NumberRounding.HalfEven), exponent + excess);
        if (BigInteger.Abs(coefficient) >= Limit) (coefficient, exponent) = (coefficient / 10, exponent + 1);
        if (coefficient.IsZero) return Zero;
        if (exponent + DigitsIn(coefficient) > GreatestExponent + Digits) return null;
        return Reduced((Int128)coefficient, exponent);
    }

    internal static int DigitsIn(BigInteger value)
    {
        if (value.IsZero) return 0;
        var magnitude = BigInteger.Abs(value);
        var estimate = (int)((magnitude.GetBitLength() - 1) * 0.30102999566398120);
        return magnitude >= BigInteger.Pow(10, estimate) ? magnitude >= BigInteger.Pow(10, estimate + 1) ? estimate + 2 : estimate + 1 : estimate;
    }

    /// <summary>Without its last <paramref name="places"/> digits, rounded.</summary>
    internal static BigInteger Shortened(BigInteger value, int places, NumberRounding rounding)
    {
        if (places > DigitsIn(value) + 1) places = DigitsIn(value) + 1;
        var unit = BigInteger.Pow(10, places);
        var quotient = BigInteger.DivRem(value, unit, out var rest);
        if (rest.IsZero) return quotient;
        return AwayFromZero(rounding, value.Sign, BigInteger.Compare(BigInteger.Abs(rest) * 2, unit), quotient.IsEven) ? quotient + value.Sign : quotient;
    }

    private static bool AwayFromZero(NumberRounding rounding, int sign, int half, bool isEven) => rounding switch
    {
        NumberRounding.Up => true,
        NumberRounding.Down => false,
        NumberRounding.Floor => sign < 0,
        NumberRounding.Ceiling => sign > 0,
        NumberRounding.HalfUp => half >= 0,
        NumberRounding.HalfDown => half > 0,
        _ => half > 0 || (half == 0 && !isEven),
    };

    /// <summary>At most <paramref name="scale"/> decimal places (negative: tens, hundreds …); null when the scale is out of range.</summary>
    public FeelNumber? Round(int scale, NumberRounding rounding)
    {
        if (scale is < -GreatestExponent or > -LeastExponent) return null;
        if (exponent >= -scale) return this;
        return Of(Shortened(coefficient, -scale - exponent, rounding), -scale);
    }

    public static FeelNumber? Add(FeelNumber a, FeelNumber b)
    {
        if (a.coefficient == 0) return b;
        if (b.coefficient == 0) return a;
        var (high, low) = a.exponent >= b.exponent ? (a, b) : (b, a);
        var shift = high.exponent - low.exponent;
        // Beyond this distance the smaller one cannot change the rounded sum.
        if (shift > (2 * Digits) + 2) return high;
        return Of((high.coefficient * BigInteger.Pow(10, shift)) + low.coefficient, low.exponent);
    }

    public static FeelNumber? Subtract(FeelNumber a, FeelNumber b) => Add(a, -b);

    public static FeelNumber? Multiply(FeelNumber a, FeelNumber b) => Of(a.Coefficient * b.Coefficient, a.exponent + b.exponent);

    /// <summary>Null for a division by zero.</summary>
    public static FeelNumber? Divide(FeelNumber a, FeelNumber b)
    {
        if (b.coefficient == 0) return null;
        const int extra = (2 * Digits) + 2;
        var quotient = BigInteger.DivRem(a.Coefficient * BigInteger.Pow(10, extra), b.coefficient, out var rest);
        // A digit that stands for the rest keeps ties from being rounded as such.
        return rest.IsZero ? Of(quotient, a.exponent - b.exponent - extra) : Of((quotient * 10) + (a.Sign * b.Sign), a.exponent - b.exponent - extra - 1);
    }

    /// <summary>a - b × floor(a / b), exactly; null for a modulus of zero.</summary>
    public static FeelNumber? Modulo(FeelNumber a, FeelNumber b)
    {
        if (b.coefficient == 0) return null;
        var least = Math.Min(a.exponent, b.exponent);
        var (dividend, divisor) = (a.Coefficient * BigInteger.Pow(10, a.exponent - least), b.Coefficient * BigInteger.Pow(10, b.exponent - least));
        var rest = BigInteger.Remainder(dividend, divisor);
        if (!rest.IsZero && rest.Sign != divisor.Sign) rest += divisor;
        return Of(rest, least);
    }

    public static FeelNumber operator -(FeelNumber value) => new(-value.coefficient, value.exponent);

    public FeelNumber Abs() => new(Int128.Abs(coefficient), exponent);

    public int CompareTo(FeelNumber other)
    {
        if (Sign != other.Sign) return Sign.CompareTo(other.Sign);
        if (exponent == other.exponent) return coefficient.CompareTo(other.coefficient);
        var (mine, theirs) = (DigitsIn(coefficient) + exponent, DigitsIn(other.coefficient) + other.exponent);
        if (mine != theirs) return Sign * mine.CompareTo(theirs);
        var least = Math.Min(exponent, other.exponent);
        return (Coefficient * BigInteger.Pow(10, exponent - least)).CompareTo(other.Coefficient * BigInteger.Pow(10, other.exponent - least));
    }

    public static bool operator <(FeelNumber a, FeelNumber b) => a.CompareTo(b) < 0;

    public static bool operator >(FeelNumber a, FeelNumber b) => a.CompareTo(b) > 0;

    public static bool operator <=(FeelNumber a, FeelNumber b) => a.CompareTo(b) <= 0;

    public static bool operator >=(FeelNumber a, FeelNumber b) => a.CompareTo(b) >= 0;

    /// <summary>The whole number, or null when it has decimals or is out of the range of a long.</summary>
    public long? ToLong()
    {
        if (coefficient == 0) return 0;
        if (exponent is < 0 or > 18) return null;
        var value = Coefficient * BigInteger.Pow(10, exponent);
        return value < long.MinValue || value > long.MaxValue ? null : (long)value;
    }

    public int? ToInt() => ToLong() is { } value and >= int.MinValue and <= int.MaxValue ? (int)value : null;

    /// <summary>The same number as a System.Decimal, rounded to its precision; null when it does not fit.</summary>
    public decimal? ToDecimal()
    {
        if (coefficient == 0) return 0m;
        if (DigitsIn(coefficient) + exponent > 29) return null;
        var scale = Math.Clamp(-exponent, 0, 28);
        var value = exponent >= -scale ? Coefficient * BigInteger.Pow(10, exponent + scale) : Shortened(coefficient, -scale - exponent, NumberRounding.HalfEven);
        while (scale > 0 && BigInteger.Abs(value) > (BigInteger)decimal.MaxValue) (value, scale) = (Shortened(value, 1, NumberRounding.HalfEven), scale - 1);
        if (BigInteger.Abs(value) > (BigInteger)decimal.MaxValue) return null;
        var magnitude = BigInteger.Abs(value);
        var word = uint.MaxValue;
        return new decimal((int)(uint)(magnitude & word), (int)(uint)((magnitude >> 32) & word), (int)(uint)((magnitude >> 64) & word), value.Sign < 0, (byte)scale);
    }

    /// <summary>Digits with an optional point and exponent (12, .5, 1.2e-3); null for anything else and for numbers that are too large.</summary>
    public static FeelNumber? Parse(ReadOnlySpan<char> text)
    {
        var mark = text.IndexOfAny('e', 'E');
        var power = 0;
        if (mark >= 0 && !int.TryParse(text[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out power)) return null;
        var mantissa = mark >= 0 ? text[..mark] : text;
        var negative = mantissa.StartsWith("-");
        if (negative) mantissa = mantissa[1..];
        return Math.Abs((long)power) > 100_000 || ParseMantissa(mantissa) is not var (value, places) ? null : Of(negative ? -value : value, power - places);
    }

    private static (BigInteger Value, int Places)? ParseMantissa(ReadOnlySpan<char> text)
    {
        var point = text.IndexOf('.');
        var digits = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i == point) continue;
            if (!char.IsAsciiDigit(text[i])) return null;
            digits.Append(text[i]);
        }
        if (digits.Length == 0 || point == text.Length - 1) return null;
        return (BigInteger.Parse(digits.ToString(), CultureInfo.InvariantCulture), point < 0 ? 0 : text.Length - point - 1);
    }

    /// <summary>Plain digits, without exponent.</summary>
    public override string ToString()
    {
        if (exponent >= 0) return Coefficient.ToString(CultureInfo.InvariantCulture) + new string('0', exponent);
        var digits = BigInteger.Abs(coefficient).ToString(CultureInfo.InvariantCulture).PadLeft(1 - exponent, '0');
        return (Sign < 0 ? "-" : "") + digits[..^-exponent] + "." + digits[^-exponent..];
    }
}
