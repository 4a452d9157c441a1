using Microsoft.EntityFrameworkCore;
using Yingshang.Books.Declaration;
using Yingshang.Books.Entries;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Outbox;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Books.HandIn;

/// <summary>报送、退回、催报: a unit says that its part of a book is complete for a period; the office returns it with a reason, and reminds who has not.</summary>
internal sealed class HandInHandler(DistrictDb db, District district, BookAccess access, CurrentUser user, OutboxQueue outbox)
{
    public const string Template = "book-return";

    public async Task<Result> ReportAsync(ShelvedBook shelved, string? periodKey, Unit unit, string? note, CancellationToken cancel)
    {
        if (!access.MayFill(shelved.Book, unit)) return BookProblems.NotKeeper(shelved.Book.Name);
        if (Period(shelved.Book, periodKey) is not { } period) return BookProblems.NoSuchPeriod;
        var own = db.BookEntries.Where(e => e.BookId == shelved.Book.Id && e.UnitId == unit.Id);
        if (await own.CountAsync(e => e.State == EntryState.Returned, cancel) is > 0 and var waiting) return BookProblems.WaitingEntries(waiting);
        var known = await db.BookReturns.FirstOrDefaultAsync(r => r.BookId == shelved.Book.Id && r.Period == period.Key && r.UnitId == unit.Id, cancel);
        if (known is { State: ReturnState.Reported }) return BookProblems.AlreadyReported;
        if (known is null) db.BookReturns.Add(known = new BookReturn { Id = db.NewId(), BookId = shelved.Book.Id, Period = period.Key, UnitId = unit.Id });
        var (from, to) = (LocalTime.ToUtc(period.From, TimeOnly.MinValue), LocalTime.ToUtc(period.To.AddDays(1), TimeOnly.MinValue));
        (known.State, known.ReportedAt, known.ById, known.Note, known.ReturnedBecause) = (ReturnState.Reported, db.Now, user.AccountId, string.IsNullOrWhiteSpace(note) ? null : note.Trim(), null);
        known.Entries = await own.CountAsync(e => e.State == EntryState.Kept || e.State == EntryState.Waiting, cancel);
        known.Touched = await own.CountAsync(e => e.RecordedAt >= from && e.RecordedAt < to && e.State != EntryState.Void, cancel);
        db.Audit("book.reported", "book-return", known.Id, ("book", shelved.Book.Id), ("period", period.Key), ("unit", unit.ShortName), ("entries", known.Entries));
        try
        {
            await db.SaveAsync(cancel);
            return Result.Done;
        }
        catch (DbUpdateException)
        {
            // A colleague reported at the same moment.
            return BookProblems.AlreadyReported;
        }
    }

    public async Task<Result> ReturnAsync(ShelvedBook shelved, string? periodKey, Guid unitId, string? because, CancellationToken cancel)
    {
        if (Period(shelved.Book, periodKey) is not { } period) return BookProblems.NoSuchPeriod;
        var known = await db.BookReturns.FirstOrDefaultAsync(r => r.BookId == shelved.Book.Id && r.Period == period.Key && r.UnitId == unitId, cancel);
        if (known is not { State: ReturnState.Reported }) return BookProblems.NotReported;
        if (string.IsNullOrWhiteSpace(because)) return BookProblems.NeedsReason;
        (known.State, known.ReturnedBecause) = (ReturnState.Returned, because.Trim());
        db.Audit("book.report-returned", "book-return", known.Id, ("book", shelved.Book.Id), ("period", period.Key), ("原因", known.ReturnedBecause));
        await db.SaveAsync(cancel);
        return Result.Done;
    }

    /// <summary>Reminds the people of every unit that has not reported; those who were reminded today are left alone.</summary>
    /// <returns>how many units</returns>
    public async Task<Result<int>> ChaseAsync(ShelvedBook shelved, string? periodKey, CancellationToken cancel)
    {
        if (Period(shelved.Book, periodKey) is not { } period) return BookProblems.NoSuchPeriod;
        var owing = await ReturnBoard.OwingAsync(db, district, shelved.Book, period, cancel);
        var queued = await ReturnBoard.QueueAsync(db, district, outbox, shelved.Book, period, owing, $"chased/{db.Now.ShanghaiDate:yyyyMMdd}", cancel);
        db.Audit("book.chased", "book", Guid.Empty, ("book", shelved.Book.Id), ("period", period.Key), ("units", owing.Count));
        await db.SaveAsync(cancel);
        return queued;
    }

    private BookPeriod? Period(Book book, string? key) => book.Due is { } due ? BookPeriod.Find(due, key, db.Now.ShanghaiDate, district.Calendar) : null;
}

/// <summary>Who has reported a period, who has not.</summary>
internal static class ReturnBoard
{
    /// <summary>The units that keep a book, in the order of the pack.</summary>
    public static async Task<IReadOnlyList<Unit>> KeepersAsync(DistrictDb db, District district, Book book, CancellationToken cancel) =>
        [.. (await district.Recent.UnitsAsync(db, cancel)).Values.Where(u => BookAccess.Keeps(book, u))];

    public static async Task<IReadOnlyList<Unit>> OwingAsync(DistrictDb db, District district, Book book, BookPeriod period, CancellationToken cancel)
    {
        var reported = await db.BookReturns.AsNoTracking().Where(r => r.BookId == book.Id && r.Period == period.Key && r.State == ReturnState.Reported).Select(r => r.UnitId).ToListAsync(cancel);
        return [.. (await KeepersAsync(db, district, book, cancel)).Where(u => !reported.Contains(u.Id))];
    }

    /// <summary>Adds notices to the people of the units; those whose key is known already are not added again. Written with the caller's change.</summary>
    /// <returns>how many units have somebody who is told now</returns>
    public static async Task<int> QueueAsync(DistrictDb db, District district, OutboxQueue outbox, Book book, BookPeriod period, IReadOnlyList<Unit> units, string moment, CancellationToken cancel)
    {
        var ids = units.Select(u => u.Id).ToList();
        var people = await db.Accounts.AsNoTracking().Where(a => !a.IsDisabled && a.UnitId != null && ids.Contains(a.UnitId.Value)).ToListAsync(cancel);
        var key = $"{HandInHandler.Template}/{book.Id}/{period.Key}/{moment}";
        var told = people.Where(a => district.Access.ScopeOf(a.Role, BookActions.Fill) == Scope.Unit).Select(a => (Account: a, Key: OutboxQueue.KeyOf(key, OutboxMessage.Notice, a.Id))).ToList();
        var keys = told.ConvertAll(t => t.Key);
        var known = await db.OutboxMessages.Where(m => keys.Contains(m.Key)).Select(m => m.Key).ToListAsync(cancel);
        var fresh = told.FindAll(t => !known.Contains(t.Key));
        foreach (var (account, _) in fresh)
            outbox.To(account, OutboxMessage.Notice, HandInHandler.Template, key, Guid.Empty, $"/books/{book.Id}/returns?period={period.Key}", new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["台账"] = book.Name, ["期"] = period.Name, ["期限"] = district.Calendar.LongText(period.DueOn), ["灯"] = ReturnWords.LampOf(null, period, db.Now.ShanghaiDate, district.Calendar).Text,
            });
        return fresh.Select(t => t.Account.UnitId).Distinct().Count();
    }
}
