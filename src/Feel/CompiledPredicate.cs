namespace Yingshang.Feel;

/// <summary>A condition compiled for a row type. Thread-safe.</summary>
public sealed class CompiledPredicate<TRow>
{
    private readonly Func<TRow, AmbientValues, Truth> test;
    private readonly Lazy<Explainer<TRow>> explainer;

    internal CompiledPredicate(FeelFormula formula, FieldBindings<TRow> bindings, FeelMode mode)
    {
        if (formula.Kind != FeelKind.Bool) throw new ArgumentException($"“{formula.Text}” is not a condition.", nameof(formula));
        test = Compile(formula.Root, new Compiler(bindings, formula.Dictionary, mode), bindings, mode);
        explainer = new(() => new Explainer<TRow>(formula, bindings, mode));
    }

    public Truth Evaluate(TRow row, AmbientValues? ambient = null) => test(row, ambient ?? AmbientValues.None);

    private static Func<TRow, AmbientValues, Truth> Compile(Bound root, Compiler compiler, FieldBindings<TRow> bindings, FeelMode mode)
    {
        if (mode == FeelMode.Facts) return new ConditionCompiler(compiler, bindings).Compile<TRow>(root);
        var lifted = compiler.Compile<TRow, bool?>(root);
        return (row, ambient) => lifted(row, ambient) switch { true => Truth.True, false => Truth.False, null => Truth.Unknown };
    }

    /// <summary>Each condition with the values it used. Compiled on first use.</summary>
    public Explanation Explain(TRow row, AmbientValues? ambient = null) => explainer.Value.Explain(row, ambient ?? AmbientValues.None);

    /// <summary>The fewest facts that would have to be otherwise (or known) for the condition to be met; none when it is met, null when it does not hang on single comparisons of fields.</summary>
    public IReadOnlyList<FactChange>? SmallestChanges(TRow row, AmbientValues? ambient = null) => explainer.Value.Changes(row, ambient ?? AmbientValues.None, wanted: true);
}

/// <summary>A value compiled for a row type; null is unknown. Thread-safe.</summary>
public sealed class CompiledValue<TRow, TValue>
{
    private readonly Func<TRow, AmbientValues, TValue> value;

    internal CompiledValue(FeelFormula formula, FieldBindings<TRow> bindings, FeelMode mode) => value = new Compiler(bindings, formula.Dictionary, mode).Compile<TRow, TValue>(formula.Root);

    public TValue Evaluate(TRow row, AmbientValues? ambient = null) => value(row, ambient ?? AmbientValues.None);
}
