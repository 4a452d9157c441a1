using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Platform.Pages;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.ListCases;

/// <summary>A line of the list.</summary>
public sealed record CaseLine(
    Guid Id, string Number, string Title, string EnterpriseName, Guid? TerritoryUnitId, string Nature, string Topic, string Channel, DateTime ReceivedAt, CaseState State, int Level,
    string? CurrentStep, DateTime? DueAt, DateTime? NearFrom, Guid? LeadUnitId, string? Outcome, DateTime? AnsweredAt, bool IsConfidential, Guid? FiledById, string ProcedureId, int ProcedureVersion);

/// <summary>The list of demands as an address says it: the same for the page, its count and its export.</summary>
public sealed class CaseQuery(DistrictDb db, CaseAccess access)
{
    public const string SearchKind = "case";

    /// <summary>What the address may filter by.</summary>
    public static readonly IReadOnlyList<string> Filters = ["state", "lamp", "nature", "topic", "channel", "unit", "territory", "outcome", "from", "to"];

    public IQueryable<Case> Cases(ListState list)
    {
        var cases = access.Visible();
        if (SearchIndex.Find(db, SearchKind, list.Q) is { } found) cases = cases.Where(c => found.Contains(c.Id));
        cases = ByState(cases, list.Filter("state"));
        cases = ByLamp(cases, list.Filter("lamp"));
        if (list.Filter("channel") is { } channel) cases = cases.Where(c => c.Channel == channel);
        if (Guid.TryParse(list.Filter("unit"), out var unit)) cases = cases.Where(c => c.LeadUnitId == unit);
        if (Guid.TryParse(list.Filter("territory"), out var territory)) cases = cases.Where(c => c.TerritoryUnitId == territory);
        if (list.Filter("outcome") is { } outcome) cases = cases.Where(c => c.Outcome == outcome);
        if (DateOnly.TryParse(list.Filter("from"), out var from)) { var start = LocalTime.ToUtc(from, TimeOnly.MinValue); cases = cases.Where(c => c.ReceivedAt >= start); }
        if (DateOnly.TryParse(list.Filter("to"), out var to)) { var end = LocalTime.ToUtc(to.AddDays(1), TimeOnly.MinValue); cases = cases.Where(c => c.ReceivedAt < end); }
        if (list.Filter("nature") is { } nature) cases = cases.Where(c => db.Set<Demand>().Any(d => d.Id == c.Id && d.Nature == nature));
        if (list.Filter("topic") is { } topic) cases = cases.Where(c => db.Set<Demand>().Any(d => d.Id == c.Id && d.Topic == topic));
        return cases;
    }

    public IQueryable<CaseLine> Lines(IQueryable<Case> cases, ListState list) => Project(Sorted(cases, list));

    public Task<int> CountAsync(ListState list, CancellationToken cancel) => Cases(list).CountAsync(cancel);

    private IQueryable<CaseLine> Project(IQueryable<Case> cases) =>
        from c in cases.AsNoTracking()
        join d in db.Set<Demand>() on c.Id equals d.Id
        select new CaseLine(c.Id, c.Number, c.Title, c.EnterpriseName, c.TerritoryUnitId, d.Nature, d.Topic, c.Channel, c.ReceivedAt, c.State, c.Level,
            c.CurrentStep, c.DueAt, c.NearFrom, c.LeadUnitId, c.Outcome, c.AnsweredAt, d.IsConfidential, d.FiledById, c.ProcedureId, c.ProcedureVersion);

    private static IQueryable<Case> ByState(IQueryable<Case> cases, string? state) => state switch
    {
        null => cases,
        "open" => cases.Where(c => c.State == CaseState.Received || c.State == CaseState.Dispatched || c.State == CaseState.InHand || c.State == CaseState.ReturnAsked),
        _ when Enum.TryParse<CaseState>(state, out var one) => cases.Where(c => c.State == one),
        _ => cases,
    };

    private IQueryable<Case> ByLamp(IQueryable<Case> cases, string? lamp)
    {
        var now = db.Now;
        return lamp switch
        {
            "over" => cases.Where(c => c.DueAt != null && c.DueAt <= now),
            "near" => cases.Where(c => c.DueAt > now && c.NearFrom <= now),
            _ => cases,
        };
    }

    private static IQueryable<Case> Sorted(IQueryable<Case> cases, ListState list) => (list.Sort, list.Desc) switch
    {
        ("due", false) => cases.OrderBy(c => c.DueAt == null).ThenBy(c => c.DueAt).ThenBy(c => c.Id),
        ("due", true) => cases.OrderByDescending(c => c.DueAt).ThenBy(c => c.Id),
        ("number", false) => cases.OrderBy(c => c.Number),
        ("number", true) => cases.OrderByDescending(c => c.Number),
        ("received", false) => cases.OrderBy(c => c.ReceivedAt).ThenBy(c => c.Id),
        ("answered", false) => cases.OrderBy(c => c.AnsweredAt == null).ThenBy(c => c.AnsweredAt).ThenBy(c => c.Id),
        ("answered", true) => cases.OrderByDescending(c => c.AnsweredAt).ThenBy(c => c.Id),
        _ => cases.OrderByDescending(c => c.ReceivedAt).ThenByDescending(c => c.Id),
    };
}
