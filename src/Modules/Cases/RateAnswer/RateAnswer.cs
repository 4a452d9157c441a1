using System.ComponentModel.DataAnnotations;
using Yingshang.Cases.Engine;
using Yingshang.Cases.TrackDemand;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.RateAnswer;

public sealed class RateAnswerForm
{
    [Required(ErrorMessage = "请选择办得怎么样"), Range(1, 5, ErrorMessage = "请选择办得怎么样")]
    public int? Rating { get; set; }

    [StringLength(500, ErrorMessage = "不超过 500 字")]
    public string? Words { get; set; }

    /// <summary>同意转告: the unit may read the words.</summary>
    public bool IsShared { get; set; }
}

/// <summary>评价：一到五，四和五算满意；不评价不算满意。承办单位只看到总数，写的话同意才转告。</summary>
public sealed class RateAnswerHandler(DistrictDb db, DemandByCode demands)
{
    public async Task<Result> HandleAsync(string code, RateAnswerForm form, CancellationToken cancel)
    {
        var (c, demand) = await demands.LoadAsync(code, cancel);
        if (c.State is not (CaseState.Answered or CaseState.Confirmed)) return CaseProblems.NotAnswered(c);
        (demand.Rating, demand.RatedAt) = (form.Rating, db.Now);
        (demand.RatingWords, demand.RatingShared) = (string.IsNullOrWhiteSpace(form.Words) ? null : form.Words.Trim(), form.IsShared);
        c.Happened(db.Now, "rated", Actor.Enterprise(c.EnterpriseName), "企业作了评价", forEnterprise: "您作了评价");
        db.Audit("case.rated", "case", c.Id, ("rating", demand.Rating), ("words", demand.RatingWords), ("shared", demand.RatingShared));
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}
