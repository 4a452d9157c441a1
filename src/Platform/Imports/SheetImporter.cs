using Yingshang.Platform.Files;

namespace Yingshang.Platform.Imports;

/// <summary>How far an import is.</summary>
/// <param name="Lines">of the file, without its header</param>
/// <param name="Done">lines looked at</param>
/// <param name="Warned">lines taken in though something about them should be looked at</param>
public sealed record ImportCounts(int Lines, int Done, int New, int Changed, int Unchanged, int Bad, int Warned);

/// <summary>What is to be imported, and whether it is only tried.</summary>
/// <param name="FileName">named in the record</param>
/// <param name="Layout">one of those that the importer knows; null where there is one</param>
public sealed record ImportJob(SheetFile File, string FileName, string? Layout, bool DryRun);

/// <summary>What came of an import.</summary>
/// <param name="UnknownColumns">headers that were not read</param>
public sealed record ImportOutcome(ImportCounts Counts, IReadOnlyList<BadLine> Bad, IReadOnlyList<string> UnknownColumns)
{
    /// <summary>Each line with what is done with it, for importers that tell so; their <see cref="ImportRow.ImportId"/> is set by who keeps them.</summary>
    public IReadOnlyList<ImportLine> Told { get; init; } = [];
}

/// <inheritdoc cref="ImportRow"/>
public sealed record ImportLine(int Line, ImportVerdict Verdict, string Key, string Title, string? Said, Guid? SubjectId = null);

/// <summary>Takes the lines of a spreadsheet in, in batches that are each a transaction, so that it can be stopped and begun again: what is in already is unchanged the second time.
/// <see cref="ImportRuns"/> carries it over the page, the command line calls it directly.</summary>
public abstract class SheetImporter
{
    /// <summary>Stable, kept with each import.</summary>
    public abstract string Kind { get; }

    /// <exception cref="FormatException">no table that this importer can read; the message says in Chinese why</exception>
    public abstract SheetFile Read(byte[] bytes, string? layout);

    /// <param name="progress">told of each batch inside its transaction; false stops after it</param>
    /// <exception cref="FormatException">the file as a whole cannot be read; the message says in Chinese why</exception>
    public abstract Task<ImportOutcome> RunAsync(ImportJob job, Func<ImportCounts, Task<bool>> progress, CancellationToken cancel);
}
