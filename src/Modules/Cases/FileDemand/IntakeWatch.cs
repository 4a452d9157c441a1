using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Yingshang.Platform.Districts;

namespace Yingshang.Cases.FileDemand;

/// <summary>
/// Counts filings and wrong codes of the last hour. In the memory of this node: with several nodes each allows as many, and a restart forgets; what it
/// keeps off are floods, against which that is enough, and a filing costs no query for it.
/// </summary>
public sealed class IntakeWatch(IntakeLimits limits)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly SlidingWindow _telephones = new(limits.PerTelephone, Hour);
    private readonly SlidingWindow _addresses = new(limits.PerAddress, Hour);
    private readonly SlidingWindow _wrongCodes = new(limits.WrongCodes, Hour);
    private readonly SlidingWindow _spentChallenges = new(1, Challenge.Lasts);

    /// <summary>True when the next filing of this telephone or address needs a challenge.</summary>
    public bool IsFlooded(string telephone, string address, DateTime now) => _telephones.IsFull(telephone, now) || _addresses.IsFull(address, now);

    public void Filed(string telephone, string address, DateTime now)
    {
        _telephones.Count(telephone, now);
        _addresses.Count(address, now);
    }

    public bool TriedTooManyCodes(string address, DateTime now) => _wrongCodes.IsFull(address, now);

    public void WrongCode(string address, DateTime now) => _wrongCodes.Count(address, now);

    /// <summary>True the first time: an answered challenge opens the door once.</summary>
    public bool Spend(string challenge, DateTime now)
    {
        if (_spentChallenges.IsFull(challenge, now)) return false;
        _spentChallenges.Count(challenge, now);
        return true;
    }
}

/// <summary>The watch of each district that this process serves.</summary>
public sealed class IntakeWatches
{
    private readonly ConditionalWeakTable<District, IntakeWatch> _watches = [];

    public IntakeWatch Of(District district) => _watches.GetValue(district, d => new IntakeWatch(d.Declared<IntakeLimits>()));
}

/// <summary>How often something happened under a key within a time that moves with the clock. Keeps no more instants than it needs to say “full”.</summary>
internal sealed class SlidingWindow(int most, TimeSpan length)
{
    private readonly ConcurrentDictionary<string, Queue<DateTime>> _times = new(StringComparer.Ordinal);
    private long _sweepAtTicks;

    public bool IsFull(string key, DateTime now)
    {
        if (!_times.TryGetValue(key, out var times)) return false;
        lock (times)
        {
            Forget(times, now);
            return times.Count >= most;
        }
    }

    public void Count(string key, DateTime now)
    {
        Sweep(now);
        var times = _times.GetOrAdd(key, _ => new Queue<DateTime>());
        lock (times)
        {
            Forget(times, now);
            times.Enqueue(now);
            if (times.Count > most) times.Dequeue();
        }
    }

    private void Forget(Queue<DateTime> times, DateTime now)
    {
        while (times.TryPeek(out var first) && first <= now - length) times.Dequeue();
    }

    // Once a window, so that telephones that never come back do not stay.
    private void Sweep(DateTime now)
    {
        var due = Interlocked.Read(ref _sweepAtTicks);
        if (now.Ticks < due || Interlocked.CompareExchange(ref _sweepAtTicks, now.Ticks + length.Ticks, due) != due) return;
        foreach (var (key, times) in _times)
        {
            lock (times)
            {
                Forget(times, now);
                if (times.Count == 0) _times.TryRemove(key, out _);
            }
        }
    }
}
