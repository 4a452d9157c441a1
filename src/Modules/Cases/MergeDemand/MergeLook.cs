using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.MergeDemand;

/// <summary>A demand that was merged into another, as this reader sees it.</summary>
public sealed record MergedDemand(Guid Id, string Number, string Channel, string? ExternalNumber, DateTime? ExternalDueAt, DateTime ReceivedAt, string Text, bool MayOpen);

/// <summary>并案 of one demand: into which it was merged, or what was merged into it.</summary>
/// <param name="MayOpenInto">false when this reader may not see that one</param>
public sealed record Merge(Case? Into, bool MayOpenInto, IReadOnlyList<MergedDemand> Merged);

/// <summary>What the page of a demand says of 并案.</summary>
public sealed class MergeLook(DistrictDb db, CaseAccess access, CurrentUser user)
{
    /// <summary>Null when there is none.</summary>
    public async Task<Merge?> OfAsync(Case c, CancellationToken cancel)
    {
        var rows = await (from o in db.Set<Case>().AsNoTracking() join d in db.Set<Demand>().AsNoTracking() on o.Id equals d.Id where o.MergedIntoId == c.Id orderby o.ReceivedAt, o.Id select new { o, d }).ToListAsync(cancel);
        if (c.MergedIntoId is null && rows.Count == 0) return null;
        var ids = rows.ConvertAll(r => r.o.Id);
        if (c.MergedIntoId is { } id) ids.Add(id);
        var open = await access.Visible().Where(o => ids.Contains(o.Id)).Select(o => o.Id).ToListAsync(cancel);
        var into = c.MergedIntoId is { } main ? await db.Set<Case>().AsNoTracking().FirstAsync(o => o.Id == main, cancel) : null;
        return new Merge(into, into is not null && open.Contains(into.Id),
            [.. rows.Select(r => new MergedDemand(r.o.Id, r.o.Number, r.o.Channel, r.d.ExternalNumber, r.d.ExternalDueAt, r.o.ReceivedAt, Redaction.Of(user, r.o, r.d).Text(r.d.Text), open.Contains(r.o.Id)))]);
    }
}
