using Yingshang.Feel;
using static Yingshang.Libraries.Tests.Feel.Samples;

namespace Yingshang.Libraries.Tests.Feel;

/// <summary>Why not, and what would have to be otherwise: distances and changes counted by hand.</summary>
public class SmallestChangesTests
{
    private static readonly Facts Enterprise = new()
    {
        ["size"] = "中型", ["staff"] = 18, ["revenue"] = 9_500_000m, ["rd"] = 190_000m, ["founded"] = new DateOnly(2023, 1, 11), ["listed"] = false, ["topics"] = new[] { "用电" },
    };

    private static string? Missing(string text) => Assert.Single(Formula(text).CompilePredicate(Bindings).Explain(Enterprise).Conditions).Missing?.ToString();

    [Theory]
    [InlineData("从业人数 >= 20", "差2人")]
    [InlineData("从业人数 > 18", "差0人（须超过）")]
    [InlineData("从业人数 <= 10", "超出8人")]
    [InlineData("从业人数 between 20 and 300", "差2人")]
    [InlineData("从业人数 in [1..15]", "超出3人")]
    [InlineData("从业人数 in (< 10, [25..30])", "差7人")]
    [InlineData("上年研发费用 / 上年营业收入 >= 0.03", "差0.01")]
    [InlineData("成立日期 <= @\"2023-01-01\"", "超出10天")]
    [InlineData("从业人数 >= 18", null)]
    [InlineData("出口额 >= 1", null)]
    [InlineData("企业规模 = \"小型\"", null)]
    public void Says_what_is_missing(string text, string? missing) => Assert.Equal(missing, Missing(text));

    [Theory]
    [InlineData("从业人数 >= 18", "")]
    [InlineData("从业人数 >= 20", "从业人数应不少于20人，现为18人，差2人")]
    [InlineData("从业人数 >= 20 and 企业规模 in [\"小型\", \"微型\"]", "从业人数应不少于20人，现为18人，差2人；企业规模应为“小型”或“微型”，现为中型")]
    [InlineData("从业人数 >= 20 and 上年营业收入 > 1000 or 是否上市", "从业人数应不少于20人，现为18人，差2人")]
    [InlineData("从业人数 >= 20 and 上年营业收入 > 10000000 or 是否上市", "是否上市应为是，现为否")]
    [InlineData("not(企业规模 = \"中型\")", "企业规模应不为“中型”，现为中型")]
    [InlineData("not(从业人数 < 20)", "从业人数应不少于20人，现为18人，差2人")]
    [InlineData("list contains(诉求类别, \"用地\")", "诉求类别应含“用地”，现为用电")]
    [InlineData("收入增速 > 0", "收入增速应超过0%，现在未知")]
    [InlineData("企业名称 != null", "企业名称应有，现在未知")]
    [InlineData("成立日期 < 期初", "成立日期应早于2023年1月1日，现为2023年1月11日，超出10天")]
    [InlineData("上年研发费用 / 上年营业收入 >= 0.03", null)]
    [InlineData("上年研发费用 > 上年营业收入", null)]
    public void Says_the_fewest_changes(string text, string? changes)
    {
        var predicate = Formula(text).CompilePredicate(Bindings);
        var found = predicate.SmallestChanges(Enterprise, AmbientValues.None.With("from", new DateOnly(2023, 1, 1)));
        Assert.Equal(changes, found is null ? null : string.Join("；", found));
    }
}
