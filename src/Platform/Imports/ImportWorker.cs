using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;

namespace Yingshang.Platform.Imports;

/// <summary>Takes large files in, in the name of the person who confirmed. An import is claimed by its state, so that of several nodes one does it;
/// what a node left unfinished another begins again after a minute without a beat.</summary>
internal sealed class ImportWorker(DistrictList districts, IServiceScopeFactory scopes, TimeProvider clock, ILogger<ImportWorker> log) : DistrictWorker(districts, TimeSpan.FromSeconds(2), clock, log)
{
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    protected override async Task RunAsync(District district, CancellationToken cancel)
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
