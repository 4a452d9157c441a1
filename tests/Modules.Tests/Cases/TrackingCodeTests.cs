using Yingshang.Cases;

namespace Yingshang.Modules.Tests.Cases;

public sealed class TrackingCodeTests
{
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    [Fact]
    public void It_is_ten_characters_of_Crockford_base_32_in_groups()
    {
        var text = TrackingCode.New().Text;
        Assert.Matches("^.{4}-.{4}-.{2}$", text);
        Assert.All(text.Replace("-", ""), c => Assert.Contains(c, Crockford));
    }

    [Fact]
    public void A_thousand_of_them_differ() => Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => TrackingCode.New().Text).Distinct().Count());

    [Theory]
    [InlineData("Q7M4-K2XD-9H")]
    [InlineData("q7m4k2xd9h")]
    [InlineData(" Q7M4 K2XD 9H ")]
    [InlineData("Ｑ７Ｍ４－Ｋ２ＸＤ－９Ｈ")]
    public void What_is_typed_in_another_way_is_the_same_code(string typed) => Assert.Equal("Q7M4-K2XD-9H", TrackingCode.Parse(typed)?.Text);

    [Fact]
    public void O_reads_as_0_and_I_and_L_as_1() => Assert.Equal("0110-0110-01", TrackingCode.Parse("oiLO-OliO-oI")?.Text);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Q7M4-K2XD-9")]
    [InlineData("Q7M4-K2XD-9HH")]
    [InlineData("U7M4-K2XD-9H")]
    [InlineData("查询码查询码查询码一")]
    public void What_cannot_be_a_code_is_none(string? typed) => Assert.Null(TrackingCode.Parse(typed));
}
