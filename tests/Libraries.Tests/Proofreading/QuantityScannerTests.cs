using System.Globalization;
using Yingshang.Proofreading.Numbers;

namespace Yingshang.Libraries.Tests.Proofreading;

public sealed class QuantityScannerTests
{
    [Theory]
    [InlineData("新增6855户", "6855", "户", Closeness.Exact)]
    [InlineData("总量达5.3万户", "53000", "户", Closeness.Exact)]
    [InlineData("共5000多万元", "50000000", "元", Closeness.AtLeast)]
    [InlineData("近300家", "300", "家", Closeness.AtMost)]
    [InlineData("不少于2人", "2", "人", Closeness.AtLeast)]
    [InlineData("不足5％", "5", "％", Closeness.AtMost)]
    [InlineData("增长63.33%", "63.33", "％", Closeness.Exact)]
    [InlineData("百分之三十", "30", "％", Closeness.Exact)]
    [InlineData("提高2.1个百分点", "2.1", "个百分点", Closeness.Exact)]
    [InlineData("二十五条措施", "25", "条", Closeness.Exact)]
    [InlineData("已举办八期", "8", "期", Closeness.Exact)]
    [InlineData("两个平台", "2", "个", Closeness.Exact)]
    [InlineData("55个工作日以内", "55", "工作日", Closeness.AtMost)]
    [InlineData("1,234件", "1234", "件", Closeness.Exact)]
    [InlineData("12.6亿千瓦时", "1260000000", "千瓦时", Closeness.Exact)]
    [InlineData("约10亿元", "1000000000", "元", Closeness.About)]
    [InlineData("40余个", "40", "个", Closeness.AtLeast)]
    [InlineData("１２０人次", "120", "人次", Closeness.Exact)]
    public void A_number_is_read_with_its_unit(string text, string value, string unit, Closeness closeness)
    {
        var quantity = Assert.Single(Scan(text).Quantities);
        Assert.Equal((decimal.Parse(value, CultureInfo.InvariantCulture), unit, closeness), (quantity.Value!.Value, quantity.Unit, quantity.Closeness));
    }

    [Theory]
    [InlineData("2023年1—10月")]
    [InlineData("第25条规定")]
    [InlineData("一体化推进、一些企业、百万人口、千亿园区")]
    [InlineData("国办发〔2020〕24号")]
    [InlineData("10月7日")]
    [InlineData("第三产业、第二季度")]
    public void Dates_ordinals_and_fixed_words_are_no_amounts(string text) =>
        Assert.DoesNotContain(Scan(text).Quantities, q => q.Kind is QuantityKind.Amount or QuantityKind.Percent);

    [Fact]
    public void Written_digits_say_how_exact_a_number_is()
    {
        var quantity = Assert.Single(Scan("20.58亿元").Quantities);
        Assert.Equal((2_057_500_000m, 2_058_500_000m), (quantity.Low, quantity.High));
        Assert.True(Assert.Single(Scan("X亿元").Quantities).IsHole);
    }

    private static (IReadOnlyList<Quantity> Quantities, IReadOnlyList<DateMark> Dates) Scan(string text) => new QuantityScanner(StandardLexicon.Instance.Measures).Scan(text);
}
