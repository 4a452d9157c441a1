using System.Globalization;
using Yingshang.Metrics;

namespace Yingshang.Modules.Tests.Seeding.Given;

/// <summary>The value of a line of Carried/*.csv as the product computes it.</summary>
internal static class CarriedValue
{
    private const string Growth = " 同比";

    /// <summary>Null where a metric is not there, or has nothing to divide by.</summary>
    public static async Task<decimal?> OfAsync(DemoDistrict demo, CarriedFigure figure)
    {
        if (figure.Metric.EndsWith(Growth, StringComparison.Ordinal))
            return await RatioAsync(demo, figure.Metric[..^Growth.Length], figure.Period, figure.Metric[..^Growth.Length], figure.Period.LastYear) * 100 - 100;
        if (figure.Metric.Split(" / ") is [var part, var whole])
            return await RatioAsync(demo, part, figure.Period, whole.Split('@')[0], ByItself(whole) ?? figure.Period) * Factor(figure.Unit);
        return (await demo.FigureAsync(figure.Metric, figure.Period))?.Value;
    }

    /// <summary>As the number is printed: 万户 of 户, 万件 of 件.</summary>
    public static decimal InPrintedUnit(decimal value, string unit, string printedUnit) => printedUnit == "万" + unit ? value / 10_000 : value;

    public static decimal Number(CarriedFigure figure) => decimal.Parse(figure.Value, CultureInfo.InvariantCulture);

    public static bool Same(decimal computed, decimal written) => Math.Round(computed, written.Scale, MidpointRounding.AwayFromZero) == written;

    // resident-population@2022-12: of that month, the latest that was published.
    private static Period? ByItself(string metric) => metric.Split('@') is [_, var month] ? Period.Parse(month, month).Period : null;

    // 件/万户 is per ten thousand, ％ per hundred; 次/周 and 件/万人 (of a population in 万人) are plain quotients.
    private static decimal Factor(string unit) => unit switch { "％" or "%" => 100, "件/万户" => 10_000, _ => 1 };

    private static async Task<decimal?> RatioAsync(DemoDistrict demo, string part, Period of, string whole, Period by) =>
        (await demo.FigureAsync(part, of))?.Value is { } over && (await demo.FigureAsync(whole, by))?.Value is { } under && under != 0 ? over / under : null;
}
