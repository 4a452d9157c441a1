using System.CommandLine;
using Yingshang.App.Commands;
using Yingshang.Bench.Districts;
using Yingshang.Bench.Intake;
using Yingshang.Bench.Load;

namespace Yingshang.Bench.Lists;

/// <summary>The lists over HTTP at full size and at a tenth, beside the same page from memory.</summary>
internal static class ListsBench
{
    private static readonly int[] ClientCounts = [1, 8, 64];

    private sealed record Options(string? Keep, TimeSpan Time, int Most, string? Only);

    public static Command Command()
    {
        var keep = new Option<string?>("--keep") { Description = "把造好的区县留在这个文件夹里，下次再用" };
        var seconds = new Option<double>("--seconds") { Description = "每一项量多久", DefaultValueFactory = _ => 2 };
        var most = new Option<int>("--most") { Description = "每一项最多请求多少次", DefaultValueFactory = _ => 5_000 };
        var only = new Option<string?>("--only") { Description = "只量名称含这几个字的项" };
        var command = new Command("lists", "列表、搜索、待办：53,000 户企业、200,000 件诉求，与内存里的同一页比") { keep, seconds, most, only };
        command.SetAction((parsed, cancel) => RunAsync(
            new Options(parsed.GetValue(keep), TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(most), parsed.GetValue(only)), cancel));
        return command;
    }

    private static async Task<int> RunAsync(Options options, CancellationToken cancel)
    {
        using var pack = OpenPack.Create();
        using var full = await BenchDistrict.MakeAsync(BenchSize.Full, options.Keep, pack.Folder, null, cancel);
        using var tenth = await BenchDistrict.MakeAsync(BenchSize.Tenth, options.Keep, pack.Folder, null, cancel);
        using var memory = await ChildServer.StartAsync(port => [typeof(ListsBench).Assembly.Location, MemoryHost.Name, "--data", full.Folder, "--port", $"{port}"], cancel);
        using var large = await ServeAsync(full, cancel);
        using var small = await ServeAsync(tenth, cancel);
        var table = new MarkdownTable("页面", "并发", "次/秒", "p50 毫秒", "p95 毫秒", "内存页 次/秒", "为内存页的几倍", "CPU 为内存页的几倍", "为十分之一数据的几倍");
        using var memoryClient = Clients.To(memory.Address);
        await WarmAsync(memory, memoryClient, "/cases");
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var filing = Task.WhenAll(FileOnAsync(large, ended.Token), FileOnAsync(small, ended.Token));
        foreach (var page in await ListPage.AllAsync(full.District, tenth.District, cancel))
        {
            if (options.Only is { } only && !page.Name.Contains(only, StringComparison.Ordinal)) continue;
            using var client = Clients.To(large.Address, page.Cookie);
            using var tenthClient = Clients.To(small.Address, page.TenthCookie);
            await WarmAsync(large, client, page.Path);
            await WarmAsync(small, tenthClient, page.TenthPath);
            foreach (var clients in ClientCounts)
            {
                // One after the other within seconds: what else the machine does then weighs on all three.
                var yardstick = await MeasureAsync(options, clients, memory, memoryClient, "/cases");
                var at = await MeasureAsync(options, clients, large, client, page.Path);
                var atTenth = await MeasureAsync(options, clients, small, tenthClient, page.TenthPath);
                table.Add(page.Name, clients, at.PerSecond, at.P50, at.P95, yardstick.PerSecond, yardstick.PerSecond / at.PerSecond, at.CpuPerRequest / yardstick.CpuPerRequest, atTenth.PerSecond / at.PerSecond);
            }
            Console.Error.WriteLine(page.Name);
        }
        await ended.CancelAsync();
        await filing;
        Console.Write(table);
        Console.WriteLine($"\nMemory of the server at full size: {large.Memory / 1_048_576} MB");
        return 0;
    }

    /// <summary>Somebody files once a second: a district where nothing is written would flatter what is remembered between writes.</summary>
    private static async Task FileOnAsync(ChildServer server, CancellationToken ended)
    {
        var form = await FilingForm.OpenAsync(server.Address, "旁");
        for (var number = 0; !ended.IsCancellationRequested; number++)
        {
            await form.FileAsync(0, number);
            await Task.Delay(1_000, ended).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    public static Task<ChildServer> ServeAsync(BenchDistrict district, CancellationToken cancel) =>
        ChildServer.StartAsync(port => [Path.Combine(DistrictOptions.Root, "src", "App", "bin", "Release", "net10.0", "Yingshang.App.dll"), "serve", "--port", $"{port}", "--data", district.Folder, "--pack", district.Pack, .. district.District.Store.IsSqlite ? [] : new[] { "--db", district.District.Store.ConnectionString }], cancel);

    /// <summary>The first answers are compiled; what is measured is a server that has been up for a while.</summary>
    private static Task WarmAsync(ChildServer server, HttpClient client, string path) =>
        LoadRun.MeasureAsync(8, TimeSpan.FromSeconds(6), 1_500, server, (_, _) => LoadRun.GetAsync(client, path));

    private static Task<LoadResult> MeasureAsync(Options options, int clients, ChildServer server, HttpClient client, string path) =>
        LoadRun.MeasureAsync(clients, options.Time, options.Most, server, (_, _) => LoadRun.GetAsync(client, path));
}
