using Microsoft.EntityFrameworkCore;
using Yingshang.Books.Declaration;
using Yingshang.Books.Entries;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Books.EditEntry;

/// <summary>登记、更正、作废、审核台账。What was written stays in the history; a correction says why.</summary>
internal sealed class SaveEntryHandler(DistrictDb db, CurrentUser user)
{
    /// <param name="draft">read and checked</param>
    public async Task<Result<Guid>> AddAsync(ShelvedBook shelved, EntryDraft draft, Unit unit, Guid id, CancellationToken cancel)
    {
        var entry = New(shelved, draft, unit, id);
        if (await TwinAsync(shelved, entry, cancel) is { } twin) return twin;
        db.BookEntries.Add(entry);
        db.Audit("entry.added", "book-entry", entry.Id, Content(shelved, draft));
        return await WriteAsync(shelved, entry, draft, cancel) is { } problem ? problem : entry.Id;
    }

    public BookEntry New(ShelvedBook shelved, EntryDraft draft, Unit unit, Guid id)
    {
        var entry = new BookEntry
        {
            Id = id, BookId = shelved.Book.Id, BookVersion = shelved.Current.Version, UnitId = unit.Id, UnitName = unit.ShortName, EnteredOn = db.Now.ShanghaiDate, ById = user.AccountId,
            State = shelved.Book.NeedsApproval ? EntryState.Waiting : EntryState.Kept,
        };
        EntryValues.Put(entry, draft, shelved.Slots);
        return entry;
    }

    /// <param name="version">that the writer had before him; the second of two is refused</param>
    public async Task<Result> CorrectAsync(ShelvedBook shelved, Guid id, int version, EntryDraft draft, string? because, CancellationToken cancel)
    {
        var entry = await db.BookEntries.SingleAsync(e => e.Id == id, cancel);
        if (entry.State == EntryState.Void) return BookProblems.IsVoid;
        if (entry.Version != version) return BookProblems.ChangedMeanwhile(await AuthorAsync(entry, cancel));
        var changes = EntryValues.Changes(EntryValues.Of(entry, shelved.Book, shelved.Slots), draft);
        if (changes.Count == 0 && entry.BookVersion == shelved.Current.Version && entry.State != EntryState.Returned) return BookProblems.NothingChanged;
        if (string.IsNullOrWhiteSpace(because) && entry.State != EntryState.Returned) return BookProblems.NeedsReason;
        Take(entry, shelved, draft, because);
        if (await TwinAsync(shelved, entry, cancel) is { } twin) return twin;
        db.Audit("entry.corrected", "book-entry", id, [.. changes.Select(c => (c.Field.Name, (object?)c.Now)), ("原因", entry.Because)]);
        return await WriteAsync(shelved, entry, draft, cancel) is { } problem ? problem : Result.Done;
    }

    /// <summary>The draft over what stands there, under the present version of the book.</summary>
    public void Take(BookEntry entry, ShelvedBook shelved, EntryDraft draft, string? because)
    {
        (entry.BookVersion, entry.ById, entry.Because) = (shelved.Current.Version, user.AccountId, because?.Trim());
        entry.State = shelved.Book.NeedsApproval ? EntryState.Waiting : EntryState.Kept;
        EntryValues.Put(entry, draft, shelved.Slots);
    }

    public async Task<Result> VoidAsync(Guid id, string? because, CancellationToken cancel)
    {
        var entry = await db.BookEntries.SingleAsync(e => e.Id == id, cancel);
        if (entry.State == EntryState.Void) return BookProblems.IsVoid;
        if (string.IsNullOrWhiteSpace(because)) return BookProblems.NeedsReason;
        (entry.State, entry.Key1, entry.Key2, entry.Because, entry.ById) = (EntryState.Void, null, null, because.Trim(), user.AccountId);
        db.Audit("entry.voided", "book-entry", id, ("原因", entry.Because));
        await db.SaveAsync(cancel);
        return Result.Done;
    }

    public async Task<Result> DecideAsync(Guid id, bool approved, string? because, CancellationToken cancel)
    {
        var entry = await db.BookEntries.SingleAsync(e => e.Id == id, cancel);
        if (entry.State != EntryState.Waiting) return BookProblems.NotWaiting;
        if (!approved && string.IsNullOrWhiteSpace(because)) return BookProblems.NeedsReason;
        (entry.State, entry.Because, entry.ById) = (approved ? EntryState.Kept : EntryState.Returned, approved ? null : because!.Trim(), user.AccountId);
        if (approved) db.Audit("entry.approved", "book-entry", id);
        else db.Audit("entry.returned", "book-entry", id, ("原因", entry.Because));
        await db.SaveAsync(cancel);
        return Result.Done;
    }

    /// <summary>The entry that has the same unique fields; null when there is none.</summary>
    public async Task<Problem?> TwinAsync(ShelvedBook shelved, BookEntry entry, CancellationToken cancel)
    {
        if (entry.Key1 is null && entry.Key2 is null) return null;
        var twin = await db.BookEntries.AsNoTracking().FirstOrDefaultAsync(e => e.BookId == entry.BookId && e.Id != entry.Id && ((entry.Key1 != null && e.Key1 == entry.Key1) || (entry.Key2 != null && e.Key2 == entry.Key2)), cancel);
        if (twin is null) return null;
        var fields = shelved.Book.Unique[twin.Key1 == entry.Key1 && entry.Key1 is not null ? 0 : 1];
        return BookProblems.AlreadyThere(string.Join("、", fields.Select(f => f.Name)), $"{EntryValues.Of(twin, shelved.Book, shelved.Slots).Title}（{twin.UnitName}）");
    }

    public static string SearchKind(string bookId) => "book-" + bookId;

    /// <summary>What an entry is found by: all its texts.</summary>
    public static string SearchText(EntryDraft draft) => string.Join(' ', draft.Book.Fields.Where(f => f.Type is not (BookFieldType.Number or BookFieldType.Money or BookFieldType.File) && draft[f] is not null)
        .Select(f => draft[f] is EntryReference { Identity: var identity, Said: var said } && identity != said ? $"{said} {identity}" : EntryText.Plain(f, draft[f])));

    private async Task<Problem?> WriteAsync(ShelvedBook shelved, BookEntry entry, EntryDraft draft, CancellationToken cancel)
    {
        try
        {
            await using var write = await db.BeginWriteAsync(cancel);
            await db.SaveAsync(cancel);
            await SearchIndex.PutAsync(db, SearchKind(shelved.Book.Id), entry.Id, SearchText(draft), [], cancel);
            await write.CommitAsync(cancel);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return BookProblems.ChangedMeanwhile(await AuthorAsync(await db.BookEntries.AsNoTracking().SingleAsync(e => e.Id == entry.Id, cancel), cancel));
        }
        catch (DbUpdateException)
        {
            // Somebody else wrote an entry with the same unique fields between the question and the answer.
            db.ChangeTracker.Clear();
            if (await TwinAsync(shelved, entry, cancel) is { } twin) return twin;
            throw;
        }
    }

    private async Task<string> AuthorAsync(BookEntry entry, CancellationToken cancel) =>
        await db.Accounts.Where(a => a.Id == entry.ById).Select(a => a.DisplayName).FirstOrDefaultAsync(cancel) ?? "别人";

    private static IEnumerable<(string, object?)> Content(ShelvedBook shelved, EntryDraft draft) =>
        [("book", shelved.Book.Id), ("version", shelved.Current.Version), .. shelved.Book.Fields.Where(f => draft[f] is not null).Select(f => (f.Name, (object?)EntryText.Plain(f, draft[f])))];
}
