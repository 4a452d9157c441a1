using Yingshang.Gongwen;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Yingshang.Libraries.Tests.Gongwen;

/// <summary>GB/T 9704-2012 7.2.6, 7.3.4 and 7.3.7.</summary>
public sealed class AppendixTests : IDisposable
{
    private readonly WrittenDocx _docx = new(WholeReport.Create());

    public void Dispose() => _docx.Dispose();

    [Fact]
    public void The_text_reads_in_the_order_of_the_standard()
    {
        const string end = """
            BodyText: 附件：1.上半年各单位诉求办理情况表
            BodyText: 2.上半年已经解决的共性问题清单，以及牵头单位、配合单位和完成时限
            Signature: 示例区营商环境建设局
            Date: 2026年7月8日
            Note: （联系人：吴倩，联系电话：66181231）
            AppendixLabel: 附件1
            Title: 上半年各单位诉求办理情况表
            TableUnit: 单位：件
            | 单位 | 受理 | 办结 | 办结率 |
            """;
        Assert.Contains(end.ReplaceLineEndings("\n"), _docx.PlainText(), StringComparison.Ordinal);
        Assert.Contains("AppendixLabel: 附件2\nTitle: 上半年已经解决的共性问题清单，以及牵头单位、配合单位和完成时限\nBodyText: 1.用电报装“一窗受理”。", _docx.PlainText(), StringComparison.Ordinal);
        Assert.Contains("抄送：区委办公室", _docx.PlainText().Split('\n')[^3], StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_goes_on_in_the_next_line_stays_under_its_first_character()
    {
        // 左空二字、“附件：”三字、序号一字（半角数字和点各半字）：名称从第七字起。
        var first = _docx.Paragraph("附件：1.上半年各单位诉求办理情况表").ParagraphProperties!.Indentation!;
        Assert.Equal((600, 400), (first.LeftChars!.Value, first.HangingChars!.Value));
        var second = _docx.Paragraph("2.上半年已经解决的共性问题清单，以及牵头单位、配合单位和完成时限").ParagraphProperties!.Indentation!;
        Assert.Equal((600, 100), (second.LeftChars!.Value, second.HangingChars!.Value));
    }

    [Fact]
    public void An_appendix_begins_a_page_its_label_at_the_edge_and_its_title_in_the_third_line()
    {
        var label = _docx.Paragraph("附件1").ParagraphProperties!;
        Assert.NotNull(label.PageBreakBefore);
        Assert.Equal("黑体", _docx.Style("AppendixLabel").StyleRunProperties!.RunFonts!.EastAsia!.Value);
        Assert.Equal(100, _docx.Paragraph("上半年各单位诉求办理情况表").ParagraphProperties!.SpacingBetweenLines!.BeforeLines!.Value);
    }

    [Fact]
    public void A_single_appendix_has_no_number()
    {
        using var docx = new WrittenDocx(WholeReport.Create() with { Attachments = [], Appendices = [new GongwenAppendix("情况表", [])] });
        Assert.Contains("BodyText: 附件：情况表\n", docx.PlainText(), StringComparison.Ordinal);
        Assert.Contains("AppendixLabel: 附件\nTitle: 情况表", docx.PlainText(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_appendix_that_the_text_does_not_name_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => WrittenDocx.BytesOf(WholeReport.Create() with { Attachments = ["另一张表"] }));
        Assert.Contains("上半年各单位诉求办理情况表", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_signer_of_a_report_to_those_above_stands_right_of_the_number()
    {
        var line = _docx.Paragraph("　示营商〔2026〕3号签发人：周　敏");
        Assert.Equal("楷体_GB2312", line.Elements<W.Run>().Last().RunProperties!.RunFonts!.EastAsia!.Value);
        Assert.NotNull(line.ParagraphProperties!.ParagraphBorders!.BottomBorder);
        Assert.Equal(W.TabStopValues.Right, line.ParagraphProperties.Tabs!.GetFirstChild<W.TabStop>()!.Val!.Value);
    }
}
