namespace Yingshang.Proofreading.Numbers;

public enum QuantityKind
{
    /// <summary>A number with a unit of counting, money or measure.</summary>
    Amount,

    /// <summary>％, 百分之.</summary>
    Percent,

    /// <summary>个百分点.</summary>
    Points,

    /// <summary>A number without a unit.</summary>
    Bare,
}

public enum Closeness
{
    Exact,

    /// <summary>约, 左右.</summary>
    About,

    /// <summary>余, 多, 以上, 超过: at least.</summary>
    AtLeast,

    /// <summary>近, 不足, 以内: at most.</summary>
    AtMost,
}

/// <summary>A number of the text with its unit. <see cref="Low"/> and <see cref="High"/> are what the written digits allow: 20.58亿元 is 2 057 500 000 to 2 058 500 000 元.</summary>
/// <param name="Start">offset of the first digit (or X) in the paragraph</param>
/// <param name="End">offset after the unit</param>
/// <param name="Value">in the base unit: 万 and 亿 multiplied out; null for a placeholder</param>
/// <param name="HalfStep">half of the last written digit, in the base unit</param>
/// <param name="Unit">家, 件, 元, … ; ％ for percent; empty when bare</param>
/// <param name="Factor">1, 10 000 (万), 100 000 000 (亿)</param>
public sealed record Quantity(int Start, int End, QuantityKind Kind, decimal? Value, decimal HalfStep, string Unit, decimal Factor, Closeness Closeness, int Decimals)
{
    public bool IsHole => Value is null;
    public bool IsExact => Value is not null && Closeness == Closeness.Exact;

    /// <summary>A whole number that was counted, not measured or rounded.</summary>
    public bool IsCount => IsExact && Kind == QuantityKind.Amount && Factor == 1 && Decimals == 0;

    public decimal Low => Closeness switch
    {
        Closeness.AtMost => Value!.Value * 0.8m,
        Closeness.About => Value!.Value * 0.9m,
        _ => Value!.Value - HalfStep,
    };

    public decimal High => Closeness switch
    {
        Closeness.AtLeast => Value!.Value * 1.25m + HalfStep,
        Closeness.About => Value!.Value * 1.1m,
        _ => Value!.Value + HalfStep,
    };

    public bool SameUnit(Quantity other) => Kind == other.Kind && Unit == other.Unit;
}

/// <summary>A year, a month, a day, a stretch of months: something that is no quantity.</summary>
/// <param name="IsPeriod">a stretch: 1—10月, 上半年</param>
public sealed record DateMark(int Start, int End, int? Year, int? Month, int? Day, bool IsPeriod, int? LastMonth);
