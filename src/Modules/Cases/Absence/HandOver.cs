using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Signing;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.Absence;

public sealed class HandOverForm
{
    /// <summary>Who leaves; oneself when nobody is named.</summary>
    public Guid? FromId { get; set; }

    [Required(ErrorMessage = "请选择接手的同事")]
    public Guid? ToId { get; set; }

    [Required(ErrorMessage = "请写明原因")]
    [StringLength(200, ErrorMessage = "原因不超过 200 字")]
    public string? Reason { get; set; }
}

/// <summary>交接：离任、调岗的人手里的在办件一次交给同事；期限不变，每一件留痕。</summary>
public sealed class HandOverHandler(DistrictDb db, Colleagues colleagues, CurrentUser user)
{
    /// <returns>how many demands were handed over</returns>
    public async Task<Result<int>> HandleAsync(HandOverForm form, CancellationToken cancel)
    {
        var (found, refusal) = await colleagues.FindAsync(form.FromId, form.ToId!.Value, cancel);
        if (found is null) return refusal!;
        var (from, to) = (found.Who, found.Other);
        var ids = await db.Holdings.Where(h => h.UnitId == from.UnitId && h.UntilAt == null && h.HandlerId == from.Id).Select(h => h.CaseId).Distinct().ToListAsync(cancel);
        if (ids.Count == 0) return CaseProblems.NothingToHandOver(from.DisplayName);
        var cases = await db.Cases.WithAll().Where(c => ids.Contains(c.Id)).ToListAsync(cancel);
        foreach (var c in cases) Give(c, from, to, form.Reason!);
        foreach (var sheet in await db.Set<SigningSheet>().Where(s => ids.Contains(s.CaseId) && s.DraftedById == from.Id && s.State == SheetState.Returned).ToListAsync(cancel))
            (sheet.DraftedById, sheet.DraftedByName) = (to.Id, to.DisplayName);
        await db.SaveAsync(cancel);
        return cases.Count;
    }

    private void Give(Case c, Account from, Account to, string reason)
    {
        foreach (var holding in c.Holdings.Where(h => h.IsOpen && h.UnitId == from.UnitId && h.HandlerId == from.Id)) (holding.HandlerId, holding.SectionId) = (to.Id, to.SectionId ?? holding.SectionId);
        if (c.HandlerId == from.Id) c.HandlerId = to.Id;
        c.Happened(db.Now, "handed-over", Actor.Of(user), $"交接：{from.DisplayName} → {to.DisplayName}", reason);
        db.Audit("case.handed-over", "case", c.Id, ("from", from.Id), ("to", to.Id), ("reason", reason));
    }
}
