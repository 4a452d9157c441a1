using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Documents;
using Yingshang.Cases.Engine;
using Yingshang.Cases.FollowUp;
using Yingshang.Cases.Owed;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Pages;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Supervise;

public sealed class SuperviseDemandForm : VersionedForm
{
    [Required(ErrorMessage = "请选择督办级别")]
    public string? Level { get; set; }

    [Required(ErrorMessage = "请写明存在的问题"), StringLength(1000, ErrorMessage = "存在的问题不超过 1000 字")]
    public string? Trouble { get; set; }

    [Required(ErrorMessage = "请写明办理要求"), StringLength(1000, ErrorMessage = "办理要求不超过 1000 字")]
    public string? Requirement { get; set; }

    public DateOnly? ReportBy { get; set; }

    [StringLength(200, ErrorMessage = "抄送不超过 200 字")]
    public string? CopyTo { get; set; }

    public string? OutsidePlan { get; set; }
}

/// <summary>How often a unit has been supervised this month, and how often it may be.</summary>
public sealed record PlanUse(int Used, int Most)
{
    public bool IsFull => Used >= Most;
}

/// <summary>督办：督查室按级别发提示函、督办单、督办函，到期反馈，直到办完。一个单位一个月督办几次有计划，计划外的写明理由。</summary>
public sealed class SuperviseDemandHandler(DistrictDb db, District district, CaseAccess access, DocumentBook book, CaseDrafts drafts, DocumentDesk desk, WorkCalendar calendar, CurrentUser user)
{
    private SupervisionRules Rules => district.Declared<SupervisionRules>();

    public async Task<Result> HandleAsync(Guid id, SuperviseDemandForm form, CancellationToken cancel)
    {
        var (c, demand, changed) = await access.LoadAsync(id, OwedActions.Supervise, form, cancel);
        if (await RefusalAsync(c, cancel) is { } refusal) return refusal;
        if (changed is not null) return changed;
        if (Rules.Levels.FirstOrDefault(l => l.Id == form.Level) is not { } level) return SupervisionProblems.NoSuchLevel;
        var unit = (await db.Units.FindAsync([c.LeadUnitId], cancel))!;
        var earlier = await EarlierAsync(id, unit.Id, cancel);
        var outside = Rules.OutsidePlan.FirstOrDefault(r => r == form.OutsidePlan);
        if (level.After is { } after && outside is null && earlier.TrueForAll(s => s.Level != after)) return SupervisionProblems.LevelSkipped(level.Name, Rules.Levels.First(l => l.Id == after).Name);
        if (outside is null && await PlanAsync(unit.Id, cancel) is { IsFull: true } plan) return SupervisionProblems.OverPlan(unit.ShortName, plan.Most);
        var by = form.ReportBy ?? DueOf(level);
        if (by <= db.Now.ShanghaiDate) return SupervisionProblems.DayPast;
        if (!calendar.IsWorkingDay(by)) return OwedProblems.DayOff(by);

        await using var write = await db.BeginWriteAsync(cancel);
        await db.Entry(c).Collection(x => x.Events).LoadAsync(cancel);
        // The unit reads what is written here, on paper and on the page.
        var kept = drafts.AsUnit(c, demand);
        var (trouble, requirement) = (kept.Text(form.Trouble), kept.Text(form.Requirement));
        c.Happened(db.Now, "supervised", Actor.Of(user), $"{level.Name}{unit.ShortName}（{level.Colour}）", requirement, facts: $"存在的问题：{trouble}\n反馈期限：{calendar.LongText(by)}");
        var supervision = new Supervision
        {
            Id = db.NewId(), CaseId = id, UnitId = unit.Id, Level = level.Id, LevelName = level.Name, Colour = level.Colour, Number = "", Reason = $"{c.ReceivedOn.ToString("yyyy年M月d日", CultureInfo.InvariantCulture)}收到的企业诉求“{kept.Text(c.Title)}”（{c.Number}）由贵单位主办，至今没有办结。", EarlierNumber = earlier.FirstOrDefault()?.Number,
            Lateness = LatenessOf(c), Trouble = trouble, Requirement = requirement, ReportBy = by, CopyTo = form.CopyTo, OutsidePlan = outside, IssuedAt = db.Now, IssuedById = user.AccountId!.Value,
        };
        var draft = await DraftAsync(c, demand, supervision, level, unit, cancel);
        var (issued, problem) = await desk.AddAsync(draft, cancel);
        if (issued is null) return problem!;
        supervision.Number = issued.Number!;
        db.Set<Supervision>().Add(supervision);
        db.Set<OwedItem>().Add(new OwedItem
        {
            Id = db.NewId(), Source = OwedSource.Supervision, SourceId = supervision.Id, SourceTitle = $"{issued.Name} {issued.Number}", CaseId = id, Content = requirement, UnitId = unit.Id, DueOn = by, OpenedAt = db.Now,
        });
        db.Audit("supervision.issued", "supervision", supervision.Id, ("case", id), ("unit", unit.Code), ("level", level.Id), ("number", issued.Number), ("by", by), ("outside_plan", outside));
        await db.SaveAsync(cancel);
        await write.CommitAsync(cancel);
        return Result.Done;
    }

    /// <summary>Only a demand that a unit of ours holds.</summary>
    internal async Task<Problem?> RefusalAsync(Case c, CancellationToken cancel) =>
        !c.IsOpen || c.LeadUnitId is null ? CaseProblems.NotHeldByUnit(c) : await c.RequestedOfAsync(db, cancel) is { } body ? CaseProblems.Requested(body.ShortName) : null;

    internal async Task<PlanUse> PlanAsync(Guid unit, CancellationToken cancel)
    {
        var today = db.Now.ShanghaiDate;
        var from = LocalTime.ToUtc(new DateOnly(today.Year, today.Month, 1), TimeOnly.MinValue);
        return new PlanUse(await db.Set<Supervision>().CountAsync(s => s.UnitId == unit && s.OutsidePlan == null && s.IssuedAt >= from, cancel), Rules.MostForUnitInMonth);
    }

    /// <summary>The last day to answer at this level, counted from today.</summary>
    internal DateOnly DueOf(SupervisionLevel level) => calendar.LastDayAfter(db.Now.ShanghaiDate, level.AnswerWithin);

    internal async Task<List<Supervision>> EarlierAsync(Guid id, Guid unit, CancellationToken cancel) =>
        await db.Set<Supervision>().AsNoTracking().Where(s => s.CaseId == id && s.UnitId == unit).OrderByDescending(s => s.IssuedAt).ToListAsync(cancel);

    internal string? LatenessOf(Case c)
    {
        var late = c.CurrentRound.Where(s => s.IsOnTime(db.Now) == false).Select(s => $"{s.Name}{calendar.OverdueText(s.DueAt, s.DoneAt ?? db.Now)}").ToList();
        return late.Count == 0 ? null : string.Join("、", late);
    }

    private async Task<DocumentDraft> DraftAsync(Case c, Demand demand, Supervision s, SupervisionLevel level, Unit unit, CancellationToken cancel)
    {
        var draft = await drafts.CreateAsync(book[level.Document], c, demand, c.Events.MaxBy(e => e.At), unit, cancel);
        var f = draft.Fields;
        (f["督办级别"], f["督办颜色"], f["事由"], f["前件文号"]) = (s.LevelName, s.Colour, s.Reason, s.EarlierNumber ?? "");
        (f["超期情况"], f["存在问题"], f["办理要求"], f["抄送"]) = (s.Lateness ?? "尚在期限内", Sentence(s.Trouble), Sentence(s.Requirement), s.CopyTo ?? "");
        f["反馈期限"] = ChineseFormat.Date(s.ReportBy);
        return draft;
    }

    private static string Sentence(string text) => text.TrimEnd('。', ' ', '\n') + "。";
}
