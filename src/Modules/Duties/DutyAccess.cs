using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.Duties;

/// <summary>Which items a person sees, and which are this person's to meet. What a person owes is shown to the person, to who acts for the person, and to those who see the district.</summary>
public sealed class DutyAccess(DistrictDb db, CurrentUser user)
{
    /// <summary>The person in whose name this is done: a 联络员 acts for a leader.</summary>
    private Guid? Self => user.ActingForId ?? user.AccountId;

    public IQueryable<DutyItem> Visible() => user.ScopeOf(DutyActions.View) switch
    {
        Scope.District => db.DutyItems,
        Scope.Unit or Scope.Section when user.UnitId is { } unit => db.DutyItems.Where(i => (i.OwnerUnitId == unit && i.OwnerAccountId == null) || i.OwnerAccountId == Self),
        Scope.Own or Scope.Unit or Scope.Section => db.DutyItems.Where(i => i.OwnerAccountId == Self),
        _ => db.DutyItems.Where(_ => false),
    };

    /// <summary>Owed by this person, or by the unit this person works in.</summary>
    public IQueryable<DutyItem> Own()
    {
        var (self, unit) = (Self, user.ScopeOf(DutyActions.Record) is Scope.Unit or Scope.Section or Scope.District ? user.UnitId : null);
        return db.DutyItems.Where(i => i.OwnerAccountId != null ? i.OwnerAccountId == self : i.OwnerUnitId != null && i.OwnerUnitId == unit);
    }

    public bool IsOwn(DutyItem item) => item.OwnerAccountId is { } person ? person == Self : item.OwnerUnitId is { } unit && unit == user.UnitId;

    public bool MayRecord(DutyItem item) => user.ScopeOf(DutyActions.Record) switch { Scope.District => true, Scope.None => false, _ => IsOwn(item) };

    /// <exception cref="NotThereException">not there, or not for this person to know that it is</exception>
    public async Task<DutyItem> SeenAsync(Guid id, CancellationToken cancel) => await Visible().FirstOrDefaultAsync(i => i.Id == id, cancel) ?? throw new NotThereException($"duty item {id}");
}
