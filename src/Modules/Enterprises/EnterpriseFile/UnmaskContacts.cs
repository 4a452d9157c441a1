using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.Enterprises.EnterpriseFile;

/// <summary>查看明文: names and telephones behind the mask, once, on record.</summary>
internal sealed class UnmaskContactsHandler(DistrictDb db, EnterpriseAccess access)
{
    /// <exception cref="NotAllowedException">not this person's to see</exception>
    public async Task HandleAsync(Enterprise enterprise, CancellationToken cancel)
    {
        if (!await access.MayAsync(PlatformActions.Unmask, enterprise, cancel)) throw new NotAllowedException(PlatformActions.Unmask);
        db.Audit("person.unmasked", "enterprise", enterprise.Id, ("what", "联系人、法定代表人"));
        await db.SaveAsync(cancel);
    }
}
