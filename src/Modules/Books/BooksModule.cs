using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingshang.Books.Declaration;
using Yingshang.Books.DeclareBook;
using Yingshang.Books.Entries;
using Yingshang.Books.HandIn;
using Yingshang.Books.ImportEntries;
using Yingshang.Books.ListEntries;
using Yingshang.Books.ShowEntry;
using Yingshang.Platform.Datasets;
using Yingshang.Platform.Imports;
using Yingshang.Platform.Mechanisms;
using Yingshang.Platform.Modules;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.Platform.People.AuditTrail;

namespace Yingshang.Books;

/// <summary>台账: lists that departments keep, declared field by field; handed in, approved, counted and summed.</summary>
public sealed class BooksModule : Module
{
    public override void Map(ModelBuilder model) => BooksMapping.Map(model);

    public override void Declare(PackReader pack, Declarations declared)
    {
        declared.Get<ActionNames>().All.AddRange(BookActions.All);
        declared.Get<AuditWords>().Add(BookActions.AuditWords);
        declared.Get<AuditWords>().AddKinds(("book-entry", "台账记录"), ("book-import", "台账导入"), ("book", "台账"), ("book-return", "台账报送"));
        var books = DeclaredBooks.Read(pack, declared.Get<VersionedTexts>());
        declared.Add(books);
        declared.Get<BlockList>().Add(BookBlocks.All(books));
        var datasets = declared.Get<DatasetList>();
        foreach (var book in books.OfPack.Where(b => datasets.Find(b.Name) is null))
        {
            datasets.Add(BookDataset.Create(book, books));
            datasets.Metrics.AddRange(BookDataset.Metrics(book).Select(m => (m.Source, m.Text)));
        }
        datasets.Makers.Add(new BookDatasetMaker(books));
    }

    public override void Services(IServiceCollection services)
    {
        services.AddScoped<BookShelf>().AddScoped<BookAccess>().AddScoped<EntryReader>().AddScoped<EntryList>().AddScoped<ExportEntries>().AddScoped<EntryTemplate>().AddScoped<DownloadFile>();
        services.AddScoped<SheetImporter, EntryImporter>().AddScoped<BlockReader, BookBlocks>();
        services.AddHostedService<ReturnReminder>();
        services.AddHandlers(Assembly);
    }

    public override void Endpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/books/{bookId}/export", (HttpContext http, string bookId, ExportEntries export) => export.WriteAsync(http, bookId)).WithMetadata(new AllowAttribute(BookActions.Export));
        endpoints.MapGet("/books/{bookId}/declaration/file", DownloadDeclaration.HandleAsync).WithMetadata(new AllowAttribute(BookActions.View));
        endpoints.MapGet("/books/{bookId}/template", (HttpContext http, string bookId, EntryTemplate template) => template.WriteAsync(http, bookId)).WithMetadata(new AllowAttribute(BookActions.Fill));
        endpoints.MapGet("/books/{bookId}/import/{id:guid}/bad", ImportOwner.BadLinesAsync).WithMetadata(new AllowAttribute(BookActions.Fill));
        endpoints.MapGet("/books/{bookId}/{id:guid}/files/{fileId:guid}", (string bookId, Guid id, Guid fileId, DownloadFile download, CancellationToken cancel) => download.AnswerAsync(bookId, id, fileId, cancel)).WithMetadata(new AllowAttribute(BookActions.View));
    }
}
