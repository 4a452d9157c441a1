using System.Globalization;
using Yingshang.Feel;
using Yingshang.WorkCalendars;

namespace Yingshang.Platform.Datasets;

/// <summary>The value of a field as people read it.</summary>
public static class FieldValue
{
    /// <summary>What a row keeps, in the field's unit; a set as its members in order.</summary>
    public static object? Logical(Field field, object? kept) => kept switch
    {
        int or long or short when field.Type == FeelType.Number => Convert.ToDecimal(kept, CultureInfo.InvariantCulture) / Power(field.Scale),
        string text => text,
        IEnumerable<string> members => string.Join(',', members.Order(StringComparer.Ordinal)),
        _ => kept,
    };

    /// <summary>A logical value as a list or a file shows it; instants in Asia/Shanghai.</summary>
    public static string Text(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "是" : "否",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToShanghai().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.#########", CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static decimal Power(int scale)
    {
        var power = 1m;
        for (var i = 0; i < scale; i++) power *= 10;
        return power;
    }
}
