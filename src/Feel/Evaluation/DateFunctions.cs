using Yingshang.Feel.Values;
using static Yingshang.Feel.Evaluation.BuiltinFunctions;

namespace Yingshang.Feel.Evaluation;

/// <summary>Date and time functions (10.3.4.6 and 10.3.4.11), and is().</summary>
internal static class DateFunctions
{
    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    private static readonly string[] Months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    public static IEnumerable<(string Name, Signature Signature)> All { get; } =
    [
        Define("day of year(date:date|datetime)", c => (FeelNumber)Date(c).DayOfYear),
        Define("day of week(date:date|datetime)", c => Days[Date(c).DayOfWeek - 1]),
        Define("month of year(date:date|datetime)", c => Months[Date(c).Month - 1]),
        Define("week of year(date:date|datetime)", c => (FeelNumber)Date(c).WeekOfYear),
        Define("now()", c => c.Run.Now),
        Define("today()", c => c.Run.Now.Date),
        Define("is(value1:any?, value2:any?)", c => Is(c[0], c[1])),
        .. Part("year", d => d.Year),
        .. Part("month", d => d.Month),
        .. Part("day", d => d.Day),
    ];

    /// <summary>year(date): what conditions over fields know too; the standard reads it as date.year.</summary>
    private static IEnumerable<(string, Signature)> Part(string name, Func<FeelDate, int> part)
    {
        yield return Define($"{name}(date:date|datetime)", c => (FeelNumber)part(Date(c)));
    }

    private static FeelDate Date(BuiltinCall call) => call[0] is FeelDateTime t ? t.Date : (FeelDate)call[0]!;

    /// <summary>The same element of the semantic domain: zones count, even where they mean the same instant.</summary>
    private static bool Is(object? left, object? right)
    {
        if (left is null || right is null) return left is null && right is null;
        return FeelValue.KindOf(left) == FeelValue.KindOf(right) && (left is FeelTime or FeelDateTime ? left.Equals(right) : FeelValue.Same(left, right));
    }
}
