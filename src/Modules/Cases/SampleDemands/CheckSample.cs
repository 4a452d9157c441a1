using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.SampleDemands;

public sealed class CheckSampleForm : VersionedForm
{
    [Required(ErrorMessage = "请选择核实的结果")]
    public string? Finding { get; set; }

    [Required(ErrorMessage = "请写明怎么核实的、企业怎么说")]
    [StringLength(1000, ErrorMessage = "核实情况不超过 1000 字")]
    public string? Note { get; set; }
}

/// <summary>登记抽查结果：抽中的件逐件核实，写明结果。本单位主办过的、反映本单位的，由别人查。承办单位看不到核实情况。</summary>
public sealed class CheckSampleHandler(DistrictDb db, CaseAccess access, District district, CurrentUser user)
{
    public async Task<Result> HandleAsync(Guid id, CheckSampleForm form, CancellationToken cancel)
    {
        var (c, demand, changed) = await access.LoadAsync(id, CaseActions.Sample, form, cancel);
        var sampled = await WaitingAsync(id, cancel);
        if (Refusal(c, demand, sampled) is { } refusal) return refusal;
        if (changed is not null) return changed;
        var rule = await RuleAsync(sampled!, cancel);
        if (rule?.Findings.Contains(form.Finding!) != true) return CaseProblems.NoSuchFinding(form.Finding!);
        var now = db.Now;
        (sampled!.Finding, sampled.Note, sampled.CheckedAt, sampled.CheckedById) = (form.Finding, form.Note, now, user.AccountId);
        // What an enterprise said about its withdrawal must not come back to those who may have asked for it.
        c.Happened(now, "sampled", Actor.Of(user), rule.TellsUnit ? $"{rule.Name}：{form.Finding}" : rule.Name);
        db.Entry(c).Property(x => x.State).IsModified = true;
        db.Audit("case.sample-checked", "case", id, ("draw", sampled.DrawId), ("finding", form.Finding), ("note", form.Note));
        await db.SaveAsync(cancel);
        return Result.Done;
    }

    /// <summary>The check that this demand still waits for; null when it was not chosen, or was checked.</summary>
    internal Task<SampledCase?> WaitingAsync(Guid id, CancellationToken cancel) =>
        db.Set<SampledCase>().Where(s => s.CaseId == id && s.IsChosen && s.CheckedAt == null).OrderBy(s => s.Id).FirstOrDefaultAsync(cancel);

    internal async Task<SampleRule?> RuleAsync(SampledCase sampled, CancellationToken cancel) =>
        district.Declared<SampleRules>().Find(await db.Set<SampleDraw>().Where(d => d.Id == sampled.DrawId).Select(d => d.SampleId).SingleAsync(cancel));

    internal Problem? Refusal(Case c, Demand demand, SampledCase? sampled) =>
        sampled is null ? CaseProblems.NotSampled(c)
        : c.Holdings.Exists(h => h.IsLead && h.UnitId == user.UnitId) || demand.ComplainedUnitId == user.UnitId && user.UnitId is not null ? CaseProblems.SampleOwn(c)
        : null;
}
