using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Documents;
using Yingshang.Cases.Owed;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Supervise;

/// <summary>督办批示件、议定事项：单位到期没有办的，督查室按同样的级别和计划督办。从督办件上再督办，接着前一级，还是同一件事。</summary>
public sealed class SuperviseItemHandler(DistrictDb db, OwedAccess access, SupervisionDesk desk, WorkCalendar calendar)
{
    public async Task<Result> HandleAsync(Guid id, SupervisionForm form, CancellationToken cancel)
    {
        var item = await access.LoadAsync(id, OwedActions.Supervise, cancel);
        var (what, refusal) = await SubjectAsync(item, cancel);
        if (what is null) return refusal!;
        if (item.Version != form.Version) return OwedProblems.ChangedMeanwhile;
        return (await desk.IssueAsync(what, form, (s, template) => Task.FromResult(new DocumentDraft { Template = template, SubjectId = s.Id, Addressee = what.Unit }), cancel)).Problem is { } problem ? problem : Result.Done;
    }

    /// <summary>What would be supervised, or why nothing is.</summary>
    internal async Task<Result<Supervised>> SubjectAsync(OwedItem item, CancellationToken cancel)
    {
        if (item.State == OwedState.Done) return SupervisionProblems.NothingOwed;
        var unit = await db.Units.AsNoTracking().FirstAsync(u => u.Id == item.UnitId, cancel);
        if (!unit.IsOrderable) return SupervisionProblems.NotOrderable(unit.ShortName);
        var late = db.Now.ShanghaiDate > item.DueOn ? calendar.OverdueText(calendar.EndOfDay(item.DueOn), db.Now) : null;
        if (item.Source != OwedSource.Supervision)
            return new Supervised(SupervisionAbout.Item, item.Id, item.CaseId, unit, item.Content, $"{item.SourceTitle}：“{item.Content.TrimEnd('。')}”，由贵单位办理，期限为{item.DueOn:yyyy年M月d日}，至今没有办结。", late,
                item.Source switch { OwedSource.Instruction => "区领导批示事项", OwedSource.Meeting => "会议议定事项", _ => "承诺事项" }, item.SourceTitle);
        var before = await db.Set<Supervision>().AsNoTracking().FirstAsync(s => s.Id == item.SourceId, cancel);
        if (before.About == SupervisionAbout.Demand) return SupervisionProblems.OfDemand;
        return new Supervised(before.About, before.SubjectId, before.CaseId, unit, before.Matter, before.Reason, late, before.About == SupervisionAbout.Item ? "批示、议定和承诺事项" : "有关事项", before.Number);
    }
}
