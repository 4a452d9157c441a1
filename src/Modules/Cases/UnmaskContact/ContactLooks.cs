using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.UnmaskContact;

/// <summary>That somebody looked behind the mask of the contact.</summary>
public sealed record ContactLook(DateTime At, Guid? UnitId, string Unit, string Name);

/// <summary>谁看过联系方式, from the record. For the office and for the enterprise itself.</summary>
public sealed class ContactLooks(DistrictDb db)
{
    private const int Most = 100;

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<ContactLook>> OfAsync(Guid caseId, CancellationToken cancel)
    {
        var rows = await (from e in db.AuditEntries.AsNoTracking()
                          where e.SubjectId == caseId && e.Action == UnmaskContactHandler.Recorded
                          join a in db.Accounts on e.ActorId equals (Guid?)a.Id
                          join u in db.Units on a.UnitId equals (Guid?)u.Id into units
                          from u in units.DefaultIfEmpty()
                          orderby e.At descending, e.Id descending
                          select new { e.At, a.UnitId, Unit = u.ShortName, a.DisplayName }).Take(Most).ToListAsync(cancel);
        return rows.ConvertAll(r => new ContactLook(r.At, r.UnitId, r.Unit ?? "", r.DisplayName));
    }
}
