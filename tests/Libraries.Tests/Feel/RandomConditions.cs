using FsCheck;
using FsCheck.Fluent;

namespace Yingshang.Libraries.Tests.Feel;

/// <summary>Conditions over <see cref="Enterprise"/> as people and mischief would write them: the one generator for every way to run them. All of them pass the checker.</summary>
internal static class RandomConditions
{
    private static readonly Gen<string> Op = Gen.Elements("=", "!=", "<", "<=", ">", ">=");
    private static readonly Gen<string> Equality = Gen.Elements("=", "!=");

    private static readonly Gen<string> Literal = Gen.Frequency(
        (6, Gen.Elements("0", "1", "-1", "2", "2.005", "-2.005", "0.03", "1.99", "-3", "300", "0.333", "1000000", "10000000000000", "起点", "没给")),
        // Many digits, the ends of 32 and 64 bits, exponents, constants that are computed.
        (3, Gen.Elements("99999999999999999999", "1 / 3", "2 / 7", "0.1 + 0.2", "10 ** 3", "2147483647", "2147483648", "-2147483649", "92233720368547758.07", "-92233720368547758.08", "9223372036854775807", "10000000000000.01",
            "0.0000000000000000000000000001", "123456789.123456789", "0.3333333333333333333333333333", "1e-3", "2.5E2", "7922816251426433759354395033", "1 / 0", "(1 - 1)")));

    private static readonly Gen<string> Factor = Gen.Elements("2", "-3", "0.5", "0", "1.25", "0.001", "100", "0.333333", "1000000000");
    private static readonly Gen<string> Divisor = Gen.Elements("3", "-7", "4", "0", "10000", "0.03", "1.5");
    private static readonly Gen<string> Count = Gen.Elements("从业人数", "得分", "处罚次数");
    private static readonly Gen<string> Money = Gen.Elements("上年营业收入", "上年研发费用", "出口额", "注册资本");
    private static readonly Gen<string> NumberField = Gen.Elements("从业人数", "上年营业收入", "上年研发费用", "得分", "处罚次数", "出口额");
    private static readonly Gen<string> TextField = Gen.Elements("企业名称", "行业（大类）");

    /// <summary>Both cases, LIKE's and GLOB's wildcards, quotes, characters beyond the basic plane, marks that combine, blanks at the ends, letters that fold oddly, half a character.</summary>
    private static readonly Gen<string> TextLiteral = Gen.Elements("\"\"", "\"电\"", "\"阳光\"", "\"阳光电子\"", "\"ABC\"", "\"abc\"", "\"Abc\"", "\"b\"", "\"%\"", "\"_\"", "\"*\"", "\"?\"", "\"[a]\"", "\"^\"", "\"𠮷\"", "\"\\U020BB7\"", "\"🙂\"", "\"\\u200d\"",
        "\"it's\"", "\"a\\\\b\"", "\"\\\\\"", "\"\\n\"", "\"\\t\"", "\" \"", "\"电子 \"", "\"é\"", "\"e\\u0301\"", "\"e\"", "\"ß\"", "\"SS\"", "\"i\"", "\"İ\"", "\"ａｂｃ\"", "\"（\"", "\"(\"", "\"--\"", "\"'; \"", "\"\\uD842\"", "关键词");

    private static readonly Gen<string> Choice = Gen.Elements("\"大型\"", "\"中型\"", "\"小型\"", "\"微型\"");
    private static readonly Gen<string> Topic = Gen.Elements("\"用电\"", "\"用地\"", "\"用工\"", "\"税务\"");

    /// <summary>Leap days, year ends, the first and the last day of the calendar, the days that Rome left out.</summary>
    private static readonly Gen<string> Day = Gen.Elements("@\"2023-01-01\"", "date(\"2022-12-31\")", "@\"2024-02-29\"", "@\"2023-09-28\"", "期初", "date(现在)", "@\"0001-01-01\"", "@\"9999-12-31\"", "@\"9999-12-30\"", "@\"1582-10-10\"", "@\"1900-03-01\"");

    private static readonly Gen<string> Instant = Gen.Elements("现在", "@\"2023-09-27T16:00:00Z\"", "date and time(\"2023-01-01T00:00:00\")", "@\"2023-10-07T04:00:00.000001Z\"", "@\"2023-10-07T04:00:00.0000001Z\"", "@\"2023-10-07T12:00:00+08:00\"",
        "@\"0001-01-01T00:00:00Z\"", "@\"9999-12-31T23:59:59.999999Z\"", "date and time(\"2023-01-01\")");

    private static readonly Gen<string> AnyDay = Gen.Elements("成立日期", "date(受理时间)");
    private static readonly Gen<(string Low, string High)> Ends = Gen.Elements(("[", "]"), ("(", ")"), ("[", ")"), ("]", "["));

    public static Gen<string> Condition(int depth) => depth == 0 ? Atom : Gen.Frequency(
        (3, Atom),
        (3, from a in Condition(depth - 1) from op in Gen.Elements("and", "or") from b in Condition(depth - 1) select $"({a}) {op} ({b})"),
        (2, from a in Condition(depth - 1) select $"not({a})"),
        (1, from c in Condition(depth - 1) from a in Condition(depth - 1) from b in Condition(depth - 1) select $"if {c} then {a} else {b}"),
        (1, from a in Condition(depth - 1) from op in Equality from b in Condition(depth - 1) select $"({a}) {op} ({b})"));

    /// <summary>Amounts in units that convert, or counts without one.</summary>
    public static Gen<string> Number(int depth) => Gen.OneOf(NumberOf(Count, depth), NumberOf(Money, depth));

    private static Gen<string> NumberOf(Gen<string> field, int depth) => depth == 0 ? Gen.Frequency((3, field), (1, Literal)) : Gen.OneOf(
        field,
        from a in NumberOf(field, depth - 1) from op in Gen.Elements("+", "-") from b in NumberOf(field, depth - 1) select $"({a} {op} {b})",
        from a in NumberOf(field, depth - 1) from k in Factor select $"({a} * {k})",
        from a in NumberOf(field, depth - 1) from k in Divisor select $"({a} / {k})",
        from a in NumberOf(field, depth - 1) select $"abs({a})",
        from a in NumberOf(field, depth - 1) from b in NumberOf(field, depth - 1) from f in Gen.Elements("min", "max") select $"{f}({a}, {b})",
        from c in Gen.Elements("是否上市", "失信", "企业规模 = \"小型\"") from a in NumberOf(field, depth - 1) from b in NumberOf(field, depth - 1) select $"(if {c} then {a} else {b})",
        from a in NumberOf(field, depth - 1) select $"-{a}");

    public static Gen<string> Atom { get; } = Gen.OneOf(Numbers, Ratios, Members, Texts, Times, Logic);

    private static Gen<string> Numbers => Gen.OneOf(
        from n in Number(1) from op in Op from l in Literal select $"{n} {op} {l}",
        from kind in Gen.Elements(Count, Money) from n in NumberOf(kind, 2) from op in Op from m in NumberOf(kind, 1) select $"{n} {op} {m}",
        from a in NumberField from low in Literal from high in Literal select $"{a} between {low} and {high}",
        from a in NumberField from ends in Ends from low in Literal select $"{a} in {ends.Low}{low}..300{ends.High}",
        from a in NumberField from l in Literal from m in Literal select $"{a} in (< {l}, {m}, [5..9])",
        from a in NumberField from l in Literal select $"{a} in ({l}, null)",
        from op in Op from m in Gen.Elements("上年营业收入", "注册资本 * 2", "出口额 + 1") select $"注册资本 {op} {m}",
        from a in Count from e in Gen.Elements("2", "3", "0", "-1", "0.5") from op in Op from l in Literal select $"{a} ** {e} {op} {l}",
        from a in Count from b in Gen.Elements("得分", "处罚次数") from op in Op from l in Literal select $"{a} * {b} {op} {l}",
        from op in Op from n in Gen.Elements("0", "1", "2") select $"count(诉求类别) {op} {n}");

    private static Gen<string> Ratios => Gen.OneOf(
        from a in NumberField from b in NumberField from op in Op from l in Literal select $"{a} / {b} {op} {l}",
        from a in Money from b in Money from op in Op from l in Literal select $"{l} {op} ({a} - {b}) / {b}",
        from a in Money from b in Money from k in Factor from op in Op from l in Literal select $"{a} / {b} * {k} - 1 {op} {l}",
        from a in NumberField from k in Divisor from op in Op from l in Literal select $"{a} / {k} {op} {l}",
        from a in Count from b in Gen.Elements("得分", "处罚次数") from op in Op from l in Literal select $"1 / ({a} / {b} + 1) {op} {l}",
        from op in Op select $"上年研发费用 / 上年营业收入 {op} 收入增速",
        from op in Op from l in Literal select $"收入增速 {op} {l}");

    private static Gen<string> Members => Gen.OneOf(
        from a in Choice from b in Choice select $"企业规模 in [{a}, {b}]",
        from a in Choice from b in Choice select $"not(企业规模 in ({a}, {b}))",
        from op in Equality from a in Choice select $"企业规模 {op} {a}",
        from s in Topic select $"list contains(诉求类别, {s})",
        from s in Topic select $"{s} in 诉求类别",
        from l in TextLiteral select $"list contains(标签, {l})",
        from t in TextField select $"{t} in 标签",
        from a in TextLiteral from b in TextLiteral select $"企业名称 in ({a}, {b})");

    private static Gen<string> Texts => Gen.OneOf(
        from op in Equality from t in TextField from l in TextLiteral select $"{t} {op} {l}",
        from op in Op from t in TextField from l in TextLiteral select $"{t} {op} {l}",
        from op in Op select $"企业名称 {op} 行业（大类）",
        from f in Gen.Elements("contains", "starts with", "ends with") from t in TextField from l in TextLiteral select $"{f}({t}, {l})",
        from f in Gen.Elements("contains", "starts with", "ends with") from l in TextLiteral select $"{f}({l}, 行业（大类）)",
        from f in Gen.Elements("contains", "starts with", "ends with") select $"{f}(企业名称, 行业（大类）)",
        from op in Op from n in Gen.Elements("0", "1", "2", "3.5", "5", "string length(行业（大类）)", "string length(关键词)") select $"string length(企业名称) {op} {n}",
        from op in Op from n in Literal select $"string length(企业名称) * 2 - 1 {op} {n}");

    private static Gen<string> Times => Gen.OneOf(
        from d in AnyDay from op in Op from l in Day select $"{d} {op} {l}",
        from d in AnyDay from low in Day from high in Day select $"{d} between {low} and {high}",
        from d in AnyDay from ends in Ends from low in Day from high in Day select $"{d} in {ends.Low}{low}..{high}{ends.High}",
        from op in Op select $"date(受理时间) {op} 成立日期",
        from d in AnyDay from op in Op from y in Gen.Elements("2022", "2023", "2023.5", "1", "2", "9998", "9999", "-1", "99999") select $"year({d}) {op} {y}",
        from m in Gen.Elements("year", "month", "day") from op in Op from n in Gen.Elements("1", "2", "12", "29", "31", "1.5", "从业人数 * 0 + 1") select $"成立日期.{m} {op} {n}",
        from op in Op from l in Instant select $"受理时间 {op} {l}",
        from low in Instant from high in Instant select $"受理时间 in [{low}..{high}]");

    private static Gen<string> Logic => Gen.OneOf(
        Gen.Elements("是否上市", "失信", "有出口", "true", "false", "是否上市 = 失信", "有出口 != true", "null = null", "是否上市 in (true, null)"),
        from op in Equality from f in Gen.Elements("企业规模", "企业名称", "上年营业收入", "出口额", "处罚次数", "成立日期", "受理时间", "是否上市", "失信", "有出口", "诉求类别", "标签", "期初", "没给", "(上年营业收入 + 出口额)", "得分", "(得分 / 处罚次数)", "date(受理时间)", "string length(企业名称)") select $"{f} {op} null");
}
