using System.Globalization;
using System.Text;

namespace Yingshang.Feel.Values;

/// <summary>What values of the whole language are: null, <see cref="FeelNumber"/>, string, bool, <see cref="FeelDate"/>, <see cref="FeelTime"/>, <see cref="FeelDateTime"/>, <see cref="DaysTimeDuration"/>,
/// <see cref="YearsMonthsDuration"/>, a read-only list of values, <see cref="FeelContext"/>, <see cref="FeelRange"/>, <see cref="FeelFunction"/>.</summary>
public static class FeelValue
{
    public static ValueKind KindOf(object? value) => value switch
    {
        null => ValueKind.Null,
        FeelNumber => ValueKind.Number,
        string => ValueKind.Text,
        bool => ValueKind.Bool,
        FeelDate => ValueKind.Date,
        FeelTime => ValueKind.Time,
        FeelDateTime => ValueKind.DateTime,
        DaysTimeDuration => ValueKind.DaysTime,
        YearsMonthsDuration => ValueKind.YearsMonths,
        IReadOnlyList<object?> => ValueKind.List,
        FeelContext => ValueKind.Context,
        FeelRange => ValueKind.Range,
        FeelFunction => ValueKind.Function,
        _ => throw new ArgumentException($"{value.GetType()} is no FEEL value.", nameof(value)),
    };

    /// <summary>Equality of the standard: null where the kinds differ; only null equals null.</summary>
    public static bool? Equal(object? left, object? right)
    {
        if (left is null || right is null) return left is null && right is null;
        if (KindOf(left) != KindOf(right)) return null;
        return (left, right) switch
        {
            (FeelTime a, FeelTime b) => SameTime(a, b),
            (FeelDateTime a, FeelDateTime b) => a.Zone is null == b.Zone is null && Seconds(a) == Seconds(b),
            (IReadOnlyList<object?> a, IReadOnlyList<object?> b) => a.Count == b.Count && a.Zip(b).All(p => Same(p.First, p.Second)),
            (FeelContext a, FeelContext b) => a.Names.Count == b.Names.Count && a.Names.All(n => b.Has(n) && Same(a[n], b[n])),
            (FeelRange a, FeelRange b) => a.StartIncluded == b.StartIncluded && a.EndIncluded == b.EndIncluded && a.Form == b.Form && Same(a.Start, b.Start) && Same(a.End, b.End),
            (FeelFunction a, FeelFunction b) => ReferenceEquals(a, b),
            _ => left.Equals(right),
        };
    }

    /// <summary>Times compare by whole seconds: the standard's domain has no smaller unit (10.3.2.3.4).</summary>
    private static long Seconds(FeelTime time) => (time.InUtc ?? time.Nanoseconds) is var n && n >= 0 ? n / FeelTime.PerSecond : (n - FeelTime.PerSecond + 1) / FeelTime.PerSecond;

    private static Int128 Seconds(FeelDateTime time) => time.Nanoseconds is var n && n >= 0 ? n / FeelTime.PerSecond : (n - FeelTime.PerSecond + 1) / FeelTime.PerSecond;

    private static bool SameTime(FeelTime a, FeelTime b)
    {
        return a.Zone is null == b.Zone is null && Seconds(a) == Seconds(b);
    }

    /// <summary>Equal for certain.</summary>
    public static bool Same(object? left, object? right) => Equal(left, right) == true;

    /// <summary>The sign of left minus right; null for values that have no order among them.</summary>
    public static int? Compare(object? left, object? right) => (left, right) switch
    {
        (FeelNumber a, FeelNumber b) => a.CompareTo(b),
        (string a, string b) => CompareTexts(a, b),
        (FeelDate a, FeelDate b) => a.CompareTo(b),
        (FeelTime a, FeelTime b) when a.Zone is null == b.Zone is null => Seconds(a).CompareTo(Seconds(b)),
        (FeelDateTime a, FeelDateTime b) when a.Zone is null == b.Zone is null => Seconds(a).CompareTo(Seconds(b)),
        (DaysTimeDuration a, DaysTimeDuration b) => a.CompareTo(b),
        (YearsMonthsDuration a, YearsMonthsDuration b) => a.CompareTo(b),
        _ => null,
    };

    /// <summary>By Unicode code point, not by UTF-16 unit.</summary>
    internal static int CompareTexts(string a, string b)
    {
        var common = a.AsSpan().CommonPrefixLength(b);
        if (common == a.Length || common == b.Length) return a.Length.CompareTo(b.Length);
        var (x, y) = (a[common], b[common]);
        return char.IsSurrogate(x) != char.IsSurrogate(y) ? char.IsSurrogate(x) ? 1 : -1 : x.CompareTo(y);
    }

    /// <summary>What string(value) yields: texts as they are, everything else as FEEL writes it.</summary>
    public static string Text(object? value) => value as string ?? Literal(value);

    /// <summary>The value as an expression that yields it, functions aside.</summary>
    public static string Literal(object? value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null: text.Append("null"); break;
            case bool b: text.Append(b ? "true" : "false"); break;
            case string s: text.Append('"').Append(s.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"'); break;
            case IReadOnlyList<object?> list: WriteAll(text, "[", list, Write, "]"); break;
            case FeelContext context: WriteAll(text, "{", context.Entries, WriteEntry, "}"); break;
            case FeelRange range: WriteRange(text, range); break;
            case FeelFunction function: text.Append(CultureInfo.InvariantCulture, $"function({string.Join(", ", function.Parameters.Select(p => p.Name))})"); break;
            default: text.Append(CultureInfo.InvariantCulture, $"{value}"); break;
        }
    }

    private static void WriteAll<T>(StringBuilder text, string open, IEnumerable<T> items, Action<StringBuilder, T> write, string close)
    {
        text.Append(open);
        var first = true;
        foreach (var item in items)
        {
            if (!first) text.Append(", ");
            first = false;
            write(text, item);
        }
        text.Append(close);
    }

    private static void WriteEntry(StringBuilder text, KeyValuePair<string, object?> entry)
    {
        if (entry.Key.Length > 0 && NameIndex.IsStart(entry.Key[0]) && entry.Key.All(c => NameIndex.IsPart(c) || c == ' ')) text.Append(entry.Key);
        else Write(text, entry.Key);
        text.Append(": ");
        Write(text, entry.Value);
    }

    private static void WriteRange(StringBuilder text, FeelRange range)
    {
        if (range.Form == RangeForm.Not)
        {
            text.Append("(!=");
            Write(text, range.Start);
            text.Append(')');
            return;
        }
        text.Append(range.StartIncluded ? '[' : '(');
        Write(text, range.Start);
        text.Append("..");
        Write(text, range.End);
        text.Append(range.EndIncluded ? ']' : ')');
    }
}
