using System.Collections.Concurrent;

namespace Yingshang.Metrics;

/// <summary>Figures computed once for an instant; what was known then does not change. Of one district and one reader.</summary>
public sealed class FigureMemory
{
    internal ConcurrentDictionary<(string Metric, Period Period, DateTime AsOf, string Group), Figure> Figures { get; } = [];
    internal ConcurrentDictionary<(string Metric, Period Period, DateTime AsOf, string Field), IReadOnlyList<Figure>> Groups { get; } = [];
}
