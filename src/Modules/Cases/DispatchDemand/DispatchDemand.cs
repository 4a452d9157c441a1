using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Catalogues;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Procedures;
using Yingshang.Cases.Routing;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.DispatchDemand;

public sealed class DispatchDemandForm : VersionedForm, IValidatableObject
{
    public Guid? LeadUnitId { get; set; }

    /// <summary>改交其他单位: wins over a proposal that is still ticked.</summary>
    public Guid? OtherUnitId { get; set; }

    public List<Guid> CoUnitIds { get; set; } = [];

    /// <summary>专班 that looks after it.</summary>
    public Guid? GroupId { get; set; }

    [StringLength(500, ErrorMessage = "拟办意见不超过 500 字")]
    public string? Opinion { get; set; }

    public static DispatchDemandForm Of(Proposals proposals) =>
        new() { LeadUnitId = proposals.First, CoUnitIds = [.. proposals.Co.Select(u => u.Id)], GroupId = proposals.Group?.Id };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if ((OtherUnitId ?? LeadUnitId) is null) yield return new ValidationResult("请选择主办单位", [nameof(LeadUnitId)]);
    }
}

/// <summary>交办：指定主办、协办单位。各环节期限在收到时已经固定，交办不改变它们。</summary>
public sealed class DispatchDemandHandler(DistrictDb db, CaseAccess access, District district, DemandCatalogues catalogues, UnitProposer proposer, CurrentUser user)
{
    public async Task<Result> HandleAsync(Guid caseId, DispatchDemandForm form, CancellationToken cancel)
    {
        var (demand, about, changed) = await access.LoadAsync(caseId, CaseActions.Dispatch, form, cancel);
        if (demand.State != CaseState.Received) return CaseProblems.AlreadyDispatched(demand);
        if (changed is not null) return changed;
        var leadId = (form.OtherUnitId ?? form.LeadUnitId)!.Value;
        var coIds = form.CoUnitIds.Where(id => id != leadId).ToList();
        var units = await db.Units.Where(u => u.Id == leadId || coIds.Contains(u.Id)).ToDictionaryAsync(u => u.Id, cancel);
        var lead = units[leadId];
        if (about.ComplainedUnitId is { } complained && units.TryGetValue(complained, out var avoided)) return CaseProblems.Avoided(avoided.ShortName);

        var procedure = district.Declared<ProcedureBook>().At(district, demand.ProcedureId, demand.ProcedureVersion);
        var proposals = await proposer.ForAsync(demand, about, cancel);
        demand.Dispatch(procedure, district.Calendar, Actor.Of(user), db.Now, Address(lead, proposals.Lead.FirstOrDefault(p => p.Unit.Id == leadId)?.Reason),
            [.. coIds.Select(id => Address(units[id], null))], form.Opinion);
        demand.GroupId = form.GroupId is { } group && await db.WorkGroups.AnyAsync(g => g.Id == group, cancel) ? group : null;
        db.Audit("case.dispatched", "case", demand.Id, ("lead", lead.Code), ("co", string.Join(',', coIds.Select(id => units[id].Code))), ("group", demand.GroupId), ("opinion", form.Opinion));
        await db.SaveAsync(cancel);
        return Result.Done;
    }

    private Assignment Address(Unit unit, string? reason)
    {
        var kind = catalogues.UnitKinds.First(k => k.Name == unit.Kind);
        return new Assignment(unit.Id, unit.ShortName, kind.Verb, kind.Document, reason);
    }
}
