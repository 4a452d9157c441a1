using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Yingshang.Enterprises.Catalogues;
using Yingshang.Platform.Files;
using Yingshang.Platform.Pages;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Enterprises.ListEnterprises;

/// <summary>导出: everything the list's address finds, in its order and columns, as CSV. On record.</summary>
internal sealed class ExportEnterprises(EnterpriseRegister register, EnterpriseCatalogues catalogues, DistrictDb db)
{
    private const int Batch = 1_000;

    public async Task WriteAsync(HttpContext context)
    {
        var cancel = context.RequestAborted;
        var state = ListState.Parse("/enterprises", context.Request.QueryString.Value);
        var shown = EnterpriseColumns.Shown(EnterpriseColumns.All(catalogues, register.Year), state);
        var all = await register.Ordered(register.Of(state), state).ToListAsync(cancel);
        db.Audit("enterprise.exported", "export", db.NewId(), ("address", context.Request.QueryString.Value), ("rows", all.Count), ("columns", string.Join(',', shown.Select(c => c.Key))));
        await db.SaveAsync(cancel);
        // The code stands under the name on the page; a file has it in a column of its own.
        var columns = shown.Any(c => c.Key == "code") ? shown : [.. EnterpriseColumns.All(catalogues, register.Year).Where(c => c.Key == "code"), .. shown];
        await Csv.SendAsync(context, $"企业库-{db.Now.ShanghaiDate:yyyyMMdd}.csv", LinesAsync(all, columns, cancel));
    }

    private async IAsyncEnumerable<IEnumerable<string?>> LinesAsync(List<Enterprise> all, IReadOnlyList<EnterpriseColumn> columns, [EnumeratorCancellation] CancellationToken cancel)
    {
        yield return columns.Select(c => c.Header);
        foreach (var batch in all.Chunk(Batch))
            foreach (var row in await register.RowsAsync(batch, columns.Any(c => c.Fact is not null), cancel)) yield return columns.Select(c => c.Text(row));
    }
}
