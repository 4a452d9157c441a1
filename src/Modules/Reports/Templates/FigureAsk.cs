using Yingshang.Metrics;

namespace Yingshang.Reports.Templates;

/// <summary>An expression that is one metric, which the records behind a number are listed by: of which records, over which span, and what of it. <c>demands-solved[主题 = "融资"].当月.同比</c>.</summary>
/// <param name="Where">a further FEEL condition; null: none</param>
/// <param name="Version">of the metric's declaration; null: the current one</param>
public sealed record FigureAsk(string Metric, string? Where = null, FigureSpan? Over = null, Measure Measure = Measure.Value, int? Version = null)
{
    /// <summary>Null when it is more than that: of several metrics, a rank, a mean of months.</summary>
    public static FigureAsk? Of(FigureNode node) => node switch
    {
        MetricLeaf leaf => new FigureAsk(leaf.Id, leaf.Where, Version: leaf.Version),
        SpanNode span => Of(span.Inner) is { Over: null } ask ? ask with { Over = span.Over } : null,
        DerivationNode derivation => Of(derivation.Inner) is { Measure: Measure.Value } ask && MeasureWords.Of(derivation.Of) is { } measure ? ask with { Measure = measure } : null,
        _ => null,
    };
}

/// <summary>How a number is written.</summary>
/// <param name="Bare">without its unit; of a change without 同比增长</param>
/// <param name="Unit">元, 万元, 亿元; null: by size</param>
/// <param name="Decimals">null: as many as it has</param>
public sealed record NumberForm(bool Bare = false, string? Unit = null, int? Decimals = null)
{
    public static readonly NumberForm Usual = new();
}
