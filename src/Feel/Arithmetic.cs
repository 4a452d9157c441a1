namespace Yingshang.Feel;

/// <summary>Decimal arithmetic with nothing thrown: overflow and division by zero are unknown.</summary>
internal static class Arithmetic
{
    private const int LargestExponent = 9_999;

    public static decimal? Compute(ArithmeticOperator op, decimal? left, decimal? right)
    {
        if (left is not { } a || right is not { } b) return null;
        try
        {
            return op switch
            {
                ArithmeticOperator.Add => a + b,
                ArithmeticOperator.Subtract => a - b,
                ArithmeticOperator.Multiply => a * b,
                ArithmeticOperator.Divide => b == 0 ? null : a / b,
                _ => Power(a, b),
            };
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>Exact for whole exponents; others go through double.</summary>
    private static decimal? Power(decimal a, decimal b)
    {
        if (b != decimal.Truncate(b) || Math.Abs(b) > LargestExponent) return Approximate(Math.Pow((double)a, (double)b));
        if (b < 0) return a == 0 ? null : 1 / Whole(a, (int)-b);
        return Whole(a, (int)b);
    }

    private static decimal Whole(decimal a, int exponent)
    {
        var result = 1m;
        for (var square = a; ; square *= square)
        {
            if ((exponent & 1) == 1) result *= square;
            if ((exponent >>= 1) == 0) return result;
        }
    }

    private static decimal? Approximate(double value) => double.IsFinite(value) && Math.Abs(value) < 7e28 ? (decimal)value : null;
}
