using Microsoft.EntityFrameworkCore;
using Yingshang.Enterprises.Catalogues;
using Yingshang.Platform.Storage;

namespace Yingshang.Enterprises.EditEnterprise;

/// <summary>A change of a file: when, by whom, what.</summary>
internal sealed record EnterpriseVersion(int Number, DateTime At, string By, IReadOnlyList<FieldChange> Changes);

/// <summary>The file as it was known, and who changed what.</summary>
internal sealed class EnterpriseVersions(DistrictDb db, EnterpriseCatalogues catalogues)
{
    /// <summary>The file as it was known at an instant; null when there was none.</summary>
    public async Task<EnterpriseForm?> AtAsync(Guid id, DateTime instant, CancellationToken cancel)
    {
        var enterprise = await db.AsOf<Enterprise>(instant).FirstOrDefaultAsync(e => e.Id == id, cancel);
        return enterprise is null ? null : EnterpriseForm.Of(enterprise, await db.AsOf<EnterpriseContact>(instant).Where(c => c.EnterpriseId == id).ToListAsync(cancel));
    }

    /// <summary>The latest changes, newest first; the first version has none.</summary>
    public async Task<IReadOnlyList<EnterpriseVersion>> OfAsync(Enterprise enterprise, int most, CancellationToken cancel)
    {
        var instants = await History(enterprise.Id).OrderByDescending(h => EF.Property<int>(h, nameof(VersionedRow.Version))).Take(most)
            .Select(h => EF.Property<DateTime>(h, nameof(VersionedRow.RecordedAt))).ToListAsync(cancel);
        var states = new List<EnterpriseForm>();
        foreach (var instant in instants.Prepend(enterprise.RecordedAt)) if (await AtAsync(enterprise.Id, instant, cancel) is { } state) states.Add(state);
        var words = await WordsAsync(states, cancel);
        var authors = await AuthorsAsync(enterprise.Id, cancel);
        return
        [
            .. states.Select((state, i) => new EnterpriseVersion(enterprise.Version - i, new DateTime(state.KnownAt, DateTimeKind.Utc),
                authors.LastOrDefault(a => a.At.Ticks <= state.KnownAt && (i + 1 == states.Count || a.At.Ticks > states[i + 1].KnownAt)).By ?? "批量导入",
                i + 1 < states.Count ? [.. EnterpriseFields.Changes(states[i + 1], state, words)] : [])),
        ];
    }

    public async Task<string> LastAuthorAsync(Guid id, CancellationToken cancel) => (await AuthorsAsync(id, cancel)).LastOrDefault().By ?? "别人";

    public async Task<FieldWords> WordsAsync(IEnumerable<EnterpriseForm> states, CancellationToken cancel)
    {
        var ids = states.SelectMany(s => new[] { s.TerritoryUnitId, s.PairedLeaderId, s.SpecialistId }).OfType<Guid>().Distinct().ToList();
        var units = await db.Units.AsNoTracking().Where(u => ids.Contains(u.Id)).Select(u => new { u.Id, Name = u.ShortName }).ToListAsync(cancel);
        var people = await db.Accounts.AsNoTracking().Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, Name = a.DisplayName }).ToListAsync(cancel);
        var specialists = await db.Specialists.AsNoTracking().Where(s => ids.Contains(s.Id)).Select(s => new { s.Id, s.Name }).ToListAsync(cancel);
        return new FieldWords(catalogues.Industries, units.Concat(people).Concat(specialists).ToDictionary(x => x.Id, x => x.Name));
    }

    private async Task<List<(DateTime At, string By)>> AuthorsAsync(Guid id, CancellationToken cancel)
    {
        var entries = await (from entry in db.AuditEntries.AsNoTracking()
                             where entry.SubjectId == id && entry.SubjectKind == "enterprise" && entry.Action != "person.unmasked"
                             join account in db.Accounts on entry.ActorId equals account.Id into accounts
                             from account in accounts.DefaultIfEmpty()
                             orderby entry.At
                             select new { entry.At, By = account == null ? "系统" : account.DisplayName }).ToListAsync(cancel);
        return [.. entries.Select(e => (e.At, e.By))];
    }

    private IQueryable<Dictionary<string, object>> History(Guid id) =>
        db.Set<Dictionary<string, object>>(nameof(Enterprise) + "History").AsNoTracking().Where(h => EF.Property<Guid>(h, nameof(VersionedRow.Id)) == id);
}
