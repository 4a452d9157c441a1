using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Audit;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Metrics.DeclareMetric;

/// <summary>设立、修改指标口径: writes a version of a declaration that lies over the pack's. Kept figures stay computable by the version they were made with.</summary>
internal sealed class DeclareMetricHandler(DistrictDb db, District district, MetricBook metrics, CurrentUser user)
{
    /// <param name="id">null: a new metric</param>
    /// <param name="opened">the version that the writer had before him; 0 for a new one</param>
    public async Task<Result<string>> SaveAsync(string? id, int opened, string text, string? because, CancellationToken cancel)
    {
        if (!user.May(MetricActions.Declare)) throw new NotAllowedException(MetricActions.Declare);
        if (string.IsNullOrWhiteSpace(because)) return MetricProblems.NeedsReason;
        var (metric, derived, problems) = metrics.Try(district, text);
        if (metric is null && derived is null) return MetricProblems.BadDeclaration(string.Join("；", problems.Select(DeclarationWords.Say)));
        var (written, name) = (metric?.Id ?? derived!.Id, metric?.Name ?? derived!.Name);
        if (Refusal(id, opened, written, name, metric is not null ? MetricForm.Of(metric) : MetricForm.Of(derived!)) is { } refusal) return refusal;
        var last = await db.Declarations.Where(d => d.Kind == MetricBook.Kind && d.DeclarationId == written).MaxAsync(d => (int?)d.Version, cancel) ?? 0;
        db.Declarations.Add(new StoredDeclaration
        {
            Kind = MetricBook.Kind, DeclarationId = written, Version = last + 1, Digest = Sm3.Hash(System.Text.Encoding.UTF8.GetBytes(text)), Text = text, Since = db.Now, ById = user.AccountId, Because = because.Trim(),
        });
        db.Audit("metric.declared", "metric", Guid.Empty, ("metric", written), ("version", last + 1), ("原因", because.Trim()), ("text", text));
        try
        {
            await db.SaveAsync(cancel);
        }
        catch (DbUpdateException)
        {
            return MetricProblems.DeclarationChanged(last + 1);
        }
        await district.RenewAsync(db, cancel);
        return written;
    }

    private Problem? Refusal(string? id, int opened, string written, string name, MetricForm form)
    {
        var stored = district.Versions.Stored(MetricBook.Kind, written);
        if (!MetricBook.IsId(written)) return MetricProblems.BadId(written);
        if (id is null && stored.Count > 0) return MetricProblems.IdTaken(written);
        if (id is not null && id != written) return MetricProblems.IdChanged;
        if (metrics.IsOfBook(district, written)) return MetricProblems.IsOfBook;
        if (metrics.All(district).Any(m => m.Id != written && m.Name == name) || metrics.AllDerived(district).Any(m => m.Id != written && m.Name == name)) return MetricProblems.NameTaken(name);
        if (stored.Count == 0) return null;
        if (stored[^1].Version != opened) return MetricProblems.DeclarationChanged(stored[^1].Version);
        var stands = metrics.Find(district, written) is { } metric ? MetricForm.Of(metric) : metrics.FindDerived(district, written) is { } derived ? MetricForm.Of(derived) : null;
        return stands == form ? MetricProblems.NothingChanged : null;
    }
}

/// <summary>What is wrong with a declaration in the words of the form.</summary>
internal static class DeclarationWords
{
    private static readonly (string Key, string Word)[] Keys =
    [
        ("“numerator”", "“分子的条件”"), ("“filter”", "“条件”"), ("“value”", "“数”"), ("“formula”", "“算式”"), ("“unit”", "“单位”"), ("“name”", "“名称”"), ("“id”", "“编号”"), ("“definition”", "“定义”"), ("“decimals”", "“小数位”"), ("“date”", "“按哪个日期”"), ("“per”", "“可以除以”"),
        ("“dataset”", "“数据集”"), ("“shown_from”", "“几条以上才显示”"), ("“aggregate”", "“怎么算”"), ("sum、avg 要写 value（每条记录的数）", "请写“数”：每条记录的哪个数"), ("distinct 要写 value（数不同值的字段）", "请写“数”：数哪个字段的不同值"), ("distinct 的 value", "数不同的值时，“数”"), ("比率要写 numerator（分子的条件）；filter 是分母的条件", "请写“分子的条件”；“条件”是分母的"),
    ];

    public static string Say(PackProblem problem) => Keys.Aggregate(problem.Message, (said, k) => said.Replace(k.Key, k.Word, StringComparison.Ordinal)).TrimEnd('。');
}
