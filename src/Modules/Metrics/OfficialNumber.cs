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

    /// <summary>Of counts and sums: 同比增长56.47％, 同比下降3.1％, 与上年同期持平.</summary>
    public static string GrowthWords(decimal now, decimal? before, ComparedWith? with = null)
    {
        var (said, that) = with ?? LastYear;
        if (now == before) return $"与{that}持平";
        if (Growth(now, before) is not { } growth) return $"{that}没有可比的数";
        return growth >= 0 ? $"{said}增长{Of(growth)}％" : $"{said}下降{Of(-growth)}％";
    }

    /// <summary>Against the period before: 比上一期增加12件、增长46.15％, 比上一期减少3件、下降10％, 与上一期持平.</summary>
    public static string ChangeWords(decimal now, decimal before, string unit)
    {
        if (now == before) return "与上一期持平";
        var (more, percent) = (now > before, Growth(now, before));
        var share = percent is { } growth ? $"、{(more ? "增长" : "下降")}{Of(Math.Abs(growth))}％" : "";
        return $"比上一期{(more ? "增加" : "减少")}{Of(Math.Abs(now - before))}{unit}{share}";
    }

    /// <summary>Of rates, which are compared in percentage points: 同比提高1.2个百分点.</summary>
    public static string PointsWords(decimal now, decimal? before, ComparedWith? with = null)
    {
        var (said, that) = with ?? LastYear;
        if (before is not { } was) return $"{that}没有可比的数";
        if (now == was) return $"与{that}持平";
        return now > was ? $"{said}提高{Of(now - was)}个百分点" : $"{said}降低{Of(was - now)}个百分点";
    }
}

/// <summary>What a growth is measured against, and what such a growth is called.</summary>
public sealed record ComparedWith(string Said, string That);
