namespace Yingshang.Feel;

/// <summary>A unit of a dimension: one of it is <see cref="Factor"/> of the dimension's base unit.</summary>
public sealed record Unit(string Name, string Dimension, decimal Factor)
{
    /// <summary>The unit of a ratio of like quantities.</summary>
    public static Unit Ratio { get; } = new("1", "ratio", 1m);

    internal bool IsRatio => Dimension == Ratio.Dimension;
}

/// <summary>The declared units. A unit that is not declared converts to nothing but itself.</summary>
public sealed class UnitTable
{
    private readonly Dictionary<string, Unit> units;

    public UnitTable(IEnumerable<Unit> units) => this.units = units.ToDictionary(u => u.Name, StringComparer.Ordinal);

    public static UnitTable Standard { get; } = new(
    [
        Unit.Ratio, new("%", "ratio", 0.01m), new("％", "ratio", 0.01m), new("‰", "ratio", 0.001m),
        new("分", "money", 0.01m), new("元", "money", 1m), new("千元", "money", 1_000m), new("万元", "money", 10_000m),
        new("百万元", "money", 1_000_000m), new("亿元", "money", 100_000_000m),
        new("人", "person", 1m), new("名", "person", 1m), new("万人", "person", 10_000m),
        new("户", "enterprise", 1m), new("家", "enterprise", 1m), new("万户", "enterprise", 10_000m),
    ]);

    public Unit Find(string name) => units.GetValueOrDefault(name) ?? new Unit(name, name, 1m);
}
