using Yingshang.Feel.Values;

namespace Yingshang.Feel.Evaluation;

internal sealed partial class Evaluator
{
    private object? For(ForNode node, Scope scope)
    {
        var results = new List<object?>();
        var outer = new PartialScope(run, results, scope);
        return Iterate(node.Iterators, 0, outer, inner =>
        {
            run.SpendOnList(1);
            if (results.Count >= run.Limits.ListLength) run.SpendOnList(results.Count + 1L);
            results.Add(Evaluate(node.Result, inner));
            outer.Weight = run.Together(outer.Weight, results[^1]);
            return true;
        }) is null ? null : results;
    }

    private object? Quantified(QuantifiedNode node, Scope scope)
    {
        var unknown = false;
        var decided = false;
        var wrong = false;
        var iterated = Iterate(node.Iterators, 0, scope, inner =>
        {
            var value = Evaluate(node.Condition, inner);
            if (value is not bool) unknown = true;
            if (node.IsBoxed && value is not (bool or null)) return wrong = true;
            if (value is not bool truth || truth == node.IsEvery) return true;
            decided = true;
            return node.IsBoxed;
        });
        if (wrong) return null;
        if (decided) return !node.IsEvery;
        return unknown || iterated is null ? null : node.IsEvery;
    }

    /// <summary>Runs <paramref name="body"/> for each combination, the last name fastest, until it says false. Null where a domain cannot be iterated.</summary>
    private bool? Iterate(IReadOnlyList<IteratorNode> iterators, int at, Scope scope, Func<Scope, bool> body)
    {
        if (at == iterators.Count) return body(scope);
        var iterator = iterators[at];
        if (Domain(iterator, scope) is not { } domain) return null;
        foreach (var item in domain)
        {
            run.Spend();
            if (Iterate(iterators, at + 1, new NamedValues(scope).With(iterator.Name, item), body) is not true and var ended) return ended;
        }
        return true;
    }

    private IEnumerable<object?>? Domain(IteratorNode node, Scope scope)
    {
        var from = Evaluate(node.Domain, scope);
        if (node.To is not null) return Between(from, true, Evaluate(node.To, scope), true, node.At);
        return from switch
        {
            IReadOnlyList<object?> list => list,
            FeelRange range => Between(range.Start, range.StartIncluded, range.End, range.EndIncluded, node.At),
            null => NotIterable(null, node.At),
            _ => [from],
        };
    }

    private IEnumerable<object?>? NotIterable(object? value, TextSpan at)
    {
        run.Null(Notices.Operand("in", value, at));
        return null;
    }

    /// <summary>Whole numbers or days from one end to the other, downwards too.</summary>
    private IEnumerable<object?>? Between(object? from, bool fromIncluded, object? to, bool toIncluded, TextSpan at)
    {
        var steps = (from, to) switch
        {
            (FeelNumber a, FeelNumber b) => Count(a, b) is { } difference && a.IsWhole && b.IsWhole ? (difference, (Func<long, object?>)(i => FeelNumber.Add(a, i))) : (ValueTuple<long, Func<long, object?>>?)null,
            (FeelDate a, FeelDate b) => (b.DayNumber - a.DayNumber, i => a.AddDays(i)),
            (FeelDateTime a, FeelDateTime b) when a.Date.DayNumber is var first => (b.Date.DayNumber - first, i => a with { Date = a.Date.AddDays(i) ?? a.Date }),
            _ => null,
        };
        if (steps is not var (distance, item) || from is FeelDateTime) return NotIterable(from is FeelNumber or FeelDate ? to : from, at);
        return Walk(distance, fromIncluded, toIncluded, item);
    }

    private static long? Count(FeelNumber a, FeelNumber b) => FeelNumber.Subtract(b, a)?.ToLong();

    private IEnumerable<object?> Walk(long distance, bool fromIncluded, bool toIncluded, Func<long, object?> item)
    {
        var direction = distance < 0 ? -1 : 1;
        for (long i = 0; i <= Math.Abs(distance); i++)
        {
            run.Spend();
            if ((i == 0 && !fromIncluded) || (i == Math.Abs(distance) && !toIncluded)) continue;
            yield return item(i * direction);
        }
    }

    /// <summary>“partial”: the results so far.</summary>
    private sealed class PartialScope(Run run, List<object?> results, Scope outer) : Scope(outer)
    {
        /// <summary>Of the results so far; they are not counted again for each look at them.</summary>
        public ValueWeight Weight { get; set; } = ValueWeight.One with { Depth = 1 };

        protected override IEnumerable<string> NamesHere => ["partial"];

        protected override bool TryGetHere(string name, out object? value)
        {
            if (name != "partial")
            {
                value = null;
                return false;
            }
            value = new ListPrefix(results, results.Count);
            run.Weigh(value, Weight);
            return true;
        }
    }

    /// <summary>The first items of a list that only grows.</summary>
    private sealed class ListPrefix(List<object?> items, int count) : IReadOnlyList<object?>
    {
        public int Count => count;

        public object? this[int index] => index < count ? items[index] : throw new ArgumentOutOfRangeException(nameof(index));

        public IEnumerator<object?> GetEnumerator()
        {
            for (var i = 0; i < count; i++) yield return items[i];
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
