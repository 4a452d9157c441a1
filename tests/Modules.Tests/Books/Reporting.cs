using Microsoft.EntityFrameworkCore;
using Yingshang.Books.Declaration;
using Yingshang.Books.HandIn;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Modules.Tests.Books;

/// <summary>Reports by the names that a test reads well with.</summary>
internal sealed class Reporting(HandInHandler handler, BookShelf shelf, DistrictDb db)
{
    public async Task<Result> ReportAsync(string book, string period, string unit) =>
        await handler.ReportAsync(await shelf.FindAsync(book, default), period, await db.Units.AsNoTracking().SingleAsync(u => u.Code == unit), null, default);

    public async Task<Result> ReturnAsync(string book, string period, string unit, string because) =>
        await handler.ReturnAsync(await shelf.FindAsync(book, default), period, (await db.Units.AsNoTracking().SingleAsync(u => u.Code == unit)).Id, because, default);
}
