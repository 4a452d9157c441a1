namespace Yingshang.Feel;

/// <summary>A node of the syntax tree. <see cref="Depth"/> is stored, so that hostile nesting is refused without recursion.</summary>
public abstract record FeelNode(TextSpan At)
{
    public virtual int Depth => 1;

    private protected static int Above(params ReadOnlySpan<FeelNode> children)
    {
        var deepest = 0;
        foreach (var child in children) deepest = Math.Max(deepest, child.Depth);
        return deepest + 1;
    }

    private protected static int Above(IReadOnlyList<FeelNode> children) => 1 + (children.Count == 0 ? 0 : children.Max(c => c.Depth));
}

public sealed record NumberNode(decimal Value, TextSpan At) : FeelNode(At);

public sealed record TextNode(string Value, TextSpan At) : FeelNode(At);

public sealed record BoolNode(bool Value, TextSpan At) : FeelNode(At);

public sealed record NullNode(TextSpan At) : FeelNode(At);

/// <summary>@"2023-01-01": a date, time or duration by its form.</summary>
public sealed record TemporalNode(string Value, TextSpan At) : FeelNode(At);

public sealed record NameNode(string Name, TextSpan At) : FeelNode(At);

/// <summary>“?”: the value that a unary test looks at.</summary>
public sealed record InputNode(TextSpan At) : FeelNode(At);

public sealed record NegateNode(FeelNode Operand, TextSpan At) : FeelNode(At)
{
    public override int Depth { get; } = Above(Operand);
}

public enum ArithmeticOperator { Add, Subtract, Multiply, Divide, Power }

public sealed record ArithmeticNode(ArithmeticOperator Operator, FeelNode Left, FeelNode Right, TextSpan At) : FeelNode(At)
{
    public override int Depth { get; } = Above(Left, Right);
}

public enum Comparison { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual }

public sealed record CompareNode(Comparison Operator, FeelNode Left, FeelNode Right, TextSpan At) : FeelNode(At)
{
    public override int Depth { get; } = Above(Left, Right);
}

public sealed record BetweenNode(FeelNode Value, FeelNode Low, FeelNode High, TextSpan At) : FeelNode(At)
{
    public override int Depth { get; } = Above(Value, Low, High);
}

public sealed record InNode(FeelNode Value, IReadOnlyList<FeelNode> Tests, TextSpan At) : FeelNode(At)
{
    public override int Depth { get; } = Math.Max(Above(Value), Above(Tests));
}

/// <summary>A conjunction or disjunction of two or more operands, flat.</summary>
public sealed record LogicNode(bool IsAnd, IReadOnlyList<FeelNode> Operands, TextSpan At) : FeelNode(At)
{
    public override int Depth { get; } = Above(Operands);
}

public sealed record IfNode(FeelNode Condition, FeelNode Then, FeelNode Else, TextSpan At) : FeelNode(At)
{
    public override int Depth { get; } = Above(Condition, Then, Else);
}

public sealed record ListNode(IReadOnlyList<FeelNode> Items, TextSpan At) : FeelNode(At)
{
    public override int Depth { get; } = Above(Items);
}

public sealed record RangeNode(FeelNode Low, bool LowIncluded, FeelNode High, bool HighIncluded, TextSpan At) : FeelNode(At)
{
    public override int Depth { get; } = Above(Low, High);
}

/// <summary>“&lt; 5” as a test of the value at hand.</summary>
public sealed record CompareTestNode(Comparison Operator, FeelNode Operand, TextSpan At) : FeelNode(At)
{
    public override int Depth { get; } = Above(Operand);
}

/// <summary>A cell of a decision table: any of the tests, or none of them; no tests at all for “-”.</summary>
public sealed record TestsNode(IReadOnlyList<FeelNode> Tests, bool Negated, TextSpan At) : FeelNode(At)
{
    public override int Depth { get; } = Above(Tests);

    public bool IsAny => Tests.Count == 0;
}

public sealed record CallNode(NameNode Function, IReadOnlyList<FeelNode> Arguments, TextSpan At) : FeelNode(At)
{
    public override int Depth { get; } = Above(Arguments);
}

public sealed record PathNode(FeelNode Target, NameNode Member, TextSpan At) : FeelNode(At)
{
    public override int Depth { get; } = Above(Target);
}
