using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Storage;

namespace Yingshang.Indicators.ShowIndicator;

/// <summary>A value as it was known for a while.</summary>
/// <param name="Until">UTC instant at which it was revised; null: it stands</param>
/// <param name="Reason">why it replaced the one before</param>
public sealed record Revision(Guid ObservationId, int Version, decimal Number, DateTime From, DateTime? Until, string By, string? Reason);

/// <summary>What values were before they were revised.</summary>
public sealed class Revisions(DistrictDb db)
{
    /// <summary>Of those that were revised, every version, the present one first.</summary>
    public async Task<IReadOnlyList<Revision>> OfAsync(IReadOnlyList<Observation> values, CancellationToken cancel)
    {
        var revised = values.Where(o => o.Version > 1).ToList();
        var ids = revised.ConvertAll(o => o.Id);
        if (ids.Count == 0) return [];
        var past = await db.Set<Dictionary<string, object>>(nameof(Observation) + "History").AsNoTracking().Where(h => ids.Contains(EF.Property<Guid>(h, nameof(Observation.Id))))
            .Select(h => new
            {
                Id = EF.Property<Guid>(h, nameof(Observation.Id)), Version = EF.Property<int>(h, nameof(Observation.Version)), Value = EF.Property<long>(h, nameof(Observation.Value)),
                From = EF.Property<DateTime>(h, nameof(Observation.RecordedAt)), Until = EF.Property<DateTime>(h, "SupersededAt"), By = EF.Property<string>(h, nameof(Observation.EnteredByName)), Reason = EF.Property<string?>(h, nameof(Observation.Reason)),
            }).ToListAsync(cancel);
        return [.. revised.Select(o => new Revision(o.Id, o.Version, o.Number, o.RecordedAt, null, o.EnteredByName, o.Reason))
            .Concat(past.Select(p => new Revision(p.Id, p.Version, p.Value / 10_000m, p.From, p.Until, p.By, p.Reason))).OrderBy(r => r.ObservationId).ThenByDescending(r => r.Version)];
    }
}
