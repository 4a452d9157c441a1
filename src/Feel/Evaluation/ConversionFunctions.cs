using Yingshang.Feel.Values;
using static Yingshang.Feel.Evaluation.BuiltinFunctions;

namespace Yingshang.Feel.Evaluation;

/// <summary>Conversion functions (10.3.4.1) and not() (10.3.4.2).</summary>
internal static class ConversionFunctions
{
    public static IEnumerable<(string Name, Signature Signature)> All { get; } =
    [
        Define("string(from:any)", c => c[0] is null ? null : c.Run.SpendOnText(FeelValue.Text(c[0]))),
        Define("number(from:string)", c => ToNumber(c, c.Text(0), null, null)),
        Define("number(from:string, grouping separator:string!, decimal separator:string!)", c => ToNumber(c, c.Text(0), c[1] as string, c[2] as string)),
        Define("not(negand:boolean!)", c => c[0] is bool b ? !b : null),
        Define("date(from:string)", c => (object?)Short(c, FeelDate.Parse) ?? Bad(c)),
        Define("date(from:date|datetime)", c => c[0] is FeelDateTime t ? t.Date : c[0]),
        Define("date(year:number, month:number, day:number)", c => Whole(c, 0) is { } y && Whole(c, 1) is { } m && Whole(c, 2) is { } d && FeelDate.Of(y, m, d) is { } date ? date : c.Null("没有这一天", "no such day")),
        Define("time(from:string)", c => (object?)Short(c, ParseTime) ?? Bad(c)),
        Define("time(from:time|datetime|date)", c => c[0] switch { FeelDateTime t => t.Time, FeelDate => new FeelTime(0, FeelZone.Utc), var time => time }),
        Define("time(hour:number, minute:number, second:number, offset:days?)", ToTime),
        Define("date and time(from:string)", c => (object?)Short(c, t => TemporalText.DateTime(t.ToString())) ?? Bad(c)),
        Define("date and time(from:date|datetime)", c => c[0] is FeelDate d ? Conversion.AtMidnight(d) : c[0]),
        Define("date and time(date:date|datetime, time:time)", c => new FeelDateTime(c[0] is FeelDate d ? d : ((FeelDateTime)c[0]!).Date, (FeelTime)c[1]!)),
        Define("date and time(date:datetime, timezone:string)", c => Short(c, FeelZone.Parse, 1) is { } zone ? InZone((FeelDateTime)c[0]!, zone) : Bad(c)),
        Define("duration(from:string)", c => TemporalText.Duration(c.Text(0)) ?? Bad(c)),
        Define("years and months duration(from:date|datetime, to:date|datetime)", MonthsBetween),
        Define("range(from:string)", ToRange),
    ];

    private static object? Bad(BuiltinCall call) => call.Null($"“{(call[0] is string s && s.Length > 40 ? s[..40] : call[0])}”不能转换", "the text cannot be converted");

    private delegate T Parser<T>(ReadOnlySpan<char> text);

    private static T? Short<T>(BuiltinCall call, Parser<T?> parse, int index = 0) => call.Text(index).Length > 100 ? default : parse(call.Text(index));

    private static long? Whole(BuiltinCall call, int index) => call.Number(index).ToLong();

    /// <summary>A time, or the time of a date and time.</summary>
    private static FeelTime? ParseTime(ReadOnlySpan<char> text) => FeelTime.Parse(text) ?? FeelDateTime.Parse(text)?.Time;

    private static object? ToNumber(BuiltinCall call, string text, string? grouping, string? point)
    {
        if (grouping is not (null or " " or "." or ",") || point is not (null or "." or ",") || (grouping is not null && grouping == point)) return call.Null("分隔符不对", "bad separators");
        if (grouping is not null) text = text.Replace(grouping, "", StringComparison.Ordinal);
        if (point == ",") text = text.Contains('.', StringComparison.Ordinal) ? "" : text.Replace(',', '.');
        return text.Length <= 1_000 && FeelNumber.Parse(text.Trim()) is { } number ? number : Bad(call);
    }

    private static object? ToTime(BuiltinCall call)
    {
        var zone = call[3] is DaysTimeDuration offset ? FeelZone.OfSeconds((long)(offset.Nanoseconds / FeelTime.PerSecond)) : null;
        if (call[3] is not null && zone is null) return call.Null("时差太大", "the offset is too large");
        var second = call.Number(2).Round(0, NumberRounding.Floor);
        var fraction = second is { } s ? FeelNumber.Subtract(call.Number(2), s)?.Round(9, NumberRounding.Down) : null;
        var nanoseconds = fraction is { } f ? FeelNumber.Multiply(f, FeelTime.PerSecond)?.ToLong() : null;
        if (Whole(call, 0) is { } h && Whole(call, 1) is { } m && second?.ToLong() is { } whole && nanoseconds is { } n && FeelTime.Of(h, m, whole, n, zone) is { } time) return time;
        return call.Null("没有这个时间", "no such time");
    }

    private static FeelDateTime? InZone(FeelDateTime value, FeelZone zone)
    {
        if (value.Zone is null) return value with { Time = value.Time with { Zone = zone } };
        var utc = value.Add(-(Int128)(value.Offset ?? 0) * FeelTime.PerSecond);
        if (utc is not { } instant) return null;
        // The zone's own offset depends on the local date, which differs from the UTC date by hours only.
        var guess = zone.OffsetAt(instant.Date, instant.Time.Nanoseconds);
        return instant.Add((Int128)guess * FeelTime.PerSecond) is { } local ? local with { Time = local.Time with { Zone = zone } } : null;
    }

    /// <summary>Whole months from one day to the other, towards zero; times of day do not count.</summary>
    private static object? MonthsBetween(BuiltinCall call)
    {
        var (from, to) = (DateOf(call[0]!), DateOf(call[1]!));
        var months = (((long)to.Year - from.Year) * 12) + to.Month - from.Month;
        var rest = to.Day.CompareTo(from.Day);
        if (months > 0 && rest < 0) months--;
        if (months < 0 && rest > 0) months++;
        return YearsMonthsDuration.Of((Int128)months);
    }

    private static FeelDate DateOf(object value) => value is FeelDate d ? d : ((FeelDateTime)value).Date;

    /// <summary>A text in the form of a range whose ends are literals.</summary>
    private static object? ToRange(BuiltinCall call)
    {
        var text = call.Text(0);
        if (text.Length > 500 || FeelParser.Parse(text) is not { Root: RangeNode node } || !IsLiteral(node.Low) || !IsLiteral(node.High)) return Bad(call);
        var scope = new BuiltinScope();
        var (low, high) = (call.Evaluator.Evaluate(node.Low, scope), call.Evaluator.Evaluate(node.High, scope));
        if (low is not null && high is not null && FeelValue.Compare(low, high) is not <= 0) return Bad(call);
        return Evaluator.RangeOf(low, node.LowIncluded, high, node.HighIncluded, mayBeOpen: false) ?? Bad(call);
    }

    private static bool IsLiteral(FeelNode node) => node switch
    {
        NumberNode or TextNode or TemporalNode or BoolNode => true,
        NegateNode n => n.Operand is NumberNode,
        CallNode { Function: NameNode { Name: "date" or "time" or "date and time" or "duration" }, Arguments: [TextNode] } => true,
        _ => false,
    };
}
