using System.Linq.Expressions;
using System.Reflection;

namespace Yingshang.Feel;

/// <summary>The checked tree as a LINQ expression over a row and ambient values. Null is unknown; booleans are bool? with Kleene's operators.</summary>
internal sealed class Compiler(FieldBindings bindings, FieldDictionary dictionary, FeelMode mode)
{
    private static readonly ConstantExpression No = Expression.Constant(false, typeof(bool?));
    private static readonly ConstantExpression Yes = Expression.Constant(true, typeof(bool?));

    private readonly ParameterExpression row = Expression.Parameter(bindings.RowType, "row");
    private readonly ParameterExpression ambient = Expression.Parameter(typeof(AmbientValues), "ambient");

    public ParameterExpression Row => row;

    public ParameterExpression Ambient => ambient;

    public Func<TRow, AmbientValues, TValue> Compile<TRow, TValue>(Bound bound)
    {
        var body = Visit(bound);
        if (body.Type != typeof(TValue)) throw new ArgumentException($"The expression yields {body.Type}, not {typeof(TValue)}.", nameof(bound));
        return Expression.Lambda<Func<TRow, AmbientValues, TValue>>(body, row, ambient).Compile();
    }

    public static Type ClrType(FeelKind kind) => kind switch
    {
        FeelKind.Number => typeof(decimal?),
        FeelKind.Bool => typeof(bool?),
        FeelKind.Date => typeof(DateOnly?),
        FeelKind.DateTime => typeof(DateTime?),
        FeelKind.Set => typeof(IEnumerable<string>),
        _ => typeof(string),
    };

    public Expression Visit(Bound bound) => bound switch
    {
        BoundConstant c => Expression.Constant(c.Value, ClrType(c.Kind)),
        BoundField { Kind: FeelKind.Bool } f => Atom([f], Present(f.Field)),
        BoundField f => Present(f.Field),
        BoundArithmetic a => Expression.Call(Method(nameof(Runtime.Compute)), Expression.Constant(a.Operator), Visit(a.Left), Visit(a.Right)),
        BoundCompare c => Atom(c.Children, Compare(c)),
        BoundPresence p => Presence(p),
        BoundLogic l => Logic(l.IsAnd, [.. l.Operands.Select(Visit)]),
        BoundNot n => Expression.Not(Visit(n.Operand)),
        BoundIf i => If(i),
        BoundCall { Kind: FeelKind.Bool } c => Atom(c.Arguments, Call(c)),
        BoundCall c => Call(c),
        _ => throw new InvalidOperationException($"No code for {bound.GetType().Name}."),
    };

    /// <summary>A condition over a fact that does not apply is false; otherwise <paramref name="test"/> decides.</summary>
    private Expression Atom(IReadOnlyList<Bound> operands, Expression test)
    {
        if (mode == FeelMode.Standard) return test;
        foreach (var field in FeelFormula.NotApplicable(operands)) test = Expression.Condition(IsNull(Raw(field)), No, test);
        return test;
    }

    private static BinaryExpression IsNull(Expression value) => Expression.Equal(value, Expression.Constant(null, value.Type));

    /// <summary>The field's value, with what absence stands for.</summary>
    private Expression Present(Field field)
    {
        var raw = Raw(field);
        if (mode == FeelMode.Standard || field.Missing != Missing.None || Kinds.Absent(Kinds.Of(field.Type)) is not { } value) return raw;
        return Expression.Coalesce(raw, Expression.Constant(value, raw.Type), null);
    }

    /// <summary>The fact as the row has it, null where it is missing.</summary>
    public Expression Raw(Field field)
    {
        var kind = Kinds.Of(field.Type);
        if (field.IsAmbient) return Expression.Call(ambient, AmbientReader(kind), null, Expression.Constant(field.Id));
        var binding = bindings.Find(field.Id) ?? throw new ArgumentException($"Field “{field.Id}” is not bound.", nameof(field));
        var value = ParameterSwap.Body(binding.Property, row);
        return kind switch
        {
            FeelKind.Number when Nullable.GetUnderlyingType(value.Type) is var inner && (inner ?? value.Type) != typeof(decimal) =>
                Expression.Call(Method(nameof(Runtime.Logical)), Expression.Convert(value, typeof(long?)), Expression.Constant((byte)field.Scale)),
            FeelKind.Set when binding.Separator is { } separator => Expression.Call(Method(nameof(Runtime.Split)), value, Expression.Constant(separator)),
            _ when value.Type == ClrType(kind) => value,
            _ when ClrType(kind).IsAssignableFrom(value.Type) || Nullable.GetUnderlyingType(ClrType(kind)) == value.Type => Expression.Convert(value, ClrType(kind)),
            _ => throw new ArgumentException($"Field “{field.Id}” is {field.Type}, but bound to {value.Type}.", nameof(field)),
        };
    }

    private static string AmbientReader(FeelKind kind) => kind switch
    {
        FeelKind.Number => nameof(AmbientValues.Number),
        FeelKind.Bool => nameof(AmbientValues.Bool),
        FeelKind.Date => nameof(AmbientValues.Date),
        FeelKind.DateTime => nameof(AmbientValues.Instant),
        _ => nameof(AmbientValues.Text),
    };

    private static MethodInfo Method(string name) => typeof(Runtime).GetMethod(name, BindingFlags.Public | BindingFlags.Static)!;

    private Expression Presence(BoundPresence presence)
    {
        var value = presence.Operand is BoundField f ? Raw(f.Field) : Visit(presence.Operand);
        var missing = IsNull(value);
        return Expression.Convert(presence.WhenMissing ? missing : Expression.Not(missing), typeof(bool?));
    }

    /// <summary>Balanced, so that a long list does not nest; the right half is not looked at when the left decides.</summary>
    private static Expression Logic(bool isAnd, ReadOnlySpan<Expression> operands)
    {
        if (operands.Length == 0) return isAnd ? Yes : No;
        if (operands.Length == 1) return operands[0];
        var left = Logic(isAnd, operands[..(operands.Length / 2)]);
        var right = Logic(isAnd, operands[(operands.Length / 2)..]);
        var first = Expression.Variable(typeof(bool?));
        var both = isAnd ? Expression.And(first, right) : Expression.Or(first, right);
        var decides = isAnd ? No : Yes;
        var decided = Expression.Equal(first, decides, liftToNull: false, method: null);
        return Expression.Block([first], Expression.Assign(first, left), Expression.Condition(decided, decides, both));
    }

    private BlockExpression If(BoundIf node)
    {
        var condition = Expression.Variable(typeof(bool?));
        var otherwise = Visit(node.Else);
        if (mode == FeelMode.Facts)
            otherwise = Expression.Condition(Expression.Equal(condition, No, liftToNull: false, method: null), otherwise, Expression.Constant(null, otherwise.Type));
        var isTrue = Expression.Equal(condition, Yes, liftToNull: false, method: null);
        return Expression.Block([condition], Expression.Assign(condition, Visit(node.Condition)), Expression.Condition(isTrue, Visit(node.Then), otherwise));
    }

    private Expression Compare(BoundCompare node)
    {
        var left = Visit(node.Left);
        var right = Visit(node.Right);
        var equality = node.Operator is Comparison.Equal or Comparison.NotEqual;
        if (mode == FeelMode.Standard && equality) return Expression.Call(Method(nameof(Runtime.SameOrNull)).MakeGenericMethod(left.Type), left, right, Expression.Constant(node.Operator == Comparison.Equal));
        if (left.Type == typeof(string)) return Expression.Call(Method(nameof(Runtime.CompareTexts)), Expression.Constant(node.Operator), left, right);
        return node.Operator switch
        {
            Comparison.Equal => Expression.Equal(left, right, liftToNull: true, method: null),
            Comparison.NotEqual => Expression.NotEqual(left, right, liftToNull: true, method: null),
            Comparison.Less => Expression.LessThan(left, right, liftToNull: true, method: null),
            Comparison.LessOrEqual => Expression.LessThanOrEqual(left, right, liftToNull: true, method: null),
            Comparison.Greater => Expression.GreaterThan(left, right, liftToNull: true, method: null),
            _ => Expression.GreaterThanOrEqual(left, right, liftToNull: true, method: null),
        };
    }

    private Expression Call(BoundCall call)
    {
        var arguments = call.Arguments.Select(Visit).ToList();
        if (call.Function.Id is FunctionId.Min or FunctionId.Max)
            return arguments.Aggregate((a, b) => Expression.Call(Method(nameof(Runtime.Extreme)), a, b, Expression.Constant(call.Function.Id == FunctionId.Min)));
        if (call.Function.Id == FunctionId.DateOf) arguments.Add(Expression.Constant(dictionary.LocalOffset));
        return Expression.Call(Method(call.Function.Id.ToString()), arguments);
    }
}

/// <summary>What compiled expressions call. Each answers null where an argument is null.</summary>
internal static class Runtime
{
    public static decimal? Logical(long? stored, byte scale)
    {
        if (stored is not { } value) return null;
        var magnitude = value < 0 ? unchecked((ulong)-value) : (ulong)value;
        return new decimal(unchecked((int)magnitude), unchecked((int)(magnitude >> 32)), 0, value < 0, scale);
    }

    public static IEnumerable<string>? Split(string? members, string separator) => members?.Split(separator, StringSplitOptions.RemoveEmptyEntries);

    public static decimal? Compute(ArithmeticOperator op, decimal? left, decimal? right) => Arithmetic.Compute(op, left, right);

    public static bool? SameOrNull<T>(T left, T right, bool same) => EqualityComparer<T>.Default.Equals(left, right) == same;

    public static bool? CompareTexts(Comparison op, string? left, string? right) => left is null || right is null ? null : op switch
    {
        Comparison.Equal => left == right,
        Comparison.NotEqual => left != right,
        Comparison.Less => Values.FeelValue.CompareTexts(left, right) < 0,
        Comparison.LessOrEqual => Values.FeelValue.CompareTexts(left, right) <= 0,
        Comparison.Greater => Values.FeelValue.CompareTexts(left, right) > 0,
        _ => Values.FeelValue.CompareTexts(left, right) >= 0,
    };

    public static bool? Contains(string? text, string? part) => part is null ? null : text?.Contains(part, StringComparison.Ordinal);

    public static bool? StartsWith(string? text, string? part) => part is null ? null : text?.StartsWith(part, StringComparison.Ordinal);

    public static bool? EndsWith(string? text, string? part) => part is null ? null : text?.EndsWith(part, StringComparison.Ordinal);

    public static bool? ListContains(IEnumerable<string>? set, string? item) => item is null ? null : set?.Contains(item, StringComparer.Ordinal);

    public static decimal? Count(IEnumerable<string>? set) => set?.Count();

    /// <summary>In Unicode characters, as both databases and the standard count.</summary>
    public static decimal? StringLength(string? text)
    {
        if (text is null) return null;
        var pairs = 0;
        for (var i = 1; i < text.Length; i++) if (char.IsSurrogatePair(text[i - 1], text[i])) pairs++;
        return text.Length - pairs;
    }

    public static decimal? Year(DateOnly? date) => date?.Year;

    public static decimal? Month(DateOnly? date) => date?.Month;

    public static decimal? Day(DateOnly? date) => date?.Day;

    public static DateOnly? DateOf(DateTime? utc, TimeSpan localOffset) => Temporal.LocalDate(utc, localOffset);

    public static decimal? Abs(decimal? value) => value is { } v ? Math.Abs(v) : null;

    public static decimal? Extreme(decimal? a, decimal? b, bool least) => a is null || b is null ? null : least == a < b ? a : b;
}
