using Yingshang.Gongwen;

namespace Yingshang.Libraries.Tests.Gongwen;

public sealed class HeadingNumbersTests
{
    [Fact]
    public void Each_level_has_its_own_numerals_and_begins_again_under_the_next_higher_heading()
    {
        int[] levels = [1, 2, 2, 3, 4, 4, 3, 1, 2];
        var numbered = HeadingNumbers.AddTo(levels.Select(level => new HeadingBlock(level, "题")));
        Assert.Equal(["一、题", "（一）题", "（二）题", "1.题", "（1）题", "（2）题", "2.题", "二、题", "（一）题"], numbered.Select(Text));
    }

    [Theory]
    [InlineData(9, "九、题")]
    [InlineData(10, "十、题")]
    [InlineData(11, "十一、题")]
    [InlineData(20, "二十、题")]
    [InlineData(21, "二十一、题")]
    [InlineData(99, "九十九、题")]
    public void Chinese_numerals_go_on_beyond_ten(int count, string last)
    {
        var numbered = HeadingNumbers.AddTo(Enumerable.Repeat(new HeadingBlock(1, "题"), count));
        Assert.Equal(last, Text(numbered[^1]));
    }

    [Fact]
    public void What_is_not_a_heading_stays_as_it_is()
    {
        var paragraph = new ParagraphBlock("正文");
        Assert.Same(paragraph, Assert.Single(HeadingNumbers.AddTo([paragraph])));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void A_level_that_the_standard_does_not_know_is_refused(int level)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new HeadingBlock(level, "题"));
    }

    private static string Text(GongwenBlock block) => string.Concat(((HeadingBlock)block).Runs.Select(run => run.Text));
}
