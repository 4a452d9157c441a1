using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Absence;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Procedures;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases;

/// <summary>In which part the unit has to hold a demand to do something to it.</summary>
public enum HeldAs { Either, Lead, Co }

/// <summary>A demand in the hands of the unit of the person who asks.</summary>
public sealed record HeldCase(Case Case, Demand Demand, Holding Holding, Unit Unit, Procedure Procedure)
{
    /// <summary>Whoever acts has the demand in hand: 对接 and 协办意见 without 签收 sign at the same time.</summary>
    public bool SignedAlong(CurrentUser user, DateTime now)
    {
        if (Holding.SignedAt is not null) return false;
        Case.Sign(Holding, Actor.Of(user), Unit.ShortName, now, user.AccountId, user.SectionId);
        return true;
    }
}

/// <summary>What every step of a unit begins with: the demand is there, still open, in this unit's hands, without a return in question, and as it was when the form was opened.</summary>
public sealed class HeldCases(DistrictDb db, CaseAccess access, District district, StandIns standIns, CurrentUser user)
{
    public async Task<Result<HeldCase>> TakeAsync(Guid id, string action, HeldAs part, VersionedForm form, CancellationToken cancel)
    {
        var (taken, refusal) = await access.TakeAsync(id, action, form, c => Refusal(c, part), cancel);
        if (taken is null) return refusal!;
        await standIns.StandForAsync(taken.Case, cancel);
        return new HeldCase(taken.Case, taken.Demand, HoldingOf(taken.Case)!, await db.Units.FirstAsync(u => u.Id == user.UnitId, cancel), ProcedureOf(taken.Case));
    }

    /// <summary>Why this person's unit can do nothing to it now; null when it can.</summary>
    public Problem? Refusal(Case c, HeldAs part)
    {
        if (!c.IsOpen) return CaseProblems.NotOpen(c);
        if (HoldingOf(c) is not { } holding) return CaseProblems.NotHeld(c);
        if (part == HeldAs.Lead && !holding.IsLead) return CaseProblems.NotLead(c);
        if (part == HeldAs.Co && holding.IsLead) return CaseProblems.NotCo(c);
        return c.State == CaseState.ReturnAsked ? CaseProblems.RequestOpen(c) : null;
    }

    /// <summary>For what the lead unit does and the office may do in its place: the office needs only that the demand is open.</summary>
    public Problem? RefusalToLeadOrOffice(Case c, string action) =>
        user.ScopeOf(action) != Scope.District ? Refusal(c, HeldAs.Lead) : c.IsOpen ? null : CaseProblems.NotOpen(c);

    /// <summary>The procedure in the version with which the case began.</summary>
    public Procedure ProcedureOf(Case c) => district.Declared<ProcedureBook>().At(district, c.ProcedureId, c.ProcedureVersion);

    private Holding? HoldingOf(Case c) => c.Holdings.SingleOrDefault(h => h.IsOpen && h.UnitId == user.UnitId);
}
