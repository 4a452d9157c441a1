namespace Yingshang.Feel.Values;

/// <summary>A type of the standard's lattice (DMN 1.5, 10.3.2.9): what “instance of”, parameters and item definitions ask.</summary>
public abstract record FeelShape
{
    public static FeelShape Any { get; } = new AnyShape();

    public static FeelShape Number { get; } = new SimpleShape(ValueKind.Number);

    public static FeelShape Text { get; } = new SimpleShape(ValueKind.Text);

    public static FeelShape Bool { get; } = new SimpleShape(ValueKind.Bool);

    private static readonly Dictionary<string, FeelShape> ByName = new(StringComparer.Ordinal)
    {
        ["Any"] = Any, ["number"] = Number, ["string"] = Text, ["boolean"] = Bool,
        ["date"] = new SimpleShape(ValueKind.Date), ["time"] = new SimpleShape(ValueKind.Time),
        ["date and time"] = new SimpleShape(ValueKind.DateTime), ["dateTime"] = new SimpleShape(ValueKind.DateTime),
        ["days and time duration"] = new SimpleShape(ValueKind.DaysTime), ["dayTimeDuration"] = new SimpleShape(ValueKind.DaysTime),
        ["years and months duration"] = new SimpleShape(ValueKind.YearsMonths), ["yearMonthDuration"] = new SimpleShape(ValueKind.YearsMonths),
        ["Null"] = new NullShape(), ["list"] = new ListShape(Any), ["context"] = new ContextShape([]), ["range"] = new RangeShape(Any),
        ["function"] = new AnyFunctionShape(),
    };

    /// <summary>A type of the language; null when there is none of that name.</summary>
    public static FeelShape? Named(string name) => ByName.GetValueOrDefault(name);

    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>Whether a value is of this type. Null is of every type but is an instance of none; see <see cref="IsInstance"/>.</summary>
    public bool Fits(object? value) => value is null || FitsValue(value, constrained: true);

    public bool IsInstance(object? value) => value is null ? this is NullShape : FitsValue(value, constrained: false);

    /// <summary>Whether every value of <paramref name="other"/> is one of this type.</summary>
    public bool Covers(FeelShape other) => Covers(other, []);

    /// <summary><paramref name="assumed"/>: pairs that are being looked at further out; types may name themselves.</summary>
    private protected virtual bool Covers(FeelShape other, HashSet<(FeelShape, FeelShape)> assumed) => Equals(other) || other is NullShape;

    private protected static bool Covers(FeelShape shape, FeelShape other, HashSet<(FeelShape, FeelShape)> assumed) => shape.Covers(other, assumed);

    /// <summary><paramref name="constrained"/>: allowed values count too.</summary>
    internal abstract bool FitsValue(object value, bool constrained);

    private protected static bool FitsAny(FeelShape shape, object? value, bool constrained) => value is null || shape.FitsValue(value, constrained);

    private sealed record AnyShape : FeelShape
    {
        private protected override bool Covers(FeelShape other, HashSet<(FeelShape, FeelShape)> assumed) => true;

        internal override bool FitsValue(object value, bool constrained) => true;
    }

    private sealed record NullShape : FeelShape
    {
        internal override bool FitsValue(object value, bool constrained) => false;
    }

    private sealed record AnyFunctionShape : FeelShape
    {
        private protected override bool Covers(FeelShape other, HashSet<(FeelShape, FeelShape)> assumed) => other is AnyFunctionShape or FunctionShape;

        internal override bool FitsValue(object value, bool constrained) => value is FeelFunction;
    }
}

/// <summary>The kinds of values there are; see <see cref="FeelValue"/>.</summary>
public enum ValueKind { Null, Number, Text, Bool, Date, Time, DateTime, DaysTime, YearsMonths, List, Context, Range, Function }

/// <summary>One kind of simple value: number, string, date …</summary>
public sealed record SimpleShape(ValueKind Kind) : FeelShape
{
    internal override bool FitsValue(object value, bool constrained) => FeelValue.KindOf(value) == Kind;
}

/// <summary>A list whose items are all of one type; null items are of every type.</summary>
public sealed record ListShape(FeelShape Item) : FeelShape
{
    private protected override bool Covers(FeelShape other, HashSet<(FeelShape, FeelShape)> assumed) => other is ListShape list && Covers(Item, list.Item, assumed);

    internal override bool FitsValue(object value, bool constrained) => value is IReadOnlyList<object?> list && list.All(i => FitsAny(Item, i, constrained));
}

/// <summary>A context with at least these members.</summary>
public sealed record ContextShape(IReadOnlyList<KeyValuePair<string, FeelShape>> Members) : FeelShape
{
    private protected override bool Covers(FeelShape other, HashSet<(FeelShape, FeelShape)> assumed) => other is ContextShape context && Members.All(m => context.Members.Any(o => o.Key == m.Key && Covers(m.Value, o.Value, assumed)));

    internal override bool FitsValue(object value, bool constrained) => value is FeelContext context && Members.All(m => context.TryGet(m.Key, out var member) && FitsAny(m.Value, member, constrained));

    public bool Equals(ContextShape? other) => other is not null && Covers(other) && other.Covers(this);

    public override int GetHashCode() => Members.Count;
}

/// <summary>A range whose ends are of one type.</summary>
public sealed record RangeShape(FeelShape Item) : FeelShape
{
    private protected override bool Covers(FeelShape other, HashSet<(FeelShape, FeelShape)> assumed) => other is RangeShape range && Covers(Item, range.Item, assumed);

    internal override bool FitsValue(object value, bool constrained) => value is FeelRange range && (range.Start ?? range.End) is { } end && Item.FitsValue(end, constrained);
}

/// <summary>Functions that take at least these parameters and yield at most this result.</summary>
public sealed record FunctionShape(IReadOnlyList<FeelShape> Parameters, FeelShape Result) : FeelShape
{
    private protected override bool Covers(FeelShape other, HashSet<(FeelShape, FeelShape)> assumed) => other is FunctionShape function && Takes(function.Parameters, assumed) && Covers(Result, function.Result, assumed);

    internal override bool FitsValue(object value, bool constrained) => value is FeelFunction function && function.Accepts(Parameters) && (function.Result is null || Result.Covers(function.Result));

    private bool Takes(IReadOnlyList<FeelShape> parameters, HashSet<(FeelShape, FeelShape)> assumed) => parameters.Count == Parameters.Count && parameters.Zip(Parameters).All(p => Covers(p.First, p.Second, assumed));

    public bool Equals(FunctionShape? other) => other is not null && Parameters.SequenceEqual(other.Parameters) && Result.Equals(other.Result);

    public override int GetHashCode() => HashCode.Combine(Parameters.Count, Result);
}

/// <summary>A declared type, found when it is first asked for, so that declarations may stand in any order.</summary>
public sealed record DeclaredShape(string Name, Lazy<FeelShape> Of, Func<object, bool>? IsAllowed = null) : FeelShape
{
    private protected override bool Covers(FeelShape other, HashSet<(FeelShape, FeelShape)> assumed) => ReferenceEquals(this, other) || !assumed.Add((this, other)) || Covers(Of.Value, other is DeclaredShape declared ? declared.Of.Value : other, assumed);

    internal override bool FitsValue(object value, bool constrained) => Of.Value.FitsValue(value, constrained) && (!constrained || IsAllowed?.Invoke(value) != false);

    public bool Equals(DeclaredShape? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}
