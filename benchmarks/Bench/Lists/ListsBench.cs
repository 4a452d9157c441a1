using System.CommandLine;
using Yingshang.App.Commands;
using Yingshang.Bench.Districts;
using Yingshang.Bench.Load;
using Yingshang.Platform.People;

namespace Yingshang.Bench.Lists;

/// <summary>The lists over HTTP at full size and at a tenth, beside the same page from memory.</summary>
internal static class ListsBench
{
    private static readonly int[] ClientCounts = [1, 8, 64];

    private sealed record Options(string? Keep, TimeSpan Time, int Most, string? Only, string Pack);

    public static Command Command()
    {
        var keep = new Option<string?>("--keep") { Description = "把造好的区县留在这个文件夹里，下次再用" };
        var seconds = new Option<double>("--seconds") { Description = "每一项量多久", DefaultValueFactory = _ => 2 };
        var most = new Option<int>("--most") { Description = "每一项最多请求多少次", DefaultValueFactory = _ => 5_000 };
        var only = new Option<string?>("--only") { Description = "只量名称含这几个字的项" };
        var command = new Command("lists", "列表、搜索、待办：53,000 户企业、200,000 件诉求，与内存里的同一页比") { keep, seconds, most, only };
        command.SetAction((parsed, cancel) => RunAsync(
            new Options(parsed.GetValue(keep), TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(most), parsed.GetValue(only), BenchDistrict.DemoPack), cancel));
        return command;
    }

    private static async Task<int> RunAsync(Options options, CancellationToken cancel)
    {
        using var full = await BenchDistrict.MakeAsync(BenchSize.Full, options.Keep, options.Pack, null, cancel);
        using var tenth = await BenchDistrict.MakeAsync(BenchSize.Tenth, options.Keep, options.Pack, null, cancel);
        using var memory = await ChildServer.StartAsync(port => [typeof(ListsBench).Assembly.Location, MemoryHost.Name, "--data", full.Folder, "--port", $"{port}"], cancel);
        using var large = await ServeAsync(full, cancel);
        using var small = await ServeAsync(tenth, cancel);
        var yardstick = await MeasureAsync(options, memory, Clients.To(memory.Address), "/cases");
        Print("内存里的同一页", yardstick.Select(y => (y, 1.0, double.NaN)));
        foreach (var page in await ListPage.AllAsync(full.District, tenth.District, cancel))
        {
            if (options.Only is { } only && !page.Name.Contains(only, StringComparison.Ordinal)) continue;
            var at = await MeasureAsync(options, large, Clients.To(large.Address, page.Cookie), page.Path);
            var atTenth = await MeasureAsync(options, small, Clients.To(small.Address, page.TenthCookie), page.TenthPath);
            Print(page.Name, at.Select((a, i) => (a, yardstick[i].PerSecond / a.PerSecond, atTenth[i].PerSecond / a.PerSecond)));
        }
        Console.WriteLine($"\nMemory of the server at full size: {large.Memory / 1_048_576} MB");
        return 0;
    }

    public static Task<ChildServer> ServeAsync(BenchDistrict district, CancellationToken cancel) =>
        ChildServer.StartAsync(port => [Path.Combine(DistrictOptions.Root, "src", "App", "bin", "Release", "net10.0", "Yingshang.App.dll"), "serve", "--port", $"{port}", "--data", district.Folder, "--pack", district.Pack, .. district.District.Store.IsSqlite ? [] : new[] { "--db", district.District.Store.ConnectionString }], cancel);

    private static async Task<List<LoadResult>> MeasureAsync(Options options, ChildServer server, HttpClient client, string path)
    {
        using var _ = client;
        // The first answers are compiled; what is measured is a server that has been up for a while.
        await LoadRun.MeasureAsync(8, TimeSpan.FromSeconds(8), 600, server, (_, _) => LoadRun.GetAsync(client, path));
        var results = new List<LoadResult>();
        foreach (var clients in ClientCounts) results.Add(await LoadRun.MeasureAsync(clients, options.Time, options.Most, server, (_, _) => LoadRun.GetAsync(client, path)));
        return results;
    }

    private static bool _headed;

    private static void Print(string name, IEnumerable<(LoadResult Result, double ToMemory, double ToTenth)> lines)
    {
        var table = new MarkdownTable("页面", "并发", "次/秒", "p50 毫秒", "p95 毫秒", "服务器 CPU 毫秒/次", "为内存页的几倍", "为十分之一数据的几倍");
        foreach (var (r, toMemory, toTenth) in lines) table.Add(name, r.Clients, r.PerSecond, r.P50, r.P95, r.CpuPerRequest, toMemory, toTenth);
        var text = table.ToString();
        Console.Write(_headed ? string.Join('\n', text.Split('\n').Skip(2)) : text);
        _headed = true;
    }
}
