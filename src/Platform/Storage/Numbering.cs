using Microsoft.EntityFrameworkCore;

namespace Yingshang.Platform.Storage;

/// <summary>Running numbers (诉〔2023〕0917号): without gaps, because each is taken in the transaction that uses it.</summary>
public static class Numbering
{
    /// <param name="db">inside <see cref="DistrictDb.BeginWriteAsync"/></param>
    /// <param name="series">what is numbered, with its year: <c>demand-2023</c></param>
    public static Task<int> NextAsync(DistrictDb db, string series, CancellationToken cancel = default) => NextAsync(db, series, 1, cancel);

    /// <returns>the first of <paramref name="count"/> numbers in a row</returns>
    internal static async Task<int> NextAsync(DistrictDb db, string series, int count, CancellationToken cancel)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("A number is taken inside the transaction that uses it");
        var numbers = await db.Database.SqlQuery<int>(
            $"INSERT INTO counters (series, last) VALUES ({series}, {count}) ON CONFLICT (series) DO UPDATE SET last = counters.last + {count} RETURNING last AS \"Value\"")
            .ToListAsync(cancel);
        return numbers[0] - count + 1;
    }
}

/// <summary>The last number given in a series.</summary>
internal sealed class Counter
{
    public required string Series { get; init; }
    public int Last { get; set; }
}
