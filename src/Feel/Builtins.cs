namespace Yingshang.Feel;

internal enum FunctionId { Contains, StartsWith, EndsWith, ListContains, Count, StringLength, Year, Month, Day, DateOf, Abs, Min, Max }

/// <summary>A built-in function: its FEEL name, what it takes and what it yields. <paramref name="Variadic"/> repeats the last parameter.</summary>
internal sealed record Builtin(FunctionId Id, string Name, FeelKind Result, IReadOnlyList<FeelKind> Parameters, bool Variadic = false);

/// <summary>The built-in functions of the core. not(), date() and date and time() of a literal are resolved by the checker.</summary>
internal static class Builtins
{
    public static readonly IReadOnlyDictionary<string, Builtin> ByName = new Builtin[]
    {
        new(FunctionId.Contains, "contains", FeelKind.Bool, [FeelKind.Text, FeelKind.Text]),
        new(FunctionId.StartsWith, "starts with", FeelKind.Bool, [FeelKind.Text, FeelKind.Text]),
        new(FunctionId.EndsWith, "ends with", FeelKind.Bool, [FeelKind.Text, FeelKind.Text]),
        new(FunctionId.ListContains, "list contains", FeelKind.Bool, [FeelKind.Set, FeelKind.Text]),
        new(FunctionId.Count, "count", FeelKind.Number, [FeelKind.Set]),
        new(FunctionId.StringLength, "string length", FeelKind.Number, [FeelKind.Text]),
        new(FunctionId.Year, "year", FeelKind.Number, [FeelKind.Date]),
        new(FunctionId.Month, "month", FeelKind.Number, [FeelKind.Date]),
        new(FunctionId.Day, "day", FeelKind.Number, [FeelKind.Date]),
        new(FunctionId.DateOf, "date", FeelKind.Date, [FeelKind.DateTime]),
        new(FunctionId.Abs, "abs", FeelKind.Number, [FeelKind.Number]),
        new(FunctionId.Min, "min", FeelKind.Number, [FeelKind.Number], Variadic: true),
        new(FunctionId.Max, "max", FeelKind.Number, [FeelKind.Number], Variadic: true),
    }.ToDictionary(b => b.Name, StringComparer.Ordinal);

    /// <summary>Names with blanks, which the lexer must know.</summary>
    public static IEnumerable<string> LongNames => ByName.Keys.Append("date and time").Where(n => n.Contains(' '));

    public static IEnumerable<string> AllNames => ByName.Keys.Concat(["not", "date and time"]);
}
