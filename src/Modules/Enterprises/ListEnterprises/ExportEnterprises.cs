using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Yingshang.Enterprises.Catalogues;
using Yingshang.Platform.Pages;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Enterprises.ListEnterprises;

/// <summary>导出: everything the list's address finds, in its order and columns, as CSV that spreadsheets open (UTF-8 with mark, formulas made harmless). On record.</summary>
internal sealed class ExportEnterprises(EnterpriseRegister register, EnterpriseCatalogues catalogues, DistrictDb db)
{
    private const int Batch = 1_000;

    public static readonly CsvConfiguration Csv = new(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape, NewLine = "\r\n" };

    public async Task WriteAsync(HttpContext context)
    {
        var cancel = context.RequestAborted;
        var state = ListState.Parse("/enterprises", context.Request.QueryString.Value);
        var shown = EnterpriseColumns.Shown(EnterpriseColumns.All(catalogues, register.Year), state);
        var all = await register.Ordered(register.Of(state), state).ToListAsync(cancel);
        db.Audit("enterprise.exported", "export", db.NewId(), ("address", context.Request.QueryString.Value), ("rows", all.Count), ("columns", string.Join(',', shown.Select(c => c.Key))));
        await db.SaveAsync(cancel);
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename*=UTF-8''{Uri.EscapeDataString($"企业库-{db.Now.ShanghaiDate:yyyyMMdd}.csv")}";
        await using var writer = new StreamWriter(context.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await using var csv = new CsvWriter(writer, Csv);
        // The code stands under the name on the page; a file has it in a column of its own.
        var columns = shown.Any(c => c.Key == "code") ? shown : [.. EnterpriseColumns.All(catalogues, register.Year).Where(c => c.Key == "code"), .. shown];
        foreach (var column in columns) csv.WriteField(column.Header);
        await csv.NextRecordAsync();
        foreach (var batch in all.Chunk(Batch))
            foreach (var row in await register.RowsAsync(batch, columns.Any(c => c.Fact is not null), cancel))
            {
                foreach (var column in columns) csv.WriteField(column.Text(row) ?? "");
                await csv.NextRecordAsync();
            }
    }
}
