using Microsoft.EntityFrameworkCore;
using Yingshang.Metrics;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.Reports.Templates;

namespace Yingshang.Reports.VerifyReport;

/// <summary>A kept figure, computed again.</summary>
/// <param name="Then">as known at the cut-off; what differs from the kept one is an error</param>
/// <param name="Now">as known today, by the definition of then; what differs has been corrected since</param>
/// <param name="Changes">the records that make the difference</param>
public sealed record VerifiedFigure(ReportFigure Figure, decimal? Then, bool IsAsKept, decimal? Now, IReadOnlyList<RecordChange> Changes)
{
    public bool HasMoved => Now != Figure.Value || Changes.Count > 0;
}

/// <summary>核对一份报告: every figure as known then and as known now, with the records that have changed since.</summary>
public sealed class VerifyReportHandler(DistrictDb db, CurrentUser user, KeptFigures kept)
{
    /// <param name="reference">demands@3</param>
    public async Task<ReportRun?> FindAsync(string reference, CancellationToken cancel) =>
        reference.Split('@') is [var id, var edition] && int.TryParse(edition, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? await db.ReportRuns.AsNoTracking().FirstOrDefaultAsync(r => r.ReportId == id && r.Edition == number, cancel) : null;

    public async Task<IReadOnlyList<VerifiedFigure>> VerifyAsync(ReportRun run, CancellationToken cancel)
    {
        var runner = new MetricRunner(db, user);
        var (then, now) = (new FigureMaker(runner, run.AsOf), new FigureMaker(runner, db.Now));
        var verified = new List<VerifiedFigure>();
        foreach (var figure in await db.ReportFigures.AsNoTracking().Where(f => f.RunId == run.Id).OrderBy(f => f.Order).ToListAsync(cancel))
        {
            var (before, after) = (await kept.AgainAsync(figure, then, cancel), await kept.AgainAsync(figure, now, cancel));
            var isAsKept = before is not null && before.Value == figure.Value && before.RecordCount == figure.RecordCount && before.Digest == figure.Digest;
            var changes = before?.Digest == after?.Digest ? [] : await ChangesAsync(figure, runner, run.AsOf, db.Now, cancel);
            verified.Add(new VerifiedFigure(figure, before?.Value, isAsKept, after?.Value, changes));
        }
        return verified;
    }

    private async Task<IReadOnlyList<RecordChange>> ChangesAsync(ReportFigure figure, MetricRunner runner, DateTime then, DateTime now, CancellationToken cancel)
    {
        if (figure.Measure == Measure.Expression)
        {
            if (await kept.TermsAsync(figure, new FigureMaker(runner, then), cancel) is not var (_, terms)) return [];
            var all = new List<RecordChange>();
            foreach (var term in terms.Terms.Select(t => t.Figure)) all.AddRange(await ChangesAsync(term.Metric, term.Period, null, runner, then, now, cancel));
            return [.. all.DistinctBy(c => (c.Record.Id, c.Fate))];
        }
        if (kept.MetricOf(figure) is not { } metric) return [];
        var group = KeptFigures.GroupOf(figure, metric);
        var changes = await ChangesAsync(metric, figure.Period, group, runner, then, now, cancel);
        var basis = figure.Measure switch { Measure.Growth or Measure.More => figure.Period.LastYear, Measure.Step => figure.Period.Previous, _ => null };
        return basis is null ? changes : [.. changes, .. await ChangesAsync(metric, basis, group, runner, then, now, cancel)];
    }

    private static async Task<IReadOnlyList<RecordChange>> ChangesAsync(Metric metric, Period period, FigureGroup? group, MetricRunner runner, DateTime then, DateTime now, CancellationToken cancel)
    {
        var fields = MetricRunner.FieldsOf(metric, group?.Field);
        return RecordChanges.Between(await runner.RecordsAsync(metric, period, then, group, fields, cancel), await runner.RecordsAsync(metric, period, now, group, fields, cancel), fields);
    }
}
