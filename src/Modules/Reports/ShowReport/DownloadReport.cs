using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Yingshang.Gongwen;
using Yingshang.Metrics;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Reports.ShowReport;

/// <summary>A kept report as a document, and its 数据底稿.</summary>
public static class DownloadReport
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <param name="form">html, pdf; otherwise .docx</param>
    public static async Task<IResult> DocumentAsync(Guid id, string? form, DistrictDb db, PdfExport pdf, CancellationToken cancel)
    {
        var run = await RunAsync(db, id, cancel);
        var date = (run.SignedAt ?? run.RunAt).ShanghaiDate;
        if (form == "html") return Results.Text(ReportDocument.Html(run, date), "text/html", Encoding.UTF8);
        if (form != "pdf") return Results.File(ReportDocument.Docx(run, date), Docx, FileName(run, ".docx"));
        try
        {
            return Results.File(await pdf.ConvertAsync(ReportDocument.Docx(run, date), cancel), "application/pdf", FileName(run, ".pdf"));
        }
        catch (PdfNotPossibleException e)
        {
            return Results.Text(e.Message, "text/plain", Encoding.UTF8, StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <param name="form">docx, xlsx; otherwise JSON</param>
    public static async Task<IResult> FiguresAsync(Guid id, string? form, DistrictDb db, ReportPaper paper, CancellationToken cancel)
    {
        var run = await RunAsync(db, id, cancel);
        var figures = await db.ReportFigures.AsNoTracking().Where(f => f.RunId == id).OrderBy(f => f.Order).ToListAsync(cancel);
        return form switch
        {
            "docx" => Results.File(paper.Docx(run, figures), Docx, FileName(run, "（数据底稿）.docx")),
            "xlsx" => Results.File(paper.Xlsx(run, figures), Xlsx, FileName(run, "（数据底稿）.xlsx")),
            _ => Results.File(Encoding.UTF8.GetBytes(FigureFile.Json(figures)), "application/json", FileName(run, "（数据底稿）.json")),
        };
    }

    private static async Task<ReportRun> RunAsync(DistrictDb db, Guid id, CancellationToken cancel) =>
        await db.ReportRuns.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancel) ?? throw new NotThereException($"report {id}");

    private static string FileName(ReportRun run, string ending) => run.Title.ReplaceLineEndings("") + run.Period.Words + ending;
}
