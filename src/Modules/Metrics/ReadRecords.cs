using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Yingshang.Feel;
using Yingshang.Platform.Datasets;

namespace Yingshang.Metrics;

/// <summary>Reads the records of a metric: the condition, the period and the group run in the database, the rest of each record is worked out as it comes.
/// Ordered by id.</summary>
internal sealed class ReadRecords(Metric metric, IReadOnlyList<Field> fields, FigureGroup? group, Period period, DatasetSource source, (int Skip, int Take)? page)
    : IDatasetWork<IAsyncEnumerable<FigureRecord>>
{
    private readonly AmbientValues _ambient = Ambients.Of(period, source.AsOf);

    public IAsyncEnumerable<FigureRecord> With<TRow>(Dataset<TRow> dataset) where TRow : DatasetRow
    {
        IQueryable<TRow> rows = Rows(dataset).OrderBy(r => r.Id);
        if (page is var (skip, take)) rows = rows.Skip(skip).Take(take);
        return ReadAsync(dataset, rows);
    }

    private IQueryable<TRow> Rows<TRow>(Dataset<TRow> dataset) where TRow : DatasetRow
    {
        var rows = dataset.Read(source);
        if (metric.Filter is { } filter) rows = Where(rows, dataset, filter);
        if (metric.Date is { } date) rows = Where(rows, dataset, Formula($"{date.Name} >= 期初 and {date.Name} <= 期末", metric.Dictionary));
        return group is null ? rows : Where(rows, dataset, GroupFormula(group));
    }

    // A group may have a value that its catalogue has no more: here it is a text like any other.
    private static FeelFormula GroupFormula(FigureGroup group) =>
        Formula(group.FilterText, new FieldDictionary([group.Field with { Choices = [] }]));

    // What is unknown is not yes: the predicate that holds only where the condition is true.
    private IQueryable<TRow> Where<TRow>(IQueryable<TRow> rows, Dataset<TRow> dataset, FeelFormula condition) where TRow : DatasetRow
    {
        var translation = condition.Translate(dataset.Columns, _ambient);
        return rows.Where(translation.TrueWhen ?? throw new InvalidOperationException($"“{condition.Text}”: {translation.Reason}"));
    }

    private static FeelFormula Formula(string text, FieldDictionary fields) => FeelChecker.Check(text, fields, FeelKind.Bool) is { Formula: { } formula }
        ? formula
        : throw new InvalidOperationException($"“{text}” does not check");

    private async IAsyncEnumerable<FigureRecord> ReadAsync<TRow>(Dataset<TRow> dataset, IQueryable<TRow> rows, [EnumeratorCancellation] CancellationToken cancel = default) where TRow : DatasetRow
    {
        var counts = metric.Numerator?.CompilePredicate(dataset.Bindings);
        var number = metric.Aggregate is Aggregate.Sum or Aggregate.Avg or Aggregate.Max or Aggregate.Min ? metric.Value!.CompileValue<TRow, decimal?>(dataset.Bindings) : null;
        await foreach (var read in rows.AsAsyncEnumerable().WithCancellation(cancel))
        {
            var row = dataset.Complete(read);
            yield return new FigureRecord(row.Id, dataset.Label(row), dataset.Link(row), counts is null || counts.Evaluate(row, _ambient) == Truth.True,
                number?.Evaluate(row, _ambient), [.. fields.Select(f => FieldValue.Logical(f, dataset.ValueOf(row, f.Id)))]);
        }
    }
}
