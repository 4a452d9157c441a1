using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Procedures;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.CheckWithdrawal;

public sealed class CheckWithdrawalForm : VersionedForm
{
    [Required(ErrorMessage = "请选择企业怎么说")]
    public bool? IsVoluntary { get; set; }

    [Required(ErrorMessage = "请写明和谁通的话、怎么说的"), StringLength(500, ErrorMessage = "不超过 500 字")]
    public string? Note { get; set; }
}

/// <summary>撤回核查：问企业是不是自愿撤的。不是自愿的，恢复办理，由营商办盯着；承办单位看不到核查，也看不到撤回的原因。</summary>
public sealed class CheckWithdrawalHandler(DistrictDb db, CaseAccess access, District district, CurrentUser user)
{
    public const string Recorded = "case.withdrawal-checked";

    public async Task<Result> HandleAsync(Guid id, CheckWithdrawalForm form, CancellationToken cancel)
    {
        var (c, demand, changed) = await access.LoadAsync(id, CaseActions.CheckWithdrawal, form, cancel);
        if (c.State != CaseState.Withdrawn) return CaseProblems.NotWithdrawn(c);
        if (changed is not null) return changed;
        if (form.IsVoluntary == false)
        {
            c.Reopen(district.Declared<ProcedureBook>().At(district, c.ProcedureId, c.ProcedureVersion), district.Calendar, db.Now, toOffice: true, demand.ComplainedUnitId);
            c.Happened(db.Now, "reopened", Actor.Of(user), "恢复办理，由营商办盯着", forEnterprise: "已恢复办理，由区营商办盯着");
        }
        db.Audit(Recorded, "case", id, ("voluntary", form.IsVoluntary), ("note", form.Note));
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}

/// <summary>A withdrawal in the list of the office.</summary>
public sealed record Withdrawal(Case Case, string? Reason, string Unit, DateTime? CheckedAt)
{
    /// <summary>The enterprise itself says that it was told to.</summary>
    public bool IsPressed => Reason?.StartsWith(WithdrawDemand.WithdrawDemandForm.Pressed, StringComparison.Ordinal) == true;
}

/// <summary>撤回的诉求: whoever says that it was told to withdraw first, then what nobody has checked.</summary>
public sealed class Withdrawals(DistrictDb db, CaseAccess access, District district)
{
    private const int Most = 300;

    public async Task<IReadOnlyList<Withdrawal>> ReadAsync(CancellationToken cancel)
    {
        var rows = await (from c in access.Visible(CaseActions.CheckWithdrawal).AsNoTracking().Where(c => c.State == CaseState.Withdrawn).OrderByDescending(c => c.AnsweredAt).Take(Most)
                          join d in db.Set<Demand>() on c.Id equals d.Id
                          select new { c, d.WithdrawReason }).ToListAsync(cancel);
        var ids = rows.ConvertAll(r => r.c.Id);
        var seen = await db.AuditEntries.AsNoTracking().Where(e => ids.Contains(e.SubjectId) && e.Action == CheckWithdrawalHandler.Recorded).GroupBy(e => e.SubjectId)
            .Select(g => new { g.Key, At = g.Max(e => e.At) }).ToDictionaryAsync(g => g.Key, g => (DateTime?)g.At, cancel);
        var units = await district.Recent.UnitsAsync(db, cancel);
        return [.. rows.Select(r => new Withdrawal(r.c, r.WithdrawReason, r.c.LeadUnitId is { } unit ? units[unit].ShortName : district.Profile.OfficeName, seen.GetValueOrDefault(r.c.Id)))
            .OrderBy(w => w.CheckedAt is not null).ThenByDescending(w => w.IsPressed).ThenByDescending(w => w.Case.AnsweredAt)];
    }
}
