using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Yingshang.App;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Packs;

namespace Yingshang.Modules.Tests.Cases;

/// <summary>One process, two districts, chosen by host name; neither sees the other.</summary>
public sealed class ManyDistrictsTests
{
    [Fact]
    public async Task A_process_serves_two_districts_by_host_name()
    {
        await using var first = await TestDistrict.CreateAsync(new TestClock());
        await using var second = await TestDistrict.CreateEmptyAsync(new TestClock());
        var folder = Directory.CreateTempSubdirectory("yingshang-pack-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "pack.yaml"), $"id: neighbour\nextends: {first.District.Pack.Folder}\n");
        var profile = await File.ReadAllTextAsync(Path.Combine(first.District.Pack.Folder, "district.yaml"));
        await File.WriteAllTextAsync(Path.Combine(folder, "district.yaml"), profile.Replace("platform_name: 清河区为企服务平台", "platform_name: 临江区为企服务平台").Replace("hosts: []", "hosts: [linjiang.example]"));
        var neighbour = new District(second.District.Folder, second.District.Store, Pack.Load(folder, first.District.Modules), first.District.Modules, new TestClock());
        await neighbour.OpenAsync(CancellationToken.None);
        await using var app = Host.Build(new DistrictList([first.District, neighbour]), [], b => b.WebHost.UseTestServer());
        await app.StartAsync();
        var client = app.GetTestServer().CreateClient();

        Assert.Contains("清河区为企服务平台", await client.GetStringAsync("http://qinghe.example/sign-in"));
        Assert.Contains("临江区为企服务平台", await client.GetStringAsync("http://linjiang.example/sign-in"));
        await app.StopAsync();
        Directory.Delete(folder, recursive: true);
    }
}
