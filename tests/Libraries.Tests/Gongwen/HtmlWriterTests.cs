using System.Text.RegularExpressions;
using System.Xml.Linq;
using Yingshang.Gongwen;

namespace Yingshang.Libraries.Tests.Gongwen;

public sealed partial class HtmlWriterTests
{
    private static readonly string Html = GongwenHtmlWriter.Write(WholeReport.Create());

    [Fact]
    public void The_page_needs_no_other_file_and_runs_nothing()
    {
        Assert.DoesNotContain("<script", Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=", Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(", Html, StringComparison.OrdinalIgnoreCase);
        Assert.All(Address().Matches(Html), link => Assert.StartsWith("#", link.Groups["to"].Value, StringComparison.Ordinal));
    }

    [Fact]
    public void The_levels_of_the_text_are_the_levels_of_the_page()
    {
        Assert.Contains("<html lang=\"zh-CN\">", Html, StringComparison.Ordinal);
        Assert.Equal(["h1", "h2", "h3", "h4", "h5", "h2", "h2", "h2"], Level().Matches(Html).Select(m => m.Groups["level"].Value));
        Assert.Single(Level().Matches(Html), m => m.Groups["level"].Value == "h1");
    }

    [Fact]
    public void Each_link_and_label_points_to_an_id_that_stands_once()
    {
        var ids = Id().Matches(Html).Select(m => m.Groups["id"].Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Contains("fig_received", ids);
        Assert.All(Address().Matches(Html), link => Assert.Contains(link.Groups["to"].Value[1..], ids));
        Assert.All(LabelledBy().Matches(Html), label => Assert.Contains(label.Groups["id"].Value, ids));
    }

    [Fact]
    public void A_table_says_what_its_columns_are_and_a_chart_has_its_numbers_as_a_table()
    {
        Assert.Contains("<th scope=\"col\">受理</th>", Html, StringComparison.Ordinal);
        Assert.Contains("<td class=\"right\">21</td>", Html, StringComparison.Ordinal);
        Assert.Equal(4, Regex.Count(Html, "<svg [^>]*role=\"img\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(2)));
        Assert.Equal(4, Regex.Count(Html, "<details>", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(2)));
    }

    [Fact]
    public void Every_mark_is_closed()
    {
        // 除去不闭合的几种，页面就是一份 XML。
        var xml = Html[Html.IndexOf("<main>", StringComparison.Ordinal)..(Html.IndexOf("</main>", StringComparison.Ordinal) + 7)].Replace("<br>", "<br/>", StringComparison.Ordinal).Replace("<hr class=\"red\">", "<hr/>", StringComparison.Ordinal);
        Assert.Equal("main", XElement.Parse(xml).Name.LocalName);
    }

    [Fact]
    public void Words_of_the_text_never_become_marks()
    {
        var html = GongwenHtmlWriter.Write(new GongwenDocument { Title = "<b>题</b>", CreatedAt = DateTimeOffset.UnixEpoch, Blocks = [new ParagraphBlock("1<2 & \"x\""), new ChartBlock("<i>", ChartKind.Pie, ["<u>"], [new ChartSeries("n", [1])], "")] });
        Assert.Contains("<h1>&lt;b&gt;题&lt;/b&gt;</h1>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<u>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>", html, StringComparison.Ordinal);
    }

    [GeneratedRegex("href=\"(?<to>[^\"]*)\"", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Address();

    [GeneratedRegex("<(?<level>h[1-6])[ >]", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Level();

    [GeneratedRegex(" id=\"(?<id>[^\"]*)\"", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Id();

    [GeneratedRegex("aria-labelledby=\"(?<id>[^\"]*)\"", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex LabelledBy();
}
