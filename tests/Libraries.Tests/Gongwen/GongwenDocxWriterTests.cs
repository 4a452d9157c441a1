using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Validation;
using Yingshang.Gongwen;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Yingshang.Libraries.Tests.Gongwen;

/// <summary>Expected sizes are those of GB/T 9704-2012, in millimetres, characters and 号, converted here by hand.</summary>
public sealed class GongwenDocxWriterTests : IDisposable
{
    private const double TwipsPerMillimetre = 1440 / 25.4;
    private readonly WrittenDocx _docx = new(SampleReport.Create());

    public void Dispose() => _docx.Dispose();

    [Theory]
    [InlineData(FileFormatVersions.Office2007)]
    [InlineData(FileFormatVersions.Office2019)]
    public void The_file_is_valid_OpenXml(FileFormatVersions version)
    {
        var errors = new OpenXmlValidator(version).Validate(_docx.File);
        Assert.Empty(errors.Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
    }

    [Fact]
    public void The_text_reads_in_order()
    {
        const string expected = """
            Issuer: 示例区营商环境建设局文件
            DocumentNumber: 示营商〔2026〕3号
            Title: 示例区2026年上半年优化营商环境工作情况报告
            Recipient: 区人民政府：
            BodyText: 现将上半年工作情况报告如下。
            Heading1: 一、诉求办理
            Heading2: （一）总体情况
            BodyText: 共受理诉求1204件，办结率98.5%。
            Heading3: 1.分类情况
            Heading4: （1）要素保障类
            Caption: 表1 各街道诉求办理情况
            TableUnit: 单位：件
            | 街道 | 受理 | 办结 |
            | 第1街道 | 602 | 593 |
            | 第2街道 | 1204 | 1186 |
            TableSource: 数据来源：诉求办理台账
            Heading1: 二、下一步打算
            BodyText: 件数见数据底稿。
            Signature: 示例区营商环境建设局
            Date: 2026年7月8日
            """;
        Assert.Equal(expected.ReplaceLineEndings("\n"), _docx.PlainText());
    }

    [Fact]
    public void The_same_document_gives_the_same_bytes()
    {
        Assert.Equal(_docx.Bytes, WrittenDocx.BytesOf(SampleReport.Create()));
    }

    [Fact]
    public void No_entry_of_the_file_carries_the_time_of_writing()
    {
        using var zip = new ZipArchive(new MemoryStream(_docx.Bytes));
        Assert.All(zip.Entries, entry => Assert.Equal(1980, entry.LastWriteTime.Year));
        Assert.Equal("[Content_Types].xml", zip.Entries[0].FullName);
    }

    [Fact]
    public void The_properties_name_title_author_language_and_the_supplied_instant()
    {
        var properties = _docx.File.PackageProperties;
        Assert.Equal("示例区2026年上半年优化营商环境工作情况报告", properties.Title);
        Assert.Equal("示例区营商环境建设局", properties.Creator);
        Assert.Equal("zh-CN", properties.Language);
        Assert.Equal("报告", properties.Category);
        Assert.Equal(new DateTime(2026, 7, 8, 1, 30, 0, DateTimeKind.Utc), properties.Created?.ToUniversalTime());
    }

    [Fact]
    public void The_page_is_A4_with_the_margins_of_the_standard()
    {
        var size = _docx.Section.GetFirstChild<W.PageSize>()!;
        Assert.Equal(210, size.Width! / TwipsPerMillimetre, 1);
        Assert.Equal(297, size.Height! / TwipsPerMillimetre, 1);

        var margin = _docx.Section.GetFirstChild<W.PageMargin>()!;
        Assert.Equal(37, margin.Top! / TwipsPerMillimetre, 1);
        Assert.Equal(35, margin.Bottom! / TwipsPerMillimetre, 1);
        Assert.Equal(28, margin.Left! / TwipsPerMillimetre, 1);
        Assert.Equal(26, margin.Right! / TwipsPerMillimetre, 1);
    }

    [Fact]
    public void A_page_holds_22_lines_of_28_characters()
    {
        const double textHeight = 225 * TwipsPerMillimetre;
        const double textWidthInPoints = 156 * TwipsPerMillimetre / 20;
        var grid = _docx.Section.GetFirstChild<W.DocGrid>()!;
        var characterPitch = 16 + grid.CharacterSpace! / 4096.0;

        Assert.Equal(W.DocGridValues.LinesAndChars, grid.Type!.Value);
        Assert.Equal(22, (int)(textHeight / grid.LinePitch!));
        Assert.Equal(28, (int)(textWidthInPoints / characterPitch));

        // Not every program reads the grid: the letters and the lines themselves give the same.
        var letterWidth = 16 + _docx.Style("BodyText").StyleRunProperties!.Spacing!.Val! / 20.0;
        Assert.Equal(28, (int)(textWidthInPoints / letterWidth));
        var line = _docx.Style("Normal").StyleParagraphProperties!.SpacingBetweenLines!;
        Assert.Equal(W.LineSpacingRuleValues.Exact, line.LineRule!.Value);
        Assert.Equal(22, (int)(textHeight / Number(line.Line!)));
    }

    [Theory]
    [InlineData("Title", "方正小标宋简体", 22)]
    [InlineData("BodyText", "仿宋_GB2312", 16)]
    [InlineData("Recipient", "仿宋_GB2312", 16)]
    [InlineData("DocumentNumber", "仿宋_GB2312", 16)]
    [InlineData("Heading1", "黑体", 16)]
    [InlineData("Heading2", "楷体_GB2312", 16)]
    [InlineData("Heading3", "仿宋_GB2312", 16)]
    [InlineData("Heading4", "仿宋_GB2312", 16)]
    [InlineData("Signature", "仿宋_GB2312", 16)]
    [InlineData("Date", "仿宋_GB2312", 16)]
    [InlineData("FooterOdd", "宋体", 14)]
    [InlineData("FooterEven", "宋体", 14)]
    [InlineData("TableHead", "宋体", 12)]
    [InlineData("TableText", "仿宋_GB2312", 12)]
    public void Each_element_has_its_font_and_size(string style, string font, int points)
    {
        var letters = _docx.Style(style).StyleRunProperties!;
        Assert.Equal(font, letters.RunFonts!.EastAsia!.Value);
        Assert.Equal(font, letters.RunFonts.Ascii!.Value);
        Assert.Equal(font, letters.RunFonts.HighAnsi!.Value);
        Assert.Equal(points * 2, Number(letters.FontSize!.Val!));
    }

    [Fact]
    public void The_title_is_centred_and_a_blank_line_follows_it()
    {
        var layout = _docx.Style("Title").StyleParagraphProperties!;
        Assert.Equal(W.JustificationValues.Center, layout.Justification!.Val!.Value);
        Assert.Equal(100, layout.SpacingBetweenLines!.AfterLines!.Value);
        Assert.Single(_docx.Body.Elements<W.Paragraph>().Single(p => p.ParagraphProperties!.ParagraphStyleId!.Val == "Title").Descendants<W.Break>());
    }

    [Theory]
    [InlineData("BodyText")]
    [InlineData("Heading1")]
    [InlineData("Heading4")]
    public void Paragraphs_and_headings_begin_two_characters_in(string style)
    {
        Assert.Equal(200, _docx.Style(style).StyleParagraphProperties!.Indentation!.FirstLineChars!.Value);
    }

    [Fact]
    public void The_recipient_begins_at_the_edge()
    {
        Assert.Null(_docx.Style("Recipient").StyleParagraphProperties?.Indentation);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Headings_are_Word_headings_so_that_the_navigation_pane_shows_them(int level)
    {
        var style = _docx.Style(string.Create(CultureInfo.InvariantCulture, $"Heading{level}"));
        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"heading {level}"), style.StyleName!.Val!.Value);
        Assert.Equal(level - 1, style.StyleParagraphProperties!.OutlineLevel!.Val!.Value);
    }

    [Fact]
    public void The_red_head_has_a_red_line_two_lines_above_the_title()
    {
        Assert.Equal("FF0000", _docx.Style("Issuer").StyleRunProperties!.Color!.Val!.Value);
        var line = _docx.Paragraph("示营商〔2026〕3号").ParagraphProperties!.ParagraphBorders!.BottomBorder!;
        Assert.Equal("FF0000", line.Color!.Value);

        // 发文字号之下 4 mm 合 11.3 磅。
        Assert.Equal(11u, line.Space!.Value);
        Assert.Equal(200, _docx.Paragraph("示例区2026年上半年优化营商环境工作情况报告").ParagraphProperties!.SpacingBetweenLines!.BeforeLines!.Value);
    }

    [Fact]
    public void Odd_pages_are_numbered_on_the_right_and_even_pages_on_the_left_one_character_in()
    {
        Assert.NotNull(_docx.Main.DocumentSettingsPart!.Settings.GetFirstChild<W.EvenAndOddHeaders>());
        Assert.Equal("—  PAGE 1 —", _docx.FooterText(W.HeaderFooterValues.Default));
        Assert.Equal("—  PAGE 1 —", _docx.FooterText(W.HeaderFooterValues.Even));

        var odd = _docx.Style(StyleOf(W.HeaderFooterValues.Default)).StyleParagraphProperties!;
        Assert.Equal(W.JustificationValues.Right, odd.Justification!.Val!.Value);
        Assert.Equal(100, odd.Indentation!.RightChars!.Value);

        var even = _docx.Style(StyleOf(W.HeaderFooterValues.Even)).StyleParagraphProperties!;
        Assert.Equal(W.JustificationValues.Left, even.Justification!.Val!.Value);
        Assert.Equal(100, even.Indentation!.LeftChars!.Value);
    }

    [Fact]
    public void The_dashes_of_the_page_number_stand_7_mm_below_the_text()
    {
        var margin = _docx.Section.GetFirstChild<W.PageMargin>()!;
        const int halfOfTheLine = 140;
        Assert.Equal(7, (margin.Bottom! - (int)(uint)margin.Footer! - halfOfTheLine) / TwipsPerMillimetre, 1);
    }

    [Fact]
    public void Only_the_head_of_a_table_is_repeated_and_no_row_is_torn()
    {
        var rows = _docx.Table.Elements<W.TableRow>().ToArray();
        Assert.NotNull(rows[0].TableRowProperties!.GetFirstChild<W.TableHeader>());
        Assert.All(rows[1..], row => Assert.Null(row.TableRowProperties!.GetFirstChild<W.TableHeader>()));
        Assert.All(rows, row => Assert.NotNull(row.TableRowProperties!.GetFirstChild<W.CantSplit>()));
    }

    [Fact]
    public void Figures_in_a_table_are_right_aligned_and_its_columns_fill_the_text_width()
    {
        var cells = _docx.Table.Elements<W.TableRow>().ElementAt(1).Elements<W.TableCell>().ToArray();
        Assert.Equal(W.JustificationValues.Left, AlignmentOf(cells[0]));
        Assert.Equal(W.JustificationValues.Right, AlignmentOf(cells[1]));
        Assert.Equal(156, _docx.Table.Descendants<W.GridColumn>().Sum(column => Number(column.Width!)) / TwipsPerMillimetre, 1);
    }

    [Fact]
    public void A_table_has_all_its_borders()
    {
        var borders = _docx.Style("GongwenTable").StyleTableProperties!.TableBorders!;
        Assert.Equal(6, borders.ChildElements.Count);
        Assert.All(borders.Elements<W.BorderType>(), border => Assert.Equal(W.BorderValues.Single, border.Val!.Value));
    }

    [Fact]
    public void A_page_break_puts_what_follows_on_a_new_page()
    {
        Assert.NotNull(_docx.Paragraph("二、下一步打算").ParagraphProperties!.PageBreakBefore);
        Assert.Single(_docx.Body.Descendants<W.PageBreakBefore>());
    }

    [Fact]
    public void A_figure_is_a_bookmark_and_a_link_points_to_it()
    {
        var bookmark = Assert.Single(_docx.Body.Descendants<W.BookmarkStart>());
        Assert.Equal("1204", bookmark.NextSibling()!.InnerText);
        Assert.Equal(bookmark.Name!.Value, Assert.Single(_docx.Body.Descendants<W.Hyperlink>()).Anchor!.Value);
        Assert.Equal(bookmark.Name.Value, FigureBookmark.NameOf("cases.received"));
    }

    [Fact]
    public void A_figure_that_is_repeated_is_marked_at_its_first_place()
    {
        var figure = new TextRun("12", FigureId: "件数");
        using var docx = new WrittenDocx(Plain(new ParagraphBlock([figure]), new ParagraphBlock([figure])));
        Assert.Equal("fig_件数", Assert.Single(docx.Body.Descendants<W.BookmarkStart>()).Name!.Value);
    }

    [Fact]
    public void Characters_that_XML_cannot_hold_are_left_out_and_rare_characters_stay()
    {
        // 𠮷 lies outside the basic plane and takes two UTF-16 units.
        using var docx = new WrittenDocx(Plain(new ParagraphBlock("吴\u0001𠮷\ud842利")));
        Assert.Equal("吴𠮷利", docx.Body.Elements<W.Paragraph>().Last().InnerText);
    }

    [Fact]
    public void A_plain_document_is_valid_without_head_recipient_and_signature()
    {
        using var docx = new WrittenDocx(Plain(new PageBreakBlock(), new TableBlock([new TableColumn("甲")], []), new TableBlock([new TableColumn("乙")], [["丙"]])));
        Assert.Empty(new OpenXmlValidator().Validate(docx.File));
        Assert.Equal("Title: 工作总结\nTableUnit:\n| 甲 |\nTableSource:\n| 乙 |\n| 丙 |\nTableSource:", docx.PlainText());
    }

    [Fact]
    public void A_document_without_title_is_refused()
    {
        Assert.Throws<ArgumentException>(() => WrittenDocx.BytesOf(Plain() with { Title = " " }));
    }

    [Fact]
    public void A_row_with_a_missing_cell_is_refused_with_its_number()
    {
        var error = Assert.Throws<ArgumentException>(() => new TableBlock([new TableColumn("甲"), new TableColumn("乙")], [["1", "2"], ["3"]]));
        Assert.Contains("第 2 行", error.Message, StringComparison.Ordinal);
    }

    private static GongwenDocument Plain(params GongwenBlock[] blocks) =>
        new() { Title = "工作总结", Blocks = blocks, CreatedAt = DateTimeOffset.UnixEpoch };

    private static W.JustificationValues AlignmentOf(W.TableCell cell) =>
        cell.GetFirstChild<W.Paragraph>()!.ParagraphProperties!.Justification!.Val!.Value;

    private string StyleOf(W.HeaderFooterValues side) =>
        _docx.Footer(side).GetFirstChild<W.Paragraph>()!.ParagraphProperties!.ParagraphStyleId!.Val!.Value!;

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
