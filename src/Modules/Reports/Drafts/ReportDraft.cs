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
    /// <summary>口径 of the text.</summary>
    public string? Way { get; set; }
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

/// <summary>What a piece of a draft is: its text, or a line above or below it.</summary>
public enum DraftPart
{
    Text,
    /// <summary>标题</summary>
    Title,
    /// <summary>主送</summary>
    Recipient,
    /// <summary>发文机关</summary>
    Issuer,
    /// <summary>抄送</summary>
    CopyTo,
    /// <summary>签发人, printed on 报告 and 请示</summary>
    Signer,
}

public static class DraftPartWords
{
    extension(DraftPart part)
    {
        public string Word => part switch
        {
            DraftPart.Text => "正文", DraftPart.Title => "标题", DraftPart.Recipient => "主送", DraftPart.Issuer => "发文机关", DraftPart.CopyTo => "抄送", DraftPart.Signer => "签发人", _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
        };

        public bool IsText => part == DraftPart.Text;

        /// <summary>A document has a title and an issuer; the rest may be left out.</summary>
        public bool MayBeEmpty => part is DraftPart.Recipient or DraftPart.CopyTo or DraftPart.Signer;
    }
}

/// <summary>A paragraph, heading or table of a draft, or its title, issuer, recipients …, in the language of templates. Every version stays.</summary>
public sealed class DraftParagraph : VersionedRow
{
    public Guid DraftId { get; init; }
    public DraftPart Part { get; init; }
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

/// <summary>数别 of a metric's figures in a draft, in the place of what the template says.</summary>
public sealed class DraftGrade : VersionedRow
{
    public Guid DraftId { get; init; }
    public required string MetricId { get; init; }

    /// <summary>快报数, 初步数, 核定数; empty: none.</summary>
    public required string Grade { get; set; }
    public required string ByName { get; set; }
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
