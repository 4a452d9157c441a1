using System.Globalization;

namespace Yingshang.Proofreading.Numbers;

/// <summary>Numbers as officials write them in a message.</summary>
internal static class NumberWords
{
    /// <summary>2 057 500 000 元 → 20.58亿元; at most four decimals.</summary>
    public static string Say(decimal value, Quantity like)
    {
        if (like.Kind == QuantityKind.Percent) return Plain(Math.Round(value, 2)) + "％";
        if (like.Kind == QuantityKind.Points) return Plain(Math.Round(value, 2)) + "个百分点";
        var scale = like.Factor switch { 100_000_000 => "亿", 10_000 => "万", _ => "" };
        var factor = scale.Length == 0 ? 1 : like.Factor;
        return Plain(Math.Round(value / factor, Math.Max(like.Decimals, 2))) + scale + like.Unit;
    }

    public static string Percent(decimal ratio) => Plain(Math.Round(ratio * 100, 2)) + "％";

    public static string Plain(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
