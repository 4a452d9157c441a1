using Yingshang.Feel.Evaluation;
using Yingshang.Feel.Values;

namespace Yingshang.Feel;

/// <summary>Everything that can be wrong with an expression, in one place.</summary>
internal static class Problems
{
    public static FeelProblem Empty() => new("feel.empty", default, "表达式是空的。", "The expression is empty.") { Example = "从业人数 >= 20" };

    public static FeelProblem TooLong(int limit) => new("feel.too_long", default, $"表达式超过{limit}个字符，请拆开写。", $"The expression is longer than {limit} characters; split it.");

    public static FeelProblem TooDeep(TextSpan at, int limit) => new("feel.too_deep", at, $"嵌套超过{limit}层，请拆开写。", $"Nested deeper than {limit} levels; split the expression.");

    public static FeelProblem StrayCharacter(char c, TextSpan at) => new("feel.character", at, $"这里不能用“{Visible(c)}”。", $"“{Visible(c)}” cannot stand here.") { Found = Visible(c) };

    public static FeelProblem OtherQuotes(char found, TextSpan at) => new("feel.quotes", at, "文字用双引号 \"…\" 或“…”。", "Texts stand in double quotes.") { Found = found.ToString(), Expected = "\"", Example = "企业规模 = \"小型\"" };

    public static FeelProblem OpenText(TextSpan at) => new("feel.open_text", at, "文字的引号没有结束。", "The text has no closing quote.") { Expected = "\"", Example = "企业规模 = \"小型\"" };

    public static FeelProblem NumberTooLong(TextSpan at) => new("feel.number", at, "数字最多28位。", "A number has at most 28 digits.");

    public static FeelProblem Percent(string found, TextSpan at) => new("feel.percent", at, $"“{found}”请写成小数。", $"Write “{found}” as a decimal fraction.") { Found = found, Example = "0.03" };

    /// <summary>An amount of money is converted for a field in 元, as most are kept.</summary>
    public static FeelProblem UnitAfterNumber(string number, string unit, TextSpan at)
    {
        var value = FeelNumber.Parse(number);
        var yuan = unit is "元" ? null : UnitTable.Standard.Find(unit.EndsWith('元') ? unit : unit + "元") is { Dimension: "money" } money && value is { } amount ? FeelNumber.Multiply(amount, money.Factor)?.ToString() : null;
        return new("feel.unit_after_number", at,
            $"数字后面不写“{unit}”：数字按字段的单位理解，请换算后只写数字{(yuan is null ? "" : $"，字段的单位是元时写 {yuan}")}。",
            $"No “{unit}” after a number: numbers are in the field's unit{(yuan is null ? "" : $"; {yuan} where it is 元")}.") { Found = number + unit, Expected = yuan ?? number };
    }

    public static FeelProblem Unexpected(string found, TextSpan at, string expected, string expectedEnglish, string? example) => new(
        "feel.unexpected", at,
        found.Length == 0 ? $"表达式没写完，这里应该是{expected}。" : $"这里应该是{expected}，写的却是“{found}”。",
        found.Length == 0 ? $"The expression ends too early: {expectedEnglish} expected." : $"“{found}” found where {expectedEnglish} is expected.")
    { Found = found, Expected = expected, Example = example };

    public static FeelProblem ChainedComparison(TextSpan at) => new("feel.chained", at, "比较不能连着写，请用 and 分开。", "Comparisons cannot be chained; join them with and.") { Example = "20 <= 从业人数 and 从业人数 < 300" };

    public static FeelProblem MixedArguments(TextSpan at) => new("feel.mixed_arguments", at, "参数要么都写名称，要么都不写。", "Arguments are all given by name or none is.") { Example = "substring(string: \"营商环境\", start position: 3)" };

    public static FeelProblem BareNot(TextSpan at) => new("feel.bare_not", at, "not 后面要加括号。", "not needs parentheses.") { Found = "not", Expected = "not(…)", Example = "not(企业规模 in [\"大型\"])" };

    public static FeelProblem ChineseOperator(string found, string meant, TextSpan at) => new("feel.chinese_operator", at, $"“{found}”请写成 {meant}。", $"Write {meant} for “{found}”.") { Found = found, Suggestion = meant };

    public static FeelProblem NotYet(string what, TextSpan at) => new("feel.not_supported", at, $"这里还不能用“{what}”。", $"“{what}” is not supported here yet.") { Found = what };

    public static FeelProblem UnknownName(string name, string? suggestion, TextSpan at) => new(
        "feel.unknown_name", at,
        suggestion is null ? $"字典里没有“{name}”。" : $"字典里没有“{name}”，是不是“{suggestion}”？",
        suggestion is null ? $"The dictionary has no “{name}”." : $"The dictionary has no “{name}”; “{suggestion}” perhaps?")
    { Found = name, Suggestion = suggestion };

    public static FeelProblem GluedOperator(string found, string name, string word, string meant, TextSpan at) =>
        new("feel.chinese_operator", at, $"“{found}”：“{name}”后面的“{word}”请写成 {meant}。", $"Write {meant} for “{word}” after “{name}”.") { Found = found, Suggestion = $"{name} {meant}" };

    public static FeelProblem UnknownFunction(string name, string? suggestion, TextSpan at) => new(
        "feel.unknown_function", at,
        suggestion is null ? $"没有函数“{name}”。" : $"没有函数“{name}”，是不是“{suggestion}”？",
        suggestion is null ? $"There is no function “{name}”." : $"There is no function “{name}”; “{suggestion}” perhaps?")
    { Found = name, Suggestion = suggestion };

    public static FeelProblem Arguments(string function, string expected, TextSpan at) =>
        new("feel.arguments", at, $"函数 {function} 的参数应该是（{expected}）。", $"{function} takes ({expected}).") { Expected = expected };

    public static FeelProblem UnknownChoice(string field, string found, string? suggestion, IReadOnlyList<string> choices, TextSpan at) => new(
        "feel.unknown_choice", at,
        suggestion is null ? $"“{field}”没有“{found}”这一项，可以是：{Join(choices)}。" : $"“{field}”没有“{found}”这一项，是不是“{suggestion}”？可以是：{Join(choices)}。",
        suggestion is null ? $"“{field}” has no choice “{found}”." : $"“{field}” has no choice “{found}”; “{suggestion}” perhaps?")
    { Found = found, Suggestion = suggestion, Expected = Join(choices) };

    public static FeelProblem Incomparable(string left, FeelKind leftKind, string right, FeelKind rightKind, string? example, TextSpan at) => new(
        "feel.incomparable", at,
        $"“{left}”是{Kinds.Chinese(leftKind)}，“{right}”是{Kinds.Chinese(rightKind)}，不能比较。",
        $"“{left}” is {Kinds.English(leftKind)} and “{right}” is {Kinds.English(rightKind)}: they cannot be compared.")
    { Found = Kinds.Chinese(rightKind), Expected = Kinds.Chinese(leftKind), Example = example };

    public static FeelProblem WrongKind(string text, FeelKind found, FeelKind expected, TextSpan at) => new(
        "feel.kind", at,
        $"这里应该是{Kinds.Chinese(expected)}，“{text}”却是{Kinds.Chinese(found)}。",
        $"{Kinds.English(expected)} expected, but “{text}” is {Kinds.English(found)}.")
    { Found = Kinds.Chinese(found), Expected = Kinds.Chinese(expected) };

    public static FeelProblem Unordered(string text, FeelKind kind, TextSpan at) =>
        new("feel.unordered", at, $"“{text}”是{Kinds.Chinese(kind)}，没有大小，只能用 =、!= 或 in。", $"“{text}” is {Kinds.English(kind)}, which has no order: use =, != or in.");

    public static FeelProblem UnitMismatch(string left, string right, TextSpan at) =>
        new("feel.unit", at, $"单位不同，不能比较或加减：“{left}”和“{right}”。", $"Units differ and do not convert: “{left}” and “{right}”.") { Found = right, Expected = left };

    public static FeelProblem UnitConverted(string from, string to, TextSpan at) =>
        new("feel.unit_converted", at, $"“{from}”已换算成“{to}”；这里的数字按{to}理解。", $"“{from}” is converted to “{to}”; plain numbers here are in {to}.") { Severity = FeelSeverity.Notice };

    public static FeelProblem BadTemporal(string found, string example, TextSpan at) =>
        new("feel.date", at, $"“{found}”不是有效的日期或时间。", $"“{found}” is no valid date or time.") { Found = found, Example = example };

    public static FeelProblem InputOutsideTest(TextSpan at) => new("feel.input", at, "“?”只能用在决策表的单元格里。", "“?” stands only in a unary test.");

    public static FeelProblem OnlyInTests(TextSpan at) => new("feel.test_only", at, "列表和区间只能写在 in 后面。", "A list or range stands only after in.") { Example = "企业规模 in [\"小型\", \"微型\"]" };

    public static FeelProblem TableWidth(int inputs, int outputs, int cells, int values) =>
        new("feel.table_width", default, $"这一行应有{inputs}个条件、{outputs}个结果，写了{cells}个条件、{values}个结果。", $"{inputs} tests and {outputs} outputs expected, {cells} and {values} found.");

    public static FeelProblem OutputNotConstant(string text) => new("feel.table_output", new TextSpan(0, text.Length), "结果只能写固定的值。", "An output is a fixed value.") { Found = text };

    public static FeelProblem UnknownMember(string name, string? suggestion, TextSpan at) => new(
        "feel.no_member", at,
        suggestion is null ? $"这里没有“{name}”。" : $"这里没有“{name}”，是不是“{suggestion}”？",
        suggestion is null ? $"There is no “{name}” here." : $"There is no “{name}” here; “{suggestion}” perhaps?")
    { Found = name, Suggestion = suggestion };

    public static FeelProblem UnknownType(string name, string? suggestion, TextSpan at) => new(
        "feel.unknown_type", at,
        suggestion is null ? $"没有类型“{name}”。" : $"没有类型“{name}”，是不是“{suggestion}”？",
        suggestion is null ? $"There is no type “{name}”." : $"There is no type “{name}”; “{suggestion}” perhaps?")
    { Found = name, Suggestion = suggestion };

    public static FeelProblem WrongValueKind(string text, ValueKind found, ValueKind expected, TextSpan at) => new(
        "feel.kind", at,
        $"这里应该是{Notices.Words(expected).Chinese}，“{text}”却是{Notices.Words(found).Chinese}。",
        $"{Notices.Words(expected).English} expected, but “{text}” is {Notices.Words(found).English}.")
    { Found = Notices.Words(found).Chinese, Expected = Notices.Words(expected).Chinese };

    public static FeelProblem NotComparable(string left, ValueKind leftKind, string right, ValueKind rightKind, TextSpan at) => new(
        "feel.incomparable", at,
        $"“{left}”是{Notices.Words(leftKind).Chinese}，“{right}”是{Notices.Words(rightKind).Chinese}，不能比较。",
        $"“{left}” is {Notices.Words(leftKind).English} and “{right}” is {Notices.Words(rightKind).English}: they cannot be compared.")
    { Found = Notices.Words(rightKind).Chinese, Expected = Notices.Words(leftKind).Chinese };

    public static FeelProblem NoOrder(string text, ValueKind kind, TextSpan at) =>
        new("feel.unordered", at, $"“{text}”是{Notices.Words(kind).Chinese}，没有大小，只能用 =、!= 或 in。", $"“{text}” is {Notices.Words(kind).English}, which has no order: use =, != or in.");

    public static FeelProblem NoArithmetic(string text, ValueKind left, ValueKind right, TextSpan at) =>
        new("feel.operands", at, $"“{text}”：{Notices.Words(left).Chinese}和{Notices.Words(right).Chinese}不能这样算。", $"“{text}” has no value for {Notices.Words(left).English} and {Notices.Words(right).English}.");

    public static FeelProblem Argument(string function, string parameter, string expected, ValueKind found, TextSpan at) =>
        new("feel.argument", at, $"函数 {function} 的“{parameter}”应该是{expected}，给的是{Notices.Words(found).Chinese}。", $"{function}: “{parameter}” is {Notices.Words(found).English}, which does not fit.") { Expected = expected, Found = Notices.Words(found).Chinese };

    public static FeelProblem ArgumentCount(string function, int expected, int found, TextSpan at) =>
        new("feel.arguments", at, $"“{function}”要{expected}个参数，给了{found}个。", $"“{function}” takes {expected} arguments, {found} given.");

    private static string Join(IReadOnlyList<string> choices) => string.Join("、", choices.Take(12)) + (choices.Count > 12 ? "……" : "");

    private static string Visible(char c) => char.IsControl(c) ? $"U+{(int)c:X4}" : c.ToString();
}

/// <summary>Words that Chinese authors write for operators.</summary>
internal static class WordHints
{
    private static readonly Dictionary<string, string> Operators = new(StringComparer.Ordinal)
    {
        ["且"] = "and", ["并且"] = "and", ["而且"] = "and", ["和"] = "and", ["或"] = "or", ["或者"] = "or", ["非"] = "not(…)",
        ["等于"] = "=", ["是"] = "=", ["为"] = "=", ["不等于"] = "!=", ["不是"] = "!=", ["大于"] = ">", ["高于"] = ">", ["超过"] = ">", ["大于等于"] = ">=", ["不低于"] = ">=", ["不少于"] = ">=",
        ["小于"] = "<", ["低于"] = "<", ["小于等于"] = "<=", ["不高于"] = "<=", ["不超过"] = "<=", ["属于"] = "in", ["不属于"] = "not(… in …)",
        ["为空"] = "= null", ["不为空"] = "!= null", ["包含"] = "contains(…, …)", ["如果"] = "if", ["那么"] = "then", ["否则"] = "else",
    };

    public static string? For(string word) => Operators.GetValueOrDefault(word);

    /// <summary>“企业规模等于”: a known name with such a word glued to it.</summary>
    public static (string Name, string Word, string Meant)? Glued(string found, IEnumerable<string> names) => names
        .Where(name => found.Length > name.Length && found.StartsWith(name, StringComparison.Ordinal))
        .Select(name => (Name: name, Word: found[name.Length..]))
        .Where(split => Operators.ContainsKey(split.Word))
        .Select(split => ((string, string, string)?)(split.Name, split.Word, Operators[split.Word]))
        .FirstOrDefault();
}
