namespace Yingshang.Metrics;

/// <summary>A number while an expression is computed.</summary>
/// <param name="Value">null: see <see cref="Why"/></param>
internal sealed record FigureQuantity(decimal? Value, string? Unit)
{
    public string? Why { get; init; }

    /// <summary>Said instead of the number.</summary>
    public string? Words { get; init; }

    public string? Mark { get; init; }
    public decimal? Above { get; init; }
    public decimal? Below { get; init; }

    /// <summary>Not rounded yet.</summary>
    public bool IsRaw { get; init; }

    /// <summary>A quotient in percent, of <see cref="Above"/> and <see cref="Below"/>.</summary>
    public bool IsQuotient { get; init; }

    /// <summary>Multiplied by 100.</summary>
    public bool IsHundredfold { get; init; }

    /// <summary>Multiplied or divided by a number, which may have changed its unit.</summary>
    public bool IsScaled { get; init; }

    public static FigureQuantity None(string why, string? unit = null) => new(null, unit) { Why = why };

    public FigureQuantity Rounded(int decimals) => !IsRaw || Value is not { } value ? this
        : this with { IsRaw = false, Value = IsQuotient && this is { Above: { } above, Below: { } below } ? Percent(above, below, decimals) : MetricRunner.Rounded(value, decimals) };

    /// <summary>In a unit that it can be converted to; otherwise as it is.</summary>
    public decimal? In(string? unit) => Value is { } value && Unit is { } from && unit is not null && from != unit && FigureUnits.AreCompatible(from, unit) ? FigureUnits.Convert(value, from, unit) : Value;

    // What is not all is never called 100％; what is more than all is.
    private static decimal Percent(decimal part, decimal all, int decimals) => part >= 0 && part <= all ? MetricRunner.Percent(part, all, decimals) : MetricRunner.Rounded(part * 100 / all, decimals);
}
