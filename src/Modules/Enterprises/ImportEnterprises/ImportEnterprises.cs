using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Enterprises.ImportEnterprises;

/// <summary>导入企业库 over the page: first counted without writing, then, confirmed, taken in; large files in the background.</summary>
internal sealed class ImportEnterprisesHandler(DistrictDb db, EnterpriseImporter importer, CurrentUser user)
{
    /// <summary>Up to so many lines are taken in while one waits.</summary>
    private const int AtOnce = 1_000;

    /// <summary>试算: keeps the file and counts what would change.</summary>
    public async Task<Result<Guid>> CheckAsync(string fileName, byte[] bytes, CancellationToken cancel)
    {
        try
        {
            var file = EnterpriseCsv.Read(bytes);
            var (counts, bad, unknown) = await importer.RunAsync(file, fileName, dryRun: true, _ => Task.FromResult(true), cancel);
            var id = db.NewId();
            var attachment = await db.AttachAsync("enterprise-import", id, fileName, "text/csv", bytes, user.AccountId, cancel);
            var import = new EnterpriseImport { Id = id, FileName = fileName, AttachmentId = attachment.Id, CreatedAt = db.Now, ById = user.AccountId!.Value, UnknownColumns = [.. unknown] };
            import.Count(counts);
            import.BadAttachmentId = await KeepAsync(import, file, bad, cancel);
            db.Set<EnterpriseImport>().Add(import);
            db.Audit("enterprise.import-checked", "enterprise-import", id, ("file", fileName), ("lines", counts.Lines));
            await db.SaveAsync(cancel);
            return id;
        }
        catch (FormatException e)
        {
            return EnterpriseProblems.ImportUnreadable(e.Message);
        }
    }

    public async Task<Result> StartAsync(Guid id, CancellationToken cancel)
    {
        var import = await FindAsync(id, cancel);
        if (import.IsUnderWay || import.State == ImportState.Done) return EnterpriseProblems.ImportRunning;
        import.State = ImportState.Queued;
        db.Audit("enterprise.import-started", "enterprise-import", id, ("file", import.FileName));
        try
        {
            await db.SaveAsync(cancel);
            if (import.Lines <= AtOnce) await RunAsync(id, cancel);
            return Result.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return EnterpriseProblems.ImportRunning;
        }
    }

    public async Task StopAsync(Guid id, CancellationToken cancel)
    {
        await FindAsync(id, cancel);
        await db.Set<EnterpriseImport>().Where(i => i.Id == id && i.State == ImportState.Queued).ExecuteUpdateAsync(s => s.SetProperty(i => i.State, ImportState.Stopped), cancel);
        await db.Set<EnterpriseImport>().Where(i => i.Id == id && i.State == ImportState.Running).ExecuteUpdateAsync(s => s.SetProperty(i => i.State, ImportState.Stopping), cancel);
    }

    /// <summary>Claims an import and takes its file in.</summary>
    /// <exception cref="DbUpdateConcurrencyException">another node was faster</exception>
    public async Task RunAsync(Guid id, CancellationToken cancel)
    {
        var import = await FindAsync(id, cancel);
        (import.State, import.BeatAt) = (ImportState.Running, db.Now);
        var attachment = await db.Attachments.SingleAsync(a => a.Id == import.AttachmentId, cancel);
        await db.SaveAsync(cancel);
        var file = EnterpriseCsv.Read(await db.ReadAsync(attachment, cancel));
        db.ChangeTracker.Clear();
        var (counts, bad, _) = await importer.RunAsync(file, import.FileName, dryRun: false, counts => BeatAsync(id, counts, cancel), cancel);
        import = await FindAsync(id, cancel);
        import.Count(counts);
        (import.State, import.FinishedAt) = (counts.Done < counts.Lines ? ImportState.Stopped : ImportState.Done, db.Now);
        import.BadAttachmentId = await KeepAsync(import, file, bad, cancel);
        await db.SaveAsync(cancel);
    }

    public async Task<byte[]> BadLinesAsync(Guid id, CancellationToken cancel)
    {
        var import = await FindAsync(id, cancel);
        var attachment = await db.Attachments.FirstOrDefaultAsync(a => a.Id == import.BadAttachmentId, cancel) ?? throw new NotThereException("bad lines");
        return await db.ReadAsync(attachment, cancel);
    }

    public async Task<EnterpriseImport> FindAsync(Guid id, CancellationToken cancel) =>
        await db.Set<EnterpriseImport>().FirstOrDefaultAsync(i => i.Id == id, cancel) ?? throw new NotThereException($"import {id}");

    private async Task<bool> BeatAsync(Guid id, ImportCounts counts, CancellationToken cancel)
    {
        await db.Set<EnterpriseImport>().Where(i => i.Id == id).ExecuteUpdateAsync(s => s
            .SetProperty(i => i.Done, counts.Done).SetProperty(i => i.New, counts.New).SetProperty(i => i.Changed, counts.Changed).SetProperty(i => i.Unchanged, counts.Unchanged)
            .SetProperty(i => i.Bad, counts.Bad).SetProperty(i => i.BeatAt, db.Now), cancel);
        return !await db.Set<EnterpriseImport>().AnyAsync(i => i.Id == id && i.State == ImportState.Stopping, cancel);
    }

    private async Task<Guid?> KeepAsync(EnterpriseImport import, EnterpriseCsv file, IReadOnlyList<BadLine> bad, CancellationToken cancel) =>
        bad.Count == 0 ? null : (await db.AttachAsync("enterprise-import", import.Id, "没有导入的行.csv", "text/csv", BadLineFile.Write(file.Header, bad), user.AccountId, cancel)).Id;
}
