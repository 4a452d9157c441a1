using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Documents;
using Yingshang.Cases.Owed;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Pages;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Supervise;

/// <summary>What is written on every 督办件, whatever it is about.</summary>
public class SupervisionForm : VersionedForm
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

/// <summary>What is to be supervised.</summary>
/// <param name="SubjectId">null where this is the first 督办件 about a matter in words</param>
/// <param name="Matter">督办事项, as the unit reads it</param>
/// <param name="Reason">事由, the first sentence of the paper</param>
/// <param name="Lateness">超期情况; null while it is in time</param>
/// <param name="Kind">督办事项类别: 企业诉求, 区领导批示事项 …</param>
/// <param name="Source">the demand's number, the 批示, the meeting</param>
public sealed record Supervised(SupervisionAbout About, Guid? SubjectId, Guid? CaseId, Unit Unit, string Matter, string Reason, string? Lateness, string Kind, string Source)
{
    /// <summary>What supervision writes, as the unit may read it.</summary>
    public Func<string, string> Kept { get; init; } = text => text;
}

/// <summary>督办件 of all kinds in one register: levels one after the other, the month's plan for each unit, the paper, and what the unit then owes.</summary>
public sealed class SupervisionDesk(DistrictDb db, District district, DocumentBook book, DocumentDesk desk, WorkCalendar calendar, CurrentUser user)
{
    private SupervisionRules Rules => district.Declared<SupervisionRules>();

    /// <summary>Issues it in a transaction of its own. Plan and levels are looked at inside it, so that of two at once the second sees the first.</summary>
    /// <param name="paper">begins the paper; what belongs to the same act is added to the context there</param>
    public async Task<Result<Supervision>> IssueAsync(Supervised what, SupervisionForm form, Func<Supervision, DocumentTemplate, Task<DocumentDraft>> paper, CancellationToken cancel)
    {
        if (Rules.Levels.FirstOrDefault(l => l.Id == form.Level) is not { } level) return SupervisionProblems.NoSuchLevel;
        var by = form.ReportBy ?? DueOf(level);
        if (by <= db.Now.ShanghaiDate) return SupervisionProblems.DayPast;
        if (!calendar.IsWorkingDay(by)) return OwedProblems.DayOff(by);

        await using var write = await db.BeginWriteAsync(cancel);
        var earlier = what.SubjectId is { } subject ? await EarlierAsync(subject, what.Unit.Id, cancel) : [];
        var outside = Rules.OutsidePlan.FirstOrDefault(r => r == form.OutsidePlan);
        if (outside is null && await ObjectionAsync(level, what.Unit, earlier, cancel) is { } objection) return objection;
        var id = db.NewId();
        var supervision = new Supervision
        {
            Id = id, About = what.About, SubjectId = what.SubjectId ?? id, CaseId = what.CaseId, Matter = what.Matter, UnitId = what.Unit.Id, Level = level.Id, LevelName = level.Name, Colour = level.Colour, Number = "",
            Reason = what.Reason, EarlierNumber = earlier.FirstOrDefault()?.Number, Lateness = what.Lateness, Trouble = what.Kept(form.Trouble!), Requirement = what.Kept(form.Requirement!), ReportBy = by, CopyTo = form.CopyTo, OutsidePlan = outside,
            IssuedAt = db.Now, IssuedById = user.AccountId!.Value,
        };
        var draft = await paper(supervision, book[level.Document]);
        Fill(draft, supervision, what);
        var (issued, problem) = await desk.AddAsync(draft, cancel);
        if (issued is null) return problem!;
        (supervision.Number, supervision.DocumentId) = (issued.Number!, issued.Id);
        db.Set<Supervision>().Add(supervision);
        db.Set<OwedItem>().Add(new OwedItem
        {
            Id = db.NewId(), Source = OwedSource.Supervision, SourceId = id, SourceTitle = $"{issued.Name} {issued.Number}", CaseId = what.CaseId, Content = supervision.Requirement, UnitId = what.Unit.Id, DueOn = by, OpenedAt = db.Now,
        });
        db.Audit("supervision.issued", "supervision", id, ("about", what.About.ToString()), ("subject", supervision.SubjectId), ("case", what.CaseId), ("unit", what.Unit.Code), ("level", level.Id), ("number", issued.Number), ("by", by), ("outside_plan", outside));
        await db.SaveAsync(cancel);
        await write.CommitAsync(cancel);
        return supervision;
    }

    public async Task<PlanUse> PlanAsync(Guid unit, CancellationToken cancel)
    {
        var from = LocalTime.ToUtc(Month, TimeOnly.MinValue);
        return new PlanUse(await db.Set<Supervision>().CountAsync(s => s.UnitId == unit && s.OutsidePlan == null && s.IssuedAt >= from, cancel), Rules.MostForUnitInMonth);
    }

    /// <summary>The last day to answer at this level, counted from today.</summary>
    public DateOnly DueOf(SupervisionLevel level) => calendar.LastDayAfter(db.Now.ShanghaiDate, level.AnswerWithin);

    /// <summary>What this unit was sent about the same thing, the latest first.</summary>
    public async Task<List<Supervision>> EarlierAsync(Guid subject, Guid unit, CancellationToken cancel) =>
        await db.Set<Supervision>().AsNoTracking().Where(s => s.SubjectId == subject && s.UnitId == unit).OrderByDescending(s => s.IssuedAt).ThenByDescending(s => s.Id).ToListAsync(cancel);

    private DateOnly Month => new(db.Now.ShanghaiDate.Year, db.Now.ShanghaiDate.Month, 1);

    private async Task<Problem?> ObjectionAsync(SupervisionLevel level, Unit unit, List<Supervision> earlier, CancellationToken cancel)
    {
        // The counter of the unit's month makes a second one wait until the first is written; it goes back with the transaction.
        await Numbering.NextAsync(db, string.Create(CultureInfo.InvariantCulture, $"supervision-plan-{unit.Code}-{Month:yyyy-MM}"), cancel);
        if (level.After is { } after && earlier.TrueForAll(s => s.Level != after)) return SupervisionProblems.LevelSkipped(level.Name, Rules.Levels.First(l => l.Id == after).Name);
        return await PlanAsync(unit.Id, cancel) is { IsFull: true } plan ? SupervisionProblems.OverPlan(unit.ShortName, plan.Most) : null;
    }

    private static void Fill(DocumentDraft draft, Supervision s, Supervised what)
    {
        var f = draft.Fields;
        (f["督办级别"], f["督办颜色"], f["事由"], f["前件文号"]) = (s.LevelName, s.Colour, s.Reason, s.EarlierNumber ?? "");
        (f["督办事项"], f["督办类别"], f["督办来源"]) = (s.Matter, what.Kind, what.Source);
        (f["超期情况"], f["存在问题"], f["办理要求"], f["抄送"]) = (s.Lateness ?? "尚在期限内", Sentence(s.Trouble), Sentence(s.Requirement), s.CopyTo ?? "");
        f["反馈期限"] = ChineseFormat.Date(s.ReportBy);
    }

    private static string Sentence(string text) => text.TrimEnd('。', ' ', '\n') + "。";
}
