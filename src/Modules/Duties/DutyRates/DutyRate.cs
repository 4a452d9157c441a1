using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Duties.DutyRates;

/// <summary>How much of what was owed was done. What is not due yet and not done is in no rate; what the office excused is counted apart.</summary>
/// <param name="Decided">due by today, or done: the denominator</param>
/// <param name="Ahead">not due yet</param>
public sealed record DutyRate(string Name, int Decided, int Met, int OnTime, int Excused, int Ahead)
{
    public int Missing => Decided - Met;

    internal static DutyRate Of(string name, IReadOnlyCollection<DutyItem> items, DateOnly today)
    {
        var counted = items.Where(i => i.State != DutyState.Excused).ToList();
        var decided = counted.Where(i => i.IsOnTime(today) is not null).ToList();
        return new DutyRate(name, decided.Count, decided.Count(i => i.State == DutyState.Met), decided.Count(i => i.IsOnTime(today) == true), items.Count - counted.Count, counted.Count - decided.Count);
    }
}

/// <summary>办到率 by what, by period, by unit, and by person where that is this reader's business: in the order of names, never of numbers.</summary>
public sealed class RateReader(DistrictDb db, DutyAccess access)
{
    /// <param name="from">of the day on which it is due</param>
    public async Task<IReadOnlyList<DutyItem>> ReadAsync(string? duty, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var items = access.Visible().AsNoTracking().Where(i => i.DueOn >= from && i.DueOn <= to);
        return await (duty is null ? items : items.Where(i => i.DutyId == duty)).OrderBy(i => i.PeriodFrom).ThenBy(i => i.Id).ToListAsync(cancel);
    }

    public IReadOnlyList<DutyRate> By(IReadOnlyList<DutyItem> items, Func<DutyItem, string> name, IReadOnlyDictionary<string, int>? order = null) =>
        [.. items.GroupBy(name).OrderBy(g => order?.GetValueOrDefault(g.Key, int.MaxValue) ?? 0).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => DutyRate.Of(g.Key, [.. g], db.Now.ShanghaiDate))];

    public DutyRate All(IReadOnlyList<DutyItem> items) => DutyRate.Of("合计", items, db.Now.ShanghaiDate);
}
