using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingshang.Cases.Engine;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.App.Seeding;

/// <summary>What every part of <see cref="OfficeSeed"/> begins with: who, when, which demand.</summary>
internal sealed class OfficeDesk
{
    private readonly District _district;
    private readonly PastActs _acts;
    private readonly DemandWorld _world;
    private readonly Dictionary<string, Account> _people;
    private readonly Dictionary<string, Unit> _units;
    private readonly ILookup<Guid?, Account> _staff;
    private readonly Chance _chance;

    public OfficeDesk(District district, PastActs acts, DemandWorld world, IReadOnlyList<DeclaredUnit> units, IReadOnlyList<Account> accounts, IReadOnlyList<DemandStory> stories, Chance chance)
    {
        (_district, _acts, _world, _chance, Stories) = (district, acts, world, chance, stories);
        _people = accounts.ToDictionary(a => a.UserName!, StringComparer.Ordinal);
        _units = units.ToDictionary(u => u.Unit.Code, u => u.Unit, StringComparer.Ordinal);
        _staff = accounts.Where(a => a.Role is Role.Specialist or Role.Handler).OrderBy(a => a.UserName, StringComparer.Ordinal).ToLookup(a => a.UnitId);
        Heads = accounts.Where(a => a.Role == Role.UnitHead).ToLookup(a => a.UnitId);
        Late = [.. Open.Where(s => s.Case is { State: CaseState.Dispatched or CaseState.InHand, IsPaused: false, DueAt: not null } && s.Demand is { IsConfidential: false, ComplainedUnitId: null } && !s.Case.Requests.Exists(r => r.IsOpen) && world.Unit(s.Case.Lead!.UnitId).IsOrderable)
            .OrderBy(s => s.Case.DueAt).ThenBy(s => s.Case.Number, StringComparer.Ordinal)];
    }

    public IReadOnlyList<DemandStory> Stories { get; }
    public IEnumerable<DemandStory> Open => Stories.Where(s => s.Case.IsOpen);

    /// <summary>In the hands of units that can be ordered, the longest overdue first.</summary>
    public IReadOnlyList<DemandStory> Late { get; }
    public ILookup<Guid?, Account> Heads { get; }
    public DateOnly Today => _world.Now.ShanghaiDate;
    public DateTime Now => _world.Now;
    public DemandWorld World => _world;
    public WorkCalendar Calendar => _world.Calendar;
    public Chance Chance => _chance;

    public T Declared<T>() where T : class => _district.Declared<T>();

    /// <summary>What has come of it so far.</summary>
    public async Task<T> ReadAsync<T>(Func<DistrictDb, Task<T>> read)
    {
        await using var db = _district.NewSystemDb();
        return await read(db);
    }

    public Account Person(string username) => _people[username];

    public Unit Unit(string code) => _units[code];

    /// <summary>Somebody of the unit who works on demands; null where nobody has an account.</summary>
    public Account? Staff(Guid unit) => _staff[unit].FirstOrDefault();

    /// <summary>主要负责人; where none has an account, a name.</summary>
    public string HeadName(Guid unit) => Heads[unit].FirstOrDefault()?.DisplayName ?? _world.Names.Person(new Chance(_world.Unit(unit).Order + 7));

    /// <summary><c>ago</c> working days before today, <c>at</c> what hour. UTC.</summary>
    public DateTime Moment(DeclarationNode node) => Moment(node.Int("ago"), node.Text("at"));

    public DateTime Moment(int ago, string at) => LocalTime.ToUtc(Calendar.SubtractWorkingDays(Today, ago), TimeOnly.Parse(at, CultureInfo.InvariantCulture));

    /// <summary><c>due</c>: the nth working day from today; before it when negative.</summary>
    public DateOnly Day(int due) => due < 0 ? Calendar.SubtractWorkingDays(Today, -due) : Calendar.AddWorkingDays(Today, due);

    public Task<bool> DoAsync(string what, Account who, DateTime at, Func<IServiceProvider, Task<Problem?>> act) =>
        _acts.DoAsync(what, who, who.ActsForId is { } leader ? _people.Values.First(a => a.Id == leader).DisplayName : null, at, act);

    /// <summary>Something is done about a demand; never before what was last written about it.</summary>
    /// <param name="act">with the version of the demand as it is then</param>
    public async Task<bool> DoAsync(string what, Account who, DateTime at, DemandStory story, Func<IServiceProvider, int, Task<Problem?>> act)
    {
        var last = story.Case.Events.Where(e => e.At < Now).Max(e => e.At);
        return await DoAsync($"{what} {story.Case.Number}", who, at > last ? at : last.AddMinutes(12), async services =>
        {
            var db = services.GetRequiredService<DistrictDb>();
            return await act(services, await db.Set<Case>().Where(c => c.Id == story.Case.Id).Select(c => c.Version).SingleAsync());
        });
    }
}
