using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Absence;
using Yingshang.Cases.Engine;
using Yingshang.Cases.FollowUp;
using Yingshang.Cases.Signing;
using Yingshang.Platform.Pages;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Todo;

/// <summary>The groups of 待办, in the order in which they want attention.</summary>
public enum TodoGroup
{
    /// <summary>超期</summary>
    Overdue,
    /// <summary>今天到期</summary>
    Today,
    /// <summary>待签收</summary>
    Unsigned,
    /// <summary>待审签</summary>
    ToSign,
    /// <summary>明天</summary>
    Tomorrow,
    /// <summary>以后</summary>
    Later,
    /// <summary>协办</summary>
    Co,
    /// <summary>挂账到期</summary>
    Followed,
    /// <summary>等答复的申请</summary>
    Asked,
}

/// <summary>One thing to do: for whom, what, until when, and the button that does it.</summary>
/// <param name="Due">the last hour in words</param>
/// <param name="Lamp">with what is left: 临期 · 还剩半个工作日</param>
/// <param name="Button">what to do next; where <see cref="SignsAtOnce"/> it is done with one tap</param>
public sealed record TodoItem(
    TodoGroup Group, Guid CaseId, string Number, string Title, string Enterprise, string Step, string? Due, DateTime SortAt, string? Lamp, Tone Tone, string? Note, Guid? HandlerId,
    string? Handler, string Button, string Href, bool SignsAtOnce = false);

/// <summary>待办 of a unit: what is due, for whom, what to do next. Reads only what the unit holds, so that it stays quick however many demands there are.</summary>
public sealed class TodoList(DistrictDb db, CaseAccess access, HeldCases held, SigningDesk signing, StandIns standIns, WorkCalendar calendar, CurrentUser user)
{
    private const int FollowedAhead = 3;

    // The unit of this person is asked, not ordered: nothing is overdue with it.
    private bool _isRequested;

    public async Task<IReadOnlyList<TodoItem>> ReadAsync(CancellationToken cancel)
    {
        if (user.UnitId is not { } unit) return [];
        _isRequested = await db.Units.AnyAsync(u => u.Id == unit && !u.IsOrderable, cancel);
        var holdings = await db.Holdings.AsNoTracking().Where(h => h.UnitId == unit && h.UntilAt == null).ToListAsync(cancel);
        var ids = holdings.ConvertAll(h => h.CaseId);
        var rows = (await RowsAsync(access.Visible(CaseActions.Todo).Where(c => ids.Contains(c.Id)), cancel)).ToDictionary(r => r.Case.Id);
        var asked = await AskedAsync(unit, cancel);
        var opined = (await db.CaseEvents.AsNoTracking().Where(e => ids.Contains(e.CaseId) && e.Kind == "co-opinion" && e.UnitId == unit).Select(e => new { e.CaseId, e.At }).ToListAsync(cancel))
            .ToLookup(e => e.CaseId, e => e.At);
        var people = await db.Accounts.AsNoTracking().Where(a => a.UnitId == unit).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancel);
        var covered = await standIns.CoveredAsync(cancel);
        foreach (var (away, name) in covered) people[away] = $"{name}（离岗，由您代办）";
        var drafts = await signing.OfUnitAsync(unit, cancel);
        var items = holdings.Where(h => rows.ContainsKey(h.CaseId) && (h.IsLead || !opined[h.CaseId].Any(at => at >= h.FromAt)))
            .Select(h => WithDraft(Item(rows[h.CaseId], h, asked.GetValueOrDefault(h.CaseId), people), h.IsLead ? drafts[h.CaseId].LastOrDefault() : null));
        return [.. items.Concat(await FollowedAsync(unit, people, cancel)).Concat(await ToSignAsync(unit, drafts, people, cancel)).OrderBy(i => i.Group).ThenBy(i => i.SortAt).ThenBy(i => i.Number, StringComparer.Ordinal)];
    }

    private async Task<IEnumerable<TodoItem>> FollowedAsync(Guid unit, Dictionary<Guid, string> people, CancellationToken cancel)
    {
        var today = db.Now.ShanghaiDate;
        var through = calendar.AddWorkingDays(today, FollowedAhead);
        var cases = from c in access.Visible(CaseActions.Todo)
                    join d in db.Demands on c.Id equals d.Id
                    where c.LeadUnitId == unit && c.State == CaseState.Answered && c.MergedIntoId == null && d.NextDate != null && d.NextDate <= through
                    select c;
        return (await RowsAsync(cases, cancel)).Select(r =>
        {
            var next = r.NextDate!.Value;
            var (lamp, tone) = next < today ? (calendar.OverdueText(calendar.EndOfDay(next), db.Now), Tone.Over) : next == today ? ("今天到期", Tone.Near) : ("挂账", Tone.Plain);
            return Basic(r, TodoGroup.Followed, people) with
            {
                Step = $"{r.Case.Outcome}，答应到期再答复", Due = next.Year == today.Year ? calendar.ShortText(next) : calendar.LongText(next), SortAt = calendar.EndOfDay(next), Lamp = lamp, Tone = tone, Button = "再答复", Href = $"/cases/{r.Case.Id}/answer",
            };
        });
    }

    /// <summary>What has been drafted is not drafted again while it waits for signatures.</summary>
    private static TodoItem WithDraft(TodoItem item, SigningSheet? draft) => draft?.State switch
    {
        SheetState.Waiting => item with { Note = $"{draft.KindWord}稿待{draft.StepNow}签", Button = "查看", Href = $"/cases/{item.CaseId}" },
        SheetState.Returned => item with { Note = $"{draft.KindWord}稿退回修改" },
        _ => item,
    };

    private async Task<IReadOnlyList<TodoItem>> ToSignAsync(Guid unit, ILookup<Guid, SigningSheet> drafts, Dictionary<Guid, string> people, CancellationToken cancel)
    {
        var items = new List<TodoItem>();
        var ids = drafts.Where(d => d.Any(s => s.State == SheetState.Waiting)).Select(d => d.Key).ToList();
        if (ids.Count == 0) return items;
        var cases = await access.Visible(CaseActions.Todo).AsNoTracking().WithAll().Where(c => ids.Contains(c.Id) && c.LeadUnitId == unit).ToListAsync(cancel);
        var about = await db.Demands.AsNoTracking().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancel);
        foreach (var c in cases)
            foreach (var sheet in drafts[c.Id].Where(s => s.State == SheetState.Waiting && s.Round == c.Round))
                if (await signing.SignerAsync(sheet, c, cancel) is { } signer)
                    items.Add(Dated(Basic(new TodoRow(c, about[c.Id]), TodoGroup.ToSign, people), c, db.Now) with
                    {
                        Step = $"{sheet.KindWord}稿待{sheet.StepNow}签", Note = signer.Id == user.AccountId ? null : $"代{signer.DisplayName}", HandlerId = user.AccountId, Handler = $"{sheet.DraftedByName}拟稿",
                        Button = "审签", Href = $"/cases/{c.Id}/sign-off",
                    });
        return items;
    }

    private async Task<Dictionary<Guid, CaseRequest>> AskedAsync(Guid unit, CancellationToken cancel)
    {
        var open = await db.CaseRequests.AsNoTracking()
            .Where(r => (r.Kind == RequestKind.Return || r.Kind == RequestKind.Extension) && r.IsGranted == null && r.UnitId == unit).ToListAsync(cancel);
        return open.GroupBy(r => r.CaseId).ToDictionary(g => g.Key, g => g.MinBy(r => r.Kind)!);
    }

    private TodoItem Item(TodoRow row, Holding holding, CaseRequest? asked, Dictionary<Guid, string> people)
    {
        var (c, now) = (row.Case, db.Now);
        var item = Dated(Basic(row, Group(row, holding, now), people) with { HandlerId = holding.HandlerId, Handler = Name(people, holding.HandlerId) }, c, now);
        if (c.State == CaseState.ReturnAsked && holding.IsLead)
            return item with { Group = TodoGroup.Asked, Note = $"{ChineseFormat.ShortMoment(asked?.AskedAt ?? now, now)} 申请退回，等区营商办决定", Button = "查看", Href = $"/cases/{c.Id}" };
        if (asked is { Kind: RequestKind.Extension }) item = item with { Note = $"已申请延期至{asked.ProposedDate:M月d日}，答复以前期限不变" };
        if (holding.SignedAt is null)
            return item with
            {
                Note = now < holding.DeemedAt ? $"{calendar.DueText(holding.DeemedAt)}前签收，到时视为签收" : "已视为签收，开始计时", Button = "签收", Href = $"/cases/{c.Id}/sign", SignsAtOnce = true,
            };
        if (!holding.IsLead) return item with { Step = "协办", Due = item.Due is null ? null : $"主办{item.Step}期限 {item.Due}", Lamp = null, Button = "写协办意见", Href = $"/cases/{c.Id}/opinion" };
        var (button, page) = Deadline.IsNever(c.DueAt ?? now) ? ("恢复计时", "resume") : held.ProcedureOf(c).FindStep(c.CurrentStep) is { } step ? step.Act switch
        {
            StepAct.Contact or StepAct.Respond => ($"登记{step.Name}", "contact"),
            StepAct.Feedback => (step.Name, "feedback"),
            _ => (step.Name, "answer"),
        } : ("办结", "answer");
        return item with { Button = button, Href = $"/cases/{c.Id}/{page}" };
    }

    private TodoGroup Group(TodoRow row, Holding holding, DateTime now)
    {
        var due = row.Case.DueAt ?? DateTime.MaxValue;
        if (holding.IsLead && now >= due && !_isRequested) return TodoGroup.Overdue;
        if (holding.SignedAt is null) return TodoGroup.Unsigned;
        if (!holding.IsLead) return TodoGroup.Co;
        if (Deadline.IsNever(due)) return TodoGroup.Later;
        var days = due.AddTicks(-1).ShanghaiDate.DayNumber - now.ShanghaiDate.DayNumber;
        return days <= 0 ? TodoGroup.Today : days == 1 ? TodoGroup.Tomorrow : TodoGroup.Later;
    }

    private TodoItem Basic(TodoRow row, TodoGroup group, Dictionary<Guid, string> people)
    {
        var redaction = Redaction.Of(user, row.Case, row.Demand);
        return new TodoItem(group, row.Case.Id, row.Case.Number, redaction.Text(row.Case.Title), redaction.EnterpriseName, StepName(row.Case), null, DateTime.MaxValue, null, Tone.Plain, null,
            row.Case.HandlerId, Name(people, row.Case.HandlerId), "查看", $"/cases/{row.Case.Id}");
    }

    private TodoItem Dated(TodoItem item, Case c, DateTime now)
    {
        if (c is not { DueAt: { } due, NearFrom: { } near }) return item;
        if (_isRequested)
        {
            var (request, look) = RequestLamp.At(due, now);
            return item with { Due = calendar.DueText(due), SortAt = due, Lamp = request, Tone = look };
        }
        var (text, tone) = held.ProcedureOf(c).Lamps.At(due, near, now, calendar);
        return item with { Due = calendar.DueText(due), SortAt = due, Lamp = tone is Tone.Near or Tone.Ok ? $"{text} · {calendar.RemainingText(due, now)}" : text, Tone = tone };
    }

    private string StepName(Case c) => held.ProcedureOf(c).FindStep(c.CurrentStep)?.Name ?? c.State.Word;

    private static string? Name(Dictionary<Guid, string> people, Guid? id) => id is { } known ? people.GetValueOrDefault(known) : null;

    private async Task<List<TodoRow>> RowsAsync(IQueryable<Case> cases, CancellationToken cancel) =>
        await (from c in cases.AsNoTracking() join d in db.Demands on c.Id equals d.Id select new TodoRow(c, d)).ToListAsync(cancel);

    private sealed record TodoRow(Case Case, Demand Demand)
    {
        public DateOnly? NextDate => Demand.NextDate;
    }
}
