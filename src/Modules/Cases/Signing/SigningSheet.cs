using Yingshang.Platform.Storage;

namespace Yingshang.Cases.Signing;

/// <summary>Where a sheet is.</summary>
public enum SheetState
{
    /// <summary>待签</summary>
    Waiting,
    /// <summary>退回承办人修改</summary>
    Returned,
    /// <summary>已发出</summary>
    Sent,
    /// <summary>another draft took its place</summary>
    Replaced,
}

/// <summary>审签单: a 反馈 or 办结 that the 具办人员 has drafted and that goes out of the unit when everybody has signed.</summary>
public sealed class SigningSheet : VersionedRow
{
    public Guid CaseId { get; init; }
    public Guid UnitId { get; init; }

    /// <summary>Of the case, when it was drafted: after a reopening a sheet of the round before is void.</summary>
    public int Round { get; init; }

    public SigningKind Kind { get; init; }

    /// <summary>The form as it was filled in, JSON.</summary>
    public required string Draft { get; init; }

    public Guid DraftedById { get; set; }
    public required string DraftedByName { get; set; }
    public DateTime DraftedAt { get; init; }

    /// <summary>Who signs in turn, as declared when it was drafted.</summary>
    public List<string> Steps { get; init; } = [];

    /// <summary>Which of <see cref="Steps"/> it waits for, from 0.</summary>
    public int At { get; set; }

    public SheetState State { get; set; }

    public string StepNow => Steps[At];
    public string KindWord => Kind == SigningKind.Feedback ? "反馈" : "办结";
}

/// <summary>签字, with its opinion; or why it was returned. Written once.</summary>
public sealed class SheetSignature
{
    public Guid Id { get; init; }
    public Guid SheetId { get; init; }
    public required string Step { get; init; }
    public bool IsReturn { get; init; }
    public Guid ById { get; init; }

    /// <summary>With 代 where a substitute signed.</summary>
    public required string ByName { get; init; }
    public string? Opinion { get; init; }
    public DateTime At { get; init; }
}
