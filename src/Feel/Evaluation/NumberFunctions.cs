using Yingshang.Feel.Values;
using static Yingshang.Feel.Evaluation.BuiltinFunctions;

namespace Yingshang.Feel.Evaluation;

/// <summary>Numeric functions (10.3.4.5).</summary>
internal static class NumberFunctions
{
    public static IEnumerable<(string Name, Signature Signature)> All { get; } =
    [
        Define("decimal(n:number, scale:number)", c => Rounded(c, NumberRounding.HalfEven)),
        Define("floor(n:number)", c => Rounded(c, NumberRounding.Floor)),
        Define("floor(n:number, scale:number)", c => Rounded(c, NumberRounding.Floor)),
        Define("ceiling(n:number)", c => Rounded(c, NumberRounding.Ceiling)),
        Define("ceiling(n:number, scale:number)", c => Rounded(c, NumberRounding.Ceiling)),
        Define("round up(n:number, scale:number)", c => Rounded(c, NumberRounding.Up)),
        Define("round down(n:number, scale:number)", c => Rounded(c, NumberRounding.Down)),
        Define("round half up(n:number, scale:number)", c => Rounded(c, NumberRounding.HalfUp)),
        Define("round half down(n:number, scale:number)", c => Rounded(c, NumberRounding.HalfDown)),
        Define("abs(n:number)", c => c.Number(0).Abs()),
        Define("abs(n:duration)", c => c[0] switch { DaysTimeDuration d => new DaysTimeDuration(Int128.Abs(d.Nanoseconds)), YearsMonthsDuration d => new YearsMonthsDuration(Math.Abs(d.TotalMonths)), _ => null }),
        Define("modulo(dividend:number, divisor:number)", c => (object?)FeelNumber.Modulo(c.Number(0), c.Number(1)) ?? c.Null("除数是0", "division by zero")),
        Define("sqrt(number:number)", c => (object?)Transcendental.Sqrt(c.Number(0)) ?? c.Null("负数没有平方根", "a negative number has no root")),
        Define("log(number:number)", c => (object?)Transcendental.Log(c.Number(0)) ?? c.Null("只有正数有对数", "only positive numbers have a logarithm")),
        Define("exp(number:number)", c => (object?)Transcendental.Exp(c.Number(0)) ?? c.Null("结果太大", "the result is too large")),
        Define("odd(number:number)", c => c.Number(0).IsWhole ? Half(c) is not { Sign: 0 } : c.Null("不是整数", "not a whole number")),
        Define("even(number:number)", c => c.Number(0).IsWhole ? Half(c) is { Sign: 0 } : c.Null("不是整数", "not a whole number")),
    ];

    private static FeelNumber? Half(BuiltinCall call) => FeelNumber.Modulo(call.Number(0), 2);

    private static object? Rounded(BuiltinCall call, NumberRounding rounding)
    {
        var scale = call.Arguments.Count < 2 ? 0 : call.Number(1).Round(0, NumberRounding.Down)?.ToInt();
        return scale is { } places && call.Number(0).Round(places, rounding) is { } result ? result : call.Null("小数位数超出范围", "the scale is out of range");
    }
}
