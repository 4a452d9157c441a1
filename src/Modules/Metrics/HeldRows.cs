using Microsoft.EntityFrameworkCore;
using Yingshang.Feel;
using Yingshang.Platform.Datasets;

namespace Yingshang.Metrics;

/// <summary>A dataset as it was known at one instant, read once for many metrics.</summary>
internal abstract class HeldRows
{
    /// <summary>The same records in the same order as <see cref="ReadRecords"/> gives.</summary>
    public abstract List<FigureRecord> Records(RecordsAsked asked, IReadOnlyList<Field> fields);
}

internal sealed class HeldRows<TRow>(Dataset<TRow> dataset, List<TRow> rows, DateTime asOf) : HeldRows where TRow : DatasetRow
{
    public override List<FigureRecord> Records(RecordsAsked asked, IReadOnlyList<Field> fields)
    {
        var ambient = Ambients.Of(asked.Period, asOf);
        var conditions = asked.Conditions.Select(c => c.CompilePredicate(dataset.Bindings)).ToList();
        var maker = new RecordMaker<TRow>(dataset, asked.Metric, fields, ambient);
        return [.. rows.Where(row => conditions.TrueForAll(c => c.Evaluate(row, ambient) == Truth.True)).Select(maker.Of)];
    }
}

/// <summary>Reads a whole dataset, by id; null where it has more records than are worth keeping in memory.</summary>
internal sealed class HoldRows(DatasetSource source, int most, CancellationToken cancel) : IDatasetWork<Task<HeldRows?>>
{
    public async Task<HeldRows?> With<TRow>(Dataset<TRow> dataset) where TRow : DatasetRow
    {
        var rows = await dataset.Read(source).OrderBy(r => r.Id).Take(most + 1).ToListAsync(cancel);
        if (rows.Count > most) return null;
        for (var i = 0; i < rows.Count; i++) rows[i] = dataset.Complete(rows[i]);
        return new HeldRows<TRow>(dataset, rows, source.AsOf);
    }
}
