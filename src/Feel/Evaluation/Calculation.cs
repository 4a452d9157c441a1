using Yingshang.Feel.Values;

namespace Yingshang.Feel.Evaluation;

/// <summary>Addition to exponentiation over numbers, texts, dates, times and durations (DMN 1.5, 10.3.2.15, tables 52 to 54).</summary>
internal static class Calculation
{
    public static object? Compute(Run run, ArithmeticOperator op, object? left, object? right, TextSpan at)
    {
        if (left is string a && right is string b && op == ArithmeticOperator.Add) return run.SpendOnText(a + b);
        var result = op switch
        {
            ArithmeticOperator.Add => Add(left, right) ?? Add(right, left),
            ArithmeticOperator.Subtract => Subtract(left, right),
            ArithmeticOperator.Multiply => Multiply(left, right) ?? Multiply(right, left),
            ArithmeticOperator.Divide => Divide(left, right),
            _ => left is FeelNumber x && right is FeelNumber y ? Transcendental.Power(x, y) : null,
        };
        return result ?? run.Null(Why(op, left, right, at));
    }

    private static FeelProblem Why(ArithmeticOperator op, object? left, object? right, TextSpan at)
    {
        var symbol = op switch { ArithmeticOperator.Add => "+", ArithmeticOperator.Subtract => "-", ArithmeticOperator.Multiply => "*", ArithmeticOperator.Divide => "/", _ => "**" };
        if (op == ArithmeticOperator.Divide && right is FeelNumber { Sign: 0 }) return Notices.NoValue("除数是0", "Division by zero", at);
        return left is FeelNumber && right is FeelNumber ? Notices.NoValue("结果太大或没有值", "The result is too large or has no value", at) : Notices.Operands(symbol, left, right, at);
    }

    private static object? Add(object? left, object? right) => (left, right) switch
    {
        (FeelNumber a, FeelNumber b) => FeelNumber.Add(a, b),
        (DaysTimeDuration a, DaysTimeDuration b) => DaysTimeDuration.Of(a.Nanoseconds + b.Nanoseconds),
        (YearsMonthsDuration a, YearsMonthsDuration b) => YearsMonthsDuration.Of((Int128)a.TotalMonths + b.TotalMonths),
        (FeelDate a, YearsMonthsDuration b) => a.AddMonths(b.TotalMonths),
        (FeelDate a, DaysTimeDuration b) => Conversion.AtMidnight(a).Add(b.Nanoseconds)?.Date,
        (FeelDateTime a, YearsMonthsDuration b) => a.AddMonths(b.TotalMonths),
        (FeelDateTime a, DaysTimeDuration b) => a.Add(b.Nanoseconds),
        (FeelTime a, DaysTimeDuration b) => a.Add(b.Nanoseconds),
        _ => null,
    };

    private static object? Subtract(object? left, object? right) => (left, right) switch
    {
        (FeelNumber a, FeelNumber b) => FeelNumber.Subtract(a, b),
        (FeelDate a, FeelDate b) => DaysTimeDuration.Of((Int128)(a.DayNumber - b.DayNumber) * FeelTime.PerDay),
        (FeelDate a, FeelDateTime b) => Difference(Conversion.AtMidnight(a), b),
        (FeelDateTime a, FeelDate b) => Difference(a, Conversion.AtMidnight(b)),
        (FeelDateTime a, FeelDateTime b) => Difference(a, b),
        (FeelTime a, FeelTime b) => a.Zone is null == b.Zone is null ? DaysTimeDuration.Of((Int128)(a.InUtc ?? a.Nanoseconds) - (b.InUtc ?? b.Nanoseconds)) : null,
        (_, DaysTimeDuration b) => Add(left, new DaysTimeDuration(-b.Nanoseconds)),
        (_, YearsMonthsDuration b) => Add(left, new YearsMonthsDuration(-b.TotalMonths)),
        _ => null,
    };

    /// <summary>A local time and one with a zone have no difference.</summary>
    private static DaysTimeDuration? Difference(FeelDateTime a, FeelDateTime b) => a.Zone is null == b.Zone is null ? DaysTimeDuration.Of(a.Nanoseconds - b.Nanoseconds) : null;

    private static object? Multiply(object? left, object? right) => (left, right) switch
    {
        (FeelNumber a, FeelNumber b) => FeelNumber.Multiply(a, b),
        (DaysTimeDuration a, FeelNumber b) => DaysTimeDuration.OfSeconds(FeelNumber.Multiply(a.TotalSeconds, b)),
        (YearsMonthsDuration a, FeelNumber b) => YearsMonthsDuration.Of(FeelNumber.Multiply(a.TotalMonths, b)),
        _ => null,
    };

    private static object? Divide(object? left, object? right) => (left, right) switch
    {
        (FeelNumber a, FeelNumber b) => FeelNumber.Divide(a, b),
        (DaysTimeDuration a, FeelNumber b) => DaysTimeDuration.OfSeconds(FeelNumber.Divide(a.TotalSeconds, b)),
        (DaysTimeDuration a, DaysTimeDuration b) => FeelNumber.Divide(a.TotalSeconds, b.TotalSeconds),
        (YearsMonthsDuration a, FeelNumber b) => YearsMonthsDuration.Of(FeelNumber.Divide(a.TotalMonths, b)),
        (YearsMonthsDuration a, YearsMonthsDuration b) => FeelNumber.Divide(a.TotalMonths, b.TotalMonths),
        _ => null,
    };
}
