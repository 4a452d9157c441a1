using Yingshang.Feel.Values;

namespace Yingshang.Feel;

/// <summary>A node of the syntax tree. <see cref="Depth"/> is stored, so that hostile nesting is refused without recursion.</summary>
public abstract record FeelNode(TextSpan At)
{
    public virtual int Depth => 1;

    public virtual IEnumerable<FeelNode> Children => [];

    /// <summary>Whether “?” stands in it.</summary>
    internal bool UsesInput => this is InputNode || Children.Any(c => c.UsesInput);

    private protected static int Above(params ReadOnlySpan<FeelNode> children)
    {
        var deepest = 0;
        foreach (var child in children) deepest = Math.Max(deepest, child.Depth);
        return deepest + 1;
    }

    private protected static int Above(IReadOnlyList<FeelNode> children) => 1 + (children.Count == 0 ? 0 : children.Max(c => c.Depth));
}

/// <summary>A literal number, as written: up to 34 digits.</summary>
public sealed record NumberNode(FeelNumber Value, TextSpan At) : FeelNode(At);

/// <summary>A literal text, its escapes resolved.</summary>
public sealed record TextNode(string Value, TextSpan At) : FeelNode(At);

/// <summary>true or false.</summary>
public sealed record BoolNode(bool Value, TextSpan At) : FeelNode(At);

/// <summary>The literal null: a comparison with it asks whether a value is there.</summary>
public sealed record NullNode(TextSpan At) : FeelNode(At);

/// <summary>@"2023-01-01": a date, time or duration by its form.</summary>
public sealed record TemporalNode(string Value, TextSpan At) : FeelNode(At);

/// <summary>A name in scope, as the dictionary or the context writes it.</summary>
public sealed record NameNode(string Name, TextSpan At) : FeelNode(At);

/// <summary>“?”: the value that a unary test looks at.</summary>
public sealed record InputNode(TextSpan At) : FeelNode(At);

/// <summary>+, -, *, / and ** (DMN 1.5, tables 52 to 54).</summary>
public enum ArithmeticOperator { Add, Subtract, Multiply, Divide, Power }

/// <summary>=, !=, &lt;, &lt;=, &gt; and &gt;= (DMN 1.5, 10.3.2.7).</summary>
public enum Comparison { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual }

/// <summary>-x: of a number or a duration.</summary>
public sealed record NegateNode(FeelNode Operand, TextSpan At) : FeelNode(At)
{
    public override int Depth { get; } = Above(Operand);

    public override IEnumerable<FeelNode> Children => [Operand];
}

/// <summary>Two operands; chains lean to the left, ** too.</summary>
public sealed record ArithmeticNode(ArithmeticOperator Operator, FeelNode Left, FeelNode Right, TextSpan At) : FeelNode(At)
{
    public override int Depth { get; } = Above(Left, Right);

    public override IEnumerable<FeelNode> Children => [Left, Right];
}

/// <summary>Two operands compared; comparisons do not chain.</summary>
public sealed record CompareNode(Comparison Operator, FeelNode Left, FeelNode Right, TextSpan At) : FeelNode(At)
{
    public override int Depth { get; } = Above(Left, Right);

    public override IEnumerable<FeelNode> Children => [Left, Right];
}

/// <summary>x between low and high, both included.</summary>
public sealed record BetweenNode(FeelNode Value, FeelNode Low, FeelNode High, TextSpan At) : FeelNode(At)
{
    public override int Depth { get; } = Above(Value, Low, High);

    public override IEnumerable<FeelNode> Children => [Value, Low, High];
}

/// <summary>x in test, or in (test, test): any of them.</summary>
public sealed record InNode(FeelNode Value, IReadOnlyList<FeelNode> Tests, TextSpan At) : FeelNode(At)
{
    public override int Depth { get; } = Math.Max(Above(Value), Above(Tests));

    public override IEnumerable<FeelNode> Children => [Value, .. Tests];
}

/// <summary>A conjunction or disjunction of two or more operands, flat.</summary>
public sealed record LogicNode(bool IsAnd, IReadOnlyList<FeelNode> Operands, TextSpan At) : FeelNode(At)
{
    public override int Depth { get; } = Above(Operands);

    public override IEnumerable<FeelNode> Children => Operands;
}

/// <summary>if, then, else; an unknown condition takes the else in standard mode and makes the whole unknown in facts mode.</summary>
public sealed record IfNode(FeelNode Condition, FeelNode Then, FeelNode Else, TextSpan At) : FeelNode(At)
{
    public override int Depth { get; } = Above(Condition, Then, Else);

    public override IEnumerable<FeelNode> Children => [Condition, Then, Else];

    /// <summary>A boxed expression: a condition that is no boolean makes the whole null, not the one answer.</summary>
    internal bool IsBoxed { get; init; }
}

/// <summary>[a, b]: items in order, of any kinds.</summary>
public sealed record ListNode(IReadOnlyList<FeelNode> Items, TextSpan At) : FeelNode(At)
{
    public override int Depth { get; } = Above(Items);

    public override IEnumerable<FeelNode> Children => Items;
}

/// <summary>[low..high], either end open or closed; in a test, a list or by itself.</summary>
public sealed record RangeNode(FeelNode Low, bool LowIncluded, FeelNode High, bool HighIncluded, TextSpan At) : FeelNode(At)
{
    public override int Depth { get; } = Above(Low, High);

    public override IEnumerable<FeelNode> Children => [Low, High];
}

/// <summary>“&lt; 5” as a test of the value at hand, or as a range open at one end.</summary>
public sealed record CompareTestNode(Comparison Operator, FeelNode Operand, TextSpan At) : FeelNode(At)
{
    public override int Depth { get; } = Above(Operand);

    public override IEnumerable<FeelNode> Children => [Operand];
}

/// <summary>A cell of a decision table: any of the tests, or none of them; no tests at all for “-”.</summary>
public sealed record TestsNode(IReadOnlyList<FeelNode> Tests, bool Negated, TextSpan At) : FeelNode(At)
{
    public override int Depth { get; } = Above(Tests);

    public override IEnumerable<FeelNode> Children => Tests;

    public bool IsAny => Tests.Count == 0;
}

/// <summary>An invocation; <paramref name="Names"/> of the arguments where they are given by name.</summary>
public sealed record CallNode(FeelNode Function, IReadOnlyList<FeelNode> Arguments, IReadOnlyList<string>? Names, TextSpan At) : FeelNode(At)
{
    public override int Depth { get; } = Math.Max(Above(Function), Above(Arguments));

    public override IEnumerable<FeelNode> Children => [Function, .. Arguments];
}

/// <summary>target.member: of a context, of each item of a list, or a property of a date, time, duration or range (table 65).</summary>
public sealed record PathNode(FeelNode Target, NameNode Member, TextSpan At) : FeelNode(At)
{
    public override int Depth { get; } = Above(Target);

    public override IEnumerable<FeelNode> Children => [Target];
}

/// <summary>List[condition] or list[position]; within the condition item and the members of each element are names.</summary>
public sealed record FilterNode(FeelNode Target, FeelNode Condition, TextSpan At) : FeelNode(At)
{
    public override int Depth { get; } = Above(Target, Condition);

    public override IEnumerable<FeelNode> Children => [Target, Condition];

    /// <summary>A boxed expression: a condition that is no boolean makes the whole null, not the one answer.</summary>
    internal bool IsBoxed { get; init; }
}

/// <summary>Value instance of type.</summary>
public sealed record InstanceNode(FeelNode Value, TypeNode Type, TextSpan At) : FeelNode(At)
{
    public override int Depth { get; } = Above(Value);

    public override IEnumerable<FeelNode> Children => [Value];
}

/// <summary>A type as written: list&lt;number&gt;, context&lt;a: string&gt;, function&lt;number&gt; -&gt; string, or a declared name.</summary>
public sealed record TypeNode(string Name, IReadOnlyList<TypeNode> Arguments, IReadOnlyList<string> Members, TypeNode? Result, TextSpan At) : FeelNode(At)
{
    public override int Depth { get; } = Math.Max(Above(Arguments), Result is null ? 1 : Result.Depth + 1);

    public override IEnumerable<FeelNode> Children => Result is null ? Arguments : [.. Arguments, Result];
}

/// <summary>Name: value, in a context; its type where it is declared.</summary>
public sealed record EntryNode(string Name, FeelNode Value, TextSpan At) : FeelNode(At)
{
    public override int Depth { get; } = Above(Value);

    public override IEnumerable<FeelNode> Children => [Value];
}

/// <summary>A context, or the value of <paramref name="Result"/> over its entries; each entry sees those before it.</summary>
public sealed record ContextNode(IReadOnlyList<EntryNode> Entries, FeelNode? Result, TextSpan At) : FeelNode(At)
{
    public override int Depth { get; } = Math.Max(Above(Entries), Result is null ? 1 : Result.Depth + 1);

    public override IEnumerable<FeelNode> Children => Result is null ? Entries : [.. Entries, Result];
}

/// <summary>Name in list, or name in from..to.</summary>
public sealed record IteratorNode(string Name, FeelNode Domain, FeelNode? To, TextSpan At) : FeelNode(At)
{
    public override int Depth { get; } = To is null ? Above(Domain) : Above(Domain, To);

    public override IEnumerable<FeelNode> Children => To is null ? [Domain] : [Domain, To];
}

/// <summary>for … in … return: a list, the last iterator fastest; “partial” holds the results so far.</summary>
public sealed record ForNode(IReadOnlyList<IteratorNode> Iterators, FeelNode Result, TextSpan At) : FeelNode(At)
{
    public override int Depth { get; } = Math.Max(Above(Iterators), Above(Result));

    public override IEnumerable<FeelNode> Children => [.. Iterators, Result];
}

/// <summary>Some or every … satisfies.</summary>
public sealed record QuantifiedNode(bool IsEvery, IReadOnlyList<IteratorNode> Iterators, FeelNode Condition, TextSpan At) : FeelNode(At)
{
    public override int Depth { get; } = Math.Max(Above(Iterators), Above(Condition));

    public override IEnumerable<FeelNode> Children => [.. Iterators, Condition];

    /// <summary>A boxed expression: a condition that is no boolean makes the whole null, not the one answer.</summary>
    internal bool IsBoxed { get; init; }
}

/// <summary>function(a: type, b) body; external ones are never run.</summary>
public sealed record FunctionNode(IReadOnlyList<ParameterNode> Parameters, FeelNode Body, bool IsExternal, TextSpan At) : FeelNode(At)
{
    public override int Depth { get; } = Math.Max(Above(Parameters), Above(Body));

    public override IEnumerable<FeelNode> Children => [Body];
}

/// <summary>A formal parameter with its declared type, if any.</summary>
public sealed record ParameterNode(string Name, TypeNode? Type, TextSpan At) : FeelNode(At)
{
    public override int Depth { get; } = 1;

    public override IEnumerable<FeelNode> Children => [];
}
