using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Platform.Outbox;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases;

/// <summary>A unit whose people may find and see a case. Derived, see <see cref="CaseIndex"/>; it makes the list of a unit as quick as the list of all.</summary>
public sealed class CaseReader
{
    public Guid UnitId { get; init; }

    /// <summary>That of the case: the list of a unit is read along this key.</summary>
    public DateTime ReceivedAt { get; init; }
    public Guid CaseId { get; init; }
}

/// <summary>What is derived from a demand so that it is found: which units may see it, and what a search finds it by. Renewed with every change, in its transaction.</summary>
public static class CaseIndex
{
    /// <summary>The rule: units that hold or held it, that brought it in, in whose territory it lies; never the one complained about.</summary>
    public static IReadOnlyCollection<Guid> ReadersOf(Case c, Demand demand, IEnumerable<Guid> holders) =>
        [.. holders.Append(c.TerritoryUnitId ?? Guid.Empty).Append(demand.FiledByUnitId ?? Guid.Empty).Where(u => u != Guid.Empty && u != demand.ComplainedUnitId).Distinct()];

    /// <summary>The rows of a new case, for who writes it himself.</summary>
    public static void Add(NewRows rows, Case c, Demand demand)
    {
        var readers = ReadersOf(c, demand, c.Holdings.Select(h => h.UnitId));
        rows.Add(Rows(c, readers));
        rows.Index(ListCases.CaseQuery.SearchKind, Text(c, demand, readers));
    }

    /// <summary>Many new cases at once, beside <see cref="BulkWriter"/>.</summary>
    public static async Task WriteAsync(DistrictDb db, IReadOnlyCollection<(Case Case, Demand Demand)> cases, CancellationToken cancel)
    {
        var read = cases.Select(x => (x.Case, x.Demand, Readers: ReadersOf(x.Case, x.Demand, x.Case.Holdings.Select(h => h.UnitId)))).ToList();
        await BulkWriter.InsertAsync(db, read.SelectMany(x => Rows(x.Case, x.Readers)).ToList(), cancel);
        await BulkWriter.IndexAsync(db, ListCases.CaseQuery.SearchKind, read.ConvertAll(x => Text(x.Case, x.Demand, x.Readers)), cancel);
    }

    /// <summary>What has to be renewed after the changes that are about to be written; null when nothing of it depends on them.</summary>
    internal static Func<CancellationToken, Task>? Follow(DistrictDb db)
    {
        var touched = db.ChangeTracker.Entries<Case>().Where(e => Touches(e, nameof(Case.Title), nameof(Case.Number), nameof(Case.EnterpriseName), nameof(Case.TerritoryUnitId))).Select(e => e.Entity.Id)
            .Concat(db.ChangeTracker.Entries<Demand>().Where(e => Touches(e, nameof(Demand.Text), nameof(Demand.ContactName), nameof(Demand.ContactPhone), nameof(Demand.IsConfidential),
                nameof(Demand.ComplainedUnitId), nameof(Demand.ExternalNumber))).Select(e => e.Entity.Id))
            .Concat(db.ChangeTracker.Entries<Holding>().Where(e => Touches(e)).Select(e => e.Entity.CaseId))
            .Distinct().ToList();
        return touched.Count == 0 ? null : cancel => RenewAsync(db, touched, cancel);
    }

    private static bool Touches(Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry entry, params string[] properties) =>
        entry.State is EntityState.Added or EntityState.Deleted || (entry.State == EntityState.Modified && Array.Exists(properties, p => entry.Property(p).IsModified));

    private static async Task RenewAsync(DistrictDb db, List<Guid> ids, CancellationToken cancel)
    {
        await db.Set<CaseReader>().Where(r => ids.Contains(r.CaseId)).ExecuteDeleteAsync(cancel);
        var found = await (from c in db.Set<Case>().AsNoTracking()
                           join d in db.Set<Demand>().AsNoTracking() on c.Id equals d.Id
                           where ids.Contains(c.Id)
                           select new { c, d, Holders = db.Set<Holding>().Where(h => h.CaseId == c.Id).Select(h => h.UnitId).ToList() }).ToListAsync(cancel);
        foreach (var x in found)
        {
            var readers = ReadersOf(x.c, x.d, x.Holders);
            // What the unit complained about was told before, it was told as a holder: it may not find it now.
            if (x.d.ComplainedUnitId is { } complained) await db.WithdrawMessagesAsync(x.c.Id, complained, cancel);
            await BulkWriter.InsertAsync(db, Rows(x.c, readers).ToList(), cancel);
            var text = Text(x.c, x.d, readers);
            await SearchIndex.PutAsync(db, ListCases.CaseQuery.SearchKind, text.Id, text.Text, text.Readers, cancel);
        }
    }

    private static IEnumerable<CaseReader> Rows(Case c, IReadOnlyCollection<Guid> readers) =>
        readers.Select(unit => new CaseReader { UnitId = unit, ReceivedAt = UtcMicroseconds.Truncate(c.ReceivedAt), CaseId = c.Id });

    private static SearchText Text(Case c, Demand demand, IReadOnlyCollection<Guid> readers) => new(c.Id, Searched(c, demand), readers);

    // A 保密件 is not found by the names that units must not see.
    private static string Searched(Case c, Demand demand)
    {
        var words = $"{c.Number} {demand.ExternalNumber} {c.Title} {demand.Text}";
        if (!demand.IsConfidential) return $"{words} {c.EnterpriseName} {demand.ContactName} {demand.ContactPhone}";
        words = KeptNames.Hide(words, c.EnterpriseName, " ");
        foreach (var kept in new[] { demand.ContactName, demand.ContactPhone })
            if (kept.Length > 1) words = words.Replace(kept, " ", StringComparison.Ordinal);
        return words;
    }
}
