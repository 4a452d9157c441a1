using Yingshang.Platform.Storage;

namespace Yingshang.Cases.Matters;

/// <summary>一类事: demands of one kind, taken together: a task with an owner, and how many such demands came before it took effect and after.</summary>
public sealed class Matter : VersionedRow
{
    public required string Name { get; set; }

    /// <summary>What has to be done so that the demands no longer come.</summary>
    public required string Task { get; set; }

    /// <summary>牵头单位</summary>
    public Guid OwnerUnitId { get; set; }

    /// <summary>Such demands have this topic …</summary>
    public required string Topic { get; set; }

    /// <summary>… and one of these words in their text; any text when there are none.</summary>
    public List<string> Words { get; set; } = [];

    public DateOnly StartedOn { get; init; }

    /// <summary>When the task is to be done.</summary>
    public DateOnly DueOn { get; set; }

    /// <summary>措施落实日: what comes from this day on counts as after. Null while the task is not done.</summary>
    public DateOnly? EffectiveOn { get; set; }

    /// <summary>What was done.</summary>
    public string? Result { get; set; }

    public Guid StartedById { get; init; }
}

/// <summary>A demand that belongs to a 一类事. A demand belongs to one at most.</summary>
public sealed class MatterMember : VersionedRow
{
    public Guid MatterId { get; init; }
    public Guid CaseId { get; init; }
    public DateTime AddedAt { get; init; }
    public Guid AddedById { get; init; }
}
