using Yingshang.Feel.Values;

namespace Yingshang.Feel;

/// <summary>Values that the host supplies for one evaluation (现在, 期初, 期末), by field id: logical numbers, UTC instants. What is not supplied is unknown.</summary>
public sealed class AmbientValues
{
    private readonly Dictionary<string, object> values;

    private AmbientValues(Dictionary<string, object> values) => this.values = values;

    public static AmbientValues None { get; } = new([]);

    public AmbientValues With(string fieldId, decimal value) => WithValue(fieldId, value);

    public AmbientValues With(string fieldId, DateOnly value) => WithValue(fieldId, value);

    public AmbientValues With(string fieldId, DateTime utc) => WithValue(fieldId, DateTime.SpecifyKind(utc, DateTimeKind.Utc));

    public AmbientValues With(string fieldId, string value) => WithValue(fieldId, value);

    public AmbientValues With(string fieldId, bool value) => WithValue(fieldId, value);

    public decimal? Number(string id) => Find(id) is decimal value ? value : null;

    public DateOnly? Date(string id) => Find(id) is DateOnly value ? value : null;

    public DateTime? Instant(string id) => Find(id) is DateTime value ? value : null;

    public string? Text(string id) => Find(id) as string;

    public bool? Bool(string id) => Find(id) is bool value ? value : null;

    internal object? Find(string id) => values.GetValueOrDefault(id);

    private AmbientValues WithValue(string id, object value) => new(new Dictionary<string, object>(values, StringComparer.Ordinal) { [id] = value });
}

/// <summary>A row without a type of its own: facts by field id, for routing, command line and tests.</summary>
public sealed class Facts
{
    private readonly Dictionary<string, object> values = new(StringComparer.Ordinal);

    /// <summary>A logical number, text, date, UTC instant, boolean or sequence of texts; null removes it.</summary>
    public object? this[string fieldId]
    {
        get => values.GetValueOrDefault(fieldId);
        set
        {
            if (value is null) values.Remove(fieldId);
            else values[fieldId] = value is int or long ? Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture) : value;
        }
    }

    public decimal? Number(string id) => this[id] is decimal value ? value : null;

    public DateOnly? Date(string id) => this[id] is DateOnly value ? value : null;

    public DateTime? Instant(string id) => this[id] is DateTime value ? value : null;

    public string? Text(string id) => this[id] as string;

    public bool? Bool(string id) => this[id] is bool value ? value : null;

    public IEnumerable<string>? Set(string id) => this[id] as IEnumerable<string>;

    /// <summary>The facts by name, as <see cref="Evaluation.FeelEngine"/> reads them: null where a fact is missing, what its absence stands for where that is declared, instants in the dictionary's local time.</summary>
    public FeelContext ToContext(FieldDictionary dictionary, AmbientValues? ambient = null) => FeelContext.Of(dictionary.Fields.Select(f =>
        KeyValuePair.Create(f.Name, ValueOf(f.IsAmbient ? ambient?.Find(f.Id) : this[f.Id] ?? (f.Missing == Missing.None ? Kinds.Absent(Kinds.Of(f.Type)) : null), dictionary.LocalOffset))));

    private static object? ValueOf(object? value, TimeSpan localOffset) => value switch
    {
        decimal number => (FeelNumber)number,
        DateOnly date => FeelDate.Of(date),
        DateTime utc => FeelDateTime.Of(new DateTimeOffset(utc.Ticks, TimeSpan.Zero), FeelZone.Utc) is var instant && FeelZone.OfSeconds((long)localOffset.TotalSeconds) is { } zone
            ? instant.Add((Int128)localOffset.Ticks * 100) is { } local ? local with { Time = local.Time with { Zone = zone } } : instant
            : instant,
        IEnumerable<string> members => members.ToList<object?>(),
        _ => value,
    };

    public static FieldBindings<Facts> Bindings(FieldDictionary dictionary)
    {
        var bindings = new FieldBindings<Facts>();
        foreach (var field in dictionary.Fields) Bind(bindings, field.Id, Kinds.Of(field.Type));
        return bindings;
    }

    private static FieldBindings<Facts> Bind(FieldBindings<Facts> bindings, string id, FeelKind kind) => kind switch
    {
        FeelKind.Number => bindings.Bind(id, f => f.Number(id)),
        FeelKind.Date => bindings.Bind(id, f => f.Date(id)),
        FeelKind.DateTime => bindings.Bind(id, f => f.Instant(id)),
        FeelKind.Bool => bindings.Bind(id, f => f.Bool(id)),
        FeelKind.Set => bindings.Bind(id, f => f.Set(id)),
        _ => bindings.Bind(id, f => f.Text(id)),
    };
}
