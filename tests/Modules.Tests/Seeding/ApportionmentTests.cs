using Yingshang.App.Seeding.Years;

namespace Yingshang.Modules.Tests.Seeding;

/// <summary>Parts add up to the whole.</summary>
public sealed class ApportionmentTests
{
    // 10 × 1/3 each: 3, 3, 3 and the one that is left to the first; 100 by 1, 1, 4: 16.67, 16.67, 66.67.
    [Theory]
    [InlineData(10, new long[] { 1, 1, 1 }, new long[] { 4, 3, 3 })]
    [InlineData(100, new long[] { 1, 1, 4 }, new long[] { 17, 17, 66 })]
    [InlineData(7, new long[] { 0, 5 }, new long[] { 0, 7 })]
    [InlineData(0, new long[] { 2, 3 }, new long[] { 0, 0 })]
    public void By_the_largest_remainder(long whole, long[] weights, long[] expected) => Assert.Equal(expected, Apportionment.Of(whole, weights));

    [Fact]
    public void Each_part_is_a_multiple_of_the_step_and_at_least_so_much()
    {
        var parts = Apportionment.Of(205_800_000_000, [.. Enumerable.Range(1, 1_997).Select(i => (long)i * i)], 100, 1_000_000);
        Assert.Equal(205_800_000_000, parts.Sum());
        Assert.All(parts, p => Assert.True(p >= 1_000_000 && p % 100 == 0));
    }
}
