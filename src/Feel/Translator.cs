using System.Linq.Expressions;
using System.Numerics;

namespace Yingshang.Feel;

/// <summary>A condition for the database. Both predicates are two-valued on every row, with explicit null guards; where neither holds the condition is unknown.</summary>
public sealed record FeelTranslation<TRow>(string? Reason, Expression<Func<TRow, bool>>? TrueWhen, Expression<Func<TRow, bool>>? FalseWhen)
{
    public bool CanTranslate => Reason is null;
}

/// <summary>A number for the database: an integer of 10^-<paramref name="Scale"/>, null where unknown.</summary>
public sealed record NumberTranslation<TRow>(string? Reason, Expression<Func<TRow, long?>>? Value, int Scale)
{
    public bool CanTranslate => Reason is null;
}

/// <summary>Facts mode as LINQ that EF Core translates alike on SQLite and PostgreSQL: scaled Int64 arithmetic within proven bounds, ordinal text functions, guards for every null.</summary>
internal sealed class Translator
{
    private const int Budget = 5_000;

    /// <summary>No more places than an integer of 64 bits has digits.</summary>
    private const int LargestScale = 18;

    /// <summary>In memory a quotient keeps 28 digits: up to here it compares as the exact one does.</summary>
    private static readonly BigInteger ExactQuotients = BigInteger.Pow(10, 27);

    private readonly ParameterExpression row;
    private readonly FieldBindings bindings;
    private readonly FieldDictionary dictionary;
    private readonly AmbientValues ambient;
    private int visited;

    private Translator(FeelFormula formula, FieldBindings bindings, AmbientValues ambient)
    {
        this.bindings = bindings;
        this.ambient = ambient;
        dictionary = formula.Dictionary;
        row = Expression.Parameter(bindings.RowType, "row");
    }

    public static FeelTranslation<TRow> Condition<TRow>(FeelFormula formula, FieldBindings<TRow> bindings, AmbientValues ambient)
    {
        if (formula.Kind != FeelKind.Bool) return new FeelTranslation<TRow>("不是条件。", null, null);
        var translator = new Translator(formula, bindings, ambient);
        try
        {
            var (whenTrue, whenFalse) = translator.Visit(formula.Root);
            return new FeelTranslation<TRow>(null, translator.Lambda<TRow, bool>(whenTrue), translator.Lambda<TRow, bool>(whenFalse));
        }
        catch (NotTranslatableException reason)
        {
            return new FeelTranslation<TRow>(reason.Message, null, null);
        }
    }

    public static NumberTranslation<TRow> Number<TRow>(FeelFormula formula, FieldBindings<TRow> bindings, AmbientValues ambient)
    {
        if (formula.Kind != FeelKind.Number) return new NumberTranslation<TRow>("不是数字。", null, 0);
        var translator = new Translator(formula, bindings, ambient);
        try
        {
            var guard = new Guard();
            var number = translator.Number(formula.Root, guard);
            if (number.Scale > LargestScale) return new NumberTranslation<TRow>("小数位太多，不能按整数在数据库里计算。", null, 0);
            var value = Expression.Condition(guard.Known, Expression.Convert(number.Value, typeof(long?)), Expression.Constant(null, typeof(long?)));
            return new NumberTranslation<TRow>(null, translator.Lambda<TRow, long?>(guard.Known == Predicates.Yes ? value.IfTrue : value), number.Scale);
        }
        catch (NotTranslatableException reason)
        {
            return new NumberTranslation<TRow>(reason.Message, null, 0);
        }
    }

    private Expression<Func<TRow, T>> Lambda<TRow, T>(Expression body) => Expression.Lambda<Func<TRow, T>>(body, row);

    /// <summary>What must hold for an operand to be known.</summary>
    private sealed class Guard
    {
        private readonly HashSet<string> guarded = new(StringComparer.Ordinal);

        public Expression Known { get; private set; } = Predicates.Yes;

        public void Require(Expression condition) => Known = Predicates.And(Known, condition);

        public void RequirePresent(Field field, Expression? missing)
        {
            if (missing is not null && guarded.Add(field.Id)) Require(Predicates.Not(missing));
        }
    }

    private Predicates Visit(Bound bound)
    {
        if (++visited > Budget) throw new NotTranslatableException("表达式太大，不能在数据库里运行。");
        return bound switch
        {
            BoundConstant { Value: bool value } => Predicates.Always(value),
            BoundConstant => Predicates.Never,
            BoundLogic { IsAnd: true } l => Predicates.All(VisitAll(l.Operands)),
            BoundLogic l => Predicates.Any(VisitAll(l.Operands)),
            BoundNot n => Visit(n.Operand).Not(),
            BoundIf i => Predicates.If(Visit(i.Condition), Visit(i.Then), Visit(i.Else)),
            BoundPresence p => Presence(p),
            BoundField f => Atom([f], BoolField(f)),
            BoundCompare c => Atom(c.Children, Compare(c.Operator, c.Left, c.Right)),
            BoundCall c => Atom(c.Arguments, TextTest(c)),
            _ => throw new NotTranslatableException("这样的条件不能在数据库里运行。"),
        };
    }

    private Predicates[] VisitAll(IReadOnlyList<Bound> operands) => [.. operands.Select(Visit)];

    private Predicates Atom(IReadOnlyList<Bound> operands, Predicates test)
    {
        foreach (var field in FeelFormula.NotApplicable(operands)) test = test.FalseWhere(IsMissing(field));
        return test;
    }

    private Expression IsMissing(Field field) => field.IsAmbient ? Expression.Constant(ambient.Find(field.Id) is null) : Column(field).Missing ?? Predicates.No;

    // Columns

    /// <summary>The column without its null, and the test for null; no test where the column cannot be null.</summary>
    private (Expression Value, Expression? Missing) Column(Field field)
    {
        var binding = bindings.Find(field.Id) ?? throw new NotTranslatableException($"“{field.Name}”在数据库里没有对应的列。");
        var column = ParameterSwap.Body(binding.Property, row);
        if (column.Type.IsValueType && Nullable.GetUnderlyingType(column.Type) is null && !IsOwn(column)) column = Expression.Convert(column, typeof(Nullable<>).MakeGenericType(column.Type));
        if (Nullable.GetUnderlyingType(column.Type) is not null) return (Expression.Property(column, "Value"), IsNull(column));
        var canBeNull = !column.Type.IsValueType && column is MemberExpression;
        return (column, canBeNull ? IsNull(column) : null);
    }

    /// <summary>A column of the row itself; one behind a navigation may be null whatever its type says.</summary>
    private bool IsOwn(Expression column) => column is MemberExpression { Expression: var owner } && owner == row;

    private static BinaryExpression IsNull(Expression column) => Expression.Equal(column, Expression.Constant(null, column.Type));

    /// <summary>The field's value where the guard holds; with missing: 没有 the value that absence stands for.</summary>
    private Expression Value<T>(Field field, T? absent, Guard guard)
    {
        var (value, missing) = Column(field);
        if (field.Missing != Missing.None || absent is null)
        {
            guard.RequirePresent(field, missing);
            return value;
        }
        if (missing is null) return value;
        var column = ((BinaryExpression)missing).Left;
        return Expression.Coalesce(column, Expression.Constant(Convert.ChangeType(absent, value.Type, System.Globalization.CultureInfo.InvariantCulture), value.Type));
    }

    private Predicates BoolField(BoundField bound)
    {
        if (bound.Field.IsAmbient) return ambient.Bool(bound.Field.Id) is { } known ? Predicates.Always(known) : Predicates.Never;
        var guard = new Guard();
        var value = Typed(Value(bound.Field, (bool?)false, guard), bound.Field, typeof(bool));
        return new Predicates(value, Expression.Not(value)).Where(guard.Known);
    }

    private static Expression Typed(Expression value, Field field, Type type) =>
        value.Type == type ? value : throw new NotTranslatableException($"“{field.Name}”的列类型是{value.Type.Name}，不能在数据库里比较。");

    private Predicates Presence(BoundPresence presence)
    {
        var guard = new Guard();
        var missing = presence.Operand switch
        {
            BoundField f => IsMissing(f.Field),
            BoundCall { Function.Id: FunctionId.DateOf, Arguments: [BoundField f] } => IsMissing(f.Field),
            { Kind: FeelKind.Number } n => Unguarded(n, guard),
            _ => throw new NotTranslatableException("只能对字段或算式问是否为空。"),
        };
        var result = new Predicates(missing, Predicates.Not(missing));
        return presence.WhenMissing ? result : result.Not();
    }

    private Expression Unguarded(Bound number, Guard guard)
    {
        if (number is BoundArithmetic { Operator: ArithmeticOperator.Divide } quotient)
        {
            Number(quotient.Left, guard);
            var divisor = Number(quotient.Right, guard);
            guard.Require(Expression.NotEqual(divisor.Value, Expression.Constant(0L)));
        }
        else Number(number, guard);
        return Predicates.Not(guard.Known);
    }

    // Comparisons

    private Predicates Compare(Comparison op, Bound left, Bound right)
    {
        if (left is BoundIf l) return Predicates.If(Visit(l.Condition), Compare(op, l.Then, right), Compare(op, l.Else, right));
        if (right is BoundIf r) return Predicates.If(Visit(r.Condition), Compare(op, left, r.Then), Compare(op, left, r.Else));
        if (++visited > Budget) throw new NotTranslatableException("表达式太大，不能在数据库里运行。");
        if (left is BoundConstant { Value: null } || right is BoundConstant { Value: null }) return Predicates.Never;
        return left.Kind switch
        {
            FeelKind.Number => CompareNumbers(op, left, right),
            FeelKind.Bool => op == Comparison.Equal ? Predicates.Same(Visit(left), Visit(right)) : Predicates.Same(Visit(left), Visit(right)).Not(),
            FeelKind.Text => CompareTexts(op, left, right),
            _ => CompareTimes(op, left, right),
        };
    }

    private static Comparison Flip(Comparison op) => op switch
    {
        Comparison.Less => Comparison.Greater,
        Comparison.LessOrEqual => Comparison.GreaterOrEqual,
        Comparison.Greater => Comparison.Less,
        Comparison.GreaterOrEqual => Comparison.LessOrEqual,
        _ => op,
    };

    private static Comparison Negate(Comparison op) => op switch
    {
        Comparison.Equal => Comparison.NotEqual,
        Comparison.NotEqual => Comparison.Equal,
        Comparison.Less => Comparison.GreaterOrEqual,
        Comparison.LessOrEqual => Comparison.Greater,
        Comparison.Greater => Comparison.LessOrEqual,
        _ => Comparison.Less,
    };

    private static BinaryExpression Binary(Comparison op, Expression left, Expression right) => op switch
    {
        Comparison.Equal => Expression.Equal(left, right),
        Comparison.NotEqual => Expression.NotEqual(left, right),
        Comparison.Less => Expression.LessThan(left, right),
        Comparison.LessOrEqual => Expression.LessThanOrEqual(left, right),
        Comparison.Greater => Expression.GreaterThan(left, right),
        _ => Expression.GreaterThanOrEqual(left, right),
    };

    private static Predicates Pair(Comparison op, Expression left, Expression right) => new(Binary(op, left, right), Binary(Negate(op), left, right));

    // Numbers

    private Predicates CompareNumbers(Comparison op, Bound left, Bound right)
    {
        if (right is BoundArithmetic { Operator: ArithmeticOperator.Divide }) (left, right, op) = (right, left, Flip(op));
        var guard = new Guard();
        if (left is BoundArithmetic { Operator: ArithmeticOperator.Divide } quotient) return CompareQuotient(op, quotient, Number(right, guard), guard);
        if (YearOf(right) is not null) (left, right, op) = (right, left, Flip(op));
        var r = Number(right, guard);
        if (YearOf(left) is { } date && r.IsConstant) return CompareYear(op, date, r).Where(guard.Known);
        return CompareScaled(op, Number(left, guard), r).Where(guard.Known);
    }

    private static Predicates CompareScaled(Comparison op, ScaledNumber left, ScaledNumber right)
    {
        if (right.IsConstant) return CompareWithConstant(op, left, right.Constant, BigInteger.Pow(10, right.Scale), right.IsParameter);
        if (left.IsConstant) return CompareWithConstant(Flip(op), right, left.Constant, BigInteger.Pow(10, left.Scale), left.IsParameter);
        var scale = Math.Max(left.Scale, right.Scale);
        return Pair(op, left.At(scale).Value, right.At(scale).Value);
    }

    /// <summary>Compares with numerator / denominator (&gt; 0), exactly: where the constant falls between two stored integers, the comparison moves to the lower one.</summary>
    private static Predicates CompareWithConstant(Comparison op, ScaledNumber left, BigInteger numerator, BigInteger denominator, bool isParameter)
    {
        var (adjusted, threshold) = Threshold(op, numerator * BigInteger.Pow(10, left.Scale), denominator);
        if (adjusted is not { } comparison) return Predicates.Always(op == Comparison.NotEqual);
        if (left.IsConstant) return Predicates.Always(Holds(comparison, left.Constant.CompareTo(threshold)));
        if (BigInteger.Abs(threshold) > long.MaxValue) return Predicates.Always(Holds(comparison, -threshold.Sign));
        return Pair(comparison, left.Value, Literal.Of((long)threshold, isParameter));
    }

    /// <summary>No comparison where the constant lies between two integers and equality is asked.</summary>
    internal static (Comparison? Operator, BigInteger Threshold) Threshold(Comparison op, BigInteger numerator, BigInteger denominator)
    {
        var floor = BigInteger.DivRem(numerator, denominator, out var remainder);
        if (remainder.IsZero) return (op, floor);
        if (remainder.Sign < 0) floor -= 1;
        return op switch
        {
            Comparison.Greater or Comparison.GreaterOrEqual => (Comparison.Greater, floor),
            Comparison.Less or Comparison.LessOrEqual => (Comparison.LessOrEqual, floor),
            _ => (null, floor),
        };
    }

    private static bool Holds(Comparison op, int sign) => op switch
    {
        Comparison.Equal => sign == 0,
        Comparison.NotEqual => sign != 0,
        Comparison.Less => sign < 0,
        Comparison.LessOrEqual => sign <= 0,
        Comparison.Greater => sign > 0,
        _ => sign >= 0,
    };

    /// <summary>a / b against a constant by cross-multiplication: the sign of b turns the comparison, b = 0 is unknown.</summary>
    private Predicates CompareQuotient(Comparison op, BoundArithmetic quotient, ScaledNumber constant, Guard guard)
    {
        if (!constant.IsConstant) throw new NotTranslatableException("比值只能与固定的数比较。");
        var (n, d) = (Number(quotient.Left, guard), Number(quotient.Right, guard));
        if (n.Bound * BigInteger.Pow(10, d.Scale + constant.Scale) > ExactQuotients) throw new NotTranslatableException("比值的界限小数位太多，不能在数据库里精确比较。");
        if (d.IsConstant) return CompareQuotientOfConstant(op, n, d, constant).Where(guard.Known);
        var forNumerator = BigInteger.Pow(10, d.Scale + constant.Scale);
        var forDenominator = constant.Constant * BigInteger.Pow(10, n.Scale);
        var common = BigInteger.GreatestCommonDivisor(forNumerator, forDenominator);
        var left = n.Times(forNumerator / common, isParameter: false).Value;
        var right = d.Times(forDenominator / common, constant.IsParameter).Value;
        var zero = Expression.Constant(0L);
        guard.Require(Expression.NotEqual(d.Value, zero));
        if (op is Comparison.Equal or Comparison.NotEqual) return Pair(op, left, right).Where(guard.Known);
        var (up, down) = (Expression.GreaterThan(d.Value, zero), Expression.LessThan(d.Value, zero));
        var (plain, turned) = (Pair(op, left, right), Pair(Flip(op), left, right));
        return new Predicates(Predicates.Or(Predicates.And(up, plain.True), Predicates.And(down, turned.True)), Predicates.Or(Predicates.And(up, plain.False), Predicates.And(down, turned.False))).Where(guard.Known);
    }

    private static Predicates CompareQuotientOfConstant(Comparison op, ScaledNumber numerator, ScaledNumber divisor, ScaledNumber constant)
    {
        if (divisor.Constant.IsZero) return Predicates.Never;
        var comparison = divisor.Constant.Sign < 0 ? Flip(op) : op;
        return CompareWithConstant(comparison, numerator, constant.Constant * divisor.Constant, BigInteger.Pow(10, constant.Scale + divisor.Scale), constant.IsParameter || divisor.IsParameter);
    }

    private ScaledNumber Number(Bound bound, Guard guard) => bound switch
    {
        BoundConstant { Value: decimal value } => ScaledNumber.Of(value, isParameter: false),
        BoundField { Field.IsAmbient: true } f => AmbientNumber(f.Field, guard),
        BoundField f => NumberColumn(f.Field, guard),
        BoundArithmetic { Operator: ArithmeticOperator.Add or ArithmeticOperator.Subtract } a => Number(a.Left, guard).Add(Number(a.Right, guard), a.Operator == ArithmeticOperator.Subtract),
        BoundArithmetic { Operator: ArithmeticOperator.Multiply } a => Number(a.Left, guard).Multiply(Number(a.Right, guard)),
        BoundCall { Function.Id: FunctionId.Abs } c => Number(c.Arguments[0], guard).Abs(),
        BoundCall { Function.Id: FunctionId.Min or FunctionId.Max } c => c.Arguments.Select(a => Number(a, guard)).Aggregate((a, b) => a.Extreme(b, c.Function.Id == FunctionId.Min)),
        BoundCall { Function.Id: FunctionId.StringLength } c => ScaledNumber.Of(Expression.Convert(Expression.Property(Text(c.Arguments[0], guard), nameof(string.Length)), typeof(long)), 0, int.MaxValue),
        BoundCall { Function.Id: FunctionId.Year or FunctionId.Month or FunctionId.Day } c => DatePart(c, guard),
        BoundArithmetic { Operator: ArithmeticOperator.Divide } => throw new NotTranslatableException("除法只能直接与固定的数比较。"),
        _ => throw new NotTranslatableException("这样的算式不能在数据库里精确计算。"),
    };

    private ScaledNumber AmbientNumber(Field field, Guard guard)
    {
        if (ambient.Number(field.Id) is { } value) return ScaledNumber.Of(value, isParameter: true);
        guard.Require(Predicates.No);
        return ScaledNumber.Of(0m, isParameter: false);
    }

    private ScaledNumber NumberColumn(Field field, Guard guard)
    {
        var (column, _) = Column(field);
        if (column.Type != typeof(long) && column.Type != typeof(int) && column.Type != typeof(short)) throw new NotTranslatableException($"“{field.Name}”没有按整数保存，不能在数据库里精确比较。");
        var value = Value(field, (long?)0L, guard);
        var limit = column.Type == typeof(long) ? field.StoredLimit : Math.Min(field.StoredLimit, column.Type == typeof(int) ? 1L << 31 : 1L << 15);
        return ScaledNumber.Of(value.Type == typeof(long) ? value : Expression.Convert(value, typeof(long)), field.Scale, limit);
    }

    private ScaledNumber DatePart(BoundCall call, Guard guard)
    {
        if (call.Arguments[0] is not BoundField f) throw new NotTranslatableException("只能取日期字段的年、月、日。");
        var day = Time(f, guard);
        var name = call.Function.Id.ToString();
        var part = Expression.Convert(Expression.Property(day, name), typeof(long));
        // PostgreSQL keeps the first and the last day as infinity, which has no month.
        var known = new[] { DateOnly.MinValue, DateOnly.MaxValue }.Aggregate((Expression)part, (other, edge) => Expression.Condition(Expression.Equal(day, Literal.Of(edge, isParameter: false)), Expression.Constant(PartOf(edge, name)), other));
        return ScaledNumber.Of(known, 0, 9_999);
    }

    private static long PartOf(DateOnly day, string name) => name switch { nameof(DateOnly.Year) => day.Year, nameof(DateOnly.Month) => day.Month, _ => day.Day };

    // Dates and instants

    private static Bound? YearOf(Bound bound) => bound is BoundCall { Function.Id: FunctionId.Year, Arguments: [var date] } ? date : null;

    /// <summary>A year as a range of days, so that an index serves.</summary>
    private Predicates CompareYear(Comparison op, Bound date, ScaledNumber year)
    {
        var (adjusted, threshold) = Threshold(op, year.Constant, BigInteger.Pow(10, year.Scale));
        if (adjusted is null || threshold < 2 || threshold > 9_998) throw new NotTranslatableException("年份不在2到9998之间。");
        var (first, next) = (new DateOnly((int)threshold, 1, 1), new DateOnly((int)threshold + 1, 1, 1));
        var from = CompareDay(Comparison.GreaterOrEqual, date, first, year.IsParameter);
        return adjusted switch
        {
            Comparison.Less => from.Not(),
            Comparison.GreaterOrEqual => from,
            _ => WithinYear(adjusted.Value, from, CompareDay(Comparison.Less, date, next, year.IsParameter)),
        };
    }

    private static Predicates WithinYear(Comparison op, Predicates from, Predicates before) => op switch
    {
        Comparison.LessOrEqual => before,
        Comparison.Greater => before.Not(),
        Comparison.Equal => Predicates.All([from, before]),
        _ => Predicates.All([from, before]).Not(),
    };

    private Predicates CompareTimes(Comparison op, Bound left, Bound right)
    {
        if (IsDateOf(right) && DayConstant(right) is null) (left, right, op) = (right, left, Flip(op));
        if (IsDateOf(left)) return DayConstant(right) is { } day ? CompareDay(op, left, day.Value, day.IsParameter) : throw new NotTranslatableException("时间的日期只能与固定的日期比较。");
        var guard = new Guard();
        return Pair(op, Time(left, guard), Time(right, guard)).Where(guard.Known);
    }

    private static bool IsDateOf(Bound bound) => bound is BoundCall { Function.Id: FunctionId.DateOf };

    private (DateOnly? Value, bool IsParameter)? DayConstant(Bound bound) => bound switch
    {
        BoundConstant { Value: DateOnly day } => (day, false),
        BoundField { Field.IsAmbient: true, Kind: FeelKind.Date } f => (ambient.Date(f.Field.Id), true),
        BoundCall { Function.Id: FunctionId.DateOf, Arguments: [BoundField { Field.IsAmbient: true } f] } => (Temporal.LocalDate(ambient.Instant(f.Field.Id), dictionary.LocalOffset), true),
        _ => null,
    };

    /// <summary>A day against a date column, or against the instants at which it begins and ends.</summary>
    private Predicates CompareDay(Comparison op, Bound left, DateOnly? day, bool isParameter)
    {
        if (day is not { } date) return Predicates.Never;
        var guard = new Guard();
        if (left is not BoundCall { Arguments: [var instant] }) return Pair(op, Time(left, guard), Literal.Of(date, isParameter)).Where(guard.Known);
        if (date == DateOnly.MaxValue || Temporal.StartOf(date, dictionary.LocalOffset) is not { } start) throw new NotTranslatableException("日期超出日历。");
        var column = Time(instant, guard);
        var from = Pair(Comparison.GreaterOrEqual, column, Literal.Of(start, isParameter));
        var before = Pair(Comparison.Less, column, Literal.Of(start.AddDays(1), isParameter));
        var result = op switch
        {
            Comparison.GreaterOrEqual => from,
            Comparison.Less => from.Not(),
            _ => WithinYear(op, from, before),
        };
        return result.Where(guard.Known);
    }

    private Expression Time(Bound bound, Guard guard)
    {
        switch (bound)
        {
            case BoundConstant { Value: DateOnly day }: return Literal.Of(day, isParameter: false);
            case BoundConstant { Value: DateTime instant }: return Literal.Of(Kept(instant), isParameter: false);
            case BoundField { Field.IsAmbient: true } f: return AmbientTime(f, guard);
            case BoundField f: return Typed(Value<DateTime?>(f.Field, null, guard), f.Field, f.Kind == FeelKind.Date ? typeof(DateOnly) : typeof(DateTime));
            default: throw new NotTranslatableException("这样的日期不能在数据库里计算。");
        }
    }

    private Expression AmbientTime(BoundField bound, Guard guard)
    {
        var id = bound.Field.Id;
        if (ambient.Find(id) is null) guard.Require(Predicates.No);
        return bound.Kind == FeelKind.Date ? Literal.Of(ambient.Date(id) ?? default, isParameter: true) : Literal.Of(Kept(ambient.Instant(id) ?? default), isParameter: true);
    }

    /// <summary>PostgreSQL keeps microseconds, and would compare with the nearest.</summary>
    private static DateTime Kept(DateTime instant) => instant.Ticks % TimeSpan.TicksPerMicrosecond == 0 ? instant : throw new NotTranslatableException("时刻精确到微秒，更细的不能在数据库里比较。");

    // Texts and sets

    private Predicates CompareTexts(Comparison op, Bound left, Bound right)
    {
        if (op is not (Comparison.Equal or Comparison.NotEqual)) throw new NotTranslatableException("文字的先后在各数据库里不一致，只能用 = 和 !=。");
        var guard = new Guard();
        return Pair(op, Text(left, guard), Text(right, guard)).Where(guard.Known);
    }

    private Expression Text(Bound bound, Guard guard)
    {
        switch (bound)
        {
            case BoundConstant { Value: string text }: return Literal.Of(Kept(text), isParameter: false);
            case BoundField { Field.IsAmbient: true } f:
                if (ambient.Text(f.Field.Id) is null) guard.Require(Predicates.No);
                return Literal.Of(Kept(ambient.Text(f.Field.Id) ?? ""), isParameter: true);
            case BoundField f: return Typed(Value(f.Field, "", guard), f.Field, typeof(string));
            default: throw new NotTranslatableException("这样的文字不能在数据库里计算。");
        }
    }

    /// <summary>Half a surrogate pair has no place in UTF-8, and PostgreSQL knows no NUL.</summary>
    private static string Kept(string text)
    {
        var isText = !text.Contains('\0', StringComparison.Ordinal);
        for (var rest = text.AsSpan(); isText && !rest.IsEmpty;)
        {
            isText = System.Text.Rune.DecodeFromUtf16(rest, out _, out var length) == System.Buffers.OperationStatus.Done;
            rest = rest[length..];
        }
        return isText ? text : throw new NotTranslatableException("文字里有不完整的字符，不能在数据库里比较。");
    }

    /// <summary>Only calls that both databases answer by ordinal comparison: LIKE ignores case on SQLite, so that prefixes are found by position and suffixes by cutting.</summary>
    private Predicates TextTest(BoundCall call)
    {
        if (call.Function.Id == FunctionId.ListContains) return Membership(call.Arguments[0], call.Arguments[1]);
        var guard = new Guard();
        var text = Text(call.Arguments[0], guard);
        var test = call switch
        {
            { Arguments: [_, BoundConstant { Value: "" }] } => Predicates.Yes,
            { Function.Id: FunctionId.Contains } => Expression.Call(text, nameof(string.Contains), null, Text(call.Arguments[1], guard)),
            { Function.Id: FunctionId.StartsWith } => Expression.Equal(Expression.Call(text, nameof(string.IndexOf), null, Text(call.Arguments[1], guard)), Expression.Constant(0)),
            { Function.Id: FunctionId.EndsWith, Arguments: [_, BoundConstant { Value: string suffix }] } => EndsWith(text, suffix),
            _ => throw new NotTranslatableException($"函数 {call.Function.Name} 不能在数据库里运行。"),
        };
        return new Predicates(test, Predicates.Not(test)).Where(guard.Known);
    }

    private static BinaryExpression EndsWith(Expression text, string suffix)
    {
        var length = Expression.Constant((int)Runtime.StringLength(suffix)!.Value);
        var whole = Expression.Property(text, nameof(string.Length));
        var tail = Expression.Call(text, nameof(string.Substring), null, Expression.Subtract(whole, length));
        return Expression.AndAlso(Expression.GreaterThanOrEqual(whole, length), Expression.Equal(tail, Expression.Constant(Kept(suffix))));
    }

    private Predicates Membership(Bound set, Bound item)
    {
        if (set is not BoundField { Field.IsAmbient: false } f) throw new NotTranslatableException("只能查多选字段里有没有某一项。");
        var guard = new Guard();
        var member = Text(item, guard);
        var (column, missing) = Column(f.Field);
        var test = bindings.Find(f.Field.Id)!.Separator is { } separator ? InList(column, separator, item, member) : Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(string)], column, member);
        if (f.Field.Missing == Missing.None && missing is not null) return new Predicates(Predicates.And(Predicates.Not(missing), test), Predicates.Or(missing, Predicates.Not(test))).Where(guard.Known);
        guard.RequirePresent(f.Field, missing);
        return new Predicates(test, Predicates.Not(test)).Where(guard.Known);
    }

    /// <summary>An empty text and one with a separator in it are never members.</summary>
    private static Expression InList(Expression members, string separator, Bound item, Expression member)
    {
        if (item is BoundConstant { Value: string text }) return text.Length == 0 || text.Contains(separator, StringComparison.Ordinal) ? Predicates.No : Between(members, separator, member);
        var whole = Predicates.And(Expression.NotEqual(member, Expression.Constant("")), Expression.Not(Expression.Call(member, nameof(string.Contains), null, Expression.Constant(separator))));
        return Predicates.And(whole, Between(members, separator, member));
    }

    private static MethodCallExpression Between(Expression members, string separator, Expression item)
    {
        var concat = typeof(string).GetMethod(nameof(string.Concat), [typeof(string), typeof(string)])!;
        var mark = Expression.Constant(separator);
        Expression Wrapped(Expression text) => Expression.Add(Expression.Add(mark, text, concat), mark, concat);
        return Expression.Call(Wrapped(members), nameof(string.Contains), null, Wrapped(item));
    }
}
