using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;
using Yingshang.Bench.Districts;
using Yingshang.Bench.Intake;
using Yingshang.Bench.Lists;
using Yingshang.Bench.Load;

namespace Yingshang.Bench.Desk;

/// <summary>Twenty officials at work at once on 200,000 demands while enterprises file: what each act takes, beside the list page from memory under as many clients.</summary>
internal static class DeskBench
{
    private const int Dispatchers = 6, Handlers = 10, Readers = 4;

    private sealed record Options(string? Keep, TimeSpan Time, TimeSpan Pause);

    public static Command Command()
    {
        var keep = new Option<string?>("--keep") { Description = "造好的区县放在（或取自）这个文件夹；办过的诉求会留在里面" };
        var seconds = new Option<double>("--seconds") { Description = "量多久", DefaultValueFactory = _ => 20 };
        var pause = new Option<double>("--pause") { Description = "每个人两个动作之间停几秒", DefaultValueFactory = _ => 0.1 };
        var command = new Command("desk", "20 人同时办理：交办、签收、看件、查找，200,000 件诉求，同时有企业在填") { keep, seconds, pause };
        command.SetAction((parsed, cancel) => RunAsync(new Options(parsed.GetValue(keep), TimeSpan.FromSeconds(parsed.GetValue(seconds)), TimeSpan.FromSeconds(parsed.GetValue(pause))), cancel));
        return command;
    }

    private static async Task<int> RunAsync(Options options, CancellationToken cancel)
    {
        using var pack = OpenPack.Create();
        using var district = await BenchDistrict.MakeAsync(BenchSize.Full, options.Keep, pack.Folder, null, cancel);
        using var memory = await ChildServer.StartAsync(port => [typeof(DeskBench).Assembly.Location, MemoryHost.Name, "--data", district.Folder, "--port", $"{port}"], cancel);
        using var server = await ListsBench.ServeAsync(district, cancel);
        var cookies = new Dictionary<string, string>();
        foreach (var username in new[] { "zhoumin", "heping", "wanglei", "tanjing", "fengkai" }) cookies[username] = await Clients.CookieAsync(district.District, username);

        // Twice: the first answers of each page are compiled.
        await WorkAsync(options with { Time = options.Time / 2 }, server, cookies, cancel);
        var cpu = server.Cpu;
        var watch = Stopwatch.StartNew();
        var acts = await WorkAsync(options, server, cookies, cancel);
        var share = (server.Cpu - cpu) / watch.Elapsed;
        using var memoryClient = Clients.To(memory.Address);
        await LoadRun.MeasureAsync(8, TimeSpan.FromSeconds(6), 1_500, memory, (_, _) => LoadRun.GetAsync(memoryClient, "/cases"));
        var page = Milliseconds.Of(await ReadMemoryAsync(memoryClient, options, cancel));
        var table = new MarkdownTable("动作", "次数", "p50 毫秒", "p95 毫秒", "p50 为内存页的几倍", "p95 为内存页的几倍");
        foreach (var (name, taken) in acts.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            var act = Milliseconds.Of(taken);
            table.Add(name, taken.Count, act.P50, act.P95, act.P50 / page.P50, act.P95 / page.P95);
        }
        Console.Write(table);
        Console.WriteLine($"\n内存里的列表页（同样 20 个客户端、同样的停顿）：p50 {page.P50:0.0} 毫秒，p95 {page.P95:0.0} 毫秒。服务器占用 {share:0.00} 个核。");
        return 0;
    }

    /// <summary>The page from memory, read by as many people with the same pauses between two pages.</summary>
    private static async Task<IReadOnlyCollection<double>> ReadMemoryAsync(HttpClient client, Options options, CancellationToken cancel)
    {
        var taken = new ConcurrentBag<double>();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Dispatchers + Handlers + Readers).Select(async _ =>
        {
            while (watch.Elapsed < TimeSpan.FromSeconds(4))
            {
                var begun = Stopwatch.GetTimestamp();
                await LoadRun.GetAsync(client, "/cases");
                taken.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                await Task.Delay(options.Pause, cancel);
            }
        }));
        return taken;
    }

    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
    private readonly record struct Milliseconds(double P50, double P95)
    {
        public static Milliseconds Of(IReadOnlyCollection<double> taken)
        {
            var ordered = taken.Order().ToList();
            double At(double part) => ordered[Math.Max(0, (int)Math.Ceiling(part * ordered.Count) - 1)];
            return new Milliseconds(At(0.5), At(0.95));
        }
    }

    private static async Task<IReadOnlyDictionary<string, ConcurrentBag<double>>> WorkAsync(Options options, ChildServer server, Dictionary<string, string> cookies, CancellationToken cancel)
    {
        var acts = new ConcurrentDictionary<string, ConcurrentBag<double>>();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        ended.CancelAfter(options.Time);
        Official At(string username) => new(server.Address, cookies[username], options.Pause, (act, milliseconds) => acts.GetOrAdd(act, _ => []).Add(milliseconds));
        var filing = new FilingCall(Clients.To(server.Address), $"{Stopwatch.GetTimestamp()}");
        await Task.WhenAll(
        [
            .. Enumerable.Range(0, Dispatchers).Select(i => At(i % 2 == 0 ? "zhoumin" : "heping").DispatchAsync(i, ended.Token)),
            .. Enumerable.Range(0, Handlers).Select(i => At(new[] { "wanglei", "tanjing", "fengkai" }[i % 3]).HandleAsync(i, ended.Token)),
            .. Enumerable.Range(0, Readers).Select(i => At("zhoumin").ReadAsync(i, ended.Token)),
            FileOnAsync(filing, ended.Token),
        ]);
        return acts;
    }

    /// <summary>Ten a second: more than a district ever sees, and enough that the desk does not run dry.</summary>
    private static async Task FileOnAsync(FilingCall filing, CancellationToken ended)
    {
        for (var number = 0; !ended.IsCancellationRequested; number++)
        {
            await filing.FileAsync(0, number);
            await Task.Delay(100, CancellationToken.None);
        }
    }
}
