using Yingshang.Feel;

namespace Yingshang.Metrics;

/// <summary>The part of a metric's records that has one value in one field: 主办单位 = 区供电公司; null: those that have none.</summary>
public sealed record FigureGroup(Field Field, string? Value)
{
    public string Label => Value ?? $"（无{Field.Name}）";

    public string FilterText => Value is null ? $"{Field.Name} = null" : $"{Field.Name} = \"{Value.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";
}

/// <summary>A number with its birth certificate.</summary>
/// <param name="Value">rounded as the metric says; null: nothing to divide by, or too few records to be shown</param>
/// <param name="Numerator">of a rate the records that count, of a mean the sum; otherwise the value</param>
/// <param name="Denominator">of a rate its records, of a mean the known values; otherwise null</param>
/// <param name="RecordCount">records of the filter and period</param>
/// <param name="Digest">SM3, lower-case hexadecimal, over the canonical bytes of each record's id and the fields used, by id</param>
public sealed record Figure(
    Metric Metric, Period Period, DateTime AsOf, FigureGroup? Group, decimal? Value, decimal? Numerator, decimal? Denominator, long RecordCount, string Digest)
{
    /// <summary>Over fewer records than are shown.</summary>
    public bool IsWithheld => Metric.ShownFrom > 0 && RecordCount < Metric.ShownFrom;

    public string FilterText => Group is null ? Metric.FilterText : Metric.Filter is null ? $"{Group.FilterText}{Metric.NumeratorText}" : $"{Group.FilterText} and ({Metric.Filter.Text}){Metric.NumeratorText}";
}

/// <summary>A record behind a figure.</summary>
/// <param name="Counts">of a rate: it is in the numerator; otherwise always</param>
/// <param name="Values">the fields the metric used, as logical values</param>
public sealed record FigureRecord(Guid Id, string Label, string? Link, bool Counts, decimal? Number, IReadOnlyList<object?> Values);
