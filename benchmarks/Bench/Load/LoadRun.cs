using System.Buffers;
using System.Diagnostics;

namespace Yingshang.Bench.Load;

/// <summary>What a number of clients got done, each waiting for its answer before it asks again.</summary>
/// <param name="CpuPerRequest">processor time of the server, all cores, in milliseconds</param>
internal sealed record LoadResult(int Clients, int Requests, TimeSpan Elapsed, double P50, double P95, double CpuPerRequest)
{
    public double PerSecond => Requests / Elapsed.TotalSeconds;
}

/// <summary>Asks for a bounded time and a bounded count.</summary>
internal static class LoadRun
{
    /// <param name="ask">one request of a client: number of the client, number of its request</param>
    /// <exception cref="HttpRequestException">an answer was not what it should be</exception>
    public static async Task<LoadResult> MeasureAsync(int clients, TimeSpan time, int most, ChildServer server, Func<int, int, Task> ask)
    {
        var taken = new List<long>[clients];
        var left = most;
        var cpu = server.Cpu;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            var own = taken[client] = new List<long>(4_096);
            for (var number = 0; watch.Elapsed < time && Interlocked.Decrement(ref left) >= 0; number++)
            {
                var from = Stopwatch.GetTimestamp();
                await ask(client, number);
                own.Add(Stopwatch.GetTimestamp() - from);
            }
        })));
        var elapsed = watch.Elapsed;
        var all = taken.SelectMany(t => t).Order().ToArray();
        return new LoadResult(clients, all.Length, elapsed, At(all, 0.50), At(all, 0.95), (server.Cpu - cpu).TotalMilliseconds / all.Length);
    }

    /// <summary>Gets a page to its last byte; anything but 200 ends the run.</summary>
    public static async Task GetAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        if (response.StatusCode != System.Net.HttpStatusCode.OK) throw new HttpRequestException($"{path} answered {(int)response.StatusCode}");
        await DrainAsync(response);
    }

    public static async Task DrainAsync(HttpResponseMessage response)
    {
        await using var body = await response.Content.ReadAsStreamAsync();
        var buffer = ArrayPool<byte>.Shared.Rent(65_536);
        while (await body.ReadAsync(buffer) > 0) { }
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private static double At(long[] sorted, double share) =>
        sorted.Length == 0 ? double.NaN : sorted[(int)Math.Min(sorted.Length - 1, Math.Ceiling(share * sorted.Length) - 1)] * 1_000.0 / Stopwatch.Frequency;
}
