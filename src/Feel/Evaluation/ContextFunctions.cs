using Yingshang.Feel.Values;
using static Yingshang.Feel.Evaluation.BuiltinFunctions;

namespace Yingshang.Feel.Evaluation;

/// <summary>Context functions (10.3.4.10).</summary>
internal static class ContextFunctions
{
    public static IEnumerable<(string Name, Signature Signature)> All { get; } =
    [
        Define("get value(m:context, key:string)", c => c.Context(0)[c.Text(1)]),
        Define("get entries(m:context)", c => c.New([.. c.Context(0).Entries.Select(e => (object?)Entry(e.Key, e.Value))])),
        Define("context(entries:list)", FromEntries),
        Define("context put(context:context, key:string, value:any)", c => c.Context(0).With(c.Text(1), c[2])),
        Define("context put(context:context, keys:list, value:any)", c => Put(c, c.Context(0), c.List(1), 0)),
        Define("context merge(contexts:list)", c => c.List(0).All(i => i is FeelContext) ? FeelContext.Of(c.List(0).SelectMany(i => ((FeelContext)i!).Entries)) : c.Null("列表里有不是上下文的项", "an item is no context")),
    ];

    private static FeelContext Entry(string key, object? value) => FeelContext.Of([KeyValuePair.Create("key", (object?)key), KeyValuePair.Create("value", value)]);

    private static object? FromEntries(BuiltinCall call)
    {
        var entries = new Dictionary<string, object?>(StringComparer.Ordinal);
        var order = new List<KeyValuePair<string, object?>>();
        foreach (var item in call.List(0))
        {
            if (item is not FeelContext entry || entry["key"] is not string key || !entry.Has("value")) return call.Null("每一项要有 key 和 value", "each item has a key and a value");
            if (!entries.TryAdd(key, entry["value"])) return call.Null($"“{key}”写了两次", $"“{key}” stands twice");
            order.Add(KeyValuePair.Create(key, entry["value"]));
        }
        return FeelContext.Of(order);
    }

    private static object? Put(BuiltinCall call, FeelContext context, IReadOnlyList<object?> keys, int at)
    {
        Run.CheckStack();
        if (at >= keys.Count || keys[at] is not string key) return call.Null("键应该是文字", "a key is a text");
        if (at == keys.Count - 1) return context.With(key, call[2]);
        if (context[key] is not (null or FeelContext)) return call.Null($"“{key}”不是上下文", $"“{key}” is no context");
        return Put(call, context[key] as FeelContext ?? FeelContext.Empty, keys, at + 1) is { } inner ? context.With(key, inner) : null;
    }
}
