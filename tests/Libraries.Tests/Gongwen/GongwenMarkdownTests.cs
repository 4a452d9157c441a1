using Yingshang.Gongwen;

namespace Yingshang.Libraries.Tests.Gongwen;

public sealed class GongwenMarkdownTests
{
    [Fact]
    public void Headings_paragraphs_and_page_breaks_are_read_in_order()
    {
        var blocks = GongwenMarkdown.Read("""
            # 一、总体情况

            ## （一）诉求办理

            上半年共受理诉求
            1204件。

            ### 1.要素保障

            #### （1）用电

            ##### 更深的层次

            ---

            附件
            """);

        Assert.Equal([1, 2, 3, 4, 4], blocks.OfType<HeadingBlock>().Select(heading => heading.Level));
        Assert.Equal("上半年共受理诉求1204件。", Text(Assert.IsType<ParagraphBlock>(blocks[2]).Runs));
        Assert.IsType<PageBreakBlock>(blocks[^2]);
        Assert.Equal("附件", Text(Assert.IsType<ParagraphBlock>(blocks[^1]).Runs));
    }

    [Fact]
    public void Bold_words_are_runs_of_their_own_even_beside_Chinese_quotation_marks()
    {
        var runs = Paragraph("坚持**“一诉一策”**办理，*不*加粗。").Runs;
        Assert.Equal([new TextRun("坚持"), new TextRun("“一诉一策”", Bold: true), new TextRun("办理，不加粗。")], runs);
    }

    [Fact]
    public void A_figure_and_a_link_to_it_keep_the_id()
    {
        var runs = Paragraph("受理[1204](figure:cases.received)件，见[底稿](#figure:cases.received)，另见[网页](https://example.org)。").Runs;
        Assert.Equal(
            [
                new TextRun("受理"), new TextRun("1204", FigureId: "cases.received"), new TextRun("件，见"),
                new TextRun("底稿", LinkedFigureId: "cases.received"), new TextRun("，另见网页。"),
            ],
            runs);
    }

    [Theory]
    [InlineData("1. 强化协同", "1.强化协同")]
    [InlineData("3) 强化协同", "3)强化协同")]
    [InlineData("- 强化协同", "强化协同")]
    [InlineData("限值<50万元", "限值<50万元")]
    public void Numbers_of_list_items_belong_to_the_text(string markdown, string text)
    {
        Assert.Equal(text, Text(Paragraph(markdown).Runs));
    }

    [Fact]
    public void Every_item_of_a_list_keeps_its_own_number()
    {
        Assert.Equal(["1.甲", "2.乙"], GongwenMarkdown.Read("1. 甲\n2. 乙\n").Cast<ParagraphBlock>().Select(p => Text(p.Runs)));
    }

    [Fact]
    public void Latin_words_broken_over_two_lines_keep_their_space()
    {
        Assert.Equal("Open XML格式", Text(Paragraph("Open\nXML\n格式").Runs));
    }

    [Fact]
    public void A_table_takes_caption_unit_and_source_from_its_neighbours()
    {
        var blocks = GongwenMarkdown.Read("""
            情况如下。

            表1 各街道诉求办理情况

            单位：件

            | 街道 | 受理 | 办结率 | 评价 |
            |------|------|--------|:----:|
            | 城东 | 1,204 | 98.5% | 好 |
            | 城西 | 602 | — |

            数据来源：诉求办理台账

            正文继续。
            """);

        Assert.Equal(3, blocks.Count);
        var table = Assert.IsType<TableBlock>(blocks[1]);
        Assert.Equal("表1 各街道诉求办理情况", table.Caption);
        Assert.Equal("单位：件", table.UnitNote);
        Assert.Equal("数据来源：诉求办理台账", table.SourceNote);
        Assert.Equal(
            [new("街道"), new("受理", ColumnAlignment.Right), new("办结率", ColumnAlignment.Right), new("评价", ColumnAlignment.Center)],
            table.Columns);
        Assert.Equal(["城西", "602", "—", ""], table.Rows[1].Select(cell => Text(cell.Runs)));
    }

    [Fact]
    public void A_paragraph_that_only_stands_before_a_table_stays_a_paragraph()
    {
        var blocks = GongwenMarkdown.Read("表现突出的有两家。\n\n| 甲 |\n|----|\n| 乙 |\n");
        Assert.IsType<ParagraphBlock>(blocks[0]);
        Assert.Null(Assert.IsType<TableBlock>(blocks[1]).Caption);
    }

    [Fact]
    public void Empty_text_has_no_blocks() => Assert.Empty(GongwenMarkdown.Read(""));

    private static ParagraphBlock Paragraph(string markdown) => Assert.IsType<ParagraphBlock>(Assert.Single(GongwenMarkdown.Read(markdown)));

    private static string Text(IEnumerable<TextRun> runs) => string.Concat(runs.Select(run => run.Text));
}
