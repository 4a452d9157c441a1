using Yingshang.Feel.Values;

namespace Yingshang.Feel.Evaluation;

/// <summary>The built-in functions of DMN 1.5, chapter 10.3.4, by name. A parameter is written name:type; “?” after the type: may be left out or null; “!”: may be null; “...” at the end: repeats.</summary>
internal static class BuiltinFunctions
{
    private static readonly Dictionary<string, BuiltinFunction> Table = new[]
    {
        ConversionFunctions.All, TextFunctions.All, NumberFunctions.All, ListFunctions.All, ContextFunctions.All, DateFunctions.All, RangeFunctions.All,
    }.SelectMany(all => all).GroupBy(f => f.Name, f => f.Signature).ToDictionary(g => g.Key, g => new BuiltinFunction(g.Key, [.. g]), StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, BuiltinFunction> ByName => Table;

    public static (string Name, Signature Signature) Define(string declaration, Func<BuiltinCall, object?> body)
    {
        var open = declaration.IndexOf('(', StringComparison.Ordinal);
        var variadic = declaration.EndsWith("...)", StringComparison.Ordinal);
        var parameters = declaration[(open + 1)..^(variadic ? 4 : 1)].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Parameter);
        return (declaration[..open], new Signature([.. parameters], variadic, body));
    }

    private static BuiltinParameter Parameter(string declaration)
    {
        var (name, type) = declaration.Split(':') is [var n, var t] ? (n, t) : throw new ArgumentException(declaration, nameof(declaration));
        var takes = type.TrimEnd('?', '!').Split('|').Aggregate((Takes)0, (sum, word) => sum | TypeOf(word));
        return new BuiltinParameter(name, takes, type.EndsWith('?'), type.EndsWith('!'));
    }

    private static Takes TypeOf(string word) => word switch
    {
        "number" => Takes.Number,
        "string" => Takes.Text,
        "boolean" => Takes.Bool,
        "date" => Takes.Date,
        "time" => Takes.Time,
        "datetime" => Takes.DateTime,
        "duration" => Takes.DaysTime | Takes.YearsMonths,
        "days" => Takes.DaysTime,
        "list" => Takes.List,
        "context" => Takes.Context,
        "range" => Takes.Range,
        "function" => Takes.Function,
        _ => Takes.Any,
    };
}
