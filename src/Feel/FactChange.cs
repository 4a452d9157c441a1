namespace Yingshang.Feel;

/// <summary>A fact that would have to be otherwise: “从业人数应不少于20人，现为18人，差2人”. <paramref name="Value"/> is in words, null when the fact is missing.</summary>
public sealed record FactChange(Field Field, string? Value, Comparison Operator, string Wanted)
{
    /// <summary>Null for texts, and where the value is unknown.</summary>
    public MissingDistance? Distance { get; init; }

    public override string ToString() => $"{Field.Name}应{Word}{Wanted}，{(Value is null ? "现在未知" : $"现为{Value}")}{(Distance is null ? "" : $"，{Distance}")}";

    private bool IsTime => Field.Type is FeelType.Date or FeelType.DateTime;

    private string Word => Operator switch
    {
        Comparison.Equal => Wanted is "有" or "没有" || Wanted.StartsWith('含') ? "" : "为",
        Comparison.NotEqual => Wanted.StartsWith('含') ? "不" : "不为",
        Comparison.Less => IsTime ? "早于" : "低于",
        Comparison.LessOrEqual => IsTime ? "不晚于" : "不超过",
        Comparison.Greater => IsTime ? "晚于" : "超过",
        _ => IsTime ? "不早于" : "不少于",
    };
}

/// <summary>Both sides of a comparison, to say how far it is from being met.</summary>
internal sealed class Comparer<TRow>
{
    private readonly BoundCompare compare;
    private readonly Func<TRow, AmbientValues, (decimal? Left, decimal? Right)>? sides;
    private readonly Func<TRow, AmbientValues, string?> bound;
    private readonly bool isDate;

    private Comparer(BoundCompare compare, Compiler compiler)
    {
        this.compare = compare;
        isDate = compare.Left.Kind == FeelKind.Date;
        if (compare.Left.Kind == FeelKind.Number)
        {
            var (left, right) = (compiler.Compile<TRow, decimal?>(compare.Left), compiler.Compile<TRow, decimal?>(compare.Right));
            sides = (row, ambient) => (left(row, ambient), right(row, ambient));
            bound = (row, ambient) => right(row, ambient) is { } value ? Words.Number(value) + UnitName : null;
        }
        else if (isDate)
        {
            var (left, right) = (compiler.Compile<TRow, DateOnly?>(compare.Left), compiler.Compile<TRow, DateOnly?>(compare.Right));
            sides = (row, ambient) => (left(row, ambient)?.DayNumber, right(row, ambient)?.DayNumber);
            bound = (row, ambient) => right(row, ambient) is { } value ? Words.Date(value) : null;
        }
        else
        {
            var right = compiler.Compile<TRow, string?>(compare.Right);
            bound = (row, ambient) => right(row, ambient) is { } value ? $"“{value}”" : null;
        }
    }

    /// <summary>A plain ratio has none.</summary>
    private string? UnitName => compare.Left.Unit is { } unit && unit != Unit.Ratio ? unit.Name : null;

    /// <summary>Null for kinds whose values have no distance and no words.</summary>
    public static Comparer<TRow>? Of(BoundCompare compare, Compiler compiler) => compare.Left.Kind is FeelKind.Number or FeelKind.Date or FeelKind.Text ? new Comparer<TRow>(compare, compiler) : null;

    public MissingDistance? Missing(TRow row, AmbientValues ambient) => Distance(compare.Operator, row, ambient);

    private MissingDistance? Distance(Comparison op, TRow row, AmbientValues ambient)
    {
        if (sides is null || op == Comparison.NotEqual || sides(row, ambient) is not ({ } left, { } right)) return null;
        try
        {
            return new MissingDistance(Math.Abs(right - left), isDate ? "天" : UnitName, right >= left && op is not (Comparison.Less or Comparison.LessOrEqual), op is Comparison.Less or Comparison.Greater);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>Null unless a field stands on the left and something fixed on the right.</summary>
    public FactChange? Change(Field field, string? value, TRow row, AmbientValues ambient, bool wanted)
    {
        if (compare.Left is not BoundField || FeelFormula.FieldsIn(compare.Right).Any(f => !f.IsAmbient) || bound(row, ambient) is not { } limit) return null;
        var op = wanted ? compare.Operator : Opposite(compare.Operator);
        return new FactChange(field, value, op, limit) { Distance = Distance(op, row, ambient) };
    }

    private static Comparison Opposite(Comparison op) => op switch
    {
        Comparison.Equal => Comparison.NotEqual,
        Comparison.NotEqual => Comparison.Equal,
        Comparison.Less => Comparison.GreaterOrEqual,
        Comparison.LessOrEqual => Comparison.Greater,
        Comparison.Greater => Comparison.LessOrEqual,
        _ => Comparison.Less,
    };
}
