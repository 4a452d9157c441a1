using System.Globalization;
using System.Numerics;
using System.Text;

namespace Yingshang.Feel.Columns;

/// <summary>Checked expressions as interned conditions over columns.</summary>
internal sealed class ColumnPlan(FieldDictionary dictionary, AmbientValues ambient)
{
    private const int Budget = 5_000;

    /// <summary>In memory a quotient keeps 28 digits: up to here it compares as the exact one does.</summary>
    private static readonly BigInteger ExactQuotients = BigInteger.Pow(10, 27);

    private readonly Dictionary<string, ColumnNode> nodes = new(StringComparer.Ordinal);
    private int visited;

    /// <summary>Null when the condition can run over columns; otherwise why not. Without values of the host with examples of them.</summary>
    public static string? WhyNot(FeelFormula formula, AmbientValues? ambient)
    {
        if (formula.Kind != FeelKind.Bool) return "不是条件。";
        try
        {
            new ColumnPlan(formula.Dictionary, ambient ?? Examples(formula.Fields)).Add(formula);
            return null;
        }
        catch (NotColumnarException reason)
        {
            return reason.Message;
        }
    }

    /// <exception cref="NotColumnarException">The expression cannot run over columns.</exception>
    public ColumnNode Add(FeelFormula formula)
    {
        visited = 0;
        return Visit(formula.Root);
    }

    private static AmbientValues Examples(IEnumerable<Field> fields)
    {
        var values = AmbientValues.None;
        foreach (var field in fields.Where(f => f.IsAmbient))
        {
            values = Kinds.Of(field.Type) switch
            {
                FeelKind.Number => values.With(field.Id, 1m),
                FeelKind.Date => values.With(field.Id, new DateOnly(2023, 1, 1)),
                FeelKind.DateTime => values.With(field.Id, new DateTime(2023, 1, 1, 0, 0, 0, DateTimeKind.Utc)),
                FeelKind.Bool => values.With(field.Id, value: true),
                _ => values.With(field.Id, ""),
            };
        }
        return values;
    }

    private ColumnNode Visit(Bound bound)
    {
        if (++visited > Budget) throw new NotColumnarException("表达式太大，不能按列计算。");
        if (OnlyText(bound) is { } text) return Node($"code {Key(bound)}", id => new CodeNode(id, text, CodeTest.Of(bound, dictionary, ambient)));
        return bound switch
        {
            BoundConstant { Value: bool value } => Known(value ? Truth.True : Truth.False),
            BoundConstant => Known(Truth.Unknown),
            BoundLogic l => Logic(l.IsAnd, [.. l.Operands.Select(Visit)]),
            BoundNot n => Not(Visit(n.Operand)),
            BoundIf i => If(Visit(i.Condition), Visit(i.Then), Visit(i.Else)),
            BoundPresence p => p.WhenMissing ? Missing(p.Operand) : Not(Missing(p.Operand)),
            BoundField { Field.IsAmbient: true } f => Known(ambient.Bool(f.Field.Id) switch { true => Truth.True, false => Truth.False, null => Truth.Unknown }),
            BoundField f => Node($"flag {f.Field.Id}", id => new FlagNode(id, f.Field)),
            BoundCompare c => Applicable(c.Children, Compare(c.Operator, c.Left, c.Right)),
            BoundCall c => throw new NotColumnarException($"函数 {c.Function.Name} 用到不止一个字段，不能按列计算。"),
            _ => throw new NotColumnarException("这样的条件不能按列计算。"),
        };
    }

    /// <summary>The field, where a condition reads one text or set and nothing else of the row.</summary>
    private static Field? OnlyText(Bound bound)
    {
        Field? only = null;
        foreach (var field in FeelFormula.FieldsIn(bound))
        {
            if (field.IsAmbient || field == only) continue;
            if (only is not null || Kinds.Of(field.Type) is not (FeelKind.Text or FeelKind.Set)) return null;
            only = field;
        }
        return only;
    }

    // Logic

    private ColumnNode Node(string key, Func<int, ColumnNode> make)
    {
        if (nodes.TryGetValue(key, out var node)) return node;
        return nodes[key] = make(nodes.Count);
    }

    private ColumnNode Known(Truth truth) => Node($"known {truth}", id => new KnownNode(id, truth));

    private ColumnNode Not(ColumnNode operand) => operand switch
    {
        NotNode not => not.Operand,
        KnownNode { Truth: Truth.True } => Known(Truth.False),
        KnownNode { Truth: Truth.False } => Known(Truth.True),
        KnownNode => operand,
        _ => Node($"not {operand.Id}", id => new NotNode(id, operand)),
    };

    private ColumnNode If(ColumnNode condition, ColumnNode then, ColumnNode otherwise) =>
        Node($"if {condition.Id} {then.Id} {otherwise.Id}", id => new IfNode(id, condition, then, otherwise));

    private ColumnNode Same(ColumnNode left, ColumnNode right) =>
        Node($"same {Math.Min(left.Id, right.Id)} {Math.Max(left.Id, right.Id)}", id => new SameNode(id, left, right));

    private ColumnNode Logic(bool isAnd, IEnumerable<ColumnNode> operands)
    {
        var decides = isAnd ? Truth.False : Truth.True;
        var flat = new SortedDictionary<int, ColumnNode>();
        foreach (var operand in operands.SelectMany(o => o is LogicNode l && l.IsAnd == isAnd ? l.Operands : [o]))
        {
            if (operand is KnownNode known && known.Truth == decides) return operand;
            if (operand is not KnownNode { Truth: Truth.True or Truth.False }) flat[operand.Id] = operand;
        }
        if (isAnd) Intersect(flat);
        if (flat.Count == 0) return Known(isAnd ? Truth.True : Truth.False);
        if (flat.Count == 1) return flat.Values.First();
        return Node($"{(isAnd ? "and" : "or")} {string.Join(' ', flat.Keys)}", id => new LogicNode(id, isAnd, [.. flat.Values]));
    }

    /// <summary>Several ranges of one field are one.</summary>
    private void Intersect(SortedDictionary<int, ColumnNode> operands)
    {
        foreach (var ranges in operands.Values.OfType<RangeNode>().Where(r => !r.Outside).GroupBy(r => r.Field).Where(g => g.Count() > 1).ToList())
        {
            var one = Range(ranges.Key, ranges.Max(r => r.Low), ranges.Min(r => r.High), outside: false);
            foreach (var range in ranges) operands.Remove(range.Id);
            operands[one.Id] = one;
        }
    }

    private ColumnNode Range(Field field, long low, long high, bool outside) =>
        Node(string.Create(CultureInfo.InvariantCulture, $"range {field.Id} {low} {high} {outside}"), id => new RangeNode(id, field, low, high, outside));

    /// <summary>Tests of fields mind for themselves what does not apply; a comparison of conditions, or of the branches of an if, is false there.</summary>
    private ColumnNode Applicable(IReadOnlyList<Bound> operands, ColumnNode test) => operands.Any(o => o is BoundIf || o.Kind == FeelKind.Bool) ? FalseWhereInapplicable(operands, test) : test;

    private ColumnNode FalseWhereInapplicable(IReadOnlyList<Bound> operands, ColumnNode test) => FalseWhereInapplicable(FeelFormula.NotApplicable(operands), test);

    private ColumnNode FalseWhereInapplicable(IReadOnlyList<Field> fields, ColumnNode test) =>
        Logic(isAnd: true, [.. fields.Where(f => f.Missing == Feel.Missing.NotApplicable).Select(f => Not(MissingField(f))), test]);

    private ColumnNode Missing(Bound operand) => operand switch
    {
        BoundField f => MissingField(f.Field),
        BoundCall { Function.Id: FunctionId.DateOf, Arguments: [BoundField f] } => MissingField(f.Field),
        BoundArithmetic { Operator: ArithmeticOperator.Divide } q => Logic(isAnd: false, [MissingNumber(q.Left), MissingNumber(q.Right), CompareNumbers(Comparison.Equal, q.Right, new BoundConstant(FeelKind.Number, 0m, q.At))]),
        { Kind: FeelKind.Number } n => MissingNumber(n),
        _ => throw new NotColumnarException("只能对字段或算式问是否为空。"),
    };

    private ColumnNode MissingField(Field field) => field.IsAmbient
        ? Known(ambient.Find(field.Id) is null ? Truth.True : Truth.False)
        : Node($"missing {field.Id}", id => new MissingNode(id, field));

    private ColumnNode MissingNumber(Bound bound)
    {
        Number(bound);
        return Logic(isAnd: false, FeelFormula.FieldsIn(bound).Where(f => f.IsAmbient || f.Missing != Feel.Missing.None).Select(MissingField));
    }

    // Comparisons

    private ColumnNode Compare(Comparison op, Bound left, Bound right)
    {
        if (left is BoundIf l) return If(Visit(l.Condition), Compare(op, l.Then, right), Compare(op, l.Else, right));
        if (right is BoundIf r) return If(Visit(r.Condition), Compare(op, left, r.Then), Compare(op, left, r.Else));
        if (++visited > Budget) throw new NotColumnarException("表达式太大，不能按列计算。");
        if (IsAbsent(left) || IsAbsent(right)) return FalseWhereInapplicable([left, right], Known(Truth.Unknown));
        return left.Kind switch
        {
            FeelKind.Bool => op == Comparison.Equal ? Same(Visit(left), Visit(right)) : Not(Same(Visit(left), Visit(right))),
            FeelKind.Text => CompareTexts(op, left, right),
            _ => CompareNumbers(op, left, right),
        };
    }

    private bool IsAbsent(Bound bound) => bound is BoundConstant { Value: null } || bound is BoundField { Field: { IsAmbient: true } f } && ambient.Find(f.Id) is null;

    private ColumnNode CompareTexts(Comparison op, Bound left, Bound right)
    {
        if (op is not (Comparison.Equal or Comparison.NotEqual)) throw new NotColumnarException("两段文字的先后不能按列比较。");
        if (left is not BoundField { Field: { IsAmbient: false } a } || right is not BoundField { Field: { IsAmbient: false } b }) throw new NotColumnarException("这样的文字不能按列比较。");
        var same = Node($"text {a.Id} {b.Id}", id => new SameTextNode(id, a, b));
        if (op == Comparison.Equal) return same;
        // Not the opposite where a fact that does not apply is missing: that is false too.
        return FalseWhereInapplicable([left, right], Not(same));
    }

    private ColumnNode CompareNumbers(Comparison op, Bound left, Bound right)
    {
        if (right is BoundArithmetic { Operator: ArithmeticOperator.Divide }) (left, right, op) = (right, left, NumberKernel.Turned(op));
        if (UsesIf(left) || UsesIf(right)) throw new NotColumnarException("算式里的 if 不能按列计算。");
        // What the host did not supply is unknown, and so is what is computed with it.
        if (FeelFormula.FieldsIn(left).Concat(FeelFormula.FieldsIn(right)).Any(f => f.IsAmbient && ambient.Find(f.Id) is null)) return FalseWhereInapplicable([left, right], Known(Truth.Unknown));
        if (left is BoundArithmetic { Operator: ArithmeticOperator.Divide } quotient) return CompareQuotient(op, quotient, Number(right));
        return CompareScaled(op, Number(left), Number(right));
    }

    private static bool UsesIf(Bound bound) => bound is BoundIf || bound.Children.Any(UsesIf);

    private ColumnNode CompareScaled(Comparison op, ColumnNumber left, ColumnNumber right)
    {
        if (right is ConstantNumber c) return CompareWithConstant(op, left, c.Value, BigInteger.Pow(10, c.Scale));
        if (left is ConstantNumber d) return CompareWithConstant(NumberKernel.Turned(op), right, d.Value, BigInteger.Pow(10, d.Scale));
        var scale = Math.Max(left.Scale, right.Scale);
        return CompareValues(op, left.At(scale), right.At(scale));
    }

    private ColumnNode CompareValues(Comparison op, ColumnNumber left, ColumnNumber right) => Node($"{op} {left.Key} {right.Key}", id => new CompareNode(id, op, left, right));

    /// <summary>Compares with numerator / denominator (&gt; 0), exactly: where the constant falls between two stored integers, the comparison moves to the lower one.</summary>
    private ColumnNode CompareWithConstant(Comparison op, ColumnNumber left, BigInteger numerator, BigInteger denominator)
    {
        var (adjusted, threshold) = Translator.Threshold(op, numerator * BigInteger.Pow(10, left.Scale), denominator);
        if (adjusted is not { } comparison) return Constant(left, op == Comparison.NotEqual);
        if (left is ConstantNumber c) return Known(NumberKernel.Holds(comparison, c.Value.CompareTo(threshold), 0) ? Truth.True : Truth.False);
        if (BigInteger.Abs(threshold) > long.MaxValue) return Constant(left, NumberKernel.Holds(comparison, -threshold.Sign, 0));
        if (left is CalendarNumber calendar && CompareCalendar(comparison, calendar, (long)threshold) is { } range) return range;
        return left is FieldNumber f ? CompareField(comparison, f.Field, (long)threshold) : CompareValues(comparison, left, new ConstantNumber(threshold, left.Scale));
    }

    private ColumnNode Constant(ColumnNumber left, bool value) => left.Fields.Count == 0
        ? Known(value ? Truth.True : Truth.False)
        : Node($"constant {value} {string.Join(' ', left.Fields.Select(f => f.Id))}", id => new ConstantNode(id, left.Fields, value));

    private ColumnNode CompareField(Comparison op, Field field, long threshold) => op switch
    {
        Comparison.Equal => Range(field, threshold, threshold, outside: false),
        Comparison.NotEqual => Range(field, threshold, threshold, outside: true),
        Comparison.Less when threshold == long.MinValue => Range(field, 0, -1, outside: false),
        Comparison.Less => Range(field, long.MinValue, threshold - 1, outside: false),
        Comparison.LessOrEqual => Range(field, long.MinValue, threshold, outside: false),
        Comparison.Greater when threshold == long.MaxValue => Range(field, 0, -1, outside: false),
        Comparison.Greater => Range(field, threshold + 1, long.MaxValue, outside: false),
        _ => Range(field, threshold, long.MaxValue, outside: false),
    };

    /// <summary>A year or a local day as a range of stored dates or instants; null near the ends of the calendar and for other parts.</summary>
    private ColumnNode? CompareCalendar(Comparison op, CalendarNumber calendar, long value)
    {
        if (calendar.Part is not (CalendarPart.Year or CalendarPart.DayNumber)) return null;
        if (calendar.Part == CalendarPart.Year ? value is < 2 or > 9_998 : value is < 366 or > 3_650_000) return null;
        var day = calendar.Part == CalendarPart.Year ? new DateOnly((int)value, 1, 1) : DateOnly.FromDayNumber((int)value);
        var next = calendar.Part == CalendarPart.Year ? day.AddYears(1) : day.AddDays(1);
        var (first, last) = (Stored(calendar.Field, day), Stored(calendar.Field, next) - 1);
        return op switch
        {
            Comparison.Equal => Range(calendar.Field, first, last, outside: false),
            Comparison.NotEqual => Range(calendar.Field, first, last, outside: true),
            Comparison.Less => Range(calendar.Field, long.MinValue, first - 1, outside: false),
            Comparison.LessOrEqual => Range(calendar.Field, long.MinValue, last, outside: false),
            Comparison.Greater => Range(calendar.Field, last + 1, long.MaxValue, outside: false),
            _ => Range(calendar.Field, first, long.MaxValue, outside: false),
        };
    }

    private long Stored(Field field, DateOnly day) => field.Type == FeelType.Date ? day.DayNumber : Temporal.StartOf(day, dictionary.LocalOffset)!.Value.Ticks;

    private ColumnNode CompareQuotient(Comparison op, BoundArithmetic quotient, ColumnNumber compared)
    {
        if (compared is not ConstantNumber constant) throw new NotColumnarException("比值只能与固定的数比较。");
        var (n, d) = (Number(quotient.Left), Number(quotient.Right));
        if (n.Bound * BigInteger.Pow(10, d.Scale + constant.Scale) > ExactQuotients) throw new NotColumnarException("比值的界限小数位太多，不能按列精确比较。");
        if (d is ConstantNumber divisor) return CompareWithQuotient(op, n, divisor, constant);
        var forNumerator = BigInteger.Pow(10, d.Scale + constant.Scale);
        var forDenominator = constant.Value * BigInteger.Pow(10, n.Scale);
        var common = BigInteger.GreatestCommonDivisor(forNumerator, forDenominator);
        var (left, right) = (n.Times(forNumerator / common).Limited(), d.Times(forDenominator / common).Limited());
        return Node($"ratio {op} {left.Key} {right.Key} {d.Key}", id => new RatioNode(id, op, left, right, d));
    }

    private ColumnNode CompareWithQuotient(Comparison op, ColumnNumber numerator, ConstantNumber divisor, ConstantNumber constant)
    {
        if (divisor.Value.IsZero) return FalseWhereInapplicable(numerator.Fields, Known(Truth.Unknown));
        var comparison = divisor.Value.Sign < 0 ? NumberKernel.Turned(op) : op;
        return CompareWithConstant(comparison, numerator, constant.Value * divisor.Value, BigInteger.Pow(10, constant.Scale + divisor.Scale));
    }

    // Numbers, dates and instants

    private ColumnNumber Number(Bound bound) => bound switch
    {
        BoundConstant { Value: decimal value } => ConstantNumber.Of(value),
        BoundConstant { Value: DateOnly day } => new ConstantNumber(day.DayNumber, 0),
        BoundConstant { Value: DateTime instant } => new ConstantNumber(instant.Ticks, 0),
        BoundField { Field: { IsAmbient: true } f } => Ambient(f),
        BoundField { Kind: FeelKind.Number, Field: var f } => new FieldNumber(f, f.Scale, f.StoredLimit),
        BoundField { Kind: FeelKind.Date or FeelKind.DateTime, Field: var f } => new FieldNumber(f, 0, f.Type == FeelType.Date ? DateOnly.MaxValue.DayNumber : DateTime.MaxValue.Ticks),
        BoundArithmetic { Operator: ArithmeticOperator.Add or ArithmeticOperator.Subtract } a => Number(a.Left).Add(Number(a.Right), a.Operator == ArithmeticOperator.Subtract),
        BoundArithmetic { Operator: ArithmeticOperator.Multiply } a => Number(a.Left).Multiply(Number(a.Right)),
        BoundCall { Function.Id: FunctionId.Abs } c => Number(c.Arguments[0]).Abs(),
        BoundCall { Function.Id: FunctionId.Min or FunctionId.Max } c => c.Arguments.Select(Number).Aggregate((a, b) => a.Extreme(b, c.Function.Id == FunctionId.Min)),
        BoundCall { Function.Id: FunctionId.DateOf } c => Calendar(c.Arguments[0], CalendarPart.DayNumber),
        BoundCall { Function.Id: FunctionId.Year } c => Calendar(c.Arguments[0], CalendarPart.Year),
        BoundCall { Function.Id: FunctionId.Month } c => Calendar(c.Arguments[0], CalendarPart.Month),
        BoundCall { Function.Id: FunctionId.Day } c => Calendar(c.Arguments[0], CalendarPart.Day),
        BoundArithmetic { Operator: ArithmeticOperator.Divide } => throw new NotColumnarException("除法只能直接与固定的数比较。"),
        BoundCall c => throw new NotColumnarException($"函数 {c.Function.Name} 与别的字段一起算，不能按列计算。"),
        _ => throw new NotColumnarException("这样的算式不能按列计算。"),
    };

    private ColumnNumber Ambient(Field field) => ambient.Find(field.Id) switch
    {
        decimal value => ConstantNumber.Of(value),
        DateOnly day => new ConstantNumber(day.DayNumber, 0),
        DateTime instant => new ConstantNumber(instant.Ticks, 0),
        // Where the host supplied nothing the comparison is unknown before it is looked at.
        _ => new ConstantNumber(0, 0),
    };

    private ColumnNumber Calendar(Bound date, CalendarPart part) => date switch
    {
        BoundField { Field: { IsAmbient: false } f } => new CalendarNumber(f, part, dictionary.LocalOffset),
        BoundCall { Function.Id: FunctionId.DateOf, Arguments: [BoundField { Field: { IsAmbient: false } f }] } => new CalendarNumber(f, part, dictionary.LocalOffset),
        BoundConstant { Value: DateOnly day } => new ConstantNumber(Part(day, part), 0),
        BoundConstant { Value: DateTime instant } => new ConstantNumber(Part(Temporal.LocalDate(instant, dictionary.LocalOffset)!.Value, part), 0),
        BoundField { Field: var f } => AmbientPart(f, part),
        BoundCall { Function.Id: FunctionId.DateOf, Arguments: [var instant] } => Calendar(instant, part),
        _ => throw new NotColumnarException("只能取日期字段的年、月、日。"),
    };

    private ConstantNumber AmbientPart(Field field, CalendarPart part) => ambient.Find(field.Id) switch
    {
        DateOnly day => new ConstantNumber(Part(day, part), 0),
        DateTime instant => new ConstantNumber(Part(Temporal.LocalDate(instant, dictionary.LocalOffset)!.Value, part), 0),
        _ => new ConstantNumber(0, 0),
    };

    private static int Part(DateOnly day, CalendarPart part) => part switch
    {
        CalendarPart.Year => day.Year,
        CalendarPart.Month => day.Month,
        CalendarPart.Day => day.Day,
        _ => day.DayNumber,
    };

    /// <summary>The same for conditions that ask the same, wherever they stand.</summary>
    private static string Key(Bound bound)
    {
        var key = new StringBuilder();
        Write(key, bound);
        return key.ToString();
    }

    private static void Write(StringBuilder key, Bound bound)
    {
        key.Append('(');
        key.Append(FormattableString.Invariant(bound switch
        {
            BoundConstant { Value: string text } => $"{text.Length}:{text}",
            BoundConstant c => $"{c.Kind}:{c.Value}",
            BoundField f => $"[{f.Field.Id}]",
            BoundArithmetic a => $"{a.Operator}",
            BoundCompare c => $"{c.Operator}",
            BoundPresence p => $"missing {p.WhenMissing}",
            BoundLogic l => $"and {l.IsAnd}",
            BoundCall c => $"{c.Function.Id}",
            _ => (FormattableString)$"{bound.GetType().Name}",
        }));
        foreach (var child in bound.Children) Write(key, child);
        key.Append(')');
    }
}
