using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Yingshang.Metrics;
using Yingshang.Platform.Datasets;
using Yingshang.Platform.Files;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.Reports.ShowFigure;

/// <summary>The records behind a figure as CSV, with the fields that decide it. Recorded.</summary>
public static class ExportRecords
{
    public static async Task<IResult> HandleAsync(Guid id, DistrictDb db, KeptFigures kept, MetricRunner runner, CancellationToken cancel)
    {
        var figure = await db.ReportFigures.AsNoTracking().FirstOrDefaultAsync(f => f.Id == id, cancel) ?? throw new NotThereException($"figure {id}");
        var metric = kept.MetricOf(figure) ?? throw new NotThereException($"metric {figure.MetricId}@{figure.MetricVersion}");
        var group = KeptFigures.GroupOf(figure, metric);
        var records = await runner.RecordsAsync(metric, figure.Period, figure.AsOf, group, 0, int.MaxValue, cancel);
        db.Audit("figure.exported", "figure", id, ("metric", metric.Reference), ("count", records.Count));
        await db.SaveAsync(cancel);
        var head = MetricRunner.FieldsOf(metric, group?.Field).Select(f => f.Name).Prepend("记录").Append("计入");
        return Csv.Answer($"{metric.Name}.csv", records.Select(r => r.Values.Select(FieldValue.Text).Prepend(r.Label).Append(r.Counts ? "是" : "否")).Prepend(head));
    }
}
