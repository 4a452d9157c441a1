using Microsoft.EntityFrameworkCore;
using Yingshang.Books.Declaration;
using Yingshang.Books.Entries;
using Yingshang.Books.HandIn;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Mechanisms;
using Yingshang.Platform.Storage;

namespace Yingshang.Books;

/// <summary>Books as blocks of mechanisms. A return is late where a unit that has entries in a book has not reported the last period in time; a book that nobody has begun is silent, not late.</summary>
internal sealed class BookBlocks(DistrictDb db, District district, BookShelf shelf) : BlockReader
{
    public override string Kind => DeclaredBooks.Kind;

    public override string Counted => "条记录";

    internal static IEnumerable<Block> All(DeclaredBooks books) => books.OfPack.Select(Of);

    public override async Task<IReadOnlyList<Block>> DeclaredAsync(CancellationToken cancel) => [.. (await shelf.AllAsync(cancel)).Where(b => b.Current.ById is not null).Select(b => Of(b.Book))];

    private static Block Of(Book book) => new(DeclaredBooks.Kind, book.Id, book.Name, "/books/" + book.Id) { Mechanisms = book.Mechanisms };

    public override async Task<IReadOnlyDictionary<string, BlockPulse>> ReadAsync(DateOnly today, CancellationToken cancel)
    {
        var year = new DateOnly(today.Year, 1, 1);
        var kept = await db.BookEntries.AsNoTracking().Where(e => e.State == EntryState.Kept).GroupBy(e => e.BookId)
            .Select(g => new { g.Key, This = g.Count(e => e.EnteredOn >= year && e.EnteredOn <= today), Last = g.Max(e => e.EnteredOn) }).ToListAsync(cancel);
        var pulses = new Dictionary<string, BlockPulse>(StringComparer.Ordinal);
        foreach (var book in kept) pulses[book.Key] = new BlockPulse(book.This, book.Last, await LateAsync(book.Key, today, cancel));
        return pulses;
    }

    private async Task<int> LateAsync(string bookId, DateOnly today, CancellationToken cancel)
    {
        if ((await shelf.AllAsync(cancel)).FirstOrDefault(b => b.Book.Id == bookId)?.Book is not { Due: { } due, IsClosed: false }) return 0;
        var period = BookPeriod.LastEnded(due, today, district.Calendar);
        if (today <= period.DueOn) return 0;
        var reported = db.BookReturns.Where(r => r.BookId == bookId && r.Period == period.Key && r.State == ReturnState.Reported).Select(r => r.UnitId);
        return await db.BookEntries.AsNoTracking().Where(e => e.BookId == bookId && e.State == EntryState.Kept && !reported.Contains(e.UnitId)).Select(e => e.UnitId).Distinct().CountAsync(cancel);
    }
}
