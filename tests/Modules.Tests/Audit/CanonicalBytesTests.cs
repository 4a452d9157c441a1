using System.Text;
using Yingshang.Platform.Audit;

namespace Yingshang.Modules.Tests.Audit;

/// <summary>The bytes over which digests are made must never change: whoever checks an old digest makes the same ones.</summary>
public sealed class CanonicalBytesTests
{
    [Fact]
    public void A_record_has_these_bytes()
    {
        var bytes = new CanonicalBytes().Add("name", "清河恒信纺织有限公司").Add("count", 870).Add("share", 63.20m).Add("flag", true).Add("missing", null)
            .Add("day", new DateOnly(2023, 10, 7)).Add("at", new DateTime(2023, 9, 28, 2, 10, 0, DateTimeKind.Utc).AddTicks(1_234_560)).Add("digest", new byte[] { 0x0A, 0xFF })
            .Add("id", new Guid("0198c0de-0000-7000-8000-000000000001")).ToBytes();
        Assert.Equal("""
            name=清河恒信纺织有限公司
            count=870
            share=63.2
            flag=true
            missing!
            day=2023-10-07
            at=2023-09-28T02:10:00.123456Z
            digest=0aff
            id=0198c0de-0000-7000-8000-000000000001

            """, Encoding.UTF8.GetString(bytes));
    }

    [Theory]
    [InlineData("a\nb=c", "x=a\\nb=c\n")]
    [InlineData("a\\nb", "x=a\\\\nb\n")]
    [InlineData("", "x=\n")]
    [InlineData("e\u0301", "x=\u00E9\n")]
    public void Text_is_escaped_and_composed(string text, string expected) => Assert.Equal(expected, new CanonicalBytes().Add("x", text).ToString());

    [Fact]
    public void Missing_and_empty_are_not_the_same() => Assert.NotEqual(new CanonicalBytes().Add("x", null).ToBytes(), new CanonicalBytes().Add("x", "").ToBytes());

    [Theory]
    [InlineData("1.50", "1.5")]
    [InlineData("100", "100")]
    [InlineData("-0.10", "-0.1")]
    [InlineData("0.00", "0")]
    public void Numbers_have_no_trailing_zeros(string number, string expected) =>
        Assert.Equal(expected, CanonicalBytes.Format(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture)));
}
