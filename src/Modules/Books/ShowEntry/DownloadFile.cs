using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Yingshang.Books.Declaration;
using Yingshang.Books.Entries;
using Yingshang.Platform.Storage;
using Yingshang.Platform.People;

namespace Yingshang.Books.ShowEntry;

/// <summary>A file of an entry, to whoever sees the entry.</summary>
internal sealed class DownloadFile(DistrictDb db, BookShelf shelf, BookAccess access)
{
    public async Task<IResult> AnswerAsync(string bookId, Guid id, Guid fileId, CancellationToken cancel)
    {
        var book = (await shelf.FindAsync(bookId, cancel)).Book;
        var entry = await access.Visible(db.BookEntries.AsNoTracking().Where(e => e.BookId == bookId), book).FirstOrDefaultAsync(e => e.Id == id, cancel) ?? throw new NotThereException($"entry {id}");
        var file = await db.Attachments.AsNoTracking().FirstOrDefaultAsync(a => a.Id == fileId && a.SubjectKind == "book-entry" && a.SubjectId == entry.Id, cancel) ?? throw new NotThereException($"file {fileId}");
        // Never shown in place: what people upload is not ours.
        return Microsoft.AspNetCore.Http.Results.File(await db.ReadAsync(file, cancel), "application/octet-stream", file.FileName);
    }
}
