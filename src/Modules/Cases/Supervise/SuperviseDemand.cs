using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Documents;
using Yingshang.Cases.Engine;
using Yingshang.Cases.FollowUp;
using Yingshang.Cases.Owed;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Supervise;

/// <summary>督办诉求件：督查室按级别发提示函、督办单、督办函，到期反馈，直到办完。一个单位一个月督办几次有计划，计划外的写明理由。</summary>
public sealed class SuperviseDemandHandler(DistrictDb db, CaseAccess access, CaseDrafts drafts, SupervisionDesk desk, WorkCalendar calendar, CurrentUser user)
{
    public async Task<Result> HandleAsync(Guid id, SupervisionForm form, CancellationToken cancel)
    {
        var (c, demand, changed) = await access.LoadAsync(id, OwedActions.Supervise, form, cancel);
        if (await RefusalAsync(c, cancel) is { } refusal) return refusal;
        if (changed is not null) return changed;
        var unit = (await db.Units.FindAsync([c.LeadUnitId], cancel))!;
        await db.Entry(c).Collection(x => x.Events).LoadAsync(cancel);
        // The unit reads what is written here, on paper and on the page.
        var kept = drafts.AsUnit(c, demand);
        var what = new Supervised(SupervisionAbout.Demand, id, id, unit, kept.Text(c.Title),
            $"{c.ReceivedOn.ToString("yyyy年M月d日", CultureInfo.InvariantCulture)}收到的企业诉求“{kept.Text(c.Title)}”（{c.Number}）由贵单位主办，至今没有办结。", LatenessOf(c), "企业诉求", c.Number) { Kept = kept.Text };
        return (await desk.IssueAsync(what, form, (s, template) => PaperAsync(c, demand, unit, s, template, cancel), cancel)).Problem is { } problem ? problem : Result.Done;
    }

    /// <summary>Only a demand that a unit of ours holds.</summary>
    internal async Task<Problem?> RefusalAsync(Case c, CancellationToken cancel) =>
        !c.IsOpen || c.LeadUnitId is null ? CaseProblems.NotHeldByUnit(c) : await c.RequestedOfAsync(db, cancel) is { } body ? CaseProblems.Requested(body.ShortName) : null;

    internal string? LatenessOf(Case c)
    {
        var late = c.CurrentRound.Where(s => s.IsOnTime(db.Now) == false).Select(s => $"{s.Name}{calendar.OverdueText(s.DueAt, s.DoneAt ?? db.Now)}").ToList();
        return late.Count == 0 ? null : string.Join("、", late);
    }

    private Task<DocumentDraft> PaperAsync(Case c, Demand demand, Unit unit, Supervision s, DocumentTemplate template, CancellationToken cancel)
    {
        c.Happened(db.Now, "supervised", Actor.Of(user), $"{s.LevelName}{unit.ShortName}（{s.Colour}）", s.Requirement, facts: $"存在的问题：{s.Trouble}\n反馈期限：{calendar.LongText(s.ReportBy)}");
        return drafts.CreateAsync(template, c, demand, c.Events.MaxBy(e => e.At), unit, cancel);
    }
}
