using Yingshang.Feel.Values;

namespace Yingshang.Feel.Evaluation;

/// <summary>The type that an expression was inferred to have, and everything that is wrong with it.</summary>
public sealed record FeelTyping(FeelShape Shape, IReadOnlyList<FeelProblem> Problems)
{
    public bool Ok => Problems.Count == 0;
}

/// <summary>Checks an expression of the whole language when it is written: unknown names, functions, members and types, arguments, and operands that can have no value. What cannot be known is let through.</summary>
internal sealed class TypeChecker
{
    private static readonly FeelShape AnyFunction = FeelShape.Named("function")!;
    private readonly List<FeelProblem> problems = [];
    private readonly string text;

    private TypeChecker(string text) => this.text = text;

    public static FeelTyping Check(string text, ContextShape variables)
    {
        var members = new NameIndex(variables.Members.SelectMany(m => MembersIn(m.Value)).Where(NameIndex.IsName).Distinct(StringComparer.Ordinal));
        var parse = FeelParser.ParseExpression(text, new NameScope(FeelEngine.KnownNames(variables.Members.Select(m => m.Key)), members));
        if (parse.Root is not { } root) return new FeelTyping(FeelShape.Any, parse.Problems);
        var checker = new TypeChecker(text);
        var shape = checker.Infer(root, TypeScope.Of(variables.Members));
        return new FeelTyping(shape, checker.problems);
    }

    private static IEnumerable<string> MembersIn(FeelShape shape) => Plain(shape) switch
    {
        ContextShape context => context.Members.SelectMany(m => MembersIn(m.Value).Prepend(m.Key)),
        ListShape list => MembersIn(list.Item),
        _ => [],
    };

    private FeelShape Fail(FeelProblem problem)
    {
        problems.Add(problem);
        return FeelShape.Any;
    }

    private string Source(FeelNode node) => text.Substring(node.At.Start, node.At.Length);

    private static FeelShape Plain(FeelShape shape)
    {
        while (shape is DeclaredShape declared) shape = declared.Of.Value;
        return shape;
    }

    /// <summary>Null where any value may come.</summary>
    private static ValueKind? KindOf(FeelShape shape) => Plain(shape) switch
    {
        SimpleShape simple => simple.Kind,
        ListShape => ValueKind.List,
        ContextShape => ValueKind.Context,
        RangeShape => ValueKind.Range,
        FunctionShape => ValueKind.Function,
        var other => other == AnyFunction ? ValueKind.Function : null,
    };

    private static FeelShape Of(ValueKind? kind) => kind switch
    {
        null or ValueKind.Null => FeelShape.Any,
        ValueKind.List => new ListShape(FeelShape.Any),
        ValueKind.Context => new ContextShape([]),
        ValueKind.Range => new RangeShape(FeelShape.Any),
        ValueKind.Function => AnyFunction,
        { } simple => new SimpleShape(simple),
    };

    private FeelShape Infer(FeelNode node, TypeScope scope)
    {
        switch (node)
        {
            case NumberNode: return FeelShape.Number;
            case TextNode: return FeelShape.Text;
            case BoolNode: return FeelShape.Bool;
            case TemporalNode n: return Temporal(n.Value, TemporalText.Literal, n.At);
            case NameNode n: return Name(n, scope);
            case InputNode n: return scope.Find("?") ?? Fail(Feel.Problems.InputOutsideTest(n.At));
            case NegateNode n: return Negated(n, Infer(n.Operand, scope));
            case ArithmeticNode n: return Arithmetic(n, Infer(n.Left, scope), Infer(n.Right, scope));
            case CompareNode n: Comparable(n.Operator, n.Left, Infer(n.Left, scope), n.Right, Infer(n.Right, scope), n.At); return FeelShape.Bool;
            case BetweenNode n: return Between(n, scope);
            case InNode n: return In(n, scope);
            case LogicNode n: foreach (var operand in n.Operands) Require(ValueKind.Bool, operand, scope); return FeelShape.Bool;
            case IfNode n: Require(ValueKind.Bool, n.Condition, scope); return Common([Infer(n.Then, scope), Infer(n.Else, scope)], n.Then is NullNode, n.Else is NullNode);
            case ListNode n: return new ListShape(Common([.. n.Items.Select(i => Infer(i, scope))]));
            case RangeNode n: return Range(n, scope);
            case CompareTestNode n: return new RangeShape(Infer(n.Operand, scope));
            case TestsNode n: foreach (var test in n.Tests) Infer(test, scope); return FeelShape.Bool;
            case CallNode n: return Call(n, scope);
            case PathNode n: return Path(Infer(n.Target, scope), n.Member);
            case FilterNode n: return Filter(n, scope);
            case InstanceNode n: Infer(n.Value, scope); Declared(n.Type); return FeelShape.Bool;
            case ContextNode n: return Context(n, scope);
            case ForNode n: return new ListShape(Infer(n.Result, Iterated(n.Iterators, scope).With("partial", new ListShape(FeelShape.Any))));
            case QuantifiedNode n: Require(ValueKind.Bool, n.Condition, Iterated(n.Iterators, scope)); return FeelShape.Bool;
            case FunctionNode n: return Function(n, scope);
            default: return FeelShape.Any;
        }
    }

    private void Require(ValueKind expected, FeelNode node, TypeScope scope)
    {
        if (KindOf(Infer(node, scope)) is { } found && found != expected) Fail(Feel.Problems.WrongValueKind(Source(node), found, expected, node.At));
    }

    private static FeelShape Common(IReadOnlyList<FeelShape> shapes, params ReadOnlySpan<bool> isNull)
    {
        FeelShape? common = null;
        for (var i = 0; i < shapes.Count; i++)
        {
            if (i < isNull.Length && isNull[i]) continue;
            if (common is not null && !common.Equals(shapes[i])) return KindOf(common) == KindOf(shapes[i]) ? Of(KindOf(common)) : FeelShape.Any;
            common = shapes[i];
        }
        return common ?? FeelShape.Any;
    }

    private FeelShape Temporal(string value, Func<string, object?> parse, TextSpan at) =>
        parse(value) is { } found ? Of(FeelValue.KindOf(found)) : Fail(Feel.Problems.BadTemporal(value, "@\"2023-01-01\"", at));

    private FeelShape Name(NameNode node, TypeScope scope)
    {
        if (scope.Find(node.Name) is { } shape) return shape;
        if (BuiltinFunctions.ByName.ContainsKey(node.Name)) return AnyFunction;
        return scope.IsOpen ? FeelShape.Any : Fail(Feel.Problems.UnknownName(node.Name, NameSuggestion.For(node.Name, scope.Names), node.At));
    }

    private FeelShape Negated(NegateNode node, FeelShape operand) => KindOf(operand) is null or ValueKind.Number or ValueKind.DaysTime or ValueKind.YearsMonths
        ? operand
        : Fail(Feel.Problems.WrongValueKind(Source(node.Operand), KindOf(operand)!.Value, ValueKind.Number, node.Operand.At));

    private FeelShape Arithmetic(ArithmeticNode node, FeelShape left, FeelShape right)
    {
        if (KindOf(left) is not { } a || KindOf(right) is not { } b) return node.Operator == ArithmeticOperator.Power ? FeelShape.Number : FeelShape.Any;
        return ResultOf(node.Operator, a, b) is { } kind ? Of(kind) : Fail(Feel.Problems.NoArithmetic(Source(node), a, b, node.At));
    }

    private static ValueKind? ResultOf(ArithmeticOperator op, ValueKind a, ValueKind b)
    {
        var isDuration = b is ValueKind.DaysTime or ValueKind.YearsMonths;
        return op switch
        {
            _ when a == ValueKind.Number && b == ValueKind.Number => ValueKind.Number,
            ArithmeticOperator.Add when a == b && (a == ValueKind.Text || isDuration) => a,
            ArithmeticOperator.Add when a is ValueKind.DaysTime or ValueKind.YearsMonths && IsTime(b, a) => b,
            ArithmeticOperator.Add or ArithmeticOperator.Subtract when isDuration && IsTime(a, b) => a,
            ArithmeticOperator.Subtract when isDuration && a == b => a,
            ArithmeticOperator.Subtract when (a == b && a == ValueKind.Time) || (a is ValueKind.Date or ValueKind.DateTime && b is ValueKind.Date or ValueKind.DateTime) => ValueKind.DaysTime,
            ArithmeticOperator.Multiply when a == ValueKind.Number && isDuration => b,
            ArithmeticOperator.Multiply or ArithmeticOperator.Divide when b == ValueKind.Number && a is ValueKind.DaysTime or ValueKind.YearsMonths => a,
            ArithmeticOperator.Divide when isDuration && a == b => ValueKind.Number,
            _ => null,
        };
    }

    private static bool IsTime(ValueKind kind, ValueKind duration) => kind is ValueKind.Date or ValueKind.DateTime || (kind == ValueKind.Time && duration == ValueKind.DaysTime);

    private void Comparable(Comparison op, FeelNode left, FeelShape leftShape, FeelNode right, FeelShape rightShape, TextSpan at)
    {
        if (KindOf(leftShape) is not { } a || KindOf(rightShape) is not { } b) return;
        if (a != b) Fail(Feel.Problems.NotComparable(Source(left), a, Source(right), b, at));
        else if (op is not (Comparison.Equal or Comparison.NotEqual) && a is ValueKind.Bool or ValueKind.List or ValueKind.Context or ValueKind.Range or ValueKind.Function) Fail(Feel.Problems.NoOrder(Source(left), a, at));
    }

    private FeelShape Between(BetweenNode node, TypeScope scope)
    {
        var value = Infer(node.Value, scope);
        Comparable(Comparison.LessOrEqual, node.Value, value, node.Low, Infer(node.Low, scope), node.At);
        Comparable(Comparison.LessOrEqual, node.Value, value, node.High, Infer(node.High, scope), node.At);
        return FeelShape.Bool;
    }

    private FeelShape In(InNode node, TypeScope scope)
    {
        var value = Infer(node.Value, scope);
        foreach (var test in node.Tests) Test(node.Value, value, test, scope.With("?", value));
        return FeelShape.Bool;
    }

    private void Test(FeelNode value, FeelShape shape, FeelNode test, TypeScope scope)
    {
        if (test is ListNode list)
        {
            foreach (var item in list.Items) Test(value, shape, item, scope);
            return;
        }
        var tested = Infer(test, scope);
        if (test.UsesInput || KindOf(tested) == ValueKind.Bool) return;
        var compared = Plain(tested) switch { RangeShape range => range.Item, ListShape inner => inner.Item, _ => tested };
        if (Plain(compared) is RangeShape nested) compared = nested.Item;
        Comparable(Comparison.Equal, value, shape, test, compared, test.At);
    }

    private FeelShape Range(RangeNode node, TypeScope scope)
    {
        var (low, high) = (Infer(node.Low, scope), Infer(node.High, scope));
        Comparable(Comparison.LessOrEqual, node.Low, low, node.High, high, node.At);
        return new RangeShape(KindOf(low) is null ? high : low);
    }

    private FeelShape Path(FeelShape target, NameNode member)
    {
        switch (Plain(target))
        {
            case ListShape list: return new ListShape(Path(list.Item, member));
            case ContextShape { Members.Count: > 0 } context:
                return context.Members.FirstOrDefault(m => m.Key == member.Name) is { Key: not null } found ? found.Value : Fail(Feel.Problems.UnknownMember(member.Name, NameSuggestion.For(member.Name, context.Members.Select(m => m.Key)), member.At));
            case SimpleShape simple: return Property(simple.Kind, member);
            case RangeShape range: return member.Name switch { "start" or "end" => range.Item, "start included" or "end included" => FeelShape.Bool, _ => Fail(Feel.Problems.UnknownMember(member.Name, NameSuggestion.For(member.Name, ["start", "end", "start included", "end included"]), member.At)) };
            default: return FeelShape.Any;
        }
    }

    private FeelShape Property(ValueKind kind, NameNode member)
    {
        string[] known = kind switch
        {
            ValueKind.Date => ["year", "month", "day", "weekday"],
            ValueKind.Time => ["hour", "minute", "second", "time offset", "timezone"],
            ValueKind.DateTime => ["year", "month", "day", "weekday", "hour", "minute", "second", "time offset", "timezone"],
            ValueKind.DaysTime => ["days", "hours", "minutes", "seconds"],
            ValueKind.YearsMonths => ["years", "months"],
            _ => [],
        };
        if (!known.Contains(member.Name)) return Fail(Feel.Problems.UnknownMember(member.Name, NameSuggestion.For(member.Name, known), member.At));
        return member.Name switch { "time offset" => Of(ValueKind.DaysTime), "timezone" => FeelShape.Text, _ => FeelShape.Number };
    }

    private FeelShape Filter(FilterNode node, TypeScope scope)
    {
        var target = Infer(node.Target, scope);
        var item = Plain(target) is ListShape list ? list.Item : target;
        var inner = scope.With("item", item);
        inner = Plain(item) is ContextShape { Members.Count: > 0 } context ? context.Members.Aggregate(inner, (s, m) => s.With(m.Key, m.Value)) : KindOf(item) is null or ValueKind.Context ? inner.Opened() : inner;
        return KindOf(Infer(node.Condition, inner)) switch
        {
            ValueKind.Number => item,
            ValueKind.Bool => new ListShape(item),
            _ => FeelShape.Any,
        };
    }

    private FeelShape Context(ContextNode node, TypeScope scope)
    {
        var members = new List<KeyValuePair<string, FeelShape>>();
        foreach (var entry in node.Entries)
        {
            // A function may call itself.
            var inner = entry.Value is FunctionNode ? scope.With(entry.Name, AnyFunction) : scope;
            members.Add(KeyValuePair.Create(entry.Name, Infer(entry.Value, inner)));
            scope = scope.With(entry.Name, members[^1].Value);
        }
        return node.Result is null ? new ContextShape(members) : Infer(node.Result, scope);
    }

    private TypeScope Iterated(IReadOnlyList<IteratorNode> iterators, TypeScope scope)
    {
        foreach (var iterator in iterators)
        {
            var domain = Infer(iterator.Domain, scope);
            if (iterator.To is { } to) Comparable(Comparison.LessOrEqual, iterator.Domain, domain, to, Infer(to, scope), iterator.At);
            scope = scope.With(iterator.Name, iterator.To is not null ? domain : Plain(domain) switch { ListShape list => list.Item, RangeShape range => range.Item, _ => domain });
        }
        return scope;
    }

    private FunctionShape Function(FunctionNode node, TypeScope scope)
    {
        var parameters = node.Parameters.Select(p => p.Type is null ? FeelShape.Any : Declared(p.Type)).ToList();
        var inner = node.Parameters.Zip(parameters).Aggregate(scope, (s, p) => s.With(p.First.Name, p.Second));
        return new FunctionShape(parameters, node.IsExternal ? FeelShape.Any : Infer(node.Body, inner));
    }

    private FeelShape Declared(TypeNode type)
    {
        var arguments = type.Arguments.Select(Declared).ToList();
        return type.Name switch
        {
            "list" when arguments is [var item] => new ListShape(item),
            "range" when arguments is [var item] => new RangeShape(item),
            "context" when type.Members.Count > 0 => new ContextShape([.. type.Members.Zip(arguments, KeyValuePair.Create)]),
            "function" when type.Result is not null => new FunctionShape(arguments, Declared(type.Result)),
            _ => FeelShape.Named(type.Name) ?? Fail(Feel.Problems.UnknownType(type.Name, NameSuggestion.For(type.Name, FeelShape.Names), type.At)),
        };
    }

    // Invocations

    private FeelShape Call(CallNode node, TypeScope scope)
    {
        var arguments = node.Arguments.Select(a => Infer(a, scope)).ToList();
        if (node.Function is NameNode { Name: var name } called && scope.Find(name) is null)
        {
            if (BuiltinFunctions.ByName.TryGetValue(name, out var builtin)) return Builtin(builtin, node, arguments);
            return scope.IsOpen ? FeelShape.Any : Fail(Feel.Problems.UnknownFunction(name, NameSuggestion.For(name, BuiltinFunctions.ByName.Keys.Concat(scope.Names)), called.At));
        }
        var function = Infer(node.Function, scope);
        if (KindOf(function) is { } kind and not ValueKind.Function) return Fail(Feel.Problems.WrongValueKind(Source(node.Function), kind, ValueKind.Function, node.Function.At));
        if (Plain(function) is not FunctionShape known) return FeelShape.Any;
        if (known.Parameters.Count != arguments.Count) Fail(Feel.Problems.ArgumentCount(Source(node.Function), known.Parameters.Count, arguments.Count, node.At));
        return known.Result;
    }

    private FeelShape Builtin(BuiltinFunction function, CallNode node, List<FeelShape> arguments)
    {
        var ways = function.Signatures.Where(s => node.Names is { } names ? BuiltinFunction.Knows(s, names) : s.TakesCount(arguments.Count)).ToList();
        if (ways.Count == 0) Fail(Feel.Problems.Arguments(function.Name, string.Join(" | ", function.Signatures), node.At));
        else if (ways.TrueForAll(s => Misfit(s, node, arguments) is not null)) Misfits(function, ways[0], node, arguments);
        else CheckLiteral(function.Name, node);
        return ResultOf(function.Name, arguments);
    }

    private void Misfits(BuiltinFunction function, Signature signature, CallNode node, List<FeelShape> arguments)
    {
        var index = Misfit(signature, node, arguments)!.Value;
        var parameter = ParameterOf(signature, node, index);
        Fail(Feel.Problems.Argument(function.Name, parameter.Name, BuiltinFunction.Words(parameter.Takes), KindOf(arguments[index])!.Value, node.Arguments[index].At));
    }

    private static BuiltinParameter ParameterOf(Signature signature, CallNode node, int index) =>
        node.Names is { } names ? signature.Parameters.First(p => p.Name == names[index]) : signature.Parameters[Math.Min(index, signature.Parameters.Count - 1)];

    private static int? Misfit(Signature signature, CallNode node, List<FeelShape> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (KindOf(arguments[i]) is not { } kind || kind == ValueKind.List) continue;
            var takes = ParameterOf(signature, node, i).Takes;
            if (takes != Takes.List && !takes.HasFlag(BuiltinFunction.TakesOf(kind))) return i;
        }
        return null;
    }

    /// <summary>date("2023-02-30") is wrong already where it is written.</summary>
    private void CheckLiteral(string function, CallNode node)
    {
        if (node.Arguments is not [TextNode literal]) return;
        Func<string, object?>? parse = function switch
        {
            "date" => t => FeelDate.Parse(t),
            "time" => t => FeelTime.Parse(t) ?? FeelDateTime.Parse(t)?.Time,
            "date and time" => t => TemporalText.DateTime(t),
            "duration" => TemporalText.Duration,
            _ => null,
        };
        if (parse is not null && parse(literal.Value) is null) Fail(Feel.Problems.BadTemporal(literal.Value, function == "duration" ? "duration(\"P1Y6M\")" : $"{function}(\"2023-01-01\")", literal.At));
    }

    private static FeelShape ResultOf(string function, List<FeelShape> arguments)
    {
        var first = arguments.Count == 0 ? FeelShape.Any : arguments[0];
        switch (function)
        {
            case "string" or "substring" or "upper case" or "lower case" or "substring before" or "substring after" or "replace" or "string join" or "day of week" or "month of year": return FeelShape.Text;
            case "number" or "string length" or "decimal" or "floor" or "ceiling" or "round up" or "round down" or "round half up" or "round half down" or "modulo" or "sqrt" or "log" or "exp"
                or "count" or "median" or "stddev" or "product" or "day of year" or "week of year" or "year" or "month" or "day": return FeelShape.Number;
            case "date" or "today": return Of(ValueKind.Date);
            case "time": return Of(ValueKind.Time);
            case "date and time" or "now": return Of(ValueKind.DateTime);
            case "years and months duration": return Of(ValueKind.YearsMonths);
            case "split": return new ListShape(FeelShape.Text);
            case "mode" or "index of": return new ListShape(FeelShape.Number);
            case "min" or "max" or "sum" or "mean" or "abs": return Plain(first) is ListShape list ? list.Item : first;
            case "sublist" or "remove" or "reverse" or "distinct values" or "duplicate values" or "sort": return Plain(first) is ListShape ? first : new ListShape(FeelShape.Any);
            case "insert before" or "append" or "list replace" or "concatenate" or "union" or "flatten" or "get entries": return new ListShape(FeelShape.Any);
            case "get value" or "duration": return FeelShape.Any;
            case "context" or "context put" or "context merge": return new ContextShape([]);
            case "range": return new RangeShape(FeelShape.Any);
            default: return FeelShape.Bool;
        }
    }

    /// <summary>Names with their types, innermost first; an open scope may hold more names than are known.</summary>
    private sealed record TypeScope(TypeScope? Outer, string Name, FeelShape Shape, bool IsOpen)
    {
        private static readonly TypeScope Nothing = new(null, "", FeelShape.Any, IsOpen: false);

        public static TypeScope Of(IEnumerable<KeyValuePair<string, FeelShape>> names) => names.Aggregate(Nothing, (scope, n) => scope.With(n.Key, n.Value));

        public IEnumerable<string> Names => Outer is null ? [] : Outer.Names.Prepend(Name);

        public TypeScope With(string name, FeelShape shape) => new(this, name, shape, IsOpen);

        public TypeScope Opened() => this with { IsOpen = true };

        public FeelShape? Find(string name)
        {
            for (var scope = this; scope is not null; scope = scope.Outer)
            {
                if (scope.Outer is not null && string.Equals(scope.Name, name, StringComparison.Ordinal)) return scope.Shape;
            }
            return null;
        }
    }
}
