namespace Yingshang.Feel.Columns;

/// <summary>Facts of many rows, field by field: what <see cref="ColumnProgram"/> runs over. Reading is safe from several threads while nothing is changed.</summary>
/// <remarks>Made by <see cref="ColumnTableBuilder"/> or opened from a file. Of a file only what is touched comes into memory; a change copies the column and leaves the file as it is.</remarks>
public sealed class ColumnTable : IDisposable
{
    private readonly Dictionary<string, Column> columns;
    private readonly ColumnFile.Mapping? file;
    private bool isDisposed;

    internal ColumnTable(FieldDictionary dictionary, int rows, IEnumerable<Column> columns, ColumnFile.Mapping? file = null)
    {
        Dictionary = dictionary;
        RowCount = rows;
        this.columns = columns.ToDictionary(c => c.Field.Id, StringComparer.Ordinal);
        this.file = file;
    }

    public FieldDictionary Dictionary { get; }

    public int RowCount { get; }

    public IEnumerable<Field> Fields => columns.Values.Select(c => c.Field);

    /// <summary>Bytes of values and null bits.</summary>
    public long Size => columns.Values.Sum(c => c.ValueBytes + c.NullBytes);

    internal IEnumerable<Column> Columns => columns.Values;

    /// <summary>Counts changes after which compiled steps no longer fit: a wider column, a first missing value, a new text.</summary>
    internal int Shape { get; private set; }

    /// <summary>Columns of rows: every bound field that rows supply.</summary>
    /// <exception cref="ArgumentException">A number does not fit its field's scale or limit.</exception>
    public static ColumnTable Of<TRow>(IReadOnlyList<TRow> rows, FieldBindings<TRow> bindings, FieldDictionary dictionary)
    {
        var builder = new ColumnTableBuilder(dictionary, rows.Count);
        foreach (var field in dictionary.Fields.Where(f => !f.IsAmbient && bindings.Find(f.Id) is not null)) builder.Add(field, rows, bindings);
        return builder.Build();
    }

    /// <summary>Maps a file that <see cref="Save"/> wrote; every section's checksum is verified first.</summary>
    /// <exception cref="InvalidDataException">Not such a file, damaged, or written for fields that the dictionary declares otherwise.</exception>
    public static ColumnTable Open(string path, FieldDictionary dictionary) => ColumnFile.Open(path, dictionary);

    /// <summary>Writes the table as a file (docs/feel.md describes it). The file appears whole or not at all.</summary>
    public void Save(string path) => ColumnFile.Write(this, path);

    /// <summary>Frees the file. A run after it throws.</summary>
    public void Dispose()
    {
        if (isDisposed) return;
        isDisposed = true;
        columns.Clear();
        file?.Dispose();
    }

    /// <summary>Keeps the file while somebody reads it.</summary>
    internal IDisposable? Hold()
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        return file is null ? null : new ColumnFile.Held(file);
    }

    internal Column? Find(string fieldId) => columns.GetValueOrDefault(fieldId);

    /// <summary>Puts another value into a cell.</summary>
    internal void Change(FactCell cell)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)cell.Row, (uint)RowCount, nameof(cell));
        var column = Find(cell.FieldId) ?? throw new ArgumentException($"There is no column “{cell.FieldId}”.", nameof(cell));
        var known = column.Book?.Count;
        if (column.Change(cell.Row, StoredValue.Of(column.Field, cell.Value, column.Book)) || column.Book?.Count != known) Shape++;
    }
}

/// <summary>A fact to change, by row (from 0) and field id. The value is logical, as in <see cref="Facts"/>: decimal, int or long, text, DateOnly, DateTime in UTC, boolean or sequence of texts; null when it is not known any more.</summary>
public sealed record FactCell(int Row, string FieldId, object? Value);

/// <summary>A logical value as the integer that a column keeps.</summary>
internal static class StoredValue
{
    public static long? Of(Field field, object? value, CodeBook? book) => (Kinds.Of(field.Type), value) switch
    {
        (_, null) => null,
        (FeelKind.Number, decimal number) => Scaled(field, number),
        (FeelKind.Number, int or long) => Scaled(field, Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture)),
        (FeelKind.Date, DateOnly day) => day.DayNumber,
        (FeelKind.DateTime, DateTime instant) => instant.Ticks,
        (FeelKind.Bool, bool yes) => yes ? 1 : 0,
        (FeelKind.Text, string text) => book!.Add(text),
        (FeelKind.Set, IEnumerable<string> members) => book!.Add(CodeBook.Packed(members)),
        _ => throw new ArgumentException($"“{field.Name}” is {field.Type}, not {value.GetType().Name}.", nameof(value)),
    };

    public static long Within(Field field, long stored) =>
        stored >= -field.StoredLimit && stored <= field.StoredLimit ? stored : throw new ArgumentException($"{stored} is beyond the limit of “{field.Name}”.", nameof(stored));

    private static long Scaled(Field field, decimal number)
    {
        var (digits, scale) = ScaledNumber.Digits(number);
        if (scale > field.Scale) throw new ArgumentException($"{number} has more than {field.Scale} places, the scale of “{field.Name}”.", nameof(number));
        digits *= System.Numerics.BigInteger.Pow(10, field.Scale - scale);
        return digits < long.MinValue || digits > long.MaxValue ? throw new ArgumentException($"{number} is beyond the limit of “{field.Name}”.", nameof(number)) : Within(field, (long)digits);
    }
}
