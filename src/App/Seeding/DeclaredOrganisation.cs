using System.Security.Cryptography;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;

namespace Yingshang.App.Seeding;

/// <summary>The units, people and 专班 of a pack, as declared.</summary>
internal sealed record DeclaredOrganisation(IReadOnlyList<DeclaredUnit> Units, IReadOnlyList<DeclaredPerson> People, IReadOnlyList<WorkGroup> Groups)
{
    public static DeclaredOrganisation Read(PackReader pack)
    {
        var units = (pack.Read("units.yaml")?.List("units") ?? []).Select(DeclaredUnit.Read).ToList();
        if (!pack.Exists("people.yaml")) return new DeclaredOrganisation(units, [], []);
        var people = pack.Read("people.yaml")?.List("people") ?? [];
        var names = people.Select(p => p.Text("username")).ToHashSet(StringComparer.Ordinal);
        var groups = pack.Exists("groups.yaml") ? pack.Read("groups.yaml")?.List("groups") ?? [] : [];
        return new DeclaredOrganisation(units, [.. people.Select(p => DeclaredPerson.Read(p, units, names))], [.. groups.Select(g => ReadGroup(g, units, names))]);
    }

    private static WorkGroup ReadGroup(DeclarationNode node, IReadOnlyList<DeclaredUnit> units, IReadOnlySet<string> usernames)
    {
        var codes = units.Select(u => u.Unit.Code).ToList();
        var (code, lead, members) = (node.Text("id"), node.Text("lead"), node.Texts("members"));
        foreach (var unknown in members.Prepend(lead).Where(m => !codes.Contains(m))) node.Problem($"units.yaml 里没有单位“{unknown}”{Suggestion.For(unknown, codes)}");
        var head = node.TextOrNull("head");
        if (head is not null && !usernames.Contains(head)) node.Node("head")!.Problem($"没有账号“{head}”{Suggestion.For(head, usernames)}");
        return new WorkGroup
        {
            Id = OrganisationSeed.IdOf("group", code), Code = code, Name = node.Text("name"), LeadUnitId = OrganisationSeed.IdOf("unit", lead),
            HeadAccountId = head is null ? null : OrganisationSeed.IdOf("account", head), MemberUnitCodes = [.. members], Topics = [.. node.Texts("topics")],
        };
    }
}

/// <summary>A unit with its sections.</summary>
/// <param name="Area">the township or park it answers for; null for the others</param>
/// <param name="Specialists">为企服务专员 it sends, the chief among them</param>
/// <param name="Contacts">对口联系人, where there are no specialists</param>
internal sealed record DeclaredUnit(Unit Unit, IReadOnlyList<Section> Sections, string? Area, int Specialists, int Contacts)
{
    public static DeclaredUnit Read(DeclarationNode node, int order)
    {
        var code = node.Text("id");
        var specialists = node.Int("specialists", 0);
        var unit = new Unit
        {
            Id = OrganisationSeed.IdOf("unit", code), Code = code, Name = node.Text("name"), ShortName = node.Text("short"), Kind = node.Text("kind"),
            IsOrderable = node.Flag("orderable"), Functions = [.. node.Texts("functions")], OfficePhone = node.TextOrNull("phone"), SendsSpecialists = specialists > 0, Order = order,
        };
        var sections = node.Texts("sections").Select(s => new Section { Id = SectionId(code, s), UnitId = unit.Id, Name = s }).ToList();
        return new DeclaredUnit(unit, sections, node.TextOrNull("area"), specialists, node.Int("contacts", 0));
    }

    public static Guid SectionId(string unit, string section) => OrganisationSeed.IdOf("section", $"{unit}/{section}");
}

/// <summary>A person who signs in.</summary>
/// <param name="Try">what to try first, for the demo's sign-in page</param>
internal sealed record DeclaredPerson(
    string UserName, string Name, Role Role, string? Unit, string? Section, string? Title, string? Number, string? Telephone, string? Phone, string? ActsFor, string? Enterprise, string? Try)
{
    public Guid Id => OrganisationSeed.IdOf("account", UserName);

    public static DeclaredPerson Read(DeclarationNode node, IReadOnlyList<DeclaredUnit> units, IReadOnlySet<string> usernames)
    {
        var role = RoleNames.Ids.GetValueOrDefault(node.Choice("role", [.. RoleNames.Ids.Keys]));
        var unit = units.FirstOrDefault(u => u.Unit.Code == node.TextOrNull("unit"));
        var section = node.TextOrNull("section");
        var actsFor = node.TextOrNull("acts_for");
        if (node.Has("unit") && unit is null) node.Node("unit")!.Problem($"units.yaml 里没有单位“{node.TextOrNull("unit")}”{Suggestion.For(node.TextOrNull("unit") ?? "", units.Select(u => u.Unit.Code))}");
        if (section is not null && unit is not null && unit.Sections.All(s => s.Name != section)) node.Node("section")!.Problem($"{unit.Unit.ShortName}没有科室“{section}”{Suggestion.For(section, unit.Sections.Select(s => s.Name))}");
        if (actsFor is not null && !usernames.Contains(actsFor)) node.Node("acts_for")!.Problem($"没有账号“{actsFor}”{Suggestion.For(actsFor, usernames)}");
        return new DeclaredPerson(node.Text("username"), node.Text("name"), role, unit?.Unit.Code, section, node.TextOrNull("title"), node.TextOrNull("number"),
            node.TextOrNull("telephone"), unit?.Unit.OfficePhone, actsFor, node.TextOrNull("enterprise"), node.TextOrNull("try"));
    }

    public Account ToAccount(DateTime createdAt) => new()
    {
        Id = Id, UserName = UserName, NormalizedUserName = UserName.ToUpperInvariant(), DisplayName = Name, Role = Role,
        UnitId = Unit is null ? null : OrganisationSeed.IdOf("unit", Unit), SectionId = Unit is null || Section is null ? null : DeclaredUnit.SectionId(Unit, Section),
        StaffNumber = Number, PhoneNumber = Telephone, OfficePhone = Phone, Post = Title, ActsForId = ActsFor is null ? null : OrganisationSeed.IdOf("account", ActsFor),
        CreatedAt = createdAt, LockoutEnabled = true, SecurityStamp = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20)),
    };
}
