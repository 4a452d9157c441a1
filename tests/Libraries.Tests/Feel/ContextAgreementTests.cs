using FsCheck;
using FsCheck.Fluent;
using Yingshang.Feel;
using Yingshang.Feel.Evaluation;
using Yingshang.Feel.Values;

namespace Yingshang.Libraries.Tests.Feel;

/// <summary>The engine over contexts and the delegate over rows agree in facts mode on what both run: nulls, empty lists and odd dates included.</summary>
public class ContextAgreementTests
{
    /// <summary>Contexts know neither units to convert, nor fields that do not apply, nor local time for texts without a zone.</summary>
    private static readonly string[] OnlyOverRows = ["出口额", "有出口", "注册资本", "收入增速", "date and time(", "处罚次数 = null", "处罚次数 != null", "标签 = null", "标签 != null"];

    private static readonly FeelZone Shanghai = FeelZone.OfSeconds(8 * 3_600)!;
    private static readonly List<(Enterprise Row, FeelContext Context)> Rows = [.. Enterprise.Odd(120).Select(e => (e, ContextOf(e)))];
    private readonly FeelEngine engine = new() { Mode = FeelMode.Facts };
    private int compared;

    [Fact]
    public void Random_conditions_agree()
    {
        Prop.ForAll(RandomConditions.Condition(3).ToArbitrary(), Agrees).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
        Assert.True(compared > 100, $"{compared}");
    }

    [Theory]
    [InlineData("(not((受理时间 > 现在) and (上年研发费用 / 0 <= 1))) != (if true then 企业名称 = 行业（大类） else (300 = (得分 - 得分) / 得分) and (list contains(标签, \"a\\b\")))")]
    [InlineData("上年研发费用 / 上年营业收入 >= 0.02")]
    [InlineData("从业人数 in (1, 起点, 没给)")]
    [InlineData("企业名称 in 标签")]
    public void Conditions_agree(string text)
    {
        Agrees(text);
        Assert.Equal(1, compared);
    }

    private void Agrees(string text)
    {
        var check = FeelChecker.Check(text, Enterprise.Dictionary, FeelKind.Bool);
        if (check.Problems.Count > 0 || Array.Exists(OnlyOverRows, text.Contains)) return;
        var predicate = check.Formula!.CompilePredicate(Enterprise.Bindings);
        var root = FeelParser.Parse(text, Enterprise.Dictionary).Root!;
        compared++;
        foreach (var (row, context) in Rows)
        {
            var expected = predicate.Evaluate(row, Enterprise.Ambient);
            var actual = engine.Evaluate(root, new ContextScope(context, new BuiltinScope())).Value switch { true => Truth.True, false => Truth.False, _ => Truth.Unknown };
            Assert.True(expected == actual, $"{text}: row {row.Id} is {expected} by the delegate, {actual} by the engine: {FeelValue.Literal(context)}");
        }
    }

    private static FeelContext ContextOf(Enterprise row) => FeelContext.Of(Enterprise.Dictionary.Fields.Select(f => KeyValuePair.Create(f.Name, f.IsAmbient ? ValueOf(Enterprise.Ambient.Find(f.Id)) : Read(row, f))));

    private static object? Read(Enterprise row, Field field)
    {
        var formula = FeelChecker.Check(field.Name, Enterprise.Dictionary).Formula!;
        return formula.Kind switch
        {
            FeelKind.Number => ValueOf(formula.CompileValue<Enterprise, decimal?>(Enterprise.Bindings).Evaluate(row)),
            FeelKind.Bool => ValueOf(formula.CompileValue<Enterprise, bool?>(Enterprise.Bindings).Evaluate(row)),
            FeelKind.Date => ValueOf(formula.CompileValue<Enterprise, DateOnly?>(Enterprise.Bindings).Evaluate(row)),
            FeelKind.DateTime => ValueOf(formula.CompileValue<Enterprise, DateTime?>(Enterprise.Bindings).Evaluate(row)),
            FeelKind.Set => formula.CompileValue<Enterprise, IEnumerable<string>>(Enterprise.Bindings).Evaluate(row)?.ToList<object?>(),
            _ => formula.CompileValue<Enterprise, string?>(Enterprise.Bindings).Evaluate(row),
        };
    }

    private static object? ValueOf(object? value) => value switch
    {
        decimal number => (FeelNumber)number,
        DateOnly date => FeelDate.Of(date),
        DateTime instant => FeelDateTime.Of(new DateTimeOffset(instant, TimeSpan.Zero).ToOffset(TimeSpan.FromHours(8)), Shanghai),
        _ => value,
    };
}
