using Yingshang.Platform.Storage;

namespace Yingshang.Cases.Supervise;

/// <summary>督办件: one 提示函, 督办单 or 督办函 to the unit that holds a demand. What the unit owes on it is a <see cref="Owed.OwedItem"/>.</summary>
public sealed class Supervision : VersionedRow
{
    public Guid CaseId { get; init; }
    public Guid UnitId { get; init; }

    /// <summary>The pack's id of its level, and its words as they then were.</summary>
    public required string Level { get; init; }
    public required string LevelName { get; init; }
    public required string Colour { get; init; }

    /// <summary>文号; settable, because it is taken last, inside the transaction.</summary>
    public required string Number { get; set; }
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
