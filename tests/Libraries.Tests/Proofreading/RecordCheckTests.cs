using Yingshang.Proofreading;
using Yingshang.Proofreading.Records;
using Yingshang.Proofreading.Texts;

namespace Yingshang.Libraries.Tests.Proofreading;

public sealed class RecordCheckTests
{
    private static readonly Proofreader Proofreader = new(StandardLexicon.Instance);

    public static IReadOnlyList<RecordFigure> Records { get; } =
    [
        Of("demands-received", "受理企业诉求数", "件", 1204), Of("demands-received", "受理企业诉求数", "件", 56.47m, RecordMeasure.Growth), Of("demands-closed", "办结诉求数", "件", 1186), Of("closing-rate", "诉求办结率", "％", 98.50m),
        Of("entities-new", "新增经营主体", "户", 6855), Of("entities", "经营主体总量", "户", 53012), Of("loans", "发放贷款金额", "万元", 205_812), Of("loans", "发放贷款金额", "万元", -3.2m, RecordMeasure.Growth) with { Unit = "％" },
    ];

    /// <summary>A text, what is found in it and what is proposed.</summary>
    [Theory]
    [InlineData("1—10月，全区受理企业诉求1240件。", "1240件", "1204件")]
    [InlineData("2023年1—10月，共受理企业诉求1205件，办结率98.5％。", "1205件", "1204件")]
    [InlineData("受理企业诉求1204件，同比增长65.47％。", "65.47％", "56.47％")]
    [InlineData("今年以来，全区诉求办结率达到97.5％。", "97.5％", "98.5％")]
    [InlineData("新增经营主体6585户，经营主体总量达5.3万户。", "6585户", "6855户")]
    [InlineData("经营主体总量达到5.5万户。", "5.5万户", "5.3万户")]
    [InlineData("发放贷款20.85亿元。", "20.85亿元", "20.58亿元")]
    [InlineData("发放贷款20.58亿元，同比增长3.2％。", "3.2％", null)]
    public void A_figure_that_differs_is_found(string sentence, string figure, string? suggestion)
    {
        var finding = Assert.Single(Read(sentence));
        Assert.Equal(("records.differs", figure, suggestion), (finding.Rule, finding.Text, finding.Suggestion));
    }

    /// <summary>The same number, rounded or cut, in another unit; another period, another figure, another place.</summary>
    [Theory]
    [InlineData("1—10月，全区受理企业诉求1204件，同比增长56.47％。")]
    [InlineData("受理企业诉求1200余件，同比增长56.4％，诉求办结率98.5％。")]
    [InlineData("经营主体总量达5.3万户，新增经营主体6855户。")]
    [InlineData("发放贷款20.58亿元，同比下降3.2％。")]
    [InlineData("发放贷款205812万元。")]
    [InlineData("上年同期受理企业诉求770件。")]
    [InlineData("1—9月，受理企业诉求1080件。")]
    [InlineData("10月，受理企业诉求131件。")]
    [InlineData("2022年1—10月，受理企业诉求770件。")]
    [InlineData("其中受理企业诉求重点件120件。")]
    [InlineData("受理规上企业诉求310件。")]
    [InlineData("全市新增经营主体8.2万户。")]
    [InlineData("力争全年受理企业诉求1500件以上。")]
    [InlineData("按时受理率、诉求办结率分别为100％、98.5％。")]
    [InlineData("诉求办结率要求达到99％以上。")]
    [InlineData("办结涉企投诉86件。")]
    [InlineData("新增个体经营主体3120户。")]
    [InlineData("受理企业诉求平均用时4.6天。")]
    [InlineData("帮助36家企业受理诉求，群众诉求2310件。")]
    public void A_figure_that_is_right_or_another_one_is_left_alone(string sentence) => Assert.Empty(Read(sentence).Select(f => f.Text + f.Message));

    [Fact]
    public void Two_metrics_of_one_name_match_nothing()
    {
        var doubled = Records.Append(Of("other", "受理企业诉求数", "件", 900)).ToList();
        Assert.Empty(Proofreader.Read(OfficialText.FromPlain("1—10月，全区受理企业诉求1240件。"), records: doubled));
    }

    private static IEnumerable<Finding> Read(string sentence) =>
        Proofreader.Read(OfficialText.FromPlain("清河区2023年1—10月优化营商环境工作情况报告\n" + sentence), records: Records).Where(f => f.Rule == "records.differs");

    private static RecordFigure Of(string id, string name, string unit, decimal value, RecordMeasure measure = RecordMeasure.Value) =>
        new(id, name, measure == RecordMeasure.Growth ? "％" : unit, value, new DateOnly(2023, 1, 1), new DateOnly(2023, 10, 31), measure);
}
