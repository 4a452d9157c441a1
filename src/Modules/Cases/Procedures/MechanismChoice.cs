using Yingshang.Cases.Catalogues;
using Yingshang.Feel;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Packs;

namespace Yingshang.Cases.Procedures;

/// <summary>What is known of a demand when its procedure is chosen.</summary>
public sealed record MechanismQuestion(string Channel, string Nature, string Topic, string Text);

/// <summary>Which procedure a demand takes and how urgent it is: <c>mechanisms/demands.yaml</c>, two decision tables over channel, nature, topic, text and urgency.</summary>
public sealed class MechanismChoice
{
    internal const string File = "mechanisms/demands.yaml";

    private sealed record Facts(MechanismQuestion Asked, string? Urgency);

    private static readonly FieldBindings<Facts> Bindings = new FieldBindings<Facts>()
        .Bind("channel", f => f.Asked.Channel).Bind("nature", f => f.Asked.Nature).Bind("topic", f => f.Asked.Topic).Bind("text", f => f.Asked.Text).Bind("urgency", f => f.Urgency);

    private readonly CompiledTable<Facts>? _urgency, _procedure;
    private readonly ProcedureBook _book;

    private MechanismChoice(ProcedureBook book, IReadOnlyList<string> levels, CompiledTable<Facts>? urgency, CompiledTable<Facts>? procedure) =>
        (_book, Levels, _urgency, _procedure) = (book, levels, urgency, procedure);

    /// <summary>紧急程度, most urgent first; the last is the usual one. Empty where none are declared.</summary>
    public IReadOnlyList<string> Levels { get; }

    public bool IsUrgent(string? level) => Levels.Count > 0 && level is not null && level != Levels[^1];

    internal static MechanismChoice Read(PackReader pack, ProcedureBook book, DemandCatalogues catalogues)
    {
        if (pack.Read(File) is not { } top) return new MechanismChoice(book, [], null, null);
        var levels = top.Texts("levels");
        var fields = new FieldDictionary(
        [
            new("channel", "来源", FeelType.Choice) { Choices = [.. catalogues.Channels.Select(c => c.Name)] }, new("nature", "诉求性质", FeelType.Choice) { Choices = [.. catalogues.Natures.Select(n => n.Name)] },
            new("topic", "主题", FeelType.Choice) { Choices = [.. catalogues.Topics.Select(t => t.Name)] }, new("text", "正文", FeelType.Text), new("urgency", "紧急程度", FeelType.Choice) { Choices = levels },
        ]);
        var choice = new MechanismChoice(book, levels, Table(top.Map("urgency"), "level", fields, levels, "紧急程度"), Table(top.Map("procedure"), "take", fields, [.. book.Ids], "机制"));
        if (top.Map("procedure") is { } procedure) RequireCatchAll(procedure);
        else top.Problem("缺少“procedure”：一张表，写明哪些诉求走哪个机制。");
        foreach (var rule in top.Map("procedure")?.List("rules") ?? [])
            if (book.All.FirstOrDefault(p => p.Id == rule.Text("take")) is { Urgencies.Count: > 0 } taken && !taken.Urgencies.Order(StringComparer.Ordinal).SequenceEqual(levels.Order(StringComparer.Ordinal)))
                rule.Problem($"机制“{taken.Id}”按 {string.Join('、', taken.Urgencies)} 分级，上面的“levels”应同样写，现在{(levels.Count == 0 ? "没有写" : "写的是 " + string.Join('、', levels))}。");
        foreach (var known in new[] { "id", "name", "source" }) top.TextOrNull(known);
        top.NothingElse();
        return choice;
    }

    /// <param name="urgency">as an official said; null lets the rules say</param>
    public (Procedure Procedure, string? Urgency) For(District district, MechanismQuestion asked, string? urgency = null)
    {
        var level = urgency is not null && Levels.Contains(urgency) ? urgency : Levels.Count == 0 ? null : _urgency?.Decide(new Facts(asked, null)).Text("level") ?? Levels[^1];
        return (_book.Current(district, _procedure?.Decide(new Facts(asked, level)).Text("take") ?? _book.Ids.First()), level);
    }

    /// <summary>What a demand of a channel usually takes, for what is promised before anything is known of it.</summary>
    public Procedure Usual(District district, string channel) => For(district, new MechanismQuestion(channel, "求助", "其他", "")).Procedure;

    private static CompiledTable<Facts>? Table(DeclarationNode? node, string output, FieldDictionary fields, IReadOnlyList<string> choices, string what)
    {
        if (node is null) return null;
        var rules = node.List("rules");
        foreach (var rule in rules)
        {
            var value = rule.Text(output);
            if (value.Length > 0 && !choices.Contains(value)) rule.Node(output)!.Problem($"没有{what}“{value}”{Suggestion.For(value, choices)}可选：{string.Join('、', choices)}。");
            rule.TextOrNull("reason");
        }
        var table = new DecisionTable(File, node.Choice("hit", "first", "unique") == "unique" ? HitPolicy.Unique : HitPolicy.First, node.Texts("inputs"), [new TableOutput(output)],
            [.. rules.Select(r => new TableRule(r.Texts("when"), [r.Text(output)], r.TextOrNull("reason")))]);
        var check = table.Check(fields);
        foreach (var problem in check.Problems.Where(p => p.Problem.Severity == FeelSeverity.Error)) (problem.Row == 0 ? node : rules[problem.Row - 1]).Problem(problem.ToString());
        foreach (var rule in rules) rule.NothingElse();
        node.NothingElse();
        return check.Table?.Compile(Bindings);
    }

    private static void RequireCatchAll(DeclarationNode procedure)
    {
        var rules = procedure.List("rules");
        if (rules.Count == 0 || rules[^1].Texts("when").Any(cell => cell != "-"))
            (rules.Count == 0 ? procedure : rules[^1]).Problem("最后一条要收下其余所有诉求：“when”的每一格都写 '-'。否则有的诉求没有机制可走。");
    }
}
