using Yingshang.Feel;
using Yingshang.Feel.Evaluation;
using Yingshang.Feel.Values;

namespace Yingshang.Libraries.Tests.Feel;

/// <summary>Bounded time and memory, whatever is typed.</summary>
public class HostileFeelTests
{
    private static readonly FeelEngine Engine = new() { Limits = new FeelLimits { Steps = 2_000_000, Time = TimeSpan.FromSeconds(5) } };

    public static TheoryData<string> Expensive => new(
        "for i in 1..1000000000 return i",
        "for i in 1..100000, j in 1..100000 return 1",
        "some i in 1..1000000000 satisfies i < 0",
        "{f: function(n) f(n + 1)}.f(0)",
        "{f: function(n) [f(n), f(n)]}.f(0)",
        "{a: [1, 1], b: for x in 1..100000 return for y in 1..100000 return a}",
        string.Concat("for s in [\"", new string('a', 4_000), "\"] return for i in 1..100000 return s + s + s + s"),
        "concatenate(" + string.Join(", ", Enumerable.Repeat("for i in 1..900000 return i", 30)) + ")",
        "{f: function(s) f(s + s)}.f(\"x\")",
        "distinct values(for i in 1..100000 return [i])",
        // Small in memory, endless to write or to compare: lists within lists, the same one twice in each.
        "string(for i in 1..100000 return [partial[-1]])",
        "{f: function(x, n) if n = 0 then x else f([x, x], n - 1), r: string(f(1, 60))}",
        "{f: function(x, n) if n = 0 then x else f({a: x, b: x}, n - 1), r: f(1, 60) = f(1, 60)}",
        "{f: function(x, n) if n = 0 then x else f(context put({}, \"a\", [x, x]), n - 1), r: f(1, 60)}",
        "flatten({f: function(x, n) if n = 0 then x else f([x, x], n - 1)}.f(1, 60))",
        "context put({}, for i in 1..100000 return \"a\", 1)",
        // Each match looks through the whole rest; each call of the last runs into the time limit of a pattern.
        "{f: function(s, n) if n = 0 then s else f(s + s, n - 1), s: f(\"a\", 21), r: replace(s, \"a*b|a\", \"x\")}",
        "for i in 1..1000 return matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"^((a+)+)\\1$\")");

    [Theory]
    [MemberData(nameof(Expensive))]
    public void Ends_with_a_problem(string text)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var answer = Engine.Evaluate(text);
        Assert.Contains(answer.Problems, p => p is { Severity: FeelSeverity.Error, Code: "feel.limit" });
        _ = FeelValue.Literal(answer.Value);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(15), $"{watch.Elapsed}");
    }

    [Theory]
    [InlineData("9e6000 * 9e6000", "null")]
    [InlineData("10 ** 999999999", "null")]
    [InlineData("10 ** -999999999", "0")]
    [InlineData("1.0000001 ** 999999999999", "null")]
    [InlineData("exp(1e300)", "null")]
    [InlineData("exp(-1e300)", "0")]
    [InlineData("1e6111 + 1e-6176 = 1e6111", "true")]
    [InlineData("modulo(1e6111, 7)", "6")]
    [InlineData("decimal(1, 100000)", "null")]
    [InlineData("@\"P999999999999999999999Y\"", "null")]
    [InlineData("@\"999999999-12-31\" + @\"P1D\"", "null")]
    [InlineData("@\"2024-01-01\" + @\"P12999999999M\"", "null")]
    [InlineData("duration(\"P1D\") * 1e40", "null")]
    [InlineData("matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"^(a+)+$\")", "false")]
    [InlineData("date(1e30, 1, 1)", "null")]
    [InlineData("substring(\"abc\", -1e30)", "null")]
    public void Great_numbers_and_wild_patterns_stay_small(string text, string value)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(value, LanguageTests.Value(text));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(3), $"{watch.Elapsed}");
    }

    public static TheoryData<string> Nested => new(
        string.Concat(Enumerable.Repeat("[1..a", 3_000)),
        string.Concat(Enumerable.Repeat("[1..a[", 3_000)),
        string.Concat(Enumerable.Repeat("x in (", 3_000)),
        string.Concat(Enumerable.Repeat("{a:", 6_000)),
        string.Concat(Enumerable.Repeat("function(a) ", 1_600)),
        string.Concat(Enumerable.Repeat("for a in ", 2_000)),
        string.Concat(Enumerable.Repeat("x instance of list<", 1_000)),
        "x instance of " + string.Concat(Enumerable.Repeat("function<", 2_000)),
        string.Concat(Enumerable.Repeat("f(a: ", 4_000)),
        string.Concat(Enumerable.Repeat("a[", 9_000)),
        "a" + string.Concat(Enumerable.Repeat("[1]", 6_000)),
        "a" + string.Concat(Enumerable.Repeat("(1)", 6_000)),
        string.Concat(Enumerable.Repeat("]1..", 4_000)));

    [Theory]
    [MemberData(nameof(Nested))]
    public void Nesting_is_refused_quickly(string text)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.NotEmpty(Engine.Evaluate(text).Problems);
        Assert.NotEmpty(FeelParser.ParseTests(text).Problems);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(4), $"{watch.Elapsed}");
    }

    /// <summary>A sum over a quotient is pushed into it: nested, that would double with each level.</summary>
    [Fact]
    public void Nested_quotients_stay_small()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var text = "从业人数 / 处罚次数";
        for (var i = 0; i < 40; i++) text = $"1 / ({text} + 1)";
        var formula = Samples.Formula(text + " > 0.5");
        Assert.Equal(Truth.True, formula.CompilePredicate(Samples.Bindings).Evaluate(new Facts { ["staff"] = 1, ["penalties"] = 1 }));
        Assert.Equal("true", FeelValue.Literal(new FeelEngine { Mode = FeelMode.Facts }.Evaluate(text + " > 0.5", FeelContext.Of([KeyValuePair.Create("从业人数", (object?)FeelNumber.One), KeyValuePair.Create("处罚次数", (object?)FeelNumber.One)])).Value));
        Assert.False(formula.Translate(Samples.Bindings).CanTranslate);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(3), $"{watch.Elapsed}");
    }

    [Fact]
    public void Never_throws_on_scrambled_input()
    {
        var random = new Random(5);
        string[] pieces =
        [
            "企业规模", "员工 数", "{", "}", "a", "b", ":", "=", "!=", "in", "(", ")", "[", "]", "..", ",", "“", "”", "\"x\"", "1", "2.5", "-", "**", "/", "*", "+", "and", "or", "not(", "if ", " then ", " else ",
            "for i in ", " return ", "some j in ", " satisfies ", "every k in ", "function(a) ", "external ", " instance of ", "list<number>", "@\"2024-01-01\"", "@\"PT1H\"", "@\"10:00:00Z\"", "null", "true", "item", "?", "<", ">=",
            "sum(", "count(", "substring(", "string join(", "date(", "sort(", "flatten(", "get value(", "range(", "split(", "replace(", "context put(", "list replace(", "partial", ".year", ".a", " between ", " ", "\\", "\uD842", "1e99", "overlaps(", "mode(", "number(",
        ];
        var context = FeelContext.Of([KeyValuePair.Create("企业规模", (object?)"小型"), KeyValuePair.Create("员工 数", (object?)(FeelNumber)3), KeyValuePair.Create("a", (object?)FeelContext.Of([KeyValuePair.Create("a", (object?)(FeelNumber)1)]))]);
        for (var i = 0; i < 40_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => pieces[random.Next(pieces.Length)]));
            var answer = Engine.Evaluate(text, context);
            Assert.All(answer.Problems, p => Assert.InRange(p.At.End, 0, text.Length));
            _ = FeelValue.Literal(answer.Value);
            Engine.Test(text, (FeelNumber)1, context);
            Assert.All(FeelEngine.Check(text, Samples.Dictionary).Problems, p => Assert.InRange(p.At.End, 0, text.Length));
        }
    }

    [Fact]
    public void Every_builtin_takes_anything_without_throwing()
    {
        string[] arguments = ["null", "1", "-2.5", "1e6000", "\"a\"", "\"\"", "true", "[]", "[1, 2]", "[null]", "[[1], {a: 1}]", "{a: 1}", "{}", "[1..3]", "(< 2)", "@\"2024-01-01\"", "@\"10:00:00\"", "@\"2024-01-01T10:00:00Z\"", "@\"P1D\"", "@\"P1Y\"", "function(x, y) x", "abs", "\"[\"", "\"(?=a)\""];
        var random = new Random(7);
        foreach (var name in BuiltinFunctions.ByName.Keys)
        {
            for (var i = 0; i < 400; i++)
            {
                var text = $"{name}({string.Join(", ", Enumerable.Range(0, i < 24 ? 1 : random.Next(0, 5)).Select(_ => arguments[i < 24 ? i : random.Next(arguments.Length)]))})";
                Assert.True(Engine.Evaluate(text).Ok, text);
            }
        }
    }
}
