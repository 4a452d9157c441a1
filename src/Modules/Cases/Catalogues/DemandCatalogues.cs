using Yingshang.Platform.Packs;

namespace Yingshang.Cases.Catalogues;

/// <summary>The lists that a demand chooses from. What is stored is the name; a name that once served stays in the list.</summary>
public sealed record DemandCatalogues(
    IReadOnlyList<Nature> Natures, IReadOnlyList<Topic> Topics, IReadOnlyList<Channel> Channels, IReadOnlyList<Outcome> Outcomes,
    IReadOnlyList<Reason> ReturnReasons, IReadOnlyList<Reason> ExtensionReasons, IReadOnlyList<PauseReason> PauseReasons, IReadOnlyList<Reason> TerminationReasons,
    IReadOnlyList<UnitKind> UnitKinds, IReadOnlyList<LegalChannel> LegalChannels)
{
    internal static DemandCatalogues Read(PackReader pack) => new(
        [.. Items(pack, "natures").Select(n => new Nature(n.Text("id"), n.Text("name"), n.TextOrNull("meaning") ?? "", n.Texts("recognise")))],
        ReadTopics(pack),
        [.. Items(pack, "channels").Select(n => new Channel(n.Text("id"), n.Text("name"), n.Flag("online"), n.Choice("counts_as", "线上", "线下"), n.Flag("external"), n.Flag("verified_at_receipt")))],
        [.. Items(pack, "outcomes").Select(n => new Outcome(n.Text("id"), n.Text("name"), n.Texts("gives"), n.Flag("solved"), n.Flag("closes"), n.Flag("still_followed"), n.TextOrNull("tell") ?? ""))],
        Reasons(pack, "return-reasons", "return_reasons"), Reasons(pack, "extension-reasons", "extension_reasons"), [.. Items(pack, "pause-reasons").Select(ReadPauseReason)], Reasons(pack, "termination-reasons", "termination_reasons"),
        [.. Items(pack, "unit-kinds").Select(n => new UnitKind(n.Text("id"), n.Text("name"), n.Flag("orderable"), n.Text("document"), n.Text("verb"), n.Int("follow_up", UnitKind.UsualFollowUpDays)))],
        [.. Items(pack, "legal-channels").Select(n => new LegalChannel(n.Text("id"), n.Text("name"), n.Texts("recognise"), n.Text("message"), n.TextOrNull("phone"), n.Text("clock"), n.TextOrNull("door"), n.TextOrNull("before_filing")))]);

    private static IReadOnlyList<Topic> ReadTopics(PackReader pack)
    {
        var groups = (pack.Read("catalogues/topics.yaml")?.List("groups") ?? []).ToDictionary(g => g.Text("id"), g => g.Text("name"), StringComparer.Ordinal);
        return [.. Items(pack, "topics").Select(n => new Topic(n.Text("id"), n.Text("name"), groups.GetValueOrDefault(n.Choice("group", [.. groups.Keys]), ""), n.Texts("keywords")))];
    }

    public Outcome OutcomeNamed(string name) => Outcomes.Single(o => o.Name == name);

    private static IReadOnlyList<Reason> Reasons(PackReader pack, string file, string key) =>
        [.. (pack.Read($"catalogues/{file}.yaml")?.List(key) ?? []).Select(n => new Reason(n.Text("id"), n.Text("name"), n.TextOrNull("hint") ?? Told(n), n.Node("needs") is { IsList: true } ? n.Texts("needs") : []))];

    private static PauseReason ReadPauseReason(DeclarationNode node)
    {
        var reason = new PauseReason(node.Text("id"), node.Text("name"), node.TextOrNull("hint") ?? Told(node), node.Int("max_working_days", 0), node.Flag("ends_by_itself"), node.TextOrNull("after") ?? "");
        if (reason is { EndsByItself: true, MostWorkingDays: 0 }) node.Problem("写了“ends_by_itself”，还要用 max_working_days 写明最长几个工作日。");
        return reason;
    }

    private static string Told(DeclarationNode node) => node.Node("needs") is { IsList: false } needs ? needs.Scalar ?? "" : "";

    private static IReadOnlyList<DeclarationNode> Items(PackReader pack, string file) =>
        pack.Read($"catalogues/{file}.yaml")?.List(file.Replace('-', '_')) ?? [];
}

/// <param name="Recognise">words by which an enterprise says it</param>
public sealed record Nature(string Id, string Name, string Meaning, IReadOnlyList<string> Recognise);

public sealed record Topic(string Id, string Name, string Group, IReadOnlyList<string> Keywords);

/// <param name="CountsAs">线上 or 线下, for “线上线下累计解决”</param>
/// <param name="IsExternal">has its own number and deadline, and wants the reply back</param>
public sealed record Channel(string Id, string Name, bool IsOnline, string CountsAs, bool IsExternal, bool IsVerifiedAtReceipt);

/// <param name="Gives">what has to be written with it</param>
/// <param name="Closes">ends the case; otherwise it is answered and still followed</param>
public sealed record Outcome(string Id, string Name, IReadOnlyList<string> Gives, bool IsSolved, bool Closes, bool IsStillFollowed, string Tell);

/// <param name="Needs">what has to be written with it: proposed_unit …</param>
public sealed record Reason(string Id, string Name, string Hint, IReadOnlyList<string> Needs);

/// <param name="Hint">the evidence it needs</param>
/// <param name="MostWorkingDays">最长不计时: so many working days for this reason in one demand; 0 for no limit</param>
/// <param name="EndsByItself">after them the clock runs again by itself; otherwise somebody resumes, and the days after them count</param>
/// <param name="After">what is done then, in words</param>
public sealed record PauseReason(string Id, string Name, string Hint, int MostWorkingDays, bool EndsByItself, string After);

/// <param name="FollowUpDays">for bodies that cannot be ordered: after so many working days the office asks how far it is</param>
public sealed record UnitKind(string Id, string Name, bool IsOrderable, string Document, string Verb, int FollowUpDays)
{
    public const int UsualFollowUpDays = 5;
}

/// <summary>What has its own way by law: recognised by its words, answered with the way there.</summary>
/// <param name="Message">what the office answers when it guides there</param>
/// <param name="Clock">the legal time limits, in words</param>
/// <param name="Door">platform or window that takes it</param>
/// <param name="BeforeFiling">said to the enterprise before it files here all the same</param>
public sealed record LegalChannel(string Id, string Name, IReadOnlyList<string> Recognise, string Message, string? Phone, string Clock, string? Door, string? BeforeFiling);
