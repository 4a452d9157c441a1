using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.Reports.Drafts.WriteDraft;

/// <summary>谁在改: the page asks every few seconds, and by asking says that this person is there.</summary>
public static class PresentPeople
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromSeconds(60);

    public static async Task<IResult> HandleAsync(Guid id, Guid? paragraph, DistrictDb db, CurrentUser user, DraftReader drafts, CancellationToken cancel)
    {
        await drafts.FindAsync(id, cancel);
        await SeenAsync(db, id, paragraph, user, cancel);
        return Results.Json((await OthersAsync(db, id, user, cancel)).Select(p => new { name = p.Name, paragraph = p.ParagraphId }));
    }

    /// <summary>Those who have had the draft open within the last minute, this person aside.</summary>
    public static Task<List<DraftPresence>> OthersAsync(DistrictDb db, Guid draftId, CurrentUser user, CancellationToken cancel)
    {
        var since = db.Now - Forgotten;
        return db.DraftPresences.AsNoTracking().Where(p => p.DraftId == draftId && p.AccountId != user.AccountId && p.SeenAt > since).OrderBy(p => p.Name).ToListAsync(cancel);
    }

    public static async Task SeenAsync(DistrictDb db, Guid draftId, Guid? paragraph, CurrentUser user, CancellationToken cancel)
    {
        if (user.AccountId is not { } account) return;
        var now = db.Now;
        var mine = db.DraftPresences.Where(p => p.DraftId == draftId && p.AccountId == account);
        if (await mine.ExecuteUpdateAsync(p => p.SetProperty(x => x.SeenAt, now).SetProperty(x => x.ParagraphId, paragraph), cancel) > 0) return;
        db.DraftPresences.Add(new DraftPresence { Id = db.NewId(), DraftId = draftId, AccountId = account, Name = user.Name, ParagraphId = paragraph, SeenAt = now });
        try
        {
            await db.SaveAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // The same person in two windows at once: one row is enough.
            db.ChangeTracker.Clear();
        }
    }
}
