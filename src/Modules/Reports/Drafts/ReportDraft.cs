using Yingshang.Metrics;
using Yingshang.Platform.Storage;
using Yingshang.Reports.Templates;

namespace Yingshang.Reports.Drafts;

public enum DraftState
{
    /// <summary>起草</summary>
    Drafting,
    /// <summary>单位核对</summary>
    Checking,
    /// <summary>办公室审核</summary>
    Reviewing,
    /// <summary>待签发</summary>
    Signing,
    /// <summary>已签发</summary>
    Signed,
}

public static class DraftStateWords
{
    extension(DraftState state)
    {
        public string Word => state switch
        {
            DraftState.Drafting => "起草", DraftState.Checking => "单位核对", DraftState.Reviewing => "办公室审核", DraftState.Signing => "待签发", DraftState.Signed => "已签发", _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };
    }
}

/// <summary>稿子: a report that people write together, from a template over a period; its paragraphs are rows of their own.</summary>
public sealed class ReportDraft : VersionedRow
{
    public required string ReportId { get; init; }
    public int ReportVersion { get; init; }
    public required string Name { get; init; }
    public DateOnly From { get; init; }
    public DateOnly To { get; init; }
    public string? Way { get; init; }
    public string? WorkGroup { get; init; }

    /// <summary>取数的时刻: the figures are those known then, until somebody takes them anew.</summary>
    public DateTime AsOf { get; set; }

    public DraftState State { get; set; }

    /// <summary>The unit that checks the draft.</summary>
    public Guid? UnitId { get; set; }

    public Guid? StartedById { get; init; }
    public required string StartedByName { get; init; }
    public DateTime StartedAt { get; init; }
    public Guid? SubmittedById { get; set; }
    public string? CheckedByName { get; set; }
    public string? ReviewedByName { get; set; }

    /// <summary>退回修改的原因; null when it was not sent back, or has been handed in again.</summary>
    public string? SentBackBecause { get; set; }

    /// <summary>The report that was signed.</summary>
    public Guid? RunId { get; set; }

    public Period Period => new(From, To);
}

/// <summary>A paragraph, heading or table of a draft in the language of templates. Every version stays.</summary>
public sealed class DraftParagraph : VersionedRow
{
    public Guid DraftId { get; init; }
    public int Position { get; init; }
    public required string Source { get; set; }
    public Guid? ById { get; set; }
    public required string ByName { get; set; }

    /// <summary>Somebody wrote it or changed it; otherwise it stands as in the template.</summary>
    public bool IsWritten { get; set; }

    public bool IsRemoved { get; set; }
}

/// <summary>Another text in the place of a computed number, with its reason.</summary>
public sealed class DraftOverride : VersionedRow
{
    public Guid DraftId { get; init; }

    /// <summary><see cref="ReportFigure.Key"/></summary>
    public required string FigureKey { get; init; }
    public required string Text { get; set; }
    public required string Reason { get; set; }
    public required string ByName { get; set; }
    public bool IsRemoved { get; set; }
}

/// <summary>批注</summary>
public sealed class DraftComment : VersionedRow
{
    public Guid DraftId { get; init; }
    public Guid ParagraphId { get; init; }
    public required string Text { get; init; }
    public required string ByName { get; init; }
    public DateTime At { get; init; }
    public string? ResolvedByName { get; set; }
    public DateTime? ResolvedAt { get; set; }
}

/// <summary>Who has a draft open, and which paragraph; forgotten after a minute.</summary>
public sealed class DraftPresence
{
    public Guid Id { get; init; }
    public Guid DraftId { get; init; }
    public Guid AccountId { get; init; }
    public required string Name { get; init; }
    public Guid? ParagraphId { get; set; }
    public DateTime SeenAt { get; set; }
}
