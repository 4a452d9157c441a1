using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.UnmaskContact;

/// <summary>The contact of a demand in clear.</summary>
public sealed record Contact(string Name, string Phone);

/// <summary>查看明文：只给要联系企业的人看，每看一次留痕一次。</summary>
public sealed class UnmaskContactHandler(DistrictDb db, CaseAccess access, CurrentUser user)
{
    /// <summary>What the record calls it.</summary>
    public const string Recorded = "person.unmasked";

    public async Task<Result<Contact>> HandleAsync(Guid caseId, CancellationToken cancel)
    {
        var (demand, about) = await access.LoadAsync(caseId, PlatformActions.Unmask, cancel);
        if (!Redaction.Of(user, demand, about).MayUnmask) return CaseProblems.ConfidentialContact(demand);
        var concerned = user.ScopeOf(PlatformActions.Unmask) == Scope.District || about.FiledByUnitId == user.UnitId
            || demand.Holdings.Any(h => h.UnitId == user.UnitId && (h.IsOpen || demand.LeadUnitId == user.UnitId));
        if (!concerned) return CaseProblems.NotHeld(demand);
        db.Audit(Recorded, "case", demand.Id, ("fields", "contact_name,contact_phone"));
        await db.SaveAsync(cancel);
        return new Contact(about.ContactName, about.ContactPhone);
    }
}
