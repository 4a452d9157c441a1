using Yingshang.Activities;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;

namespace Yingshang.Duties;

/// <summary>The duties of a district.</summary>
public sealed class DutyBook
{
    private static readonly Dictionary<string, Owing> Owings = new()
    {
        ["pairing"] = Owing.Pairing, ["group-leads"] = Owing.GroupLeads, ["group-heads"] = Owing.GroupHeads, ["units"] = Owing.Units, ["role"] = Owing.Role, ["office"] = Owing.Office,
    };
    private static readonly Dictionary<string, Frequency> Frequencies = new()
    {
        ["week"] = Frequency.Week, ["fortnight"] = Frequency.Fortnight, ["month"] = Frequency.Month, ["quarter"] = Frequency.Quarter, ["year"] = Frequency.Year,
    };
    private static readonly Dictionary<string, Role> Roles = new() { ["leader"] = Role.Leader, ["unit_head"] = Role.UnitHead, ["specialist"] = Role.Specialist };

    private readonly Dictionary<string, Duty> _all = [];

    public IReadOnlyCollection<Duty> All => _all.Values;

    /// <summary>Null when the pack no longer declares it: what was owed stays.</summary>
    public Duty? Find(string id) => _all.GetValueOrDefault(id);

    internal static DutyBook Read(PackReader pack, ActivityKindBook activities, VersionedTexts texts)
    {
        var book = new DutyBook();
        foreach (var file in pack.Files("duties"))
        {
            if (pack.Read(file) is not { } top) continue;
            top.TextOrNull("source");
            foreach (var node in top.List("duties")) book.Add(node, activities);
            top.NothingElse();
            texts.All.Add(new VersionedText("duties", Path.GetFileNameWithoutExtension(file), pack.Text(file)));
        }
        return book;
    }

    private void Add(DeclarationNode node, ActivityKindBook activities)
    {
        var owes = Owings.GetValueOrDefault(node.Choice("owes", Owings.Keys));
        var evidence = node.Map("evidence");
        var kinds = evidence?.Texts("activities") ?? [];
        foreach (var unknown in kinds.Where(k => activities.Find(k) is null))
            evidence!.Node("activities")!.Problem($"没有活动种类“{unknown}”{Suggestion.For(unknown, activities.All.Select(k => k.Id))}");
        var duty = new Duty(node.Text("id"), node.Text("name"), node.TextOrNull("meaning"), owes, node.Texts("units"), node.Texts("unit_kinds"), node.Has("role") ? Roles.GetValueOrDefault(node.Choice("role", Roles.Keys)) : null,
            Frequencies.GetValueOrDefault(node.Choice("every", Frequencies.Keys)), node.Int("times", 1), node.Has("due_working_day") ? node.Int("due_working_day") : null, node.Int("near_working_days", 2), kinds, evidence?.Flag("note") ?? false, node.Texts("mechanisms"));
        if (kinds.Count == 0 && !duty.TakesNote) node.Problem("要写 evidence：哪种活动（activities）或者记一笔（note: true）算办到。");
        if (owes == Owing.Units && duty.UnitCodes.Count + duty.UnitKinds.Count == 0) node.Problem("owes: units 要写 units（单位 id）或者 unit_kinds（单位类别）。");
        if (owes == Owing.Role && duty.Role is null) node.Problem("owes: role 要写 role。");
        if (duty.Times is < 1 or > 20) node.Node("times")!.Problem("次数是 1 到 20。");
        if (duty.DueWorkingDay < 1) node.Node("due_working_day")!.Problem("第几个工作日从 1 起。");
        if (!_all.TryAdd(duty.Id, duty)) node.Problem($"应办事项“{duty.Id}”声明了两次，请换一个 id。");
        evidence?.NothingElse();
        node.NothingElse();
    }
}
