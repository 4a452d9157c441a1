using Yingshang.Platform.Storage;

namespace Yingshang.Cases.Supervise;

/// <summary>What is supervised.</summary>
public enum SupervisionAbout
{
    /// <summary>诉求件</summary>
    Demand,
    /// <summary>批示件, 议定事项</summary>
    Item,
    /// <summary>其他事项: a matter in words</summary>
    Matter,
}

/// <summary>督办件: one 提示函, 督办单 or 督办函 to the unit that holds a demand or owes something else. What the unit owes on it is a <see cref="Owed.OwedItem"/>.</summary>
public sealed class Supervision : VersionedRow
{
    public SupervisionAbout About { get; init; }

    /// <summary>The same for every level of one thing: the demand, the 批示件 or 议定事项, for a matter in words the first 督办件 about it.</summary>
    public Guid SubjectId { get; init; }

    /// <summary>The demand that it is about, or that the 批示件 came from.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>督办事项, as the unit reads it.</summary>
    public required string Matter { get; init; }
    public Guid UnitId { get; init; }

    /// <summary>The pack's id of its level, and its words as they then were.</summary>
    public required string Level { get; init; }
    public required string LevelName { get; init; }
    public required string Colour { get; init; }

    /// <summary>文号; settable, because it is taken last, inside the transaction.</summary>
    public required string Number { get; set; }

    /// <summary>The paper that was issued with it.</summary>
    public Guid DocumentId { get; set; }
    public required string Reason { get; init; }

    /// <summary>前件文号</summary>
    public string? EarlierNumber { get; init; }
    public string? Lateness { get; init; }
    public required string Trouble { get; init; }
    public required string Requirement { get; init; }
    public DateOnly ReportBy { get; init; }
    public string? CopyTo { get; init; }

    /// <summary>计划外的理由; null when it counts in the plan.</summary>
    public string? OutsidePlan { get; init; }
    public DateTime IssuedAt { get; init; }
    public Guid IssuedById { get; init; }
}
