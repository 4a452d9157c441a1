using Microsoft.EntityFrameworkCore;
using Yingshang.Books.Declaration;
using Yingshang.Books.Entries;
using Yingshang.Platform.Audit;
using Yingshang.Platform.Datasets;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Mechanisms;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Books.DeclareBook;

/// <summary>设立、修改台账: writes a version of a declaration that lies over the pack's. Entries stay readable under the version they were made with.</summary>
internal sealed class DeclareBookHandler(DistrictDb db, District district, BookShelf shelf, CurrentUser user)
{
    /// <param name="bookId">null: a new book</param>
    /// <param name="opened">the version that the writer had before him; 0 for a new book</param>
    public async Task<Result<string>> SaveAsync(string? bookId, int opened, string text, string? because, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(because)) return BookProblems.NeedsReason;
        var (book, problems) = district.Declared<DeclaredBooks>().Try(text);
        if (book is null) return BookProblems.BadDeclaration(string.Join("；", problems.Select(p => p.Line > 0 ? $"第 {p.Line} 行：{p.Message}" : p.Message)));
        if (book.Mechanisms.FirstOrDefault(m => district.Declared<MechanismNames>().NameOf(m) is null) is { } unknown) return BookProblems.BadDeclaration($"没有机制“{unknown}”{Suggestion.For(unknown, district.Declared<MechanismNames>().All.Select(m => m.Name))}");
        var all = await shelf.AllAsync(cancel);
        if ((Refusal(book, bookId, opened, all) ?? Taken(book, all)) is { } refusal) return refusal;
        var last = await db.Declarations.Where(d => d.Kind == DeclaredBooks.Kind && d.DeclarationId == book.Id).MaxAsync(d => (int?)d.Version, cancel) ?? 0;
        if (opened != 0 && last != all.First(b => b.Book.Id == book.Id).Editions[^1].Version) return BookProblems.DeclarationChanged(last);
        db.Declarations.Add(new StoredDeclaration
        {
            Kind = DeclaredBooks.Kind, DeclarationId = book.Id, Version = last + 1, Digest = Sm3.Hash(System.Text.Encoding.UTF8.GetBytes(text)), Text = text, Since = db.Now, ById = user.AccountId, Because = because.Trim(),
        });
        db.Audit("book.declared", "book", Guid.Empty, ("book", book.Id), ("version", last + 1), ("原因", because.Trim()), ("text", text));
        try
        {
            await db.SaveAsync(cancel);
        }
        catch (DbUpdateException)
        {
            return BookProblems.DeclarationChanged(last + 1);
        }
        await district.RenewAsync(db, cancel);
        return book.Id;
    }

    // A book is a dataset by its name, and its figures are metrics by their ids: both are the district's.
    private Problem? Taken(Book book, IReadOnlyList<ShelvedBook> all)
    {
        var own = all.Where(b => b.Book.Id == book.Id).SelectMany(b => b.Editions).Select(e => e.Book?.Name).OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (!own.Contains(book.Name) && district.Datasets.List.Find(book.Name) is not null) return BookProblems.NameTaken(book.Name);
        var twice = book.Figures.FirstOrDefault(f => district.Versions.Stored(DatasetList.MetricKind, BookDataset.MetricId(book, f)).Any(s => !own.Any(name => BookDataset.IsMetricOf(name, s.Text))));
        return twice is null ? null : BookProblems.FigureTaken(BookDataset.MetricId(book, twice));
    }

    private static Problem? Refusal(Book book, string? bookId, int opened, IReadOnlyList<ShelvedBook> all)
    {
        var known = all.FirstOrDefault(b => b.Book.Id == book.Id);
        if (bookId is null && known is not null) return BookProblems.IdTaken(book.Id);
        if (bookId is not null && book.Id != bookId) return BookProblems.IdChanged;
        if (all.Any(b => b.Book.Id != book.Id && b.Book.Name == book.Name)) return BookProblems.NameTaken(book.Name);
        foreach (var field in book.Fields.Where(f => f.From is { } from && !from.StartsWith("企业.", StringComparison.Ordinal)))
            if (field.From!.Split('.') is not [var source, var wanted] || all.FirstOrDefault(b => b.Book.Id == source)?.Book.Find(wanted) is null) return BookProblems.BadDeclaration($"“{field.Name}”要从“{field.From}”带出，没有这本台账或者这个字段");
        if (known is null) return null;
        if (known.Current.Version != opened) return BookProblems.DeclarationChanged(known.Current.Version);
        foreach (var field in book.Fields)
            if (known.Editions.Any(e => e.Book?.Find(field.Id) is { } was && was.Type != field.Type)) return BookProblems.TypeChanged(field.Name);
        var full = new SlotMap(known.Editions.Where(e => e.Book is not null).Select(e => e.Book!.Fields)).Take(book.Fields);
        return full is null ? null : BookProblems.BadDeclaration(full);
    }
}
