using Yingshang.Feel.Values;

namespace Yingshang.Feel.Evaluation;

/// <summary>Runs a syntax tree over a scope: the semantics of DMN 1.5, chapter 10.3. What has no value is null and leaves a notice.</summary>
internal sealed partial class Evaluator(Run run, Func<string, FeelShape?> declaredType)
{
    private static readonly IReadOnlyList<object?> NoItems = [];

    public Run Run => run;

    public object? Evaluate(FeelNode node, Scope scope)
    {
        run.Spend();
        return run.Weighed(ValueOf(node, scope));
    }

    private object? ValueOf(FeelNode node, Scope scope)
    {
        return node switch
        {
            NumberNode n => n.Value,
            TextNode n => n.Value,
            BoolNode n => n.Value,
            NullNode => null,
            TemporalNode n => TemporalText.Literal(n.Value) ?? run.Null(Notices.NoValue($"“{n.Value}”不是日期、时间或时长", $"“{n.Value}” is no date, time or duration", n.At)),
            NameNode n => Lookup(n, scope),
            InputNode n => scope.TryGet("?", out var value) ? value : run.Null(Notices.UnknownName("?", null, n.At)),
            NegateNode or ArithmeticNode when run.Mode == FeelMode.Facts => FactNumber(node, scope),
            NegateNode n => Negate(n, Evaluate(n.Operand, scope)),
            ArithmeticNode n => Calculation.Compute(run, n.Operator, Evaluate(n.Left, scope), Evaluate(n.Right, scope), n.At),
            CompareNode n => Compare(n, scope),
            BetweenNode n => Between(n, scope),
            InNode n => In(Evaluate(n.Value, scope), n.Tests, scope),
            LogicNode n => Logic(n, scope),
            IfNode n => If(n, scope),
            ListNode n => List(n, scope),
            RangeNode n => Range(n, scope),
            CompareTestNode n => HalfRange(n, Evaluate(n.Operand, scope)),
            TestsNode n => Tests(n, scope.TryGet("?", out var input) ? input : null, scope),
            CallNode n => Call(n, scope),
            PathNode n => Path(Evaluate(n.Target, scope), n.Member),
            FilterNode n => Filter(n, scope),
            InstanceNode n => Instance(n, scope),
            ContextNode n => Context(n, scope),
            ForNode n => For(n, scope),
            QuantifiedNode n => Quantified(n, scope),
            FunctionNode n => Function(n, scope),
            BoxedNode n => n.Evaluate(this, scope),
            _ => throw new InvalidOperationException($"No code for {node.GetType().Name}."),
        };
    }

    private object? Lookup(NameNode node, Scope scope)
    {
        if (scope.TryGet(node.Name, out var value)) return value;
        return run.Null(Notices.UnknownName(node.Name, NameSuggestion.For(node.Name, scope.Names.Take(500)), node.At));
    }

    private object? Negate(NegateNode node, object? value) => value switch
    {
        FeelNumber n => -n,
        DaysTimeDuration d => new DaysTimeDuration(-d.Nanoseconds),
        YearsMonthsDuration d => new YearsMonthsDuration(-d.TotalMonths),
        _ => run.Null(Notices.Operand("-", value, node.At)),
    };

    // Comparison and logic

    private object? Compare(CompareNode node, Scope scope)
    {
        var (left, right) = (Evaluate(node.Left, scope), Evaluate(node.Right, scope));
        // In facts mode only a comparison with the literal null asks whether a value is there.
        if (run.Mode == FeelMode.Facts && (left is null || right is null) && node is { Left: not NullNode, Right: not NullNode }) return null;
        return Compare(node.Operator, left, right, node.At);
    }

    private object? Compare(Comparison op, object? left, object? right, TextSpan at)
    {
        // Facts are compared as rows compare them, below the second too.
        if (run.Mode == FeelMode.Facts && left is FeelDateTime a && right is FeelDateTime b && a.Zone is null == b.Zone is null) return Holds(op, a.Nanoseconds.CompareTo(b.Nanoseconds));
        if (op is Comparison.Equal or Comparison.NotEqual)
        {
            if (FeelValue.Equal(left, right) is { } same) return same == (op == Comparison.Equal);
        }
        else if (FeelValue.Compare(left, right) is { } order)
        {
            return Holds(op, order);
        }
        return run.Null(Notices.Operands(Symbol(op), left, right, at));
    }

    private static bool Holds(Comparison op, int order) => op switch
    {
        Comparison.Equal => order == 0,
        Comparison.NotEqual => order != 0,
        Comparison.Less => order < 0,
        Comparison.LessOrEqual => order <= 0,
        Comparison.Greater => order > 0,
        _ => order >= 0,
    };

    private static string Symbol(Comparison op) => op switch
    {
        Comparison.Equal => "=",
        Comparison.NotEqual => "!=",
        Comparison.Less => "<",
        Comparison.LessOrEqual => "<=",
        Comparison.Greater => ">",
        _ => ">=",
    };

    private object? Between(BetweenNode node, Scope scope)
    {
        var value = Evaluate(node.Value, scope);
        var (low, high) = (Evaluate(node.Low, scope), Evaluate(node.High, scope));
        return And(Compare(Comparison.GreaterOrEqual, value, low, node.At), Compare(Comparison.LessOrEqual, value, high, node.At));
    }

    private static object? And(object? left, object? right) => left is false || right is false ? false : left is true && right is true ? true : null;

    /// <summary>Kleene's logic; what is no boolean counts as unknown.</summary>
    private object? Logic(LogicNode node, Scope scope)
    {
        var unknown = false;
        foreach (var operand in node.Operands)
        {
            var value = Evaluate(operand, scope);
            if (value is bool truth && truth != node.IsAnd) return truth;
            if (value is not bool) unknown = true;
            if (value is not (bool or null)) run.Null(Notices.Operand(node.IsAnd ? "and" : "or", value, operand.At));
        }
        return unknown ? null : node.IsAnd;
    }

    private object? If(IfNode node, Scope scope)
    {
        var condition = Evaluate(node.Condition, scope);
        if (condition is not bool && (run.Mode == FeelMode.Facts || (node.IsBoxed && condition is not null))) return null;
        return Evaluate(condition is true ? node.Then : node.Else, scope);
    }

    // Unary tests

    private object? In(object? value, IReadOnlyList<FeelNode> tests, Scope scope)
    {
        return AnyTest(value, tests, new NamedValues(scope).With("?", value));
    }

    private object? AnyTest(object? value, IReadOnlyList<FeelNode> tests, Scope scope)
    {
        var unknown = false;
        foreach (var test in tests)
        {
            var result = run.Mode == FeelMode.Facts ? FactTest(value, test, scope) : Test(value, test, scope);
            if (result is true) return true;
            if (result is not bool) unknown = true;
        }
        return unknown ? null : false;
    }

    /// <summary>A cell of a decision table over its input.</summary>
    public object? Tests(TestsNode node, object? input, Scope scope)
    {
        if (node.IsAny) return true;
        var any = In(input, node.Tests, scope);
        return node.Negated ? any is bool truth ? !truth : null : any;
    }

    private object? Test(object? value, FeelNode test, Scope scope)
    {
        if (test is CompareTestNode t) return Compare(t.Operator, value, Evaluate(t.Operand, scope), t.At);
        var result = Evaluate(test, scope);
        if (test.UsesInput && (result is bool || result is null)) return result;
        return Tested(value, result);
    }

    private static object? Tested(object? value, object? result) => result switch
    {
        FeelRange range => range.Contains(value) ?? (value is FeelRange ? FeelValue.Equal(value, range) : null),
        IReadOnlyList<object?> list => InList(value, list),
        bool when value is not (bool or null) => result,
        _ => FeelValue.Equal(value, result),
    };

    /// <summary>A missing value, or a missing bound, is unknown; only the literal null asks whether it is there.</summary>
    private object? FactTest(object? value, FeelNode test, Scope scope)
    {
        switch (test)
        {
            case NullNode: return value is null;
            case ListNode list: return AnyTest(value, list.Items, scope);
            case CompareTestNode t: return Evaluate(t.Operand, scope) is var operand && (value is null || operand is null) && t.Operand is not NullNode ? null : Compare(t.Operator, value, operand, t.At);
            case RangeNode r: return And(Bounded(value, r.LowIncluded ? Comparison.GreaterOrEqual : Comparison.Greater, r.Low, scope), Bounded(value, r.HighIncluded ? Comparison.LessOrEqual : Comparison.Less, r.High, scope));
        }
        if (test.UsesInput) return Test(value, test, scope);
        var result = value is null ? null : Evaluate(test, scope);
        if (result is null) return null;
        if (result is FeelRange { Form: RangeForm.Interval, Start: FeelDateTime } days)
            return And(Compare(days.StartIncluded ? Comparison.GreaterOrEqual : Comparison.Greater, value, days.Start, test.At), Compare(days.EndIncluded ? Comparison.LessOrEqual : Comparison.Less, value, days.End, test.At));
        if (result is IReadOnlyList<object?> items) return InList(value, items) is true ? true : items.Contains(null) ? null : false;
        return Tested(value, result);
    }

    /// <summary>An end of a range; the literal null leaves it open.</summary>
    private object? Bounded(object? value, Comparison op, FeelNode end, Scope scope) => end is NullNode ? value is null ? null : true : Compare(op, value, Evaluate(end, scope), end.At);

    /// <summary>Equal to the list, to one of its items, or within one of its ranges.</summary>
    private static object? InList(object? value, IReadOnlyList<object?> list)
    {
        if (value is IReadOnlyList<object?> && FeelValue.Same(value, list)) return true;
        if (list.Any(item => FeelValue.Same(value, item) || (item is FeelRange range && range.Contains(value) == true))) return true;
        return false;
    }

    private object? HalfRange(CompareTestNode node, object? end) => node.Operator switch
    {
        Comparison.Equal => new FeelRange(end, true, end, true, RangeForm.Unary),
        Comparison.NotEqual => new FeelRange(end, false, end, false, RangeForm.Not),
        _ when !IsOrdered(end) => run.Null(Notices.Operand(Symbol(node.Operator), end, node.At)),
        Comparison.Less => new FeelRange(null, false, end, false, RangeForm.Unary),
        Comparison.LessOrEqual => new FeelRange(null, false, end, true, RangeForm.Unary),
        Comparison.Greater => new FeelRange(end, false, null, false, RangeForm.Unary),
        _ => new FeelRange(end, true, null, false, RangeForm.Unary),
    };

    private static bool IsOrdered(object? value) => FeelValue.Compare(value, value) is not null;

    private object? Range(RangeNode node, Scope scope)
    {
        var (low, high) = (Evaluate(node.Low, scope), Evaluate(node.High, scope));
        var range = RangeOf(low, node.LowIncluded, high, node.HighIncluded, node is { Low: NullNode } or { High: NullNode });
        return range ?? run.Null(Notices.Operands("..", low, high, node.At));
    }

    /// <summary>Null where the ends do not compare or lie the wrong way round; one end may be the literal null.</summary>
    internal static FeelRange? RangeOf(object? low, bool lowIncluded, object? high, bool highIncluded, bool mayBeOpen)
    {
        if (low is null && high is null) return null;
        if (low is null || high is null) return mayBeOpen && IsOrdered(low ?? high) ? new FeelRange(low, lowIncluded && low is not null, high, highIncluded && high is not null) : null;
        return FeelValue.Compare(low, high) is not <= 0 ? null : new FeelRange(low, lowIncluded, high, highIncluded);
    }

    // Lists, contexts, paths and filters

    private List<object?> List(ListNode node, Scope scope)
    {
        run.SpendOnList(node.Items.Count);
        return [.. node.Items.Select(i => Evaluate(i, scope))];
    }

    private object? Context(ContextNode node, Scope scope)
    {
        var inner = new NamedValues(scope);
        var entries = new List<KeyValuePair<string, object?>>(node.Entries.Count);
        foreach (var entry in node.Entries)
        {
            if (entries.Exists(e => e.Key == entry.Name)) return run.Null(Notices.NoValue($"“{entry.Name}”写了两次", $"“{entry.Name}” stands twice", entry.At));
            var value = Evaluate(entry.Value, inner);
            inner.With(entry.Name, value);
            entries.Add(KeyValuePair.Create(entry.Name, value));
        }
        return node.Result is null ? FeelContext.Of(entries) : Evaluate(node.Result, inner);
    }

    private object? Path(object? target, NameNode member)
    {
        switch (target)
        {
            case null: return null;
            case FeelContext context:
                if (context.TryGet(member.Name, out var value)) return value;
                return run.Null(Notices.NoMember(member.Name, target, NameSuggestion.For(member.Name, context.Names.Take(500)), member.At));
            case IReadOnlyList<object?> list:
                run.SpendOnList(list.Count);
                return list.Select(item => Path(item, member)).ToList();
            default:
                return ValueProperties.TryGet(target, member.Name, out var property) ? property : run.Null(Notices.NoMember(member.Name, target, null, member.At));
        }
    }

    private object? Filter(FilterNode node, Scope scope)
    {
        var target = Evaluate(node.Target, scope);
        var list = target as IReadOnlyList<object?> ?? (target is null ? NoItems : [target]);
        var kept = new List<object?>();
        // A number picks by position; whether it is one shows at the first item, or without any.
        var first = list.Count == 0 ? null : list[0];
        if (Evaluate(node.Condition, ItemScope(first, scope)) is FeelNumber position && (list.Count == 0 || IsPosition(node.Condition))) return target is null ? null : Item(list, position, node.At);
        foreach (var item in list)
        {
            run.Spend();
            var holds = Evaluate(node.Condition, ItemScope(item, scope));
            if (node.IsBoxed && holds is not (bool or null)) return run.Null(Notices.Operand("filter", holds, node.At));
            if (holds is true) kept.Add(item);
        }
        return kept;
    }

    private static bool IsPosition(FeelNode condition) => condition is not (CompareNode or LogicNode or InNode or BetweenNode);

    private object? Item(IReadOnlyList<object?> list, FeelNumber position, TextSpan at)
    {
        var index = position.ToLong() ?? 0;
        if (index > 0 && index <= list.Count) return list[(int)index - 1];
        if (index < 0 && -index <= list.Count) return list[(int)(list.Count + index)];
        return run.Null(Notices.NoValue($"列表没有第{position}项", $"The list has no item {position}", at));
    }

    private static Scope ItemScope(object? item, Scope scope)
    {
        var inner = new NamedValues(scope).With("item", item);
        return item is FeelContext context ? new ContextScope(context, inner) : inner;
    }

    // Types, functions and invocations

    private object? Instance(InstanceNode node, Scope scope)
    {
        var value = Evaluate(node.Value, scope);
        return ShapeOf(node.Type) is { } shape ? shape.IsInstance(value) : run.Null(Notices.BadType(node.Type.Name, node.Type.At));
    }

    /// <summary>Null where a name is unknown.</summary>
    public FeelShape? ShapeOf(TypeNode type)
    {
        var arguments = type.Arguments.Select(ShapeOf).ToList();
        if (arguments.Contains(null)) return null;
        return type.Name switch
        {
            "list" when arguments is [{ } item] => new ListShape(item),
            "range" when arguments is [{ } item] => new RangeShape(item),
            "context" when type.Members.Count > 0 => new ContextShape([.. type.Members.Zip(arguments, (name, shape) => KeyValuePair.Create(name, shape!))]),
            "function" when type.Result is not null => ShapeOf(type.Result) is { } result ? new FunctionShape([.. arguments.Select(a => a!)], result) : null,
            _ => declaredType(type.Name) ?? FeelShape.Named(type.Name),
        };
    }

    private object? Function(FunctionNode node, Scope scope)
    {
        var parameters = new List<FeelParameter>();
        foreach (var parameter in node.Parameters)
        {
            if ((parameter.Type is null ? FeelShape.Any : ShapeOf(parameter.Type)) is not { } shape) return run.Null(Notices.BadType(parameter.Type!.Name, parameter.At));
            parameters.Add(new FeelParameter(parameter.Name, shape));
        }
        return new DefinedFunction("function", parameters, FeelShape.Any, (evaluator, arguments, at) =>
        {
            if (node.IsExternal) return evaluator.Run.Null(Notices.External(at));
            var inner = new NamedValues(scope);
            for (var i = 0; i < arguments.Count; i++) inner.With(parameters[i].Name, arguments[i]);
            return evaluator.Evaluate(node.Body, inner);
        });
    }

    private object? Call(CallNode node, Scope scope)
    {
        var function = Evaluate(node.Function, scope);
        if (function is not Callable callable) return function is null && node.Function is NameNode ? null : run.Null(Notices.NotFunction(function, node.At));
        var arguments = node.Arguments.Select(a => Evaluate(a, scope)).ToList();
        // What is not known may be in the list or not.
        if (run.Mode == FeelMode.Facts && node is { Names: null, Function: NameNode { Name: "list contains" }, Arguments: [_, not NullNode] } && arguments[1] is null) return null;
        return node.Names is { } names ? callable.InvokeNamed(this, names, arguments, node.At) : callable.Invoke(this, arguments, node.At);
    }

    public object? Invoke(FeelFunction function, IReadOnlyList<object?> arguments, TextSpan at) => function is Callable callable ? callable.Invoke(this, arguments, at) : null;
}

/// <summary>What a model adds to the language: a node that evaluates itself over the same scopes.</summary>
internal abstract record BoxedNode(TextSpan At) : FeelNode(At)
{
    public abstract object? Evaluate(Evaluator evaluator, Scope scope);
}
