using System.ComponentModel.DataAnnotations;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Signing;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.GiveFeedback;

public sealed class GiveFeedbackForm : VersionedForm
{
    [Required(ErrorMessage = "请填写解决方式")]
    [StringLength(200, ErrorMessage = "方式不超过 200 字")]
    public string? Way { get; set; }

    [Required(ErrorMessage = "请填写解决路径")]
    [StringLength(500, ErrorMessage = "路径不超过 500 字")]
    public string? Path { get; set; }

    [Required(ErrorMessage = "请填写具体措施")]
    [StringLength(1000, ErrorMessage = "措施不超过 1000 字")]
    public string? Measures { get; set; }

    [Required(ErrorMessage = "请填写预计办结日期")]
    public DateOnly? ExpectedOn { get; set; }

    /// <summary>What the enterprise reads.</summary>
    [Required(ErrorMessage = "请写给企业看的反馈")]
    [StringLength(1000, ErrorMessage = "给企业的反馈不超过 1000 字")]
    public string? Text { get; set; }

    [Required(ErrorMessage = "请填写审定的单位主要负责人")]
    public string? ApprovedBy { get; set; }

    [Required(ErrorMessage = "请填写审定日期")]
    public DateOnly? ApprovedOn { get; set; }
}

/// <summary>反馈：解决的方式、路径、措施和预计办结日期，经单位主要负责人审定后告诉企业。先对接，后反馈。单位规定内部审签的，签完才发出。</summary>
public sealed class GiveFeedbackHandler(DistrictDb db, HeldCases held, UnitPeople people, SigningDesk signing, CurrentUser user)
{
    public async Task<Result> HandleAsync(Guid id, GiveFeedbackForm form, CancellationToken cancel)
    {
        var (taken, refusal) = await CheckAsync(id, form, cancel);
        if (taken is null) return refusal!;
        if (signing.StepsOf(taken.Unit, SigningKind.Feedback).Count > 0) return await BeginSigningAsync(taken, form, cancel);
        var heads = await people.HeadsAsync(user.UnitId, cancel);
        if (heads.Count > 0 && heads.TrueForAll(h => h.DisplayName != form.ApprovedBy)) return CaseProblems.NotUnitHead(taken.Unit.ShortName);
        return await WriteAsync(taken, form, null, cancel);
    }

    /// <summary>Everybody has signed: it goes out, if it still may.</summary>
    internal async Task<Result> SendAsync(Guid id, GiveFeedbackForm form, SigningSheet sheet, CancellationToken cancel)
    {
        var (taken, refusal) = await CheckAsync(id, form, cancel);
        return taken is null ? refusal! : await WriteAsync(taken, form, sheet.DraftedByName, cancel);
    }

    private async Task<Result> BeginSigningAsync(HeldCase taken, GiveFeedbackForm form, CancellationToken cancel)
    {
        var (sheet, refusal) = await signing.BeginAsync(taken.Case, taken.Unit, SigningKind.Feedback, form, cancel);
        if (refusal is not null) return refusal;
        if (sheet is not null) return Result.Done;
        (form.ApprovedBy, form.ApprovedOn) = (Actor.Of(user).Name, db.Now.ShanghaiDate);
        return await WriteAsync(taken, form, null, cancel);
    }

    private async Task<Result<HeldCase>> CheckAsync(Guid id, GiveFeedbackForm form, CancellationToken cancel)
    {
        var (taken, refusal) = await held.TakeAsync(id, CaseActions.Feedback, HeldAs.Lead, form, cancel);
        if (taken is null) return refusal!;
        var (c, today) = (taken.Case, db.Now.ShanghaiDate);
        if (Refusal(c) is { } early) return early;
        if (form.ExpectedOn < today) return CaseProblems.ExpectedPast();
        if (c.Closing is { } close && close.LastDay >= today && form.ExpectedOn > close.LastDay) return CaseProblems.ExpectedOutside(close.LastDay);
        return form.ApprovedOn < c.ReceivedOn || form.ApprovedOn > today ? CaseProblems.SignedOutside(c.ReceivedOn) : taken;
    }

    /// <param name="draftedBy">承办人, where somebody else signed last</param>
    private async Task<Result> WriteAsync(HeldCase taken, GiveFeedbackForm form, string? draftedBy, CancellationToken cancel)
    {
        var (c, now) = (taken.Case, db.Now);
        var signed = taken.SignedAlong(user, now);
        c.Complete(StepAct.Feedback, Actor.Of(user), now);
        c.Happened(signed ? now.AddMicroseconds(1) : now, "fed-back", Actor.Of(user), $"{taken.Unit.ShortName}反馈", form.Text, forEnterprise: form.Text,
            facts: $"方式：{form.Way}\n路径：{form.Path}\n措施：{form.Measures}\n预计办结：{form.ExpectedOn:yyyy年M月d日}\n审定：{form.ApprovedBy}（{form.ApprovedOn:M月d日}）{(draftedBy is null ? null : $"\n承办：{draftedBy}")}");
        db.Audit("case.fed-back", "case", c.Id, ("way", form.Way), ("path", form.Path), ("measures", form.Measures), ("expected", form.ExpectedOn), ("text", form.Text),
            ("approved_by", form.ApprovedBy), ("approved_on", form.ApprovedOn));
        await db.SaveAsync(cancel);
        return Result.Done;
    }

    /// <summary>Why the steps do not allow it now.</summary>
    internal static Problem? Refusal(Case c) =>
        c.OwedBefore(StepAct.Feedback) is { Count: > 0 } owed ? CaseProblems.NotYetDone(c, "反馈", owed)
        : c.StepFor(StepAct.Feedback) is not { } step ? CaseProblems.NoSuchStep(c, "反馈")
        : step.DoneAt is not null ? CaseProblems.StepDone(c, step.Name)
        : null;
}
