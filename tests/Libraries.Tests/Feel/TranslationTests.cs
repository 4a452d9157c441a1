using System.Numerics;
using Microsoft.EntityFrameworkCore;
using Yingshang.Feel;

namespace Yingshang.Libraries.Tests.Feel;

public class TranslationTests
{
    /// <summary>Counted by hand: an integer x against 2.5, -2.5 and 2.</summary>
    [Theory]
    [InlineData(Comparison.Greater, 5, 2, Comparison.Greater, 2)]
    [InlineData(Comparison.GreaterOrEqual, 5, 2, Comparison.Greater, 2)]
    [InlineData(Comparison.Less, 5, 2, Comparison.LessOrEqual, 2)]
    [InlineData(Comparison.LessOrEqual, 5, 2, Comparison.LessOrEqual, 2)]
    [InlineData(Comparison.Greater, -5, 2, Comparison.Greater, -3)]
    [InlineData(Comparison.LessOrEqual, -5, 2, Comparison.LessOrEqual, -3)]
    [InlineData(Comparison.Equal, 5, 2, null, 2)]
    [InlineData(Comparison.GreaterOrEqual, 4, 2, Comparison.GreaterOrEqual, 2)]
    [InlineData(Comparison.Equal, -4, 2, Comparison.Equal, -2)]
    public void A_constant_between_two_integers_moves_the_comparison(Comparison op, int numerator, int denominator, Comparison? expected, int threshold) =>
        Assert.Equal((expected, (BigInteger)threshold), Translator.Threshold(op, numerator, denominator));

    [Theory]
    [InlineData("上年营业收入 * 上年研发费用 > 5", "64位")]
    [InlineData("上年研发费用 / 上年营业收入 >= 0.033333", "64位")]
    [InlineData("上年研发费用 / 上年营业收入 > 收入增速", "比值")]
    [InlineData("上年研发费用 / 3 > 1 / 3", "小数位")]
    [InlineData("企业名称 < \"电\"", "先后")]
    [InlineData("ends with(企业名称, 行业（大类）)", "ends with")]
    [InlineData("从业人数 ** 2 > 5", "算式")]
    [InlineData("count(诉求类别) > 1", "算式")]
    [InlineData("date(受理时间) > 成立日期", "固定的日期")]
    public void Says_why_it_cannot_run_in_the_database(string text, string reason)
    {
        var translation = Formula(text).Translate(Enterprise.Bindings);
        Assert.False(translation.CanTranslate);
        Assert.Contains(reason, translation.Reason);
    }

    [Fact]
    public void A_field_without_column_cannot_run() => Assert.Contains("列", Formula("从业人数 > 1").Translate(new FieldBindings<Enterprise>()).Reason);

    [Fact]
    public void A_decimal_column_cannot_run() => Assert.Contains("整数", Formula("从业人数 > 1").Translate(new FieldBindings<Enterprise>().Bind("staff", e => (decimal?)e.Staff)).Reason);

    [Fact]
    public void A_narrower_declared_limit_lets_products_run()
    {
        var dictionary = new FieldDictionary([new Field("revenue", "收入", FeelType.Number) { StoredLimit = 1_000_000_000 }, new Field("rd", "研发", FeelType.Number) { StoredLimit = 1_000_000_000 }]);
        Assert.True(FeelChecker.Check("收入 * 研发 > 5", dictionary).Formula!.Translate(Enterprise.Bindings).CanTranslate);
    }

    [Fact]
    public void Ambient_values_become_parameters_and_literals_stay()
    {
        using var db = EnterpriseDb.OnSqlite();
        var sql = db.Enterprises.Where(Formula("成立日期 >= 期初 and 上年营业收入 >= 20000000").Translate(Enterprise.Bindings, Enterprise.Ambient).TrueWhen!).ToQueryString();
        Assert.Contains(".param set", sql);
        Assert.Contains("\"Revenue\" >= 2000000000", sql);
    }

    [Fact]
    public void A_host_that_forgot_a_binding_is_told() => Assert.Equal("从业人数", Assert.Single(new FieldBindings<Enterprise>().Unbound(Formula("从业人数 > 1"))).Name);

    private static FeelFormula Formula(string text) => FeelChecker.Check(text, Enterprise.Dictionary).Formula!;
}
