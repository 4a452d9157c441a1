namespace Yingshang.Metrics;

/// <summary>What a number is made of, so that parts of a district, or districts, add up: counts and sums by adding, rates and means by their parts, different values by their set.</summary>
/// <param name="Numerator">of a count the records, of a sum and a mean the sum, of a rate those that count, of a largest or smallest the number itself</param>
/// <param name="Denominator">of a rate the records, of a mean the known values; otherwise null</param>
/// <param name="Values">of a distinct count the values; otherwise null</param>
public sealed record FigureParts(decimal Numerator, decimal? Denominator, long RecordCount, IReadOnlySet<string>? Values)
{
    /// <summary>Of a largest or smallest; otherwise null.</summary>
    public Extreme? Extreme { get; init; }

    public static FigureParts operator +(FigureParts one, FigureParts other) => Add(one, other);

    /// <exception cref="ArgumentException">they are of different ways of counting</exception>
    public static FigureParts Add(FigureParts one, FigureParts other)
    {
        if (one.Denominator is null != other.Denominator is null || one.Values is null != other.Values is null || one.Extreme?.Aggregate != other.Extreme?.Aggregate) throw new ArgumentException("The parts are of different ways of counting.", nameof(other));
        if (one.Extreme is { } extreme) return new FigureParts(extreme.Of(one, other), null, one.RecordCount + other.RecordCount, null) { Extreme = extreme with { Known = extreme.Known + other.Extreme!.Known } };
        var values = one.Values is null ? null : new HashSet<string>(one.Values.Concat(other.Values!), StringComparer.Ordinal);
        return new FigureParts(values?.Count ?? one.Numerator + other.Numerator, one.Denominator + other.Denominator, one.RecordCount + other.RecordCount, values);
    }

    /// <summary>The number of a metric over these parts, rounded; null where there is nothing to divide by or too few records to be shown.</summary>
    public decimal? Value(Metric metric) => metric.ShownFrom > 0 && RecordCount < metric.ShownFrom ? null : (metric.Aggregate, Denominator) switch
    {
        (_, 0) => null,
        _ when Extreme is { Known: 0 } => null,
        (Aggregate.Rate, { } all) => MetricRunner.Percent(Numerator, all, metric.Decimals),
        (Aggregate.Avg, { } all) => MetricRunner.Rounded(Numerator / all, metric.Decimals),
        _ => MetricRunner.Rounded(Numerator, metric.Decimals),
    };
}

/// <summary>The largest or smallest of so many known numbers.</summary>
/// <param name="Aggregate">Max or Min</param>
public sealed record Extreme(Aggregate Aggregate, long Known)
{
    internal decimal Of(FigureParts one, FigureParts other) => (one.Extreme!.Known, other.Extreme!.Known) switch
    {
        (0, _) => other.Numerator,
        (_, 0) => one.Numerator,
        _ => Aggregate == Aggregate.Max ? Math.Max(one.Numerator, other.Numerator) : Math.Min(one.Numerator, other.Numerator),
    };
}
