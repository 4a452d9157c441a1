using Microsoft.AspNetCore.Http;
using Yingshang.Platform.Pages;
using Yingshang.Platform.Storage;

namespace Yingshang.Reports.AskFigures;

/// <summary>A 临时要数 as a file, under the address of its list. On record like every export.</summary>
public static class DownloadAskedFigures
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static async Task<IResult> DemandDocumentAsync(HttpContext http, DemandFigures figures, DistrictDb db, CancellationToken cancel) =>
        await DocumentAsync(await figures.OfAsync(ListOf(http), cancel), http, db, cancel);

    public static async Task<IResult> DemandSheetAsync(HttpContext http, DemandFigures figures, DistrictDb db, CancellationToken cancel) =>
        await SheetAsync(await figures.OfAsync(ListOf(http), cancel), http, db, cancel);

    public static async Task<IResult> EnterpriseDocumentAsync(HttpContext http, EnterpriseFigures figures, DistrictDb db, CancellationToken cancel) =>
        await DocumentAsync(await figures.OfAsync(ListOf(http), cancel), http, db, cancel);

    public static async Task<IResult> EnterpriseSheetAsync(HttpContext http, EnterpriseFigures figures, DistrictDb db, CancellationToken cancel) =>
        await SheetAsync(await figures.OfAsync(ListOf(http), cancel), http, db, cancel);

    private static ListState ListOf(HttpContext http) => ListState.Parse("", http.Request.QueryString.Value);

    private static async Task<IResult> DocumentAsync(AskedFigures asked, HttpContext http, DistrictDb db, CancellationToken cancel)
    {
        await RecordAsync(asked, http, db, cancel);
        return Results.File(AskedDocument.Docx(asked), Docx, asked.Title + ".docx");
    }

    private static async Task<IResult> SheetAsync(AskedFigures asked, HttpContext http, DistrictDb db, CancellationToken cancel)
    {
        await RecordAsync(asked, http, db, cancel);
        return Results.File(AskedSheet.Xlsx(asked), Xlsx, asked.Title + ".xlsx");
    }

    private static async Task RecordAsync(AskedFigures asked, HttpContext http, DistrictDb db, CancellationToken cancel)
    {
        db.Audit("figures.asked", "export", db.NewId(), ("address", http.Request.Path + http.Request.QueryString), ("title", asked.Title), ("numbers", asked.Numbers.Count));
        await db.SaveAsync(cancel);
    }
}
