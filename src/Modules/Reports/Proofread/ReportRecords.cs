using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Storage;
using Yingshang.Proofreading.Records;
using Yingshang.Reports.Templates;

namespace Yingshang.Reports.Proofread;

/// <summary>The figures of a report as the proofreader holds a text against them: of the one made last, or out of a figures file.</summary>
public sealed class ReportRecords(DistrictDb db)
{
    /// <summary>Those of the whole district in the last run of a report; null when it was never made.</summary>
    public async Task<IReadOnlyList<RecordFigure>?> LastOfAsync(string reportId, CancellationToken cancel)
    {
        var run = await db.ReportRuns.AsNoTracking().Where(r => r.ReportId == reportId && r.WorkGroup == null).OrderByDescending(r => r.RunAt).FirstOrDefaultAsync(cancel);
        if (run is null) return null;
        var figures = await db.ReportFigures.AsNoTracking().Where(f => f.RunId == run.Id && f.GroupFieldId == null && f.Value != null && (f.Measure == Measure.Value || f.Measure == Measure.Growth)).OrderBy(f => f.Order).ToListAsync(cancel);
        return [.. figures.Select(f => new RecordFigure(f.MetricId, f.MetricName, f.Unit, f.Value!.Value, f.From, f.To, f.Measure == Measure.Growth && f.Unit == "％" ? RecordMeasure.Growth : RecordMeasure.Value)).Distinct()];
    }

    /// <summary>Those of a file that <c>report --figures</c> wrote. Of a metric with its groups the whole has the most records.</summary>
    /// <exception cref="FormatException">another file; the message says in Chinese what to do</exception>
    public static IReadOnlyList<RecordFigure> OfFile(string json)
    {
        try
        {
            using var file = JsonDocument.Parse(json);
            return [.. file.RootElement.EnumerateArray().Select(Read).OfType<(RecordFigure Figure, long Records)>()
                .GroupBy(f => (f.Figure.MetricId, f.Figure.Measure, f.Figure.From, f.Figure.To)).Select(same => same.MaxBy(f => f.Records).Figure)];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException("这不是 report --figures 写出的数据底稿（JSON），请重新导出。", e);
        }
    }

    private static (RecordFigure Figure, long Records)? Read(JsonElement figure)
    {
        var measure = figure.GetProperty("measure").GetString();
        if (figure.GetProperty("value") is not { ValueKind: JsonValueKind.Number } value || measure != Measure.Value.Word && measure != Measure.Growth.Word) return null;
        var days = figure.GetProperty("period").GetString()!.Split('/').Select(day => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)).ToArray();
        var unit = figure.GetProperty("unit").GetString()!;
        var isGrowth = measure == Measure.Growth.Word && unit == "％";
        return (new RecordFigure(figure.GetProperty("metric").GetString()!, figure.GetProperty("name").GetString()!, unit, value.GetDecimal(), days[0], days[1], isGrowth ? RecordMeasure.Growth : RecordMeasure.Value), figure.GetProperty("record_count").GetInt64());
    }
}
