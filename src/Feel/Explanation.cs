using System.Globalization;

namespace Yingshang.Feel;

/// <summary>A fact as a condition used it; <paramref name="Value"/> is in words, null when the fact is missing.</summary>
public sealed record UsedFact(Field Field, string? Value);

/// <summary>Why a row meets a condition or not: the condition as written, its truth, the facts it used, and its parts (and, or, not).</summary>
public sealed record Explanation(string Text, TextSpan At, Truth Truth, IReadOnlyList<UsedFact> Facts, IReadOnlyList<Explanation> Parts)
{
    /// <summary>The single conditions below this one.</summary>
    public IEnumerable<Explanation> Conditions => Parts.Count == 0 ? [this] : Parts.SelectMany(p => p.Conditions);
}

/// <summary>Runs each part of a condition by itself.</summary>
internal sealed class Explainer<TRow>
{
    private readonly Func<TRow, AmbientValues, bool?> test;
    private readonly List<Explainer<TRow>> parts = [];
    private readonly List<(Field Field, Func<TRow, AmbientValues, string?> Read)> facts = [];
    private readonly string text;
    private readonly TextSpan at;

    public Explainer(FeelFormula formula, FieldBindings bindings, FeelMode mode) : this(formula.Text, formula.Root, new Context(bindings, formula.Dictionary, mode)) { }

    private Explainer(string source, Bound bound, Context context)
    {
        at = bound.At;
        text = at.Start >= 0 ? source.Substring(at.Start, at.Length) : source;
        test = context.Compiler.Compile<TRow, bool?>(bound);
        if (bound is BoundNot or BoundLogic { IsAtom: false }) parts.AddRange(bound.Children.Select(c => new Explainer<TRow>(source, c, context)));
        else facts.AddRange(FeelFormula.FieldsIn(bound).Distinct().Select(f => (f, Reader(f, context))));
    }

    private sealed record Context(FieldBindings Bindings, FieldDictionary Dictionary, FeelMode Mode)
    {
        /// <summary>Standard mode reads facts as they are, without what absence stands for.</summary>
        public Compiler Raw => new(Bindings, Dictionary, FeelMode.Standard);

        public Compiler Compiler => new(Bindings, Dictionary, Mode);
    }

    public Explanation Explain(TRow row, AmbientValues ambient) => new(
        text,
        at,
        test(row, ambient) switch { true => Truth.True, false => Truth.False, null => Truth.Unknown },
        [.. facts.Select(f => new UsedFact(f.Field, f.Read(row, ambient)))],
        [.. parts.Select(p => p.Explain(row, ambient))]);

    private static Func<TRow, AmbientValues, string?> Reader(Field field, Context context)
    {
        var bound = new BoundField(field, default);
        return bound.Kind switch
        {
            FeelKind.Number => Shown<decimal?>(context.Raw, bound, v => v is { } n ? Number(n) + field.Unit : null),
            FeelKind.Bool => Shown<bool?>(context.Raw, bound, v => v switch { true => "是", false => "否", null => null }),
            FeelKind.Date => Shown<DateOnly?>(context.Raw, bound, v => v?.ToString("yyyy年M月d日", CultureInfo.InvariantCulture)),
            FeelKind.DateTime => Shown<DateTime?>(context.Raw, bound, v => (v + context.Dictionary.LocalOffset)?.ToString("yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture)),
            FeelKind.Set => Shown<IEnumerable<string>?>(context.Raw, bound, v => v is null ? null : string.Join("、", v)),
            _ => context.Raw.Compile<TRow, string?>(bound),
        };
    }

    private static Func<TRow, AmbientValues, string?> Shown<T>(Compiler compiler, Bound bound, Func<T, string?> show)
    {
        var read = compiler.Compile<TRow, T>(bound);
        return (row, ambient) => show(read(row, ambient));
    }

    private static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
