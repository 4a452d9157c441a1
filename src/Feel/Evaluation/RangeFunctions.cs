using Yingshang.Feel.Values;
using static Yingshang.Feel.Evaluation.BuiltinFunctions;

namespace Yingshang.Feel.Evaluation;

/// <summary>Range functions (10.3.4.9): how points and ranges lie to each other.</summary>
internal static class RangeFunctions
{
    public static IEnumerable<(string Name, Signature Signature)> All { get; } =
    [
        .. Points("before", (a, b) => Less(a, b)),
        .. PointRange("before", (p, r) => Or(Less(p, r.Start), And(Same(p, r.Start), !r.StartIncluded))),
        .. RangePoint("before", (r, p) => Or(Less(r.End, p), And(Same(r.End, p), !r.EndIncluded))),
        .. Ranges("before", Before),
        .. Points("after", (a, b) => Less(b, a)),
        .. PointRange("after", (p, r) => Or(Less(r.End, p), And(Same(r.End, p), !r.EndIncluded))),
        .. RangePoint("after", (r, p) => Or(Less(p, r.Start), And(Same(p, r.Start), !r.StartIncluded))),
        .. Ranges("after", (a, b) => Before(b, a)),
        .. Ranges("meets", Meets),
        .. Ranges("met by", (a, b) => Meets(b, a)),
        .. Ranges("overlaps", (a, b) => And(ReachesInto(a, b), ReachesInto(b, a))),
        .. Ranges("overlaps before", OverlapsBefore),
        .. Ranges("overlaps after", (a, b) => OverlapsBefore(b, a)),
        .. PointRange("finishes", (p, r) => And(Same(p, r.End), r.EndIncluded)),
        .. Ranges("finishes", Finishes),
        .. RangePoint("finished by", (r, p) => And(Same(p, r.End), r.EndIncluded)),
        .. Ranges("finished by", (a, b) => Finishes(b, a)),
        .. RangePoint("includes", (r, p) => r.Contains(p)),
        .. Ranges("includes", Includes),
        .. PointRange("during", (p, r) => r.Contains(p)),
        .. Ranges("during", (a, b) => Includes(b, a)),
        .. PointRange("starts", (p, r) => And(Same(p, r.Start), r.StartIncluded)),
        .. Ranges("starts", Starts),
        .. RangePoint("started by", (r, p) => And(Same(p, r.Start), r.StartIncluded)),
        .. Ranges("started by", (a, b) => Starts(b, a)),
        .. Points("coincides", Same),
        .. Ranges("coincides", (a, b) => And(And(SameStart(a, b), SameEnd(a, b)), true)),
    ];

    private const string Point = "number|string|date|time|datetime|duration";

    private static IEnumerable<(string, Signature)> Points(string name, Func<object?, object?, bool?> test)
    {
        yield return Define($"{name}(point1:{Point}, point2:{Point})", c => Tested(c, test(c[0], c[1])));
    }

    private static IEnumerable<(string, Signature)> PointRange(string name, Func<object?, FeelRange, bool?> test)
    {
        yield return Define($"{name}(point:{Point}, range:range)", c => Tested(c, test(c[0], (FeelRange)c[1]!)));
    }

    private static IEnumerable<(string, Signature)> RangePoint(string name, Func<FeelRange, object?, bool?> test)
    {
        yield return Define($"{name}(range:range, point:{Point})", c => Tested(c, test((FeelRange)c[0]!, c[1])));
    }

    private static IEnumerable<(string, Signature)> Ranges(string name, Func<FeelRange, FeelRange, bool?> test)
    {
        yield return Define($"{name}(range1:range, range2:range)", c => Tested(c, test((FeelRange)c[0]!, (FeelRange)c[1]!)));
    }

    private static object? Tested(BuiltinCall call, bool? result) => result is { } truth ? truth : call.Null("两边不能比较", "the arguments do not compare");

    private static bool? Less(object? a, object? b) => FeelValue.Compare(a, b) is { } order ? order < 0 : null;

    private static bool? Same(object? a, object? b) => FeelValue.Compare(a, b) is { } order ? order == 0 : null;

    private static bool? And(bool? a, bool? b) => a & b;

    private static bool? Or(bool? a, bool? b) => a | b;

    private static bool? Before(FeelRange a, FeelRange b) => Or(Less(a.End, b.Start), And(Same(a.End, b.Start), !a.EndIncluded || !b.StartIncluded));

    private static bool? Meets(FeelRange a, FeelRange b) => And(Same(a.End, b.Start), a.EndIncluded && b.StartIncluded);

    /// <summary>a's end lies at or behind b's start.</summary>
    private static bool? ReachesInto(FeelRange a, FeelRange b) => Or(Less(b.Start, a.End), And(Same(a.End, b.Start), a.EndIncluded && b.StartIncluded));

    private static bool? SameStart(FeelRange a, FeelRange b) => And(Same(a.Start, b.Start), a.StartIncluded == b.StartIncluded);

    private static bool? SameEnd(FeelRange a, FeelRange b) => And(Same(a.End, b.End), a.EndIncluded == b.EndIncluded);

    /// <summary>a begins first, or together with b and includes the beginning that b leaves out.</summary>
    private static bool? BeginsBefore(FeelRange a, FeelRange b) => Or(Less(a.Start, b.Start), And(Same(a.Start, b.Start), a.StartIncluded && !b.StartIncluded));

    private static bool? EndsNotAfter(FeelRange a, FeelRange b) => Or(Less(a.End, b.End), And(Same(a.End, b.End), !a.EndIncluded || b.EndIncluded));

    private static bool? OverlapsBefore(FeelRange a, FeelRange b) => And(And(BeginsBefore(a, b), ReachesInto(a, b)), EndsNotAfter(a, b));

    private static bool? Finishes(FeelRange a, FeelRange b) => And(SameEnd(a, b), Or(Less(b.Start, a.Start), And(Same(a.Start, b.Start), !a.StartIncluded || b.StartIncluded)));

    private static bool? Starts(FeelRange a, FeelRange b) => And(SameStart(a, b), Or(Less(a.End, b.End), And(Same(a.End, b.End), !a.EndIncluded || b.EndIncluded)));

    private static bool? Includes(FeelRange a, FeelRange b) => And(
        Or(Less(a.Start, b.Start), And(Same(a.Start, b.Start), a.StartIncluded || !b.StartIncluded)),
        Or(Less(b.End, a.End), And(Same(a.End, b.End), a.EndIncluded || !b.EndIncluded)));
}
