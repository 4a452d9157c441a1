using System.Diagnostics.CodeAnalysis;

namespace Yingshang.Feel.Values;

/// <summary>Named values in the order in which they were written. Immutable.</summary>
public sealed class FeelContext
{
    private readonly Dictionary<string, object?> values;
    private readonly List<string> names;

    private FeelContext(List<string> names, Dictionary<string, object?> values) => (this.names, this.values) = (names, values);

    public static FeelContext Empty { get; } = new([], []);

    public IReadOnlyList<string> Names => names;

    public IEnumerable<KeyValuePair<string, object?>> Entries => names.Select(n => KeyValuePair.Create(n, values[n]));

    internal IEnumerable<object?> Values => values.Values;

    public object? this[string name] => values.GetValueOrDefault(name);

    public bool Has(string name) => values.ContainsKey(name);

    public bool TryGet(string name, [MaybeNullWhen(true)] out object? value) => values.TryGetValue(name, out value);

    /// <summary>A later entry of the same name takes the earlier one's place.</summary>
    public static FeelContext Of(IEnumerable<KeyValuePair<string, object?>> entries)
    {
        var context = new FeelContext([], new Dictionary<string, object?>(StringComparer.Ordinal));
        foreach (var (name, value) in entries) context.Set(name, value);
        return context;
    }

    public FeelContext With(string name, object? value) => Of(Entries.Append(KeyValuePair.Create(name, value)));

    private void Set(string name, object? value)
    {
        if (values.TryAdd(name, value)) names.Add(name);
        else values[name] = value;
    }
}
