using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Yingshang.Feel;
using Yingshang.Platform.Datasets;

namespace Yingshang.Metrics;

/// <summary>Which records of a metric: those of a period, in a group.</summary>
internal sealed record RecordsAsked(Metric Metric, FigureGroup? Group, Period Period)
{
    /// <summary>The conditions that a record has to meet. What is unknown is not yes.</summary>
    public IEnumerable<FeelFormula> Conditions
    {
        get
        {
            if (Metric.Filter is { } filter) yield return filter;
            if (Metric.Date is { } date) yield return Formula($"{date.Name} >= 期初 and {date.Name} <= 期末", Metric.Dictionary);
            // A group may have a value that its catalogue has no more: here it is a text like any other.
            if (Group is { } group) yield return Formula(group.FilterText, new FieldDictionary([group.Field with { Choices = [] }]));
        }
    }

    public IQueryable<TRow> Of<TRow>(Dataset<TRow> dataset, DatasetSource source) where TRow : DatasetRow
    {
        var ambient = Ambients.Of(Period, source.AsOf);
        return Conditions.Aggregate(dataset.Read(source), (rows, condition) => Where(rows, dataset, condition, ambient));
    }

    public static IQueryable<TRow> Where<TRow>(IQueryable<TRow> rows, Dataset<TRow> dataset, FeelFormula condition, AmbientValues ambient) where TRow : DatasetRow
    {
        var translation = condition.Translate(dataset.Columns, ambient);
        return rows.Where(translation.TrueWhen ?? throw new InvalidOperationException($"“{condition.Text}”: {translation.Reason}"));
    }

    private static FeelFormula Formula(string text, FieldDictionary fields) => FeelChecker.Check(text, fields, FeelKind.Bool) is { Formula: { } formula }
        ? formula
        : throw new InvalidOperationException($"“{text}” does not check");
}

/// <summary>Makes records of rows: what counts, its number, the values of the fields used.</summary>
internal sealed class RecordMaker<TRow>(Dataset<TRow> dataset, Metric metric, IReadOnlyList<Field> fields, AmbientValues ambient) where TRow : DatasetRow
{
    private readonly CompiledPredicate<TRow>? _counts = metric.Numerator?.CompilePredicate(dataset.Bindings);
    private readonly CompiledValue<TRow, decimal?>? _number = metric.Aggregate is Aggregate.Sum or Aggregate.Avg or Aggregate.Max or Aggregate.Min ? metric.Value!.CompileValue<TRow, decimal?>(dataset.Bindings) : null;

    /// <param name="row">completed</param>
    public FigureRecord Of(TRow row) => new(row.Id, dataset.Label(row), dataset.Link(row), _counts is null || _counts.Evaluate(row, ambient) == Truth.True,
        _number?.Evaluate(row, ambient), [.. fields.Select(f => FieldValue.Logical(f, dataset.ValueOf(row, f.Id)))]);
}

/// <summary>Reads the records of a metric: the condition, the period and the group run in the database, the rest of each record is worked out as it comes.
/// Ordered by id.</summary>
internal sealed class ReadRecords(RecordsAsked asked, IReadOnlyList<Field> fields, DatasetSource source, (int Skip, int Take)? page) : IDatasetWork<IAsyncEnumerable<FigureRecord>>
{
    public IAsyncEnumerable<FigureRecord> With<TRow>(Dataset<TRow> dataset) where TRow : DatasetRow
    {
        IQueryable<TRow> rows = asked.Of(dataset, source).OrderBy(r => r.Id);
        if (page is var (skip, take)) rows = rows.Skip(skip).Take(take);
        return ReadAsync(dataset, rows);
    }

    private async IAsyncEnumerable<FigureRecord> ReadAsync<TRow>(Dataset<TRow> dataset, IQueryable<TRow> rows, [EnumeratorCancellation] CancellationToken cancel = default) where TRow : DatasetRow
    {
        var maker = new RecordMaker<TRow>(dataset, asked.Metric, fields, Ambients.Of(asked.Period, source.AsOf));
        await foreach (var read in rows.AsAsyncEnumerable().WithCancellation(cancel)) yield return maker.Of(dataset.Complete(read));
    }
}

/// <summary>Reads records by their ids, whether the metric counts them or not.</summary>
internal sealed class ReadByIds(Metric metric, IReadOnlyList<Field> fields, Period period, DatasetSource source, IReadOnlyCollection<Guid> ids, CancellationToken cancel) : IDatasetWork<Task<IReadOnlyDictionary<Guid, FigureRecord>>>
{
    private const int AtOnce = 500;

    public async Task<IReadOnlyDictionary<Guid, FigureRecord>> With<TRow>(Dataset<TRow> dataset) where TRow : DatasetRow
    {
        var maker = new RecordMaker<TRow>(dataset, metric, fields, Ambients.Of(period, source.AsOf));
        var found = new Dictionary<Guid, FigureRecord>();
        foreach (var some in ids.Chunk(AtOnce))
            await foreach (var read in dataset.Read(source).Where(r => some.Contains(r.Id)).AsAsyncEnumerable().WithCancellation(cancel)) found[read.Id] = maker.Of(dataset.Complete(read));
        return found;
    }
}
