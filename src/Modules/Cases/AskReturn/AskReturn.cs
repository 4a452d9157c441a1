using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Catalogues;
using Yingshang.Cases.Engine;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.AskReturn;

public sealed class AskReturnForm : VersionedForm
{
    [Required(ErrorMessage = "请选择退回的原因")]
    public string? Reason { get; set; }

    [Required(ErrorMessage = "请写明依据")]
    [StringLength(500, ErrorMessage = "依据不超过 500 字")]
    public string? Basis { get; set; }

    public Guid? ProposedUnitId { get; set; }
}

/// <summary>申请退回（承办异议）：交办后规定时间内提出，写明依据和建议单位，由营商办决定；期满不提视为接受。占用的时间算在本单位。</summary>
public sealed class AskReturnHandler(DistrictDb db, HeldCases held, DemandCatalogues catalogues, WorkCalendar calendar, CurrentUser user)
{
    public async Task<Result> HandleAsync(Guid id, AskReturnForm form, CancellationToken cancel)
    {
        var (taken, refusal) = await held.TakeAsync(id, CaseActions.AskReturn, HeldAs.Lead, form, cancel);
        if (taken is null) return refusal!;
        var (c, now) = (taken.Case, db.Now);
        if (Refusal(c, now) is { } late) return late;
        if (catalogues.ReturnReasons.FirstOrDefault(r => r.Name == form.Reason) is not { } reason) return CaseProblems.UnknownReason(form.Reason!);
        if (form.ProposedUnitId is null && reason.Needs.Contains("proposed_unit")) return CaseProblems.ReturnNeedsUnit(reason.Name);
        if (form.ProposedUnitId == user.UnitId) return CaseProblems.ReturnToSelf(taken.Unit.ShortName);
        var proposed = form.ProposedUnitId is { } other ? await db.Units.AsNoTracking().FirstOrDefaultAsync(u => u.Id == other, cancel) ?? throw new NotThereException($"unit {other}") : null;
        if (proposed is not null && proposed.Id == taken.Demand.ComplainedUnitId) return CaseProblems.Avoided(proposed.ShortName);

        c.Requests.Add(new CaseRequest
        {
            Id = db.NewId(), CaseId = id, Kind = RequestKind.Return, UnitId = taken.Unit.Id, AskedById = user.AccountId!.Value, AskedAt = now,
            Reason = reason.Name, Basis = form.Basis!, ProposedUnitId = proposed?.Id,
        });
        c.State = CaseState.ReturnAsked;
        c.Refresh();
        c.Happened(now, "return-asked", Actor.Of(user), $"{taken.Unit.ShortName}申请退回", $"依据：{form.Basis}",
            facts: $"原因：{reason.Name}{(proposed is null ? "" : $"\n建议承办单位：{proposed.ShortName}")}");
        db.Audit("case.return-asked", "case", id, ("unit", taken.Unit.Code), ("reason", reason.Name), ("basis", form.Basis), ("proposed", proposed?.Code));
        await db.SaveAsync(cancel);
        return Result.Done;
    }

    /// <summary>Too late, or asked too often.</summary>
    internal Problem? Refusal(Case c, DateTime now)
    {
        var procedure = held.ProcedureOf(c);
        if (c.Requests.Count(r => r.Kind == RequestKind.Return) >= procedure.Return.MostTimes) return CaseProblems.ReturnTwice(procedure.Return.MostTimes);
        var until = UntilOf(c);
        return now >= until ? CaseProblems.ReturnTooLate(calendar.DueText(until)) : null;
    }

    /// <summary>The last instant, exclusive, at which a return can be asked: counted from 交办 to this unit.</summary>
    internal DateTime UntilOf(Case c)
    {
        var procedure = held.ProcedureOf(c);
        return calendar.Count(c.Lead!.FromAt, procedure.Return.Within, procedure.Counting).DueAt;
    }
}
