using Yingshang.Feel.Evaluation;
using Yingshang.Feel.Values;

namespace Yingshang.Feel.Models;

internal enum TablePolicy { Unique, Any, Priority, First, RuleOrder, OutputOrder, Collect, Sum, Min, Max, Count }

internal sealed record TableInputNode(FeelNode Expression, TestsNode? Allowed, string Text);

/// <summary><paramref name="Values"/>: allowed values, the most important first.</summary>
internal sealed record TableOutputNode(string Name, FeelShape Shape, IReadOnlyList<FeelNode> Values, FeelNode? Default);

internal sealed record TableRuleNode(IReadOnlyList<FeelNode> Tests, IReadOnlyList<FeelNode> Outputs);

/// <summary>A decision table with any of the hit policies (DMN 1.5, 8.2.10), over the scope it stands in.</summary>
internal sealed record DecisionTableNode(TablePolicy Policy, IReadOnlyList<TableInputNode> Inputs, IReadOnlyList<TableOutputNode> Outputs, IReadOnlyList<TableRuleNode> Rules) : BoxedNode(default(TextSpan))
{
    public override object? Evaluate(Evaluator evaluator, Scope scope)
    {
        var inputs = new List<object?>();
        foreach (var input in Inputs)
        {
            var value = evaluator.Evaluate(input.Expression, scope);
            if (input.Allowed is { } allowed && value is not null && evaluator.Tests(allowed, value, scope) is not true)
                return evaluator.Run.Null(Notices.DoesNotFit(input.Text, value, default));
            inputs.Add(value);
        }
        var matching = Rules.Where(r => Matches(evaluator, r, inputs, scope));
        if (Policy == TablePolicy.First) matching = matching.Take(1);
        return Decide(evaluator, [.. matching], scope);
    }

    private static bool Matches(Evaluator evaluator, TableRuleNode rule, List<object?> inputs, Scope scope)
    {
        for (var i = 0; i < inputs.Count; i++)
        {
            evaluator.Run.Spend();
            var inner = new NamedValues(scope).With("?", inputs[i]);
            var result = rule.Tests[i] is TestsNode tests ? evaluator.Tests(tests, inputs[i], inner) : evaluator.Evaluate(rule.Tests[i], inner);
            if (result is not true) return false;
        }
        return true;
    }

    private object? Decide(Evaluator evaluator, List<TableRuleNode> matches, Scope scope)
    {
        if (matches.Count == 0) return NoMatch(evaluator, scope);
        var rows = matches.ConvertAll(r => Outputs.Select((o, i) => Conversion.Fit(evaluator.Run, evaluator.Evaluate(r.Outputs[i], scope), o.Shape, o.Name, default)).ToList());
        switch (Policy)
        {
            case TablePolicy.Unique: return rows.Count == 1 ? Value(rows[0]) : evaluator.Run.Null(Notices.Hits("U", rows.Count, default));
            case TablePolicy.Any: return rows.TrueForAll(r => FeelValue.Same(Value(r), Value(rows[0]))) ? Value(rows[0]) : evaluator.Run.Null(Notices.Hits("A", rows.Count, default));
            case TablePolicy.First: return Value(rows[0]);
            case TablePolicy.Priority: return Value(Ordered(evaluator, rows, scope)[0]);
            case TablePolicy.OutputOrder: return Ordered(evaluator, rows, scope).ConvertAll(Value);
            case TablePolicy.RuleOrder or TablePolicy.Collect: return rows.ConvertAll(Value);
            default: return Aggregated(evaluator, rows.ConvertAll(Value));
        }
    }

    private object? NoMatch(Evaluator evaluator, Scope scope)
    {
        if (Outputs.All(o => o.Default is null)) return null;
        var value = Value([.. Outputs.Select(o => o.Default is { } node ? Conversion.Fit(evaluator.Run, evaluator.Evaluate(node, scope), o.Shape, o.Name, default) : null)]);
        return Policy is TablePolicy.RuleOrder or TablePolicy.OutputOrder or TablePolicy.Collect && value is not IReadOnlyList<object?> ? new List<object?> { value } : value;
    }

    /// <summary>A single output is the value; several are a context.</summary>
    private object? Value(List<object?> row) => Outputs.Count == 1 ? row[0] : FeelContext.Of(Outputs.Zip(row, (o, v) => KeyValuePair.Create(o.Name, v)));

    private static object? Aggregated(Evaluator evaluator, List<object?> values, TablePolicy policy)
    {
        if (policy == TablePolicy.Count) return (FeelNumber)values.Count;
        var function = policy switch { TablePolicy.Sum => "sum", TablePolicy.Min => "min", _ => "max" };
        return evaluator.Invoke(BuiltinFunctions.ByName[function], [values], default);
    }

    private object? Aggregated(Evaluator evaluator, List<object?> values) => Aggregated(evaluator, values, Policy);

    /// <summary>By the order of the allowed output values, the first output first; a stable sort.</summary>
    private List<List<object?>> Ordered(Evaluator evaluator, List<List<object?>> rows, Scope scope)
    {
        var orders = Outputs.Select(o => o.Values.Select(v => evaluator.Evaluate(v, scope)).ToList()).ToList();
        var ordered = rows.Select(r => (Row: r, Ranks: r.Select((v, i) => Rank(orders[i], v)).ToList())).OrderBy(r => r.Ranks.Count == 0 ? 0 : r.Ranks[0]);
        for (var i = 1; i < Outputs.Count; i++)
        {
            var column = i;
            ordered = ordered.ThenBy(r => r.Ranks[column]);
        }
        return [.. ordered.Select(r => r.Row)];
    }

    private static int Rank(List<object?> order, object? value) => order.FindIndex(v => FeelValue.Same(v, value)) is var index && index < 0 ? int.MaxValue : index;
}
