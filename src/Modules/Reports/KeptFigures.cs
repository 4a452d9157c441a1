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

    /// <summary>The metric in the version a figure was made with; null when it can no longer be read, and of an expression.</summary>
    public Metric? MetricOf(ReportFigure figure) => figure.Measure == Measure.Expression ? null : Narrowed(_metrics.At(district, figure.MetricId, figure.MetricVersion), figure)?.Within(figure.WorkGroup);

    /// <summary>The metric as it is defined today; null when there is none any more, and of an expression.</summary>
    public Metric? CurrentOf(ReportFigure figure) => Narrowed(_metrics.Find(district, figure.MetricId), figure)?.Within(figure.WorkGroup);

    public static FigureGroup? GroupOf(ReportFigure figure, Metric metric) =>
        figure.GroupFieldId is { } id && metric.Dictionary.FindById(id) is { } field ? new FigureGroup(field, figure.GroupValue) : null;

    /// <summary>What each kept figure of the district says now of then; one sentence for each that differs.</summary>
    public async Task<(int Count, IReadOnlyList<string> Findings)> VerifyAsync(CancellationToken cancel)
    {
        var findings = new List<string>();
        var count = 0;
        foreach (var run in await db.ReportRuns.AsNoTracking().OrderBy(r => r.RunAt).ToListAsync(cancel))
        {
            if (run.TextDigest is { } digest && digest != RunReport.RunReportHandler.TextDigest(run.Text)) findings.Add($"《{run.Title.ReplaceLineEndings("")}》（{run.Period.Words}）的文字与留存的摘要不符，文字被改过。");
            var maker = new FigureMaker(district, new MetricRunner(db, user), run.AsOf);
            foreach (var figure in await db.ReportFigures.AsNoTracking().Where(f => f.RunId == run.Id).OrderBy(f => f.Order).ToListAsync(cancel))
            {
                count++;
                if (await DifferenceAsync(figure, maker, cancel) is { } difference)
                    findings.Add($"《{run.Title.ReplaceLineEndings("")}》（{run.Period.Words}）第 {figure.Order} 个数“{figure.Text}”（{figure.MetricName}）：{difference}");
            }
        }
        return (count, findings);
    }

    /// <summary>The figure as the records known at the maker's instant give it. Null when its metric can no longer be read.</summary>
    internal async Task<Recomputed?> AgainAsync(ReportFigure figure, FigureMaker maker, CancellationToken cancel)
    {
        if (figure.Measure == Measure.Expression) return await ComputedAsync(figure, maker, cancel) is { } computed ? new Recomputed(computed.Value, null, null, computed.RecordCount, computed.Digest) : null;
        return MetricOf(figure) is { } metric ? await AgainAsync(figure, metric, maker, cancel) is { } measured ? Recomputed.Of(measured) : null : null;
    }

    internal async Task<Measured?> AgainAsync(ReportFigure figure, Metric metric, FigureMaker maker, CancellationToken cancel)
    {
        if (figure.GroupFieldId is not null && GroupOf(figure, metric) is null) return null;
        if (figure.Measure == Measure.Texts) return ValuesAsk.Read(figure.Expression!) is { } ask && ask.Fields.All(f => f == ValuesAsk.Record || TemplateReader.Value(metric, f) is not null) ? await maker.ValuesAsync(metric, figure.Period, ask, cancel) : null;
        // The period that was kept of 上年 is last year's already.
        return await maker.MeasureAsync(metric, figure.Measure is Measure.LastYear or Measure.PeriodBefore ? Measure.Value : figure.Measure, figure.Period, GroupOf(figure, metric), cancel);
    }

    /// <summary>An expression computed again, each metric in the version of then. Null when it can no longer be read.</summary>
    internal async Task<DerivedFigure?> ComputedAsync(ReportFigure figure, FigureMaker maker, CancellationToken cancel)
    {
        if (_metrics.Language(district).Read(figure.Expression!, figure.Unit.Length == 0 ? null : figure.Unit).Expression is not { } formula) return null;
        var group = figure.GroupFieldId is { } id && formula.Uses.OfType<MetricLeaf>().Select(l => _metrics.Find(district, l.Id)?.Dictionary.FindById(id)).FirstOrDefault(f => f is not null) is { } field ? new FigureGroup(field, figure.GroupValue) : null;
        if (figure.GroupFieldId is not null && group is null) return null;
        var run = await db.ReportRuns.AsNoTracking().Where(r => r.Id == figure.RunId).Select(r => new { r.RunAt }).FirstOrDefaultAsync(cancel);
        return await maker.ComputeAsync(formula, new FigureOccasion(figure.Period, null, group, figure.WorkGroup) { DefinedAt = run?.RunAt }, cancel);
    }

    /// <summary>The figures that a kept one is made of, as known at the maker's instant: of a change both periods, of an expression those in it. Empty when it can no longer be read.</summary>
    internal async Task<IReadOnlyList<FigureMoment>> MomentsAsync(ReportFigure figure, FigureMaker maker, CancellationToken cancel)
    {
        if (figure.Measure == Measure.Expression) return await ComputedAsync(figure, maker, cancel) is { } computed ? [.. computed.Parts.Select(FigureMoment.Of)] : [];
        if (MetricOf(figure) is not { } metric) return [];
        var moment = new FigureMoment(metric, figure.Period, maker.AsOf, GroupOf(figure, metric));
        var basis = figure.Measure switch { Measure.Growth or Measure.More => figure.Period.LastYear, Measure.Step => figure.Period.Previous, _ => null };
        return basis is null ? [moment] : [moment, moment with { Period = basis }];
    }

    private static Metric? Narrowed(Metric? metric, ReportFigure figure) => metric is null || figure.Condition is not { } condition ? metric : metric.Where(condition).Metric;

    private async Task<string?> DifferenceAsync(ReportFigure figure, FigureMaker maker, CancellationToken cancel)
    {
        if (await AgainAsync(figure, maker, cancel) is not { } again) return $"指标 {figure.MetricId} 第 {figure.MetricVersion} 版按现在的字典读不出来。";
        if (again.Value != figure.Value || again.Numerator != figure.Numerator || again.Denominator != figure.Denominator)
            return $"当时是 {Said(figure.Value)}，按当时的数据重算是 {Said(again.Value)}。";
        if (again.RecordCount != figure.RecordCount) return $"当时有 {figure.RecordCount} 条记录，重算有 {again.RecordCount} 条。";
        return again.Digest == figure.Digest ? null : "数值相同，但记录摘要不同，有记录被改过。";
    }

    internal static string Said(decimal? value) => value is { } known ? OfficialNumber.Of(known) : "没有";
}

/// <summary>A kept figure computed once more.</summary>
internal sealed record Recomputed(decimal? Value, decimal? Numerator, decimal? Denominator, long RecordCount, string Digest)
{
    public static Recomputed Of(Measured measured) => new(measured.Value, measured.Numerator, measured.Denominator, measured.Figure.RecordCount, measured.Digest);
}
