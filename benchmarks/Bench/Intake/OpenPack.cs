using System.Text.RegularExpressions;
using Yingshang.App.Commands;
using Yingshang.Bench.Districts;

namespace Yingshang.Bench.Intake;

/// <summary>The demo pack with the flood limits lifted, as a district could declare it: all filings of a benchmark come from one address.</summary>
internal sealed class OpenPack : IDisposable
{
    private OpenPack(string folder) => Folder = folder;

    public string Folder { get; }

    public static OpenPack Create()
    {
        var folder = Directory.CreateTempSubdirectory("yingshang-bench-pack-").FullName;
        File.WriteAllText(Path.Combine(folder, "pack.yaml"), $"id: bench\nname: 压测\nextends: {BenchDistrict.DemoPack}\n");
        Directory.CreateDirectory(Path.Combine(folder, "limits"));
        var limits = File.ReadAllText(Path.Combine(DistrictOptions.Root, "packs", "standard", "limits", "intake.yaml"));
        File.WriteAllText(Path.Combine(folder, "limits", "intake.yaml"), Regex.Replace(limits, "(per_telephone_per_hour|per_address_per_hour): [0-9]+", "$1: 1000000000"));
        return new OpenPack(folder);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
