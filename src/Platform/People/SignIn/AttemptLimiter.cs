using System.Collections.Concurrent;

namespace Yingshang.Platform.People.SignIn;

/// <summary>Counts tries within a sliding time, by whatever is counted: an address, a name that no account has.</summary>
internal sealed class AttemptLimiter(TimeProvider clock)
{
    private const int MostKeys = 100_000;
    private readonly ConcurrentDictionary<string, Queue<DateTimeOffset>> _tries = new(StringComparer.Ordinal);

    /// <summary>Counts one try.</summary>
    /// <returns>null while there are at most <paramref name="most"/>; otherwise the instant from which there is room again</returns>
    public DateTimeOffset? Count(string key, int most, TimeSpan within)
    {
        var now = clock.GetUtcNow();
        if (_tries.Count > MostKeys) Forget(now - within);
        var tries = _tries.GetOrAdd(key, _ => new Queue<DateTimeOffset>());
        lock (tries)
        {
            while (tries.TryPeek(out var first) && first <= now - within) tries.Dequeue();
            if (tries.Count >= most) return tries.Peek() + within;
            tries.Enqueue(now);
            return null;
        }
    }

    private void Forget(DateTimeOffset before)
    {
        foreach (var (key, tries) in _tries)
            lock (tries)
                if (tries.Count == 0 || tries.Last() <= before) _tries.TryRemove(key, out _);
    }
}
