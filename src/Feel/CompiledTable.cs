namespace Yingshang.Feel;

/// <summary>No rule matched, a rule matched, or several did where the hit policy allows one.</summary>
public enum DecisionOutcome { NoMatch, Matched, Conflict }

/// <summary>A rule that might have matched if more were known: the cells that are unknown and the fields they miss. Rules count from 1.</summary>
public sealed record UndecidedRule(int Rule, IReadOnlyList<string> Cells, IReadOnlyList<Field> Missing);

/// <summary>What a table decided. <paramref name="Matches"/> lists every matching rule under Unique, the first under First; <paramref name="Outputs"/> are string, decimal, bool, DateOnly, DateTime or null.</summary>
public sealed record Decision(DecisionOutcome Outcome, int? Rule, IReadOnlyDictionary<string, object?> Outputs, string? Reason, IReadOnlyList<int> Matches, IReadOnlyList<UndecidedRule> Undecided)
{
    public string? Text(string output) => Outputs.GetValueOrDefault(output) as string;

    public decimal? Number(string output) => Outputs.GetValueOrDefault(output) is decimal value ? value : null;
}

/// <summary>A decision table compiled for a row type, in facts mode: a rule whose condition is unknown does not match and is reported. Thread-safe.</summary>
public sealed class CompiledTable<TRow>
{
    private readonly CheckedTable table;
    private readonly CompiledPredicate<TRow>[][] rules;

    internal CompiledTable(CheckedTable table, FieldBindings<TRow> bindings)
    {
        this.table = table;
        rules = [.. table.Rules.Select(r => r.Cells.Select(c => c.CompilePredicate(bindings)).ToArray())];
    }

    public Decision Decide(TRow row, AmbientValues? ambient = null)
    {
        var matches = new List<int>();
        var undecided = new List<UndecidedRule>();
        for (var i = 0; i < rules.Length && !(matches.Count > 0 && table.Source.Policy == HitPolicy.First); i++) Try(i, row, ambient, matches, undecided);
        return matches.Count switch
        {
            0 => new Decision(DecisionOutcome.NoMatch, null, Nothing, null, matches, undecided),
            1 => Matched(matches[0], matches, undecided),
            _ => new Decision(DecisionOutcome.Conflict, null, Nothing, null, matches, undecided),
        };
    }

    private static IReadOnlyDictionary<string, object?> Nothing => System.Collections.ObjectModel.ReadOnlyDictionary<string, object?>.Empty;

    private void Try(int index, TRow row, AmbientValues? ambient, List<int> matches, List<UndecidedRule> undecided)
    {
        var unknown = new List<int>();
        for (var c = 0; c < rules[index].Length; c++)
        {
            var truth = rules[index][c].Evaluate(row, ambient);
            if (truth == Truth.False) return;
            if (truth == Truth.Unknown) unknown.Add(c);
        }
        if (unknown.Count == 0) matches.Add(index + 1);
        else undecided.Add(Undecided(index, unknown, row, ambient));
    }

    private UndecidedRule Undecided(int index, List<int> cells, TRow row, AmbientValues? ambient)
    {
        var missing = cells.SelectMany(c => rules[index][c].Explain(row, ambient).Conditions).SelectMany(c => c.Facts).Where(f => f.Value is null).Select(f => f.Field);
        return new UndecidedRule(index + 1, [.. cells.Select(c => table.Rules[index].Cells[c].Text)], [.. missing.Distinct()]);
    }

    private Decision Matched(int rule, List<int> matches, List<UndecidedRule> undecided)
    {
        var decided = table.Rules[rule - 1];
        return new Decision(DecisionOutcome.Matched, rule, decided.Outputs, decided.Reason, matches, undecided);
    }
}
