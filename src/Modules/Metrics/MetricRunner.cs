using Yingshang.Feel;
using Yingshang.Platform.Audit;
using Yingshang.Platform.Datasets;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.Metrics;

/// <summary>Computes metrics over the records as they were known at an instant, as far as this person may see them.</summary>
public sealed class MetricRunner(DistrictDb db, CurrentUser user)
{
    /// <summary>More are not kept in memory: each metric asks the database for its own.</summary>
    private const int MostHeld = 150_000;

    private readonly Dictionary<(string Dataset, DateTime AsOf), HeldRows?> _held = [];
    private readonly HashSet<(string Dataset, DateTime AsOf)> _asked = [];

    internal DateTime Now => db.Now;

    /// <param name="asOf">UTC; null is now</param>
    public async Task<Figure> RunAsync(Metric metric, Period period, DateTime? asOf, CancellationToken cancel, FigureGroup? group = null)
    {
        var at = UtcMicroseconds.Truncate(asOf ?? db.Now);
        var fields = FieldsOf(metric, group?.Field);
        return Compute(metric, fields, period, at, group, await ReadAsync(new RecordsAsked(metric, group, period), fields, at, asOf is not null, cancel));
    }

    /// <summary>The same number for each value of a field, the largest first; records without a value are a group of their own.</summary>
    public async Task<IReadOnlyList<Figure>> RunByAsync(Metric metric, Period period, DateTime? asOf, Field by, CancellationToken cancel)
    {
        var at = UtcMicroseconds.Truncate(asOf ?? db.Now);
        var fields = FieldsOf(metric, by);
        var place = fields.IndexOf(by);
        var records = await ReadAsync(new RecordsAsked(metric, null, period), fields, at, asOf is not null, cancel);
        return [.. records.GroupBy(r => r.Values[place] as string).Select(g => Compute(metric, fields, period, at, new FigureGroup(by, g.Key), [.. g]))
            .OrderByDescending(f => f.Value ?? -1).ThenBy(f => f.Group!.Label, StringComparer.Ordinal)];
    }

    /// <summary>Reads the datasets of these metrics once for all that is asked of this runner at the instant. Otherwise each is read when it is asked for the second time.</summary>
    public async Task HoldAsync(IEnumerable<Metric> metrics, DateTime asOf, CancellationToken cancel)
    {
        foreach (var dataset in metrics.Select(m => m.Dataset).DistinctBy(d => d.Name)) await HeldAsync(dataset, UtcMicroseconds.Truncate(asOf), cancel);
    }

    /// <summary>A page of the records behind a figure, by id.</summary>
    public async Task<IReadOnlyList<FigureRecord>> RecordsAsync(Metric metric, Period period, DateTime asOf, FigureGroup? group, int skip, int take, CancellationToken cancel) =>
        await metric.Dataset.With(new ReadRecords(new RecordsAsked(metric, group, period), FieldsOf(metric, group?.Field), Source(asOf), (skip, take))).ToListAsync(cancel);

    /// <summary>All records behind a figure, with the values of these fields.</summary>
    public async Task<IReadOnlyList<FigureRecord>> RecordsAsync(Metric metric, Period period, DateTime asOf, FigureGroup? group, IReadOnlyList<Field> fields, CancellationToken cancel) =>
        await metric.Dataset.With(new ReadRecords(new RecordsAsked(metric, group, period), fields, Source(asOf), null)).ToListAsync(cancel);

    /// <summary>Records of the metric's dataset by id, whether it counts them or not.</summary>
    internal Task<IReadOnlyDictionary<Guid, FigureRecord>> RecordsByIdAsync(Metric metric, Period period, DateTime asOf, IReadOnlyList<Field> fields, IReadOnlyCollection<Guid> ids, CancellationToken cancel) =>
        metric.Dataset.With(new ReadByIds(metric, fields, period, Source(asOf), ids, cancel));

    /// <summary>What the number is made of, without records and digest: counted and added up in the database where it can.</summary>
    public async Task<FigureParts> PartsAsync(Metric metric, Period period, DateTime? asOf, FigureGroup? group, CancellationToken cancel)
    {
        var at = UtcMicroseconds.Truncate(asOf ?? db.Now);
        var asked = new RecordsAsked(metric, group, period);
        if (await metric.Dataset.With(new ReadTotals(asked, Source(at), cancel)) is { } totals) return totals;
        var fields = FieldsOf(metric, group?.Field);
        return PartsOf(metric, fields, await metric.Dataset.With(new ReadRecords(asked, fields, Source(at), null)).ToListAsync(cancel));
    }

    /// <summary>The number without records and digest.</summary>
    public async Task<decimal?> ValueAsync(Metric metric, Period period, DateTime? asOf, CancellationToken cancel, FigureGroup? group = null) => (await PartsAsync(metric, period, asOf, group, cancel)).Value(metric);

    /// <summary>A figure without records behind it and without digest.</summary>
    internal async Task<Figure> LightAsync(Metric metric, Period period, DateTime asOf, FigureGroup? group, CancellationToken cancel)
    {
        var parts = await PartsAsync(metric, period, asOf, group, cancel);
        var withheld = metric.ShownFrom > 0 && parts.RecordCount < metric.ShownFrom;
        return new Figure(metric, period, asOf, group, parts.Value(metric), withheld || parts.Extreme is { Known: 0 } ? null : parts.Numerator, parts.Denominator, parts.RecordCount, "");
    }

    /// <summary>The number of the year so far and those of twelve months: of a dated metric from one question where the database can.</summary>
    /// <param name="day">the last day that is counted</param>
    public async Task<MetricTrend> TrendAsync(Metric metric, DateOnly day, DateTime? asOf, CancellationToken cancel)
    {
        const int months = 12;
        var at = UtcMicroseconds.Truncate(asOf ?? db.Now);
        var first = new DateOnly(day.Year, day.Month, 1).AddMonths(1 - months);
        var days = await metric.Dataset.With(new ReadDays(new RecordsAsked(metric, null, new Period(first, day)), Source(at), cancel));
        var values = new List<MonthValue>();
        for (var month = first; month <= day; month = month.AddMonths(1)) values.Add(new MonthValue(month, (await PartsOfAsync(new Period(month, month.AddMonths(1).AddDays(-1) is var end && end < day ? end : day))).Value(metric)));
        return new MetricTrend(await PartsOfAsync(Period.YearTo(day)), values);

        async Task<FigureParts> PartsOfAsync(Period period) => days is null ? await PartsAsync(metric, period, at, null, cancel)
            : days.Where(d => d.Key >= period.From && d.Key <= period.To).Select(d => d.Value).Aggregate(Nothing(metric), FigureParts.Add);
    }

    /// <summary>The fields of a figure's records, in the order of the dictionary: those of the metric and the one it is grouped by.</summary>
    public static List<Field> FieldsOf(Metric metric, Field? by)
    {
        var used = metric.Fields;
        return by is null || used.Contains(by) ? [.. used] : [.. metric.Dictionary.Fields.Where(f => f == by || used.Contains(f))];
    }

    private DatasetSource Source(DateTime at) => new(db, user, at);

    // Whoever names the instant asks for more of the same; the second time the whole dataset is read, and kept.
    private async Task<List<FigureRecord>> ReadAsync(RecordsAsked asked, List<Field> fields, DateTime at, bool isNamed, CancellationToken cancel)
    {
        var dataset = asked.Metric.Dataset;
        if (isNamed && (_held.ContainsKey((dataset.Name, at)) || !_asked.Add((dataset.Name, at))) && await HeldAsync(dataset, at, cancel) is { } held) return held.Records(asked, fields);
        return await dataset.With(new ReadRecords(asked, fields, Source(at), null)).ToListAsync(cancel);
    }

    private async Task<HeldRows?> HeldAsync(Dataset dataset, DateTime at, CancellationToken cancel)
    {
        if (_held.TryGetValue((dataset.Name, at), out var held)) return held;
        return _held[(dataset.Name, at)] = await dataset.With(new HoldRows(Source(at), MostHeld, cancel));
    }

    private static FigureParts Nothing(Metric metric) => new(0, metric.Aggregate is Aggregate.Rate or Aggregate.Avg ? 0 : null, 0, metric.Aggregate == Aggregate.Distinct ? new HashSet<string>() : null)
    {
        Extreme = metric.Aggregate is Aggregate.Max or Aggregate.Min ? new Extreme(metric.Aggregate, 0) : null,
    };

    private static Figure Compute(Metric metric, List<Field> fields, Period period, DateTime asOf, FigureGroup? group, List<FigureRecord> records)
    {
        var parts = PartsOf(metric, fields, records);
        var withheld = metric.ShownFrom > 0 && records.Count < metric.ShownFrom;
        return new Figure(metric, period, asOf, group, parts.Value(metric), withheld || parts.Extreme is { Known: 0 } ? null : parts.Numerator, parts.Denominator, records.Count, Digest(fields, records));
    }

    private static FigureParts PartsOf(Metric metric, List<Field> fields, List<FigureRecord> records) => metric.Aggregate switch
    {
        Aggregate.Count => new(records.Count, null, records.Count, null),
        Aggregate.Sum => new(records.Sum(r => r.Number ?? 0), null, records.Count, null),
        Aggregate.Avg => new(records.Sum(r => r.Number ?? 0), records.Count(r => r.Number is not null), records.Count, null),
        Aggregate.Rate => new(records.Count(r => r.Counts), records.Count, records.Count, null),
        Aggregate.Max or Aggregate.Min => ExtremeOf(metric.Aggregate, records),
        _ => DistinctOf(records.Select(r => r.Values[fields.IndexOf(metric.Value!.Fields[0])]), records.Count),
    };

    private static FigureParts ExtremeOf(Aggregate aggregate, List<FigureRecord> records)
    {
        var known = records.Where(r => r.Number is not null).Select(r => r.Number!.Value).ToList();
        var number = known.Count == 0 ? 0 : aggregate == Aggregate.Max ? known.Max() : known.Min();
        return new FigureParts(number, null, records.Count, null) { Extreme = new Extreme(aggregate, known.Count) };
    }

    private static FigureParts DistinctOf(IEnumerable<object?> values, int records)
    {
        var different = values.OfType<object>().Select(CanonicalBytes.Format).ToHashSet(StringComparer.Ordinal);
        return new FigureParts(different.Count, null, records, different);
    }

    /// <summary>A share in percent. What is not all is never called 100％, and what is something never 0.</summary>
    public static decimal Percent(decimal part, decimal all, int decimals)
    {
        var step = 1m;
        for (var i = 0; i < decimals; i++) step /= 10;
        var rounded = Rounded(part * 100 / all, decimals);
        if (part < all && rounded == 100) return 100 - step;
        return part > 0 && rounded == 0 ? step : rounded;
    }

    internal static decimal Rounded(decimal value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero);

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

/// <summary>The number of a month; null where it has none.</summary>
/// <param name="Month">its first day</param>
public sealed record MonthValue(DateOnly Month, decimal? Value);

/// <summary>A metric lately.</summary>
/// <param name="Parts">of the year so far</param>
/// <param name="Months">the earliest first</param>
public sealed record MetricTrend(FigureParts Parts, IReadOnlyList<MonthValue> Months);
