using System.Globalization;

namespace Yingshang.Feel;

/// <summary>A fact as a condition used it; <paramref name="Value"/> is in words, null when the fact is missing.</summary>
public sealed record UsedFact(Field Field, string? Value);

/// <summary>Why a row meets a condition or not: the condition as written, its truth, the facts it used, and its parts (and, or, not).</summary>
public sealed record Explanation(string Text, TextSpan At, Truth Truth, IReadOnlyList<UsedFact> Facts, IReadOnlyList<Explanation> Parts)
{
    /// <summary>For a comparison that is not met: how far its left side is from meeting it.</summary>
    public MissingDistance? Missing { get; init; }

    /// <summary>The single conditions below this one.</summary>
    public IEnumerable<Explanation> Conditions => Parts.Count == 0 ? [this] : Parts.SelectMany(p => p.Conditions);
}

/// <summary>What is missing: an amount in a unit, or days; <paramref name="MustExceed"/> when reaching the bound is not enough. “差2人”.</summary>
public sealed record MissingDistance(decimal Amount, string? Unit, bool MustRise, bool MustExceed)
{
    public override string ToString() => $"{(MustRise ? "差" : "超出")}{Words.Number(Amount)}{Unit}{(MustExceed && Amount == 0 ? "（须" + (MustRise ? "超过" : "低于") + "）" : "")}";
}

/// <summary>Values as they are shown.</summary>
internal static class Words
{
    public static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    public static string Date(DateOnly date) => date.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}

/// <summary>Runs each part of a condition by itself.</summary>
internal sealed class Explainer<TRow>
{
    private readonly Func<TRow, AmbientValues, bool?> test;
    private readonly List<Explainer<TRow>> parts = [];
    private readonly List<(Field Field, Func<TRow, AmbientValues, string?> Read)> facts = [];
    private const int MostAtoms = 64;

    private readonly Lazy<List<Explainer<TRow>>> atoms;
    private readonly Lazy<Comparer<TRow>?> comparer;
    private readonly Bound bound;
    private readonly string text;
    private readonly TextSpan at;

    public Explainer(FeelFormula formula, FieldBindings bindings, FeelMode mode) : this(formula.Text, formula.Root, new Context(bindings, formula.Dictionary, mode)) { }

    private Explainer(string source, Bound bound, Context context)
    {
        this.bound = bound;
        at = bound.At;
        text = at.Start >= 0 ? source.Substring(at.Start, at.Length) : source;
        test = context.Compiler.Compile<TRow, bool?>(bound);
        atoms = new(() => bound is BoundLogic { IsAtom: true, Operands.Count: <= MostAtoms } ? [.. bound.Children.Select(c => new Explainer<TRow>(source, c, context))] : []);
        comparer = new(() => bound is BoundCompare compare ? Comparer<TRow>.Of(compare, context.Compiler) : null);
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
        [.. parts.Select(p => p.Explain(row, ambient))])
    {
        Missing = parts.Count == 0 && test(row, ambient) == false ? Missing(row, ambient) : null,
    };

    /// <summary>Of a comparison; of the unmet end of a range; of the nearest of several.</summary>
    private MissingDistance? Missing(TRow row, AmbientValues ambient)
    {
        if (comparer.Value is { } sides) return sides.Missing(row, ambient);
        return atoms.Value.Where(a => a.test(row, ambient) == false).Select(a => a.Missing(row, ambient)).OfType<MissingDistance>().MinBy(m => m.Amount);
    }

    /// <summary>The fewest changes after which the condition is <paramref name="wanted"/>; null where it does not hang on single comparisons.</summary>
    public IReadOnlyList<FactChange>? Changes(TRow row, AmbientValues ambient, bool wanted)
    {
        if (test(row, ambient) == wanted) return [];
        if (bound is BoundNot) return parts[0].Changes(row, ambient, !wanted);
        if (bound is BoundLogic { IsAnd: var isAnd }) return Together(row, ambient, wanted, isAnd == wanted);
        return Single(row, ambient, wanted) is { } change ? [change] : null;
    }

    private IReadOnlyList<FactChange>? Together(TRow row, AmbientValues ambient, bool wanted, bool needsAll)
    {
        var ways = (parts.Count > 0 ? parts : atoms.Value).ConvertAll(p => p.Changes(row, ambient, wanted));
        if (!needsAll) return ways.OfType<IReadOnlyList<FactChange>>().ToList() is { Count: > 0 } possible ? Joined(possible) : null;
        return ways.Contains(null) ? null : [.. ways.SelectMany(w => w!).Distinct()];
    }

    /// <summary>The shortest way; ways that put one and the same text field to another value are one change with a choice.</summary>
    private static IReadOnlyList<FactChange> Joined(List<IReadOnlyList<FactChange>> ways)
    {
        var shortest = ways.MinBy(w => w.Count)!;
        // Distances compare only within one field: [20..30] or [50..60].
        if (shortest is [{ Distance: not null } one]) return ways.Where(w => w is [{ Distance: not null } c] && c.Field == one.Field).MinBy(w => w[0].Distance!.Amount)!;
        if (shortest is not [{ Operator: Comparison.Equal, Distance: null } first]) return shortest;
        var alike = ways.Where(w => w is [{ Operator: Comparison.Equal, Distance: null } c] && c.Field == first.Field).Select(w => w[0].Wanted).Distinct();
        return [first with { Wanted = string.Join("或", alike) }];
    }

    private FactChange? Single(TRow row, AmbientValues ambient, bool wanted)
    {
        if (facts.Where(f => !f.Field.IsAmbient).ToList() is not [{ Field: var field, Read: var read }]) return null;
        var value = read(row, ambient);
        return bound switch
        {
            BoundField => new FactChange(field, value, Comparison.Equal, wanted ? "是" : "否"),
            BoundPresence { Operand: BoundField } p => new FactChange(field, value, Comparison.Equal, p.WhenMissing == wanted ? "没有" : "有"),
            BoundCall { Function.Id: FunctionId.ListContains, Arguments: [BoundField, BoundConstant { Value: string item }] } => new FactChange(field, value, wanted ? Comparison.Equal : Comparison.NotEqual, $"含“{item}”"),
            BoundCompare => comparer.Value?.Change(field, value, row, ambient, wanted),
            _ => null,
        };
    }

    private static Func<TRow, AmbientValues, string?> Reader(Field field, Context context)
    {
        var read = new BoundField(field, default);
        return read.Kind switch
        {
            FeelKind.Number => Shown<decimal?>(context.Raw, read, v => v is { } n ? Words.Number(n) + field.Unit : null),
            FeelKind.Bool => Shown<bool?>(context.Raw, read, v => v switch { true => "是", false => "否", null => null }),
            FeelKind.Date => Shown<DateOnly?>(context.Raw, read, v => v is { } d ? Words.Date(d) : null),
            FeelKind.DateTime => Shown<DateTime?>(context.Raw, read, v => (v + context.Dictionary.LocalOffset)?.ToString("yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture)),
            FeelKind.Set => Shown<IEnumerable<string>?>(context.Raw, read, v => v is null ? null : string.Join("、", v)),
            _ => context.Raw.Compile<TRow, string?>(read),
        };
    }

    private static Func<TRow, AmbientValues, string?> Shown<T>(Compiler compiler, Bound bound, Func<T, string?> show)
    {
        var read = compiler.Compile<TRow, T>(bound);
        return (row, ambient) => show(read(row, ambient));
    }
}
