using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Yingshang.Enterprises.Catalogues;
using Yingshang.Enterprises.Specialists;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Enterprises.EditRoster;

internal sealed class EndServiceForm
{
    public int Version { get; set; }

    [Required(ErrorMessage = "请填写离任日期")]
    public DateOnly? LastDay { get; set; }

    public Guid? SuccessorId { get; set; }
}

internal sealed class TakeOverForm
{
    /// <summary>Sent along, so that a form in which nothing was chosen is still a form.</summary>
    public int Version { get; set; }

    /// <summary>Null: enterprises that have no specialist.</summary>
    public Guid? FromId { get; set; }

    /// <summary>Only those of this township or park; null: all, where they come from another specialist.</summary>
    public Guid? TerritoryUnitId { get; set; }
}

/// <summary>离任、接手企业：who serves which enterprises changes hands, each enterprise with its own line of history.</summary>
internal sealed class HandOverHandler(DistrictDb db, EnterpriseCatalogues catalogues)
{
    /// <summary>结束任职. The enterprises go to the successor at once, or have no specialist.</summary>
    public async Task<Result<int>> EndAsync(Guid id, EndServiceForm form, CancellationToken cancel)
    {
        var specialist = await FindAsync(id, cancel);
        if (specialist.Version != form.Version) return EnterpriseProblems.RosterChangedMeanwhile("别人");
        if (form.LastDay < specialist.From) return EnterpriseProblems.EndBeforeBegin(specialist.From);
        var successor = form.SuccessorId is { } to ? await FindServingAsync(to, cancel) : null;
        if (successor?.Id == id) return EnterpriseProblems.HandOverToSelf;
        specialist.Until = form.LastDay;
        var moved = await MoveAsync(db.Enterprises.Where(e => e.SpecialistId == id), successor, cancel);
        db.Audit("specialist.ended", "specialist", id, ("until", form.LastDay), ("successor", successor?.Name), ("enterprises", moved));
        await db.SaveAsync(cancel);
        return moved;
    }

    /// <summary>接手企业: from another specialist, or of a township those that have none.</summary>
    public async Task<Result<int>> TakeOverAsync(Guid id, TakeOverForm form, CancellationToken cancel)
    {
        var specialist = await FindServingAsync(id, cancel);
        if (form.FromId == id) return EnterpriseProblems.HandOverToSelf;
        if (form is { FromId: null, TerritoryUnitId: null }) return EnterpriseProblems.NeedsTerritory;
        var (from, active) = (form.FromId, catalogues.Statuses.Where(s => s.IsActive).Select(s => s.Name).ToList());
        var enterprises = db.Enterprises.Where(e => e.SpecialistId == from && active.Contains(e.Status));
        if (form.TerritoryUnitId is { } place) enterprises = enterprises.Where(e => e.TerritoryUnitId == place);
        var moved = await MoveAsync(enterprises, specialist, cancel);
        if (moved == 0) return EnterpriseProblems.NothingToTakeOver;
        db.Audit("specialist.took-over", "specialist", id, ("from", from), ("territory", form.TerritoryUnitId), ("enterprises", moved));
        await db.SaveAsync(cancel);
        return moved;
    }

    private async Task<int> MoveAsync(IQueryable<Enterprise> enterprises, Specialist? to, CancellationToken cancel)
    {
        var moved = await enterprises.ToListAsync(cancel);
        foreach (var enterprise in moved)
        {
            enterprise.SpecialistId = to?.Id;
            db.Audit("enterprise.edited", "enterprise", enterprise.Id, ("服务专员", to?.Name));
        }
        return moved.Count;
    }

    private async Task<Specialist> FindAsync(Guid id, CancellationToken cancel) =>
        await db.Specialists.FirstOrDefaultAsync(s => s.Id == id, cancel) ?? throw new NotThereException($"specialist {id}");

    private async Task<Specialist> FindServingAsync(Guid id, CancellationToken cancel) =>
        await db.Specialists.Serving(db.Now.ShanghaiDate).FirstOrDefaultAsync(s => s.Id == id, cancel) ?? throw new NotThereException($"serving specialist {id}");
}
