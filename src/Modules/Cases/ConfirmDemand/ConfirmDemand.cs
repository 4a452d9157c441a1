using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Platforms;
using Yingshang.Cases.Platforms.CallBack;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.ConfirmDemand;

public sealed class ConfirmDemandForm : VersionedForm
{
    [Required(ErrorMessage = "请选择企业怎么说")]
    public bool? SaysSolved { get; set; }

    [Range(1, 5, ErrorMessage = "评价是 1 到 5")]
    public int? Rating { get; set; }

    [StringLength(500, ErrorMessage = "回访记录不超过 500 字")]
    public string? Note { get; set; }
}

/// <summary>回访销号：企业说解决了，销号；说没解决，退回重办。沉默不算满意，没有回访到就不销号。</summary>
public sealed class ConfirmDemandHandler(DistrictDb db, AnsweredCases answered, CallBackList callBacks, CurrentUser user)
{
    public async Task<Result> HandleAsync(Guid id, ConfirmDemandForm form, CancellationToken cancel)
    {
        var (taken, refusal) = await answered.TakeAsync(id, CaseActions.Confirm, form, cancel);
        if (taken is null) return refusal!;
        if (await RefusalAsync(taken.Case, cancel) is { } called) return called;
        var (c, demand, now) = (taken.Case, taken.Demand, db.Now);
        demand.SaysSolved = form.SaysSolved;
        if (form.Rating is { } rating) (demand.Rating, demand.RatedAt) = (rating, now);
        if (form.SaysSolved == true)
        {
            c.Confirm(now);
            c.Happened(now, "confirmed", Actor.Of(user), "回访：企业确认解决，销号", form.Note, "您已确认，本件销号");
        }
        else await answered.SendBackAsync(taken, toOffice: c.Level > 0, level => level > 1 ? "回访：企业说没解决，提级办理" : "回访：企业说没解决，退回重办", form.Note, "您说没有解决，已退回重办", cancel);
        db.Audit("case.called-back", "case", c.Id, ("solved", form.SaysSolved), ("rating", form.Rating), ("note", form.Note));
        await db.SaveAsync(cancel);
        return Result.Done;
    }

    /// <summary>一次回访: whom the platform has called about this answer we do not call again.</summary>
    internal async Task<Problem?> RefusalAsync(Case c, CancellationToken cancel)
    {
        var theirs = await db.Set<PlatformDemand>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == c.Id, cancel);
        return callBacks.Theirs(c, theirs) is { } said ? ExternalProblems.CalledBackThere(c, said) : null;
    }
}
