using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Catalogues;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Procedures;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.DispatchDemand;

public sealed class DispatchDemandForm
{
    [Required(ErrorMessage = "请选择主办单位")]
    public Guid? LeadUnitId { get; set; }

    public List<Guid> CoUnitIds { get; set; } = [];

    [StringLength(500, ErrorMessage = "拟办意见不超过 500 字")]
    public string? Opinion { get; set; }

    /// <summary>Why this unit, as proposed or as the office wrote it.</summary>
    [StringLength(200, ErrorMessage = "交办理由不超过 200 字")]
    public string? Reason { get; set; }

    /// <summary>The version that was on screen: somebody else's change in between is told, not overwritten.</summary>
    public int Version { get; set; }
}

/// <summary>交办：指定主办、协办单位。各环节期限在收到时已经固定，交办不改变它们。</summary>
public sealed class DispatchDemandHandler(DistrictDb db, CaseAccess access, District district, DemandCatalogues catalogues, CurrentUser user)
{
    public async Task<Result> HandleAsync(Guid caseId, DispatchDemandForm form, CancellationToken cancel)
    {
        var (demand, about) = await access.LoadAsync(caseId, CaseActions.Dispatch, cancel);
        if (demand.State != CaseState.Received || demand.Version != form.Version) return CaseProblems.AlreadyDispatched(demand);
        var units = await db.Units.Where(u => u.Id == form.LeadUnitId || form.CoUnitIds.Contains(u.Id)).ToDictionaryAsync(u => u.Id, cancel);
        var lead = units[form.LeadUnitId!.Value];
        if (about.ComplainedUnitId is { } complained && units.TryGetValue(complained, out var avoided)) return CaseProblems.Avoided(avoided.ShortName);
        if (form.CoUnitIds.Contains(lead.Id)) return CaseProblems.SameUnitTwice(lead.ShortName);

        var procedure = district.Declared<ProcedureBook>().At(district, demand.ProcedureId, demand.ProcedureVersion);
        demand.Dispatch(procedure, district.Calendar, Actor.Of(user), db.Now, Address(lead, form.Reason),
            [.. form.CoUnitIds.Distinct().Select(id => Address(units[id], null))], form.Opinion);
        db.Audit("case.dispatched", "case", demand.Id, ("lead", lead.Code), ("co", string.Join(',', form.CoUnitIds.Select(id => units[id].Code))), ("opinion", form.Opinion));
        await db.SaveAsync(cancel);
        return Result.Done;
    }

    private Assignment Address(Unit unit, string? reason)
    {
        var kind = catalogues.UnitKinds.First(k => k.Name == unit.Kind);
        return new Assignment(unit.Id, unit.ShortName, kind.Verb, kind.Document, reason);
    }
}
