namespace Yingshang.Platform.Imports;

/// <summary>An import over the page: its file, how far it is, what came of it.</summary>
public sealed class ImportRun
{
    public Guid Id { get; init; }

    /// <summary>Which <see cref="SheetImporter"/> takes it.</summary>
    public required string Kind { get; init; }

    /// <summary>In which of the layouts that the importer knows; null where there is one.</summary>
    public string? Layout { get; init; }

    public required string FileName { get; init; }

    /// <summary>The file as it was handed in.</summary>
    public Guid AttachmentId { get; init; }

    public ImportState State { get; set; }

    public int Lines { get; set; }
    public int Done { get; set; }
    public int New { get; set; }
    public int Changed { get; set; }
    public int Unchanged { get; set; }
    public int Bad { get; set; }
    public int Warned { get; set; }

    /// <summary>The lines that were not taken in, with their reasons.</summary>
    public Guid? BadAttachmentId { get; set; }

    /// <summary>Headers that were not read.</summary>
    public List<string> UnknownColumns { get; set; } = [];

    public DateTime CreatedAt { get; init; }
    public Guid ById { get; init; }

    /// <summary>Written with each batch; an import that runs without it was left by a node that stopped, and another takes it.</summary>
    public DateTime? BeatAt { get; set; }
    public DateTime? FinishedAt { get; set; }

    public bool IsUnderWay => State is ImportState.Queued or ImportState.Running or ImportState.Stopping;

    public void Count(ImportCounts counts) =>
        (Lines, Done, New, Changed, Unchanged, Bad, Warned) = (counts.Lines, counts.Done, counts.New, counts.Changed, counts.Unchanged, counts.Bad, counts.Warned);
}

public enum ImportState
{
    /// <summary>试算过，等人确认</summary>
    Checked,
    /// <summary>等待导入</summary>
    Queued,
    /// <summary>正在导入</summary>
    Running,
    /// <summary>正在停下</summary>
    Stopping,
    /// <summary>已停下，可以接着导入</summary>
    Stopped,
    /// <summary>已导入</summary>
    Done,
}

/// <summary>What an import does, or in a dry run would do, with a line.</summary>
public enum ImportVerdict
{
    /// <summary>新增</summary>
    New,
    /// <summary>变更</summary>
    Changed,
    /// <summary>无变化</summary>
    Unchanged,
    /// <summary>有问题</summary>
    Bad,
}

/// <summary>A line of an import as its page lists it; renewed when the import has run.</summary>
public sealed class ImportRow
{
    public Guid ImportId { get; init; }
    public int Line { get; init; }
    public ImportVerdict Verdict { get; init; }

    /// <summary>By what the line is known again: the external number.</summary>
    public required string Key { get; init; }

    /// <summary>What it is about, in few words.</summary>
    public required string Title { get; init; }

    /// <summary>What changes, or why it is not taken in.</summary>
    public string? Said { get; init; }

    /// <summary>The record that it belongs to, once there is one.</summary>
    public Guid? SubjectId { get; init; }
}
