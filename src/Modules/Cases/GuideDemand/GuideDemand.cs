using System.ComponentModel.DataAnnotations;
using Yingshang.Cases.Catalogues;
using Yingshang.Cases.Engine;
using Yingshang.Cases.MergeDemand;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.GuideDemand;

public sealed class GuideDemandForm : VersionedForm
{
    [Required(ErrorMessage = "请选择法定途径")]
    public string? Channel { get; set; }

    [Required(ErrorMessage = "请写明去哪里办、多长时间、依据什么"), StringLength(1000, ErrorMessage = "告知内容不超过 1000 字")]
    public string? Reply { get; set; }
}

/// <summary>不属受理范围，告知途径：有专门法定渠道的事项，写明去哪里办，登记并计数。</summary>
public sealed class GuideDemandHandler(DistrictDb db, CaseAccess access, MergedDemands merged, DemandCatalogues catalogues, CurrentUser user)
{
    public async Task<Result> HandleAsync(Guid id, GuideDemandForm form, CancellationToken cancel)
    {
        var (c, demand, changed) = await access.LoadAsync(id, CaseActions.Guide, form, cancel);
        if (changed is not null) return changed;
        if (c.State != CaseState.Received) return CaseProblems.AlreadyDispatched(c);
        var channel = catalogues.LegalChannels.Single(l => l.Id == form.Channel);
        var now = db.Now;
        c.Answer(Actor.Of(user), now, "引导法定途径");
        (demand.Reply, demand.OutcomeDetail) = (form.Reply, channel.Name);
        c.Happened(now, "answered", Actor.Of(user), $"告知法定途径：{channel.Name}", form.Reply, $"已告知法定途径：{channel.Name}");
        db.Audit("case.guided", "case", c.Id, ("channel", channel.Id), ("reply", form.Reply));
        await merged.AnswerAllAsync(c, demand, Actor.Of(user), now, $"已告知法定途径：{channel.Name}", cancel);
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}
