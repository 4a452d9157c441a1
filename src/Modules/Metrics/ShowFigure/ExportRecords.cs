using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Yingshang.Metrics.Reports;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.Metrics.ShowFigure;

/// <summary>The records behind a figure as CSV, with the fields that decide it. Recorded.</summary>
public static class ExportRecords
{
    public static async Task<IResult> HandleAsync(Guid id, DistrictDb db, KeptFigures kept, MetricRunner runner, CancellationToken cancel)
    {
        var figure = await db.ReportFigures.AsNoTracking().FirstOrDefaultAsync(f => f.Id == id, cancel) ?? throw new NotThereException($"figure {id}");
        var metric = kept.MetricOf(figure) ?? throw new NotThereException($"metric {figure.MetricId}@{figure.MetricVersion}");
        var group = KeptFigures.GroupOf(figure, metric);
        var records = await runner.RecordsAsync(metric, figure.Period, figure.AsOf, group, 0, int.MaxValue, cancel);
        var text = new StringBuilder().AppendJoin(',', new[] { "记录" }.Concat(MetricRunner.FieldsOf(metric, group?.Field).Select(f => f.Name)).Append("计入").Select(Cell)).Append("\r\n");
        foreach (var record in records)
            text.AppendJoin(',', new[] { record.Label }.Concat(record.Values.Select(FigureValue.Of)).Append(record.Counts ? "是" : "否").Select(Cell)).Append("\r\n");
        db.Audit("figure.exported", "figure", id, ("metric", metric.Reference), ("count", records.Count));
        await db.SaveAsync(cancel);
        return Results.File([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text.ToString())], "text/csv; charset=utf-8", $"{metric.Name}.csv");
    }

    // A cell that begins like a formula would run in a spreadsheet.
    private static string Cell(string text)
    {
        var safe = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
