using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.SampleDemands;

public sealed class DrawSampleForm
{
    [Required(ErrorMessage = "请选择抽查什么")]
    public string? SampleId { get; set; }

    /// <summary>2023-09</summary>
    [Required(ErrorMessage = "请选择月份")]
    [RegularExpression(@"\d{4}-\d{2}", ErrorMessage = "月份请写成 2023-09 这样")]
    public string? Month { get; set; }
}

/// <summary>抽查：一个月办结的件里按种子抽签，一个月一种只抽一次。种子、名单、次序公开，谁都能重算。</summary>
public sealed class DrawSampleHandler(DistrictDb db, District district, CurrentUser user)
{
    public async Task<Result<Guid>> HandleAsync(DrawSampleForm form, CancellationToken cancel)
    {
        if (district.Declared<SampleRules>().Find(form.SampleId) is not { } rule) return CaseProblems.NoSuchSample(form.SampleId!);
        if (!DateOnly.TryParseExact(form.Month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)) return CaseProblems.SampleMonth;
        // While a month goes on its list grows, and who knows the seed could see to it where a demand comes to stand.
        if (db.Now.ShanghaiDate < month.AddMonths(1)) return CaseProblems.SampleMonthOpen(month);
        await using var write = await db.BeginWriteAsync(cancel);
        if (await db.Set<SampleDraw>().AnyAsync(d => d.SampleId == rule.Id && d.Month == month, cancel)) return CaseProblems.SampleDrawn(rule.Name, month);
        var next = month.AddMonths(1);
        var of = rule.Of;
        var listed = await db.Set<Case>().AsNoTracking().Where(c => c.Outcome != null && of.Contains(c.Outcome) && c.AnsweredOn >= month && c.AnsweredOn < next).OrderBy(c => c.Number)
            .Select(c => new { c.Id, c.Number }).ToListAsync(cancel);
        if (listed.Count == 0) return CaseProblems.SampleEmpty(rule.Name, month);

        var seed = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var draw = new SampleDraw
        {
            Id = db.NewId(), SampleId = rule.Id, Month = month, Seed = seed, Count = listed.Count, Chosen = SampleDraw.ChosenOf(listed.Count, rule.Share, rule.AtLeast), DrawnAt = db.Now, DrawnById = user.AccountId,
        };
        db.Add(draw);
        foreach (var (index, item) in listed.Select(c => (c.Id, c.Number, Digest: SampleDraw.DigestOf(seed, c.Number))).OrderBy(c => c.Digest, StringComparer.Ordinal).Index())
            db.Add(new SampledCase { Id = db.NewId(), DrawId = draw.Id, CaseId = item.Id, Number = item.Number, Digest = item.Digest, Rank = index + 1, IsChosen = index < draw.Chosen });
        db.Audit("sample.drawn", "sample", draw.Id, ("sample", rule.Id), ("month", month), ("seed", seed), ("count", draw.Count), ("chosen", draw.Chosen));
        await db.SaveAsync(cancel);
        await write.CommitAsync(cancel);
        return draw.Id;
    }
}
