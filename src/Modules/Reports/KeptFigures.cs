using Microsoft.EntityFrameworkCore;
using Yingshang.Metrics;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.Reports.Templates;

namespace Yingshang.Reports;

/// <summary>Computes kept figures again: with the metric and the records of then, or with those of now.</summary>
public sealed class KeptFigures(District district, DistrictDb db, CurrentUser user)
{
    private readonly MetricBook _metrics = district.Declared<MetricBook>();

    /// <summary>The metric in the version a figure was made with; null when it can no longer be read.</summary>
    public Metric? MetricOf(ReportFigure figure) => _metrics.At(district, figure.MetricId, figure.MetricVersion)?.Within(figure.WorkGroup);

    public static FigureGroup? GroupOf(ReportFigure figure, Metric metric) =>
        figure.GroupFieldId is { } id && metric.Dictionary.FindById(id) is { } field ? new FigureGroup(field, figure.GroupValue) : null;

    /// <summary>What each kept figure of the district says now of then; one sentence for each that differs.</summary>
    public async Task<(int Count, IReadOnlyList<string> Findings)> VerifyAsync(CancellationToken cancel)
    {
        var findings = new List<string>();
        var count = 0;
        foreach (var run in await db.ReportRuns.AsNoTracking().OrderBy(r => r.RunAt).ToListAsync(cancel))
        {
            var maker = new FigureMaker(new MetricRunner(db, user), run.AsOf);
            foreach (var figure in await db.ReportFigures.AsNoTracking().Where(f => f.RunId == run.Id).OrderBy(f => f.Order).ToListAsync(cancel))
            {
                count++;
                if (await DifferenceAsync(figure, maker, cancel) is { } difference)
                    findings.Add($"《{run.Title.ReplaceLineEndings("")}》（{run.Period.Words}）第 {figure.Order} 个数“{figure.Text}”（{figure.MetricName}）：{difference}");
            }
        }
        return (count, findings);
    }

    internal async Task<Measured?> AgainAsync(ReportFigure figure, Metric metric, FigureMaker maker, CancellationToken cancel) =>
        figure.GroupFieldId is not null && GroupOf(figure, metric) is null ? null
        // The period that was kept of 上年 is last year's already.
        : await maker.MeasureAsync(metric, figure.Measure is Measure.LastYear or Measure.PeriodBefore ? Measure.Value : figure.Measure, figure.Period, GroupOf(figure, metric), cancel);

    private async Task<string?> DifferenceAsync(ReportFigure figure, FigureMaker maker, CancellationToken cancel)
    {
        if (MetricOf(figure) is not { } metric || await AgainAsync(figure, metric, maker, cancel) is not { } again) return $"指标 {figure.MetricId} 第 {figure.MetricVersion} 版按现在的字典读不出来。";
        if (again.Value != figure.Value || again.Numerator != figure.Numerator || again.Denominator != figure.Denominator)
            return $"当时是 {Said(figure.Value)}，按当时的数据重算是 {Said(again.Value)}。";
        if (again.Figure.RecordCount != figure.RecordCount) return $"当时有 {figure.RecordCount} 条记录，重算有 {again.Figure.RecordCount} 条。";
        return again.Digest == figure.Digest ? null : "数值相同，但记录摘要不同，有记录被改过。";
    }

    private static string Said(decimal? value) => value is { } known ? OfficialNumber.Of(known) : "没有";
}
