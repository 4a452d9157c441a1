using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases;

/// <summary>Which demands this person may see and act on: the one place where lists, pages, exports and counts ask.</summary>
public sealed class CaseAccess(DistrictDb db, CurrentUser user, District? district = null)
{
    /// <summary>The demands this person may see under an action. Nobody of a unit that is complained about finds the complaint: those who see their unit's by
    /// <see cref="CaseIndex"/>, those who see the whole district here.</summary>
    public IQueryable<Case> Visible(string action = CaseActions.View) => user.ScopeOf(action) switch
    {
        Scope.District when Avoids is { } unit => db.Set<Case>().Where(c => !db.Set<Demand>().Where(d => d.ComplainedUnitId == unit).Select(d => d.Id).Contains(c.Id)),
        Scope.District => db.Cases,
        Scope.Unit or Scope.Section or Scope.Own when user.UnitId is { } unit => db.Set<Case>().Where(c => db.Set<CaseReader>().Any(r => r.UnitId == unit && r.ReceivedAt == c.ReceivedAt && r.CaseId == c.Id)),
        Scope.Enterprise when user.EnterpriseId is { } enterprise => db.Cases.Where(c => c.EnterpriseId == enterprise),
        _ => db.Cases.Where(_ => false),
    };

    /// <summary>True when every demand of the district is this person's to see, so that nothing has to be left out.</summary>
    public bool SeesAll(string action = CaseActions.View) => user.ScopeOf(action) == Scope.District && Avoids is null;

    /// <summary>The unit whose demands this person may see under an action, where the unit decides; null where it is all of the district, an enterprise's own, or none.</summary>
    public Guid? ReadingUnit(string action = CaseActions.View) => user.ScopeOf(action) is Scope.Unit or Scope.Section or Scope.Own ? user.UnitId : null;

    /// <summary>A demand to change, with everything a handler needs. Not visible is not there; visible but not this person's to do is refused.</summary>
    public async Task<(Case Case, Demand Demand)> LoadAsync(Guid id, string action, CancellationToken cancel)
    {
        if (!user.May(action)) throw new NotAllowedException(action);
        var found = await Visible(action).WithAll().FirstOrDefaultAsync(c => c.Id == id, cancel) ?? throw new NotThereException($"case {id}");
        // Whoever looks sees what the clock has done, whether or not the job in the background has come by.
        if (district is not null && await ClockEffects.DrawAsync(district, found, db.Now, cancel))
        {
            db.ChangeTracker.Clear();
            found = await Visible(action).WithAll().FirstAsync(c => c.Id == id, cancel);
        }
        var demand = await db.Demands.FirstAsync(d => d.Id == id, cancel);
        return (found, demand);
    }

    /// <inheritdoc cref="LoadAsync"/>
    /// <remarks>Refuses when the demand is no longer as it was when the form was opened.</remarks>
    public async Task<(Case Case, Demand Demand, Problem? Changed)> LoadAsync(Guid id, string action, VersionedForm form, CancellationToken cancel)
    {
        var (found, demand) = await LoadAsync(id, action, cancel);
        return (found, demand, found.Version == form.Version ? null : CaseProblems.ChangedMeanwhile(found));
    }

    /// <summary>The unit whose complaints this person of a district-wide role must not see: the own one. The office takes in every complaint, also those about itself.</summary>
    private Guid? Avoids => user.Role == Role.Office ? null : user.UnitId;
}
