using System.Security.Cryptography;
using Yingshang.Enterprises.Specialists;
using Yingshang.Platform.People;

namespace Yingshang.App.Seeding;

/// <summary>The people of the units beside those whom the pack names: service specialists, contacts of bodies that send none, leaders.</summary>
internal sealed class RosterSeed(DemoNames names, IReadOnlyList<DeclaredUnit> units, IReadOnlyList<Account> named, string passwordHash, DateTime since, Chance chance)
{
    private readonly HashSet<string> _taken = [.. named.Select(a => a.DisplayName)];
    private readonly Dictionary<Guid, IReadOnlyList<Section>> _sections = units.ToDictionary(u => u.Unit.Id, u => u.Sections);
    private readonly List<Account> _accounts = [];
    private readonly List<Specialist> _specialists = [];

    /// <summary>The accounts that were added.</summary>
    public IReadOnlyList<Account> Accounts => _accounts;
    public IReadOnlyList<Specialist> Specialists => _specialists;

    /// <param name="leaders">who sign in</param>
    /// <param name="listed">区级负责同志 who do not, and are only on the register</param>
    public void Generate(int leaders, int listed)
    {
        foreach (var unit in units)
        {
            var here = named.Where(a => a.UnitId == unit.Unit.Id).ToList();
            var specialists = here.Where(a => a.Role == Role.Specialist).ToList();
            for (var i = 0; i < unit.Specialists; i++)
            {
                var account = specialists.Count > i ? specialists[i] : Add(unit, Role.Specialist, i == 0 ? "首席专员" : "专员");
                _specialists.Add(On(unit, account, i));
            }
            for (var i = here.Count(a => a.Role is Role.Handler or Role.Specialist) + unit.Specialists; i < unit.Contacts + unit.Specialists; i++) Add(unit, Role.Handler, "对口联系人");
        }
        var government = units.First(u => u.Unit.Functions.Contains("区政府"));
        for (var i = 0; i < leaders; i++) Add(government, Role.Leader, i < 3 ? "区委常委、副区长" : i < 7 ? "副区长" : "区政府党组成员");
        var committee = units.First(u => u.Unit.Functions.Contains("区委"));
        for (var i = 0; i < listed; i++) Add(i % 2 == 0 ? committee : government, Role.Leader, chance.Pick(ListedPosts), signsIn: false);
    }

    private static readonly string[] ListedPosts =
        ["区委常委", "区人大常委会副主任", "区政协副主席", "区人大常委会党组成员", "区政协党组成员", "一级调研员", "二级调研员", "三级调研员", "区委办公室主任", "区武装部领导", "高新区党工委副书记", "现代产业园党工委副书记"];

    private Account Add(DeclaredUnit unit, Role role, string post, bool signsIn = true)
    {
        string name;
        do name = names.Person(chance);
        while (!_taken.Add(name));
        var number = $"QH{unit.Unit.Order + 1:00}{_accounts.Count + 201:000}";
        var account = new Account
        {
            Id = OrganisationSeed.IdOf("account", number), UserName = number.ToLowerInvariant(), NormalizedUserName = number, DisplayName = name, Role = role, UnitId = unit.Unit.Id,
            SectionId = unit.Sections.Count == 0 ? null : chance.Pick(_sections[unit.Unit.Id]).Id, StaffNumber = number, OfficePhone = unit.Unit.OfficePhone, Post = post,
            CreatedAt = since, LockoutEnabled = true, PasswordHash = signsIn ? passwordHash : null, SecurityStamp = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20)),
        };
        _accounts.Add(account);
        return account;
    }

    private Specialist On(DeclaredUnit unit, Account account, int order)
    {
        var specialist = new Specialist
        {
            Id = OrganisationSeed.IdOf("specialist", $"{unit.Unit.Code}/{order}"), UnitId = unit.Unit.Id, AccountId = account.Id, Name = account.DisplayName, IsHead = order == 0,
            Post = account.Post, OfficePhone = account.OfficePhone, From = DateOnly.FromDateTime(since.AddHours(8)),
        };
        specialist.RecordedOn(since);
        return specialist;
    }
}
