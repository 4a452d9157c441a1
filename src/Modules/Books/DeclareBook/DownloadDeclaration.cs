using System.Text;
using Microsoft.AspNetCore.Http;
using Yingshang.Books.Declaration;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.Books.DeclareBook;

/// <summary>A version of a declaration as the file that a pack takes.</summary>
internal static class DownloadDeclaration
{
    public static async Task<IResult> HandleAsync(string bookId, int? version, BookShelf shelf, CancellationToken cancel)
    {
        var shelved = await shelf.FindAsync(bookId, cancel);
        var edition = version is null ? shelved.Current : shelved.Editions.FirstOrDefault(e => e.Version == version) ?? throw new NotThereException($"book {bookId}@{version}");
        return Microsoft.AspNetCore.Http.Results.File(Encoding.UTF8.GetBytes(edition.Text), "application/yaml", $"{bookId}.yaml");
    }
}
