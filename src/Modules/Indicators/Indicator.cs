namespace Yingshang.Indicators;

/// <summary>指标 as the pack declares it (<c>indicators/*.yaml</c>): a figure from a source, with unit, definition and the spans it is given for.</summary>
/// <param name="Keeper">code of the unit that enters it; the office may too</param>
/// <param name="IsGrowthReported">the source gives the growth (comparable prices); none is worked out</param>
/// <param name="Definitions">the first first; which one holds follows from the period</param>
/// <param name="Parts">indicators it is made of</param>
/// <param name="PartsOverlap">a thing may be in several parts: shares of the parts are not to be added</param>
/// <param name="Within">indicator of a larger set: never above it</param>
/// <param name="Metric">id of the metric that computes it; null: it is entered</param>
public sealed record Indicator(
    string Id, string Name, string Area, string Unit, int Decimals, IReadOnlyList<IndicatorSpan> Spans, string Source, string? Keeper, bool IsGrowthReported, IReadOnlyList<Definition> Definitions,
    IReadOnlyList<string> Parts, bool PartsOverlap, string? Within, string? Metric, IReadOnlyList<string> Mechanisms)
{
    public Definition DefinitionAt(DateOnly day) => Definitions.LastOrDefault(d => d.From <= day) ?? Definitions[0];

    /// <summary>Whether values of two periods may be compared: no change of definition between them that makes them incomparable.</summary>
    public bool AreComparable(DateOnly earlier, DateOnly later) => !Definitions.Any(d => d.From > earlier && d.From <= later && !d.IsComparable);
}

/// <param name="IsComparable">with values under the definition before</param>
public sealed record Definition(DateOnly From, string Text, bool IsComparable);

/// <summary>占比: a part over a whole, of compatible units and one span.</summary>
public sealed record Share(string Id, string Name, string Part, string Whole, IndicatorSpan Span);

/// <summary>Units that are multiples of one another.</summary>
public static class UnitScale
{
    private static readonly Dictionary<string, (string Base, decimal Factor)> Known = new(StringComparer.Ordinal)
    {
        ["元"] = ("元", 1), ["万元"] = ("元", 10_000), ["亿元"] = ("元", 100_000_000), ["人"] = ("人", 1), ["万人"] = ("人", 10_000), ["户"] = ("户", 1), ["万户"] = ("户", 10_000),
        ["家"] = ("家", 1), ["千瓦时"] = ("千瓦时", 1), ["万千瓦时"] = ("千瓦时", 10_000), ["亿千瓦时"] = ("千瓦时", 100_000_000), ["吨"] = ("吨", 1), ["万吨"] = ("吨", 10_000),
    };

    public static bool AreCompatible(string one, string other) => one == other || Known.TryGetValue(one, out var a) && Known.TryGetValue(other, out var b) && a.Base == b.Base;

    /// <summary>A number of one unit in another that is compatible.</summary>
    public static decimal Convert(decimal value, string from, string to) => from == to ? value : value * Known[from].Factor / Known[to].Factor;
}
