using System.Globalization;
using System.Text.Json.Nodes;
using Yingshang.Feel;

namespace Yingshang.Bench.Rules;

/// <summary>The language a rule is written in. The Latin names of fields serve those that know no Chinese ones.</summary>
internal enum Dialect { Feel, FeelWithLists, Decimals, Scaled, Sql, Zen }

/// <summary>All conditions must hold.</summary>
internal sealed record Rule(IReadOnlyList<Condition> Conditions)
{
    public string In(Dialect dialect) => string.Join(dialect is Dialect.Decimals or Dialect.Scaled ? " && " : " and ", Conditions.Select(c => c.In(dialect)));

    public JsonObject Json() => new() { ["all"] = new JsonArray([.. Conditions.Select(c => c.Json())]) };
}

internal abstract record Condition
{
    public abstract string In(Dialect dialect);

    /// <summary>For json-rules-engine, which has no arithmetic: the ratio is given to it as a fact.</summary>
    public abstract JsonObject Json();

    protected static string Name(string id, Dialect dialect) => dialect switch
    {
        Dialect.Feel or Dialect.FeelWithLists => RuleWorld.Dictionary.FindById(id)!.Name,
        Dialect.Decimals or Dialect.Scaled => $"e.{Property(id)}",
        _ => id,
    };

    private static string Property(string id) => id == "high_tech" ? "IsHighTech" : char.ToUpperInvariant(id[0]) + id[1..];

    protected static string Number(decimal value, string id, Dialect dialect) => dialect switch
    {
        Dialect.Decimals => value.ToString(CultureInfo.InvariantCulture) + "m",
        Dialect.Scaled => (value * (decimal)Math.Pow(10, RuleWorld.Dictionary.FindById(id)!.Scale)).ToString("0", CultureInfo.InvariantCulture),
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    protected static JsonObject Fact(string id, string op, JsonNode value) => new() { ["fact"] = id, ["operator"] = op, ["value"] = value };

    protected static string Known(string id, Dialect dialect, string test) => dialect == Dialect.Zen && RuleWorld.Dictionary.FindById(id)!.Scale == 2 && id != "debt" ? $"{id} != null and {test}" : test;
}

internal sealed record InSet(string Field, string[] Values) : Condition
{
    public override string In(Dialect dialect)
    {
        var (name, listed) = (Name(Field, dialect), string.Join(',', Values.Select(v => dialect == Dialect.Sql ? $"'{v}'" : $"\"{v}\"")));
        if (dialect is Dialect.Decimals or Dialect.Scaled) return $"({string.Join(" || ", Values.Select(v => $"{name} == \"{v}\""))})";
        if (Values.Length == 1) return $"{name} {(dialect == Dialect.Zen ? "==" : "=")} {listed}";
        return dialect is Dialect.Zen or Dialect.FeelWithLists ? $"{name} in [{listed}]" : $"{name} in ({listed})";
    }

    public override JsonObject Json() => Fact(Field, "in", new JsonArray([.. Values.Select(v => JsonValue.Create(v))]));
}

internal sealed record Bound(string Field, string Operator, decimal Value) : Condition
{
    public override string In(Dialect dialect) => Known(Field, dialect, $"{Name(Field, dialect)} {Operator} {Number(Value, Field, dialect)}");

    public override JsonObject Json() => Fact(Field, Operator == "<" ? "lessThan" : "greaterThanInclusive", Value);
}

internal sealed record Between(string Field, int Low, int High) : Condition
{
    public override string In(Dialect dialect) => dialect is Dialect.Feel or Dialect.FeelWithLists or Dialect.Sql
        ? $"{Name(Field, dialect)} between {Low} and {High}"
        : $"{Name(Field, dialect)} >= {Number(Low, Field, dialect)} {(dialect == Dialect.Zen ? "and" : "&&")} {Name(Field, dialect)} <= {Number(High, Field, dialect)}";

    public override JsonObject Json() => new() { ["all"] = new JsonArray(Fact(Field, "greaterThanInclusive", Low), Fact(Field, "lessThanInclusive", High)) };
}

/// <summary>A quotient of at least so many hundredths.</summary>
internal sealed record Ratio(string Part, string Whole, int Hundredths) : Condition
{
    public override string In(Dialect dialect)
    {
        var (part, whole) = (Name(Part, dialect), Name(Whole, dialect));
        return dialect switch
        {
            Dialect.Decimals => $"{part} / {whole} >= {Hundredths / 100m}m",
            Dialect.Scaled => $"{part} * 100 >= {whole} * {Hundredths}",
            Dialect.Sql => $"{part} * 1.0 / nullif({whole}, 0) >= {Hundredths / 100m}",
            Dialect.Zen => $"{part} != null and {whole} != null and {part} / {whole} >= {Hundredths / 100m}",
            _ => $"{part} / {whole} >= {Hundredths / 100m}",
        };
    }

    public override JsonObject Json() => Fact("ratio", "greaterThanInclusive", Hundredths / 100d);
}

internal sealed record HighTech : Condition
{
    public override string In(Dialect dialect) => dialect switch
    {
        Dialect.Decimals or Dialect.Scaled => $"{Name("high_tech", dialect)} == true",
        Dialect.Zen => "high_tech == true",
        _ => $"{Name("high_tech", dialect)} = true",
    };

    public override JsonObject Json() => Fact("high_tech", "equal", JsonValue.Create(true));
}

internal sealed record HighTechOr(int Patents) : Condition
{
    public override string In(Dialect dialect) =>
        $"({new HighTech().In(dialect)} {(dialect is Dialect.Decimals or Dialect.Scaled ? "||" : "or")} {new Bound("patents", ">=", Patents).In(dialect)})";

    public override JsonObject Json() => new() { ["any"] = new JsonArray(new HighTech().Json(), new Bound("patents", ">=", Patents).Json()) };
}
