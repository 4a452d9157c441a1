using System.Xml.Linq;
using Yingshang.Feel.Evaluation;
using Yingshang.Feel.Values;

namespace Yingshang.Feel.Models;

/// <summary>Boxed expressions (DMN 1.5, 10.2) as nodes of the one syntax tree. Names in scope are known while reading, so that they may hold blanks and signs.</summary>
internal sealed class BoxedReader(DmnTypes types, NameIndex members)
{
    private const int MaxDepth = 100;
    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal)
    {
        "literalExpression", "context", "decisionTable", "invocation", "functionDefinition", "relation", "list", "conditional", "filter", "for", "some", "every",
    };

    public static XElement? ExpressionIn(XElement? parent) => parent?.Elements().FirstOrDefault(e => Kinds.Contains(e.Name.LocalName));

    /// <summary>Null for an element without expression.</summary>
    public FeelNode Read(XElement? expression, NamesInScope names, int depth = 0)
    {
        if (expression is null) return new NullNode(default);
        if (depth > MaxDepth) return new UnreadableNode(Problems.TooDeep(default, MaxDepth));
        FeelNode Inner(XElement? e, NamesInScope? scope = null) => Read(ExpressionIn(e), scope ?? names, depth + 1);
        FeelNode node = expression.Name.LocalName switch
        {
            "literalExpression" => Parse(expression.TextOf(), names),
            "context" => Context(expression, names, depth),
            "decisionTable" => Table(expression, names),
            "invocation" => Invocation(expression, names, depth),
            "functionDefinition" => Function("function", expression, names, depth),
            "relation" => Relation(expression, names, depth),
            "list" => new ListNode([.. expression.Elements().Where(e => Kinds.Contains(e.Name.LocalName)).Select(e => Read(e, names, depth + 1))], default),
            "conditional" => new IfNode(Inner(expression.Child("if")), Inner(expression.Child("then")), Inner(expression.Child("else")), default) { IsBoxed = true },
            "filter" => new FilterNode(Inner(expression.Child("in")), Inner(expression.Child("match"), names.InFilter()), default) { IsBoxed = true },
            _ => Iteration(expression, Inner, names),
        };
        return Fitted(node, expression, "typeRef");
    }

    private FeelNode Fitted(FeelNode node, XElement? typed, string what) => types.Of(typed) is var shape && shape == FeelShape.Any ? node : new FitNode(node, shape, typed is null ? what : NameText.Of(typed) is { Length: > 0 } name ? name : what);

    private FeelNode Parse(string? text, NamesInScope names)
    {
        if (string.IsNullOrWhiteSpace(text)) return new NullNode(default);
        return Root(FeelParser.ParseExpression(text, new NameScope(names.Index, members) { Filters = names.Filters }));
    }

    private FeelNode Tests(string? text, NamesInScope names)
    {
        if (string.IsNullOrWhiteSpace(text)) return new TestsNode([], Negated: false, default);
        return Root(FeelParser.ParseTests(text, new NameScope(names.Index, members)));
    }

    private static FeelNode Root(FeelParse parse) => parse.Root ?? new UnreadableNode(parse.Problems[0]);

    private ContextNode Context(XElement context, NamesInScope names, int depth)
    {
        var entries = new List<EntryNode>();
        foreach (var entry in context.Children("contextEntry"))
        {
            var variable = entry.Child("variable");
            var value = Fitted(Read(ExpressionIn(entry), names, depth + 1), variable, "");
            if (variable is null) return new ContextNode(entries, value, default);
            var name = NameText.Of(variable);
            entries.Add(new EntryNode(name, value, default));
            names = names.With(name);
        }
        return new ContextNode(entries, null, default);
    }

    private CallNode Invocation(XElement invocation, NamesInScope names, int depth)
    {
        var bindings = invocation.Children("binding").ToList();
        var arguments = bindings.ConvertAll(b => Read(ExpressionIn(b), names, depth + 1));
        var labels = bindings.ConvertAll(b => b.Child("parameter") is { } parameter ? NameText.Of(parameter) : "");
        return new CallNode(Read(ExpressionIn(invocation), names, depth + 1), arguments, labels.Count == 0 ? null : labels, default);
    }

    public BoxedFunctionNode Function(string name, XElement definition, NamesInScope names, int depth = 0)
    {
        var parameters = definition.Children("formalParameter").Select(p => new FeelParameter(NameText.Of(p), types.Of(p))).ToList();
        var isExternal = (string?)definition.Attribute("kind") is not (null or "FEEL");
        var body = isExternal ? new NullNode(default) : Read(ExpressionIn(definition), names.With([.. parameters.Select(p => p.Name)]), depth + 1);
        return new BoxedFunctionNode(name, parameters, body, types.Of(definition) is var shape and not FunctionShape ? shape : FeelShape.Any, isExternal);
    }

    private ListNode Relation(XElement relation, NamesInScope names, int depth)
    {
        var columns = relation.Children("column").ToList();
        var rows = relation.Children("row").Select(row => row.Elements().Where(e => Kinds.Contains(e.Name.LocalName)).Zip(columns, (cell, column) => new EntryNode(NameText.Of(column), Fitted(Read(cell, names, depth + 1), column, ""), default)));
        return new ListNode([.. rows.Select(entries => new ContextNode([.. entries], null, default))], default);
    }

    private static FeelNode Iteration(XElement expression, Func<XElement?, NamesInScope?, FeelNode> inner, NamesInScope names)
    {
        var name = NameText.Of((string?)expression.Attribute("iteratorVariable"));
        IReadOnlyList<IteratorNode> iterators = [new IteratorNode(name, inner(expression.Child("in"), null), null, default)];
        if (expression.Name.LocalName == "for") return new ForNode(iterators, inner(expression.Child("return"), names.With(name, "partial")), default);
        return new QuantifiedNode(expression.Name.LocalName == "every", iterators, inner(expression.Child("satisfies"), names.With(name)), default) { IsBoxed = true };
    }

    // Decision tables

    private DecisionTableNode Table(XElement table, NamesInScope names)
    {
        var inputs = table.Children("input").Select(i => Input(i, names)).ToList();
        var outputs = table.Children("output").Select(o => Output(o, names)).ToList();
        var rules = table.Children("rule").Select(r => new TableRuleNode(
            [.. r.Children("inputEntry").Select(e => Tests(e.TextOf(), names))],
            [.. r.Children("outputEntry").Select(e => Parse(e.TextOf(), names))])).Where(r => r.Tests.Count == inputs.Count && r.Outputs.Count == outputs.Count).ToList();
        return new DecisionTableNode(Policy(table), inputs, outputs, rules);
    }

    private TableInputNode Input(XElement input, NamesInScope names)
    {
        var expression = input.Child("inputExpression");
        var allowed = input.Child("inputValues").TextOf() is { } text && !string.IsNullOrWhiteSpace(text) ? Tests(text, names) as TestsNode : null;
        return new TableInputNode(Fitted(Parse(expression.TextOf(), names), expression, expression.TextOf() ?? ""), allowed, expression.TextOf() ?? "");
    }

    private TableOutputNode Output(XElement output, NamesInScope names)
    {
        var values = output.Child("outputValues").TextOf() is { } text && Tests(text, names) is TestsNode tests ? tests.Tests : [];
        var otherwise = output.Child("defaultOutputEntry") is { } entry ? Parse(entry.TextOf(), names) : null;
        return new TableOutputNode(NameText.Of(output), types.Of(output), values, otherwise);
    }

    private static TablePolicy Policy(XElement table) => ((string?)table.Attribute("hitPolicy"), (string?)table.Attribute("aggregation")) switch
    {
        ("ANY", _) => TablePolicy.Any,
        ("PRIORITY", _) => TablePolicy.Priority,
        ("FIRST", _) => TablePolicy.First,
        ("RULE ORDER", _) => TablePolicy.RuleOrder,
        ("OUTPUT ORDER", _) => TablePolicy.OutputOrder,
        ("COLLECT", "SUM") => TablePolicy.Sum,
        ("COLLECT", "MIN") => TablePolicy.Min,
        ("COLLECT", "MAX") => TablePolicy.Max,
        ("COLLECT", "COUNT") => TablePolicy.Count,
        ("COLLECT", _) => TablePolicy.Collect,
        _ => TablePolicy.Unique,
    };
}

/// <summary>The names visible to a boxed expression.</summary>
internal sealed class NamesInScope(IReadOnlyList<string> names, int filters = 0)
{
    private NameIndex? index;

    public NameIndex Index => index ??= FeelEngine.KnownNames(names);

    public int Filters => filters;

    public NamesInScope With(params IReadOnlyList<string> more) => new([.. names, .. more], filters);

    public NamesInScope InFilter() => new([.. names, "item"], filters + 1);
}
