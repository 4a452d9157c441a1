using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Platform.Districts;
using Yingshang.Cases.FileDemand;
using Yingshang.Cases.ProvePhone;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.TrackDemand;

/// <summary>The enterprise's door to a demand: whoever has the code sees where it stands; whoever proved the telephone, or signed in for the enterprise
/// of a verified demand, reads everything and acts on it.</summary>
public sealed class DemandByCode(DistrictDb db, District district, CurrentUser user, PhoneProof proof, IntakeWatch watch, IHttpContextAccessor http)
{
    /// <summary>Where requests come from, for floods only.</summary>
    public string Address => http.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "";

    /// <summary>The case with everything that its state and deadlines need. Wrong codes are counted and after some no more are tried.</summary>
    public async Task<Result<Case>> FindAsync(string? typed, CancellationToken cancel)
    {
        if (watch.TriedTooManyCodes(Address, db.Now)) return CaseProblems.TooManyWrongCodes;
        if (TrackingCode.Parse(typed) is { } code && await db.Cases.WithAll().FirstOrDefaultAsync(c => c.TrackingCode == code.Text, cancel) is { } found && !await IsAvoidedAsync(found.Id, cancel))
        {
            if (!await ClockEffects.DrawAsync(district, found, db.Now, cancel)) return found;
            db.ChangeTracker.Clear();
            return await db.Cases.WithAll().FirstAsync(c => c.Id == found.Id, cancel);
        }
        watch.WrongCode(Address, db.Now);
        return CaseProblems.NoSuchCode;
    }

    // Somebody of the unit complained about who has come by the code.
    private async Task<bool> IsAvoidedAsync(Guid id, CancellationToken cancel) => user.UnitId is { } unit && await db.Set<Demand>().AnyAsync(d => d.Id == id && d.ComplainedUnitId == unit, cancel);

    /// <summary>May read text and reply and act for the enterprise.</summary>
    public bool MayRead(Case c, bool isVerified) => proof.IsProved(c.Id) || (isVerified && IsOwn(c));

    public bool IsOwn(Case c) => user.EnterpriseId is { } own && own == c.EnterpriseId && user.May(CaseActions.Own);

    /// <summary>The demand whose clock runs and whose holder answers: this one, or the earlier one into which it was merged.</summary>
    public async Task<Case> RunningAsync(Case c, CancellationToken cancel) =>
        c.MergedIntoId is { } main && !c.IsOpen ? await db.Set<Case>().WithAll().AsNoTracking().FirstAsync(m => m.Id == main, cancel) : c;

    /// <summary>The demand to act on; without proof it is refused.</summary>
    public async Task<(Case Case, Demand Demand)> LoadAsync(string code, CancellationToken cancel)
    {
        var c = (await FindAsync(code, cancel)).Value ?? throw new NotThereException("demand by code");
        var demand = await db.Demands.FirstAsync(d => d.Id == c.Id, cancel);
        return MayRead(c, demand.IsVerified) ? (c, demand) : throw new NotAllowedException(CaseActions.Own);
    }
}
