using System.Linq.Expressions;
using System.Numerics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Yingshang.Feel;

/// <summary>A condition in facts mode as jumps, as a programmer's own code would run: each test goes on to the next where true, false or unknown, and nothing is boxed or lifted.</summary>
/// <remarks>What it has no short form for it leaves to <see cref="Compiler"/>.</remarks>
internal sealed class ConditionCompiler(Compiler compiler, FieldBindings bindings)
{
    /// <summary>Texts up to here are compared character by character; most choices are that short.</summary>
    private const int ShortText = 12;

    private static readonly MethodInfo SameText = typeof(string).GetMethod(nameof(string.Equals), [typeof(string), typeof(string)])!;

    private static readonly BigInteger ExactQuotients = BigInteger.Pow(10, 27);

    private readonly List<ParameterExpression> locals = [];
    private readonly List<Expression> code = [];

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Targets(LabelTarget Yes, LabelTarget No, LabelTarget Unknown)
    {
        public Targets Turned => new(No, Yes, Unknown);

        public LabelTarget For(bool value) => value ? Yes : No;
    }

    public Func<TRow, AmbientValues, Truth> Compile<TRow>(Bound bound)
    {
        var end = Expression.Label(typeof(Truth));
        var targets = new Targets(Expression.Label(), Expression.Label(), Expression.Label());
        Visit(bound, targets);
        foreach (var (label, truth) in new[] { (targets.Yes, Truth.True), (targets.No, Truth.False), (targets.Unknown, Truth.Unknown) })
        {
            Mark(label);
            code.Add(Expression.Return(end, Expression.Constant(truth)));
        }
        var body = Expression.Block(locals, [.. code, Expression.Label(end, Expression.Constant(Truth.Unknown))]);
        return Expression.Lambda<Func<TRow, AmbientValues, Truth>>(body, compiler.Row, compiler.Ambient).Compile();
    }

    private void Visit(Bound bound, Targets targets)
    {
        switch (bound)
        {
            case BoundConstant { Value: bool value }:
                Go(targets.For(value));
                break;
            case BoundNot n:
                Visit(n.Operand, targets.Turned);
                break;
            case BoundLogic { IsAnd: false } l when OneOf(l) is var (text, texts):
                Text(text, texts, wanted: true, targets);
                break;
            case BoundLogic l:
                Logic(l, targets);
                break;
            case BoundIf { Kind: FeelKind.Bool } i:
                If(i, targets);
                break;
            case BoundField { Field: { IsAmbient: false } field }:
                Choose(Present(field, compiler.Raw(field), targets, absent: false), targets);
                break;
            case BoundCompare { Operator: Comparison.Equal or Comparison.NotEqual, Left: BoundField { Kind: FeelKind.Text, Field: { IsAmbient: false } field }, Right: BoundConstant { Value: string text } } c:
                Text(field, [text], c.Operator == Comparison.Equal, targets);
                break;
            case BoundCompare { Left: BoundField { Kind: FeelKind.Number, Field: { IsAmbient: false } field }, Right: BoundConstant { Value: decimal number } } c:
                Number(c.Operator, field, number, targets);
                break;
            case BoundCompare { Left: BoundArithmetic { Operator: ArithmeticOperator.Divide, Left: BoundField { Field: { IsAmbient: false } part }, Right: BoundField { Field: { IsAmbient: false } whole } }, Right: BoundConstant { Value: decimal number } } c
                when part.Missing == Missing.Unknown && whole.Missing == Missing.Unknown:
                Quotient(c.Operator, part, whole, number, targets);
                break;
            default:
                Other(bound, targets);
                break;
        }
    }

    private void Go(LabelTarget target) => code.Add(Expression.Goto(target));

    private void Mark(LabelTarget label) => code.Add(Expression.Label(label));

    private void Choose(Expression test, Targets targets) => code.Add(Expression.IfThenElse(test, Expression.Goto(targets.Yes), Expression.Goto(targets.No)));

    private ParameterExpression Local(Expression value)
    {
        var local = Expression.Variable(value.Type);
        locals.Add(local);
        code.Add(Expression.Assign(local, value));
        return local;
    }

    /// <summary>Decided as soon as one operand decides; unknown when one was and none does.</summary>
    private void Logic(BoundLogic logic, Targets targets)
    {
        var open = Local(Expression.Constant(false));
        foreach (var operand in logic.Operands)
        {
            var (next, unknown) = (Expression.Label(), Expression.Label());
            Visit(operand, logic.IsAnd ? new Targets(next, targets.No, unknown) : new Targets(targets.Yes, next, unknown));
            Mark(unknown);
            code.Add(Expression.Assign(open, Expression.Constant(true)));
            Mark(next);
        }
        code.Add(Expression.IfThenElse(open, Expression.Goto(targets.Unknown), Expression.Goto(targets.For(logic.IsAnd))));
    }

    private void If(BoundIf node, Targets targets)
    {
        var (then, otherwise) = (Expression.Label(), Expression.Label());
        Visit(node.Condition, new Targets(then, otherwise, targets.Unknown));
        Mark(then);
        Visit(node.Then, targets);
        Mark(otherwise);
        Visit(node.Else, targets);
    }

    /// <summary>The value behind a null, which goes where the field says that an absent fact goes.</summary>
    private Expression Present(Field field, Expression raw, Targets targets, bool absent)
    {
        if (raw.Type.IsValueType && Nullable.GetUnderlyingType(raw.Type) is null) return raw;
        var value = Local(raw);
        var isMissing = raw.Type.IsValueType ? Expression.Not(Expression.Property(value, "HasValue")) : (Expression)Expression.ReferenceEqual(value, Expression.Constant(null, raw.Type));
        code.Add(Expression.IfThen(isMissing, Expression.Goto(field.Missing switch
        {
            Missing.Unknown => targets.Unknown,
            Missing.NotApplicable => targets.No,
            _ => targets.For(absent),
        })));
        return raw.Type.IsValueType ? Expression.Call(value, "GetValueOrDefault", null) : value;
    }

    // Texts

    /// <summary>A field that is one of some texts.</summary>
    private static (Field Field, List<string> Texts)? OneOf(BoundLogic logic)
    {
        var (texts, field) = (new List<string>(), (Field?)null);
        return Gather(logic) && field is not null ? (field, texts) : null;

        bool Gather(Bound bound)
        {
            if (bound is BoundLogic { IsAnd: false } any) return any.Operands.All(Gather);
            if (bound is not BoundCompare { Operator: Comparison.Equal, Left: BoundField { Field: { IsAmbient: false } f }, Right: BoundConstant { Value: string text } } || (field ?? f) != f) return false;
            (field, _) = (f, texts.Count);
            texts.Add(text);
            return true;
        }
    }

    /// <param name="field">A text.</param>
    /// <param name="texts">What it is compared with.</param>
    /// <param name="wanted">One of them, or none.</param>
    /// <param name="targets">Where to go on.</param>
    private void Text(Field field, IReadOnlyList<string> texts, bool wanted, Targets targets)
    {
        var value = Present(field, compiler.Raw(field), targets, texts.Contains("", StringComparer.Ordinal) == wanted);
        var length = Local(Expression.Property(value, nameof(string.Length)));
        foreach (var text in texts.Distinct(StringComparer.Ordinal)) code.Add(Expression.IfThen(Same(value, length, text), Expression.Goto(targets.For(wanted))));
        Go(targets.For(!wanted));
    }

    private static Expression Same(Expression value, Expression length, string text)
    {
        var same = (Expression)Expression.Equal(length, Expression.Constant(text.Length));
        if (text.Length > ShortText) return Expression.AndAlso(same, Expression.Call(SameText, value, Expression.Constant(text)));
        for (var i = 0; i < text.Length; i++)
            same = Expression.AndAlso(same, Expression.Equal(Expression.Property(value, "Chars", Expression.Constant(i)), Expression.Constant(text[i])));
        return same;
    }

    // Numbers

    private void Number(Comparison op, Field field, decimal number, Targets targets)
    {
        if (Stored(field) is { } stored)
        {
            var (numerator, scale) = ScaledNumber.Digits(number);
            var (adjusted, threshold) = Translator.Threshold(op, numerator * BigInteger.Pow(10, field.Scale), BigInteger.Pow(10, scale));
            var value = Present(field, stored, targets, Holds(op, 0, number));
            if (adjusted is not { } comparison) Go(targets.For(op == Comparison.NotEqual));
            else if (BigInteger.Abs(threshold) > long.MaxValue) Go(targets.For(Holds(comparison, 0, threshold.Sign)));
            else Choose(Compare(comparison, Widened(value), Expression.Constant((long)threshold)), targets);
        }
        else
        {
            var value = Present(field, compiler.Raw(field), targets, Holds(op, 0, number));
            Choose(Compare(op, value, Expression.Constant(number)), targets);
        }
    }

    /// <summary>Of integers multiplied out, where that is proven to be exact and what the quotient of 28 digits says; of decimals divided.</summary>
    private void Quotient(Comparison op, Field part, Field whole, decimal number, Targets targets)
    {
        if (Stored(part) is { } a && Stored(whole) is { } b && Factors(part, whole, number) is var (forPart, forWhole))
        {
            var (left, right) = (Widened(Present(part, a, targets, absent: false)), Local(Widened(Present(whole, b, targets, absent: false))));
            var (up, down, zero) = (Expression.Label(), Expression.Label(), Expression.Constant(0L));
            var (first, second) = (Expression.Multiply(left, Expression.Constant(forPart)), Expression.Multiply(right, Expression.Constant(forWhole)));
            code.Add(Expression.IfThen(Expression.LessThan(right, zero), Expression.Goto(down)));
            code.Add(Expression.IfThen(Expression.Equal(right, zero), Expression.Goto(targets.Unknown)));
            Choose(Compare(op, first, second), targets);
            Mark(down);
            Choose(Compare(Columns.NumberKernel.Turned(op), first, second), targets);
            return;
        }
        var (dividend, divisor) = (Present(part, compiler.Raw(part), targets, absent: false), Present(whole, compiler.Raw(whole), targets, absent: false));
        var truth = Local(Expression.Call(typeof(ConditionCompiler), nameof(CompareQuotient), null, Expression.Constant(op), dividend, divisor, Expression.Constant(number)));
        code.Add(Expression.IfThen(Expression.Equal(truth, Expression.Constant(Truth.Unknown)), Expression.Goto(targets.Unknown)));
        Choose(Expression.Equal(truth, Expression.Constant(Truth.True)), targets);
    }

    private static Truth CompareQuotient(Comparison op, decimal dividend, decimal divisor, decimal number)
    {
        if (divisor == 0) return Truth.Unknown;
        try
        {
            return Holds(op, dividend / divisor, number) ? Truth.True : Truth.False;
        }
        catch (OverflowException)
        {
            return Truth.Unknown;
        }
    }

    private static (long ForPart, long ForWhole)? Factors(Field part, Field whole, decimal number)
    {
        var (digits, scale) = ScaledNumber.Digits(number);
        if (part.StoredLimit * BigInteger.Pow(10, whole.Scale + scale) > ExactQuotients) return null;
        var (forPart, forWhole) = (BigInteger.Pow(10, whole.Scale + scale), digits * BigInteger.Pow(10, part.Scale));
        var common = BigInteger.GreatestCommonDivisor(forPart, forWhole);
        (forPart, forWhole) = (forPart / common, forWhole / common);
        return part.StoredLimit * forPart <= long.MaxValue && whole.StoredLimit * BigInteger.Abs(forWhole) <= long.MaxValue ? ((long)forPart, (long)forWhole) : null;
    }

    /// <summary>The integer that a row keeps; null where it keeps a decimal.</summary>
    private Expression? Stored(Field field)
    {
        var stored = bindings.Find(field.Id) is { } binding ? ParameterSwap.Body(binding.Property, compiler.Row) : null;
        return stored is not null && (Nullable.GetUnderlyingType(stored.Type) ?? stored.Type) is var type && (type == typeof(long) || type == typeof(int) || type == typeof(short)) ? stored : null;
    }

    private static Expression Widened(Expression value) => value.Type == typeof(long) ? value : Expression.Convert(value, typeof(long));

    private static bool Holds(Comparison op, decimal left, decimal right) => op switch
    {
        Comparison.Equal => left == right,
        Comparison.NotEqual => left != right,
        Comparison.Less => left < right,
        Comparison.LessOrEqual => left <= right,
        Comparison.Greater => left > right,
        _ => left >= right,
    };

    private static BinaryExpression Compare(Comparison op, Expression left, Expression right) => op switch
    {
        Comparison.Equal => Expression.Equal(left, right),
        Comparison.NotEqual => Expression.NotEqual(left, right),
        Comparison.Less => Expression.LessThan(left, right),
        Comparison.LessOrEqual => Expression.LessThanOrEqual(left, right),
        Comparison.Greater => Expression.GreaterThan(left, right),
        _ => Expression.GreaterThanOrEqual(left, right),
    };

    private void Other(Bound bound, Targets targets)
    {
        var truth = Local(compiler.Visit(bound));
        code.Add(Expression.IfThen(Expression.Not(Expression.Property(truth, "HasValue")), Expression.Goto(targets.Unknown)));
        Choose(Expression.Call(truth, "GetValueOrDefault", null), targets);
    }
}
