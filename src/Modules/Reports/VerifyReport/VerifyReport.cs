using Microsoft.EntityFrameworkCore;
using Yingshang.Metrics;
using Yingshang.Platform.Districts;
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
public sealed class VerifyReportHandler(District district, DistrictDb db, CurrentUser user, KeptFigures kept)
{
    /// <param name="reference">demands@3</param>
    public async Task<ReportRun?> FindAsync(string reference, CancellationToken cancel) =>
        reference.Split('@') is [var id, var edition] && int.TryParse(edition, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? await db.ReportRuns.AsNoTracking().FirstOrDefaultAsync(r => r.ReportId == id && r.Edition == number, cancel) : null;

    public async Task<IReadOnlyList<VerifiedFigure>> VerifyAsync(ReportRun run, CancellationToken cancel)
    {
        var runner = new MetricRunner(db, user);
        var (then, now, comparison) = (new FigureMaker(district, runner, run.AsOf), new FigureMaker(district, runner, db.Now), new FigureComparison(runner));
        var verified = new List<VerifiedFigure>();
        foreach (var figure in await db.ReportFigures.AsNoTracking().Where(f => f.RunId == run.Id).OrderBy(f => f.Order).ToListAsync(cancel))
        {
            var (before, after) = (await kept.AgainAsync(figure, then, cancel), await kept.AgainAsync(figure, now, cancel));
            var isAsKept = before is not null && before.Value == figure.Value && before.RecordCount == figure.RecordCount && before.Digest == figure.Digest;
            var changes = before?.Digest == after?.Digest ? [] : await ChangesAsync(figure, then, now, comparison, cancel);
            verified.Add(new VerifiedFigure(figure, before?.Value, isAsKept, after?.Value, changes));
        }
        return verified;
    }

    private async Task<IReadOnlyList<RecordChange>> ChangesAsync(ReportFigure figure, FigureMaker then, FigureMaker now, FigureComparison comparison, CancellationToken cancel)
    {
        var differences = await comparison.BetweenAsync(await kept.MomentsAsync(figure, then, cancel), await kept.MomentsAsync(figure, now, cancel), cancel);
        return [.. differences.SelectMany(d => d.Changes).DistinctBy(c => (c.Id, c.Kind))];
    }
}
