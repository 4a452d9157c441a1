using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Pages;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases;

/// <summary>The people of a unit who can have a demand in hand or sign for the unit.</summary>
public sealed class UnitPeople(DistrictDb db)
{
    private static readonly Role[] Staff = [Role.Specialist, Role.Handler, Role.SectionHead, Role.UnitHead];

    public Task<List<Account>> OfAsync(Guid? unitId, CancellationToken cancel) =>
        db.Accounts.AsNoTracking().Where(a => a.UnitId == unitId && !a.IsDisabled && Staff.Contains(a.Role)).OrderBy(a => a.DisplayName).ToListAsync(cancel);

    /// <summary>单位主要负责人</summary>
    public Task<List<Account>> HeadsAsync(Guid? unitId, CancellationToken cancel) =>
        db.Accounts.AsNoTracking().Where(a => a.UnitId == unitId && !a.IsDisabled && a.Role == Role.UnitHead).OrderBy(a => a.DisplayName).ToListAsync(cancel);

    public async Task<IReadOnlyList<Choice>> ChoicesAsync(Guid? unitId, CancellationToken cancel) =>
        [.. (await OfAsync(unitId, cancel)).Select(a => new Choice(a.Id.ToString(), a.Post is null ? a.DisplayName : $"{a.DisplayName}（{a.Post}）"))];
}
