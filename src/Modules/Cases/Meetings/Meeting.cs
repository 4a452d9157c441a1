using Yingshang.Platform.Storage;

namespace Yingshang.Cases.Meetings;

/// <summary>A meeting that settled something; each 议定事项 is a <see cref="Owed.OwedItem"/>.</summary>
public sealed class Meeting : VersionedRow
{
    public required string Title { get; init; }
    public DateOnly HeldOn { get; init; }

    /// <summary>会议纪要的文号</summary>
    public string? MinutesNumber { get; init; }
    public required string RecordedByName { get; init; }
    public DateTime NotedAt { get; init; }
}
