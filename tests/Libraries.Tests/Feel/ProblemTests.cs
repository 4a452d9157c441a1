using Yingshang.Feel;
using static Yingshang.Libraries.Tests.Feel.Samples;

namespace Yingshang.Libraries.Tests.Feel;

public class ProblemTests
{
    [Theory]
    [InlineData("", "feel.empty", 0, 0)]
    [InlineData("从业人数 >= ", "feel.unexpected", 8, 0)]
    [InlineData("从业人数 >= >", "feel.unexpected", 8, 1)]
    [InlineData("(从业人数 > 1", "feel.unexpected", 9, 0)]
    [InlineData("企业规模 = \"小型", "feel.open_text", 7, 3)]
    [InlineData("从业人数 > 3%", "feel.percent", 7, 2)]
    [InlineData("从业人数 > 1 # 2", "feel.character", 9, 1)]
    [InlineData("从业人数 == 1", "feel.chinese_operator", 5, 2)]
    [InlineData("是否上市 && 失信", "feel.chinese_operator", 5, 2)]
    [InlineData("企业规模 = ‘小型’", "feel.quotes", 7, 1)]
    [InlineData("企业规模 = '小型'", "feel.quotes", 7, 1)]
    [InlineData("1 < 从业人数 < 5", "feel.chained", 9, 1)]
    [InlineData("not 是否上市", "feel.bare_not", 0, 3)]
    [InlineData("企业规模 等于 \"小型\"", "feel.chinese_operator", 5, 2)]
    [InlineData("企业规模等于 \"小型\"", "feel.unexpected", 7, 4)]
    [InlineData("企业规模等于 = \"小型\"", "feel.chinese_operator", 0, 6)]
    [InlineData("上年营业收入 >= 2000万元", "feel.unit_after_number", 10, 6)]
    [InlineData("for x in [1] return x", "feel.not_supported", 0, 3)]
    [InlineData("营业收入 > 5", "feel.unknown_name", 0, 4)]
    [InlineData("contain(企业名称, \"电\")", "feel.unknown_function", 0, 7)]
    [InlineData("contains(企业名称)", "feel.arguments", 0, 14)]
    [InlineData("企业规模 = \"小形\"", "feel.unknown_choice", 7, 4)]
    [InlineData("list contains(诉求类别, \"用店\")", "feel.unknown_choice", 20, 4)]
    [InlineData("从业人数 = \"85\"", "feel.incomparable", 0, 11)]
    [InlineData("受理时间 >= date(\"2023-01-01\")", "feel.incomparable", 0, 26)]
    [InlineData("从业人数 and true", "feel.kind", 0, 4)]
    [InlineData("企业规模 < \"小型\"", "feel.unordered", 0, 4)]
    [InlineData("从业人数 > 上年营业收入", "feel.unit", 0, 13)]
    [InlineData("注册资本 > 上年营业收入", "feel.unit_converted", 0, 13)]
    [InlineData("成立日期 > date(\"2023-02-30\")", "feel.date", 12, 12)]
    [InlineData("? > 5", "feel.input", 0, 1)]
    [InlineData("[1, 2]", "feel.test_only", 0, 6)]
    [InlineData("12345678901234567890123456789012 > 1", "feel.number", 0, 32)]
    public void Says_what_is_wrong_and_where(string text, string code, int start, int length)
    {
        var problem = Problem(text);
        Assert.Equal((code, new TextSpan(start, length)), (problem.Code, problem.At));
        Assert.NotEmpty(problem.Chinese);
        Assert.NotEmpty(problem.English);
    }

    [Theory]
    [InlineData("营业收入 > 5", "上年营业收入", "字典里没有“营业收入”，是不是“上年营业收入”？")]
    [InlineData("从业人员数 > 5", "从业人数", "字典里没有“从业人员数”，是不是“从业人数”？")]
    [InlineData("企业规模 = \"小形\"", "小型", "“企业规模”没有“小形”这一项，是不是“小型”？可以是：大型、中型、小型、微型。")]
    [InlineData("企业规模等于 = \"小型\"", "企业规模 =", "“企业规模等于”：“企业规模”后面的“等于”请写成 =。")]
    [InlineData("start with(企业名称, \"电\")", null, "这里应该是运算符或表达式结束，写的却是“with”。")]
    [InlineData("starts-with(企业名称, \"电\")", null, null)]
    public void Asks_what_was_probably_meant(string text, string? suggestion, string? chinese)
    {
        var problem = FeelChecker.Check(text, Dictionary).Problems[0];
        Assert.Equal(suggestion, problem.Suggestion);
        if (chinese is not null) Assert.Equal(chinese, problem.Chinese);
    }

    [Theory]
    [InlineData("成立日期 >= \"2023-01-01\"", "date(\"2023-01-01\")")]
    [InlineData("从业人数 = \"85\"", "85")]
    [InlineData("受理时间 >= date(\"2023-01-01\")", "date(受理时间) >= date(\"2023-01-01\")")]
    [InlineData("诉求类别 = \"用电\"", "list contains(诉求类别, \"…\")")]
    public void Shows_how_to_write_it(string text, string example) => Assert.Equal(example, Problem(text).Example);

    [Fact]
    public void Reports_every_unknown_name_at_once() => Assert.Equal(2, FeelChecker.Check("甲乙丙丁 > 1 or 戊己庚辛 = 2", Dictionary).Problems.Count);

    [Fact]
    public void Refuses_a_number_where_a_condition_is_expected() => Assert.Equal("feel.kind", FeelChecker.Check("从业人数 + 1", Dictionary, FeelKind.Bool).Problems[0].Code);

    [Fact]
    public void A_notice_does_not_refuse() => Assert.True(FeelChecker.Check("注册资本 > 上年营业收入", Dictionary).Ok);

    public static TheoryData<string> Hostile => new(
        new string('(', 19_999),
        new string('[', 19_999),
        new string('-', 19_999),
        string.Concat(Enumerable.Repeat("not(", 4_000)),
        string.Concat(Enumerable.Repeat("if ", 6_000)),
        "1" + string.Concat(Enumerable.Repeat("+1", 9_000)) + " > 0",
        "1" + string.Concat(Enumerable.Repeat("**9", 6_000)) + " > 0",
        "成立日期" + string.Concat(Enumerable.Repeat(".year", 3_000)),
        string.Concat(Enumerable.Repeat("1 in (", 3_000)),
        string.Concat(Enumerable.Repeat("/*", 9_000)),
        new string('“', 9_000),
        new string('名', 19_000) + " = 1",
        new string('a', 20_001));

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Refuses_hostile_input_quickly(string text)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.NotEmpty(FeelChecker.Check(text, Dictionary).Problems);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Long_flat_lists_run()
    {
        var names = string.Join(", ", Enumerable.Range(0, 2_000).Select(i => $"\"企{i}\""));
        Assert.Equal(Truth.True, Evaluate($"企业名称 in [{names}]", new Facts { ["name"] = "企1999" }));
        var ors = string.Join(" or ", Enumerable.Range(0, 900).Select(i => $"从业人数 = {i}"));
        Assert.Equal(Truth.False, Evaluate(ors, new Facts { ["staff"] = 901 }));
    }

    [Fact]
    public void Never_throws_on_scrambled_input()
    {
        var random = new Random(1);
        string[] pieces = ["企业规模", "从业人数", "上年营业收入", "=", "in", "(", ")", "[", "]", "..", ",", "，", "“", "”", "\"小型\"", "1", "2.5", "-", "**", "/", "and", "or", "not", "if", "then", "else", "between", "?", "@", "null", "date", ".", "year", " ", "{", "\\", "<", ">=", "contains", "\uD842", "%"];
        FeelFormula[] inputs = [Formula("从业人数"), Formula("企业规模"), Formula("是否上市"), Formula("诉求类别"), Formula("成立日期")];
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => pieces[random.Next(pieces.Length)]));
            var check = FeelChecker.Check(text, Dictionary);
            Assert.All(check.Problems, p => Assert.InRange(p.At.End, 0, text.Length));
            if (check.Formula is { Kind: FeelKind.Bool } formula) formula.CompilePredicateOnce();
            var cell = FeelChecker.CheckTests(text, inputs[i % inputs.Length]);
            Assert.All(cell.Problems, p => Assert.InRange(p.At.Start, 0, text.Length));
            cell.Formula?.CompilePredicateOnce();
        }
    }
}

internal static class Compiling
{
    public static void CompilePredicateOnce(this FeelFormula formula)
    {
        var explanation = formula.CompilePredicate(Bindings).Explain(new Facts());
        Assert.NotEmpty(explanation.Conditions);
        Assert.NotNull(formula.Translate(Bindings));
    }
}
