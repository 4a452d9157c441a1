using System.Text.RegularExpressions;
using Yingshang.Cases.ListCases;
using Yingshang.Platform.Packs;

namespace Yingshang.Cases.Leader;

/// <summary>What 领导一页 shows, from <c>leader.yaml</c>: three numbers, and the rules by which things need the leader.</summary>
public sealed partial record LeaderRules(IReadOnlyList<LeaderNumber> Numbers, IReadOnlyList<LeaderRule> Rules)
{
    private const string File = "leader.yaml";
    private static readonly Dictionary<string, MatterKind> Kinds = new()
    {
        ["overdue"] = MatterKind.Overdue, ["return-dispute"] = MatterKind.ReturnDispute, ["reopened"] = MatterKind.Reopened, ["complaints"] = MatterKind.Complaints,
    };

    internal static LeaderRules Read(PackReader pack)
    {
        if (pack.Read(File) is not { } top) return new LeaderRules([], []);
        top.TextOrNull("source");
        var numbers = top.List("numbers").Select(Number).ToList();
        if (numbers.Count != 3) top.Problem($"领导一页是三个数，这里写了 {numbers.Count} 个。");
        var rules = top.List("matters").Select(Rule).ToList();
        top.NothingElse();
        return new LeaderRules(numbers, rules);
    }

    private static LeaderNumber Number(DeclarationNode node)
    {
        var filter = new List<KeyValuePair<string, string>>();
        foreach (var (name, value) in node.Map("filter")?.Pairs() ?? [])
        {
            if (!CaseQuery.Filters.Contains(name)) value.Problem($"诉求列表没有筛选条件“{name}”{Suggestion.For(name, CaseQuery.Filters)}可写：{string.Join("、", CaseQuery.Filters)}。");
            filter.Add(new(name, value.Scalar ?? ""));
        }
        var period = node.Has("period") ? node.Choice("period", "本月", "本年") : null;
        var byClosing = node.Has("by") && node.Choice("by", "收到", "办结") == "办结";
        if (period is null && node.Has("by")) node.Node("by")!.Problem("写了 by 就要写 period：本月或者本年。");
        var number = new LeaderNumber(node.Text("name"), filter, period, byClosing, node.Flag("alarm"), node.Map("beside") is { } beside ? Number(beside) : null);
        node.NothingElse();
        return number;
    }

    private static LeaderRule Rule(DeclarationNode node)
    {
        var kind = Kinds.GetValueOrDefault(node.Choice("find", Kinds.Keys));
        var rule = new LeaderRule(kind, node.Text("name"), node.Int("at_least"), node.Int("within_days", 30), Worded(node, "why"), Worded(node, "to"), Worded(node, "opinion"));
        if (rule.AtLeast < 1) node.Node("at_least")?.Problem("门槛至少是 1。");
        node.NothingElse();
        return rule;
    }

    private static string Worded(DeclarationNode node, string key)
    {
        var text = node.Text(key);
        foreach (var unknown in Words().Matches(text).Select(m => m.Groups["word"].Value).Where(w => !LeaderWords.All.Contains(w)))
            node.Node(key)!.Problem($"“{{{{{unknown}}}}}”没有这个词{Suggestion.For(unknown, LeaderWords.All)}可写：{string.Join("、", LeaderWords.All)}。");
        return text;
    }

    [GeneratedRegex(@"\{\{(?<word>[^}]*)\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    internal static partial Regex Words();
}

/// <summary>A number of 领导一页: demands that the list finds under a filter.</summary>
/// <param name="Period">本月, 本年; null for those of any time</param>
/// <param name="ByClosing">the period is of 办结, otherwise of 收到</param>
/// <param name="IsAlarm">above zero it is shown as overdue</param>
/// <param name="Beside">a smaller number beside it</param>
public sealed record LeaderNumber(string Name, IReadOnlyList<KeyValuePair<string, string>> Filter, string? Period, bool ByClosing, bool IsAlarm, LeaderNumber? Beside);

/// <summary>How a matter for the leader is found.</summary>
public enum MatterKind
{
    /// <summary>超期最久</summary>
    Overdue,
    /// <summary>退回争议</summary>
    ReturnDispute,
    /// <summary>反复重办</summary>
    Reopened,
    /// <summary>投诉集中</summary>
    Complaints,
}

/// <summary>When something needs the leader, and what is proposed: texts with words of the occasion (<see cref="LeaderWords"/>).</summary>
/// <param name="AtLeast">working days, times or demands</param>
public sealed record LeaderRule(MatterKind Kind, string Name, int AtLeast, int WithinDays, string Why, string To, string Opinion);

/// <summary>The words that the texts of a rule may take from the occasion.</summary>
internal sealed record LeaderWords(string Unit, string Topic, string Overdue, int Times, int Days, string Due)
{
    public static readonly IReadOnlyList<string> All = ["单位", "主题", "超期", "次数", "天数", "期限"];

    public string Fill(string text) => LeaderRules.Words().Replace(text, m => m.Groups["word"].Value switch
    {
        "单位" => Unit,
        "主题" => Topic,
        "超期" => Overdue,
        "次数" => Times.ToString(System.Globalization.CultureInfo.InvariantCulture),
        "天数" => Days.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => Due,
    });
}
