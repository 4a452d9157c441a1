using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Yingshang.Platform.Districts;

/// <summary>Work that comes round again for every district, on every node. What fails waits for the next round: another node was faster, a row was edited meanwhile, the store is away.
/// Whatever else went wrong in one district is written to the log and neither stops the others nor the process.</summary>
/// <param name="every">the pause between two rounds</param>
public abstract class DistrictWorker(DistrictList districts, TimeSpan every, TimeProvider clock, ILogger log) : BackgroundService
{
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                foreach (var district in districts.All) await TryAsync(district, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
    }

    /// <summary>One round in one district.</summary>
    protected abstract Task RunAsync(District district, CancellationToken cancel);

    private async Task TryAsync(District district, CancellationToken cancel)
    {
        try
        {
            await RunAsync(district, cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            log.Log(IsOfTheStore(e) ? LogLevel.Debug : LogLevel.Error, e, "{Worker} waits in {District}", GetType().Name, district.Name);
        }
    }

    // Lost races are the daily bread of several nodes; a store that is away shows in /health/ready.
    private static bool IsOfTheStore(Exception e) => e is Microsoft.EntityFrameworkCore.DbUpdateException or System.Data.Common.DbException;
}
