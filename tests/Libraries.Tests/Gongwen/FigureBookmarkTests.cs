using Yingshang.Gongwen;

namespace Yingshang.Libraries.Tests.Gongwen;

public sealed class FigureBookmarkTests
{
    [Theory]
    [InlineData("受理件数", "fig_受理件数")]
    [InlineData("cases_received_2026", "fig_cases_received_2026")]
    [InlineData("abc.", "figx_")]
    [InlineData("", "figx_")]
    public void An_id_that_Word_accepts_stays_readable(string id, string beginning)
    {
        Assert.StartsWith(beginning, FigureBookmark.NameOf(id), StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_that_differ_only_in_case_or_punctuation_have_different_names()
    {
        string[] ids = ["a.b", "a-b", "A.B", "ab", "AB", "Ab"];
        Assert.Equal(ids.Length, ids.Select(FigureBookmark.NameOf).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void No_name_is_longer_than_the_40_characters_of_Word()
    {
        Assert.All(new[] { new string('数', 36), new string('数', 37), new string('A', 200) }, id => Assert.InRange(FigureBookmark.NameOf(id).Length, 1, 40));
    }
}
