using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Cases.FollowUp;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Pages;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.ListCases;

/// <summary>A line of the list.</summary>
public sealed record CaseLine(
    Guid Id, string Number, string Title, string EnterpriseName, Guid? TerritoryUnitId, string Nature, string Topic, string Channel, DateTime ReceivedAt, CaseState State, int Level,
    string? CurrentStep, DateTime? DueAt, DateTime? NearFrom, Guid? LeadUnitId, string? Outcome, DateTime? AnsweredAt, bool IsConfidential, Guid? FiledById, string ProcedureId, int ProcedureVersion,
    Guid? EnterpriseId, string ContactName, string ContactPhone);

/// <summary>A page of the list.</summary>
/// <param name="Count">demands in all; <see cref="CaseQuery.MostFound"/> with <paramref name="IsMore"/> when a search finds more than are counted</param>
public sealed record CasePage(IReadOnlyList<CaseLine> Lines, int Count, bool IsMore);

/// <summary>The list of demands as an address says it: the same for the page, its count and its export.</summary>
public sealed class CaseQuery(DistrictDb db, CaseAccess access, District district, CurrentUser user)
{
    public const string SearchKind = "case";

    /// <summary>Hits of a search are counted up to here: nobody reads further, and counting every hit of a word that is everywhere is what such a search would cost.</summary>
    public const int MostFound = 1_000;

    /// <summary>What the address may filter by.</summary>
    public static readonly IReadOnlyList<string> Filters = ["state", "lamp", "nature", "topic", "procedure", "channel", "unit", "territory", "group", "outcome", "from", "to", "closed-from", "closed-to", "complained"];

    public IQueryable<Case> Cases(ListState list)
    {
        var cases = Filtered(access.Visible(), list);
        return SearchIndex.Find(db, SearchKind, list.Q) is { } found ? cases.Where(c => found.Contains(c.Id)) : cases;
    }

    public IQueryable<CaseLine> Lines(IQueryable<Case> cases, ListState list) => Project(Sorted(cases, list));

    public async Task<CasePage> PageAsync(ListState list, CancellationToken cancel)
    {
        var unit = access.ReadingUnit();
        if (SearchIndex.Hits(db, SearchKind, list.Q, unit) is { } hits)
        {
            // The index itself knows whose demands they are; the rows are only asked what the filters ask.
            var cases = Filtered(unit is null ? access.Visible() : db.Set<Case>(), list);
            var found = unit is null && !access.SeesAll() || list.Filters.Count > 0 ? hits.Join(cases, h => h.Id, c => c.Id, (h, _) => h) : hits;
            var count = await CountAsync(list, () => found.Take(MostFound + 1).CountAsync(cancel));
            var ids = list.Sort is null
                ? await found.OrderByDescending(h => h.Filed).Select(h => h.Id).Skip(list.Skip).Take(list.Size).ToListAsync(cancel)
                : await IdsAsync(hits.Join(cases, h => h.Id, c => c.Id, (_, c) => c), list, cancel);
            return new CasePage(await LinesAsync(ids, cancel), Math.Min(count, MostFound), count > MostFound);
        }
        var seen = Filtered(access.Visible(), list);
        if (unit is null || list.Sort is not null) return new CasePage(await LinesAsync(await IdsAsync(seen, list, cancel), cancel), await CountAsync(list, () => seen.CountAsync(cancel)), false);
        var read = db.Set<CaseReader>().Where(r => r.UnitId == unit);
        if (list.Filters.Count > 0) read = read.Join(Filtered(db.Set<Case>(), list), r => r.CaseId, c => c.Id, (r, _) => r);
        var page = await read.OrderByDescending(r => r.ReceivedAt).ThenByDescending(r => r.CaseId).Select(r => r.CaseId).Skip(list.Skip).Take(list.Size).ToListAsync(cancel);
        return new CasePage(await LinesAsync(page, cancel), await CountAsync(list, () => read.CountAsync(cancel)), false);
    }

    // The same for every page and order of a list.
    private Task<int> CountAsync(ListState list, Func<Task<int>> count) =>
        district.Recent.OfAsync("cases", (user.ScopeOf(CaseActions.View), user.UnitId, user.EnterpriseId, (list.OnPage(1) with { Sort = null, Desc = false, Columns = [], Size = list.DefaultSize }).Url), count);

    private IQueryable<Case> Filtered(IQueryable<Case> cases, ListState list)
    {
        cases = ByState(cases, list.Filter("state"));
        cases = ByLamp(cases, list.Filter("lamp"));
        if (list.Filter("procedure") is { } procedure) cases = cases.Where(c => c.ProcedureId == procedure);
        if (list.Filter("channel") is { } channel) cases = cases.Where(c => c.Channel == channel);
        if (Guid.TryParse(list.Filter("unit"), out var unit)) cases = cases.Where(c => c.LeadUnitId == unit);
        if (Guid.TryParse(list.Filter("territory"), out var territory)) cases = cases.Where(c => c.TerritoryUnitId == territory);
        if (Guid.TryParse(list.Filter("group"), out var group)) cases = cases.Where(c => c.GroupId == group);
        if (list.Filter("outcome") is { } outcome) cases = cases.Where(c => c.Outcome == outcome);
        if (DateOnly.TryParse(list.Filter("from"), out var from)) { var start = LocalTime.ToUtc(from, TimeOnly.MinValue); cases = cases.Where(c => c.ReceivedAt >= start); }
        if (DateOnly.TryParse(list.Filter("to"), out var to)) { var end = LocalTime.ToUtc(to.AddDays(1), TimeOnly.MinValue); cases = cases.Where(c => c.ReceivedAt < end); }
        if (DateOnly.TryParse(list.Filter("closed-from"), out var closedFrom)) cases = cases.Where(c => c.AnsweredOn >= closedFrom);
        if (DateOnly.TryParse(list.Filter("closed-to"), out var closedTo)) cases = cases.Where(c => c.AnsweredOn <= closedTo);
        // Whom a demand complains about is for those who see the whole district.
        if (user.ScopeOf(CaseActions.View) == Scope.District && Guid.TryParse(list.Filter("complained"), out var complained)) cases = cases.Where(c => db.Set<Demand>().Any(d => d.Id == c.Id && d.ComplainedUnitId == complained));
        if (list.Filter("nature") is { } nature) cases = cases.Where(c => c.Nature == nature);
        if (list.Filter("topic") is { } topic) cases = cases.Where(c => c.Topic == topic);
        return cases;
    }

    /// <summary>The ids of the page first, from an index alone; only its rows are then read. Those without a time follow those with one, on both databases.</summary>
    private static async Task<List<Guid>> IdsAsync(IQueryable<Case> cases, ListState list, CancellationToken cancel)
    {
        var (timed, rest) = list.Sort switch
        {
            "due" => (cases.Where(c => c.DueAt != null), cases.Where(c => c.DueAt == null)),
            "answered" => (cases.Where(c => c.AnsweredAt != null), cases.Where(c => c.AnsweredAt == null)),
            _ => (cases, null),
        };
        var ids = await Sorted(timed, list).Select(c => c.Id).Skip(list.Skip).Take(list.Size).ToListAsync(cancel);
        if (rest is null || ids.Count == list.Size) return ids;
        var before = ids.Count > 0 ? list.Skip + ids.Count : await timed.CountAsync(cancel);
        ids.AddRange(await rest.OrderByDescending(c => c.ReceivedAt).ThenByDescending(c => c.Id).Select(c => c.Id).Skip(list.Skip + ids.Count - before).Take(list.Size - ids.Count).ToListAsync(cancel));
        return ids;
    }

    private async Task<IReadOnlyList<CaseLine>> LinesAsync(List<Guid> ids, CancellationToken cancel)
    {
        var lines = await Project(db.Set<Case>().Where(c => ids.Contains(c.Id))).ToDictionaryAsync(l => l.Id, cancel);
        return [.. ids.Where(lines.ContainsKey).Select(id => lines[id])];
    }

    private IQueryable<CaseLine> Project(IQueryable<Case> cases) =>
        from c in cases.AsNoTracking()
        join d in db.Set<Demand>() on c.Id equals d.Id
        select new CaseLine(c.Id, c.Number, c.Title, c.EnterpriseName, c.TerritoryUnitId, c.Nature, c.Topic, c.Channel, c.ReceivedAt, c.State, c.Level,
            c.CurrentStep, c.DueAt, c.NearFrom, c.LeadUnitId, c.Outcome, c.AnsweredAt, d.IsConfidential, d.FiledById, c.ProcedureId, c.ProcedureVersion, c.EnterpriseId, d.ContactName, d.ContactPhone);

    private static IQueryable<Case> ByState(IQueryable<Case> cases, string? state) => state switch
    {
        null => cases,
        "open" => cases.Where(c => c.State == CaseState.Received || c.State == CaseState.Dispatched || c.State == CaseState.InHand || c.State == CaseState.ReturnAsked),
        "closed" => cases.Where(c => c.State == CaseState.Answered || c.State == CaseState.Confirmed),
        _ when Enum.TryParse<CaseState>(state, out var one) => cases.Where(c => c.State == one),
        _ => cases,
    };

    private IQueryable<Case> ByLamp(IQueryable<Case> cases, string? lamp)
    {
        var now = db.Now;
        return lamp switch
        {
            "over" => cases.Where(c => c.DueAt != null && c.DueAt <= now).Scored(db),
            "near" => cases.Where(c => c.DueAt > now && c.NearFrom <= now).Scored(db),
            "requested" => ByState(cases, "open").Requested(db),
            _ => cases,
        };
    }

    private static IQueryable<Case> Sorted(IQueryable<Case> cases, ListState list) => (list.Sort, list.Desc) switch
    {
        ("due", false) => cases.OrderBy(c => c.DueAt).ThenBy(c => c.NearFrom).ThenBy(c => c.Id),
        ("due", true) => cases.OrderByDescending(c => c.DueAt).ThenByDescending(c => c.NearFrom).ThenByDescending(c => c.Id),
        ("number", false) => cases.OrderBy(c => c.Number),
        ("number", true) => cases.OrderByDescending(c => c.Number),
        ("received", false) => cases.OrderBy(c => c.ReceivedAt).ThenBy(c => c.Id),
        ("answered", false) => cases.OrderBy(c => c.AnsweredAt).ThenBy(c => c.Id),
        ("answered", true) => cases.OrderByDescending(c => c.AnsweredAt).ThenByDescending(c => c.Id),
        _ => cases.OrderByDescending(c => c.ReceivedAt).ThenByDescending(c => c.Id),
    };
}
