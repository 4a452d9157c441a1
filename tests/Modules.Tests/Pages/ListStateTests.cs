using Yingshang.Platform.Pages;

namespace Yingshang.Modules.Tests.Pages;

public class ListStateTests
{
    [Theory]
    [InlineData("")]
    [InlineData("?q=%E7%BA%BA%E7%BB%87&status=overdue&sort=-due&cols=due,title&size=50&page=3")]
    [InlineData("?unit=a&unit=b")]
    public void An_address_says_the_same_after_reading_and_writing(string query)
    {
        var state = ListState.Parse("/cases", query);
        Assert.Equal(Normal(query), Normal(new Uri("http://x" + state.Url).Query));
    }

    [Theory]
    [InlineData("?page=0", 1, 20)]
    [InlineData("?page=-4&size=100000", 1, 200)]
    [InlineData("?page=x&size=y", 1, 20)]
    public void What_is_out_of_range_is_brought_into_it(string query, int page, int size)
    {
        var state = ListState.Parse("/cases", query);
        Assert.Equal((page, size), (state.Page, state.Size));
    }

    [Fact]
    public void A_changed_filter_begins_at_the_first_page() =>
        Assert.Equal("/cases?status=open", ListState.Parse("/cases", "?status=overdue&page=7").WithFilter("status", "open").Url);

    [Fact]
    public void One_value_of_a_filter_can_be_taken_away() =>
        Assert.Equal("/cases?unit=b", ListState.Parse("/cases", "?unit=a&unit=b").Without("unit", "a").Url);

    [Fact]
    public void Sorting_by_the_same_column_again_turns_it_round()
    {
        var once = ListState.Parse("/cases", "?page=2").SortedBy("due");
        Assert.Equal("/cases?sort=due", once.Url);
        Assert.Equal("/cases?sort=-due", once.SortedBy("due").Url);
        Assert.Equal("/cases?sort=title", once.SortedBy("due").SortedBy("title").Url);
    }

    [Fact]
    public void Clearing_keeps_order_and_columns() =>
        Assert.Equal("/cases?sort=due&cols=due", ListState.Parse("/cases", "?q=x&status=open&sort=due&cols=due&page=2").Cleared().Url);

    [Fact]
    public void A_form_without_script_sends_columns_one_by_one() =>
        Assert.Equal(["a", "b"], ListState.Parse("/cases", "?cols=a&cols=b").Columns);

    private static string[] Normal(string query) => [.. Uri.UnescapeDataString(query).TrimStart('?').Split('&').Order(StringComparer.Ordinal)];
}
