using Yingshang.Feel;
using Yingshang.Feel.Evaluation;
using Yingshang.Feel.Values;

namespace Yingshang.Libraries.Tests.Feel;

/// <summary>The whole language in standard mode, rule by rule. Expected values are those of DMN 1.5, chapter 10, or counted by hand.</summary>
public class LanguageTests
{
    internal static string Value(string text, string context = "{}")
    {
        Assert.True(FeelJson.TryReadContext(context, out var variables));
        var answer = new FeelEngine().Evaluate(text, variables);
        Assert.True(answer.Ok, $"{text}: {string.Join(" ", answer.Problems)}");
        return FeelValue.Literal(answer.Value);
    }

    [Theory]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("-2 ** 2", "4")]
    [InlineData("2 ** 3 ** 2", "64")]
    [InlineData("10 - 2 - 3", "5")]
    [InlineData("1.5e3 + .5", "1500.5")]
    [InlineData("0.1 + 0.2 = 0.3", "true")]
    [InlineData("1 / 3", "0.3333333333333333333333333333333333")]
    [InlineData("1 / 0", "null")]
    [InlineData("2 ** 0.5", "1.414213562373095048801688724209698")]
    [InlineData("2 ** -3", "0.125")]
    [InlineData("\"营\" + \"商\"", "\"营商\"")]
    [InlineData("\"a\" + 1", "null")]
    [InlineData("true or false and false", "true")]
    [InlineData("1 + if true then 2 else 3", "3")]
    public void Arithmetic(string text, string value) => Assert.Equal(value, Value(text));

    [Theory]
    [InlineData("null = null", "true")]
    [InlineData("1 = null", "false")]
    [InlineData("1 != null", "true")]
    [InlineData("1 < null", "null")]
    [InlineData("1 = \"1\"", "null")]
    [InlineData("true and null", "null")]
    [InlineData("false and null", "false")]
    [InlineData("true or null", "true")]
    [InlineData("false or null", "null")]
    [InlineData("not(null)", "null")]
    [InlineData("if null then 1 else 2", "2")]
    [InlineData("null between 1 and 2", "null")]
    [InlineData("[1, [2, {a: 3}]] = [1, [2, {a: 3}]]", "true")]
    [InlineData("{a: 1, b: 2} = {b: 2, a: 1}", "true")]
    public void Nulls_have_three_values(string text, string value) => Assert.Equal(value, Value(text));

    [Theory]
    [InlineData("5 in [1..5]", "true")]
    [InlineData("5 in [1..5)", "false")]
    [InlineData("5 in [1..5[", "false")]
    [InlineData("1 in ]1..5]", "false")]
    [InlineData("3 in ]1..5[ and 4 in ]1..5[", "true")]
    [InlineData("5 in (< 3, >= 5)", "true")]
    [InlineData("5 in (1, 5)", "true")]
    [InlineData("5 in [1, 5]", "true")]
    [InlineData("5 in [[1..2], [4..6]]", "true")]
    [InlineData("2 in ([1, 2, 3])[item > 1]", "true")]
    [InlineData("\"小型\" in (\"小型\", \"微型\")", "true")]
    [InlineData("(< 5).end", "5")]
    [InlineData("[1..5].start included", "true")]
    [InlineData("[1..[1, 2][2]]", "[1..2]")]
    [InlineData("4 between 1 and 3 + 2", "true")]
    public void Ranges_and_tests(string text, string value) => Assert.Equal(value, Value(text));

    [Theory]
    [InlineData("for i in [1, 2, 3] return i * 2", "[2, 4, 6]")]
    [InlineData("for i in 3..1 return i", "[3, 2, 1]")]
    [InlineData("for i in [1, 2], j in [10, 20] return i + j", "[11, 21, 12, 22]")]
    [InlineData("for i in 0..4 return if i = 0 then 1 else i * partial[-1]", "[1, 1, 2, 6, 24]")]
    [InlineData("for my item in [1, 2] return my item + 1", "[2, 3]")]
    [InlineData("some x in [1, 2, 3] satisfies x > 2", "true")]
    [InlineData("every x in [1, 2, 3] satisfies x > 2", "false")]
    [InlineData("every x in [] satisfies x > 2", "true")]
    [InlineData("some x in [1, null] satisfies x > 2", "null")]
    [InlineData("some x in [1, 2], y in [2, 3] satisfies x = y", "true")]
    public void Iteration(string text, string value) => Assert.Equal(value, Value(text));

    [Theory]
    [InlineData("[10, 20, 30][2]", "20")]
    [InlineData("[10, 20, 30][-1]", "30")]
    [InlineData("[10, 20, 30][4]", "null")]
    [InlineData("[10, 20, 30][item > 15]", "[20, 30]")]
    [InlineData("[{a: 1, b c: 2}, {a: 3, b c: 4}][a > 1].b c", "[4]")]
    [InlineData("[{x: 1}, {x: 2}].x", "[1, 2]")]
    [InlineData("{a: {b: 5}}.a.b", "5")]
    [InlineData("{first name: \"张\", 全名: first name + \"三\"}.全名", "\"张三\"")]
    [InlineData("{a: 1}.b", "null")]
    [InlineData("{a: 1, a: 2}", "null")]
    [InlineData("5[1]", "5")]
    [InlineData("[][1]", "null")]
    [InlineData("[][item > 1]", "[]")]
    [InlineData("{\"}\": 1}", "{\"}\": 1}")]
    public void Lists_contexts_filters_and_paths(string text, string value) => Assert.Equal(value, Value(text));

    [Theory]
    [InlineData("(function(a, b) a * b)(3, 4)", "12")]
    [InlineData("(function(a: number, b: number) a - b)(b: 1, a: 5)", "4")]
    [InlineData("(function(a: number) a)(\"x\")", "null")]
    [InlineData("{平方: function(数) 数 * 数, r: 平方(7)}.r", "49")]
    [InlineData("{f: function(x) if x = 0 then 0 else x + f(x - 1)}.f(4)", "10")]
    [InlineData("sort([3, 1, 2], function(x, y) x > y)", "[3, 2, 1]")]
    [InlineData("substring(string: \"foobar\", start position: 3)", "\"obar\"")]
    [InlineData("不存在(1)", "null")]
    [InlineData("1 instance of number", "true")]
    [InlineData("[1, \"a\"] instance of list<number>", "false")]
    [InlineData("{a: 1} instance of context<a: number>", "true")]
    [InlineData("@\"P1Y\" instance of years and months duration", "true")]
    [InlineData("[1..2] instance of range<number>", "true")]
    [InlineData("(function(a: number) a) instance of function<number> -> Any", "true")]
    public void Functions_and_types(string text, string value) => Assert.Equal(value, Value(text));

    [Theory]
    [InlineData("@\"2024-02-28\" + @\"P2D\"", "2024-03-01")]
    [InlineData("@\"2024-01-31\" + @\"P1M\"", "2024-02-29")]
    [InlineData("@\"2024-03-01\" - @\"2023-03-01\"", "P366D")]
    [InlineData("@\"2024-03-01T10:00:00Z\" - @\"2024-03-01T10:00:00+08:00\"", "PT8H")]
    [InlineData("@\"10:30:00\" + @\"PT14H\"", "00:30:00")]
    [InlineData("@\"2024-05-01T12:00:00@Asia/Shanghai\" = @\"2024-05-01T04:00:00Z\"", "true")]
    [InlineData("@\"2024-05-01T12:00:00\" = @\"2024-05-01T12:00:00Z\"", "false")]
    [InlineData("@\"2024-05-01T24:00:00\"", "2024-05-02T00:00:00")]
    [InlineData("@\"P1D\" * 2.5", "P2DT12H")]
    [InlineData("@\"P1Y\" / @\"P5M\"", "2.4")]
    [InlineData("@\"2024-05-01\".weekday", "3")]
    [InlineData("@\"2024-05-01T12:00:00+08:00\".time offset", "PT8H")]
    [InlineData("@\"P1Y2M\".months", "2")]
    [InlineData("@\"2023-02-30\"", "null")]
    [InlineData("date(\"-0044-03-15\").year", "-44")]
    [InlineData("@\"1Y\"", "null")]
    [InlineData("@\"P1Y1D\"", "null")]
    public void Dates_times_and_durations(string text, string value) => Assert.Equal(value, Value(text));

    [Theory]
    [InlineData("企业规模 in （“小型”，“微型”）", "true")]
    [InlineData("if 从业人数＞２０ then “多” else “少”", "\"多\"")]
    [InlineData("【1，2】", "[1, 2]")]
    [InlineData("上年 营业 收入 × 2", "20")]
    [InlineData("法人.姓 名", "\"李四\"")]
    [InlineData("企业名单[规 模 = \"大型\"].名称", "[\"甲\"]")]
    public void Chinese_punctuation_and_names(string text, string value) => Assert.Equal(value, Value(text,
        "{\"企业规模\": \"小型\", \"从业人数\": 85, \"上年 营业 收入\": 10, \"法人\": {\"姓 名\": \"李四\"}, \"企业名单\": [{\"名称\": \"甲\", \"规 模\": \"大型\"}, {\"名称\": \"乙\", \"规 模\": \"小型\"}]}"));

    [Theory]
    [InlineData("从业人数 > 20", "85", "true")]
    [InlineData("从业人数 > 20", "null", "null")]
    [InlineData("从业人数 = 20", "null", "null")]
    [InlineData("从业人数 in (1, 2)", "null", "null")]
    [InlineData("从业人数 = null", "null", "true")]
    [InlineData("从业人数 = null", "1", "false")]
    [InlineData("from = 1 or 从业人数 = null", "null", "true")]
    [InlineData("if 从业人数 > 1 then 1 else 2", "null", "null")]
    public void In_facts_mode_a_missing_value_is_unknown(string text, string staff, string value)
    {
        Assert.True(FeelJson.TryReadContext($"{{\"从业人数\": {staff}, \"from\": null}}", out var variables));
        Assert.Equal(value, FeelValue.Literal(new FeelEngine { Mode = FeelMode.Facts }.Evaluate(text, variables).Value));
    }

    [Theory]
    [InlineData("1 +", "feel.unexpected")]
    [InlineData("for x of [1] return x", "feel.unexpected")]
    [InlineData("f(a: 1, 2)", "feel.mixed_arguments")]
    [InlineData("{a 1}", "feel.unexpected")]
    [InlineData("x instance number", "feel.unexpected")]
    [InlineData("[1..2", "feel.unexpected")]
    public void Errors_have_a_place_in_both_languages(string text, string code)
    {
        var problem = Assert.Single(new FeelEngine().Evaluate(text).Problems);
        Assert.Equal((code, FeelSeverity.Error), (problem.Code, problem.Severity));
        Assert.NotEmpty(problem.Chinese);
        Assert.NotEmpty(problem.English);
    }

    [Fact]
    public void A_null_says_where_it_came_from_and_what_was_probably_meant()
    {
        Assert.True(FeelJson.TryReadContext("{\"从业人数\": 85}", out var variables));
        var notice = Assert.Single(new FeelEngine().Evaluate("从业人员数 = null", variables).Problems);
        Assert.Equal(("feel.unknown_name", "从业人数", 0), (notice.Code, notice.Suggestion, notice.At.Start));
    }
}
