using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Validation;
using Yingshang.Gongwen;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Yingshang.Libraries.Tests.Gongwen;

public sealed class FormTests
{
    private const string Form = """
        ```form
        交办单位 | 区住建局 | 紧急程度 | 平件
        情况 | 第一行\n第二行 ^4
        意见 | 同意 >> 签字：　　月　　日 ^3
        以下由营商办填写
        ```

        ✂ 沿虚线裁下

        ->回执<-
        """;

    [Fact]
    public void A_form_is_read_row_by_row()
    {
        var blocks = GongwenMarkdown.Read(Form);
        var form = Assert.IsType<FormBlock>(blocks[0]);
        Assert.Equal([4, 2, 2, 1], form.Rows.Select(r => r.Cells.Count));
        Assert.Equal([1, 4, 3, 1], form.Rows.Select(r => r.LeastLines));
        Assert.Equal("第一行\n第二行", form.Rows[1].Cells[1].Text);
        Assert.Equal(("同意", "签字：　　月　　日"), (form.Rows[2].Cells[1].Text, form.Rows[2].Cells[1].Closing));
        Assert.Equal("沿虚线裁下", Assert.IsType<CutLineBlock>(blocks[1]).Text);
        Assert.Equal("回执", Assert.Single(Assert.IsType<CentredBlock>(blocks[2]).Runs).Text);
    }

    [Fact]
    public void Every_row_of_a_form_is_twelve_columns_wide()
    {
        using var written = new WrittenDocx(Sample(GongwenLayout.Form));
        var rows = written.Table.Elements<W.TableRow>().ToList();
        Assert.All(rows, row => Assert.Equal(12, row.Elements<W.TableCell>().Sum(c => c.TableCellProperties!.GridSpan!.Val!.Value)));
        Assert.Equal([2, 4, 2, 4], rows[0].Elements<W.TableCell>().Select(c => c.TableCellProperties!.GridSpan!.Val!.Value));
        Assert.Equal([2, 10], rows[1].Elements<W.TableCell>().Select(c => c.TableCellProperties!.GridSpan!.Val!.Value));
        Assert.Equal("编号：营商交办〔2026〕15号2026年11月22日", written.Body.Elements<W.Paragraph>().ElementAt(1).InnerText);
        Assert.Contains("第 ", written.FooterText(W.HeaderFooterValues.Default));
    }

    [Theory]
    [InlineData(GongwenLayout.Standard)]
    [InlineData(GongwenLayout.Letter)]
    [InlineData(GongwenLayout.Form)]
    public void Every_layout_is_a_valid_file_and_the_same_each_time(GongwenLayout layout)
    {
        using var written = new WrittenDocx(Sample(layout));
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(written.File).Select(e => e.Description));
        Assert.Equal(written.Bytes, WrittenDocx.BytesOf(Sample(layout)));
    }

    [Fact]
    public void A_letter_has_red_double_lines_and_no_number_on_its_first_page()
    {
        using var written = new WrittenDocx(Sample(GongwenLayout.Letter));
        Assert.NotNull(written.Section.GetFirstChild<W.TitlePage>());
        var mark = written.Body.Elements<W.Paragraph>().First(p => p.InnerText == "示例区营商办");
        Assert.Equal(W.BorderValues.ThickThinSmallGap, mark.ParagraphProperties!.ParagraphBorders!.BottomBorder!.Val!.Value);
        var first = written.Footer(W.HeaderFooterValues.First);
        Assert.Equal(W.BorderValues.ThinThickSmallGap, first.Descendants<W.TopBorder>().Single().Val!.Value);
        Assert.Equal("", first.InnerText);
        // 上页边 30 mm 是 1701 缇。
        Assert.Equal(1701, written.Section.GetFirstChild<W.PageMargin>()!.Top!.Value);
    }

    [Fact]
    public void The_imprint_stands_at_the_foot_between_thick_lines()
    {
        using var written = new WrittenDocx(Sample(GongwenLayout.Standard));
        var imprint = written.Body.Elements<W.Paragraph>().Where(p => p.ParagraphProperties!.FrameProperties is not null).Select(p => (p.InnerText, Properties: p.ParagraphProperties!)).ToList();
        Assert.Equal(["　抄送：区政府办公室，区督查室。", "　示例区营商办2026年11月22日印发"], imprint.Select(line => line.InnerText));
        // 297 mm 的页，版心底边距下页边 35 mm（1984 缇），版记两行各 440 缇，各留 24 缇给线：16838 - 1984 - 928。
        Assert.Equal(["13926", "14390"], imprint.Select(line => line.Properties.FrameProperties!.Y!.Value));
        Assert.All(imprint, line => Assert.Equal(W.VerticalAnchorValues.Page, line.Properties.FrameProperties!.VerticalPosition!.Value));
        // 首末 0.35 mm，中间 0.25 mm，以八分之一磅计。
        var (first, last) = (imprint[0].Properties.ParagraphBorders!, imprint[1].Properties.ParagraphBorders!);
        Assert.Equal((8u, 6u, 8u), (first.TopBorder!.Size!.Value, first.BottomBorder!.Size!.Value, last.BottomBorder!.Size!.Value));
        Assert.Contains("附件：1.情况表", written.PlainText());
        Assert.Contains("（联系人：周敏）", written.PlainText());
    }

    [Fact]
    public void A_row_is_a_heading_or_one_to_three_pairs() =>
        Assert.Throws<ArgumentException>(() => new FormBlock([new FormRow(["一", "二", "三"])]));

    private static GongwenDocument Sample(GongwenLayout layout) => new()
    {
        Title = "企业诉求交办单", Layout = layout, IssuerLine = "示例区营商办", DocumentNumber = "营商交办〔2026〕15号", Recipient = layout == GongwenLayout.Form ? null : "区住建局",
        SignedBy = layout == GongwenLayout.Form ? null : "示例区营商办", Date = new DateOnly(2026, 11, 22), Attachments = ["情况表", "清单"], Note = "联系人：周敏", CopyTo = "区政府办公室，区督查室", Urgency = "加急",
        PrintedBy = "示例区营商办", PrintedOn = new DateOnly(2026, 11, 22), CreatedAt = new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.FromHours(8)), Blocks = GongwenMarkdown.Read(Form),
    };
}
