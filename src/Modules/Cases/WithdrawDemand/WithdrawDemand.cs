using System.ComponentModel.DataAnnotations;
using Yingshang.Cases.Engine;
using Yingshang.Cases.MergeDemand;
using Yingshang.Cases.TrackDemand;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.WithdrawDemand;

public sealed class WithdrawDemandForm
{
    [Required(ErrorMessage = "请选择为什么撤回")]
    public string? Kind { get; set; }

    [StringLength(500, ErrorMessage = "说明不超过 500 字")]
    public string? Text { get; set; }

    /// <summary>Offered as they stand; somebody who was told to withdraw can say so, and only the office reads it.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["问题已经解决", "重复反映了", "情况有变化，不用办了", Pressed, "其他"];

    public const string Pressed = "有人要我撤回";
}

/// <summary>撤回：企业不再要求办理。原因只给营商办看，营商办抽查是否自愿。</summary>
public sealed class WithdrawDemandHandler(DistrictDb db, DemandByCode demands, MergedDemands merged)
{
    public async Task<Result> HandleAsync(string code, WithdrawDemandForm form, CancellationToken cancel)
    {
        var (c, demand) = await demands.LoadAsync(code, cancel);
        if (!c.IsOpen) return CaseProblems.NotOpen(c);
        var actor = Actor.Enterprise(c.EnterpriseName);
        c.Withdraw(actor, db.Now);
        demand.WithdrawReason = string.IsNullOrWhiteSpace(form.Text) ? form.Kind : $"{form.Kind}。{form.Text.Trim()}";
        c.Happened(db.Now, "withdrawn", actor, "企业撤回", forEnterprise: "您撤回了这一件");
        db.Audit("case.withdrawn", "case", c.Id, ("reason", demand.WithdrawReason));
        await merged.ReleaseAllAsync(c, Actor.System, db.Now, cancel);
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}
