using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Yingshang.App.Commands;
using Yingshang.App.Seeding;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;

namespace Yingshang.Bench.Districts;

/// <summary>A district of the benchmark's own in a folder that goes when the run has ended: the demo pack's units and people, and as many records as asked for.</summary>
internal sealed class BenchDistrict : IDisposable
{
    private readonly bool _isKept;

    private BenchDistrict(District district, string pack, bool isKept) => (District, Pack, _isKept) = (district, pack, isKept);

    public District District { get; }
    public string Pack { get; }
    public string Folder => District.Folder;

    /// <param name="keepIn">null: a temporary folder; otherwise this one, which is used again when it is there</param>
    public static async Task<BenchDistrict> MakeAsync(BenchSize size, string? keepIn, string pack, string? db, CancellationToken cancel)
    {
        var folder = keepIn is null ? Directory.CreateTempSubdirectory("yingshang-bench-").FullName : Directory.CreateDirectory(Path.Combine(keepIn, size.Name)).FullName;
        var district = DistrictOptions.Open(folder, db, pack, TimeProvider.System);
        await district.OpenAsync(cancel);
        var made = new BenchDistrict(district, pack, keepIn is not null);
        if (File.Exists(made.Done)) return made;
        // Nobody signs in with a password here: a random one, hashed in one round.
        var hasher = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 1 }));
        await new OrganisationSeed(district, hasher).SeedAsync(RandomNumberGenerator.GetHexString(24), district.Clock.GetUtcNow().UtcDateTime.AddYears(-4), cancel);
        await new BenchRecords(district, size).WriteAsync(cancel);
        File.WriteAllText(made.Done, "");
        return made;
    }

    public static string DemoPack => Path.Combine(DistrictOptions.Root, "packs", "demo");

    private string Done => Path.Combine(Folder, "made");

    public void Dispose()
    {
        if (!_isKept) Directory.Delete(Folder, recursive: true);
    }
}

/// <summary>How many records a district of the benchmark holds.</summary>
internal sealed record BenchSize(string Name, int Enterprises, int Demands)
{
    public static readonly BenchSize Full = new("full", 53_000, 200_000);
    public static readonly BenchSize Tenth = new("tenth", 5_300, 20_000);
    public static readonly BenchSize Empty = new("empty", 0, 0);
}
