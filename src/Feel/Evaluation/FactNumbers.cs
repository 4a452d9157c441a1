using Yingshang.Feel.Values;

namespace Yingshang.Feel.Evaluation;

/// <summary>Facts are counted as rows count them: in decimal, by the same tree, so that both round alike.</summary>
internal sealed partial class Evaluator
{
    private object? FactNumber(FeelNode node, Scope scope) => Closed(Open(node, scope));

    /// <summary>A tree of numbers (<see cref="Bound"/>), or a value of another kind.</summary>
    private object? Open(FeelNode node, Scope scope)
    {
        switch (node)
        {
            case NumberNode n when Exact(n.Value) is { } literal: return new BoundConstant(FeelKind.Number, literal, n.At);
            case NegateNode n:
                run.Spend();
                return Open(n.Operand, scope) switch
                {
                    BoundConstant { Value: decimal number } => new BoundConstant(FeelKind.Number, -number, n.At),
                    Bound tree => Numbers.Make(ArithmeticOperator.Multiply, new BoundConstant(FeelKind.Number, -1m, n.At), tree, n.At),
                    var other => Negate(n, other),
                };
            case ArithmeticNode n:
                run.Spend();
                var (left, right) = (Open(n.Left, scope), Open(n.Right, scope));
                if (left is Bound a && right is Bound b) return Numbers.Make(n.Operator, a, b, n.At);
                return Calculation.Compute(run, n.Operator, Closed(left), Closed(right), n.At);
            default:
                return Evaluate(node, scope) is var value && value is FeelNumber known && Exact(known) is { } fact ? new BoundNumber(fact, node.At) : value;
        }
    }

    /// <summary>Null where a decimal would round.</summary>
    private static decimal? Exact(FeelNumber number) => number.ToDecimal() is { } value && (FeelNumber)value == number ? value : null;

    private object? Closed(object? open)
    {
        if (open is not Bound tree) return open;
        return Value(tree) is { } value ? (FeelNumber)value : run.Null(Notices.NoValue("除数是0，或者结果太大", "Division by zero, or the result is too large", tree.At));
    }

    private static decimal? Value(Bound tree) => tree switch
    {
        BoundConstant c => c.Value as decimal?,
        BoundNumber n => n.Value,
        BoundArithmetic a => Feel.Arithmetic.Compute(a.Operator, Value(a.Left), Value(a.Right)),
        _ => null,
    };

    /// <summary>A fact that is known by now, and no constant of the expression.</summary>
    private sealed record BoundNumber(decimal Value, TextSpan At) : Bound(FeelKind.Number, At)
    {
        public override IReadOnlyList<Bound> Children => [];
    }
}
