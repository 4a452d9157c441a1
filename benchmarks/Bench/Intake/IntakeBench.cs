using System.Collections.Concurrent;
using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Yingshang.Bench.Districts;
using Yingshang.Bench.Lists;
using Yingshang.Bench.Load;
using Yingshang.Cases;

namespace Yingshang.Bench.Intake;

/// <summary>Filings through the public form over HTTP, each on the disk before it is acknowledged, beside a bare insert. The server is killed at the end and every acknowledged code looked for.</summary>
internal static class IntakeBench
{
    private static readonly int[] ClientCounts = [1, 8, 64];

    /// <summary>The form as a browser posts it, and the interface for programs: the same handler behind both.</summary>
    private static readonly (string Way, Func<Uri, string, Task<FileOne>> Open)[] Ways =
    [
        ("表单", async (server, run) => (await FilingForm.OpenAsync(server, run)).FileAsync),
        ("接口", (server, run) => Task.FromResult<FileOne>(new FilingCall(Clients.To(server), run).FileAsync)),
    ];

    private sealed record Options(string? Keep, string? Postgres, bool WithFull, TimeSpan Time, int Most);

    public static Command Command()
    {
        var keep = new Option<string?>("--keep") { Description = "造好的大区县放在（或取自）这个文件夹；填进去的诉求会留在里面" };
        var postgres = new Option<string?>("--postgres") { Description = "也在这个 PostgreSQL 上量（连接串，用完即弃的服务器：tests/postgres.sh 起的不落盘，只作比较）" };
        var emptyOnly = new Option<bool>("--empty-only") { Description = "只量空的区县" };
        var seconds = new Option<double>("--seconds") { Description = "每一项量多久", DefaultValueFactory = _ => 3 };
        var most = new Option<int>("--most") { Description = "每一项最多填多少件", DefaultValueFactory = _ => 6_000 };
        var command = new Command("intake", "填报：走公开的表单，与单条插入比；结束时强行停掉服务器，再逐个核对查询码") { keep, postgres, emptyOnly, seconds, most };
        command.SetAction((parsed, cancel) => RunAsync(
            new Options(parsed.GetValue(keep), parsed.GetValue(postgres), !parsed.GetValue(emptyOnly), TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(most)), cancel));
        return command;
    }

    private static async Task<int> RunAsync(Options options, CancellationToken cancel)
    {
        var lost = 0;
        using var pack = OpenPack.Create();
        var table = new MarkdownTable("存储", "怎么填", "并发", "件/秒", "p50 毫秒", "p95 毫秒", "服务器 CPU 毫秒/件", "单条插入 次/秒", "单条插入为填报的几倍", "确认 / 找到");
        using (var empty = await BenchDistrict.MakeAsync(BenchSize.Empty, null, pack.Folder, null, cancel)) lost += await MeasureAsync(options, empty, "SQLite，空", table, cancel);
        if (options.WithFull)
        {
            using var full = await BenchDistrict.MakeAsync(BenchSize.Full, options.Keep, pack.Folder, null, cancel);
            lost += await MeasureAsync(options, full, "SQLite，200,000 件", table, cancel);
        }
        if (options.Postgres is { } postgres)
        {
            await using var schema = await BenchSchema.CreateAsync(postgres, cancel);
            using var empty = await BenchDistrict.MakeAsync(BenchSize.Empty, null, pack.Folder, schema.ConnectionString, cancel);
            lost += await MeasureAsync(options, empty, "PostgreSQL，空", table, cancel);
        }
        Console.Write(table);
        return lost == 0 ? 0 : 1;
    }

    /// <returns>acknowledged filings that are not in the store</returns>
    private static async Task<int> MeasureAsync(Options options, BenchDistrict district, string name, MarkdownTable table, CancellationToken cancel)
    {
        var acknowledged = new ConcurrentQueue<string>();
        var results = new List<(string Way, LoadResult Result, double Bare)>();
        using (var server = await ListsBench.ServeAsync(district, cancel))
        {
            foreach (var (way, open) in Ways)
            {
                await FileAsync(server, open, $"热{way}", 8, TimeSpan.FromSeconds(10), 3_000, acknowledged);
                foreach (var clients in ClientCounts)
                {
                    var bare = district.District.Store.IsSqlite
                        ? BarePen.OnSqlite(district.Folder, options.Time / 3, options.Most * 4)
                        : await BarePen.OnPostgreSqlAsync(district.District.Store.ConnectionString, Math.Min(clients, 32), options.Time / 3, options.Most * 4);
                    results.Add((way, await FileAsync(server, open, $"{clients}{way}", clients, options.Time, options.Most, acknowledged), bare));
                }
            }
            // Disposing kills the process: what was acknowledged must be there all the same.
        }
        var found = await CountAsync(district, [.. acknowledged], cancel);
        foreach (var (way, r, bare) in results) table.Add(name, way, r.Clients, r.PerSecond, r.P50, r.P95, r.CpuPerRequest, bare, bare / r.PerSecond, $"{acknowledged.Count:N0} / {found:N0}");
        return acknowledged.Count - found;
    }

    private static async Task<LoadResult> FileAsync(ChildServer server, Func<Uri, string, Task<FileOne>> open, string run, int clients, TimeSpan time, int most, ConcurrentQueue<string> acknowledged)
    {
        var phones = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => open(server.Address, run)));
        return await LoadRun.MeasureAsync(clients, time, most, server, async (client, number) => acknowledged.Enqueue(await phones[client](client, number)));
    }

    private static async Task<int> CountAsync(BenchDistrict district, IReadOnlyList<string> codes, CancellationToken cancel)
    {
        await using var db = district.District.NewSystemDb();
        var found = 0;
        foreach (var part in codes.Distinct().Chunk(500)) found += await db.Cases.CountAsync(c => part.Contains(c.TrackingCode), cancel);
        return found;
    }
}
