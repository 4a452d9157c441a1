namespace Yingshang.Metrics;

/// <summary>派生指标: a declared number over other metrics and indicators (<c>formula: 规上工业产值 累计 / 全市规上工业产值 累计</c>), in one version.</summary>
public sealed record DerivedMetric
{
    public required string Id { get; init; }
    public int Version { get; init; }
    public required string Name { get; init; }

    /// <summary>As <see cref="FigureLanguage"/> reads it.</summary>
    public required string Formula { get; init; }

    /// <summary>Null: the one that the formula yields.</summary>
    public string? Unit { get; init; }

    public int Decimals { get; init; }
    public required string Definition { get; init; }
    public string? Note { get; init; }
    public int Order { get; init; }
    public string? Owner { get; init; }
    public string? Legal { get; init; }

    /// <summary>two-new-of-city@1</summary>
    public string Reference => $"{Id}@{Version}";
}
