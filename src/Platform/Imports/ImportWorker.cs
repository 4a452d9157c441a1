using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;

namespace Yingshang.Platform.Imports;

/// <summary>Takes large files in, in the name of the person who confirmed. An import is claimed by its state, so that of several nodes one does it;
/// what a node left unfinished another begins again after a minute without a beat.</summary>
internal sealed class ImportWorker(DistrictList districts, IServiceScopeFactory scopes, TimeProvider clock, ILogger<ImportWorker> log) : BackgroundService
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

    private async Task RunNextAsync(District district, CancellationToken cancel)
    {
        await using var look = district.NewSystemDb();
        var silent = look.Now - Silence;
        var next = await look.Set<ImportRun>().AsNoTracking().Where(i => i.State == ImportState.Queued || ((i.State == ImportState.Running || i.State == ImportState.Stopping) && i.BeatAt < silent))
            .OrderBy(i => i.CreatedAt).FirstOrDefaultAsync(cancel);
        if (next is null) return;
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentDistrict>().District = district;
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Is(await look.Accounts.AsNoTracking().SingleAsync(a => a.Id == next.ById, cancel), district.Access);
        var runs = scope.ServiceProvider.GetRequiredService<ImportRuns>();
        await runs.RunAsync(await runs.FindAsync(next.Kind, next.Id, cancel), cancel);
    }
}
