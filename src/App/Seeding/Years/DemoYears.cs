using Yingshang.Activities;
using Yingshang.Enterprises;
using Yingshang.Indicators;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.App.Seeding.Years;

/// <summary>The demo years beside demands and books: activities, what was owed and done, indicators.</summary>
internal sealed class DemoYears(District district, PackReader pack, DeclaredOrganisation organisation, IReadOnlyList<Account> accounts, IReadOnlyList<Enterprise> enterprises, DemoNames names, double scale, DateTime now, int seed)
{
    /// <summary>Channels whose demands are heard at activities.</summary>
    private static readonly string[] Heard = ["会谈（4+N）", "大走访", "驻企", "访企三问"];

    private readonly ActivityPeople _people = new(organisation.Units, accounts, enterprises, names, new Chance(seed + 6));
    private readonly ObservationSeed _observations = new(district.Declared<IndicatorBook>(), organisation.Units, accounts, now);
    private ActivitySeed _activities = null!;
    private IReadOnlyList<PairedProject> _projects = [];
    private IReadOnlyList<string> _notes = [];

    public int Activities => _activities.All.Count;
    public int Observations => _observations.Count;

    public ILookup<string, Session> Sessions => _activities.Sessions().Where(c => Heard.Contains(c.Key)).SelectMany(c => c.Select(s => (c.Key, Session: s))).ToLookup(c => c.Key, c => c.Session);

    /// <summary>What happened and who was there; demands are heard at some of it.</summary>
    public void Plan(PairingSeed pairing, int projects)
    {
        _activities = new ActivitySeed(district.Declared<ActivityKindBook>(), _people, district.Calendar, now, seed + 7);
        _activities.Generate(pack, scale);
        if (pack.Exists("course/pairing.yaml") && pack.Read("course/pairing.yaml") is { } top)
        {
            top.TextOrNull("source");
            _notes = top.Texts("notes");
            _projects = pairing.Projects(top.Texts("projects"), projects, [.. _people.Territories.Select(t => t.Id)]);
            top.NothingElse();
        }
        new PairedVisits(_activities, _people, district.Calendar, now.ShanghaiDate, new Chance(seed + 8)).Generate(enterprises, _projects);
        new WeeklyDispatches(_activities, _people, district.Calendar, now.ShanghaiDate, new Chance(seed + 9)).Generate(scale < 1 ? [.. organisation.Groups.Take(Math.Max(1, (int)(organisation.Groups.Count * scale)))] : organisation.Groups);
        _observations.Read(pack);
    }

    public async Task WriteAsync(DistrictDb db, IReadOnlyList<DemandStory> stories, Action<string, int, int> progress, CancellationToken cancel)
    {
        progress("活动和应办事项", 0, 3);
        await BulkWriter.InsertAsync(db, _projects, cancel);
        await _activities.WriteAsync(db, cancel);
        await BulkWriter.InsertAsync(db, _activities.Tie(stories, Heard), cancel);
        progress("活动和应办事项", 1, 3);
        if (_notes.Count > 0) await new DutySeed(district, db, _activities.All, _notes, now, new Chance(seed + 10)).WriteAsync(cancel);
        progress("活动和应办事项", 2, 3);
        await _observations.WriteAsync(db, cancel);
        progress("活动和应办事项", 3, 3);
    }
}
