using Yingshang.Platform.Storage;

namespace Yingshang.Cases.Engine;

/// <summary>A step of a case with the deadline that was fixed for it. After a reopening the steps of a new round follow; those of the first keep their times.</summary>
public sealed class CaseStep : VersionedRow
{
    public Guid CaseId { get; init; }
    public int Round { get; init; }
    public int Order { get; init; }

    /// <summary>The procedure's id of the step.</summary>
    public required string StepId { get; init; }
    public required string Name { get; init; }

    /// <summary>Which act completes it, and who owes it: what the engine goes by, whatever the step is called.</summary>
    public StepAct Act { get; init; }
    public StepHolder HeldBy { get; init; }

    /// <summary>What happens by itself when it runs out; null for nothing.</summary>
    public StepExpiry? OnExpiry { get; init; }

    /// <summary>When that happened.</summary>
    public DateTime? EscalatedAt { get; set; }

    /// <summary>The limit in words: 3个工作日. Another level of urgency changes it.</summary>
    public required string Limit { get; set; }

    /// <summary>From when it is counted: receipt, reopening, or a change of urgency.</summary>
    public DateTime StartAt { get; set; }

    /// <summary>Counted anew since the urgency changed.</summary>
    public bool IsRecounted { get; set; }

    /// <summary>UTC, exclusive: 24:00 of <see cref="LastDay"/>.</summary>
    public DateTime DueAt { get; set; }
    public DateTime NearFrom { get; set; }
    public DateOnly LastDay { get; set; }

    /// <summary>The deadline of the platform above that holds for this step too; the earlier governs, and it moves neither with an extension of ours nor while we do not count.
    /// Null: there is none, or it was over before the step began.</summary>
    public DateTime? ExternalDueAt { get; set; }

    /// <summary>同意延期至…: the last day granted, when there was an extension.</summary>
    public DateOnly? ExtendedTo { get; set; }

    /// <summary>The platform's deadline is the earlier one.</summary>
    public bool FollowsExternal => ExternalDueAt is { } external && external == DueAt;

    public DateTime? DoneAt { get; set; }
    public Guid? DoneById { get; set; }
    public Guid? DoneByUnitId { get; set; }

    /// <summary>Null while neither done nor due.</summary>
    public bool? IsOnTime(DateTime now) => DoneAt is { } done ? done < DueAt : now >= DueAt ? false : null;
}

/// <summary>环节计时：who held the case, as 主办 or 协办, from when to when. Time counts from 签收, or from the hour at which it is deemed signed.</summary>
public sealed class Holding : VersionedRow
{
    public Guid CaseId { get; init; }
    public Guid UnitId { get; init; }
    public bool IsLead { get; init; }

    /// <summary>交办单 / 商请函 / 转办函</summary>
    public required string Document { get; init; }

    public DateTime FromAt { get; init; }

    /// <summary>When it counts as signed though nobody signed.</summary>
    public DateTime DeemedAt { get; init; }
    public DateTime? SignedAt { get; set; }
    public Guid? SectionId { get; set; }

    /// <summary>具办人员</summary>
    public Guid? HandlerId { get; set; }
    public DateTime? UntilAt { get; set; }

    /// <summary>办结, 退回, 改派 …</summary>
    public string? EndedBecause { get; set; }

    /// <summary>Why it was given to this unit.</summary>
    public string? Reason { get; set; }

    public bool IsOpen => UntilAt is null;

    public DateTime CountsFrom => SignedAt is { } signed && signed < DeemedAt ? signed : DeemedAt;
}

/// <summary>不计时, with its reason and evidence.</summary>
public sealed class CasePause : VersionedRow
{
    public Guid CaseId { get; init; }
    public DateTime FromAt { get; init; }
    public DateTime? UntilAt { get; set; }

    /// <summary>UTC, exclusive: 24:00 of the last day that may be left out. Null where the reason has no longest pause.</summary>
    public DateTime? EndsAt { get; init; }

    /// <summary>The clock runs again by itself then; otherwise somebody resumes, and the days after it count.</summary>
    public bool EndsByItself { get; init; }
    public required string Reason { get; init; }
    public required string Evidence { get; init; }
    public Guid ById { get; init; }
}

/// <summary>What a unit asks of the office: 退回, 延期 or 办理终结.</summary>
public enum RequestKind
{
    /// <summary>申请退回</summary>
    Return,
    /// <summary>申请延期</summary>
    Extension,
    /// <summary>提请办理终结</summary>
    Termination,
}

/// <summary>A request of the unit and what was decided.</summary>
public sealed class CaseRequest : VersionedRow
{
    public Guid CaseId { get; init; }
    public RequestKind Kind { get; init; }
    public Guid UnitId { get; init; }
    public Guid AskedById { get; init; }
    public DateTime AskedAt { get; init; }

    /// <summary>Kind of reason from the pack's catalogue.</summary>
    public required string Reason { get; init; }

    /// <summary>依据或说明</summary>
    public required string Basis { get; init; }

    /// <summary>建议承办单位, for a return.</summary>
    public Guid? ProposedUnitId { get; init; }

    /// <summary>申请延期至, for an extension.</summary>
    public DateOnly? ProposedDate { get; init; }

    public bool? IsGranted { get; set; }
    public DateTime? DecidedAt { get; set; }
    public Guid? DecidedById { get; set; }
    public string? Decision { get; set; }

    public bool IsOpen => IsGranted is null;
}

/// <summary>What happened, in time order. Written once. <see cref="ForEnterprise"/> is what the enterprise reads of it; null when it is inside business.</summary>
public sealed class CaseEvent
{
    public Guid Id { get; init; }
    public Guid CaseId { get; init; }
    public DateTime At { get; init; }

    /// <summary>Stable: received, dispatched, signed, contacted …</summary>
    public required string Kind { get; init; }

    public Guid? ActorId { get; init; }
    public string? ActorName { get; init; }
    public Guid? UnitId { get; init; }

    /// <summary>One line, as the official says it.</summary>
    public required string Title { get; init; }

    public string? Text { get; init; }
    public string? ForEnterprise { get; init; }

    /// <summary>Further facts, a line each: <c>对接方式：电话</c>.</summary>
    public string? Facts { get; init; }
}
