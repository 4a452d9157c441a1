namespace Yingshang.Indicators;

/// <summary>Computes an indicator by a metric over days; whoever knows metrics registers it.</summary>
/// <param name="ComputeAsync">metric's id, first and last day; the value in the metric's unit, or null when there is none</param>
public sealed record IndicatorComputation(Func<IServiceProvider, string, DateOnly, DateOnly, CancellationToken, Task<ComputedValue?>> ComputeAsync);

/// <param name="Metric">metric@version</param>
/// <param name="Digest">of its records</param>
public sealed record ComputedValue(decimal Value, string Unit, string Metric, string Digest);
