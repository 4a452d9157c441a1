using Yingshang.Feel;

namespace Yingshang.Metrics;

/// <summary>Computes with figures that are known: sums, quotients, functions, comparisons. Nothing is rounded here. What is unknown makes unknown.</summary>
/// <param name="isPercent">a quotient of figures in one unit is so many percent; otherwise whoever stated the unit wants the number itself</param>
internal sealed class FigureArithmetic(Func<FigureNode, FigureQuantity> known, bool isPercent)
{
    public FigureQuantity Value(FigureNode node) => node switch
    {
        NumberLeaf n => new FigureQuantity(n.Value, null),
        NullLeaf => FigureQuantity.None("没有"),
        OperationNode o => Combined(o, Value(o.Left), Value(o.Right)),
        NegationNode n => Value(n.Inner) is { Value: { } value } inner ? new FigureQuantity(-value, inner.Unit) { Mark = inner.Mark, IsRaw = inner.IsRaw, IsScaled = inner.IsScaled } : Value(n.Inner),
        FunctionNode f => Called(f, [.. f.Arguments.Select(Value)]),
        ChoiceNode c => Holds(c.Condition) switch { Truth.True => Value(c.Then), Truth.False => Value(c.Else), _ => FigureQuantity.None("条件里的数没有") },
        _ => known(node),
    };

    public Truth Holds(FigureNode node) => node switch
    {
        LogicNode l => Both(l.IsAnd, Holds(l.Left), Holds(l.Right)),
        NotNode n => Of(Holds(n.Inner) switch { Truth.True => false, Truth.False => true, _ => null }),
        ChoiceNode c => Holds(c.Condition) switch { Truth.True => Holds(c.Then), Truth.False => Holds(c.Else), _ => Truth.Unknown },
        ComparisonNode { Right: NullLeaf } c => OfNull(c.Sign, Value(c.Left)),
        ComparisonNode c => Compared(c.Sign, Value(c.Left), Value(c.Right)),
        _ => throw new InvalidOperationException($"{node.GetType()} is no condition"),
    };

    private static Truth Of(bool? holds) => holds switch { true => Truth.True, false => Truth.False, _ => Truth.Unknown };

    private static Truth Both(bool isAnd, Truth left, Truth right)
    {
        var decides = isAnd ? Truth.False : Truth.True;
        return left == decides || right == decides ? decides : left == Truth.Unknown || right == Truth.Unknown ? Truth.Unknown : isAnd ? Truth.True : Truth.False;
    }

    private static Truth OfNull(string sign, FigureQuantity left) => Of(sign switch { "=" => left.Value is null, "!=" => left.Value is not null, _ => null });

    private static Truth Compared(string sign, FigureQuantity left, FigureQuantity right) => left.Value is not { } a || right.In(left.Unit) is not { } b ? Truth.Unknown
        : Of(sign switch { "=" => a == b, "!=" => a != b, "<" => a < b, "<=" => a <= b, ">" => a > b, _ => a >= b });

    private FigureQuantity Combined(OperationNode node, FigureQuantity left, FigureQuantity right)
    {
        var mark = left.Mark ?? right.Mark;
        if (left.Value is not { } a || right.Value is not { } b) return FigureQuantity.None((left.Value is null ? left.Why : right.Why) ?? "没有") with { Mark = mark };
        switch (node.Sign)
        {
            // a / b * 100 says percent; it is not multiplied twice.
            case '*' when left.IsQuotient && node.Right is NumberLeaf { Value: 100 }: return left;
            case '*' when right.IsQuotient && node.Left is NumberLeaf { Value: 100 }: return right;
            case '*': return new FigureQuantity(a * b, left.Unit ?? right.Unit) { Mark = mark, IsRaw = true, IsScaled = true, IsHundredfold = (node.Left as NumberLeaf ?? node.Right as NumberLeaf)?.Value == 100 };
            case '/' when node.Right is NumberLeaf: return b == 0 ? FigureQuantity.None("除数是零") : new FigureQuantity(a / b, left.Unit) { Mark = mark, IsRaw = true, IsScaled = true };
            case '/': return Quotient(left, right, isPercent) with { Mark = mark };
        }
        var (unit, other) = (left.Unit ?? right.Unit ?? "", right.In(left.Unit)!.Value);
        return new FigureQuantity(node.Sign == '+' ? a + other : a - other, unit == FigureUnits.Percent && node.Sign == '-' ? FigureUnits.Points : unit) { Mark = mark, Above = a, Below = other, IsRaw = left.IsRaw || right.IsRaw, IsScaled = left.IsScaled || right.IsScaled };
    }

    /// <summary>Both are known.</summary>
    public static FigureQuantity Quotient(FigureQuantity above, FigureQuantity below, bool isPercent = true)
    {
        var (a, unit) = (above.Value!.Value, FigureUnits.Quotient(above.Unit ?? "", below.Unit ?? ""));
        var isShare = unit == FigureUnits.Percent;
        var b = isShare ? below.In(above.Unit)!.Value : below.Value!.Value;
        if (b == 0) return FigureQuantity.None("除数是零，没有可比的数", unit);
        if (isShare && isPercent && above.IsHundredfold) a /= 100;
        return isShare && isPercent ? new FigureQuantity(a * 100 / b, unit) { Above = a, Below = b, IsRaw = true, IsQuotient = true } : new FigureQuantity(a / b, unit) { Above = a, Below = b, IsRaw = true, IsScaled = true };
    }

    private static FigureQuantity Called(FunctionNode node, IReadOnlyList<FigureQuantity> arguments)
    {
        var unit = arguments.Select(a => a.Unit).FirstOrDefault(u => u is not null);
        var facts = new Facts();
        foreach (var (field, argument) in node.Formula.Dictionary.Fields.Zip(arguments)) facts[field.Id] = argument.In(unit);
        var value = node.Formula.CompileValue<Facts, decimal?>(Facts.Bindings(node.Formula.Dictionary)).Evaluate(facts);
        return new FigureQuantity(value, unit) { Mark = arguments.Select(a => a.Mark).FirstOrDefault(m => m is not null), Why = value is null ? arguments.Select(a => a.Why).FirstOrDefault(w => w is not null) ?? "没有" : null, IsRaw = true };
    }
}
