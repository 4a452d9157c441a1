using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.Books.Declaration;

/// <summary>The books of a pack as they were read when it loaded, and whatever text of a version was read since: the same text is the same book.</summary>
public sealed class DeclaredBooks
{
    public const string Kind = "book";

    private readonly ConcurrentDictionary<string, Book?> _read = new(StringComparer.Ordinal);
    private readonly string _folder;
    private readonly IReadOnlySet<string> _keepers;

    private DeclaredBooks(string folder, IReadOnlySet<string> keepers) => (_folder, _keepers) = (folder, keepers);

    /// <summary>By id, in the order of the files.</summary>
    public IReadOnlyList<Book> OfPack { get; private init; } = [];

    internal static DeclaredBooks Read(PackReader pack, VersionedTexts texts)
    {
        var keepers = KeeperWords(pack);
        var reader = new BookReader(keepers);
        var books = new List<Book>();
        var read = new Dictionary<string, Book>(StringComparer.Ordinal);
        foreach (var file in pack.Files("books"))
        {
            if (pack.Read(file) is not { } top || reader.Read(top) is not { } book) continue;
            read[pack.Text(file)] = book;
            if (books.Exists(b => b.Id == book.Id)) top.Problem($"台账“{book.Id}”在别的文件里已经声明，请换一个 id。");
            else if (books.Exists(b => b.Name == book.Name)) top.Problem($"已有一本台账叫“{book.Name}”，请换一个名称。");
            else books.Add(book);
            texts.All.Add(new VersionedText(Kind, book.Id, pack.Text(file)));
        }
        foreach (var file in pack.Files("books"))
            if (pack.Problems.Count == 0) CheckSources(pack.Read(file), books);
        var declared = new DeclaredBooks(pack.Folder, keepers) { OfPack = books };
        foreach (var (text, book) in read) declared._read[text] = book;
        return declared;
    }

    /// <summary>A text as a book; null when it cannot be read with what this program knows.</summary>
    public Book? Of(string text) => _read.GetOrAdd(text, t => Try(t).Book);

    /// <summary>The book of a text, or what is wrong with it.</summary>
    public (Book? Book, IReadOnlyList<PackProblem> Problems) Try(string text)
    {
        var reader = new PackReader(_folder);
        reader.Problems.Clear();
        var book = reader.Parse("台账", text) is { } top ? new BookReader(_keepers).Read(top) : null;
        return (reader.Problems.Count == 0 ? book : null, reader.Problems);
    }

    // “book.field” must be there; 企业.… was checked while reading.
    private static void CheckSources(DeclarationNode? top, List<Book> books)
    {
        foreach (var node in top?.List("fields") ?? [])
        {
            if (node.TextOrNull("from")?.Split('.') is not [var id, var field] || id == "企业") continue;
            var book = books.Find(b => b.Id == id);
            if (book is null) node.Node("from")!.Problem($"没有台账“{id}”{Suggestion.For(id, books.Select(b => b.Id))}");
            else if (book.Find(field) is null) node.Node("from")!.Problem($"台账“{book.Name}”没有字段“{field}”{Suggestion.For(field, book.Fields.Select(f => f.Id))}");
        }
    }

    private static HashSet<string> KeeperWords(PackReader pack)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (file, list) in new[] { ("catalogues/unit-kinds.yaml", "unit_kinds"), ("routing/unit-kinds.yaml", "kinds"), ("units.yaml", "units") })
        {
            if (!pack.Exists(file)) continue;
            foreach (var item in pack.Read(file)?.List(list) ?? [])
            {
                foreach (var key in new[] { "name", "kind", "id", "short" }) if (item.TextOrNull(key) is { } word) words.Add(word);
                words.UnionWith(item.Texts("functions"));
            }
        }
        return words;
    }
}

/// <summary>A version of a book.</summary>
/// <param name="ById">who wrote it in the browser; null for the pack's</param>
public sealed record BookEdition(int Version, Book? Book, string Text, Guid? ById, string? Because, DateTime Since);

/// <summary>A book with its versions.</summary>
public sealed class ShelvedBook
{
    internal ShelvedBook(IReadOnlyList<BookEdition> editions)
    {
        Editions = editions;
        // What the district wrote lies over the pack.
        Current = editions.LastOrDefault(e => e is { ById: not null, Book: not null }) ?? editions.Last(e => e.Book is not null);
        Slots = new SlotMap(editions.Where(e => e.Book is not null).Select(e => e.Book!.Fields));
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<BookEdition> Editions { get; }
    public BookEdition Current { get; }
    internal SlotMap Slots { get; }
    public Book Book => Current.Book!;

    /// <summary>The pack has a newer version than the one the district wrote.</summary>
    public bool PackIsNewer => Current.ById is not null && Editions[^1].ById is null;

    /// <summary>The book as it was when the entry was written.</summary>
    public Book At(int version) => Editions.FirstOrDefault(e => e.Version == version)?.Book ?? Book;
}

/// <summary>The books of a district as they stand: those of the pack, and over them what the office wrote in the browser. Injectable, scoped.</summary>
internal sealed class BookShelf(DistrictDb db, District district)
{
    /// <summary>All books, by group and order.</summary>
    public Task<IReadOnlyList<ShelvedBook>> AllAsync(CancellationToken cancel) => district.Recent.OfAsync("books", null, () => ReadAsync(cancel));

    /// <exception cref="NotThereException">no such book</exception>
    public async Task<ShelvedBook> FindAsync(string id, CancellationToken cancel) => (await AllAsync(cancel)).FirstOrDefault(b => b.Book.Id == id) ?? throw new NotThereException($"book {id}");

    private async Task<IReadOnlyList<ShelvedBook>> ReadAsync(CancellationToken cancel)
    {
        var stored = await db.Declarations.AsNoTracking().Where(d => d.Kind == DeclaredBooks.Kind).OrderBy(d => d.Version).ToListAsync(cancel);
        var declared = district.Declared<DeclaredBooks>();
        return [.. stored.GroupBy(s => s.DeclarationId).Select(g => Editions(declared, g)).Where(e => e.Exists(x => x.Book is not null)).Select(e => new ShelvedBook(e))
            .OrderBy(b => b.Book.Order).ThenBy(b => b.Book.Group, StringComparer.Ordinal).ThenBy(b => b.Book.Name, StringComparer.Ordinal)];
    }

    private static List<BookEdition> Editions(DeclaredBooks declared, IEnumerable<StoredDeclaration> versions) =>
        [.. versions.Select(v => new BookEdition(v.Version, declared.Of(v.Text), v.Text, v.ById, v.Because, v.Since))];
}
