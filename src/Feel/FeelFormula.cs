namespace Yingshang.Feel;

/// <summary>Facts: a missing fact makes a comparison unknown. Standard: nulls as DMN says (x = "小型" with x null is false).</summary>
public enum FeelMode { Facts, Standard }

/// <summary>The three truth values of Kleene's logic.</summary>
public enum Truth : byte { Unknown, False, True }

/// <summary>Why a condition cannot run in the database, and why not over columns, in Chinese; null where it can.</summary>
public sealed record FeelWays(string? WhyNotInDatabase, string? WhyNotColumnar);

/// <summary>A checked expression: what it yields, what it uses, and the ways to run it. Immutable, safe to share.</summary>
public sealed class FeelFormula
{
    internal FeelFormula(string text, Bound root, FieldDictionary dictionary)
    {
        Text = text;
        Root = root;
        Dictionary = dictionary;
        Fields = [.. FieldsIn(root).Distinct()];
    }

    public string Text { get; }

    public FeelKind Kind => Root.Kind;

    /// <summary>Unit of a number; null where it has none or takes any.</summary>
    public string? Unit => Root.Unit?.Name;

    public IReadOnlyList<Field> Fields { get; }

    public FieldDictionary Dictionary { get; }

    internal Bound Root { get; }

    /// <summary>A delegate over rows. The formula must be a condition and its fields bound.</summary>
    /// <exception cref="ArgumentException">Not a condition, or a field is not bound or bound to a property of another kind: a bug of the host.</exception>
    public CompiledPredicate<TRow> CompilePredicate<TRow>(FieldBindings<TRow> bindings, FeelMode mode = FeelMode.Facts) => new(this, bindings, mode);

    /// <summary>A delegate for the value: decimal?, string, DateOnly?, DateTime? or bool? according to <see cref="Kind"/>.</summary>
    /// <exception cref="ArgumentException">As for <see cref="CompilePredicate"/>.</exception>
    public CompiledValue<TRow, TValue> CompileValue<TRow, TValue>(FieldBindings<TRow> bindings, FeelMode mode = FeelMode.Facts) => new(this, bindings, mode);

    /// <summary>The pair of two-valued predicates that a database runs in facts mode, or the reason why it cannot.</summary>
    public FeelTranslation<TRow> Translate<TRow>(FieldBindings<TRow> bindings, AmbientValues? ambient = null) => Translator.Condition<TRow>(this, bindings, ambient ?? AmbientValues.None);

    /// <summary>Why the condition cannot run over columns (see <see cref="Columns.ColumnProgram"/>), in Chinese; null when it can.</summary>
    /// <remarks>Columnar are comparisons, in, between, presence and logic over sums and products of scaled numbers whose bounds rule out an overflow of 64 bits, quotients compared with a constant, years and days of dates, and any condition over a single text or set.
    /// Without <paramref name="ambient"/> values of the host are taken to be whole numbers; one with many digits may still be refused when it is given.</remarks>
    public string? WhyNotColumnar(AmbientValues? ambient = null) => Columns.ColumnPlan.WhyNot(this, ambient);

    /// <summary>Which ways can run the condition over these rows: all of them compiled and evaluated, some of them in the database and over columns.</summary>
    public FeelWays Ways<TRow>(FieldBindings<TRow> bindings, AmbientValues? ambient = null) => new(Translate(bindings, ambient).Reason, WhyNotColumnar(ambient));

    /// <summary>A number as an integer of 10^-scale, null where unknown, for sums in the database; or the reason why not.</summary>
    public NumberTranslation<TRow> TranslateNumber<TRow>(FieldBindings<TRow> bindings, AmbientValues? ambient = null) => Translator.Number<TRow>(this, bindings, ambient ?? AmbientValues.None);

    internal static IEnumerable<Field> FieldsIn(Bound bound) => bound is BoundField f ? [f.Field] : bound.Children.SelectMany(FieldsIn);

    /// <summary>不适用 fields among the operands of a comparison; conditions inside speak for themselves.</summary>
    internal static IReadOnlyList<Field> NotApplicable(IEnumerable<Bound> operands) => [.. operands.SelectMany(NotApplicable).Distinct()];

    private static IEnumerable<Field> NotApplicable(Bound bound) => bound switch
    {
        BoundField f => f.Field.Missing == Missing.NotApplicable ? [f.Field] : [],
        { Kind: FeelKind.Bool } and not BoundIf => [],
        BoundIf i => NotApplicable(i.Then).Concat(NotApplicable(i.Else)),
        _ => bound.Children.SelectMany(NotApplicable),
    };
}
