using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Matters;

public sealed class MatterForm : VersionedForm
{
    [Required(ErrorMessage = "请写名称"), StringLength(60, ErrorMessage = "名称不超过 60 字")]
    public string? Name { get; set; }

    [Required(ErrorMessage = "请写要办的事"), StringLength(500, ErrorMessage = "要办的事不超过 500 字")]
    public string? Task { get; set; }

    [Required(ErrorMessage = "请选择牵头单位")]
    public Guid? OwnerUnitId { get; set; }

    [Required(ErrorMessage = "请选择主题")]
    public string? Topic { get; set; }

    /// <summary>Separated by blanks or 、.</summary>
    [StringLength(60, ErrorMessage = "关键词不超过 60 字")]
    public string? Words { get; set; }

    [Required(ErrorMessage = "请填写完成时限")]
    public DateOnly? DueOn { get; set; }

    public DateOnly? EffectiveOn { get; set; }

    [StringLength(1000, ErrorMessage = "办理情况不超过 1000 字")]
    public string? Result { get; set; }

    internal List<string> WordList => [.. (Words ?? "").Split([' ', '　', '、', '，', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().Take(5)];

    internal static MatterForm Of(Matter matter) => new()
    {
        Name = matter.Name, Task = matter.Task, OwnerUnitId = matter.OwnerUnitId, Topic = matter.Topic, Words = string.Join('、', matter.Words), DueOn = matter.DueOn,
        EffectiveOn = matter.EffectiveOn, Result = matter.Result, Version = matter.Version,
    };
}

/// <summary>一类事：归集同类诉求，定任务、牵头单位和时限；落实以后对比前后同样长的时间里还来多少。</summary>
public sealed class SaveMatterHandler(DistrictDb db, MatterBook book, CurrentUser user)
{
    /// <param name="id">null: a new one</param>
    /// <param name="first">the demand from which it was started</param>
    public async Task<Result<Guid>> HandleAsync(Guid? id, MatterForm form, Guid? first, CancellationToken cancel)
    {
        if (!user.May(MatterActions.Edit)) throw new NotAllowedException(MatterActions.Edit);
        var today = db.Now.ShanghaiDate;
        if (form.EffectiveOn > today) return CaseProblems.MatterEffectiveLater();
        if (form.EffectiveOn is not null && string.IsNullOrWhiteSpace(form.Result)) return CaseProblems.MatterNeedsResult();
        if (id is null && form.DueOn < today) return CaseProblems.MatterDuePast();
        var matter = id is { } known ? await book.FindAsync(known, MatterActions.Edit, cancel) : null;
        if (matter is not null && matter.Version != form.Version) return CaseProblems.MatterChangedMeanwhile(matter);
        if (form.EffectiveOn < matter?.StartedOn) return CaseProblems.MatterEffectiveEarlier(matter.StartedOn);
        if (matter is null)
        {
            matter = new Matter { Id = db.NewId(), Name = "", Task = "", Topic = "", StartedOn = today, StartedById = user.AccountId ?? Guid.Empty };
            db.Add(matter);
        }
        (matter.Name, matter.Task, matter.OwnerUnitId, matter.Topic, matter.Words, matter.DueOn) = (form.Name!.Trim(), form.Task!.Trim(), form.OwnerUnitId!.Value, form.Topic!, form.WordList, form.DueOn!.Value);
        (matter.EffectiveOn, matter.Result) = (form.EffectiveOn, form.Result?.Trim());
        db.Audit(id is null ? "matter.started" : "matter.changed", "matter", matter.Id, ("name", matter.Name), ("task", matter.Task), ("topic", matter.Topic), ("words", string.Join('、', matter.Words)),
            ("due", matter.DueOn), ("effective", matter.EffectiveOn), ("result", matter.Result));
        if (first is { } demand && await db.Set<Case>().AnyAsync(c => c.Id == demand, cancel) && !await db.Set<MatterMember>().AnyAsync(m => m.CaseId == demand, cancel)) db.Add(Member(matter.Id, demand));
        await db.SaveAsync(cancel);
        return matter.Id;
    }

    private MatterMember Member(Guid matter, Guid demand) => new() { Id = db.NewId(), MatterId = matter, CaseId = demand, AddedAt = db.Now, AddedById = user.AccountId ?? Guid.Empty };
}

/// <summary>归入一类事，或者移出。</summary>
public sealed class MatterMembersHandler(DistrictDb db, MatterBook book, CaseAccess access, CurrentUser user)
{
    public async Task<Result> AddAsync(Guid id, IReadOnlyCollection<Guid> demands, CancellationToken cancel)
    {
        var matter = await book.FindAsync(id, MatterActions.Edit, cancel);
        if (demands.Count == 0) return CaseProblems.MatterNothingChosen();
        var visible = await access.Visible().Where(c => demands.Contains(c.Id)).Select(c => c.Id).ToListAsync(cancel);
        var taken = await (from m in db.Set<MatterMember>() join c in db.Set<Case>() on m.CaseId equals c.Id where visible.Contains(m.CaseId) && m.MatterId != id select c.Number).FirstOrDefaultAsync(cancel);
        if (taken is not null) return CaseProblems.MatterTaken(taken);
        var known = await db.Set<MatterMember>().Where(m => m.MatterId == id && visible.Contains(m.CaseId)).Select(m => m.CaseId).ToListAsync(cancel);
        foreach (var demand in visible.Except(known)) db.Add(new MatterMember { Id = db.NewId(), MatterId = id, CaseId = demand, AddedAt = db.Now, AddedById = user.AccountId ?? Guid.Empty });
        db.Audit("matter.members-added", "matter", matter.Id, ("count", visible.Except(known).Count()));
        await db.SaveAsync(cancel);
        return Result.Done;
    }

    public async Task<Result> RemoveAsync(Guid id, Guid demand, CancellationToken cancel)
    {
        var matter = await book.FindAsync(id, MatterActions.Edit, cancel);
        if (await db.Set<MatterMember>().FirstOrDefaultAsync(m => m.MatterId == id && m.CaseId == demand, cancel) is not { } member) return CaseProblems.MatterNothingChosen();
        db.Remove(member);
        db.Audit("matter.member-removed", "matter", matter.Id, ("case", demand));
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}
