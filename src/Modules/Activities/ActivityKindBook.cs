using Yingshang.Platform.Packs;

namespace Yingshang.Activities;

/// <summary>The kinds of activities of a district.</summary>
public sealed class ActivityKindBook
{
    private static readonly Dictionary<string, ParticipantKind> Kinds = new() { ["unit"] = ParticipantKind.Unit, ["person"] = ParticipantKind.Person, ["enterprise"] = ParticipantKind.Enterprise, ["project"] = ParticipantKind.Project };

    private readonly Dictionary<string, ActivityKind> _all = [];

    /// <summary>In the order of their files.</summary>
    public IReadOnlyCollection<ActivityKind> All => _all.Values;

    public IReadOnlyList<string> Families => [.. All.Select(k => k.Family).Distinct()];

    /// <summary>Null when the pack no longer declares it: what was recorded stays.</summary>
    public ActivityKind? Find(string id) => _all.GetValueOrDefault(id);

    internal static ActivityKindBook Read(PackReader pack, IReadOnlyCollection<string> channels, VersionedTexts texts)
    {
        var book = new ActivityKindBook();
        foreach (var file in pack.Files("activities"))
        {
            if (pack.Read(file) is not { } top) continue;
            top.TextOrNull("source");
            foreach (var node in top.List("kinds")) book.Add(node, channels);
            top.NothingElse();
            texts.All.Add(new VersionedText("activities", Path.GetFileNameWithoutExtension(file), pack.Text(file)));
        }
        return book;
    }

    private void Add(DeclarationNode node, IReadOnlyCollection<string> channels)
    {
        var channel = node.Has("channel") ? node.Choice("channel", channels) : null;
        var roles = node.List("participants").Select(Role).ToList();
        var outcomes = node.List("outcomes").Select(Outcome).ToList();
        var kind = new ActivityKind(node.Text("id"), node.Text("name"), node.Text("family"), node.TextOrNull("meaning"), node.Flag("invites"), node.Flag("sign_in"), node.Flag("open"), channel,
            node.Flag("promises"), roles, outcomes, node.Texts("mechanisms"));
        if (roles.GroupBy(r => r.Id).Any(g => g.Count() > 1)) node.Node("participants")!.Problem("参加者的 id 有重复。");
        if (outcomes.GroupBy(o => o.Id).Any(g => g.Count() > 1)) node.Node("outcomes")!.Problem("成果的 id 有重复。");
        if (roles.Count(r => r.Kind == ParticipantKind.Enterprise) > 1) node.Node("participants")!.Problem("企业只写一类参加者。");
        if ((kind.SignsIn || outcomes.Exists(o => o.IsPerEnterprise)) && kind.Guests is null) node.Problem("签到和按企业登记的成果要有一类 kind: enterprise 的参加者。");
        if (!_all.TryAdd(kind.Id, kind)) node.Problem($"活动种类“{kind.Id}”声明了两次，请换一个 id。");
        if (_all.Values.Any(k => k != kind && k.Name == kind.Name)) node.Problem($"活动种类的名称“{kind.Name}”已经有了。");
        node.NothingElse();
    }

    private static ParticipantRole Role(DeclarationNode node)
    {
        var role = new ParticipantRole(node.Text("id"), node.Text("name"), Kinds.GetValueOrDefault(node.Choice("kind", Kinds.Keys)), node.Flag("required"), node.TextOrNull("help"));
        node.NothingElse();
        return role;
    }

    private static OutcomeKind Outcome(DeclarationNode node)
    {
        var outcome = new OutcomeKind(node.Text("id"), node.Text("name"), node.Text("unit"), node.Int("decimals", 0), node.Has("per") && node.Choice("per", "activity", "enterprise") == "enterprise");
        if (outcome.Decimals is < 0 or > 2) node.Node("decimals")!.Problem("小数位数是 0 到 2。");
        node.NothingElse();
        return outcome;
    }
}
