using System.Linq.Expressions;
using Yingshang.Feel;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.Platform.Datasets;

/// <summary>A record of a dataset: what metrics filter, count and sum.</summary>
public abstract class DatasetRow
{
    public Guid Id { get; init; }
}

/// <summary>Where and as of when a dataset is read.</summary>
/// <param name="User">records that this person may not see are not read</param>
/// <param name="AsOf">UTC; rows as they were known then, and what is due by then is due</param>
public sealed record DatasetSource(DistrictDb Db, CurrentUser User, DateTime AsOf);

/// <summary>数据集: records that a module publishes under a name (诉求, 企业), with the fields of the dictionary that expressions may use.</summary>
public abstract class Dataset
{
    private readonly Dictionary<string, IReadOnlyList<string>> _choices = [];
    private readonly HashSet<string> _elsewhere = [];
    private readonly List<(Field Field, FieldNote Note)> _entries = [];

    private protected Dataset(string name, string unit) => (Name, Unit) = (name, unit);

    /// <summary>As dictionary entries and metrics name it.</summary>
    public string Name { get; }

    /// <summary>What its records are counted in: 件, 户, 名.</summary>
    public string Unit { get; }

    /// <summary>Values of a choice that a catalogue keeps, by field id.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Choices => _choices;

    public abstract IReadOnlyCollection<string> FieldIds { get; }

    /// <summary>Fields of the dictionary that this dataset knows of and does not bind: dated facts, which have no value of their own.</summary>
    public IReadOnlySet<string> Elsewhere => _elsewhere;

    /// <summary>Entries of the dictionary that the dataset brings with it, because a declaration of its own names the fields; the rest stand in <c>dictionary/*.yaml</c>.</summary>
    public IReadOnlyList<(Field Field, FieldNote Note)> Entries => _entries;

    /// <summary>Calls back with the type of the rows.</summary>
    public abstract TResult With<TResult>(IDatasetWork<TResult> work);

    private protected void Choose(string fieldId, IReadOnlyList<string> choices) => _choices[fieldId] = choices;

    private protected void Bring(Field field, FieldNote note) => _entries.Add((field, note));

    private protected void Leave(IEnumerable<string> fieldIds) => _elsewhere.UnionWith(fieldIds);
}

/// <summary>Something done with a dataset whose row type only the dataset knows.</summary>
public interface IDatasetWork<out TResult>
{
    TResult With<TRow>(Dataset<TRow> dataset) where TRow : DatasetRow;
}

/// <summary>The rows, their fields, and how a record is called and found.</summary>
public sealed class Dataset<TRow> : Dataset where TRow : DatasetRow
{
    private readonly Func<DatasetSource, IQueryable<TRow>> _read;
    private readonly Dictionary<string, Func<TRow, object?>> _values = [];
    private Func<TRow, TRow> _complete = row => row;

    /// <param name="read">rows as of an instant: joins projected by member initialisation, so that the database filters them</param>
    public Dataset(string name, string unit, Func<DatasetSource, IQueryable<TRow>> read) : base(name, unit) => _read = read;

    /// <summary>Every field, for evaluation in memory.</summary>
    public FieldBindings<TRow> Bindings { get; } = new();

    /// <summary>The fields that the database knows.</summary>
    public FieldBindings<TRow> Columns { get; } = new();

    public override IReadOnlyCollection<string> FieldIds => _values.Keys;

    /// <summary>How a record is called in a list.</summary>
    public required Func<TRow, string> Label { get; init; }

    /// <summary>Address of the record's page; null when it has none.</summary>
    public Func<TRow, string?> Link { get; init; } = _ => null;

    /// <summary>A field that is a column of the row.</summary>
    public Dataset<TRow> Field<T>(string id, Expression<Func<TRow, T>> column, IReadOnlyList<string>? choices = null)
    {
        Columns.Bind(id, column);
        return Computed(id, column, choices);
    }

    /// <summary>A field that is worked out after reading, by <see cref="Completed"/>: for values, not for filters.</summary>
    public Dataset<TRow> Computed<T>(string id, Expression<Func<TRow, T>> property, IReadOnlyList<string>? choices = null)
    {
        Bindings.Bind(id, property);
        var value = property.Compile();
        _values.Add(id, row => value(row));
        if (choices is not null) Choose(id, choices);
        return this;
    }

    /// <summary>A column with its entry of the dictionary.</summary>
    public Dataset<TRow> Field<T>(Field field, FieldNote note, Expression<Func<TRow, T>> column)
    {
        Bring(field, note);
        return Field(field.Id, column, field.Choices.Count > 0 ? field.Choices : null);
    }

    /// <inheritdoc cref="Dataset.Elsewhere"/>
    public Dataset<TRow> NotHere(IEnumerable<string> fieldIds)
    {
        Leave(fieldIds);
        return this;
    }

    /// <summary>Works out what the database cannot: working days, for example.</summary>
    public Dataset<TRow> Completed(Func<TRow, TRow> complete)
    {
        _complete = complete;
        return this;
    }

    public IQueryable<TRow> Read(DatasetSource source) => _read(source);

    public TRow Complete(TRow row) => _complete(row);

    /// <summary>A field as it is kept: text, integer of 10^-scale, date, instant, boolean or sequence of texts.</summary>
    public object? ValueOf(TRow row, string fieldId) => _values[fieldId](row);

    public override TResult With<TResult>(IDatasetWork<TResult> work) => work.With(this);
}
