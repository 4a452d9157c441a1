using Microsoft.AspNetCore.Http;
using Yingshang.Platform.Files;
using Yingshang.Platform.Imports;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.Books.ImportEntries;

/// <summary>An import is seen by whoever made it, and by those who fill in for the whole district: its file is another unit's work.</summary>
internal static class ImportOwner
{
    /// <exception cref="NotThereException">of another book, or not for this person</exception>
    public static void Hold(ImportRun import, string bookId, CurrentUser user)
    {
        if (import.Layout != bookId || (import.ById != user.AccountId && user.ScopeOf(BookActions.Fill) != Scope.District)) throw new NotThereException($"import {import.Id}");
    }

    public static async Task<IResult> BadLinesAsync(string bookId, Guid id, ImportRuns runs, CurrentUser user, CancellationToken cancel)
    {
        Hold(await runs.FindAsync(EntryImporter.Name, id, cancel), bookId, user);
        return Microsoft.AspNetCore.Http.Results.File(await runs.BadLinesAsync(EntryImporter.Name, id, cancel), Csv.ContentType, "没有导入的行.csv");
    }
}
