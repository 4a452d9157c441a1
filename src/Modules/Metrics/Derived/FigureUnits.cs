using Yingshang.Indicators;

namespace Yingshang.Metrics;

/// <summary>Units of figures: which can be compared, and what becomes of them in a quotient.</summary>
internal static class FigureUnits
{
    public const string Percent = "％", Points = "个百分点", Place = "位";

    public static bool AreCompatible(string one, string other) => UnitScale.AreCompatible(one, other);

    public static bool IsShare(string unit) => unit is Percent or Points or Place;

    public static decimal Convert(decimal value, string from, string to) => UnitScale.Convert(value, from, to);

    /// <summary>亿元 / 亿元 is a share in percent, 件 / 万户 is 件/万户.</summary>
    public static string Quotient(string above, string below) => AreCompatible(above, below) ? Percent : $"{above}/{below}";
}
