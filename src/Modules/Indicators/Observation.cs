using Yingshang.Platform.Storage;

namespace Yingshang.Indicators;

public enum ObservationNature
{
    /// <summary>实绩</summary>
    Actual,
    /// <summary>预计: stays what was expected on its day, whatever comes</summary>
    Forecast,
    /// <summary>目标</summary>
    Target,
}

/// <summary>A value of an indicator for one period and span. A revision changes the row with a reason; what was known before is in its history.</summary>
public sealed class Observation : VersionedRow
{
    /// <summary>Indicator, nature, span, end of the period and, of a forecast, the day it was made: each once.</summary>
    public required string Key { get; init; }
    public required string IndicatorId { get; init; }
    public required string Indicator { get; init; }
    public required string Area { get; init; }
    public ObservationNature Nature { get; init; }
    public IndicatorSpan Span { get; init; }
    public DateOnly PeriodFrom { get; init; }
    public DateOnly PeriodTo { get; init; }

    /// <summary>Of a forecast: the day it was made.</summary>
    public DateOnly? MadeOn { get; init; }

    /// <summary>In ten-thousandths of the unit.</summary>
    public long Value { get; set; }
    public required string Unit { get; init; }

    /// <summary>Growth over the year before as the source gives it, in ten-thousandths of a percent.</summary>
    public long? ReportedGrowth { get; set; }
    public required string Source { get; set; }
    public string? Note { get; set; }

    /// <summary>Why it was revised; null of the first version.</summary>
    public string? Reason { get; set; }
    public required string EnteredByName { get; set; }

    /// <summary>metric@version that computed it, and the digest of its records.</summary>
    public string? ComputedBy { get; set; }
    public string? Digest { get; set; }

    public decimal Number => Value / 10_000m;
    public decimal? Growth => ReportedGrowth / 10_000m;
    public SpanPeriod Period => new(PeriodFrom, PeriodTo);

    public static string KeyOf(string indicator, ObservationNature nature, IndicatorSpan span, DateOnly to, DateOnly? madeOn) => $"{indicator}|{nature}|{span}|{to:yyyyMMdd}|{madeOn:yyyyMMdd}";
}

public static class ObservationWords
{
    public static readonly IReadOnlyDictionary<string, ObservationNature> ByWord = new Dictionary<string, ObservationNature> { ["实绩"] = ObservationNature.Actual, ["预计"] = ObservationNature.Forecast, ["目标"] = ObservationNature.Target };

    extension(ObservationNature nature)
    {
        public string Word => ByWord.First(w => w.Value == nature).Key;
    }
}
