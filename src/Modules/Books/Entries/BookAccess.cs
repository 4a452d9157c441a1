using Yingshang.Books.Declaration;
using Yingshang.Platform.People;

namespace Yingshang.Books.Entries;

/// <summary>Who may see and fill what of the books.</summary>
internal sealed class BookAccess(CurrentUser user)
{
    /// <summary>Does the unit keep the book?</summary>
    public static bool Keeps(Book book, Unit unit) => book.Keepers.Any(k => k == BookWords.EveryUnit || k == unit.Code || k == unit.Kind || k == unit.ShortName || unit.Functions.Contains(k));

    public bool SeesAll(Book book) => user.ScopeOf(BookActions.View) == Scope.District || (book.Readers == BookReaders.Staff && user.ScopeOf(BookActions.View) is Scope.Unit or Scope.Section);

    /// <summary>Entries that this person may see.</summary>
    public IQueryable<BookEntry> Visible(IQueryable<BookEntry> entries, Book book)
    {
        if (SeesAll(book)) return entries;
        return user.ScopeOf(BookActions.View) is Scope.Unit or Scope.Section ? entries.Where(e => e.UnitId == user.UnitId) : entries.Where(e => false);
    }

    /// <summary>May this person write for the unit?</summary>
    public bool MayFill(Book book, Unit? unit) => unit is not null && !book.IsClosed && Keeps(book, unit) && user.ScopeOf(BookActions.Fill) switch
    {
        Scope.District => true,
        Scope.Unit or Scope.Section => unit.Id == user.UnitId,
        _ => false,
    };

    /// <summary>The units this person may write for, in the order of the pack.</summary>
    public IReadOnlyList<Unit> MayFillFor(Book book, IEnumerable<Unit> units) => [.. units.Where(u => MayFill(book, u))];
}
