using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Catalogues;
using Yingshang.Cases.Engine;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.FollowUp;

public sealed class FollowUpForm : VersionedForm
{
    [Required(ErrorMessage = "请写明联系了谁、对方怎么说"), StringLength(500, ErrorMessage = "不超过 500 字")]
    public string? Note { get; set; }
}

/// <summary>跟进：不能指令的单位办的件，不催办、不督办，由营商办按日子联系，记下对方怎么说。</summary>
public sealed class FollowUpHandler(DistrictDb db, CaseAccess access, CurrentUser user)
{
    public const string Kind = "followed-up";

    public async Task<Result> HandleAsync(Guid id, FollowUpForm form, CancellationToken cancel)
    {
        var (c, _, changed) = await access.LoadAsync(id, CaseActions.FollowUp, form, cancel);
        if (!c.IsOpen || c.Lead is not { } lead) return CaseProblems.NotOpen(c);
        var unit = await db.Units.AsNoTracking().FirstAsync(u => u.Id == lead.UnitId, cancel);
        if (unit.IsOrderable) return CaseProblems.Orderable(unit.ShortName);
        if (changed is not null) return changed;
        c.Happened(db.Now, Kind, Actor.Of(user), $"营商办与{unit.ShortName}联系", form.Note, $"区营商办与{unit.ShortName}联系，了解办理情况");
        db.Audit("case.followed-up", "case", id, ("note", form.Note));
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}

/// <summary>A demand in the hands of a body that cannot be ordered, and when the office asks next.</summary>
public sealed record FollowUpLine(Case Case, Unit Unit, DateOnly On, DateTime Since);

/// <summary>营商办跟进日期: so many working days after it was handed over, or after the office last asked, as the kind of unit declares.</summary>
public sealed class FollowUps(DistrictDb db, CaseAccess access, District district, DemandCatalogues catalogues, WorkCalendar calendar)
{
    /// <summary>Those whose day has come, the earliest first.</summary>
    public async Task<IReadOnlyList<FollowUpLine>> DueAsync(CancellationToken cancel)
    {
        var units = (await district.Recent.UnitsAsync(db, cancel)).Values.Where(u => !u.IsOrderable).ToDictionary(u => u.Id);
        var ids = units.Keys.Select(id => (Guid?)id).ToList();
        var rows = await access.Visible(CaseActions.FollowUp).AsNoTracking().Where(c => ids.Contains(c.LeadUnitId) && (c.State == CaseState.Dispatched || c.State == CaseState.InHand))
            .Select(c => new { Case = c, From = c.Holdings.Where(h => h.IsLead && h.UntilAt == null).Max(h => (DateTime?)h.FromAt), Asked = c.Events.Where(e => e.Kind == FollowUpHandler.Kind).Max(e => (DateTime?)e.At) }).ToListAsync(cancel);
        var today = db.Now.ShanghaiDate;
        return [.. rows.Select(r => Line(r.Case, units[r.Case.LeadUnitId!.Value], Later(r.From, r.Asked) ?? r.Case.ReceivedAt)).Where(l => l.On <= today).OrderBy(l => l.On).ThenBy(l => l.Case.Number, StringComparer.Ordinal)];
    }

    /// <summary>Null where a unit that can be ordered has it, or nobody.</summary>
    /// <param name="c">with its events</param>
    public FollowUpLine? Of(Case c, Unit? unit) => c.IsOpen && unit is { IsOrderable: false } && c.Lead is { } lead
        ? Line(c, unit, Later(lead.FromAt, c.Events.Where(e => e.Kind == FollowUpHandler.Kind).Max(e => (DateTime?)e.At)) ?? lead.FromAt) : null;

    private FollowUpLine Line(Case c, Unit unit, DateTime since) =>
        new(c, unit, calendar.AddWorkingDays(since.ShanghaiDate, catalogues.UnitKinds.FirstOrDefault(k => k.Name == unit.Kind)?.FollowUpDays ?? UnitKind.UsualFollowUpDays), since);

    private static DateTime? Later(DateTime? one, DateTime? other) => one is null || other > one ? other : one;
}
