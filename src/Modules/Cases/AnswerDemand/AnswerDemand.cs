using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using Yingshang.Cases.Catalogues;
using Yingshang.Cases.Absence;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Signing;
using Yingshang.Cases.MergeDemand;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.AnswerDemand;

public sealed class AnswerDemandForm : VersionedForm, IValidatableObject
{
    public string? Outcome { get; set; }

    /// <summary>答复 in plain words: what the enterprise reads.</summary>
    public string? Reply { get; set; }

    public string? Measures { get; set; }
    public string? Result { get; set; }
    public string? Remaining { get; set; }
    public string? Plan { get; set; }
    public string? Clause { get; set; }
    public string? Explanation { get; set; }
    public string? Channel { get; set; }
    public string? Reason { get; set; }
    public string? Addressee { get; set; }
    /// <summary>报送文号, or how it was reported where there is none.</summary>
    public string? Reference { get; set; }

    public DateOnly? SentOn { get; set; }
    public string? Owner { get; set; }
    public DateOnly? NextDate { get; set; }

    /// <summary>Everything that is missing, at once and each beside its field.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext context)
    {
        var today = context.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime.ShanghaiDate;
        if (AnswerDemandHandler.Choosable(context.GetRequiredService<DemandCatalogues>()).FirstOrDefault(o => o.Name == Outcome) is not { } outcome)
        {
            yield return new("请选择办理结果", [nameof(Outcome)]);
            outcome = null;
        }
        if (string.IsNullOrWhiteSpace(Reply)) yield return new("请写给企业的答复", [nameof(Reply)]);
        if (Reply?.Length > 2000) yield return new("答复不超过 2000 字", [nameof(Reply)]);
        foreach (var missing in OutcomeDetail.Missing(outcome, this)) yield return new($"{outcome!.Name}要写明{missing.Label}", [missing.Property]);
        foreach (var detail in OutcomeDetail.Of(outcome).Where(d => d.Read(this)?.Length > 1000)) yield return new($"{detail.Label}不超过 1000 字", [detail.Property]);
        if (outcome?.Gives.Contains("next_date") == true && NextDate <= today) yield return new("下次答复日期要在今天以后", [nameof(NextDate)]);
        if (outcome?.Gives.Contains("sent_on") == true && SentOn > today) yield return new("报送日期不能晚于今天", [nameof(SentOn)]);
    }
}

/// <summary>
/// 办结：如实写明结果，结果不同要写明的也不同。“列入计划”“部分解决”“提请上级”办结后继续挂账，到下次答复日期再答复，仍走这里。只有主办单位办结；
/// 办结时没有答复的延期申请不再决定，正在不计时的同时恢复。
/// </summary>
public sealed class AnswerDemandHandler(DistrictDb db, HeldCases held, CaseAccess access, MergedDemands merged, DemandCatalogues catalogues, WorkCalendar calendar, SigningDesk signing, StandIns standIns, CurrentUser user)
{
    public Task<Result> HandleAsync(Guid id, AnswerDemandForm form, CancellationToken cancel) => HandleAsync(id, form, isSigned: false, cancel);

    /// <summary>Everybody has signed: it goes out, if it still may.</summary>
    internal Task<Result> SendAsync(Guid id, AnswerDemandForm form, CancellationToken cancel) => HandleAsync(id, form, isSigned: true, cancel);

    private async Task<Result> HandleAsync(Guid id, AnswerDemandForm form, bool isSigned, CancellationToken cancel)
    {
        var (c, demand, changed) = await access.LoadAsync(id, CaseActions.Answer, form, cancel);
        if (Refusal(c, demand) is { } refusal) return refusal;
        if (changed is not null) return changed;
        var outcome = Choosable(catalogues).Single(o => o.Name == form.Outcome);
        var missing = OutcomeDetail.Missing(outcome, form).ToList();
        if (missing.Count > 0) return CaseProblems.OutcomeNeeds(string.Join('、', missing.Select(m => m.Label)));
        await standIns.StandForAsync(c, cancel);
        var unit = (await db.Units.FindAsync([user.UnitId], cancel))!;
        if (!isSigned && signing.StepsOf(unit, SigningKind.Answer).Count > 0)
        {
            var (sheet, refused) = await signing.BeginAsync(c, unit, SigningKind.Answer, form, cancel);
            if (refused is not null) return refused;
            if (sheet is not null) return Result.Done;
        }

        var (now, actor, again) = (db.Now, Actor.Of(user), !c.IsOpen);
        if (c.IsPaused) c.Resume(held.ProcedureOf(c), calendar, actor, now, "办结，同时恢复计时");
        if (c.OpenRequest(RequestKind.Extension) is { } request) (request.IsGranted, request.DecidedAt, request.Decision) = (false, now, "已先行办结，不再决定");
        c.Answer(actor, now, outcome.Name);
        // Another answer has to be typed back again, and nobody has said anything of it yet.
        (demand.Reply, demand.FilledBackAt, demand.FilledBackById, demand.SaysSolved) = (form.Reply, null, null, null);
        demand.OutcomeDetail = OutcomeDetail.Text(outcome, form);
        demand.NextDate = outcome.IsStillFollowed && outcome.Gives.Contains("next_date") ? form.NextDate : null;
        c.Happened(now.AddMicroseconds(1), "answered", actor, $"{unit.ShortName}{(again ? "再次答复" : "办结")}：{outcome.Name}", form.Reply, forEnterprise: outcome.Tell, facts: demand.OutcomeDetail);
        db.Audit("case.answered", "case", id, ("outcome", outcome.Name), ("reply", form.Reply), ("detail", demand.OutcomeDetail), ("next_date", demand.NextDate));
        await merged.AnswerAllAsync(c, demand, actor, now, outcome.Tell, cancel);
        await db.SaveAsync(cancel);
        return Result.Done;
    }

    /// <summary>Why this unit cannot answer now. What is 挂账 is answered again, whoever held it last.</summary>
    internal Problem? Refusal(Case c, Demand demand)
    {
        if (c is { State: CaseState.Answered, MergedIntoId: null } && demand.NextDate is not null && c.LeadUnitId == user.UnitId) return null;
        return held.Refusal(c, HeldAs.Lead)
            ?? (c.Lead is { SignedAt: null } ? CaseProblems.NotSigned(c)
            : c.OwedBefore(StepAct.Answer) is { Count: > 0 } owed ? CaseProblems.NotYetDone(c, "办结", owed)
            : null);
    }

    /// <summary>The outcomes that a unit may give; 企业撤回 is the enterprise's, 办理终结 has two approvers.</summary>
    internal static IEnumerable<Outcome> Choosable(DemandCatalogues catalogues) => catalogues.Outcomes.Where(o => o.Id is not ("withdrawn" or "terminated"));
}
