using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Files;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Platform.Imports;

/// <summary>导入 over the page: first counted without writing, then, confirmed, taken in; large files in the background. Injectable, scoped.</summary>
public sealed class ImportRuns(DistrictDb db, IEnumerable<SheetImporter> importers, CurrentUser user)
{
    /// <summary>Up to so many lines are taken in while one waits.</summary>
    private const int AtOnce = 1_000;

    /// <summary>Up to so many lines are listed one by one.</summary>
    public const int MostListed = 5_000;

    /// <summary>试算: keeps the file and counts what would change.</summary>
    public async Task<Result<Guid>> CheckAsync(string kind, string? layout, string fileName, byte[] bytes, CancellationToken cancel)
    {
        try
        {
            var importer = Importer(kind);
            var file = importer.Read(bytes, layout);
            var outcome = await importer.RunAsync(new ImportJob(file, fileName, layout, DryRun: true), _ => Task.FromResult(true), cancel);
            var id = db.NewId();
            var attachment = await db.AttachAsync("import", id, fileName, "application/octet-stream", bytes, user.AccountId, cancel);
            var import = new ImportRun { Id = id, Kind = kind, Layout = layout, FileName = fileName, AttachmentId = attachment.Id, CreatedAt = db.Now, ById = user.AccountId!.Value, UnknownColumns = [.. outcome.UnknownColumns] };
            db.Set<ImportRun>().Add(import);
            await KeepAsync(import, file, outcome, cancel);
            db.Audit("import.checked", "import", id, ("kind", kind), ("layout", layout), ("file", fileName), ("lines", outcome.Counts.Lines));
            await db.SaveAsync(cancel);
            return id;
        }
        catch (FormatException e)
        {
            return ImportProblems.Unreadable(e.Message);
        }
    }

    public async Task<Result> StartAsync(string kind, Guid id, CancellationToken cancel)
    {
        var import = await FindAsync(kind, id, cancel);
        if (import.IsUnderWay || import.State == ImportState.Done) return ImportProblems.Running;
        import.State = ImportState.Queued;
        db.Audit("import.started", "import", id, ("kind", kind), ("file", import.FileName));
        try
        {
            await db.SaveAsync(cancel);
            if (import.Lines <= AtOnce) await RunAsync(import, cancel);
            return Result.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return ImportProblems.Running;
        }
    }

    public async Task StopAsync(string kind, Guid id, CancellationToken cancel)
    {
        await FindAsync(kind, id, cancel);
        await db.Set<ImportRun>().Where(i => i.Id == id && i.State == ImportState.Queued).ExecuteUpdateAsync(s => s.SetProperty(i => i.State, ImportState.Stopped), cancel);
        await db.Set<ImportRun>().Where(i => i.Id == id && i.State == ImportState.Running).ExecuteUpdateAsync(s => s.SetProperty(i => i.State, ImportState.Stopping), cancel);
    }

    /// <summary>Claims an import and takes its file in.</summary>
    /// <exception cref="DbUpdateConcurrencyException">another node was faster</exception>
    internal async Task RunAsync(ImportRun import, CancellationToken cancel)
    {
        (import.State, import.BeatAt) = (ImportState.Running, db.Now);
        var attachment = await db.Attachments.SingleAsync(a => a.Id == import.AttachmentId, cancel);
        await db.SaveAsync(cancel);
        var importer = Importer(import.Kind);
        var file = importer.Read(await db.ReadAsync(attachment, cancel), import.Layout);
        db.ChangeTracker.Clear();
        var outcome = await importer.RunAsync(new ImportJob(file, import.FileName, import.Layout, DryRun: false), counts => BeatAsync(import.Id, counts, cancel), cancel);
        import = await FindAsync(import.Kind, import.Id, cancel);
        (import.State, import.FinishedAt) = (outcome.Counts.Done < outcome.Counts.Lines ? ImportState.Stopped : ImportState.Done, db.Now);
        await KeepAsync(import, file, outcome, cancel);
        await db.SaveAsync(cancel);
    }

    public async Task<byte[]> BadLinesAsync(string kind, Guid id, CancellationToken cancel)
    {
        var import = await FindAsync(kind, id, cancel);
        var attachment = await db.Attachments.FirstOrDefaultAsync(a => a.Id == import.BadAttachmentId, cancel) ?? throw new NotThereException("bad lines");
        return await db.ReadAsync(attachment, cancel);
    }

    public async Task<ImportRun> FindAsync(string kind, Guid id, CancellationToken cancel) =>
        await db.Set<ImportRun>().FirstOrDefaultAsync(i => i.Id == id && i.Kind == kind, cancel) ?? throw new NotThereException($"import {id}");

    public async Task<IReadOnlyList<ImportRun>> RecentAsync(string kind, CancellationToken cancel) =>
        await db.Set<ImportRun>().AsNoTracking().Where(i => i.Kind == kind).OrderByDescending(i => i.CreatedAt).Take(10).ToListAsync(cancel);

    private SheetImporter Importer(string kind) => importers.Single(i => i.Kind == kind);

    private async Task<bool> BeatAsync(Guid id, ImportCounts counts, CancellationToken cancel)
    {
        await db.Set<ImportRun>().Where(i => i.Id == id).ExecuteUpdateAsync(s => s
            .SetProperty(i => i.Done, counts.Done).SetProperty(i => i.New, counts.New).SetProperty(i => i.Changed, counts.Changed).SetProperty(i => i.Unchanged, counts.Unchanged)
            .SetProperty(i => i.Bad, counts.Bad).SetProperty(i => i.BeatAt, db.Now), cancel);
        return !await db.Set<ImportRun>().AnyAsync(i => i.Id == id && i.State == ImportState.Stopping, cancel);
    }

    private async Task KeepAsync(ImportRun import, SheetFile file, ImportOutcome outcome, CancellationToken cancel)
    {
        import.Count(outcome.Counts);
        import.BadAttachmentId = outcome.Bad.Count == 0 ? null
            : (await db.AttachAsync("import", import.Id, "没有导入的行.csv", "text/csv", BadLineFile.Write(file.Header, outcome.Bad), user.AccountId, cancel)).Id;
        if (outcome.Told.Count == 0) return;
        await db.Set<ImportRow>().Where(r => r.ImportId == import.Id).ExecuteDeleteAsync(cancel);
        db.Set<ImportRow>().AddRange(outcome.Told.Take(MostListed).Select(l => new ImportRow { ImportId = import.Id, Line = l.Line, Verdict = l.Verdict, Key = l.Key, Title = l.Title, Said = l.Said, SubjectId = l.SubjectId }));
    }
}
