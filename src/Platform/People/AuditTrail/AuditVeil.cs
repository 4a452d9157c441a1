using Yingshang.Platform.Storage;

namespace Yingshang.Platform.People.AuditTrail;

/// <summary>Records of a module whose entries in 操作留痕 are kept from the people of a unit: <c>services.AddSingleton(new AuditVeil((db, unit) => …))</c>.
/// The entries stay in the chain and are verified with it; only this list and its pages leave them out.</summary>
/// <param name="KeptFrom">the subjects kept from a unit</param>
public sealed record AuditVeil(Func<DistrictDb, Guid, IQueryable<Guid>> KeptFrom);

internal static class AuditVeils
{
    /// <summary>The entries that a person of this unit may read.</summary>
    public static IQueryable<Audit.AuditEntry> Without(this IQueryable<Audit.AuditEntry> entries, IEnumerable<AuditVeil> veils, DistrictDb db, Guid? unit)
    {
        if (unit is not { } own) return entries;
        foreach (var veil in veils)
        {
            var kept = veil.KeptFrom(db, own);
            entries = entries.Where(e => !kept.Contains(e.SubjectId));
        }
        return entries;
    }
}
