using System.ComponentModel.DataAnnotations;
using Yingshang.Metrics.Reports;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Metrics.RunReport;

public sealed class RunReportForm
{
    [Required(ErrorMessage = "请选择报告")]
    public string? ReportId { get; set; }

    [Required(ErrorMessage = "请填写期间从哪个月开始")]
    public string? From { get; set; }

    [Required(ErrorMessage = "请填写期间到哪个月为止")]
    public string? To { get; set; }
}

/// <summary>生成报告：取数、成文，连同每个数的来历一起留存。</summary>
public sealed class RunReportHandler(District district, DistrictDb db, CurrentUser user)
{
    public async Task<Result<ReportRun>> HandleAsync(RunReportForm form, CancellationToken cancel)
    {
        if (!user.May(MetricActions.Run)) throw new NotAllowedException(MetricActions.Run);
        var (period, problem) = Period.Parse(form.From, form.To);
        return period is null ? MetricProblems.BadPeriod(problem!) : await RunAsync(form.ReportId!, period, null, cancel);
    }

    /// <param name="asOf">UTC; null is now</param>
    public async Task<Result<ReportRun>> RunAsync(string reportId, Period period, DateTime? asOf, CancellationToken cancel)
    {
        var reports = district.Declared<ReportBook>();
        if (reports.Current(district, reportId) is not { } report) return MetricProblems.NoSuchReport(reportId, reports.Ids);
        if (asOf > db.Now) return MetricProblems.AsOfAhead(asOf.Value);
        var cutOff = asOf ?? await CutOffAsync(cancel);
        var id = db.NewId();
        var writer = new ReportWriter(district, district.Declared<MetricBook>(), new FigureMaker(new MetricRunner(db, user), cutOff), period, id, db.NewId);
        var run = new ReportRun
        {
            Id = id, ReportId = report.Id, ReportVersion = report.Version, Title = await writer.WriteAsync(report.Title, cancel), Kind = report.Kind,
            Issuer = await writer.WriteAsync(report.Issuer, cancel), Recipient = await writer.WriteAsync(report.Recipient, cancel), Text = await writer.WriteAsync(report.Body, cancel),
            From = period.From, To = period.To, AsOf = cutOff, RunAt = db.Now, RunById = user.AccountId, RunByName = user.Name,
        };
        db.ReportRuns.Add(run);
        db.ReportFigures.AddRange(writer.Figures);
        db.Audit("report.run", "report", run.Id, ("report", $"{report.Id}@{report.Version}"), ("period", period.Iso), ("as_of", cutOff), ("figures", writer.Figures.Count),
            ("text_digest", Sm3Of(run.Text)));
        await db.SaveAsync(cancel);
        return run;
    }

    // Whoever was writing has finished when the pen is ours: nothing known before the cut-off comes in after it.
    private async Task<DateTime> CutOffAsync(CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        return db.Now;
    }

    private static byte[] Sm3Of(string text) => Platform.Audit.Sm3.Hash(System.Text.Encoding.UTF8.GetBytes(text));
}
