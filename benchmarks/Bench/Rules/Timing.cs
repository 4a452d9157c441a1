using System.Diagnostics;

namespace Yingshang.Bench.Rules;

/// <summary>What one pass after the other got done: evaluations a second (of the wall clock), and the matches of a pass.</summary>
internal sealed record Timing(double PerSecond, long Matches)
{
    /// <summary>The best of three stretches of at least <paramref name="seconds"/>, after a pass to warm up.</summary>
    public static Timing Of(long evaluations, double seconds, Func<long> pass)
    {
        var matches = pass();
        // Tiered compilation replaces what runs often in the background: let it.
        for (var warm = Stopwatch.StartNew(); warm.Elapsed.TotalSeconds < Math.Min(seconds, 1);) pass();
        var best = 0d;
        for (var stretch = 0; stretch < 3; stretch++)
        {
            var passes = 0;
            var watch = Stopwatch.StartNew();
            do
            {
                pass();
                passes++;
            }
            while (watch.Elapsed.TotalSeconds < seconds);
            best = Math.Max(best, passes * evaluations / watch.Elapsed.TotalSeconds);
        }
        return new Timing(best, matches);
    }

    /// <summary>Microseconds of one call, the median of many.</summary>
    public static double Microseconds(int calls, Action<int> call)
    {
        for (var i = 0; i < Math.Min(calls, 200); i++) call(i);
        var taken = new double[calls];
        for (var i = 0; i < calls; i++)
        {
            var from = Stopwatch.GetTimestamp();
            call(i);
            taken[i] = Stopwatch.GetElapsedTime(from).TotalMicroseconds;
        }
        Array.Sort(taken);
        return taken[calls / 2];
    }
}
