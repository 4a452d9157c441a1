namespace Yingshang.Feel;

/// <summary>Builds arithmetic so that it stays exact: constants folded, a quotient pushed outwards (a / b * 100 becomes a * 100 / b).</summary>
internal static class Numbers
{
    /// <summary>A sum pushed into a quotient writes the divisor twice: nested quotients would double with each level.</summary>
    private const int LargestDivisor = 16;

    public static Bound Make(ArithmeticOperator op, Bound left, Bound right, TextSpan at)
    {
        if (left is BoundConstant { Value: decimal a } && right is BoundConstant { Value: decimal b })
            return new BoundConstant(FeelKind.Number, Arithmetic.Compute(op, a, b), at);
        return op switch
        {
            ArithmeticOperator.Multiply when left is BoundConstant => Product(right, left, at),
            ArithmeticOperator.Multiply when right is BoundConstant => Product(left, right, at),
            ArithmeticOperator.Divide when right is BoundConstant { Value: decimal divisor } && Reciprocal(divisor) is { } factor => Product(left, Constant(factor, right.At), at),
            ArithmeticOperator.Add or ArithmeticOperator.Subtract when left is BoundArithmetic { Operator: ArithmeticOperator.Divide } q && right is BoundConstant && IsShort(q.Right) =>
                Quotient(Make(op, q.Left, Make(ArithmeticOperator.Multiply, right, q.Right, at), at), q.Right, at),
            ArithmeticOperator.Add or ArithmeticOperator.Subtract when left is BoundConstant && right is BoundArithmetic { Operator: ArithmeticOperator.Divide } q && IsShort(q.Right) =>
                Quotient(Make(op, Make(ArithmeticOperator.Multiply, left, q.Right, at), q.Left, at), q.Right, at),
            _ => new BoundArithmetic(op, left, right, at),
        };
    }

    private static bool IsShort(Bound divisor)
    {
        var left = LargestDivisor;
        return Fits(divisor);

        bool Fits(Bound bound) => --left >= 0 && bound is not BoundArithmetic { Operator: ArithmeticOperator.Divide } && bound.Children.All(Fits);
    }

    /// <summary>The same quantity in another unit of its dimension.</summary>
    public static Bound Convert(Bound bound, Unit to)
    {
        if (bound.Unit is not { } from || from.Factor == to.Factor) return bound;
        return Make(ArithmeticOperator.Multiply, bound, Constant(from.Factor / to.Factor, bound.At), bound.At) with { Unit = to };
    }

    /// <summary>A percentage as the plain ratio it stands for.</summary>
    public static Bound Plain(Bound bound) => bound.Unit is { IsRatio: true } ? Convert(bound, Unit.Ratio) : bound;

    private static Bound Product(Bound value, Bound constant, TextSpan at) => value switch
    {
        BoundArithmetic { Operator: ArithmeticOperator.Divide } q => Quotient(Make(ArithmeticOperator.Multiply, q.Left, constant, at), q.Right, at),
        _ => new BoundArithmetic(ArithmeticOperator.Multiply, value, constant, at),
    };

    private static BoundArithmetic Quotient(Bound left, Bound right, TextSpan at) => new(ArithmeticOperator.Divide, left, right, at);

    private static BoundConstant Constant(decimal value, TextSpan at) => new(FeelKind.Number, value, at);

    /// <summary>1 / divisor where that is a short exact decimal: 10000 gives 0.0001, 3 gives nothing.</summary>
    private static decimal? Reciprocal(decimal divisor)
    {
        if (divisor == 0 || Math.Abs(divisor) > 1_000_000_000m) return null;
        var factor = 1 / divisor;
        return factor.Scale <= 12 && factor * divisor == 1 ? factor : null;
    }
}
