using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Yingshang.App.Commands;
using Yingshang.App.Seeding;
using Yingshang.Cases;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Audit;
using Yingshang.Platform.Districts;

namespace Yingshang.Modules.Tests.Cases;

/// <summary>A process killed in a stream of filings loses no demand whose tracking code it gave out.</summary>
public sealed partial class KillTests
{
    [Fact]
    public async Task A_killed_process_loses_no_acknowledged_demand()
    {
        if (TestDistrict.OnPostgreSql) return; // The server's own promise there; on SQLite it is ours.
        var folder = Directory.CreateTempSubdirectory("yingshang-kill-").FullName;
        var pack = await PackWithoutLimitsAsync(folder);
        var data = Path.Combine(folder, "data");
        using var server = await StartAsync(data, pack);
        var address = server.Address;
        var acknowledged = new ConcurrentBag<string>();
        var filing = Enumerable.Range(0, 6).Select(i => Task.Run(() => FileUntilItDiesAsync(address, i, acknowledged))).ToArray();
        var patience = Stopwatch.StartNew();
        while (acknowledged.Count < 60 && patience.Elapsed < TimeSpan.FromSeconds(60)) await Task.Delay(20);
        server.Process.Kill();
        await server.Process.WaitForExitAsync();
        await Task.WhenAll(filing);
        Assert.True(acknowledged.Count >= 60, $"only {acknowledged.Count} filed before the kill");

        var district = DistrictOptions.Open(data, null, pack, TimeProvider.System);
        await district.OpenAsync(CancellationToken.None);
        await using (var db = district.NewSystemDb())
        {
            var stored = (await db.Cases.Select(c => c.TrackingCode).ToListAsync()).ToHashSet();
            Assert.Empty(acknowledged.Where(code => !stored.Contains(code)));
            // Numbers run without gaps: what was not acknowledged was either written whole or not at all.
            var numbers = await db.Cases.Select(c => c.Number).ToListAsync();
            Assert.Equal(numbers.Count, numbers.Distinct().Count());
            Assert.Equal(numbers.Count, await db.Demands.CountAsync());
            Assert.Equal(numbers.Count * 4, await db.CaseSteps.CountAsync());
        }
        while (await AuditSealer.SealAsync(district, CancellationToken.None) > 0) { }
        Assert.Empty((await AuditVerifier.VerifyAsync(district, CancellationToken.None)).Findings);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task FileUntilItDiesAsync(string address, int worker, ConcurrentBag<string> acknowledged)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(address) };
        try
        {
            var page = await client.GetStringAsync("/file");
            var hidden = Hidden().Matches(page).Select(m => KeyValuePair.Create(WebUtility.HtmlDecode(m.Groups[1].Value), WebUtility.HtmlDecode(m.Groups[2].Value))).ToList();
            for (var i = 0; i < 2_000; i++)
            {
                using var form = new MultipartFormDataContent();
                foreach (var (name, value) in hidden) form.Add(new StringContent(value), name);
                form.Add(new StringContent($"厂区门口第 {worker}-{i} 号路灯不亮，夜班工人进出不安全，请安排检修。"), "Form.Text");
                form.Add(new StringContent("清河安泰消防器材有限公司"), "Form.Enterprise");
                form.Add(new StringContent("刘女士"), "Form.ContactName");
                form.Add(new StringContent($"139{worker:0000}{i:0000}"), "Form.Phone");
                var answer = await client.PostAsync("/file", form);
                if (answer.Headers.Location is { } to) acknowledged.Add(to.ToString().Split('/')[^1]);
            }
        }
        catch (HttpRequestException) { }
        catch (IOException) { }
    }

    private static async Task<string> PackWithoutLimitsAsync(string folder)
    {
        var pack = Path.Combine(folder, "pack");
        Directory.CreateDirectory(Path.Combine(pack, "limits"));
        var demo = Path.Combine(DistrictOptions.Root, "packs", "demo");
        await File.WriteAllTextAsync(Path.Combine(pack, "pack.yaml"), $"id: kill\nextends: {demo}\n");
        var limits = await File.ReadAllTextAsync(Path.Combine(DistrictOptions.Root, "packs", "standard", "limits", "intake.yaml"));
        await File.WriteAllTextAsync(Path.Combine(pack, "limits", "intake.yaml"), limits.Replace("per_telephone_per_hour: 5", "per_telephone_per_hour: 100000").Replace("per_address_per_hour: 60", "per_address_per_hour: 100000"));
        return pack;
    }

    private sealed record Server(Process Process, string Address) : IDisposable
    {
        public void Dispose()
        {
            if (!Process.HasExited) Process.Kill();
            Process.Dispose();
        }
    }

    private static async Task<Server> StartAsync(string data, string pack)
    {
        var district = DistrictOptions.Open(data, null, pack, TimeProvider.System);
        await district.OpenAsync(CancellationToken.None);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var port = FreePort();
        var configuration = AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug";
        var start = new ProcessStartInfo("dotnet", [Path.Combine(DistrictOptions.Root, "src", "App", "bin", configuration, "net10.0", "Yingshang.App.dll"), "serve", "--data", data, "--pack", pack, "--port", port.ToString()])
        { RedirectStandardError = true, RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var address = $"http://127.0.0.1:{port}";
        using var client = new HttpClient();
        for (var i = 0; i < 300; i++)
        {
            try
            {
                if ((await client.GetAsync(address + "/health/ready")).IsSuccessStatusCode) return new Server(process, address);
            }
            catch (HttpRequestException) { }
            await Task.Delay(100);
        }
        throw new InvalidOperationException("The server did not start");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
