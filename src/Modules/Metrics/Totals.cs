using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Yingshang.Feel;
using Yingshang.Platform.Datasets;

namespace Yingshang.Metrics;

/// <summary>Counts and sums in the database, without records and digest. Null where the database cannot add up what the metric adds up.</summary>
internal sealed class ReadTotals(RecordsAsked asked, DatasetSource source, CancellationToken cancel) : IDatasetWork<Task<FigureParts?>>
{
    private Metric Metric => asked.Metric;

    public async Task<FigureParts?> With<TRow>(Dataset<TRow> dataset) where TRow : DatasetRow
    {
        var (rows, ambient) = (asked.Of(dataset, source), Ambients.Of(asked.Period, source.AsOf));
        switch (Metric.Aggregate)
        {
            case Aggregate.Count:
                var count = await rows.CountAsync(cancel);
                return new FigureParts(count, null, count, null);
            case Aggregate.Rate:
                var all = await rows.CountAsync(cancel);
                return new FigureParts(await RecordsAsked.Where(rows, dataset, Metric.Numerator!, ambient).CountAsync(cancel), all, all, null);
            case Aggregate.Sum or Aggregate.Avg when Metric.Value!.TranslateNumber(dataset.Columns, ambient) is { Value: { } number, Scale: var scale }:
                var sums = await rows.Select(number).GroupBy(_ => 1).Select(g => new { Sum = g.Sum(v => v ?? 0), Known = g.Sum(v => v == null ? 0 : 1), All = g.Count() }).FirstOrDefaultAsync(cancel);
                return new FigureParts((sums?.Sum ?? 0) / Power(scale), Metric.Aggregate == Aggregate.Avg ? sums?.Known ?? 0 : null, sums?.All ?? 0, null);
            default: return null;
        }
    }

    internal static decimal Power(int scale)
    {
        var power = 1m;
        for (var i = 0; i < scale; i++) power *= 10;
        return power;
    }
}

/// <summary>The parts of a metric day by day in one question to the database. Null where that cannot be: no date, a condition that looks at the period, a value that it cannot add up.</summary>
internal sealed class ReadDays(RecordsAsked asked, DatasetSource source, CancellationToken cancel) : IDatasetWork<Task<IReadOnlyDictionary<DateOnly, FigureParts>?>>
{
    private Metric Metric => asked.Metric;

    public async Task<IReadOnlyDictionary<DateOnly, FigureParts>?> With<TRow>(Dataset<TRow> dataset) where TRow : DatasetRow
    {
        var ambient = Ambients.Of(asked.Period, source.AsOf);
        var looksAtPeriod = new[] { Metric.Filter, Metric.Numerator, Metric.Value }.OfType<FeelFormula>().Any(f => f.Fields.Any(x => x.IsAmbient && x.Id != "now"));
        if (looksAtPeriod || Metric.Date is not { } date || dataset.Columns.Property<DateOnly?>(date.Id) is not { } day) return null;
        var rows = asked.Of(dataset, source);
        switch (Metric.Aggregate)
        {
            case Aggregate.Count: return (await CountAsync(rows, day)).ToDictionary(d => d.Key, d => new FigureParts(d.Value, null, d.Value, null));
            case Aggregate.Rate:
                var (all, counted) = (await CountAsync(rows, day), await CountAsync(RecordsAsked.Where(rows, dataset, Metric.Numerator!, ambient), day));
                return all.ToDictionary(d => d.Key, d => new FigureParts(counted.GetValueOrDefault(d.Key), d.Value, d.Value, null));
            case Aggregate.Sum or Aggregate.Avg when Metric.Value!.TranslateNumber(dataset.Columns, ambient) is { Value: { } number, Scale: var scale }: return await SumAsync(rows, day, number, scale);
            default: return null;
        }
    }

    private async Task<Dictionary<DateOnly, int>> CountAsync<TRow>(IQueryable<TRow> rows, Expression<Func<TRow, DateOnly?>> day) =>
        await rows.GroupBy(day).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key!.Value, g => g.Count, cancel);

    private async Task<IReadOnlyDictionary<DateOnly, FigureParts>> SumAsync<TRow>(IQueryable<TRow> rows, Expression<Func<TRow, DateOnly?>> day, Expression<Func<TRow, long?>> number, int scale)
    {
        var row = day.Parameters[0];
        var pair = Expression.Lambda<Func<TRow, DayNumber>>(Expression.MemberInit(Expression.New(typeof(DayNumber)),
            Expression.Bind(typeof(DayNumber).GetProperty(nameof(DayNumber.Day))!, day.Body), Expression.Bind(typeof(DayNumber).GetProperty(nameof(DayNumber.Number))!, new Swap(number.Parameters[0], row).Visit(number.Body))), row);
        var days = await rows.Select(pair).GroupBy(d => d.Day).Select(g => new { g.Key, Sum = g.Sum(v => v.Number ?? 0), Known = g.Sum(v => v.Number == null ? 0 : 1), All = g.Count() }).ToListAsync(cancel);
        return days.ToDictionary(d => d.Key!.Value, d => new FigureParts(d.Sum / ReadTotals.Power(scale), Metric.Aggregate == Aggregate.Avg ? d.Known : null, d.All, null));
    }

    private sealed class DayNumber
    {
        public DateOnly? Day { get; init; }
        public long? Number { get; init; }
    }

    private sealed class Swap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
