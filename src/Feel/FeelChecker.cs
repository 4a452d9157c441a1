using System.Globalization;
using Yingshang.Feel.Values;

namespace Yingshang.Feel;

/// <summary>The outcome of checking: a formula that can run, or every problem found. Notices may stand beside a formula.</summary>
public sealed record FeelCheck(string Text, FeelFormula? Formula, IReadOnlyList<FeelProblem> Problems)
{
    public bool Ok => Formula is not null;
}

/// <summary>Resolves names against the dictionary, infers kinds, checks choices and converts units.</summary>
public sealed class FeelChecker
{
    private readonly string text;
    private readonly FieldDictionary dictionary;
    private readonly FeelFormula? tested;
    private readonly Bound? input;
    private readonly List<FeelProblem> problems = [];

    private FeelChecker(string text, FieldDictionary dictionary, FeelFormula? tested)
    {
        this.text = text;
        this.dictionary = dictionary;
        this.tested = tested;
        input = tested is null ? null : tested.Root with { At = Elsewhere };
    }

    /// <summary>The place of a cell's input: in another text.</summary>
    private static TextSpan Elsewhere => new(-1, 0);

    /// <summary>Parses and checks. <paramref name="expected"/>: Bool for a condition, Number for an amount; null accepts any.</summary>
    public static FeelCheck Check(string text, FieldDictionary dictionary, FeelKind? expected = null)
    {
        var parse = FeelParser.Parse(text, dictionary);
        if (parse.Root is not { } root) return new FeelCheck(text, null, parse.Problems);
        var checker = new FeelChecker(text, dictionary, tested: null);
        var bound = checker.Bind(root);
        if (expected is { } kind) checker.Require(bound, kind);
        return checker.Finish(bound);
    }

    /// <summary>Checks a cell of a decision table against its input; the formula is a condition.</summary>
    internal static FeelCheck CheckTests(string cell, FeelFormula input)
    {
        var parse = FeelParser.ParseTests(cell, input.Dictionary);
        if (parse.Root is not TestsNode tests) return new FeelCheck(cell, null, parse.Problems);
        var checker = new FeelChecker(cell, input.Dictionary, input);
        return checker.Finish(checker.BindTests(tests));
    }

    private FeelCheck Finish(Bound root)
    {
        var failed = problems.Exists(p => p.Severity == FeelSeverity.Error);
        return new FeelCheck(text, failed ? null : new FeelFormula(text, root, dictionary), problems);
    }

    private BoundConstant Fail(FeelProblem problem)
    {
        problems.Add(problem.At.Start >= 0 ? problem : problem with { At = new TextSpan(0, text.Length) });
        return BoundConstant.Error(problem.At);
    }

    private string Source(Bound bound) => bound.At == Elsewhere ? tested!.Text : text.Substring(bound.At.Start, bound.At.Length);

    private Bound Require(Bound bound, FeelKind kind)
    {
        if (bound.Kind == kind || bound.Kind == FeelKind.Error) return bound;
        return Fail(Problems.WrongKind(Source(bound), bound.Kind, kind, bound.At));
    }

    private Bound Bind(FeelNode node) => node switch
    {
        NumberNode n => BindNumber(n),
        TextNode n => new BoundConstant(FeelKind.Text, n.Value, n.At),
        BoolNode n => new BoundConstant(FeelKind.Bool, n.Value, n.At),
        NullNode n => new BoundConstant(FeelKind.Null, null, n.At),
        TemporalNode n => BindTemporal(n.Value, n.At),
        NameNode n => BindName(n),
        InputNode n => input ?? Fail(Problems.InputOutsideTest(n.At)),
        NegateNode n => BindNegate(n),
        ArithmeticNode n => BindArithmetic(n),
        CompareNode n => Compare(n.Operator, Bind(n.Left), Bind(n.Right), n.At),
        BetweenNode n => BindBetween(n),
        InNode n => BindIn(n),
        LogicNode n => new BoundLogic(n.IsAnd, [.. n.Operands.Select(o => Require(Bind(o), FeelKind.Bool))], n.At),
        IfNode n => BindIf(n),
        CallNode n => BindCall(n),
        PathNode n => BindPath(n),
        ListNode or RangeNode or CompareTestNode => Fail(Problems.OnlyInTests(node.At)),
        _ => Refuse(node),
    };

    /// <summary>What the language has, but conditions over fields do not run.</summary>
    private BoundConstant Refuse(FeelNode node)
    {
        var (name, at) = node switch
        {
            ForNode => ("for", new TextSpan(node.At.Start, 3)),
            QuantifiedNode { IsEvery: true } => ("every", new TextSpan(node.At.Start, 5)),
            QuantifiedNode => ("some", new TextSpan(node.At.Start, 4)),
            FunctionNode => ("function", new TextSpan(node.At.Start, 8)),
            ContextNode => ("{", new TextSpan(node.At.Start, 1)),
            FilterNode f => ("[", f.Target.At.To(f.At)),
            InstanceNode => ("instance of", node.At),
            _ => (text.Substring(node.At.Start, node.At.Length), node.At),
        };
        return Fail(Problems.NotYet(name, at));
    }

    private BoundConstant BindNumber(NumberNode node) => node.Value.ToDecimal() is { } value && (FeelNumber)value == node.Value
        ? new BoundConstant(FeelKind.Number, value, node.At)
        : Fail(Problems.NumberTooLong(node.At));

    private Bound BindName(NameNode node)
    {
        if (dictionary.FindByName(node.Name) is { } field) return new BoundField(field, node.At) { Unit = field.Unit is { } unit ? dictionary.Units.Find(unit) : null };
        var names = dictionary.Fields.Select(f => f.Name).ToList();
        if (WordHints.Glued(node.Name, names) is var (name, word, meant)) return Fail(Problems.GluedOperator(node.Name, name, word, meant, node.At));
        return Fail(Problems.UnknownName(node.Name, NameSuggestion.For(node.Name, names), node.At));
    }

    private BoundConstant BindTemporal(string value, TextSpan at)
    {
        if (Temporal.Date(value) is { } date) return new BoundConstant(FeelKind.Date, date, at);
        if (Temporal.Instant(value, dictionary.LocalOffset) is { } instant) return new BoundConstant(FeelKind.DateTime, instant, at);
        return Fail(Problems.BadTemporal(value, "@\"2023-01-01\"", at));
    }

    private Bound BindNegate(NegateNode node)
    {
        var operand = Require(Bind(node.Operand), FeelKind.Number);
        if (operand is BoundConstant { Value: decimal value }) return new BoundConstant(FeelKind.Number, -value, node.At);
        return Numbers.Make(ArithmeticOperator.Multiply, new BoundConstant(FeelKind.Number, -1m, node.At), operand, node.At) with { Unit = operand.Unit };
    }

    private Bound BindArithmetic(ArithmeticNode node)
    {
        var left = Require(Bind(node.Left), FeelKind.Number);
        var right = Require(Bind(node.Right), FeelKind.Number);
        if (left.Kind == FeelKind.Error || right.Kind == FeelKind.Error) return BoundConstant.Error(node.At);
        var (l, r, unit) = UnitsOf(node.Operator, left, right, node.At);
        return Numbers.Make(node.Operator, l, r, node.At) with { Unit = unit };
    }

    private (Bound Left, Bound Right, Unit? Unit) UnitsOf(ArithmeticOperator op, Bound left, Bound right, TextSpan at)
    {
        switch (op)
        {
            case ArithmeticOperator.Add or ArithmeticOperator.Subtract: return Alike(left, right, at);
            case ArithmeticOperator.Multiply: return UnitOfProduct(Numbers.Plain(left), Numbers.Plain(right));
            case ArithmeticOperator.Divide: return UnitOfQuotient(left, right, at);
            default: return (left, right, null);
        }
    }

    private static (Bound, Bound, Unit?) UnitOfProduct(Bound left, Bound right) => (left.Unit, right.Unit) switch
    {
        (null, var unit) => (left, right, unit),
        (var unit, null) => (left, right, unit),
        ({ IsRatio: true }, var unit) => (left, right, unit),
        (var unit, { IsRatio: true }) => (left, right, unit),
        var (a, b) => (left, right, Derived($"{a.Name}·{b.Name}")),
    };

    private (Bound, Bound, Unit?) UnitOfQuotient(Bound left, Bound right, TextSpan at)
    {
        if (left.Unit is { } a && right.Unit is { } b)
        {
            if (a.Dimension != b.Dimension) return b.IsRatio ? (left, Numbers.Plain(right), a) : (Numbers.Plain(left), right, Derived($"{a.Name}/{b.Name}"));
            var (l, r, _) = Alike(left, right, at, silent: true);
            return (l, r, Unit.Ratio);
        }
        return (left, right, right.Unit is null ? left.Unit : Derived($"1/{right.Unit.Name}"));
    }

    private static Unit Derived(string name) => new(name, name, 1m);

    /// <summary>Both sides in the smaller of their units; a side without unit (a plain number) is taken in the other's.</summary>
    private (Bound Left, Bound Right, Unit? Unit) Alike(Bound left, Bound right, TextSpan at, bool silent = false)
    {
        if (left.Unit is not { } a || right.Unit is not { } b) return (left, right, left.Unit ?? right.Unit);
        if (a.Dimension != b.Dimension) return (Fail(Problems.UnitMismatch(a.Name, b.Name, at)), right, null);
        if (a.Factor == b.Factor) return (left, right, a);
        var (from, to) = a.Factor > b.Factor ? (a, b) : (b, a);
        if (!silent) problems.Add(Problems.UnitConverted(from.Name, to.Name, at));
        return (Numbers.Convert(left, to), Numbers.Convert(right, to), to);
    }

    private BoundLogic BindBetween(BetweenNode node)
    {
        var value = Bind(node.Value);
        return new BoundLogic(IsAnd: true,
            [Compare(Comparison.GreaterOrEqual, value, Bind(node.Low), node.At), Compare(Comparison.LessOrEqual, value, Bind(node.High), node.At)], node.At, IsAtom: true);
    }

    private BoundLogic BindIn(InNode node)
    {
        var value = Bind(node.Value);
        return new BoundLogic(IsAnd: false, [.. node.Tests.Select(t => Test(value, t))], node.At, IsAtom: true);
    }

    private Bound BindTests(TestsNode node)
    {
        if (node.IsAny) return new BoundConstant(FeelKind.Bool, true, node.At);
        var any = new BoundLogic(IsAnd: false, [.. node.Tests.Select(t => Test(input!, t))], node.At, IsAtom: true);
        return node.Negated ? new BoundNot(any, node.At) : any;
    }

    private Bound Test(Bound value, FeelNode test) => test switch
    {
        CompareTestNode t => Compare(t.Operator, value, Bind(t.Operand), t.At),
        ListNode t => new BoundLogic(IsAnd: false, [.. t.Items.Select(i => Test(value, i))], t.At, IsAtom: true),
        RangeNode t => new BoundLogic(IsAnd: true,
            [
                Compare(t.LowIncluded ? Comparison.GreaterOrEqual : Comparison.Greater, value, Bind(t.Low), t.At),
                Compare(t.HighIncluded ? Comparison.LessOrEqual : Comparison.Less, value, Bind(t.High), t.At),
            ], t.At, IsAtom: true),
        _ => TestValue(value, Bind(test), test.UsesInput),
    };

    /// <summary>A value tests for equality; a condition over “?” speaks for itself; a set and a text test for membership.</summary>
    private Bound TestValue(Bound value, Bound test, bool usesInput)
    {
        if (usesInput) return Require(test, FeelKind.Bool);
        if (value.Kind == FeelKind.Set && test.Kind == FeelKind.Text) return Membership(value, test, test.At);
        if (value.Kind == FeelKind.Text && test.Kind == FeelKind.Set) return Membership(test, value, test.At);
        return Compare(Comparison.Equal, value, test, test.At);
    }

    private Bound Compare(Comparison op, Bound left, Bound right, TextSpan at)
    {
        if (left.Kind == FeelKind.Error || right.Kind == FeelKind.Error) return BoundConstant.Error(at);
        if (left.Kind == FeelKind.Null || right.Kind == FeelKind.Null) return Presence(op, left, right, at);
        if (left.Kind != right.Kind) return Fail(Problems.Incomparable(Source(left), left.Kind, Source(right), right.Kind, ExampleFor(left, right), at));
        if (op is not (Comparison.Equal or Comparison.NotEqual) && (IsUnordered(left) ?? IsUnordered(right)) is { } unordered)
            return Fail(Problems.Unordered(Source(unordered), unordered.Kind, unordered.At));
        if (left.Kind == FeelKind.Set) return Fail(Problems.OnlyInTests(at));
        CheckChoice(left, right);
        CheckChoice(right, left);
        if (left.Kind != FeelKind.Number) return new BoundCompare(op, left, right, at);
        var (l, r, _) = Alike(left, right, at);
        return l.Kind == FeelKind.Error ? l : new BoundCompare(op, l, r, at);
    }

    private static Bound? IsUnordered(Bound bound) =>
        bound.Kind is FeelKind.Bool or FeelKind.Set || bound is BoundField { Field.Type: FeelType.Choice } ? bound : null;

    private static string? ExampleFor(Bound left, Bound right) => (left, right) switch
    {
        ({ Kind: FeelKind.Number }, BoundConstant { Value: string s }) when decimal.TryParse(s, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => s,
        ({ Kind: FeelKind.Date }, { Kind: FeelKind.Text }) => "date(\"2023-01-01\")",
        ({ Kind: FeelKind.DateTime }, { Kind: FeelKind.Text }) => "date and time(\"2023-01-01T08:00:00\")",
        (BoundField { Kind: FeelKind.DateTime } f, { Kind: FeelKind.Date }) => $"date({f.Field.Name}) >= date(\"2023-01-01\")",
        ({ Kind: FeelKind.Text }, BoundConstant { Value: decimal d }) => $"\"{d.ToString(CultureInfo.InvariantCulture)}\"",
        (BoundField { Kind: FeelKind.Set } f, { Kind: FeelKind.Text }) => $"list contains({f.Field.Name}, \"…\")",
        _ => null,
    };

    private Bound Presence(Comparison op, Bound left, Bound right, TextSpan at)
    {
        var operand = left.Kind == FeelKind.Null ? right : left;
        if (op is not (Comparison.Equal or Comparison.NotEqual)) return Fail(Problems.Unordered("null", FeelKind.Null, at));
        if (operand is BoundConstant constant) return new BoundConstant(FeelKind.Bool, constant.Value is null == (op == Comparison.Equal), at);
        return new BoundPresence(operand, op == Comparison.Equal, at);
    }

    private void CheckChoice(Bound holder, Bound value)
    {
        if (holder is not BoundField { Field: { Choices.Count: > 0 } field } || value is not BoundConstant { Value: string text } || field.Choices.Contains(text)) return;
        Fail(Problems.UnknownChoice(field.Name, text, NameSuggestion.For(text, field.Choices), field.Choices, value.At));
    }

    private BoundCall Membership(Bound set, Bound item, TextSpan at)
    {
        CheckChoice(set, item);
        return new BoundCall(Builtins.ByName["list contains"], [set, item], at);
    }

    private Bound BindIf(IfNode node)
    {
        var condition = Require(Bind(node.Condition), FeelKind.Bool);
        var then = Bind(node.Then);
        var otherwise = Bind(node.Else);
        if (then.Kind == FeelKind.Null) then = new BoundConstant(otherwise.Kind, null, then.At);
        if (otherwise.Kind == FeelKind.Null) otherwise = new BoundConstant(then.Kind, null, otherwise.At);
        otherwise = Require(otherwise, then.Kind);
        if (then.Kind != FeelKind.Number || otherwise.Kind != FeelKind.Number) return new BoundIf(condition, then, otherwise, node.At);
        var (a, b, unit) = Alike(then, otherwise, node.At);
        return new BoundIf(condition, a, b, node.At) { Unit = unit };
    }

    private Bound BindPath(PathNode node)
    {
        if (node.Member.Name is not ("year" or "month" or "day")) return Fail(Problems.UnknownName(node.Member.Name, NameSuggestion.For(node.Member.Name, ["year", "month", "day"]), node.Member.At));
        return CallWith(Builtins.ByName[node.Member.Name], [Bind(node.Target)], node.At);
    }

    private Bound BindCall(CallNode node)
    {
        if (node.Function is not NameNode { Name: var name }) return Fail(Problems.NotYet(text.Substring(node.At.Start, node.At.Length), node.At));
        if (node.Names is not null) return Fail(Problems.NotYet(node.Names[0] + ":", node.At));
        if (name is "date" or "date and time" && node.Arguments is [TextNode literal]) return BindLiteral(name, literal);
        if (name == "not" && node.Arguments is [var operand]) return new BoundNot(Require(Bind(operand), FeelKind.Bool), node.At);
        if (!Builtins.ByName.TryGetValue(name, out var function))
            return Fail(Problems.UnknownFunction(name, NameSuggestion.For(name, Builtins.AllNames), node.Function.At));
        return CallWith(function, [.. node.Arguments.Select(Bind)], node.At);
    }

    private BoundConstant BindLiteral(string function, TextNode literal)
    {
        var constant = Temporal.Date(literal.Value) is { } date && function == "date"
            ? new BoundConstant(FeelKind.Date, date, literal.At)
            : function == "date" ? null : BindInstant(literal);
        return constant ?? Fail(Problems.BadTemporal(literal.Value, function == "date" ? "date(\"2023-01-01\")" : "date and time(\"2023-01-01T08:00:00\")", literal.At));
    }

    private BoundConstant? BindInstant(TextNode literal)
    {
        var instant = Temporal.Instant(literal.Value, dictionary.LocalOffset)
            ?? (Temporal.Date(literal.Value) is { } day ? Temporal.StartOf(day, dictionary.LocalOffset) : null);
        return instant is { } value ? new BoundConstant(FeelKind.DateTime, value, literal.At) : null;
    }

    private Bound CallWith(Builtin function, IReadOnlyList<Bound> arguments, TextSpan at)
    {
        if (arguments.Any(a => a.Kind == FeelKind.Error)) return BoundConstant.Error(at);
        if (!Fits(function, arguments)) return Fail(Problems.Arguments(function.Name, string.Join("，", function.Parameters.Select(Kinds.Chinese)) + (function.Variadic ? "，……" : ""), at));
        if (function.Id == FunctionId.ListContains) return Membership(arguments[0], arguments[1], at);
        return function.Parameters[0] == FeelKind.Number ? CallOnNumbers(function, arguments, at) : new BoundCall(function, arguments, at);
    }

    private static bool Fits(Builtin function, IReadOnlyList<Bound> arguments)
    {
        if (arguments.Count < function.Parameters.Count || (arguments.Count > function.Parameters.Count && !function.Variadic)) return false;
        return arguments.Select((a, i) => a.Kind == function.Parameters[Math.Min(i, function.Parameters.Count - 1)]).All(fits => fits);
    }

    /// <summary>abs, min and max: all arguments in the smallest unit among them.</summary>
    private Bound CallOnNumbers(Builtin function, IReadOnlyList<Bound> arguments, TextSpan at)
    {
        var smallest = arguments[0];
        foreach (var argument in arguments.Skip(1))
        {
            var (left, _, unit) = Alike(smallest, argument, at);
            if (left.Kind == FeelKind.Error) return left;
            smallest = smallest with { Unit = unit };
        }
        return new BoundCall(function, [.. arguments.Select(a => smallest.Unit is { } u ? Numbers.Convert(a, u) : a)], at) { Unit = smallest.Unit };
    }
}
