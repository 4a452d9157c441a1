namespace Yingshang.Feel;

/// <summary>Unique: more than one matching rule is an error, reported. First: the first matching rule decides.</summary>
public enum HitPolicy { Unique, First }

/// <summary>An output column. Texts stand as they are or in quotes; other types as FEEL literals.</summary>
public sealed record TableOutput(string Name, FeelType Type = FeelType.Text)
{
    /// <summary>Allowed values; empty when open.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}

/// <summary>A rule: a unary test for each input (“-” for any), a value for each output, and why.</summary>
public sealed record TableRule(IReadOnlyList<string> Cells, IReadOnlyList<string> Outputs, string? Reason = null);

/// <summary>A decision table as written (OMG DMN 1.5, chapter 8): input expressions, output columns, rules.</summary>
public sealed record DecisionTable(string Name, HitPolicy Policy, IReadOnlyList<string> Inputs, IReadOnlyList<TableOutput> Outputs, IReadOnlyList<TableRule> Rules)
{
    /// <summary>Checks every cell; all problems at once.</summary>
    public TableCheck Check(FieldDictionary dictionary) => new TableChecker(this, dictionary).Check();
}

/// <summary>A problem with its place: row 0 is the head, rules count from 1; columns count from 1, inputs before outputs.</summary>
public sealed record TableProblem(int Row, int Column, FeelProblem Problem)
{
    public override string ToString() => Row == 0 ? $"表头第{Column}列：{Problem}" : $"第{Row}行第{Column}列：{Problem}";
}

/// <summary>A table that can run, or everything that is wrong with it.</summary>
public sealed record TableCheck(CheckedTable? Table, IReadOnlyList<TableProblem> Problems)
{
    public bool Ok => Table is not null;
}

internal sealed record CheckedRule(IReadOnlyList<FeelFormula> Cells, IReadOnlyDictionary<string, object?> Outputs, string? Reason);

/// <summary>A table whose cells fit the dictionary. Immutable.</summary>
public sealed class CheckedTable
{
    internal CheckedTable(DecisionTable source, IReadOnlyList<CheckedRule> rules)
    {
        Source = source;
        Rules = rules;
    }

    public DecisionTable Source { get; }

    internal IReadOnlyList<CheckedRule> Rules { get; }

    /// <summary>Fields that any rule looks at.</summary>
    public IReadOnlyList<Field> Fields => [.. Rules.SelectMany(r => r.Cells).SelectMany(c => c.Fields).Distinct()];

    public CompiledTable<TRow> Compile<TRow>(FieldBindings<TRow> bindings) => new(this, bindings);
}

internal sealed class TableChecker(DecisionTable table, FieldDictionary dictionary)
{
    private readonly List<TableProblem> problems = [];

    public TableCheck Check()
    {
        var inputs = table.Inputs.Select((text, i) => Noted(FeelChecker.Check(text, dictionary), 0, i + 1)).ToList();
        var rules = table.Rules.Select((rule, i) => CheckRule(rule, i + 1, inputs)).ToList();
        return new TableCheck(problems.Exists(p => p.Problem.Severity == FeelSeverity.Error) ? null : new CheckedTable(table, rules), problems);
    }

    private FeelFormula? Noted(FeelCheck check, int row, int column)
    {
        problems.AddRange(check.Problems.Select(p => new TableProblem(row, column, p)));
        return check.Formula;
    }

    private CheckedRule CheckRule(TableRule rule, int row, IReadOnlyList<FeelFormula?> inputs)
    {
        if (rule.Cells.Count != inputs.Count || rule.Outputs.Count != table.Outputs.Count)
            problems.Add(new TableProblem(row, Math.Min(rule.Cells.Count, inputs.Count) + 1, Problems.TableWidth(inputs.Count, table.Outputs.Count, rule.Cells.Count, rule.Outputs.Count)));
        var cells = rule.Cells.Zip(inputs).Select((pair, i) => pair.Second is { } input ? Noted(FeelChecker.CheckTests(pair.First, input), row, i + 1) : null);
        var formulas = cells.OfType<FeelFormula>().ToList();
        var outputs = rule.Outputs.Zip(table.Outputs).Select((pair, i) => (pair.Second.Name, Value: Output(pair.First, pair.Second, row, inputs.Count + i + 1))).ToList();
        return new CheckedRule(formulas, outputs.ToDictionary(o => o.Name, o => o.Value, StringComparer.Ordinal), rule.Reason);
    }

    private object? Output(string cell, TableOutput output, int row, int column)
    {
        var text = cell.Trim();
        if (text is "" or "-") return null;
        if (Kinds.Of(output.Type) == FeelKind.Text && text[0] is not ('"' or '“' or '”' or '＂')) return Allowed(text, output, row, column);
        if (Noted(FeelChecker.Check(text, dictionary, Kinds.Of(output.Type)), row, column) is not { } formula) return null;
        if (formula.Root is BoundConstant constant) return constant.Value is string value ? Allowed(value, output, row, column) : constant.Value;
        problems.Add(new TableProblem(row, column, Problems.OutputNotConstant(text)));
        return null;
    }

    private string Allowed(string value, TableOutput output, int row, int column)
    {
        if (output.Choices.Count > 0 && !output.Choices.Contains(value))
            problems.Add(new TableProblem(row, column, Problems.UnknownChoice(output.Name, value, NameSuggestion.For(value, output.Choices), output.Choices, new TextSpan(0, value.Length))));
        return value;
    }
}
