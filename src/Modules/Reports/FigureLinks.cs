using Yingshang.Metrics;

namespace Yingshang.Reports;

/// <summary>Addresses of numbers.</summary>
internal static class FigureLinks
{
    /// <summary>The metric's page over the period of a figure in a text.</summary>
    public static string ToMetric(ReportFigure figure) => FormattableString.Invariant($"/metrics/{figure.MetricId}?from={figure.From:yyyy-MM-dd}&to={figure.To:yyyy-MM-dd}");

    /// <summary>The metric's page over the figure's period.</summary>
    public static string ToMetric(Figure figure) => FormattableString.Invariant($"/metrics/{figure.Metric.Id}?from={figure.Period.From:yyyy-MM-dd}&to={figure.Period.To:yyyy-MM-dd}");
}
