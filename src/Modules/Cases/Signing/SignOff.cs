using System.ComponentModel.DataAnnotations;
using Yingshang.Cases.AnswerDemand;
using Yingshang.Cases.Engine;
using Yingshang.Cases.GiveFeedback;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Signing;

public sealed class SignOffForm : VersionedForm, IValidatableObject
{
    public const string Agree = "同意", Return = "退回";

    /// <summary>Of the sheet that was read: what somebody signed or sent back meanwhile is not signed again.</summary>
    public int SheetVersion { get; set; }

    [Required(ErrorMessage = "请选同意或者退回")]
    public string? Decision { get; set; }

    [StringLength(500, ErrorMessage = "意见不超过 500 字")]
    public string? Opinion { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext context)
    {
        if (Decision == Return && string.IsNullOrWhiteSpace(Opinion)) yield return new("退回要写明原因和怎么改", [nameof(Opinion)]);
        if (Decision is not (null or Agree or Return)) yield return new("请选同意或者退回", [nameof(Decision)]);
    }
}

/// <summary>审签：同意的送下一环节，最后一个环节同意即发出；退回写明原因，退到上一环节，没有上一环节的退给承办人。</summary>
public sealed class SignOffHandler(DistrictDb db, CaseAccess access, SigningDesk desk, GiveFeedbackHandler feedback, AnswerDemandHandler answer, CurrentUser user)
{
    public async Task<Result> HandleAsync(Guid id, SignOffForm form, CancellationToken cancel)
    {
        var (c, _) = await access.LoadAsync(id, CaseActions.SignOff, cancel);
        if (await desk.OpenAsync(c, cancel) is not { } open || open.Sheet.State != SheetState.Waiting) return CaseProblems.NothingToSign(c);
        var sheet = open.Sheet;
        if (sheet.Version != form.SheetVersion) return CaseProblems.SheetChanged(c, sheet.StepNow);
        if (await desk.SignerAsync(sheet, c, cancel) is not { } signer) return CaseProblems.NotYoursToSign(c, sheet.StepNow);
        if (signer.Id != user.AccountId) user.StandIn(signer.Id, signer.DisplayName);
        var step = sheet.StepNow;
        desk.Write(sheet, step, form.Decision == SignOffForm.Return, form.Opinion);
        return form.Decision == SignOffForm.Return ? await ReturnAsync(c, sheet, form, cancel)
            : sheet.At + 1 < sheet.Steps.Count ? await ForwardAsync(c, sheet, form, cancel)
            : await SendAsync(c, sheet, form, cancel);
    }

    private async Task<Result> ReturnAsync(Case c, SigningSheet sheet, SignOffForm form, CancellationToken cancel)
    {
        var step = sheet.StepNow;
        if (sheet.At == 0) sheet.State = SheetState.Returned;
        else sheet.At--;
        var to = sheet.State == SheetState.Returned ? "承办人修改" : sheet.StepNow;
        c.Happened(db.Now, "signing-returned", Actor.Of(user), $"{sheet.KindWord}稿由{step}退回{to}", form.Opinion);
        db.Audit("case.signing-returned", "case", c.Id, ("step", step), ("to", to), ("opinion", form.Opinion));
        await db.SaveAsync(cancel);
        return Result.Done;
    }

    private async Task<Result> ForwardAsync(Case c, SigningSheet sheet, SignOffForm form, CancellationToken cancel)
    {
        var step = sheet.StepNow;
        sheet.At++;
        c.Happened(db.Now, "signed-off", Actor.Of(user), $"{sheet.KindWord}稿{step}签：同意，送{sheet.StepNow}", form.Opinion);
        db.Audit("case.signed-off", "case", c.Id, ("step", step), ("opinion", form.Opinion));
        await db.SaveAsync(cancel);
        return Result.Done;
    }

    // What goes out is checked again as it would be without signatures: the day may have moved on since it was drafted.
    private async Task<Result> SendAsync(Case c, SigningSheet sheet, SignOffForm form, CancellationToken cancel)
    {
        sheet.State = SheetState.Sent;
        c.Happened(db.Now, "signed-off", Actor.Of(user), $"{sheet.KindWord}稿{sheet.StepNow}签：同意，发出", form.Opinion);
        db.Audit("case.signed-off", "case", c.Id, ("step", sheet.StepNow), ("opinion", form.Opinion));
        if (sheet.Kind == SigningKind.Feedback)
        {
            var draft = SigningDesk.Draft<GiveFeedbackForm>(sheet);
            (draft.Version, draft.ApprovedBy, draft.ApprovedOn) = (c.Version, Actor.Of(user).Name, db.Now.ShanghaiDate);
            return await feedback.SendAsync(c.Id, draft, sheet, cancel);
        }
        var reply = SigningDesk.Draft<AnswerDemandForm>(sheet);
        reply.Version = c.Version;
        return await answer.SendAsync(c.Id, reply, cancel);
    }
}
