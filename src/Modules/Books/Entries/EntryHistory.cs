using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Storage;

namespace Yingshang.Books.Entries;

/// <summary>The versions of an entry.</summary>
internal static class EntryHistory
{
    /// <summary>As it is and as it was, newest first, each as of the instant it was written.</summary>
    public static async Task<IReadOnlyList<BookEntry>> ReadAsync(DistrictDb db, Guid id, CancellationToken cancel)
    {
        var now = await db.BookEntries.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, cancel);
        if (now is null) return [];
        var instants = await db.Set<Dictionary<string, object>>(nameof(BookEntry) + "History").AsNoTracking().Where(h => EF.Property<Guid>(h, nameof(VersionedRow.Id)) == id)
            .OrderByDescending(h => EF.Property<int>(h, nameof(VersionedRow.Version))).Select(h => EF.Property<DateTime>(h, nameof(VersionedRow.RecordedAt))).Take(100).ToListAsync(cancel);
        var all = new List<BookEntry> { now };
        foreach (var instant in instants) if (await db.AsOf<BookEntry>(instant).FirstOrDefaultAsync(e => e.Id == id, cancel) is { } was) all.Add(was);
        return all;
    }
}
