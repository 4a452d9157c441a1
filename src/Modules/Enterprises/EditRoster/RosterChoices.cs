using Microsoft.EntityFrameworkCore;
using Yingshang.Enterprises.Specialists;
using Yingshang.Platform.Pages;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Enterprises.EditRoster;

/// <summary>What the forms of the roster offer.</summary>
internal sealed class RosterChoices(DistrictDb db)
{
    private static readonly Role[] Staff = [Role.Specialist, Role.Handler, Role.SectionHead, Role.UnitHead];

    public async Task<IReadOnlyList<Choice>> UnitsAsync(CancellationToken cancel) =>
        [.. (await UnitListAsync(cancel)).Select(u => new Choice(u.Id.ToString(), u.ShortName, Group: u.Kind))];

    /// <summary>Townships, streets and parks.</summary>
    public async Task<IReadOnlyList<Choice>> TerritoriesAsync(CancellationToken cancel) =>
        [.. (await UnitListAsync(cancel)).Where(u => u.Functions.Contains("属地")).Select(u => new Choice(u.Id.ToString(), u.ShortName))];

    /// <summary>Accounts of the unit, or of every unit under its name.</summary>
    public async Task<IReadOnlyList<Choice>> AccountsAsync(Guid? unitId, CancellationToken cancel)
    {
        var units = await UnitListAsync(cancel);
        var accounts = (await db.Accounts.AsNoTracking().Where(a => !a.IsDisabled && Staff.Contains(a.Role) && a.UnitId != null && (unitId == null || a.UnitId == unitId)).OrderBy(a => a.DisplayName).ToListAsync(cancel)).ToLookup(a => a.UnitId);
        return [.. units.SelectMany(u => accounts[u.Id].Select(a => new Choice(a.Id.ToString(), $"{a.DisplayName}（{a.StaffNumber ?? a.UserName}）", Group: unitId is null ? u.ShortName : null)))];
    }

    /// <summary>Those on the roster today but one, those of a unit first.</summary>
    public async Task<IReadOnlyList<Choice>> ServingAsync(Specialist except, CancellationToken cancel)
    {
        var units = (await UnitListAsync(cancel)).ToDictionary(u => u.Id);
        var serving = await db.Specialists.AsNoTracking().Serving(db.Now.ShanghaiDate).Where(s => s.Id != except.Id).ToListAsync(cancel);
        return [.. serving.OrderBy(s => s.UnitId == except.UnitId ? 0 : 1).ThenBy(s => units[s.UnitId].Order).ThenByDescending(s => s.IsHead).ThenBy(s => s.Id)
            .Select(s => new Choice(s.Id.ToString(), s.IsHead ? $"{s.Name}（首席）" : s.Name, Group: units[s.UnitId].ShortName))];
    }

    private Task<List<Unit>> UnitListAsync(CancellationToken cancel) => db.Units.AsNoTracking().OrderBy(u => u.Order).ToListAsync(cancel);
}
