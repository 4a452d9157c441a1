using System.Globalization;
using Yingshang.WorkCalendars;

namespace Yingshang.Metrics;

/// <summary>The value of a field as a list or a file shows it.</summary>
internal static class FigureValue
{
    public static string Of(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "是" : "否",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToShanghai().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.####", CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
