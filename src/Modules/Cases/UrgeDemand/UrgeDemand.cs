using System.ComponentModel.DataAnnotations;
using Yingshang.Cases.Engine;
using Yingshang.Cases.FollowUp;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.UrgeDemand;

public sealed class UrgeDemandForm : VersionedForm, IValidatableObject
{
    /// <summary>What was answered on the telephone, chosen with one tap.</summary>
    public static readonly IReadOnlyList<string> Answers = ["答应今天办", "答应明天办", "正在办，按期能办完", "有困难，要申请延期", "要协调，请营商办出面", "没人接"];

    [StringLength(500, ErrorMessage = "催办内容不超过 500 字")]
    public string? Reason { get; set; }

    public string? Said { get; set; }

    /// <summary>Noted on the call list, which is where the caller goes on.</summary>
    public bool FromList { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Answers.Contains(Said ?? "") && string.IsNullOrWhiteSpace(Reason)) yield return new ValidationResult("请写明催办内容", [nameof(Reason)]);
    }
}

/// <summary>催办：营商办提醒承办单位，打过电话的记下怎么答复，记入经过。</summary>
public sealed class UrgeDemandHandler(DistrictDb db, CaseAccess access, CurrentUser user)
{
    public async Task<Result> HandleAsync(Guid id, UrgeDemandForm form, CancellationToken cancel)
    {
        var (c, _) = await access.LoadAsync(id, CaseActions.Urge, cancel);
        if (!c.IsOpen || c.LeadUnitId is null) return CaseProblems.NotOpen(c);
        if (await c.RequestedOfAsync(db, cancel) is { } body) return CaseProblems.Requested(body.ShortName);
        var said = UrgeDemandForm.Answers.Contains(form.Said ?? "") ? form.Said : null;
        var text = string.Join("。", new[] { said, form.Reason?.Trim() }.Where(t => !string.IsNullOrEmpty(t)));
        c.Happened(db.Now, "urged", Actor.Of(user), said is null ? "催办" : "电话催办", text);
        db.Audit("case.urged", "case", c.Id, ("text", text));
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}
