using Yingshang.Platform.Storage;

namespace Yingshang.Cases.Absence;

/// <summary>离岗（休假、出差、培训）: from–to, both days included, somebody of the same unit does the work in this one's name.</summary>
public sealed class Leave : VersionedRow
{
    public Guid AccountId { get; init; }
    public Guid UnitId { get; init; }
    public Guid SubstituteId { get; init; }
    public DateOnly FromOn { get; init; }

    /// <summary>The last day; earlier than planned when ended.</summary>
    public DateOnly UntilOn { get; set; }
    public string? Reason { get; init; }
    public Guid EnteredById { get; init; }

    /// <summary>销假 before the last day, or taken back before it began.</summary>
    public DateTime? EndedAt { get; set; }
}
