using Yingshang.Feel;
using Yingshang.Platform.Audit;
using Yingshang.Platform.Datasets;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.Metrics;

/// <summary>Computes metrics over the records as they were known at an instant, as far as this person may see them.</summary>
public sealed class MetricRunner(DistrictDb db, CurrentUser user)
{
    /// <param name="asOf">UTC; null is now</param>
    public async Task<Figure> RunAsync(Metric metric, Period period, DateTime? asOf, CancellationToken cancel, FigureGroup? group = null)
    {
        var at = UtcMicroseconds.Truncate(asOf ?? db.Now);
        var fields = FieldsOf(metric, group?.Field);
        var records = await metric.Dataset.With(new ReadRecords(metric, fields, group, period, Source(at), null)).ToListAsync(cancel);
        return Compute(metric, fields, period, at, group, records);
    }

    /// <summary>The same number for each value of a field, the largest first; records without a value are a group of their own.</summary>
    public async Task<IReadOnlyList<Figure>> RunByAsync(Metric metric, Period period, DateTime? asOf, Field by, CancellationToken cancel)
    {
        var at = UtcMicroseconds.Truncate(asOf ?? db.Now);
        var fields = FieldsOf(metric, by);
        var place = fields.IndexOf(by);
        var records = await metric.Dataset.With(new ReadRecords(metric, fields, null, period, Source(at), null)).ToListAsync(cancel);
        return [.. records.GroupBy(r => r.Values[place] as string).Select(g => Compute(metric, fields, period, at, new FigureGroup(by, g.Key), [.. g]))
            .OrderByDescending(f => f.Value ?? -1).ThenBy(f => f.Group!.Label, StringComparer.Ordinal)];
    }

    /// <summary>A page of the records behind a figure, by id.</summary>
    public async Task<IReadOnlyList<FigureRecord>> RecordsAsync(Metric metric, Period period, DateTime asOf, FigureGroup? group, int skip, int take, CancellationToken cancel) =>
        await metric.Dataset.With(new ReadRecords(metric, FieldsOf(metric, group?.Field), group, period, Source(asOf), (skip, take))).ToListAsync(cancel);

    /// <summary>All records behind a figure, with the values of these fields.</summary>
    public async Task<IReadOnlyList<FigureRecord>> RecordsAsync(Metric metric, Period period, DateTime asOf, FigureGroup? group, IReadOnlyList<Field> fields, CancellationToken cancel) =>
        await metric.Dataset.With(new ReadRecords(metric, fields, group, period, Source(asOf), null)).ToListAsync(cancel);

    /// <summary>The fields of a figure's records, in the order of the dictionary: those of the metric and the one it is grouped by.</summary>
    public static List<Field> FieldsOf(Metric metric, Field? by)
    {
        var used = metric.Fields;
        return by is null || used.Contains(by) ? [.. used] : [.. metric.Dictionary.Fields.Where(f => f == by || used.Contains(f))];
    }

    private DatasetSource Source(DateTime at) => new(db, user, at);

    private static Figure Compute(Metric metric, List<Field> fields, Period period, DateTime asOf, FigureGroup? group, List<FigureRecord> records)
    {
        var (numerator, denominator) = Parts(metric, fields, records);
        var withheld = metric.ShownFrom > 0 && records.Count < metric.ShownFrom;
        return new Figure(metric, period, asOf, group, withheld ? null : Value(metric, numerator, denominator), withheld ? null : numerator, denominator, records.Count, Digest(fields, records));
    }

    private static (decimal? Numerator, decimal? Denominator) Parts(Metric metric, List<Field> fields, List<FigureRecord> records) => metric.Aggregate switch
    {
        Aggregate.Count => (records.Count, null),
        Aggregate.Sum => (records.Sum(r => r.Number ?? 0), null),
        Aggregate.Avg => (records.Sum(r => r.Number ?? 0), records.Count(r => r.Number is not null)),
        Aggregate.Max => (records.Max(r => r.Number), null),
        Aggregate.Min => (records.Min(r => r.Number), null),
        Aggregate.Rate => (records.Count(r => r.Counts), records.Count),
        _ => (records.Select(r => r.Values[fields.IndexOf(metric.Value!.Fields[0])]).Where(v => v is not null).Distinct().Count(), null),
    };

    private static decimal? Value(Metric metric, decimal? numerator, decimal? denominator) => (metric.Aggregate, denominator) switch
    {
        (_, 0) => null,
        (Aggregate.Rate, { } all) => Percent(numerator!.Value, all, metric.Decimals),
        (Aggregate.Avg, { } all) => Rounded(numerator!.Value / all, metric.Decimals),
        _ => numerator is { } value ? Rounded(value, metric.Decimals) : null,
    };

    /// <summary>A share in percent. What is not all is never called 100％, and what is something never 0.</summary>
    public static decimal Percent(decimal part, decimal all, int decimals)
    {
        var step = 1m;
        for (var i = 0; i < decimals; i++) step /= 10;
        var rounded = Rounded(part * 100 / all, decimals);
        if (part < all && rounded == 100) return 100 - step;
        return part > 0 && rounded == 0 ? step : rounded;
    }

    private static decimal Rounded(decimal value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero);

    private static string Digest(List<Field> fields, List<FigureRecord> records)
    {
        var text = new CanonicalBytes();
        foreach (var record in records)
        {
            text.Add("id", record.Id);
            for (var i = 0; i < fields.Count; i++) text.Add(fields[i].Id, record.Values[i]);
        }
        return Convert.ToHexStringLower(Sm3.Hash(text.ToBytes()));
    }
}
