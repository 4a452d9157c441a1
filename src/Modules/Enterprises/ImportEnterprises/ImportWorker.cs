using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Yingshang.Enterprises.Catalogues;
using Yingshang.Enterprises.Sizing;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;

namespace Yingshang.Enterprises.ImportEnterprises;

/// <summary>Takes large files in, in the name of the person who confirmed. An import is claimed by its state, so that of several nodes one does it;
/// what a node left unfinished another begins again after a minute without a beat.</summary>
internal sealed class ImportWorker(DistrictList districts, TimeProvider clock, ILogger<ImportWorker> log) : BackgroundService
{
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(2), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken).AsTask().ContinueWith(t => t.IsCompletedSuccessfully && t.Result, TaskScheduler.Default))
            foreach (var district in districts.All) await TryAsync(district, stoppingToken);
    }

    private async Task TryAsync(District district, CancellationToken cancel)
    {
        try
        {
            await RunNextAsync(district, cancel);
        }
        catch (OperationCanceledException) { }
        catch (Exception e) when (e is DbUpdateException or System.Data.Common.DbException)
        {
            // Another node was faster, a file was edited meanwhile, or the store is away: the next round goes on where this one stopped.
            log.LogWarning(e, "Import waits");
        }
    }

    private static async Task RunNextAsync(District district, CancellationToken cancel)
    {
        await using var look = district.NewSystemDb();
        var silent = look.Now - Silence;
        var next = await look.Set<EnterpriseImport>().AsNoTracking().Where(i => i.State == ImportState.Queued || ((i.State == ImportState.Running || i.State == ImportState.Stopping) && i.BeatAt < silent))
            .OrderBy(i => i.CreatedAt).FirstOrDefaultAsync(cancel);
        if (next is null) return;
        var user = new CurrentUser();
        user.Is(await look.Accounts.AsNoTracking().SingleAsync(a => a.Id == next.ById, cancel), district.Access);
        await using var db = district.NewDb(user);
        var catalogues = district.Declared<EnterpriseCatalogues>();
        var importer = new EnterpriseImporter(db, catalogues, new SizeClassing(district.Declared<SizeClassTable>(), catalogues, db));
        await new ImportEnterprisesHandler(db, importer, user).RunAsync(next.Id, cancel);
    }
}
