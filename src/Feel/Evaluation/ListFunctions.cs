using Yingshang.Feel.Values;
using static Yingshang.Feel.Evaluation.BuiltinFunctions;

namespace Yingshang.Feel.Evaluation;

/// <summary>List functions (10.3.4.4) and sort (10.3.4.8).</summary>
internal static class ListFunctions
{
    public static IEnumerable<(string Name, Signature Signature)> All { get; } =
    [
        Define("list contains(list:list, element:any)", c => c.List(0).Any(i => FeelValue.Same(i, c[1]))),
        .. Both("count", c => (FeelNumber)c.List(0).Count, spread: false),
        .. Both("min", c => Extreme(c, -1)),
        .. Both("max", c => Extreme(c, 1)),
        .. Both("sum", c => Sum(c)),
        .. Both("mean", c => Mean(c)),
        .. Both("product", c => c.List(0).Count == 0 ? null : Fold(c, FeelNumber.Multiply)),
        .. Both("median", Median),
        .. Both("stddev", Deviation),
        .. Both("mode", Mode),
        .. Both("all", c => Quantified(c, whenFound: false)),
        .. Both("any", c => Quantified(c, whenFound: true)),
        Define("sublist(list:list, start position:number, length:number?)", Sublist),
        Define("append(list:list, item:any...)", c => c.New([.. c.List(0), .. c.List(1)])),
        Define("concatenate(list:list...)", c => Together(c) is { } all ? c.New(all) : null),
        Define("union(list:list...)", c => Together(c) is { } all ? Distinct(c, all) : null),
        Define("insert before(list:list, position:number, newItem:any)", c => At(c, 1) is { } i ? c.New([.. c.List(0).Take(i), c[2], .. c.List(0).Skip(i)]) : null),
        Define("remove(list:list, position:number)", c => At(c, 1) is { } i ? c.New([.. c.List(0).Where((_, j) => j != i)]) : null),
        Define("list replace(list:list, position:number, newItem:any)", c => At(c, 1) is { } i ? c.New([.. c.List(0).Select((item, j) => j == i ? c[2] : item)]) : null),
        Define("list replace(list:list, match:function, newItem:any)", ReplaceMatching),
        Define("reverse(list:list)", c => c.New([.. c.List(0).Reverse()])),
        Define("index of(list:list, match:any)", c => c.New([.. c.List(0).Select((item, i) => (item, i)).Where(p => FeelValue.Same(p.item, c[1])).Select(p => (object?)(FeelNumber)(p.i + 1))])),
        Define("distinct values(list:list)", c => Distinct(c, c.List(0))),
        Define("duplicate values(list:list)", Duplicates),
        Define("flatten(list:list)", c => Flat(c)),
        Define("sort(list:list, precedes:function?)", Sort),
    ];

    /// <summary>f(list) and f(a, b, …).</summary>
    private static IEnumerable<(string, Signature)> Both(string name, Func<BuiltinCall, object?> body, bool spread = true)
    {
        yield return Define($"{name}(list:list)", body);
        if (spread) yield return Define($"{name}(list:any...)", c => c.List(0).Count < 2 ? c.Null("没有参数", "no arguments") : body(c));
    }

    private static object? Extreme(BuiltinCall call, int sign)
    {
        object? best = null;
        foreach (var item in call.List(0))
        {
            if (FeelValue.Compare(item, best ?? item) is not { } order) return call.Null("列表里的项不能比较大小", "the items have no order");
            if (best is null || order * sign > 0) best = item;
        }
        return best;
    }

    private static object? Fold(BuiltinCall call, Func<FeelNumber, FeelNumber, FeelNumber?> step)
    {
        FeelNumber? total = null;
        foreach (var item in call.List(0))
        {
            if (item is not FeelNumber number) return call.Null("列表里有不是数字的项", "an item is no number");
            total = total is { } so ? step(so, number) : number;
            if (total is null) return call.Null("结果太大", "the result is too large");
        }
        return total;
    }

    /// <summary>Of numbers, or of durations of one kind.</summary>
    private static object? Sum(BuiltinCall call)
    {
        var list = call.List(0);
        if (list.Count == 0) return null;
        if (list[0] is not (DaysTimeDuration or YearsMonthsDuration)) return Fold(call, FeelNumber.Add);
        return list.Skip(1).Aggregate(list[0], (sum, item) => sum is null ? null : Calculation.Compute(call.Run, ArithmeticOperator.Add, sum, item is FeelNumber or string ? null : item, call.At));
    }

    private static object? Mean(BuiltinCall call) => Sum(call) is { } sum ? Calculation.Compute(call.Run, ArithmeticOperator.Divide, sum, (FeelNumber)call.List(0).Count, call.At) : null;

    private static List<FeelNumber>? Numbers(BuiltinCall call)
    {
        var numbers = call.List(0).OfType<FeelNumber>().ToList();
        if (numbers.Count == call.List(0).Count) return numbers;
        call.Null("列表里有不是数字的项", "an item is no number");
        return null;
    }

    private static object? Median(BuiltinCall call)
    {
        if (Numbers(call) is not { Count: > 0 } numbers) return null;
        numbers.Sort();
        var middle = numbers.Count / 2;
        return numbers.Count % 2 == 1 ? numbers[middle] : FeelNumber.Add(numbers[middle - 1], numbers[middle]) is { } two ? FeelNumber.Divide(two, 2) : null;
    }

    /// <summary>The standard deviation of a sample.</summary>
    private static object? Deviation(BuiltinCall call)
    {
        if (Numbers(call) is not { Count: > 1 } numbers || Mean(call) is not FeelNumber mean) return call.Null("至少要两个数", "two numbers at least");
        var squares = numbers.Select(n => FeelNumber.Subtract(n, mean) is { } d ? FeelNumber.Multiply(d, d) : null).Aggregate((FeelNumber?)FeelNumber.Zero, (a, b) => a is { } x && b is { } y ? FeelNumber.Add(x, y) : null);
        return squares is { } sum && FeelNumber.Divide(sum, numbers.Count - 1) is { } variance ? Transcendental.Sqrt(variance) : null;
    }

    private static object? Mode(BuiltinCall call)
    {
        if (Numbers(call) is not { } numbers) return null;
        var groups = numbers.GroupBy(n => n).Select(g => (g.Key, Count: g.Count())).ToList();
        var most = groups.Select(g => g.Count).DefaultIfEmpty().Max();
        return call.New([.. groups.Where(g => g.Count == most).Select(g => g.Key).Order().Select(k => (object?)k)]);
    }

    private static object? Quantified(BuiltinCall call, bool whenFound)
    {
        var unknown = false;
        foreach (var item in call.List(0))
        {
            if (item is bool truth && truth == whenFound) return whenFound;
            if (item is not bool) unknown = true;
        }
        return unknown ? call.Null("列表里有不是是/否的项", "an item is no boolean") : !whenFound;
    }

    /// <summary>The index that a position from 1, or from -1 backwards, stands for.</summary>
    private static int? At(BuiltinCall call, int argument)
    {
        var count = call.List(0).Count;
        var position = call.Number(argument).Round(0, NumberRounding.Down)?.ToLong() ?? 0;
        if (position > 0 && position <= count) return (int)position - 1;
        if (position < 0 && -position <= count) return (int)(count + position);
        call.Null("没有这个位置", "no such position");
        return null;
    }

    private static object? Sublist(BuiltinCall call)
    {
        if (At(call, 1) is not { } start) return null;
        if (call[2] is null) return call.New([.. call.List(0).Skip(start)]);
        if (call.Number(2).ToLong() is not { } length || length < 0 || start + length > call.List(0).Count) return call.Null("长度超出列表", "the length goes beyond the list");
        return call.New([.. call.List(0).Skip(start).Take((int)length)]);
    }

    private static List<object?>? Together(BuiltinCall call)
    {
        var all = new List<object?>();
        foreach (var argument in call.List(0))
        {
            if (argument is null)
            {
                call.Null("参数是空值", "an argument is null");
                return null;
            }
            if (argument is IReadOnlyList<object?> list) all.AddRange(list);
            else all.Add(argument);
            if (all.Count > call.Run.Limits.ListLength) break;
        }
        return all;
    }

    private static IReadOnlyList<object?> Distinct(BuiltinCall call, IReadOnlyList<object?> list)
    {
        var seen = new ValueBag(call.Run);
        return call.New([.. list.Where(item => seen.Add(item) == 1)]);
    }

    private static object? Duplicates(BuiltinCall call)
    {
        var seen = new ValueBag(call.Run);
        return call.New([.. call.List(0).Where(item => seen.Add(item) == 2)]);
    }

    private static IReadOnlyList<object?> Flat(BuiltinCall call)
    {
        var flat = new List<object?>();
        Gather(call.List(0), 0);
        return flat;

        void Gather(IReadOnlyList<object?> list, int depth)
        {
            Run.CheckStack();
            foreach (var item in list)
            {
                if (item is IReadOnlyList<object?> inner) { Gather(inner, depth + 1); continue; }
                call.Run.Spend();
                flat.Add(item);
            }
        }
    }

    private static object? ReplaceMatching(BuiltinCall call)
    {
        var function = (FeelFunction)call[1]!;
        if (function.Parameters.Count != 2) return call.Null("匹配函数要有两个参数", "the match function takes two parameters");
        var replaced = new List<object?>();
        foreach (var item in call.List(0))
        {
            var matches = call.Evaluator.Invoke(function, [item, call[2]], call.At);
            if (matches is not bool truth) return call.Null("匹配函数没有给出是/否", "the match function yields no boolean");
            replaced.Add(truth ? call[2] : item);
        }
        return replaced;
    }

    /// <summary>A stable merge sort, which ends whatever the author's function says.</summary>
    private static object? Sort(BuiltinCall call)
    {
        var precedes = call[1] as FeelFunction;
        if (precedes is { Parameters.Count: not 2 }) return call.Null("排序函数要有两个参数", "the function takes two parameters");
        if (precedes is null && Extreme(call, 1) is null && call.List(0).Count > 0) return null;
        bool Before(object? a, object? b)
        {
            call.Run.Spend();
            return precedes is null ? FeelValue.Compare(a, b) < 0 : call.Evaluator.Invoke(precedes, [a, b], call.At) is true;
        }
        return call.New(Sorted([.. call.List(0)], Before));
    }

    private static List<object?> Sorted(List<object?> list, Func<object?, object?, bool> before)
    {
        if (list.Count < 2) return list;
        var middle = list.Count / 2;
        var (left, right) = (Sorted(list[..middle], before), Sorted(list[middle..], before));
        var merged = new List<object?>(list.Count);
        var (i, j) = (0, 0);
        while (i < left.Count && j < right.Count) merged.Add(before(right[j], left[i]) ? right[j++] : left[i++]);
        merged.AddRange(left[i..]);
        merged.AddRange(right[j..]);
        return merged;
    }

    /// <summary>Counts equal values: simple ones by hash, the others one by one.</summary>
    private sealed class ValueBag(Run run)
    {
        private readonly Dictionary<object, int> simple = [];
        private readonly List<(object? Value, int Count)> others = [];

        /// <summary>How often the value has come.</summary>
        public int Add(object? value)
        {
            if (value is FeelNumber or string or bool or FeelDate or DaysTimeDuration or YearsMonthsDuration) return simple[value] = simple.GetValueOrDefault(value) + 1;
            run.Spend(others.Count);
            var index = others.FindIndex(o => FeelValue.Same(o.Value, value));
            if (index < 0) others.Add((value, 1));
            else others[index] = (value, others[index].Count + 1);
            return index < 0 ? 1 : others[index].Count;
        }
    }
}
