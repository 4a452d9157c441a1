namespace Yingshang.Feel;

/// <summary>What a field of the dictionary holds.</summary>
public enum FeelType { Text, Number, Date, DateTime, Bool, Choice, Set }

/// <summary>What the absence of a value means: 未知 — nobody knows; 没有 — absence is a value (0, false, empty); 不适用 — any comparison over it is false.</summary>
public enum Missing { Unknown, None, NotApplicable }

/// <summary>A named fact of the dictionary. Expressions see logical values (decimal in <see cref="Unit"/>, local dates, UTC instants); rows may store numbers as integers of 10^-<see cref="Scale"/>.</summary>
/// <remarks><see cref="Missing.None"/> gives a number 0, a boolean false, a text or choice the empty text and a set no members; dates have no such value and stay unknown.</remarks>
public sealed record Field(string Id, string Name, FeelType Type)
{
    /// <summary>Decimal places of a stored integer: 2 for 元 kept in 分. 0 to 9.</summary>
    public int Scale { get; init; }

    public string? Unit { get; init; }

    /// <summary>Allowed values of a choice or members of a set; empty when open.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    public string? Source { get; init; }

    public Missing Missing { get; init; }

    /// <summary>Supplied for each evaluation (现在, 期初, 期末) and not by the row.</summary>
    public bool IsAmbient { get; init; }

    /// <summary>Largest absolute stored integer. Whoever stores the field keeps to it: sums and products in the database rely on it.</summary>
    public long StoredLimit { get; init; } = 1_000_000_000_000_000;
}

/// <summary>The vocabulary an expression may use: fields by Chinese name, units, and the offset of local time.</summary>
public sealed class FieldDictionary
{
    private readonly Dictionary<string, Field> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Field> byId = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">Two fields share an id or, widths of punctuation aside, a name.</exception>
    public FieldDictionary(IEnumerable<Field> fields, UnitTable? units = null, TimeSpan? localOffset = null)
    {
        Units = units ?? UnitTable.Standard;
        LocalOffset = localOffset ?? TimeSpan.FromHours(8);
        foreach (var field in fields) Add(field);
        Names = new NameIndex(byName.Values.Select(f => f.Name).Concat(Builtins.LongNames));
    }

    public static FieldDictionary Empty { get; } = new([]);

    public IReadOnlyCollection<Field> Fields => byId.Values;

    public UnitTable Units { get; }

    /// <summary>Local time minus UTC; Asia/Shanghai unless said otherwise.</summary>
    public TimeSpan LocalOffset { get; }

    internal NameIndex Names { get; }

    public Field? FindByName(string name) => byName.GetValueOrDefault(FullWidth.Fold(name));

    public Field? FindById(string id) => byId.GetValueOrDefault(id);

    private void Add(Field field)
    {
        if (!byId.TryAdd(field.Id, field)) throw new ArgumentException($"Two fields have the id “{field.Id}”.", nameof(field));
        if (!byName.TryAdd(FullWidth.Fold(field.Name), field)) throw new ArgumentException($"Two fields have the name “{field.Name}”.", nameof(field));
    }
}
