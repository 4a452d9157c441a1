using Yingshang.Metrics;

namespace Yingshang.Modules.Tests.Metrics;

/// <summary>Periods and numbers as official texts write them.</summary>
public sealed class PeriodTests
{
    [Theory]
    [InlineData("2023-01", "2023-10", "2023年1—10月", "2023-01-01/2023-10-31")]
    [InlineData("2023-10", "2023-10", "2023年10月", "2023-10-01/2023-10-31")]
    [InlineData("2023-01", "2023-12", "2023年", "2023-01-01/2023-12-31")]
    [InlineData("2022-11", "2023-02", "2022年11月—2023年2月", "2022-11-01/2023-02-28")]
    [InlineData("2023-01-01", "2023-10-08", "2023年1月1日—10月8日", "2023-01-01/2023-10-08")]
    [InlineData("2022-12-20", "2023-01-05", "2022年12月20日—2023年1月5日", "2022-12-20/2023-01-05")]
    public void Are_said_in_the_shortest_way(string from, string to, string words, string iso)
    {
        var (period, problem) = Period.Parse(from, to);
        Assert.Null(problem);
        Assert.Equal((words, iso), (period!.Words, period.Iso));
    }

    [Theory]
    [InlineData("2023-10", "2023-01")]
    [InlineData("2023年1月", "2023-10")]
    [InlineData("2023-01", null)]
    [InlineData("2023-13", "2023-14")]
    public void That_cannot_be_read_are_refused(string from, string? to) => Assert.NotNull(Period.Parse(from, to).Problem);

    // 2024 has a February 29, 2023 none.
    [Theory]
    [InlineData("2024-02", "2024-02", "2023-02-01/2023-02-28")]
    [InlineData("2023-02", "2023-02", "2022-02-01/2022-02-28")]
    [InlineData("2025-01", "2025-02", "2024-01-01/2024-02-29")]
    public void Of_last_year_end_with_the_month(string from, string to, string iso) => Assert.Equal(iso, Period.Parse(from, to).Period!.LastYear.Iso);

    [Theory]
    [InlineData(6855, 4381, "同比增长56.47％")]
    [InlineData(90, 100, "同比下降10％")]
    [InlineData(100, 100, "与上年同期持平")]
    [InlineData(5, 0, "上年同期没有可比的数")]
    [InlineData(0, 0, "与上年同期持平")]
    public void Growth_is_said_in_words(int now, int before, string words) => Assert.Equal(words, OfficialNumber.GrowthWords(now, before));

    [Fact]
    public void Rates_are_compared_in_points()
    {
        Assert.Equal("同比提高1.2个百分点", OfficialNumber.PointsWords(98.7m, 97.5m));
        Assert.Equal("同比降低0.05个百分点", OfficialNumber.PointsWords(97.45m, 97.5m));
        Assert.Equal("上年同期没有可比的数", OfficialNumber.PointsWords(97.45m, null));
    }

    [Theory]
    [InlineData("结果 = \"已解决\"", "结果是“已解决”")]
    [InlineData("来源 = \"大走访\" and 结果 = \"已解决\"", "来源是“大走访”，并且结果是“已解决”")]
    [InlineData("环节 = \"交办\" and 按时 != null ｜ 分子：按时 = true", "环节是“交办”，并且按时已知 ｜ 分子：按时")]
    [InlineData("状态 in [\"存续\", \"歇业\"]", "状态属于“存续”、“歇业”")]
    public void Conditions_are_read_out(string filter, string words) => Assert.Equal(words, FilterWords.Of(filter));
}
