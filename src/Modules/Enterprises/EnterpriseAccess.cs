using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.Enterprises;

/// <summary>Which enterprises a person reaches: 本单位 is the unit's territory, or an enterprise served by the person as its specialist.</summary>
public sealed class EnterpriseAccess(DistrictDb db, CurrentUser user)
{
    /// <summary>Those the person may see; lists and exports begin here.</summary>
    public IQueryable<Enterprise> Visible() => user.ScopeOf(EnterpriseActions.View) switch
    {
        Scope.District => db.Enterprises.AsNoTracking(),
        Scope.Unit or Scope.Section => db.Enterprises.AsNoTracking().Where(e => e.TerritoryUnitId == user.UnitId),
        Scope.Enterprise => db.Enterprises.AsNoTracking().Where(e => e.Id == user.EnterpriseId),
        _ => db.Enterprises.AsNoTracking().Where(e => false),
    };

    /// <exception cref="NotThereException">not there, or not for this person to know that it is</exception>
    public async Task<Enterprise> SeenAsync(Guid id, CancellationToken cancel) =>
        await Visible().FirstOrDefaultAsync(e => e.Id == id, cancel) ?? throw new NotThereException($"enterprise {id}");

    /// <summary>May this person do it to this enterprise?</summary>
    public async Task<bool> MayAsync(string action, Enterprise enterprise, CancellationToken cancel) => user.ScopeOf(action) switch
    {
        Scope.District => true,
        Scope.Unit or Scope.Section => enterprise.TerritoryUnitId == user.UnitId || await ServesAsync(enterprise, cancel),
        Scope.Enterprise => enterprise.Id == user.EnterpriseId,
        _ => false,
    };

    private async Task<bool> ServesAsync(Enterprise enterprise, CancellationToken cancel) =>
        enterprise.SpecialistId is { } id && user.AccountId is { } account && await db.Specialists.AnyAsync(s => s.Id == id && s.AccountId == account, cancel);
}
