using System.ComponentModel.DataAnnotations;
using Yingshang.Cases.Engine;
using Yingshang.Cases.MergeDemand;
using Yingshang.Cases.Procedures;
using Yingshang.Cases.TrackDemand;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.SayNotSolved;

public sealed class SayNotSolvedForm
{
    [Required(ErrorMessage = "请写还有什么没有解决"), StringLength(1000, ErrorMessage = "不超过 1000 字")]
    public string? Text { get; set; }
}

/// <summary>没解决，继续反映：答复后规定的日子内，第一次退回原单位重办，再一次提级到营商办；重新计时。</summary>
public sealed class SayNotSolvedHandler(DistrictDb db, DemandByCode demands, MergedDemands merged, District district)
{
    public async Task<Result> HandleAsync(string code, SayNotSolvedForm form, CancellationToken cancel)
    {
        var (c, demand) = await demands.LoadAsync(code, cancel);
        var procedure = district.Declared<ProcedureBook>().At(district, c.ProcedureId, c.ProcedureVersion);
        var now = db.Now;
        if (ReopenWindow.Of(c, procedure, district.Calendar) is not { } window) return CaseProblems.NotAnswered(c);
        if (now >= window.DueAt) return CaseProblems.ReopenTooLate(window.LastDay);
        c.Reopen(procedure, district.Calendar, now, c.Level > 0, demand.ComplainedUnitId);
        var toOffice = c.LeadUnitId is null;
        // What was said of the answer that failed stays in the history; the next answer is judged anew.
        (demand.SaysSolved, demand.Rating, demand.RatedAt, demand.RatingWords, demand.RatingShared) = (false, null, null, null, false);
        c.Happened(now, "reopened", Actor.Enterprise(c.EnterpriseName), toOffice ? "企业说没解决，提级办理" : "企业说没解决，退回重办", form.Text,
            toOffice ? "您说没有解决，已提级由区营商办办理" : "您说没有解决，已退回重办，区营商办盯着");
        await merged.ReopenAllAsync(c, Actor.Enterprise(c.EnterpriseName), now, cancel);
        db.Audit("case.reopened", "case", c.Id, ("by", "enterprise"), ("level", c.Level), ("text", form.Text));
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}
