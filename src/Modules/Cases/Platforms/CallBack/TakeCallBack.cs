using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.Platforms.CallBack;

/// <summary>采用平台回访：企业对平台说解决了，销号；说没解决，退回重办。不再打给企业第二次；平台的满意度照原样放在旁边，不算本区的评价。</summary>
public sealed class TakeCallBackHandler(DistrictDb db, CaseAccess access, CallBackList list, PlatformBook platforms, AnsweredCases answered, CurrentUser user)
{
    public async Task<Result> HandleAsync(Guid id, CancellationToken cancel)
    {
        var (c, demand) = await access.LoadAsync(id, ExternalActions.CallBack, cancel);
        if (c.State != CaseState.Answered) return CaseProblems.NotAnswered(c);
        var theirs = await db.Set<PlatformDemand>().FirstOrDefaultAsync(p => p.Id == id, cancel);
        var platform = platforms.OfChannel(c.Channel)?.Name ?? "平台";
        if (list.Theirs(c, theirs) is not { } said) return ExternalProblems.NotCalledBack(c, platform);
        if (theirs!.Solved is not { } solved) return ExternalProblems.NotClear(c, platform);
        demand.SaysSolved = solved;
        if (solved)
        {
            c.Confirm(db.Now);
            c.Happened(db.Now, "confirmed", Actor.Of(user), "采用平台回访：企业说解决了，销号", said, $"您对{platform}说已经解决，本件销号");
        }
        else
        {
            await answered.SendBackAsync(new TakenCase(c, demand), toOffice: c.Level > 0, level => level > 1 ? "采用平台回访：企业说没解决，提级办理" : "采用平台回访：企业说没解决，退回重办", said, $"您对{platform}说没有解决，已退回重办", cancel);
            // The next answer is typed back and called about anew.
            (demand.FilledBackAt, demand.FilledBackById) = (null, null);
        }
        db.Audit("platform.call-back-taken", "case", id, ("solved", solved), ("said", said));
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}
