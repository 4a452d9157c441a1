using Yingshang.Platform.Pages;

namespace Yingshang.Modules.Tests.Pages;

public class ChineseFormatTests
{
    [Theory]
    [InlineData(0, "0元")]
    [InlineData(860_00, "860元")]
    [InlineData(860_50, "860.50元")]
    [InlineData(9_999_99, "9,999.99元")]
    [InlineData(10_000_00, "1万元")]
    [InlineData(48_000_00, "4.8万元")]
    [InlineData(1_550_000_00, "155万元")]
    [InlineData(99_999_999_00, "1亿元")]
    [InlineData(1_234_567_890_00, "12.35亿元")]
    [InlineData(-48_000_00, "-4.8万元")]
    public void Money_takes_its_unit_from_its_size(long fen, string expected) => Assert.Equal(expected, ChineseFormat.Money(fen));

    [Theory]
    [InlineData(48_050_00, "4.81")] // 4.805: half up
    [InlineData(0, "0.00")]
    [InlineData(123_456_789_00, "12,345.68")]
    public void A_column_in_wan_has_two_decimals(long fen, string expected) => Assert.Equal(expected, ChineseFormat.InWan(fen));

    [Theory]
    [InlineData(1, 8, "12.5%")]
    [InlineData(2, 3, "66.7%")]
    [InlineData(0, 5, "0.0%")]
    [InlineData(0, 0, "—")]
    public void A_share_without_a_whole_is_a_dash(long part, long whole, string expected) => Assert.Equal(expected, ChineseFormat.Percent(part, whole));

    [Theory]
    [InlineData("2023-10-08T00:42:00", "今天 08:42")]
    [InlineData("2023-10-06T16:00:00", "昨天 00:00")] // midnight in Shanghai begins at 16:00 UTC
    [InlineData("2023-10-06T15:59:00", "10-06 23:59")]
    [InlineData("2022-12-31T15:59:00", "2022-12-31 23:59")]
    public void Moments_are_told_in_Shanghai(string utc, string expected) =>
        Assert.Equal(expected, ChineseFormat.ShortMoment(Utc(utc), Utc("2023-10-08T02:00:00")));

    [Theory]
    [InlineData(160, "2小时40分")]
    [InlineData(370, "6小时10分")]
    [InlineData(3 * 1440 + 5 * 60 + 12, "3天5小时")]
    [InlineData(1440 + 5, "1天")]
    [InlineData(0, "不到1分")]
    public void A_duration_keeps_its_two_largest_units(int minutes, string expected) => Assert.Equal(expected, ChineseFormat.Duration(TimeSpan.FromMinutes(minutes)));

    [Fact]
    public void Days_of_the_week() => Assert.Equal("周六", ChineseFormat.Weekday(new DateOnly(2023, 10, 7)));

    private static DateTime Utc(string text) => DateTime.SpecifyKind(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);
}
