using Yingshang.Feel;
using Yingshang.Feel.Evaluation;
using Yingshang.Feel.Values;

namespace Yingshang.Libraries.Tests.Feel;

/// <summary>What is wrong with an expression of the whole language is said when it is written.</summary>
public class TypeCheckerTests
{
    private static readonly ContextShape Enterprise = new(
    [
        KeyValuePair.Create("从业人数", FeelShape.Number), KeyValuePair.Create("企业规模", FeelShape.Text), KeyValuePair.Create("成立日期", FeelShape.Named("date")!), KeyValuePair.Create("是否上市", FeelShape.Bool),
        KeyValuePair.Create("诉求", (FeelShape)new ListShape(new ContextShape([KeyValuePair.Create("事 项", FeelShape.Text), KeyValuePair.Create("天数", FeelShape.Number)]))),
        KeyValuePair.Create("其他", FeelShape.Any),
    ]);

    [Theory]
    [InlineData("从业人数 + 1", "number")]
    [InlineData("成立日期 + @\"P1Y\"", "date")]
    [InlineData("成立日期 - @\"2020-01-01\"", "days and time duration")]
    [InlineData("诉求.天数", "list<number>")]
    [InlineData("诉求[天数 > 3]", "list<context>")]
    [InlineData("诉求[1].事 项", "string")]
    [InlineData("for 件 in 诉求 return 件.天数 * 2", "list<number>")]
    [InlineData("some 件 in 诉求 satisfies 件.天数 > 3", "boolean")]
    [InlineData("if 是否上市 then 1 else null", "number")]
    [InlineData("{a: 1, b: a > 0}.b", "boolean")]
    [InlineData("(function(x: number) string(x))(1)", "string")]
    [InlineData("sum(诉求.天数)", "number")]
    [InlineData("其他.什么[都行 > 1]", "list<Any>")]
    [InlineData("{f: function(n) if n = 0 then 0 else f(n - 1)}.f(3)", "Any")]
    [InlineData("从业人数 in (1, [2..3], < 5) and 企业规模 in [\"小型\"]", "boolean")]
    [InlineData("@\"2024-01-01\".year", "number")]
    public void Infers(string text, string shape)
    {
        var typing = FeelEngine.Check(text, Enterprise);
        Assert.True(typing.Ok, string.Join(" ", typing.Problems));
        Assert.Equal(shape, Written(typing.Shape));
    }

    private static string Written(FeelShape shape) => shape switch
    {
        ListShape list => $"list<{Written(list.Item)}>",
        ContextShape => "context",
        _ => FeelShape.Names.FirstOrDefault(n => FeelShape.Named(n)!.Equals(shape)) ?? "?",
    };

    [Theory]
    [InlineData("从业人员数 > 1", "feel.unknown_name", 0, 5, "从业人数")]
    [InlineData("for 件 in 诉求 return 件.天", "feel.no_member", 21, 1, "天数")]
    [InlineData("诉求[天树 > 1]", "feel.unknown_name", 3, 2, "天数")]
    [InlineData("summ(诉求.天数)", "feel.unknown_function", 0, 4, "sum")]
    [InlineData("substring(企业规模)", "feel.arguments", 0, 15, null)]
    [InlineData("substring(string: 企业规模, begin: 1)", "feel.arguments", 0, 33, null)]
    [InlineData("substring(从业人数, 1)", "feel.argument", 10, 4, null)]
    [InlineData("从业人数 + 企业规模", "feel.operands", 0, 11, null)]
    [InlineData("从业人数 = \"85\"", "feel.incomparable", 0, 11, null)]
    [InlineData("是否上市 < true", "feel.unordered", 0, 11, null)]
    [InlineData("从业人数 and true", "feel.kind", 0, 4, null)]
    [InlineData("if 企业规模 then 1 else 2", "feel.kind", 3, 4, null)]
    [InlineData("every 件 in 诉求 satisfies 件.天数", "feel.kind", 24, 4, null)]
    [InlineData("从业人数 in [\"a\"..\"b\"]", "feel.incomparable", 8, 10, null)]
    [InlineData("[1..\"b\"]", "feel.incomparable", 0, 8, null)]
    [InlineData("date(\"2023-02-30\")", "feel.date", 5, 12, null)]
    [InlineData("@\"2023-13-01\"", "feel.date", 0, 13, null)]
    [InlineData("1 instance of nubmer", "feel.unknown_type", 14, 6, "number")]
    [InlineData("成立日期.yaer", "feel.no_member", 5, 4, "year")]
    [InlineData("从业人数(1)", "feel.kind", 0, 4, null)]
    [InlineData("(function(a, b) a)(1)", "feel.arguments", 1, 20, null)]
    [InlineData("? > 1", "feel.input", 0, 1, null)]
    public void Says_what_is_wrong_and_where(string text, string code, int start, int length, string? suggestion)
    {
        var problem = Assert.Single(FeelEngine.Check(text, Enterprise).Problems);
        Assert.Equal((code, new TextSpan(start, length), suggestion, FeelSeverity.Error), (problem.Code, problem.At, problem.Suggestion, problem.Severity));
        Assert.NotEmpty(problem.Chinese);
        Assert.NotEmpty(problem.English);
    }

    [Fact]
    public void A_dictionary_of_fields_serves_as_names() => Assert.Equal("feel.no_member", Assert.Single(FeelEngine.Check("for 类 in 诉求类别 return 类.名", Samples.Dictionary).Problems).Code);
}
