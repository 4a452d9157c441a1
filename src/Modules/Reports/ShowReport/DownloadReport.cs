using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Yingshang.Metrics;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Reports.ShowReport;

/// <summary>A kept report as a document, and its 数据底稿.</summary>
public static class DownloadReport
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static async Task<IResult> DocumentAsync(Guid id, DistrictDb db, CancellationToken cancel)
    {
        var run = await RunAsync(db, id, cancel);
        return Results.File(ReportDocument.Docx(run, (run.SignedAt ?? run.RunAt).ShanghaiDate), Docx, FileName(run, ".docx"));
    }

    public static async Task<IResult> FiguresAsync(Guid id, DistrictDb db, CancellationToken cancel)
    {
        var run = await RunAsync(db, id, cancel);
        var figures = await db.ReportFigures.AsNoTracking().Where(f => f.RunId == id).OrderBy(f => f.Order).ToListAsync(cancel);
        return Results.File(Encoding.UTF8.GetBytes(FigureFile.Json(figures)), "application/json", FileName(run, "（数据底稿）.json"));
    }

    private static async Task<ReportRun> RunAsync(DistrictDb db, Guid id, CancellationToken cancel) =>
        await db.ReportRuns.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancel) ?? throw new NotThereException($"report {id}");

    private static string FileName(ReportRun run, string ending) => run.Title.ReplaceLineEndings("") + run.Period.Words + ending;
}
