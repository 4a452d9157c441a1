namespace Yingshang.Metrics;

/// <summary>What a number is made of, so that parts of a district, or districts, add up: counts and sums by adding, rates and means by their parts, different values by their set.</summary>
/// <param name="Numerator">of a count the records, of a sum and a mean the sum, of a rate those that count</param>
/// <param name="Denominator">of a rate the records, of a mean the known values; otherwise null</param>
/// <param name="Values">of a distinct count the values; otherwise null</param>
public sealed record FigureParts(decimal Numerator, decimal? Denominator, long RecordCount, IReadOnlySet<string>? Values)
{
    public static FigureParts operator +(FigureParts one, FigureParts other) => Add(one, other);

    /// <exception cref="ArgumentException">they are of different ways of counting</exception>
    public static FigureParts Add(FigureParts one, FigureParts other)
    {
        if (one.Denominator is null != other.Denominator is null || one.Values is null != other.Values is null) throw new ArgumentException("The parts are of different ways of counting.", nameof(other));
        var values = one.Values is null ? null : new HashSet<string>(one.Values.Concat(other.Values!), StringComparer.Ordinal);
        return new FigureParts(values?.Count ?? one.Numerator + other.Numerator, one.Denominator + other.Denominator, one.RecordCount + other.RecordCount, values);
    }

    /// <summary>The number of a metric over these parts, rounded; null where there is nothing to divide by or too few records to be shown.</summary>
    public decimal? Value(Metric metric) => metric.ShownFrom > 0 && RecordCount < metric.ShownFrom ? null : (metric.Aggregate, Denominator) switch
    {
        (_, 0) => null,
        (Aggregate.Rate, { } all) => MetricRunner.Percent(Numerator, all, metric.Decimals),
        (Aggregate.Avg, { } all) => MetricRunner.Rounded(Numerator / all, metric.Decimals),
        _ => MetricRunner.Rounded(Numerator, metric.Decimals),
    };
}
