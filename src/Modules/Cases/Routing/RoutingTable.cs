using Yingshang.Feel;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;

namespace Yingshang.Cases.Routing;

/// <summary>交办建议: the decision table of the pack over nature, topic, territory and text. It proposes, the office decides.</summary>
public sealed class RoutingTable
{
    internal const string File = "routing/demands.yaml";

    private sealed record Facts(string Nature, string Topic, string? Territory, string Text);

    private static readonly FieldBindings<Facts> Bindings = new FieldBindings<Facts>()
        .Bind("nature", f => f.Nature).Bind("topic", f => f.Topic).Bind("territory", f => f.Territory).Bind("text", f => f.Text);

    private readonly CompiledTable<Facts>? _table;
    private readonly IReadOnlySet<int> _catchAlls;

    private RoutingTable(CompiledTable<Facts>? table, IReadOnlySet<int> catchAlls) => (_table, _catchAlls) = (table, catchAlls);

    internal static RoutingTable Read(PackReader pack, IReadOnlyList<string> natures, IReadOnlyList<string> topics)
    {
        if (pack.Read(File) is not { } top) return new RoutingTable(null, new HashSet<int>());
        var dictionary = new FieldDictionary(
        [
            new("nature", "诉求性质", FeelType.Choice) { Choices = natures }, new("topic", "主题", FeelType.Choice) { Choices = topics },
            new("territory", "属地", FeelType.Text), new("text", "正文", FeelType.Text),
        ]);
        var rules = top.List("rules");
        var table = new DecisionTable(top.Text("id"), top.Choice("hit", "first", "unique") == "unique" ? HitPolicy.Unique : HitPolicy.First, top.Texts("inputs"),
            [new TableOutput("unit"), new TableOutput("co")],
            [.. rules.Select(r => new TableRule(r.Texts("when"), [r.Text("unit"), string.Join('、', r.Texts("co"))], r.TextOrNull("reason")))]);
        var check = table.Check(dictionary);
        foreach (var problem in check.Problems.Where(p => p.Problem.Severity == FeelSeverity.Error))
            (problem.Row == 0 ? top : rules[problem.Row - 1]).Problem(problem.ToString());
        // Rules count from 1. A rule that asks for nothing, or only for the nature, says what to do where nothing is known.
        var catchAlls = rules.Index().Where(r => r.Item.Texts("when").Skip(1).All(cell => cell == "-")).Select(r => r.Index + 1).ToHashSet();
        return new RoutingTable(check.Table?.Compile(Bindings), catchAlls);
    }

    /// <summary>The proposal of the table: functions, not yet units. Null when no rule fits.</summary>
    public RoutingAdvice? Advise(string nature, string topic, string? territory, string text)
    {
        var decision = _table?.Decide(new Facts(nature, topic, territory, text));
        return decision?.Text("unit") is { } unit
            ? new RoutingAdvice(unit, (decision.Text("co") ?? "").Split('、', StringSplitOptions.RemoveEmptyEntries), decision.Reason ?? "")
            { IsCatchAll = decision.Rule is { } rule && _catchAlls.Contains(rule) }
            : null;
    }
}

/// <summary>A function (供电公司, 经信, 属地 …) proposed as 主办, others as 协办, and why.</summary>
public sealed record RoutingAdvice(string Function, IReadOnlyList<string> Co, string Reason)
{
    /// <summary>A rule for whatever no other fits.</summary>
    public bool IsCatchAll { get; init; }
}
