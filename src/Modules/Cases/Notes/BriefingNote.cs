using Yingshang.Platform.Storage;

namespace Yingshang.Cases.Notes;

/// <summary>呈阅件: one page to a leader, from one demand or several, with 拟办意见.</summary>
public sealed class BriefingNote : VersionedRow
{
    /// <summary>营商呈〔2026〕3号; settable, because it is taken last.</summary>
    public required string Number { get; set; }
    public required string Title { get; init; }
    public required string Situation { get; init; }

    /// <summary>拟办意见</summary>
    public required string Proposal { get; init; }
    public Guid LeaderId { get; init; }
    public required string LeaderName { get; init; }
    public List<Guid> CaseIds { get; init; } = [];
    public Guid DocumentId { get; set; }
    public DateTime WrittenAt { get; init; }
    public required string WrittenByName { get; init; }

    public List<Instruction> Instructions { get; } = [];
}

/// <summary>批示: what a leader wrote on a 呈阅件, recorded in the leader's name by the liaison.</summary>
public sealed class Instruction : VersionedRow
{
    public Guid NoteId { get; init; }
    public required string LeaderName { get; init; }
    public required string Text { get; init; }
    public DateOnly GivenOn { get; init; }
    public Guid RecordedById { get; init; }
    public required string RecordedByName { get; init; }
    public DateTime NotedAt { get; init; }
}
