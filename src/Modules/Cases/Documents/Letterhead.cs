using Yingshang.Platform.Packs;

namespace Yingshang.Cases.Documents;

/// <summary>Whether a document carries the issuer's own seal, that of another office (代章), or none.</summary>
public enum SealHabit
{
    /// <summary>盖章</summary>
    Own,
    /// <summary>代章</summary>
    OnBehalf,
    /// <summary>不盖章</summary>
    None,
}

/// <summary>发文机关 as the district writes it.</summary>
/// <param name="Name">署名</param>
/// <param name="Mark">发文机关标志, in red</param>
/// <param name="Code">发文机关代字: 营商</param>
/// <param name="SealOf">whose seal stands for it, with 代章</param>
public sealed record Issuer(string Id, string Name, string Mark, string Code, SealHabit Seal, string? SealOf, string? Section, string? Phone, string? PrintedBy)
{
    /// <summary>署名：没有自己印章的，注明代章。</summary>
    public string SignedBy => Seal == SealHabit.OnBehalf ? $"{Name}（代章）" : Name;
}

/// <summary><c>letterhead.yaml</c>: who issues documents in this district, under which mark and code, with whose seal.</summary>
public sealed class Letterhead
{
    private readonly Dictionary<string, Issuer> _issuers;

    private Letterhead(Dictionary<string, Issuer> issuers, SealHabit ofUnits) => (_issuers, OfUnits) = (issuers, ofUnits);

    /// <summary>The habit of the units' own documents.</summary>
    public SealHabit OfUnits { get; }

    public IEnumerable<string> Ids => _issuers.Keys;

    public Issuer this[string id] => _issuers[id];

    internal static Letterhead Read(PackReader pack, DistrictProfile profile)
    {
        const string file = "letterhead.yaml";
        var top = pack.Read(file);
        var issuers = (top?.List("issuers") ?? []).Select(n => Issuer(n, profile)).ToList();
        foreach (var twice in issuers.GroupBy(i => i.Id).Where(g => g.Count() > 1)) top!.Problem($"发文机关“{twice.Key}”写了两次。");
        var ofUnits = top is null ? SealHabit.Own : Seal(top, "units_seal");
        top?.TextOrNull("source");
        top?.NothingElse();
        return new Letterhead(issuers.GroupBy(i => i.Id).ToDictionary(g => g.Key, g => g.First()), ofUnits);
    }

    private static Issuer Issuer(DeclarationNode node, DistrictProfile profile)
    {
        var name = (node.TextOrNull("name") ?? profile.OfficeFullName).Replace("{区全称}", profile.FullName, StringComparison.Ordinal);
        var issuer = new Issuer(node.Text("id"), name, node.TextOrNull("mark")?.Replace("{区全称}", profile.FullName, StringComparison.Ordinal) ?? name, node.Text("code"), Seal(node, "seal"),
            node.TextOrNull("seal_of"), node.TextOrNull("section"), node.TextOrNull("phone"), node.TextOrNull("printed_by"));
        if (issuer is { Seal: SealHabit.OnBehalf, SealOf: null }) node.Problem("写了“代章”，还要用 seal_of 写明由哪个机关代章。");
        node.NothingElse();
        return issuer;
    }

    private static SealHabit Seal(DeclarationNode node, string key) => node.Choice(key, "盖章", "代章", "不盖章") switch
    {
        "代章" => SealHabit.OnBehalf,
        "不盖章" => SealHabit.None,
        _ => SealHabit.Own,
    };
}
