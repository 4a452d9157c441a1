using System.Globalization;

namespace Yingshang.Metrics;

/// <summary>Numbers and changes as official texts write them: 6855, 98.5％, 同比增长56.47％, 与上年同期持平.</summary>
public static class OfficialNumber
{
    public static readonly ComparedWith LastYear = new("同比", "上年同期"), PeriodBefore = new("环比", "上一期");

    /// <summary>Plain digits without separators or trailing zeros.</summary>
    public static string Of(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>With as many decimals as the others of its column.</summary>
    public static string InColumn(decimal value, int decimals) => value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>Growth over the base in percent, at most two decimals, half up; null when there is no base.</summary>
    public static decimal? Growth(decimal now, decimal? before) =>
        before is { } was && was != 0 ? Math.Round((now - was) * 100 / Math.Abs(was), 2, MidpointRounding.AwayFromZero) : null;

    /// <summary>Of counts and sums: 同比增长56.47％, 同比下降3.1％, 与上年同期持平; within the threshold 与上年同期基本持平.</summary>
    /// <param name="steady">percent; a smaller change is 基本持平</param>
    public static string GrowthWords(decimal now, decimal? before, ComparedWith? with = null, decimal steady = 0)
    {
        var (said, that) = with ?? LastYear;
        if (now == before) return $"与{that}持平";
        if (Growth(now, before) is not { } growth) return $"{that}没有可比的数";
        if (Math.Abs(growth) < steady) return $"与{that}基本持平";
        return growth >= 0 ? $"{said}增长{Of(growth)}％" : $"{said}下降{Of(-growth)}％";
    }

    /// <summary>By how much, in its own unit: 同比增加12件, 同比减少3件, 与上年同期持平.</summary>
    public static string MoreWords(decimal now, decimal before, string unit, ComparedWith? with = null)
    {
        var (said, that) = with ?? LastYear;
        return now == before ? $"与{that}持平" : $"{said}{(now > before ? "增加" : "减少")}{Of(Math.Abs(now - before))}{unit}";
    }

    /// <summary>元 and 万元 by size: 1284563元 is 128.46万元, 12345万元 is 1.23亿元. At most two decimals, half up.</summary>
    public static (decimal Value, string Unit) MoneyBySize(decimal value, string unit)
    {
        var yuan = Math.Abs(value) * Yuan(unit);
        var by = yuan >= Yuan("亿元") ? "亿元" : yuan >= Yuan("万元") ? "万元" : "元";
        return Yuan(by) <= Yuan(unit) ? (value, unit) : (MoneyIn(value, unit, by), by);
    }

    /// <summary>At most two decimals, half up; what is something is never 0.</summary>
    public static decimal MoneyIn(decimal value, string unit, string by)
    {
        var exact = value * Yuan(unit) / Yuan(by);
        var rounded = Math.Round(exact, 2, MidpointRounding.AwayFromZero);
        return rounded == 0 && exact != 0 ? exact : rounded;
    }

    public static bool IsMoney(string unit) => unit is "元" or "万元" or "亿元";

    private static decimal Yuan(string unit) => unit switch { "亿元" => 100_000_000, "万元" => 10_000, _ => 1 };

    /// <summary>Against the period before: 比上一期增加12件、增长46.15％, 比上一期减少3件、下降10％, 与上一期持平.</summary>
    public static string ChangeWords(decimal now, decimal before, string unit)
    {
        if (now == before) return "与上一期持平";
        var (more, percent) = (now > before, Growth(now, before));
        var share = percent is { } growth ? $"、{(more ? "增长" : "下降")}{Of(Math.Abs(growth))}％" : "";
        return $"比上一期{(more ? "增加" : "减少")}{Of(Math.Abs(now - before))}{unit}{share}";
    }

    /// <summary>Of rates, which are compared in percentage points: 同比提高1.2个百分点.</summary>
    public static string PointsWords(decimal now, decimal? before, ComparedWith? with = null, decimal steady = 0)
    {
        var (said, that) = with ?? LastYear;
        if (before is not { } was) return $"{that}没有可比的数";
        if (now == was) return $"与{that}持平";
        if (Math.Abs(now - was) < steady) return $"与{that}基本持平";
        return now > was ? $"{said}提高{Of(now - was)}个百分点" : $"{said}降低{Of(was - now)}个百分点";
    }
}

/// <summary>What a growth is measured against, and what such a growth is called.</summary>
public sealed record ComparedWith(string Said, string That);
