using Yingshang.Feel.Values;

namespace Yingshang.Feel.Evaluation;

/// <summary>The names that are visible at a place, innermost first. Values may be computed when they are first asked for.</summary>
internal abstract class Scope(Scope? outer)
{
    public bool TryGet(string name, out object? value)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope.TryGetHere(name, out value)) return true;
        }
        value = null;
        return false;
    }

    public IEnumerable<string> Names => Outer is null ? NamesHere : NamesHere.Concat(Outer.Names);

    private Scope? Outer => outer;

    protected abstract IEnumerable<string> NamesHere { get; }

    protected abstract bool TryGetHere(string name, out object? value);
}

/// <summary>A few names with their values; a function may see itself, so that values can be added while the scope is in use.</summary>
internal sealed class NamedValues(Scope? outer) : Scope(outer)
{
    private readonly List<KeyValuePair<string, object?>> values = [];

    protected override IEnumerable<string> NamesHere => values.Select(v => v.Key);

    public NamedValues With(string name, object? value)
    {
        values.Add(KeyValuePair.Create(name, value));
        return this;
    }

    protected override bool TryGetHere(string name, out object? value)
    {
        for (var i = values.Count - 1; i >= 0; i--)
        {
            if (!string.Equals(values[i].Key, name, StringComparison.Ordinal)) continue;
            value = values[i].Value;
            return true;
        }
        value = null;
        return false;
    }
}

internal sealed class ContextScope(FeelContext context, Scope? outer) : Scope(outer)
{
    protected override IEnumerable<string> NamesHere => context.Names;

    protected override bool TryGetHere(string name, out object? value) => context.TryGet(name, out value);
}

/// <summary>Names whose values are computed when they are first asked for, as a model's decisions are.</summary>
internal sealed class ComputedScope(IReadOnlyDictionary<string, Func<object?>> values, Scope? outer) : Scope(outer)
{
    protected override IEnumerable<string> NamesHere => values.Keys;

    protected override bool TryGetHere(string name, out object? value)
    {
        if (values.TryGetValue(name, out var compute))
        {
            value = compute();
            return true;
        }
        value = null;
        return false;
    }
}

internal sealed class BuiltinScope() : Scope(outer: null)
{
    protected override IEnumerable<string> NamesHere => BuiltinFunctions.ByName.Keys;

    protected override bool TryGetHere(string name, out object? value)
    {
        var found = BuiltinFunctions.ByName.TryGetValue(name, out var function);
        value = function;
        return found;
    }
}
