using Microsoft.AspNetCore.Http;
using Yingshang.Platform.Pages;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.Ledger;

/// <summary>台账 as .xlsx: the list as filtered. Recorded.</summary>
public static class ExportLedger
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static async Task<IResult> HandleAsync(HttpContext http, LedgerWriter writer, DistrictDb db, CancellationToken cancel)
    {
        var bytes = await writer.WriteAsync(ListState.Parse("/cases", http.Request.QueryString.Value), cancel);
        db.Audit("ledger.exported", "case", Guid.Empty, ("query", http.Request.QueryString.Value));
        await db.SaveAsync(cancel);
        return Results.File(bytes, Xlsx, "企业诉求办理台账.xlsx");
    }
}
