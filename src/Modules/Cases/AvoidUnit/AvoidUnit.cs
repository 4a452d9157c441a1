using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Procedures;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.AvoidUnit;

public sealed class AvoidUnitForm : VersionedForm
{
    /// <summary>Null: nobody is complained about after all.</summary>
    public Guid? UnitId { get; set; }

    [Required(ErrorMessage = "请写明怎么知道的：回访、来信、材料里写明等"), StringLength(500, ErrorMessage = "依据不超过 500 字")]
    public string? Basis { get; set; }
}

/// <summary>登记被投诉单位：什么时候发现都可以登记。从这一刻起该单位看不到此件；正在它手里的，当即收回、记明，由营商办改派。依据只记入操作留痕。</summary>
public sealed class AvoidUnitHandler(DistrictDb db, CaseAccess access, Avoidance avoidance)
{
    public async Task<Result> HandleAsync(Guid id, AvoidUnitForm form, CancellationToken cancel)
    {
        var (c, demand, changed) = await access.LoadAsync(id, CaseActions.Avoid, form, cancel);
        if (changed is not null) return changed;
        if (form.UnitId == demand.ComplainedUnitId) return CaseProblems.AvoidedAlready(c);
        var before = demand.ComplainedUnitId;
        await avoidance.SetAsync(c, demand, form.UnitId, cancel);
        db.Audit("case.avoided", "case", id, ("before", before), ("complained", form.UnitId), ("basis", form.Basis));
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}

/// <summary>被投诉单位回避: what has to happen when the unit complained about becomes known. Written by the handler that calls it.</summary>
public sealed class Avoidance(DistrictDb db, District district, CurrentUser user)
{
    public async Task SetAsync(Case c, Demand demand, Guid? unitId, CancellationToken cancel)
    {
        demand.ComplainedUnitId = unitId;
        if (unitId is null || await db.Units.AsNoTracking().FirstOrDefaultAsync(u => u.Id == unitId, cancel) is not { } unit) return;
        c.Avoid(district.Declared<ProcedureBook>().At(district, c.ProcedureId, c.ProcedureVersion), district.Calendar, Actor.Of(user), db.Now, unit.Id, unit.ShortName);
    }
}
