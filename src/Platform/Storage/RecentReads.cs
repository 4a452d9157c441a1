using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;

namespace Yingshang.Platform.Storage;

/// <summary>What page after page reads again: units, an account, how many a list has. Kept until this process writes anything to the store, and at most two seconds,
/// because other nodes write too. For what is shown; never for what is about to be changed.</summary>
public sealed class RecentReads(District district)
{
    private const int Most = 2_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<(string About, object? Key), Kept> _kept = new();

    /// <param name="about">what is read, the same text wherever the same is read</param>
    /// <param name="key">which of them; compared by value</param>
    public async Task<T> OfAsync<T>(string about, object? key, Func<Task<T>> read)
    {
        var (writes, now) = (district.Store.Writes, district.Clock.GetTimestamp());
        if (_kept.TryGetValue((about, key), out var kept) && kept.Writes == writes && district.Clock.GetElapsedTime(kept.At, now) < Longest) return (T)kept.Value!;
        var value = await read();
        if (_kept.Count >= Most) _kept.Clear();
        _kept[(about, key)] = new Kept(writes, now, value);
        return value;
    }

    /// <summary>All units by id, in the order of the pack.</summary>
    public Task<IReadOnlyDictionary<Guid, Unit>> UnitsAsync(DistrictDb db, CancellationToken cancel) =>
        OfAsync<IReadOnlyDictionary<Guid, Unit>>("units", null, async () => await db.Units.AsNoTracking().OrderBy(u => u.Order).ToDictionaryAsync(u => u.Id, cancel));

    private sealed record Kept(long Writes, long At, object? Value);
}
