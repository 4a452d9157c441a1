using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Yingshang.Metrics;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Reports.RunReport;

public sealed class RunReportForm
{
    [Required(ErrorMessage = "请选择报告")]
    public string? ReportId { get; set; }

    /// <summary>A month or a day. With <see cref="To"/> left empty: the report's own period, the last whole week or month.</summary>
    public string? From { get; set; }

    public string? To { get; set; }

    /// <summary>口径; the usual one when none is chosen.</summary>
    public string? Way { get; set; }

    /// <summary>专班, by its name; the whole district when none is chosen.</summary>
    public string? WorkGroup { get; set; }
}

/// <summary>生成报告：取数、成文，连同每个数的来历一起留存。</summary>
public sealed class RunReportHandler(District district, DistrictDb db, CurrentUser user)
{
    public async Task<Result<ReportRun>> HandleAsync(RunReportForm form, CancellationToken cancel)
    {
        if (!user.May(ReportActions.Run)) throw new NotAllowedException(ReportActions.Run);
        var (period, problem) = form.From is null && form.To is null ? (UsualPeriod(form.ReportId!), null) : Period.Parse(form.From, form.To);
        return period is null ? ReportProblems.BadPeriod(problem!) : await RunAsync(form.ReportId!, period, null, cancel, form.Way, form.WorkGroup);
    }

    /// <param name="asOf">UTC; null is now</param>
    public async Task<Result<ReportRun>> RunAsync(string reportId, Period period, DateTime? asOf, CancellationToken cancel, string? wayId = null, string? workGroup = null)
    {
        if (await CheckAsync(reportId, wayId, workGroup, cancel) is { } wrong) return wrong;
        var (report, way) = (district.Declared<ReportBook>().Current(district, reportId)!, district.Declared<CountingWays>().Named(wayId)!);
        if (asOf > db.Now) return ReportProblems.AsOfAhead(asOf.Value);
        var cutOff = asOf ?? await CutOffAsync(cancel);
        var id = db.NewId();
        var occasion = new ReportOccasion(district, district.Declared<MetricBook>(), period, way, workGroup) { Grades = report.Grades };
        var writer = new ReportWriter(occasion, new FigureMaker(district, new MetricRunner(db, user), cutOff, report.Steady), id, db.NewId);
        var (title, issuer, recipient, text) = (await writer.WriteAsync(report.Title, cancel), await writer.WriteAsync(report.Issuer, cancel), await writer.WriteAsync(report.Recipient, cancel), await writer.WriteAsync(report.Body, cancel));
        await using var write = await db.BeginWriteAsync(cancel);
        var run = new ReportRun
        {
            Id = id, ReportId = report.Id, ReportVersion = report.Version, Edition = await NextEditionAsync(db, report.Id, cancel), Title = title, Kind = report.Kind, Issuer = issuer, Recipient = recipient, Text = text, TextDigest = TextDigest(text),
            From = period.From, To = period.To, AsOf = cutOff, RunAt = db.Now, RunById = user.AccountId, RunByName = user.Name, Way = way.Id, WorkGroup = workGroup, RedHead = report.RedHead, CopyTo = report.CopyTo,
        };
        db.ReportRuns.Add(run);
        db.ReportFigures.AddRange(writer.Figures);
        db.Audit("report.run", "report", run.Id, ("report", $"{report.Id}@{report.Version}"), ("edition", run.Edition), ("period", period.Iso), ("way", way.Id), ("group", workGroup), ("as_of", cutOff), ("figures", writer.Figures.Count),
            ("text_digest", run.TextDigest));
        await db.SaveAsync(cancel);
        await write.CommitAsync(cancel);
        return run;
    }

    /// <param name="db">inside <see cref="DistrictDb.BeginWriteAsync"/></param>
    internal static Task<int> NextEditionAsync(DistrictDb db, string reportId, CancellationToken cancel) => Numbering.NextAsync(db, $"report-{reportId}", cancel);

    internal static string TextDigest(string text) => Convert.ToHexStringLower(Platform.Audit.Sm3.Hash(System.Text.Encoding.UTF8.GetBytes(text)));

    /// <summary>Why such a report cannot be made; null when it can.</summary>
    internal async Task<Problem?> CheckAsync(string reportId, string? wayId, string? workGroup, CancellationToken cancel)
    {
        var reports = district.Declared<ReportBook>();
        if (reports.Current(district, reportId) is not { } report) return ReportProblems.NoSuchReport(reportId, reports.Ids);
        if (district.Declared<CountingWays>().Named(wayId) is null) return ReportProblems.NoSuchWay(wayId!);
        if (workGroup is not null && !report.ByGroup) return ReportProblems.NotByGroup(report.Name);
        return workGroup is not null && !await db.WorkGroups.AnyAsync(g => g.Name == workGroup, cancel) ? ReportProblems.NoSuchGroup(workGroup) : null;
    }

    /// <summary>Of a weekly report the last whole week, of a monthly one the last whole month, otherwise from January to the last whole month.</summary>
    public Period UsualPeriod(string reportId)
    {
        var today = db.Now.ShanghaiDate;
        var lastMonth = new DateOnly(today.Year, today.Month, 1).AddDays(-1);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        return district.Declared<ReportBook>().Current(district, reportId)?.Period switch
        {
            "周" => new Period(monday.AddDays(-7), monday.AddDays(-1)),
            "月" => new Period(new DateOnly(lastMonth.Year, lastMonth.Month, 1), lastMonth),
            _ => new Period(new DateOnly(lastMonth.Year, 1, 1), lastMonth),
        };
    }

    // Whoever was writing has finished when the pen is ours: nothing known before the cut-off comes in after it.
    internal async Task<DateTime> CutOffAsync(CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        return db.Now;
    }
}
