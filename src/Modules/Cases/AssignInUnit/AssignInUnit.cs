using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.AssignInUnit;

public sealed class AssignInUnitForm : VersionedForm
{
    public Guid? SectionId { get; set; }

    /// <summary>具办人员; null leaves it to the section head.</summary>
    public Guid? HandlerId { get; set; }

    [StringLength(500, ErrorMessage = "分办意见不超过 500 字")]
    public string? Opinion { get; set; }
}

/// <summary>分办：单位分到科室，科室分到人；各写各的意见。还没有签收的同时签收。</summary>
public sealed class AssignInUnitHandler(DistrictDb db, HeldCases held, CurrentUser user)
{
    public async Task<Result> HandleAsync(Guid id, AssignInUnitForm form, CancellationToken cancel)
    {
        var (taken, refusal) = await held.TakeAsync(id, CaseActions.Assign, HeldAs.Either, form, cancel);
        if (taken is null) return refusal!;
        if (form.SectionId is null && form.HandlerId is null) return CaseProblems.AssignNobody();
        var (c, holding, now) = (taken.Case, taken.Holding, db.Now);
        if (user.Role == Role.SectionHead && holding.SectionId is { } section && section != user.SectionId) return CaseProblems.OtherSection(c);
        var sections = await db.Sections.AsNoTracking().Where(s => s.UnitId == user.UnitId).ToDictionaryAsync(s => s.Id, s => s.Name, cancel);
        var handler = form.HandlerId is { } named ? await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.Id == named && a.UnitId == user.UnitId && !a.IsDisabled, cancel) : null;
        if ((form.HandlerId is not null && handler is null) || (form.SectionId is { } asked && !sections.ContainsKey(asked))) return CaseProblems.NotOfUnit(taken.Unit.ShortName);
        if (form.SectionId is { } wanted && handler?.SectionId is { } own && own != wanted) return CaseProblems.NotOfSection(handler.DisplayName, sections[wanted]);
        var signed = taken.SignedAlong(user, now);
        (holding.SectionId, holding.HandlerId) = (form.SectionId ?? handler!.SectionId, handler?.Id);
        if (holding.IsLead) c.HandlerId = handler?.Id;
        var to = string.Join(' ', new[] { holding.SectionId is { } known ? sections.GetValueOrDefault(known) : null, handler?.DisplayName }.Where(t => t is not null));
        c.Happened(signed ? now.AddMicroseconds(1) : now, "assigned", Actor.Of(user), $"分办：{to}", form.Opinion);
        db.Audit("case.assigned", "case", id, ("section", holding.SectionId), ("handler", handler?.Id), ("opinion", form.Opinion));
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}
