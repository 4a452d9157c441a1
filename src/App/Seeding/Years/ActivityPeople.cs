using Yingshang.Enterprises;
using Yingshang.Platform.People;

namespace Yingshang.App.Seeding.Years;

/// <summary>Somebody as an activity names them.</summary>
internal sealed record Attendant(string Name, string? Post, Guid? UnitId, Guid? AccountId);

/// <summary>Who takes part in the activities of the demo: units, their heads, leaders, enterprises.</summary>
internal sealed class ActivityPeople(IReadOnlyList<DeclaredUnit> units, IReadOnlyList<Account> accounts, IReadOnlyList<Enterprise> enterprises, DemoNames names, Chance chance)
{
    private readonly Dictionary<string, Unit> _units = units.ToDictionary(u => u.Unit.Code, u => u.Unit);
    private readonly Dictionary<Guid, Unit> _byId = units.ToDictionary(u => u.Unit.Id, u => u.Unit);
    private readonly Dictionary<string, Account> _accounts = accounts.ToDictionary(a => a.UserName!);
    private readonly Dictionary<Guid, Attendant> _heads = [], _deputies = [];

    // Companies come to such things; shops are asked in their streets.
    private readonly List<Enterprise> _companies = [.. enterprises.Where(e => e.CancelledOn is null && e.Kind is "有限责任公司" or "股份有限公司").OrderBy(e => e.EstablishedOn)];

    public IReadOnlyList<Unit> DistrictUnits { get; } = [.. units.Where(u => u.Unit.Kind == "区直").Select(u => u.Unit)];
    public IReadOnlyList<Unit> Territories { get; } = [.. units.Where(u => u.Area is not null).Select(u => u.Unit)];
    public IReadOnlyList<Account> Leaders { get; } = [.. accounts.Where(a => a.Role == Role.Leader)];

    public Unit Unit(string code) => _units.GetValueOrDefault(code) ?? throw new InvalidOperationException($"course/activities.yaml: units.yaml 里没有单位“{code}”");

    public Unit UnitOfId(Guid id) => _byId[id];

    /// <summary>The unit itself, or one of a group of units: 区直, 属地.</summary>
    public Unit UnitOf(string word) => word switch { "区直" => chance.Pick(DistrictUnits), "属地" => chance.Pick(Territories), _ => Unit(word) };

    public Attendant Account(string userName) => Of(_accounts.GetValueOrDefault(userName) ?? throw new InvalidOperationException($"course/activities.yaml: 没有账号“{userName}”"));

    public static Attendant Of(Account account) => new(account.DisplayName, account.Post, account.UnitId, account.Id);

    /// <summary>主要负责人; the same whenever the unit sends one.</summary>
    public Attendant Head(Unit unit)
    {
        if (_heads.TryGetValue(unit.Id, out var known)) return known;
        var account = accounts.FirstOrDefault(a => a.UnitId == unit.Id && a.Role == Role.UnitHead);
        return _heads[unit.Id] = account is not null ? Of(account) : new Attendant(names.Person(chance), HeadOf(unit), unit.Id, null);
    }

    /// <summary>分管负责人</summary>
    public Attendant Deputy(Unit unit) => _deputies.TryGetValue(unit.Id, out var known) ? known : _deputies[unit.Id] = new Attendant(names.Person(chance), "副" + HeadOf(unit), unit.Id, null);

    public Attendant Cadre() => chance.Pick(chance.In(0.75) ? DistrictUnits : Territories) is var unit ? new Attendant(names.Person(chance), chance.Pick<string>(["一级科员", "四级主任科员", "科员", "工作人员"]), unit.Id, null) : null!;

    public Attendant Citizen(IReadOnlyList<string> posts) => new(names.Person(chance), posts.Count > 0 ? chance.Pick(posts) : null, null, null);

    /// <summary>Companies that are there on that day.</summary>
    public IReadOnlyList<Enterprise> Companies(DateOnly on, IReadOnlyList<string> industries)
    {
        var there = _companies.TakeWhile(e => e.EstablishedOn < on);
        return [.. industries.Count == 0 ? there : there.Where(e => e.IndustrySection is { } section && industries.Contains(section))];
    }

    private static string HeadOf(Unit unit) => unit switch
    {
        { Kind: "乡镇街道" } => unit.Name.EndsWith("乡人民政府", StringComparison.Ordinal) ? "乡长" : unit.ShortName[^1] switch { '镇' => "镇长", '乡' => "乡长", _ => "办事处主任" },
        { Kind: "园区" } => "管委会主任",
        { Kind: "公用企业" } => "经理",
        { ShortName: var name } when name.EndsWith("法院", StringComparison.Ordinal) => "院长",
        { ShortName: var name } when name.EndsWith("检察院", StringComparison.Ordinal) => "检察长",
        { ShortName: var name } when name.EndsWith("委", StringComparison.Ordinal) || name.EndsWith("中心", StringComparison.Ordinal) || name.EndsWith("办", StringComparison.Ordinal) => "主任",
        { ShortName: var name } when name.EndsWith("联", StringComparison.Ordinal) || name.EndsWith("会", StringComparison.Ordinal) => "主席",
        { ShortName: var name } when name.EndsWith("部", StringComparison.Ordinal) => "部长",
        _ => "局长",
    };
}
