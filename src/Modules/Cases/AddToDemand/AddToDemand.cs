using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Cases.FileDemand;
using Yingshang.Cases.TrackDemand;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.AddToDemand;

public sealed class AddToDemandForm
{
    public string? Text { get; set; }
    public IFormFileCollection? Files { get; set; }

    internal IReadOnlyList<IFormFile> Attached => Files is null ? [] : [.. Files.Where(f => f.Length > 0)];

    public IEnumerable<(string Field, string Message)> Check(IntakeLimits limits)
    {
        Text = Text?.Trim();
        if (string.IsNullOrEmpty(Text)) yield return (nameof(Text), "请写要补充的情况");
        else if (Text.Length > limits.Text.Most) yield return (nameof(Text), limits.Text.TooLong);
        foreach (var wrong in limits.Files.Refusals(Attached)) yield return (nameof(Files), wrong);
    }
}

/// <summary>补充情况：企业在办理中和答复后都可以补充，承办单位看得到。</summary>
public sealed class AddToDemandHandler(DistrictDb db, DemandByCode demands)
{
    /// <param name="form">checked, see <see cref="AddToDemandForm.Check"/></param>
    public async Task<Result> HandleAsync(string code, AddToDemandForm form, CancellationToken cancel)
    {
        var (c, _) = await demands.LoadAsync(code, cancel);
        if (!c.IsOpen && c.State is not (CaseState.Answered or CaseState.Merged)) return CaseProblems.NotOpen(c);
        await FileLimits.AttachAsync(db, c.Id, form.Attached, cancel);
        c.Happened(db.Now, "added", Actor.Enterprise(c.EnterpriseName), "企业补充情况", form.Text, "您补充了情况", form.Attached.Count == 0 ? null : $"附件：{form.Attached.Count} 个");
        if (c.State == CaseState.Merged)
        {
            // Whoever has the demand in hand reads it there.
            var main = await db.Set<Case>().FirstAsync(m => m.Id == c.MergedIntoId, cancel);
            main.Happened(db.Now, "merged-added", Actor.Enterprise(c.EnterpriseName), $"并入的 {c.Number} 补充情况", form.Text, facts: form.Attached.Count == 0 ? null : $"附件：{form.Attached.Count} 个，在 {c.Number} 里");
            db.Audit("case.added", "case", main.Id, ("merged", c.Number));
        }
        db.Audit("case.added", "case", c.Id, ("text", form.Text), ("files", form.Attached.Count));
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}
