using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Yingshang.Platform.Districts;

/// <summary>What was declared in the browser on another node serves on this one too.</summary>
internal sealed class DeclarationRenewal(DistrictList districts, TimeProvider clock, ILogger<DeclarationRenewal> log) : DistrictWorker(districts, Pause, clock, log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task RunAsync(District district, CancellationToken cancel)
    {
        await using var db = district.NewSystemDb();
        if (await db.Declarations.CountAsync(cancel) != district.Versions.Count) await district.RenewAsync(db, cancel);
    }
}
