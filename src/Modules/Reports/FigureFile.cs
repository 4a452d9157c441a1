using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Yingshang.Metrics;
using Yingshang.Platform.Audit;
using Yingshang.Reports.Templates;

namespace Yingshang.Reports;

/// <summary>数据底稿: a JSON array with an object for each figure of a report, in their order.</summary>
public static class FigureFile
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    public static string Json(IEnumerable<ReportFigure> figures) => JsonSerializer.Serialize(figures.Select(f => new
    {
        f.Text, Value = Plain(f.Value), f.Unit, Numerator = Plain(f.Numerator), Denominator = Plain(f.Denominator), Metric = f.MetricId, f.Dataset, f.Filter, Period = f.Period.Iso, AsOf = CanonicalBytes.Format(f.AsOf), f.RecordCount, f.Digest,
        Version = f.MetricVersion, Name = f.MetricName, Measure = f.Measure.Word, f.Condition, f.Expression, f.Grade, f.Computed, f.OverrideReason, OverriddenBy = f.OverriddenByName,
    }), Options);

    // Without trailing zeros, which the databases keep differently.
    private static decimal? Plain(decimal? value) => value / 1.0000000000000000000000000000m;
}
