using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Storage;
using Yingshang.Proofreading.Records;
using Yingshang.Reports.Templates;

namespace Yingshang.Reports.Proofread;

/// <summary>What a text is held against.</summary>
/// <param name="Figures">by name</param>
/// <param name="Kept">the text that the report was kept with; null out of a figures file</param>
public sealed record ReportEvidence(IReadOnlyList<RecordFigure> Figures, KeptReport? Kept);

/// <summary>The figures of a report as the proofreader holds a text against them: of the one made last, or out of a figures file.</summary>
public sealed class ReportRecords(DistrictDb db)
{
    /// <summary>Of <c>demands@3</c> that run, of <c>demands</c> the last one of the whole district; null when there is none.</summary>
    public async Task<ReportEvidence?> FindAsync(string reference, CancellationToken cancel)
    {
        var runs = db.ReportRuns.AsNoTracking();
        var run = reference.Split('@') is [var id, var edition]
            ? int.TryParse(edition, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? await runs.FirstOrDefaultAsync(r => r.ReportId == id && r.Edition == number, cancel) : null
            : await runs.Where(r => r.ReportId == reference && r.WorkGroup == null).OrderByDescending(r => r.RunAt).FirstOrDefaultAsync(cancel);
        return run is null ? null : Of(run, await db.ReportFigures.AsNoTracking().Where(f => f.RunId == run.Id).OrderBy(f => f.Order).ToListAsync(cancel));
    }

    internal static ReportEvidence Of(ReportRun run, IReadOnlyList<ReportFigure> figures)
    {
        var named = figures.Where(f => f.GroupFieldId == null && f.Value != null && (f.Measure == Measure.Value || f.Measure == Measure.Growth))
            .Select(f => new RecordFigure(f.MetricId, f.MetricName, f.Unit, f.Value!.Value, f.From, f.To, f.Measure == Measure.Growth && f.Unit == "％" ? RecordMeasure.Growth : RecordMeasure.Value)).Distinct();
        return new ReportEvidence([.. named], run.Beside(figures));
    }

    /// <summary>The runs that a text can be held against, the newest first.</summary>
    public async Task<IReadOnlyList<(string Reference, string Words)>> RecentAsync(int most, CancellationToken cancel)
    {
        var runs = await db.ReportRuns.AsNoTracking().OrderByDescending(r => r.RunAt).Select(r => new { r.ReportId, r.Edition, r.Title, r.WorkGroup, r.From, r.To }).Take(most).ToListAsync(cancel);
        return [.. runs.Select(r => (FormattableString.Invariant($"{r.ReportId}@{r.Edition}"), $"{r.Title.ReplaceLineEndings("")}（{new Metrics.Period(r.From, r.To).Words}，第 {r.Edition} 次{(r.WorkGroup is null ? "" : $"，{r.WorkGroup}")}）"))];
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
