using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yingshang.Enterprises.Catalogues;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Pages;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Enterprises.ListEnterprises;

/// <summary>The list of enterprises as its address says: search, filters, order, page, export.</summary>
internal sealed class EnterpriseRegister(DistrictDb db, EnterpriseAccess access, EnterpriseCatalogues catalogues, District district, CurrentUser user)
{
    public const string UnknownSize = "unknown";

    /// <summary>Hits of a search are counted up to here.</summary>
    public const int MostFound = 1_000;

    /// <summary>The last year whose annual figures can be complete.</summary>
    public int Year => db.Now.ShanghaiDate.Year - 1;

    public IQueryable<Enterprise> Of(ListState state, bool withKind = true)
    {
        var all = Filtered(state, withKind);
        return SearchIndex.Find(db, EnterpriseSearch.Kind, state.Q) is { } found ? all.Where(e => found.Contains(e.Id)) : all;
    }

    /// <summary>The page of the address: first its ids along an index, then their rows. A search that finds more than anybody reads is counted no further, and shows the newest first
    /// where the address asks for no order.</summary>
    public async Task<EnterprisePage> PageAsync(ListState state, CancellationToken cancel)
    {
        if (SearchIndex.Hits(db, EnterpriseSearch.Kind, state.Q) is { } hits)
        {
            var found = SeesAll && state.Filters.Count == 0 ? hits : hits.Join(Filtered(state, withKind: true), h => h.Id, e => e.Id, (h, _) => h);
            var many = await CountedAsync(state, "enterprises found", () => found.Take(MostFound + 1).CountAsync(cancel));
            if (many > MostFound)
            {
                var newest = state.Sort is null ? found.OrderByDescending(h => h.Filed).Select(h => h.Id) : Ordered(Of(state), state).Select(e => e.Id);
                return new EnterprisePage(await ReadAsync(newest, state, cancel), MostFound, true, []);
            }
        }
        var groups = await CountedAsync(state.WithFilter("kind", null), "enterprises by kind", () => GroupsAsync(state, cancel));
        var all = Of(state);
        var count = state.Filter("kind") is null ? groups.Sum(g => g.Count) : await CountedAsync(state, "enterprises", () => all.CountAsync(cancel));
        return new EnterprisePage(await ReadAsync(Ordered(all, state).Select(e => e.Id), state, cancel), count, false, groups);
    }

    private bool SeesAll => user.ScopeOf(EnterpriseActions.View) == Scope.District;

    // The same for every page and order of a list.
    private Task<T> CountedAsync<T>(ListState state, string about, Func<Task<T>> count) =>
        district.Recent.OfAsync(about, (user.ScopeOf(EnterpriseActions.View), user.UnitId, (state.OnPage(1) with { Sort = null, Desc = false, Columns = [], Size = state.DefaultSize }).Url), count);

    private async Task<IReadOnlyList<Enterprise>> ReadAsync(IQueryable<Guid> ordered, ListState state, CancellationToken cancel)
    {
        var ids = await ordered.Skip(state.Skip).Take(state.Size).ToListAsync(cancel);
        var rows = await db.Enterprises.AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancel);
        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id])];
    }

    private IQueryable<Enterprise> Filtered(ListState state, bool withKind)
    {
        var all = access.Visible();
        if (Guid.TryParse(state.Filter("place"), out var place)) all = all.Where(e => e.TerritoryUnitId == place);
        if (state.Filter("industry") is { } section) all = all.Where(e => e.IndustrySection == section);
        if (state.Filter("scale") is { } size) all = size == UnknownSize ? all.Where(e => e.SizeClass == null) : all.Where(e => e.SizeClass == size);
        if (state.Filter("status") is { } status) all = all.Where(e => e.Status == status);
        if (Guid.TryParse(state.Filter("specialist"), out var specialist)) all = all.Where(e => e.SpecialistId == specialist);
        if (Guid.TryParse(state.Filter("leader"), out var leader)) all = all.Where(e => e.PairedLeaderId == leader);
        if (Day(state.Filter("from")) is { } from) all = all.Where(e => e.EstablishedOn >= from);
        if (Day(state.Filter("to")) is { } to) all = all.Where(e => e.EstablishedOn <= to);
        foreach (var tag in state.FilterAll("tag"))
        {
            // Tags are in the search index, which finds the few that may have it; the list itself then decides.
            if (SearchIndex.Find(db, EnterpriseSearch.Kind, tag) is { } tagged) all = all.Where(e => tagged.Contains(e.Id));
            all = all.Where(e => e.Tags.Contains(tag));
        }
        return withKind && state.Filter("kind") is { } kind ? OfKind(all, kind) : all;
    }

    private async Task<IReadOnlyList<(string Group, int Count)>> GroupsAsync(ListState state, CancellationToken cancel)
    {
        var counts = await Of(state, withKind: false).GroupBy(e => e.Kind).Select(g => new { Kind = g.Key, Count = g.Count() }).ToListAsync(cancel);
        var groups = catalogues.Kinds.Select(k => k.Group).Union(counts.Select(c => GroupOf(c.Kind)));
        return [.. groups.Select(g => (g, counts.Where(c => GroupOf(c.Kind) == g).Sum(c => c.Count)))];
    }

    public IQueryable<Enterprise> Ordered(IQueryable<Enterprise> all, ListState state) => (state.Sort, state.Desc) switch
    {
        ("established", false) => all.OrderBy(e => e.EstablishedOn).ThenBy(e => e.Id),
        ("established", true) => all.OrderByDescending(e => e.EstablishedOn).ThenBy(e => e.Id),
        ("place", false) => all.OrderBy(e => db.Units.Where(u => u.Id == e.TerritoryUnitId).Select(u => (int?)u.Order).FirstOrDefault()).ThenBy(e => e.Name).ThenBy(e => e.Id),
        ("place", true) => all.OrderByDescending(e => db.Units.Where(u => u.Id == e.TerritoryUnitId).Select(u => (int?)u.Order).FirstOrDefault()).ThenBy(e => e.Name).ThenBy(e => e.Id),
        ("industry", false) => all.OrderBy(e => e.IndustrySection).ThenBy(e => e.Name).ThenBy(e => e.Id),
        ("industry", true) => all.OrderByDescending(e => e.IndustrySection).ThenBy(e => e.Name).ThenBy(e => e.Id),
        ("code", false) => all.OrderBy(e => e.CreditCode),
        ("code", true) => all.OrderByDescending(e => e.CreditCode),
        ("name", true) => all.OrderByDescending(e => e.Name).ThenBy(e => e.Id),
        _ => all.OrderBy(e => e.Name).ThenBy(e => e.Id),
    };

    /// <summary>Adds what stands in other tables to some enterprises, in their order.</summary>
    public async Task<IReadOnlyList<EnterpriseRow>> RowsAsync(IReadOnlyList<Enterprise> page, bool withFacts, CancellationToken cancel)
    {
        var ids = page.Select(e => e.Id).ToList();
        var places = await district.Recent.UnitsAsync(db, cancel);
        var contacts = (await db.EnterpriseContacts.AsNoTracking().Where(c => ids.Contains(c.EnterpriseId)).ToListAsync(cancel)).ToLookup(c => c.EnterpriseId);
        var served = page.Select(e => e.SpecialistId).OfType<Guid>().Distinct().ToList();
        var specialists = served.Count == 0 ? [] : await db.Specialists.AsNoTracking().Where(s => served.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name, cancel);
        var paired = page.Select(e => e.PairedLeaderId).OfType<Guid>().Distinct().ToList();
        var leaders = paired.Count == 0 ? [] : await db.Accounts.AsNoTracking().Where(a => paired.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancel);
        var facts = withFacts ? (await OfYear().Where(f => ids.Contains(f.EnterpriseId)).ToListAsync(cancel)).ToLookup(f => f.EnterpriseId) : null;
        return
        [
            .. page.Select(e => new EnterpriseRow(e, e.TerritoryUnitId is { } place ? places.GetValueOrDefault(place)?.ShortName : null, contacts[e.Id].MinBy(c => c.Order), Name(specialists, e.SpecialistId), Name(leaders, e.PairedLeaderId),
                Latest(facts?[e.Id], "staff"), Latest(facts?[e.Id], "revenue"))),
        ];
    }

    /// <summary>Sum of a yearly fact over everything the filters leave; of several sources the one recorded last counts.</summary>
    public async Task<long> TotalAsync(ListState state, string field, CancellationToken cancel)
    {
        var ids = Of(state).Select(e => e.Id);
        var facts = OfYear().Where(f => f.FieldId == field && ids.Contains(f.EnterpriseId));
        return await facts.Where(f => !OfYear().Any(o => o.EnterpriseId == f.EnterpriseId && o.FieldId == f.FieldId && (o.RecordedAt > f.RecordedAt || (o.RecordedAt == f.RecordedAt && o.Id.CompareTo(f.Id) > 0))))
            .SumAsync(f => f.Number ?? 0, cancel);
    }

    private IQueryable<EnterpriseFact> OfYear()
    {
        var end = new DateOnly(Year, 12, 31);
        return db.EnterpriseFacts.AsNoTracking().Where(f => f.AsOn == end);
    }

    private IQueryable<Enterprise> OfKind(IQueryable<Enterprise> all, string kind)
    {
        var kinds = catalogues.Kinds.Where(k => k.Group == kind || k.Name == kind).Select(k => k.Name).ToList();
        return all.Where(e => kinds.Contains(e.Kind));
    }

    private string GroupOf(string kind) => catalogues.Kinds.FirstOrDefault(k => k.Name == kind)?.Group ?? kind;

    private static long? Latest(IEnumerable<EnterpriseFact>? facts, string field) => facts?.Where(f => f.FieldId == field).OrderBy(f => f.RecordedAt).ThenBy(f => f.Id).LastOrDefault()?.Number;

    private static string? Name(Dictionary<Guid, string> names, Guid? id) => id is { } known ? names.GetValueOrDefault(known) : null;

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>A line of the list.</summary>
internal sealed record EnterpriseRow(Enterprise Enterprise, string? Place, EnterpriseContact? Contact, string? Specialist, string? Leader, long? Staff, long? Revenue);

/// <summary>A page of the list.</summary>
/// <param name="Count">enterprises in all; <see cref="EnterpriseRegister.MostFound"/> with <paramref name="IsMore"/> when a search finds more than are counted</param>
/// <param name="Groups">how many of each group of kinds; empty when they are not counted</param>
internal sealed record EnterprisePage(IReadOnlyList<Enterprise> Enterprises, int Count, bool IsMore, IReadOnlyList<(string Group, int Count)> Groups);
