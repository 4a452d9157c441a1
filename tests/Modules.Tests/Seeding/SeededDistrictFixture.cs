using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Yingshang.App.Seeding;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.Modules.Tests.Seeding;

/// <summary>The demo district at a tenth of its size, on a Friday morning.</summary>
public sealed class SeededDistrictFixture : IAsyncLifetime
{
    public const double Scale = 0.1;

    private TestDistrict? _district;

    public TestClock Clock { get; } = new();
    public District District => _district!.District;
    internal SeededDistrict Result { get; private set; } = null!;

    public DistrictDb Db() => District.NewSystemDb();

    public async Task InitializeAsync()
    {
        Clock.SetLocal("2026-11-20 10:00");
        _district = await TestDistrict.CreateEmptyAsync(Clock);
        Result = await LayDownAsync(District);
    }

    public Task DisposeAsync() => _district!.DisposeAsync().AsTask();

    /// <summary>The password of everybody in a demo district.</summary>
    internal static string PasswordOf(District district) => SeedTargets.Read(new(district.Pack.Folder), 1).Password;

    internal static Task<SeededDistrict> LayDownAsync(District district)
    {
        var hasher = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 1 }));
        return new DemoSeed(district, hasher, Scale).SeedAsync((_, _, _) => { }, CancellationToken.None);
    }
}
