using Yingshang.Platform.Packs;

namespace Yingshang.Enterprises.Catalogues;

/// <summary>The lists that an enterprise's file chooses from. What is stored is the name; a name that once served stays in the list.</summary>
public sealed record EnterpriseCatalogues(
    IndustryTree Industries, IReadOnlyList<EnterpriseKind> Kinds, IReadOnlyList<EnterpriseStatus> Statuses, IReadOnlyList<EnterpriseTag> Tags, IReadOnlyList<FactKind> Facts)
{
    public EnterpriseTag? Tag(string name) => Tags.FirstOrDefault(t => t.Name == name);

    public FactKind? Fact(string id) => Facts.FirstOrDefault(f => f.Id == id);

    internal static EnterpriseCatalogues Read(PackReader pack) => new(
        IndustryTree.Read(pack),
        [.. Items(pack, "enterprise-kinds").Select(n => new EnterpriseKind(n.Text("id"), n.Text("name"), n.Text("group")))],
        [.. Items(pack, "enterprise-statuses").Select(n => new EnterpriseStatus(n.Text("id"), n.Text("name"), n.Flag("active"), n.TextOrNull("meaning") ?? ""))],
        [.. Items(pack, "enterprise-tags").Select(n => new EnterpriseTag(n.Text("id"), n.Text("name"), n.TextOrNull("short") ?? n.Text("name"), n.Text("group"), n.TextOrNull("by") ?? "", n.Int("years", 0)))],
        [.. (pack.Read("dictionary/enterprises.yaml")?.List("fields") ?? []).Where(n => n.Text("dataset") == "企业").Select(FactKind.Read)]);

    private static IReadOnlyList<DeclarationNode> Items(PackReader pack, string file) => pack.Read($"catalogues/{file}.yaml")?.List(file.Replace('-', '_')) ?? [];
}

/// <param name="Group">how 经营主体 are counted: 企业, 个体工商户, 农民专业合作社</param>
public sealed record EnterpriseKind(string Id, string Name, string Group);

/// <param name="IsActive">counts as 实有经营主体</param>
public sealed record EnterpriseStatus(string Id, string Name, bool IsActive, string Meaning);

/// <param name="By">the department that recognises it</param>
/// <param name="Years">for how long one recognition holds; 0: until it is taken away</param>
public sealed record EnterpriseTag(string Id, string Name, string Short, string Group, string By, int Years);
