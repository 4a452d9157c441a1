using Microsoft.EntityFrameworkCore;
using Yingshang.Books.Entries;
using Yingshang.Books.HandIn;
using Yingshang.Platform.Storage;

namespace Yingshang.Books;

internal static class BooksMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<BookEntry>(e =>
        {
            e.ToTable("book_entries");
            // Every list is a book in one state, newest first; totals of the whole book, of a unit and of a choice are read from an index alone.
            e.HasIndex(x => new { x.BookId, x.State, x.Id });
            e.HasIndex(x => new { x.BookId, x.State, x.UnitId, x.Id, x.N1, x.N2, x.N3 });
            e.HasIndex(x => new { x.BookId, x.State, x.C1, x.Id, x.N1, x.N2, x.N3 }).HasFilter("c1 IS NOT NULL");
            e.HasIndex(x => new { x.BookId, x.State, x.C2, x.Id, x.N1, x.N2 }).HasFilter("c2 IS NOT NULL");
            e.HasIndex(x => new { x.BookId, x.State, x.C3, x.Id, x.N1, x.N2 }).HasFilter("c3 IS NOT NULL");
            e.HasIndex(x => new { x.BookId, x.State, x.D1, x.Id, x.N1, x.N2, x.N3 }).HasFilter("d1 IS NOT NULL");
            e.HasIndex(x => new { x.BookId, x.State, x.D2, x.Id, x.N1, x.N2 }).HasFilter("d2 IS NOT NULL");
            e.HasIndex(x => new { x.BookId, x.State, x.G1, x.Id }).HasFilter("g1 IS NOT NULL");
            e.HasIndex(x => new { x.BookId, x.State, x.T1, x.Id }).HasFilter("t1 IS NOT NULL");
            e.HasIndex(x => new { x.BookId, x.State, x.N1, x.Id }).HasFilter("n1 IS NOT NULL");
            e.HasIndex(x => x.G1).HasFilter("g1 IS NOT NULL");
            e.HasIndex(x => new { x.BookId, x.Key1 }).IsUnique().HasFilter("key1 IS NOT NULL");
            e.HasIndex(x => new { x.BookId, x.Key2 }).IsUnique().HasFilter("key2 IS NOT NULL");
        });
        model.Entity<BookReturn>(e => { e.ToTable("book_returns"); e.HasIndex(r => new { r.BookId, r.Period, r.UnitId }).IsUnique(); });
    }
}

/// <summary>The module's tables on the district's context.</summary>
public static class BooksDb
{
    extension(DistrictDb db)
    {
        public DbSet<BookEntry> BookEntries => db.Set<BookEntry>();
        public DbSet<BookReturn> BookReturns => db.Set<BookReturn>();
    }
}
