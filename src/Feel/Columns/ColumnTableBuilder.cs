namespace Yingshang.Feel.Columns;

/// <summary>Gathers columns from arrays in memory: as many values as rows, null where a fact is missing. What is given is copied.</summary>
public sealed class ColumnTableBuilder(FieldDictionary dictionary, int rows)
{
    private readonly List<Column> columns = [];

    /// <summary>Integers of 10^-scale, as the dictionary declares the field.</summary>
    /// <exception cref="ArgumentException">The field is no number or unknown, the count differs, or a value is beyond <see cref="Field.StoredLimit"/>.</exception>
    public ColumnTableBuilder Numbers(string fieldId, ReadOnlySpan<long?> stored)
    {
        var field = Expect(fieldId, FeelKind.Number, stored.Length);
        foreach (var value in stored) if (value is { } v) StoredValue.Within(field, v);
        return With(Column.Of(field, stored));
    }

    /// <inheritdoc cref="Numbers"/>
    public ColumnTableBuilder Dates(string fieldId, ReadOnlySpan<DateOnly?> days) => Converted(fieldId, FeelKind.Date, days, static d => d?.DayNumber);

    /// <summary>Instants in UTC.</summary>
    /// <inheritdoc cref="Numbers"/>
    public ColumnTableBuilder Instants(string fieldId, ReadOnlySpan<DateTime?> utc) => Converted(fieldId, FeelKind.DateTime, utc, static i => i?.Ticks);

    /// <inheritdoc cref="Numbers"/>
    public ColumnTableBuilder Flags(string fieldId, ReadOnlySpan<bool?> flags) => Converted(fieldId, FeelKind.Bool, flags, static f => f is { } yes ? yes ? 1 : 0 : null);

    /// <summary>Texts and choices.</summary>
    /// <inheritdoc cref="Numbers"/>
    public ColumnTableBuilder Texts(string fieldId, ReadOnlySpan<string?> texts) => Coded(fieldId, FeelKind.Text, texts, static t => t);

    /// <inheritdoc cref="Numbers"/>
    public ColumnTableBuilder Sets(string fieldId, ReadOnlySpan<IReadOnlyList<string>?> sets) => Coded(fieldId, FeelKind.Set, sets, CodeBook.Packed);

    public ColumnTable Build() => new(dictionary, rows, columns);

    internal void Add<TRow>(Field field, IReadOnlyList<TRow> source, FieldBindings<TRow> bindings)
    {
        // Standard mode reads facts as they are, without what absence stands for.
        var compiler = new Compiler(bindings, dictionary, FeelMode.Standard);
        var book = Kinds.Of(field.Type) is FeelKind.Text or FeelKind.Set ? new CodeBook() : null;
        var read = Reader<TRow>(compiler, new BoundField(field, default));
        var values = new long?[source.Count];
        for (var row = 0; row < values.Length; row++) values[row] = StoredValue.Of(field, read(source[row]), book);
        With(Column.Of(field, values, book));
    }

    private static Func<TRow, object?> Reader<TRow>(Compiler compiler, BoundField field)
    {
        switch (field.Kind)
        {
            case FeelKind.Number: return Boxed(compiler.Compile<TRow, decimal?>(field));
            case FeelKind.Date: return Boxed(compiler.Compile<TRow, DateOnly?>(field));
            case FeelKind.DateTime: return Boxed(compiler.Compile<TRow, DateTime?>(field));
            case FeelKind.Bool: return Boxed(compiler.Compile<TRow, bool?>(field));
            case FeelKind.Set: return Boxed(compiler.Compile<TRow, IEnumerable<string>?>(field));
            default: return Boxed(compiler.Compile<TRow, string?>(field));
        }

        static Func<TRow, object?> Boxed<T>(Func<TRow, AmbientValues, T> read) => row => read(row, AmbientValues.None);
    }

    private ColumnTableBuilder Converted<T>(string fieldId, FeelKind kind, ReadOnlySpan<T> values, Func<T, long?> convert)
    {
        var field = Expect(fieldId, kind, values.Length);
        var stored = new long?[values.Length];
        for (var row = 0; row < stored.Length; row++) stored[row] = convert(values[row]);
        return With(Column.Of(field, stored));
    }

    private ColumnTableBuilder Coded<T>(string fieldId, FeelKind kind, ReadOnlySpan<T> values, Func<T, string?> entry)
    {
        var field = Expect(fieldId, kind, values.Length);
        var book = new CodeBook();
        var codes = new long?[values.Length];
        for (var row = 0; row < codes.Length; row++) codes[row] = entry(values[row]) is { } text ? book.Add(text) : null;
        return With(Column.Of(field, codes, book));
    }

    private Field Expect(string fieldId, FeelKind kind, int count)
    {
        var field = dictionary.FindById(fieldId) ?? throw new ArgumentException($"There is no field “{fieldId}”.", nameof(fieldId));
        if (Kinds.Of(field.Type) != kind || field.IsAmbient) throw new ArgumentException($"“{fieldId}” is {field.Type}{(field.IsAmbient ? " and supplied for each evaluation" : "")}.", nameof(fieldId));
        return count == rows ? field : throw new ArgumentException($"{count} values for {rows} rows.", nameof(count));
    }

    private ColumnTableBuilder With(Column column)
    {
        columns.Add(column);
        return this;
    }
}
