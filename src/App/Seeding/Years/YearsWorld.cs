using Yingshang.Books.Declaration;
using Yingshang.Books.Entries;
using Yingshang.Enterprises;
using Yingshang.Enterprises.Catalogues;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.WorkCalendars;

namespace Yingshang.App.Seeding.Years;

/// <summary>What the entries of past years are about and who keeps them: units with their people, enterprises, the calendar and the present.</summary>
/// <param name="now">UTC; nothing is written down at or after it</param>
/// <param name="scale">1: as many as declared; less: a smaller district for tests</param>
internal sealed class YearsWorld(DemoNames names, IReadOnlyList<DeclaredUnit> units, IReadOnlyList<Account> accounts, IReadOnlyList<Enterprise> enterprises, EnterpriseCatalogues catalogues, WorkCalendar calendar, DateTime now, double scale)
{
    private static readonly DateOnly Beginning = new(2022, 1, 4);
    private readonly Dictionary<Guid, DeclaredUnit> _units = units.ToDictionary(u => u.Unit.Id);
    private readonly Dictionary<string, Unit> _words = units.SelectMany(u => new[] { u.Unit.ShortName, u.Unit.Name, u.Unit.Code }.Select(word => (word, u.Unit))).DistinctBy(u => u.word).ToDictionary(u => u.word, u => u.Unit, StringComparer.Ordinal);
    private readonly ILookup<Guid?, Account> _people = accounts.Where(a => a.Role is Role.Specialist or Role.Handler).ToLookup(a => a.UnitId);
    private readonly IReadOnlyList<Account> _office = [.. accounts.Where(a => a.Role == Role.Office)];
    private readonly Dictionary<string, Enterprise> _byName = enterprises.DistinctBy(e => e.Name).ToDictionary(e => e.Name, StringComparer.Ordinal);
    private readonly Dictionary<string, EnterprisePool> _pools = new(StringComparer.Ordinal);
    private readonly Dictionary<(DateOnly, DateOnly), IReadOnlyList<DateOnly>> _days = [];

    public DemoNames Names => names;
    public EnterpriseCatalogues Catalogues => catalogues;
    public WorkCalendar Calendar => calendar;
    public DateTime Now => now;
    public DateOnly Today => now.ShanghaiDate;
    public bool IsWhole => scale >= 1;
    public IReadOnlyList<Unit> Units { get; } = [.. units.Select(u => u.Unit)];
    public IEnumerable<string> UnitWords => _words.Keys;

    /// <summary>Not less than one.</summary>
    public int Scaled(int count) => Math.Max(1, (int)Math.Round(count * scale, MidpointRounding.AwayFromZero));

    public Unit? UnitCalled(string word) => _words.GetValueOrDefault(word);

    public string? UnitName(Guid id) => _units.GetValueOrDefault(id)?.Unit.ShortName;

    /// <summary>Somebody of the unit who fills in its books; null: it has nobody.</summary>
    public Account? PersonOf(Guid unit, Chance chance) => _people[unit].ToList() is { Count: > 0 } people ? chance.Pick(people) : null;

    public Account? OfficePerson(Chance chance) => _office.Count == 0 ? null : chance.Pick(_office);

    /// <summary>The enterprise of exactly this name as an entry keeps it; one that the register does not know is kept by its name.</summary>
    public EntryReference Reference(string name) => _byName.TryGetValue(name, out var known) ? Reference(known) : new EntryReference(null, name, name);

    /// <summary>The one that an entry names; null when it names none that the register knows.</summary>
    public Enterprise? EnterpriseOf(EntryDraft draft) => draft.Book.Enterprise is { } about && draft[about] is EntryReference { Id: not null } named ? _byName.GetValueOrDefault(named.Said) : null;

    public static EntryReference Reference(Enterprise enterprise) => new(enterprise.Id, enterprise.Name, enterprise.CreditCode);

    public static EntryReference Reference(Unit unit) => new(unit.Id, unit.ShortName, unit.ShortName);

    public EnterprisePool Pool(EnterpriseWish wish) => _pools.TryGetValue(wish.Key, out var pool) ? pool : _pools[wish.Key] = new EnterprisePool([.. enterprises.Where(e => e.Status == "存续" && wish.Fits(e, this))]);

    /// <summary>The township or park an enterprise lies in.</summary>
    public string? AreaOf(Guid? territory) => territory is { } id ? _units.GetValueOrDefault(id)?.Area : null;

    public string? Fact(Enterprise enterprise, string fact) => EntryReader.FactOf(enterprise, fact, catalogues, UnitName);

    /// <summary>What an enterprise makes, in the word its name has for it: 家纺, 橡塑.</summary>
    public string Trade(Enterprise enterprise)
    {
        var words = names.CompanyIndustries.Items.FirstOrDefault(i => i.Code == enterprise.Industry)?.Words ?? [];
        return words.FirstOrDefault(w => enterprise.Name.Contains(w, StringComparison.Ordinal)) ?? words.FirstOrDefault() ?? catalogues.Industries.NameOf(enterprise.Industry);
    }

    /// <summary>Working days of a span; the days themselves where it has none.</summary>
    public IReadOnlyList<DateOnly> WorkingDays(DateOnly from, DateOnly to)
    {
        if (_days.TryGetValue((from, to), out var known)) return known;
        var all = Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays).ToList();
        var working = all.FindAll(calendar.IsWorkingDay);
        return _days[(from, to)] = working.Count > 0 ? working : all;
    }

    /// <summary>When something of that day is written down: that evening or a few days later; what is older than the platform in its first weeks.</summary>
    /// <returns>UTC</returns>
    public DateTime WrittenDown(DateOnly on, Chance chance)
    {
        var lag = chance.In(0.4) ? 0 : chance.Between(1, 4);
        var day = on < Beginning ? calendar.WorkingDayOnOrAfter(Beginning.AddDays(chance.Between(0, 24))) : lag == 0 ? on : calendar.WorkingDayOnOrAfter(on.AddDays(lag));
        var at = LocalTime.ToUtc(day, lag == 0 ? new TimeOnly(chance.Between(17, 20), chance.Between(0, 59), chance.Between(0, 59)) : new TimeOnly(chance.Between(9, 16), chance.Between(0, 59), chance.Between(0, 59)));
        return at < now ? at : now.AddMinutes(-chance.Between(20, 60 * 24 * 12));
    }

    /// <summary>Working days after an instant, in office hours; null when that is not yet past.</summary>
    /// <returns>UTC</returns>
    public DateTime? Later(DateTime utc, int workingDays, Chance chance)
    {
        var at = LocalTime.ToUtc(calendar.AddWorkingDays(utc.ShanghaiDate, workingDays), new TimeOnly(chance.Between(9, 16), chance.Between(0, 59), chance.Between(0, 59)));
        return at < now ? at : null;
    }
}

/// <summary>Which enterprises a batch is about.</summary>
/// <param name="Kinds">组织形式; empty: all but sole traders and branches</param>
/// <param name="Industries">门类 by name, or codes of any length</param>
internal sealed record EnterpriseWish(IReadOnlyList<string> Kinds, IReadOnlyList<string> Industries, IReadOnlyList<string> Sizes, IReadOnlyList<string> Tags, IReadOnlyList<string> Places)
{
    // Not kept: a copy with other wishes would have the key of the first.
    public string Key => string.Join('|', new[] { Kinds, Industries, Sizes, Tags, Places }.Select(l => string.Join(',', l)));

    /// <summary>The same without what a small district may not have.</summary>
    public EnterpriseWish Relaxed => this with { Industries = [], Sizes = [], Tags = [], Places = [] };

    public bool Fits(Enterprise enterprise, YearsWorld world) =>
        (Kinds.Count == 0 ? enterprise.Kind is not ("个体工商户" or "分支机构") : Kinds.Contains(enterprise.Kind))
        && (Industries.Count == 0 || Industries.Any(i => i == world.Catalogues.Industries.SectionOf(enterprise.Industry)?.Name || enterprise.IndustrySection == i || enterprise.Industry?.StartsWith(i, StringComparison.Ordinal) == true))
        && (Sizes.Count == 0 || Sizes.Contains(enterprise.SizeClass ?? ""))
        && (Tags.Count == 0 || Tags.Any(enterprise.Tags.Contains))
        && (Places.Count == 0 || (enterprise.TerritoryUnitId is { } at && Places.Any(p => world.UnitCalled(p)?.Id == at)));

    public static EnterpriseWish Read(DeclarationNode node, YearsWorld world)
    {
        var industries = world.Catalogues.Industries.Sections;
        return new EnterpriseWish(
            Known(node, "kind", [.. world.Catalogues.Kinds.Select(k => k.Name)]), Known(node, "industry", [.. industries.Select(s => s.Name), .. industries.Select(s => s.Code), .. industries.SelectMany(s => s.Divisions).Select(d => d.Code)]),
            Known(node, "size", ["大型", "中型", "小型", "微型", "不划型"]), Known(node, "tag", [.. world.Catalogues.Tags.Select(t => t.Name)]), Known(node, "place", [.. world.UnitWords]));
    }

    private static IReadOnlyList<string> Known(DeclarationNode node, string key, IReadOnlyCollection<string> known)
    {
        foreach (var item in node.List(key)) if (!known.Contains(item.Scalar ?? "")) item.Problem($"不认识的“{item.Scalar}”{Suggestion.For(item.Scalar ?? "", known)}");
        return node.Texts(key);
    }
}

/// <summary>Enterprises by the day they were founded, to be drawn from.</summary>
internal sealed class EnterprisePool
{
    private readonly List<Enterprise> _byAge;
    private readonly List<DateOnly> _founded;

    public EnterprisePool(IReadOnlyList<Enterprise> enterprises)
    {
        _byAge = [.. enterprises.OrderBy(e => e.EstablishedOn)];
        _founded = _byAge.ConvertAll(e => e.EstablishedOn ?? DateOnly.MinValue);
    }

    public int Count => _byAge.Count;

    /// <summary>How many there were on that day.</summary>
    public int CountOn(DateOnly day)
    {
        var (low, high) = (0, _founded.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_founded[middle] <= day) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>One that existed on that day; null when there was none.</summary>
    public Enterprise? Draw(DateOnly day, Chance chance) => CountOn(day) is > 0 and var count ? _byAge[chance.Between(0, count - 1)] : null;

    /// <summary>One that existed on that day and is not among the taken; null when all are.</summary>
    public Enterprise? Draw(DateOnly day, IReadOnlySet<Enterprise> taken, Chance chance)
    {
        var count = CountOn(day);
        for (var i = 0; i < 40 && count > 0; i++)
            if (_byAge[chance.Between(0, count - 1)] is { } drawn && !taken.Contains(drawn)) return drawn;
        return _byAge.Take(count).FirstOrDefault(e => !taken.Contains(e));
    }
}
