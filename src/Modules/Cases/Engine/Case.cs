using Yingshang.Cases.Procedures;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Engine;

/// <summary>
/// 一件: one run of a <see cref="Procedure"/> in the version it began with. Knows its steps and their deadlines, who holds it, when its clock stood still,
/// what was asked and decided, and everything that happened. What the case is about (a demand, later an application or an approval) lies beside it under the same id.
/// </summary>
public sealed class Case : VersionedRow
{
    public required string ProcedureId { get; init; }
    public int ProcedureVersion { get; init; }

    /// <summary>诉〔2023〕0917号. Settable, because it is taken last, inside the transaction, when everything else is ready.</summary>
    public required string Number { get; set; }

    /// <summary>查询码: says state, holder and deadline to whoever has it, nothing more.</summary>
    public required string TrackingCode { get; init; }

    public Guid? EnterpriseId { get; set; }

    /// <summary>The name as it was given; it stays when the enterprise is renamed or not yet identified.</summary>
    public required string EnterpriseName { get; set; }

    /// <summary>属地: the township or park.</summary>
    public Guid? TerritoryUnitId { get; set; }

    public required string Title { get; set; }

    /// <summary>诉求性质 of a demand: 咨询 / 求助 / 投诉 / 举报 / 建议. Clocks, addressees and lists follow it.</summary>
    public required string Nature { get; set; }

    /// <summary>主题, from the pack's topics.</summary>
    public required string Topic { get; set; }

    public required string Channel { get; init; }

    /// <summary>紧急程度, one of the levels that the pack declares; the limits of a procedure may follow it. Null where none are declared.</summary>
    public string? Urgency { get; set; }

    public DateTime ReceivedAt { get; init; }

    /// <summary>Shanghai date of <see cref="ReceivedAt"/>.</summary>
    public DateOnly ReceivedOn { get; init; }

    public CaseState State { get; set; } = CaseState.Received;

    /// <summary>0 the first time, 1 退回重办, 2 提级办理.</summary>
    public int Level { get; set; }

    /// <summary>The open step that is due next; null when none is.</summary>
    public string? CurrentStep { get; set; }
    public DateTime? DueAt { get; set; }
    public DateTime? NearFrom { get; set; }

    /// <summary>主办单位; null while the office has it.</summary>
    public Guid? LeadUnitId { get; set; }
    public Guid? HandlerId { get; set; }

    /// <summary>专班 that looks after it, fixed at 交办.</summary>
    public Guid? GroupId { get; set; }

    /// <summary>并案: the earlier demand with which this one is handled and answered. It keeps its own numbers and tracking code.</summary>
    public Guid? MergedIntoId { get; set; }

    public string? Outcome { get; set; }
    public DateTime? AnsweredAt { get; set; }
    public DateOnly? AnsweredOn { get; set; }
    public DateTime? ConfirmedAt { get; set; }

    public List<CaseStep> Steps { get; } = [];
    public List<Holding> Holdings { get; } = [];
    public List<CasePause> Pauses { get; } = [];
    public List<CaseRequest> Requests { get; } = [];
    public List<CaseEvent> Events { get; } = [];

    public bool IsOpen => State.IsOpen;
    public bool IsPaused => Pauses.Any(p => p.UntilAt is null);
    public int Round => Steps.Count == 0 ? 1 : Steps.Max(s => s.Round);
    public Holding? Lead => Holdings.SingleOrDefault(h => h is { IsLead: true, IsOpen: true });
    public IEnumerable<CaseStep> CurrentRound => Steps.Where(s => s.Round == Round).OrderBy(s => s.Order);
    public CaseRequest? OpenRequest(RequestKind kind) => Requests.SingleOrDefault(r => r.Kind == kind && r.IsOpen);

    public CaseStep? StepNow(string stepId) => CurrentRound.SingleOrDefault(s => s.StepId == stepId);

    /// <summary>The step that an act completes: the first that is open, else the last; null where the procedure has none.</summary>
    public CaseStep? StepFor(StepAct act) => CurrentRound.FirstOrDefault(s => s.Act == act && s.DoneAt is null) ?? CurrentRound.LastOrDefault(s => s.Act == act);

    /// <summary>The step that ends with the answer.</summary>
    public CaseStep? Closing => StepFor(StepAct.Answer);

    /// <summary>What the unit has to do before this act: earlier steps that are still open.</summary>
    public IReadOnlyList<CaseStep> OwedBefore(StepAct act)
    {
        var order = CurrentRound.FirstOrDefault(s => s.Act == act && s.DoneAt is null)?.Order ?? int.MaxValue;
        return [.. CurrentRound.Where(s => s is { DoneAt: null, Act: StepAct.Contact or StepAct.Feedback } && s.Act != act && s.Order < order)];
    }

    /// <summary>Steps that have run out, and whose consequence has not been drawn yet.</summary>
    /// <param name="isRequested">a body that cannot be ordered has it: what it owes draws no consequence</param>
    public IEnumerable<CaseStep> Expired(DateTime now, bool isRequested) =>
        IsOpen ? CurrentRound.Where(s => s is { DoneAt: null, OnExpiry: not null, EscalatedAt: null } && s.DueAt <= now && !(isRequested && s.HeldBy == StepHolder.Unit)) : [];

    /// <summary>Fixes the deadlines of the procedure's steps from the moment of receipt.</summary>
    /// <param name="externalDueAt">外部时限, see <see cref="FollowExternalDeadline"/></param>
    public void Begin(Procedure procedure, WorkCalendar calendar, Actor actor, string title, string? text, DateTime? externalDueAt = null)
    {
        AddRound(procedure, procedure.Steps, 1, ReceivedAt, calendar, externalDueAt);
        Happened(ReceivedAt, "received", actor, title, text, forEnterprise: "已收到您反映的情况");
    }

    /// <summary>交办. The deadlines were fixed at receipt and do not move.</summary>
    public void Dispatch(Procedure procedure, WorkCalendar calendar, Actor actor, DateTime now, Assignment lead, IReadOnlyList<Assignment> co, string? opinion)
    {
        var deemed = calendar.Count(now, procedure.SignWithin.For(Urgency), procedure.Counting).DueAt;
        foreach (var open in Holdings.Where(h => h.IsOpen)) End(open, now, "改派");
        Hold(lead, true, now, deemed);
        foreach (var unit in co) Hold(unit, false, now, deemed);
        LeadUnitId = lead.UnitId;
        HandlerId = null;
        State = CaseState.Dispatched;
        Respond(StepHolder.Office, actor, now);
        if (StepFor(StepAct.Dispatch) is { DoneAt: null } step) Finish(step, actor, now);
        Refresh();
        var others = co.Count == 0 ? "" : "，" + string.Join("、", co.Select(c => c.UnitName)) + "协办";
        Happened(now, "dispatched", actor, $"{lead.Verb}{lead.UnitName}{others}", opinion, forEnterprise: $"已{lead.Verb}{lead.UnitName}{others}",
            facts: lead.Reason is null ? null : $"交办理由：{lead.Reason}");
    }

    /// <summary>签收 by one of the units that hold it.</summary>
    public void Sign(Holding holding, Actor actor, string unitName, DateTime now, Guid? handlerId, Guid? sectionId)
    {
        holding.SignedAt = now;
        holding.HandlerId = handlerId;
        holding.SectionId = sectionId;
        if (holding.IsLead)
        {
            HandlerId = handlerId;
            if (State == CaseState.Dispatched) State = CaseState.InHand;
            Respond(StepHolder.Unit, actor, now);
            if (StepFor(StepAct.Sign) is { DoneAt: null } step) Finish(step, actor, now);
            Refresh();
        }
        Happened(now, "signed", actor, $"{unitName}签收", null, forEnterprise: $"{unitName}已签收");
    }

    /// <summary>Marks the step of an act done; an earlier step of the unit that was passed over stays open and late.</summary>
    public void Complete(StepAct act, Actor actor, DateTime now)
    {
        if (act is StepAct.Contact or StepAct.Feedback) Respond(StepHolder.Unit, actor, now);
        if (StepFor(act) is { DoneAt: null } step) Finish(step, actor, now);
        if (State == CaseState.Dispatched) State = CaseState.InHand;
        Refresh();
    }

    /// <summary>应答: the office or the unit has answered the enterprise.</summary>
    public void Respond(StepHolder by, Actor actor, DateTime now)
    {
        foreach (var step in CurrentRound.Where(s => s is { Act: StepAct.Respond, DoneAt: null } && s.HeldBy == by)) Finish(step, actor, now);
        Refresh();
    }

    /// <summary>提级 of itself: steps ran out for which the procedure says so. Drawn once for each step, and on record as done by the system.</summary>
    /// <inheritdoc cref="Expired" path="/param"/>
    /// <returns>the steps that ran out; empty when there is nothing to draw</returns>
    public IReadOnlyList<CaseStep> EscalateExpired(WorkCalendar calendar, DateTime now, bool isRequested)
    {
        var expired = Expired(now, isRequested).ToList();
        if (expired.Count == 0) return expired;
        foreach (var step in expired) step.EscalatedAt = now;
        var takesBack = LeadUnitId is not null && expired.Exists(s => s.OnExpiry == StepExpiry.TakeBack);
        if (takesBack) TakeBack(now, "提级办理");
        Level = 2;
        var names = string.Join('、', expired.Select(s => s.Name));
        Happened(now, "escalated", Actor.System, takesBack ? $"{names}超过时限，提级办理并收回" : $"{names}超过时限，提级办理", forEnterprise: $"{names}超过了时限，已提级办理",
            facts: string.Join('\n', expired.Select(s => $"{s.Name}期限：{calendar.DueText(s.DueAt)}")));
        return expired;
    }

    /// <summary>办结 with an honest outcome. The enterprise has not said anything yet.</summary>
    public void Answer(Actor actor, DateTime now, string outcome)
    {
        foreach (var step in CurrentRound.Where(s => s.DoneAt is null)) Finish(step, actor, now);
        foreach (var open in Holdings.Where(h => h.IsOpen)) End(open, now, "办结");
        Outcome = outcome;
        AnsweredAt = now;
        AnsweredOn = now.ShanghaiDate;
        State = CaseState.Answered;
        Refresh();
    }

    /// <summary>没解决: the steps of a new round begin; level 1 goes back to the unit, level 2 to the office.</summary>
    /// <param name="avoided">被投诉单位: it never gets it back, the office does</param>
    public void Reopen(Procedure procedure, WorkCalendar calendar, DateTime now, bool toOffice, Guid? avoided)
    {
        var back = Holdings.Where(h => h.IsLead).MaxBy(h => h.FromAt);
        if (back?.UnitId == avoided) back = null;
        Level = toOffice ? 2 : Math.Max(1, Level);
        // What was answered along with another demand goes its own way from here.
        (Outcome, AnsweredAt, AnsweredOn, ConfirmedAt, MergedIntoId) = (null, null, null, null, null);
        AddRound(procedure, procedure.Reopen.Steps, Round + 1, now, calendar, Steps.Max(s => s.ExternalDueAt));
        if (toOffice || back is null)
        {
            (LeadUnitId, HandlerId, State) = (null, null, CaseState.Received);
        }
        else
        {
            Holdings.Add(new Holding
            {
                Id = Guid.CreateVersion7(new DateTimeOffset(now)), CaseId = Id, UnitId = back.UnitId, IsLead = true, Document = back.Document, FromAt = now,
                DeemedAt = now, SignedAt = now, HandlerId = back.HandlerId, SectionId = back.SectionId, Reason = "退回重办",
            });
            (LeadUnitId, HandlerId, State) = (back.UnitId, back.HandlerId, CaseState.InHand);
        }
        Refresh();
    }

    /// <summary>并案: from now on this one is handled with an earlier one, whose clock governs both.</summary>
    /// <param name="source">where this one came from: 12345营商环境分线 RX20230921001</param>
    public void MergeInto(Case main, Actor actor, DateTime now, string reason, string source)
    {
        foreach (var open in Holdings.Where(h => h.IsOpen)) End(open, now, "并案");
        EndPause(now);
        if (StepFor(StepAct.Dispatch) is { DoneAt: null } step) Finish(step, actor, now);
        (MergedIntoId, State, LeadUnitId, HandlerId) = (main.Id, CaseState.Merged, null, null);
        Refresh();
        Happened(now, "merged", actor, $"并入{main.Number}办理", reason, forEnterprise: "与较早反映的同一件事并在一起办理，按较早收到的一件计时，一次答复");
        main.Happened(now, "merged-in", actor, $"{Number} 并入本件", reason, facts: $"来源：{source}");
    }

    /// <summary>撤销并案: back to the office. Its own deadlines, fixed at receipt, govern again.</summary>
    public void Unmerge(Actor actor, DateTime now, string reason)
    {
        (MergedIntoId, State) = (null, CaseState.Received);
        Refresh();
        Happened(now, "unmerged", actor, "撤销并案，单独办理", reason, forEnterprise: "已改为单独办理");
    }

    /// <summary>The answer of the demand it was merged into is its answer; what was done there counts here too, from when this one was received.</summary>
    public void AnswerWith(Case main, Actor actor, DateTime now, string? reply, string told)
    {
        foreach (var step in CurrentRound.Where(s => s.DoneAt is null))
        {
            var done = main.StepNow(step.StepId)?.DoneAt ?? now;
            Finish(step, actor, done > step.StartAt ? done : now);
        }
        Answer(actor, now, main.Outcome!);
        (LeadUnitId, HandlerId) = (main.LeadUnitId, main.HandlerId);
        Happened(now.AddMicroseconds(1), "answered", actor, $"随{main.Number}一并答复：{main.Outcome}", reply, forEnterprise: told);
    }

    /// <summary>The demand it was merged into is handled anew, and this one with it.</summary>
    public void ReopenWith(Case main, Actor actor, DateTime now)
    {
        (Outcome, AnsweredAt, AnsweredOn, LeadUnitId, HandlerId, State) = (null, null, null, null, null, CaseState.Merged);
        Refresh();
        Happened(now, "merged", actor, $"随{main.Number}一并重办", forEnterprise: "并在一起办理的那一件，答复没有解决问题，正一并重办");
    }

    public void Withdraw(Actor actor, DateTime now)
    {
        foreach (var open in Holdings.Where(h => h.IsOpen)) End(open, now, "企业撤回");
        (Outcome, AnsweredAt, AnsweredOn, State) = ("企业撤回", now, now.ShanghaiDate, CaseState.Withdrawn);
        EndPause(now);
        Refresh();
    }

    public void Confirm(DateTime now)
    {
        State = CaseState.Confirmed;
        ConfirmedAt = now;
    }

    /// <summary>The holder's time ends, the office has the case again: 同意退回·改派, 提级办理. What the holder had asked for is not decided any more.</summary>
    public void TakeBack(DateTime now, string because = "同意退回")
    {
        foreach (var open in Holdings.Where(h => h.IsOpen)) End(open, now, because);
        foreach (var asked in Requests.Where(r => r.IsOpen)) (asked.IsGranted, asked.DecidedAt, asked.Decision) = (false, now, $"{because}，不再决定");
        (LeadUnitId, HandlerId, State) = (null, null, CaseState.Received);
        Refresh();
    }

    /// <summary>被投诉单位回避, found out while it held it: its holding ends on record. Where it was 主办 the office has the case again, what it asked is not decided any more,
    /// and a clock that stood still runs.</summary>
    /// <returns>false when it held nothing of it</returns>
    public bool Avoid(Procedure procedure, WorkCalendar calendar, Actor actor, DateTime now, Guid unitId, string unitName)
    {
        var held = Holdings.FindAll(h => h.IsOpen && h.UnitId == unitId);
        if (held.Count == 0) return false;
        foreach (var holding in held) End(holding, now, AvoidedBecause);
        foreach (var request in Requests.Where(r => r.IsOpen && r.UnitId == unitId)) (request.IsGranted, request.DecidedAt, request.Decision) = (false, now, "被投诉单位回避，不再决定");
        var led = held.Exists(h => h.IsLead);
        if (led)
        {
            foreach (var open in Holdings.Where(h => h.IsOpen)) End(open, now, "改派");
            EndPause(now);
            (LeadUnitId, HandlerId, State) = (null, null, CaseState.Received);
            Recount(procedure, calendar);
        }
        Happened(now, "avoided", actor, $"被投诉单位回避：{unitName}不再{(led ? "承办" : "协办")}", forEnterprise: led ? "为避免由被反映的单位办理，已收回，正在改交其他单位" : null);
        return true;
    }

    /// <summary>同意延期至….</summary>
    public void Extend(Procedure procedure, WorkCalendar calendar, DateOnly to)
    {
        var step = Closing ?? throw new InvalidOperationException("Nothing to extend");
        step.ExtendedTo = to;
        Count(step, procedure, calendar);
        Refresh();
    }

    /// <summary>紧急程度变更: the open steps whose limit follows the level take the new one, counted from the change or from where they began, as the procedure declares.
    /// A day that was granted by extension stays.</summary>
    public void ChangeUrgency(Procedure procedure, WorkCalendar calendar, Actor actor, DateTime now, string level, string reason)
    {
        var before = Urgency;
        Urgency = level;
        var declared = (Round == 1 ? procedure.Steps : procedure.Reopen.Steps).ToDictionary(s => s.Id, s => s.Limit.For(level).ToString(), StringComparer.Ordinal);
        var moved = CurrentRound.Where(s => s is { DoneAt: null, ExtendedTo: null } && declared.TryGetValue(s.StepId, out var limit) && limit != s.Limit).ToList();
        foreach (var step in moved)
        {
            step.Limit = declared[step.StepId];
            if (procedure.UrgencyChange == UrgencyChange.FromChange) (step.StartAt, step.IsRecounted) = (now, true);
            Count(step, procedure, calendar);
        }
        Refresh();
        var told = moved.LastOrDefault(s => s.Act == StepAct.Answer) is { } close && !Deadline.IsNever(close.DueAt) ? $"，{close.Name}最迟{calendar.DueText(close.DueAt)}" : "";
        Happened(now, "urgency-changed", actor, before is null ? $"紧急程度定为{level}" : $"紧急程度由{before}改为{level}", reason, $"紧急程度改为{level}{told}",
            moved.Count == 0 ? "各环节期限不变" : string.Join('\n', moved.Select(s => $"{s.Name}期限：{(Deadline.IsNever(s.DueAt) ? "不计时，恢复后重新计算" : calendar.DueText(s.DueAt))}（{s.Limit}）")));
    }

    /// <summary>外部时限, as the platform above gives or changes it: the open steps are due by the earlier of ours and theirs.</summary>
    public void FollowExternalDeadline(DateTime? dueAt, Procedure procedure, WorkCalendar calendar)
    {
        foreach (var step in CurrentRound.Where(s => s.DoneAt is null))
        {
            step.ExternalDueAt = dueAt > step.StartAt ? dueAt : null;
            Count(step, procedure, calendar);
        }
        Refresh();
    }

    /// <summary>不计时 begins: the open steps have no end until it ends. What was late before stays late.</summary>
    /// <param name="endsAt">24:00 of the last day that may be left out; null for no limit</param>
    /// <param name="byItself">the clock runs again by itself then</param>
    public void Pause(Procedure procedure, WorkCalendar calendar, Actor actor, DateTime now, string reason, string evidence, DateTime? endsAt = null, bool byItself = false)
    {
        Pauses.Add(new CasePause
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(now)), CaseId = Id, FromAt = now, EndsAt = endsAt, EndsByItself = byItself, Reason = reason, Evidence = evidence, ById = actor.AccountId ?? Guid.Empty,
        });
        Recount(procedure, calendar);
        var last = endsAt?.AddTicks(-1).ShanghaiDate;
        Happened(now, "paused", actor, $"不计时：{reason}", evidence, forEnterprise: $"因{reason}，从{now.ShanghaiDate:M月d日}起暂不计时{(last is null ? "" : $"，最晚到{last:M月d日}")}",
            facts: last is { } day ? $"最晚到：{calendar.LongText(day)}{(byItself ? "，到时自动恢复计时" : "，超出的日子照算")}" : null);
    }

    /// <summary>The open pause that has come to its longest and ends by itself.</summary>
    public bool PauseRanOut(DateTime now) => IsOpen && Pauses.Exists(p => p is { UntilAt: null, EndsByItself: true } && p.EndsAt <= now);

    /// <summary>恢复计时: the days between are left out of every open step, but for those beyond the longest pause.</summary>
    public void Resume(Procedure procedure, WorkCalendar calendar, Actor actor, DateTime now, string? note)
    {
        var cut = Pauses.Where(p => p.UntilAt is null && p.EndsAt < now).Max(p => p.EndsAt);
        EndPause(now);
        Recount(procedure, calendar);
        var until = Closing is { DoneAt: null } close ? $"，办结期限{calendar.LongText(close.LastDay)}" : "";
        Happened(now, "resumed", actor, $"恢复计时{until}", note, facts: cut is { } end ? $"不计时到最长期限为止：{calendar.LongText(end.AddTicks(-1).ShanghaiDate)}，以后的日子照算" : null, forEnterprise: $"已恢复计时{until}");
    }

    /// <summary>The open pause ends now, or did at its longest.</summary>
    private void EndPause(DateTime now)
    {
        foreach (var pause in Pauses.Where(p => p.UntilAt is null)) pause.UntilAt = pause.EndsAt < now ? pause.EndsAt : now;
    }

    /// <summary>Recounts the open steps: after a pause began or ended.</summary>
    public void Recount(Procedure procedure, WorkCalendar calendar)
    {
        foreach (var step in Steps.Where(s => s.DoneAt is null)) Count(step, procedure, calendar);
        Refresh();
    }

    /// <summary>How our own deadline of a step was counted, day by day; the platform above may have an earlier one.</summary>
    public Deadline DeadlineOf(CaseStep step, Procedure procedure, WorkCalendar calendar)
    {
        var pauses = Pauses.Where(p => p.UntilAt is null || p.UntilAt > step.StartAt)
            .Where(p => step.DoneAt is null || p.FromAt < step.DoneAt)
            .Select(p => new Pause(p.FromAt, p.UntilAt, p.Reason)).ToList();
        if (step.ExtendedTo is not { } to) return calendar.Count(step.StartAt, Limit.Parse(step.Limit).Limit!.Value, procedure.Counting, pauses, procedure.Near);
        // The day that was granted already allows for what had been paused till then; only later pauses push it.
        var granted = Requests.Where(r => r is { Kind: RequestKind.Extension, IsGranted: true }).Max(r => r.DecidedAt);
        var later = pauses.FindAll(p => p.End is null || p.End > granted);
        return later.Count == 0
            ? calendar.CountTo(step.StartAt, to, procedure.Counting, procedure.Near)
            : calendar.Count(step.StartAt, Limit.CalendarDays(to.DayNumber - step.StartAt.ShanghaiDate.DayNumber), procedure.Counting with { ShiftsReceipt = false }, later, procedure.Near);
    }

    public void Happened(DateTime at, string kind, Actor actor, string title, string? text = null, string? forEnterprise = null, string? facts = null) => Events.Add(new CaseEvent
    {
        // Two things done in one moment keep their order.
        Id = Guid.CreateVersion7(new DateTimeOffset(at)), CaseId = Id, At = at.AddMicroseconds(Events.Count), Kind = kind, ActorId = actor.AccountId, ActorName = actor.Name, UnitId = actor.UnitId,
        Title = title, Text = text, ForEnterprise = forEnterprise, Facts = facts,
    });

    /// <summary>What is due next, for lists: the earliest open step.</summary>
    public void Refresh()
    {
        var next = IsOpen ? CurrentRound.Where(s => s.DoneAt is null).MinBy(s => (s.DueAt, s.Order)) : null;
        (CurrentStep, DueAt, NearFrom) = (next?.StepId, next?.DueAt, next?.NearFrom);
    }

    private void AddRound(Procedure procedure, IReadOnlyList<ProcedureStep> steps, int round, DateTime from, WorkCalendar calendar, DateTime? externalDueAt)
    {
        foreach (var (order, declared) in steps.Index())
        {
            var step = new CaseStep
            {
                Id = Guid.CreateVersion7(new DateTimeOffset(from)), CaseId = Id, Round = round, Order = order, StepId = declared.Id, Name = declared.Name,
                Act = declared.Act, HeldBy = declared.By, OnExpiry = declared.OnExpiry, Limit = declared.Limit.For(Urgency).ToString(), StartAt = from,
                ExternalDueAt = externalDueAt > from ? externalDueAt : null,
            };
            Count(step, procedure, calendar);
            Steps.Add(step);
        }
        Refresh();
    }

    private void Count(CaseStep step, Procedure procedure, WorkCalendar calendar)
    {
        var own = DeadlineOf(step, procedure, calendar);
        var deadline = step.ExternalDueAt is { } external && external < own.DueAt ? calendar.CountToMoment(step.StartAt, external, procedure.Counting, procedure.Near) : own;
        (step.DueAt, step.NearFrom, step.LastDay) = (deadline.DueAt, deadline.NearFrom, deadline.LastDay);
    }

    private void Hold(Assignment assignment, bool isLead, DateTime now, DateTime deemed) => Holdings.Add(new Holding
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now)), CaseId = Id, UnitId = assignment.UnitId, IsLead = isLead, Document = assignment.Document, FromAt = now, DeemedAt = deemed,
        Reason = assignment.Reason,
    });

    /// <summary>Why the holding of a unit ended that turned out to be the one complained about.</summary>
    public const string AvoidedBecause = "被投诉单位回避";

    private static void End(Holding holding, DateTime now, string because) => (holding.UntilAt, holding.EndedBecause) = (now, because);

    private static void Finish(CaseStep step, Actor actor, DateTime now) => (step.DoneAt, step.DoneById, step.DoneByUnitId) = (now, actor.AccountId, actor.UnitId);
}

/// <summary>A unit that is given a case, and how it is addressed.</summary>
/// <param name="Verb">交办, 转办, 商请办理</param>
/// <param name="Document">交办单, 转办函, 商请函</param>
public sealed record Assignment(Guid UnitId, string UnitName, string Verb, string Document, string? Reason = null);
