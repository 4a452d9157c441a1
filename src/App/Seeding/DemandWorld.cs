using Yingshang.App.Seeding.Years;
using Yingshang.Cases.Catalogues;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Procedures;
using Yingshang.Cases.Routing;
using Yingshang.Enterprises;
using Yingshang.Platform.People;
using Yingshang.WorkCalendars;

namespace Yingshang.App.Seeding;

/// <summary>What demands live in: units and their people, the calendar, the procedure, the texts, and the present.</summary>
internal sealed class DemandWorld(
    IReadOnlyList<DeclaredUnit> units, IReadOnlyList<Account> accounts, IReadOnlyList<Enterprise> enterprises, DemandTexts texts, DemoNames names, DemandCatalogues catalogues,
    RoutingTable routing, Procedure procedure, WorkCalendar calendar, DemandTargets targets, IReadOnlyList<WorkGroup> groups, ILookup<string, Session> sessions, DateTime now)
{
    private readonly Dictionary<Guid, DeclaredUnit> _units = units.ToDictionary(u => u.Unit.Id);
    private readonly ILookup<Guid?, Account> _people = accounts.Where(a => a.Role is Role.Specialist or Role.Handler).ToLookup(a => a.UnitId);
    private readonly IReadOnlyList<Account> _office = [.. accounts.Where(a => a.Role == Role.Office)];
    private readonly ILookup<string?, Enterprise> _byIndustry = Filing(enterprises).ToLookup(e => e.Industry);
    private readonly IReadOnlyList<Enterprise> _filing = Filing(enterprises);

    private readonly Lazy<Dictionary<Guid, Enterprise>> _byId = new(() => enterprises.ToDictionary(e => e.Id));

    public DemandTexts Texts => texts;
    public DemoNames Names => names;
    public DemandCatalogues Catalogues => catalogues;
    public RoutingTable Routing => routing;
    public Procedure Procedure => procedure;
    public WorkCalendar Calendar => calendar;
    public DemandTargets Targets => targets;

    /// <summary>UTC. Nothing happens at or after it.</summary>
    public DateTime Now => now;

    public Unit Unit(Guid id) => _units[id].Unit;

    public Enterprise EnterpriseNamed(string name) => enterprises.First(e => e.Name == name);

    public IEnumerable<Account> People(Guid unit) => _people[unit];

    /// <summary>The unit of a function; 属地 is the township or park.</summary>
    public Unit? UnitOf(string function, Guid? territory) => function == "属地"
        ? (territory is { } id ? _units[id].Unit : null)
        : units.FirstOrDefault(u => u.Unit.Functions.Contains(function))?.Unit;

    /// <summary>专班 that looks after a topic.</summary>
    public Guid? GroupOf(string topic) => catalogues.Topics.FirstOrDefault(t => t.Name == topic)?.Group is { } of ? groups.FirstOrDefault(g => g.Topics.Contains(of))?.Id : null;

    public string? AreaOf(Guid? territory) => territory is { } id ? _units[id].Area : null;

    public string SectionOf(Account? person, Guid unit) =>
        _units[unit].Sections.FirstOrDefault(s => s.Id == person?.SectionId)?.Name ?? _units[unit].Sections.FirstOrDefault()?.Name ?? "综合科";

    public Actor Office(Chance chance) => ActorOf(chance.Pick(_office));

    public static Actor ActorOf(Account account) => new(account.Id, account.DisplayName, account.UnitId);

    /// <summary>Where demands of a channel are heard within a span: an activity with the enterprises that were there.</summary>
    public IReadOnlyList<Session> Sessions(string channel, DateOnly from, DateOnly to) => [.. sessions[channel].Where(s => s.Activity.On >= from && s.Activity.LastDay <= to)];

    public Enterprise? EnterpriseOf(Guid id) => _byId.Value.GetValueOrDefault(id);

    /// <summary>An enterprise that files such a demand and exists on that day.</summary>
    public Enterprise Filer(DemandText text, DateOnly on, Chance chance)
    {
        var from = text.Codes.Count > 0 && chance.Pick(text.Codes) is var code && _byIndustry[code].Any() ? [.. _byIndustry[code]] : _filing;
        for (var i = 0; i < 40; i++)
            if (chance.Pick(from) is { } enterprise && enterprise.EstablishedOn < on) return enterprise;
        return _filing.First(e => e.EstablishedOn < on);
    }

    // Companies speak more than shops, and those above scale most of all.
    private static List<Enterprise> Filing(IReadOnlyList<Enterprise> all) =>
        [.. all.Where((e, i) => e.CancelledOn is null && (e.Kind != "个体工商户" || i % 12 == 0)), .. all.Where(e => e.Tags.Contains("规上工业")).SelectMany(e => Enumerable.Repeat(e, 12))];
}
