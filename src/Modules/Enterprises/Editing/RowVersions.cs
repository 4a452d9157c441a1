using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Storage;

namespace Yingshang.Enterprises.Editing;

/// <summary>A change of a row: when, by whom, what. The first version has no changes.</summary>
public sealed record RowVersion(int Number, DateTime At, string By, IReadOnlyList<FieldChange> Changes);

/// <summary>When a row was changed, and by whom.</summary>
internal sealed class RowVersions(DistrictDb db)
{
    /// <summary>The instants at which its versions began, the present one first.</summary>
    public async Task<IReadOnlyList<DateTime>> InstantsAsync(VersionedRow row, int most, CancellationToken cancel) =>
    [
        row.RecordedAt,
        .. await db.Set<Dictionary<string, object>>(row.GetType().Name + "History").AsNoTracking().Where(h => EF.Property<Guid>(h, nameof(VersionedRow.Id)) == row.Id)
            .OrderByDescending(h => EF.Property<int>(h, nameof(VersionedRow.Version))).Take(most).Select(h => EF.Property<DateTime>(h, nameof(VersionedRow.RecordedAt))).ToListAsync(cancel),
    ];

    /// <summary>What changed from one state to the next, newest first.</summary>
    /// <param name="states">newest first</param>
    /// <param name="unsaid">who wrote a version of which the record names nobody</param>
    public async Task<IReadOnlyList<RowVersion>> CompareAsync<TForm>(VersionedRow row, string kind, IReadOnlyList<TForm> states, IReadOnlyList<FormField<TForm>> fields, string unsaid, CancellationToken cancel) where TForm : EditForm
    {
        var authors = await AuthorsAsync(kind, row.Id, cancel);
        return
        [
            .. states.Select((state, i) => new RowVersion(row.Version - i, new DateTime(state.KnownAt, DateTimeKind.Utc),
                authors.LastOrDefault(a => a.At.Ticks <= state.KnownAt && (i + 1 == states.Count || a.At.Ticks > states[i + 1].KnownAt)).By ?? unsaid,
                i + 1 < states.Count ? fields.Changes(states[i + 1], state) : [])),
        ];
    }

    public async Task<string> LastAuthorAsync(string kind, Guid id, CancellationToken cancel) => (await AuthorsAsync(kind, id, cancel)).LastOrDefault().By ?? "别人";

    private async Task<List<(DateTime At, string By)>> AuthorsAsync(string kind, Guid id, CancellationToken cancel)
    {
        var entries = await (from entry in db.AuditEntries.AsNoTracking()
                             where entry.SubjectId == id && entry.SubjectKind == kind && entry.Action != "person.unmasked"
                             join account in db.Accounts on entry.ActorId equals account.Id into accounts
                             from account in accounts.DefaultIfEmpty()
                             orderby entry.At
                             select new { entry.At, By = account == null ? "系统" : account.DisplayName }).ToListAsync(cancel);
        return [.. entries.Select(e => (e.At, e.By))];
    }
}
