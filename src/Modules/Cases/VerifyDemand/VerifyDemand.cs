using System.ComponentModel.DataAnnotations;
using Yingshang.Cases.AvoidUnit;
using Yingshang.Cases.Engine;
using Yingshang.Cases.MergeDemand;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.VerifyDemand;

public sealed class VerifyDemandForm : VersionedForm
{
    public const string Reached = "reached";
    public const string NotReached = "not-reached";
    public const string NotTheirs = "not-theirs";

    [Required(ErrorMessage = "请选择核实结果")]
    public string? Finding { get; set; }

    [Required(ErrorMessage = "请选择诉求性质")]
    public string? Nature { get; set; }

    [Required(ErrorMessage = "请选择主题")]
    public string? Topic { get; set; }

    /// <summary>被投诉单位</summary>
    public Guid? ComplainedUnitId { get; set; }

    [StringLength(500, ErrorMessage = "通话记录不超过 500 字")]
    public string? Note { get; set; }
}

/// <summary>回电核实：确认确为企业所报，顺便订正性质、主题和被投诉单位。没有核实的也要按时交办。</summary>
public sealed class VerifyDemandHandler(DistrictDb db, CaseAccess access, MergedDemands merged, Avoidance avoidance, CurrentUser user)
{
    public async Task<Result> HandleAsync(Guid id, VerifyDemandForm form, CancellationToken cancel)
    {
        var (c, demand, changed) = await access.LoadAsync(id, CaseActions.Verify, form, cancel);
        if (changed is not null) return changed;
        if (!c.IsOpen) return CaseProblems.NotOpen(c);
        var now = db.Now;
        (c.Nature, c.Topic) = (form.Nature!, form.Topic!);
        await avoidance.SetAsync(c, demand, form.ComplainedUnitId, cancel);
        if (form.Finding == VerifyDemandForm.Reached) (demand.VerifiedAt, demand.VerifiedById) = (now, user.AccountId);
        if (form.Finding == VerifyDemandForm.Reached) c.Respond(StepHolder.Office, Actor.Of(user), now);
        c.Happened(now, "verified", Actor.Of(user), Title(form.Finding!), form.Note, form.Finding == VerifyDemandForm.Reached ? "已电话核实" : null);
        if (form.Finding == VerifyDemandForm.NotTheirs)
        {
            c.Withdraw(Actor.Of(user), now);
            await merged.ReleaseAllAsync(c, Actor.Of(user), now, cancel);
        }
        db.Audit("case.verified", "case", c.Id, ("finding", form.Finding), ("nature", form.Nature), ("topic", form.Topic), ("complained", form.ComplainedUnitId), ("note", form.Note));
        await db.SaveAsync(cancel);
        return Result.Done;
    }

    private static string Title(string finding) => finding switch
    {
        VerifyDemandForm.Reached => "已回电核实",
        VerifyDemandForm.NotReached => "回电没有联系上",
        _ => "企业表示并非其反映，按撤回处理",
    };
}
