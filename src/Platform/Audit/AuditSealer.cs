using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Platform.Audit;

/// <summary>Links new entries into the chain, in the order of their ids, within a second. One link number can be taken once, so two nodes cannot fork the chain.</summary>
public sealed class AuditSealer(DistrictList districts, TimeProvider clock, ILogger<AuditSealer> log) : DistrictWorker(districts, TimeSpan.FromMilliseconds(700), clock, log)
{
    private const int Batch = 2_000;

    protected override async Task RunAsync(District district, CancellationToken cancel)
    {
        while (await SealAsync(district, cancel) == Batch) { }
        await PublishHeadAsync(district, cancel);
    }

    /// <returns>how many entries were linked</returns>
    public static async Task<int> SealAsync(District district, CancellationToken cancel)
    {
        await using var db = district.NewSystemDb();
        if (!await db.AuditPending.AnyAsync(cancel)) return 0;
        await using var write = await db.BeginWriteAsync(cancel);
        var pending = await db.AuditPending.AsNoTracking().OrderBy(p => p.EntryId).Take(Batch).Join(db.AuditEntries.AsNoTracking(), p => p.EntryId, e => e.Id, (_, e) => e).ToListAsync(cancel);
        var last = await db.AuditLinks.AsNoTracking().OrderByDescending(l => l.Seq).FirstOrDefaultAsync(cancel);
        var (seq, digest) = (last?.Seq ?? 0, last?.Digest ?? new byte[Sm3.Size]);
        var links = new List<AuditLink>(pending.Count);
        foreach (var entry in pending.OrderBy(p => p.Id))
        {
            digest = Sm3.Hash(digest, entry.Digest());
            links.Add(new AuditLink { Seq = ++seq, EntryId = entry.Id, Digest = digest });
        }
        await BulkWriter.InsertAsync(db, links, cancel);
        var linked = links.ConvertAll(l => l.EntryId);
        await db.AuditPending.Where(p => linked.Contains(p.EntryId)).ExecuteDeleteAsync(cancel);
        await write.CommitAsync(cancel);
        return pending.Count;
    }

    /// <summary>Yesterday's head, once a day.</summary>
    public static async Task PublishHeadAsync(District district, CancellationToken cancel)
    {
        await using var db = district.NewSystemDb();
        var today = db.Now.ShanghaiDate;
        var yesterday = today.AddDays(-1);
        if (await db.AuditHeads.AnyAsync(h => h.Day == yesterday, cancel)) return;
        var midnight = LocalTime.ToUtc(today, TimeOnly.MinValue);
        var last = await (from link in db.AuditLinks join entry in db.AuditEntries on link.EntryId equals entry.Id where entry.At < midnight orderby link.Seq descending select link)
            .AsNoTracking().FirstOrDefaultAsync(cancel);
        if (last is null) return;
        db.AuditHeads.Add(new AuditHead { Day = yesterday, Seq = last.Seq, Digest = last.Digest, Seal = AuditKey.Seal(district, yesterday, last), PublishedAt = db.Now });
        await db.SaveAsync(cancel);
    }
}
