using Yingshang.Books.Declaration;
using Yingshang.Platform.Datasets;
using Yingshang.Platform.Storage;

namespace Yingshang.Books.Entries;

/// <summary>A book that the office wrote in the browser as a dataset, with its figures as metrics.</summary>
internal sealed class BookDatasetMaker(DeclaredBooks declared) : DatasetMaker
{
    public override string Kind => DeclaredBooks.Kind;

    public override MadeDataset? Make(IReadOnlyList<StoredDeclaration> versions)
    {
        var editions = versions.Select(v => new BookEdition(v.Version, declared.Of(v.Text), v.Text, v.ById, v.Because, v.Since)).ToList();
        if (!editions.Exists(e => e.Book is not null)) return null;
        var current = new ShelvedBook(editions).Current;
        var book = current.Book!;
        return new MadeDataset(BookDataset.Create(Whole(book, editions), declared), declared.OfPack.FirstOrDefault(b => b.Id == book.Id)?.Name,
            [.. BookDataset.Metrics(book).Select(m => new MadeMetric(m.Id, m.Text, m.Source, current.ById))]);
    }

    // What an earlier version asked for is still counted by whoever names it: its values lie where they lay.
    private static Book Whole(Book book, IEnumerable<BookEdition> editions) =>
        book with { Fields = [.. book.Fields.Concat(editions.Reverse().SelectMany(e => e.Book?.Fields ?? [])).DistinctBy(f => f.Id).DistinctBy(f => f.Name)] };
}
