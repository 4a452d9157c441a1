using Yingshang.Enterprises;
using Yingshang.Enterprises.Specialists;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.App.Seeding;

/// <summary>包联: which leader and which specialist an enterprise can call, and which projects a leader looks after.</summary>
internal sealed class PairingSeed(IReadOnlyList<Account> accounts, IReadOnlyList<Specialist> specialists, Chance chance)
{
    private readonly IReadOnlyList<Account> _leaders = [.. accounts.Where(a => a.Role == Role.Leader).OrderBy(a => a.UserName != "gaoyuan")];
    private static readonly DateOnly Began = new(2023, 1, 3);
    private int _next;
    private readonly ILookup<Guid, Specialist> _byUnit = specialists.ToLookup(s => s.UnitId);

    public void Pair(EnterpriseSeed enterprises, int count)
    {
        var named = enterprises.Named.Where(n => n.Value.IsPaired).Select(n => n.Key).ToList();
        // Those above scale first, then other companies that were there when the pairing began.
        var others = enterprises.All.Where(e => e.Status == "存续" && e.Kind == "有限责任公司" && e.EstablishedOn < Began && !enterprises.Named.ContainsKey(e)).OrderByDescending(e => e.Tags.Contains("规上工业")).ThenByDescending(e => e.Tags.Count).Take(count - named.Count);
        foreach (var enterprise in named.Concat(others))
        {
            enterprise.PairedLeaderId = Next().Id;
            if (!enterprise.Tags.Contains("包联企业")) enterprise.Tags.Add("包联企业");
            enterprise.SpecialistId = (Near(enterprise) ?? chance.Pick(specialists)).Id;
        }
        foreach (var enterprise in enterprises.All.Where(e => e.SpecialistId is null && e.Kind == "有限责任公司" && chance.In(0.06))) enterprise.SpecialistId = Near(enterprise)?.Id;
    }

    /// <summary>Projects in their turn, so that each leader has about as many as another.</summary>
    public IReadOnlyList<PairedProject> Projects(IReadOnlyList<string> names, int count, IReadOnlyList<Guid> places)
    {
        var projects = new List<PairedProject>();
        foreach (var name in names.Take(count))
        {
            var project = new PairedProject { Id = OrganisationSeed.IdOf("paired-project", name), Name = name, LeaderId = Next().Id, TerritoryUnitId = chance.Pick(places), From = Began };
            project.RecordedOn(LocalTime.ToUtc(Began, new TimeOnly(9, 0)));
            projects.Add(project);
        }
        return projects;
    }

    // The leader whom the demo shows comes first.
    private Account Next() => _leaders[_next++ % _leaders.Count];

    private Specialist? Near(Enterprise enterprise) =>
        enterprise.TerritoryUnitId is { } unit && _byUnit[unit].ToList() is { Count: > 0 } near ? chance.Pick(near) : null;
}
