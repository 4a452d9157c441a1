using System.Globalization;
using Yingshang.Feel.Values;

namespace Yingshang.Feel.Evaluation;

/// <summary>Why a value is null, or an evaluation was ended, in one place. A null is what the standard asks for; the notice tells the author where it came from.</summary>
internal static class Notices
{
    private static FeelProblem Notice(string code, TextSpan at, string chinese, string english) => new(code, at, chinese, english) { Severity = FeelSeverity.Notice };

    public static FeelProblem UnknownName(string name, string? suggestion, TextSpan at) =>
        Notice("feel.unknown_name", at, suggestion is null ? $"没有“{name}”，按空值计算。" : $"没有“{name}”，按空值计算；是不是“{suggestion}”？", suggestion is null ? $"“{name}” is unknown and counts as null." : $"“{name}” is unknown and counts as null; “{suggestion}” perhaps?")
        with { Found = name, Suggestion = suggestion };

    public static FeelProblem Operands(string op, object? left, object? right, TextSpan at) =>
        Notice("feel.operands", at, $"{Chinese(left)}和{Chinese(right)}不能用“{op}”，结果是空值。", $"“{op}” has no value for {English(left)} and {English(right)}.");

    public static FeelProblem Operand(string op, object? value, TextSpan at) => Notice("feel.operands", at, $"{Chinese(value)}不能用“{op}”，结果是空值。", $"“{op}” has no value for {English(value)}.");

    public static FeelProblem NoValue(string chinese, string english, TextSpan at) => Notice("feel.no_value", at, chinese + "，结果是空值。", english);

    public static FeelProblem Argument(string function, string parameter, string expected, object? found, TextSpan at) =>
        Notice("feel.argument", at, $"函数 {function} 的“{parameter}”应该是{expected}，给的是{Chinese(found)}，结果是空值。", $"{function}: “{parameter}” is {English(found)}, which does not fit.") with { Expected = expected, Found = Chinese(found) };

    public static FeelProblem Arguments(string function, string expected, TextSpan at) =>
        Notice("feel.arguments", at, $"函数 {function} 的参数应该是（{expected}），结果是空值。", $"{function} takes ({expected}).") with { Expected = expected };

    public static FeelProblem NotFunction(object? value, TextSpan at) => Notice("feel.not_function", at, $"{Chinese(value)}不是函数，不能调用。", $"{English(value)} is no function.");

    public static FeelProblem NoMember(string name, object? value, string? suggestion, TextSpan at) =>
        Notice("feel.no_member", at, suggestion is null ? $"{Chinese(value)}里没有“{name}”，结果是空值。" : $"{Chinese(value)}里没有“{name}”，是不是“{suggestion}”？", $"{English(value)} has no “{name}”.") with { Found = name, Suggestion = suggestion };

    public static FeelProblem BadType(string name, TextSpan at) => Notice("feel.unknown_type", at, $"没有类型“{name}”。", $"There is no type “{name}”.") with { Found = name };

    public static FeelProblem DoesNotFit(string what, object? value, TextSpan at) => Notice("feel.type", at, $"“{what}”的值是{Chinese(value)}，与规定的类型或取值不符，按空值计算。", $"The value of “{what}” does not fit its type and counts as null.");

    public static FeelProblem External(TextSpan at) => Notice("feel.external", at, "不运行外部函数，结果是空值。", "External functions are not run.");

    public static FeelProblem Hits(string policy, int count, TextSpan at) => Notice("feel.hit_policy", at, $"命中策略 {policy} 不允许这里的{count.ToString(CultureInfo.InvariantCulture)}条规则同时命中，结果是空值。", $"Hit policy {policy} does not allow the {count.ToString(CultureInfo.InvariantCulture)} rules that match.");

    public static FeelProblem TooManySteps(long limit) => new("feel.limit", default, $"计算超过{limit}步，已停止。", $"Stopped after {limit} steps.");

    public static FeelProblem TooLong(TimeSpan limit) => new("feel.limit", default, $"计算超过{limit.TotalSeconds:0}秒，已停止。", $"Stopped after {limit.TotalSeconds:0} seconds.");

    public static FeelProblem TooDeep() => new("feel.limit", default, "函数调用层数太多，已停止。", "Stopped: calls are nested too deeply.");

    public static FeelProblem ListTooLong(int limit) => new("feel.limit", default, $"列表超过{limit}项，已停止。", $"Stopped: a list would have more than {limit} items.");

    public static FeelProblem TooLarge(int size, int depth) => new("feel.limit", default, $"一个值里超过{size}项或{depth}层，已停止。", $"Stopped: a value would hold more than {size} values or {depth} levels.");

    public static FeelProblem TextTooLong(int limit) => new("feel.limit", default, $"文字超过{limit}个字符，已停止。", $"Stopped: a text would have more than {limit} characters.");

    private static string Chinese(object? value) => Words(FeelValue.KindOf(value)).Chinese;

    private static string English(object? value) => Words(FeelValue.KindOf(value)).English;

    internal static (string Chinese, string English) Words(ValueKind kind) => kind switch
    {
        ValueKind.Number => ("数字", "a number"),
        ValueKind.Text => ("文字", "a text"),
        ValueKind.Bool => ("是/否", "a boolean"),
        ValueKind.Date => ("日期", "a date"),
        ValueKind.Time => ("时间", "a time"),
        ValueKind.DateTime => ("日期时间", "a date and time"),
        ValueKind.DaysTime => ("天时分秒的时长", "a days and time duration"),
        ValueKind.YearsMonths => ("年月的时长", "a years and months duration"),
        ValueKind.List => ("列表", "a list"),
        ValueKind.Context => ("上下文", "a context"),
        ValueKind.Range => ("区间", "a range"),
        ValueKind.Function => ("函数", "a function"),
        _ => ("空值", "null"),
    };
}
