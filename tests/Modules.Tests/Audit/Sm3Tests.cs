using System.Text;
using Yingshang.Platform.Audit;

namespace Yingshang.Modules.Tests.Audit;

public sealed class Sm3Tests
{
    // GB/T 32905-2016 appendix A.
    [Theory]
    [InlineData("abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0")]
    [InlineData("abcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcd", "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732")]
    public void Digests_as_the_standard_says(string text, string digest) => Assert.Equal(digest, Convert.ToHexStringLower(Sm3.Hash(Encoding.ASCII.GetBytes(text))));

    [Fact]
    public void Two_parts_digest_as_one_text() => Assert.Equal(Sm3.Hash("abc"u8), Sm3.Hash("a"u8, "bc"u8));
}
