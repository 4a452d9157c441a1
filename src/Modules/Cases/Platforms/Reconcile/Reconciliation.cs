namespace Yingshang.Cases.Platforms.Reconcile;

/// <summary>对账: their list of demands closed in a month against ours, as it was found on a day. Written once; the next month's or a mended list is another one.</summary>
public sealed class Reconciliation
{
    public Guid Id { get; init; }

    /// <summary>Id of the <see cref="PlatformLayout"/>.</summary>
    public required string Platform { get; init; }

    /// <summary>First day of the month.</summary>
    public DateOnly Month { get; init; }
    public required string FileName { get; init; }

    /// <summary>Their list as it was handed in.</summary>
    public Guid AttachmentId { get; init; }
    public DateTime MadeAt { get; init; }
    public Guid? MadeById { get; init; }

    /// <summary>Demands of the month on their list.</summary>
    public int Theirs { get; init; }

    /// <summary>Demands of theirs that we answered in the month.</summary>
    public int Ours { get; init; }

    /// <summary>On both and in nothing different.</summary>
    public int Same { get; init; }

    public int Differences { get; init; }
}

public enum DifferenceKind
{
    /// <summary>只在平台</summary>
    OnlyThere,
    /// <summary>只在本区</summary>
    OnlyHere,
    /// <summary>本区未办结</summary>
    OpenHere,
    /// <summary>结果不同</summary>
    Outcome,
    /// <summary>满意度不同</summary>
    Satisfaction,
    /// <summary>办结时间不同</summary>
    Time,
    /// <summary>清单有问题</summary>
    Unreadable,
}

/// <summary>A difference. One demand can have several.</summary>
public sealed class ReconciliationLine
{
    public Guid ReconciliationId { get; init; }
    public int Order { get; init; }
    public DifferenceKind Kind { get; init; }
    public required string Number { get; init; }
    public Guid? CaseId { get; init; }
    public string? CaseNumber { get; init; }
    public required string Title { get; init; }

    /// <summary>What stands there and what stands here, in words.</summary>
    public required string Theirs { get; init; }
    public required string Ours { get; init; }
}

public static class DifferenceWords
{
    extension(DifferenceKind kind)
    {
        public string Word => kind switch
        {
            DifferenceKind.OnlyThere => "只在平台",
            DifferenceKind.OnlyHere => "只在本区",
            DifferenceKind.OpenHere => "本区未办结",
            DifferenceKind.Outcome => "结果不同",
            DifferenceKind.Satisfaction => "满意度不同",
            DifferenceKind.Time => "办结时间不同",
            DifferenceKind.Unreadable => "清单有问题",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
    }
}
