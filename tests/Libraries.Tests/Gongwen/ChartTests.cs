using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Yingshang.Gongwen;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Yingshang.Libraries.Tests.Gongwen;

public sealed class ChartTests : IDisposable
{
    private readonly WrittenDocx _docx = new(WholeReport.Create());

    public void Dispose() => _docx.Dispose();

    [Theory]
    [InlineData(FileFormatVersions.Office2007)]
    [InlineData(FileFormatVersions.Office2019)]
    public void A_report_with_everything_in_it_is_valid_OpenXml(FileFormatVersions version) =>
        Assert.Empty(new OpenXmlValidator(version).Validate(_docx.File).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));

    [Fact]
    public void The_same_report_gives_the_same_bytes() => Assert.Equal(_docx.Bytes, WrittenDocx.BytesOf(WholeReport.Create()));

    [Fact]
    public void Each_chart_is_drawn_by_Word_in_the_order_of_the_text()
    {
        var parts = _docx.Body.Descendants<C.ChartReference>().Select(reference => (ChartPart)_docx.Main.GetPartById(reference.Id!)).ToList();
        Assert.Equal(["barChart", "pieChart", "lineChart", "barChart"], parts.Select(part => part.ChartSpace.Descendants<C.PlotArea>().Single().ChildElements[1].LocalName));
        Assert.Equal([C.BarDirectionValues.Column, C.BarDirectionValues.Bar], parts.SelectMany(part => part.ChartSpace.Descendants<C.BarDirection>()).Select(direction => direction.Val!.Value));
    }

    [Fact]
    public void The_numbers_of_a_chart_are_edited_in_the_sheet_it_carries()
    {
        var chart = Chart(0);
        var sheet = Assert.IsType<EmbeddedPackagePart>(chart.GetPartById(chart.ChartSpace.GetFirstChild<C.ExternalData>()!.Id!));
        using var book = SpreadsheetDocument.Open(sheet.GetStream(), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(book).Select(error => error.Description));
        var rows = book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().Select(row => string.Join('|', row.Elements().Select(cell => cell.InnerText))).ToList();
        Assert.Equal(["月份|受理|办结", "1月|180|178", "2月|150|149"], rows[..3]);
        Assert.Equal("数据!$B$2:$B$7", chart.ChartSpace.Descendants<C.Values>().First().Descendants<C.Formula>().Single().Text);
        Assert.Equal(["180", "150", "210", "226", "218", "220"], chart.ChartSpace.Descendants<C.Values>().First().Descendants<C.NumericValue>().Select(value => value.Text));
    }

    [Fact]
    public void Where_there_is_no_number_the_line_has_a_gap()
    {
        var values = Chart(2).ChartSpace.Descendants<C.Values>().First().Descendants<C.NumericPoint>().Select(point => point.Index!.Value);
        Assert.Equal([0u, 1u, 3u, 4u, 5u], values);
        Assert.Equal(C.DisplayBlanksAsValues.Gap, Chart(2).ChartSpace.Descendants<C.DisplayBlanksAs>().Single().Val!.Value);
    }

    [Fact]
    public void Only_the_newest_row_of_numbers_is_red_and_the_rest_is_grey()
    {
        var colors = Chart(0).ChartSpace.Descendants<C.BarChartSeries>().Select(series => series.GetFirstChild<C.ChartShapeProperties>()!.Descendants<DocumentFormat.OpenXml.Drawing.RgbColorModelHex>().Single().Val!.Value);
        Assert.Equal(["404040", "C00000"], colors);
    }

    [Fact]
    public void The_title_stands_below_the_chart_and_its_numbers_are_read_aloud()
    {
        var lines = _docx.PlainText().Split('\n');
        var at = Array.IndexOf(lines, "Caption: 图1　各月受理和办结诉求数");
        Assert.Equal(("Chart:", "TableSource: 数据来源：诉求办理台账"), (lines[at - 1], lines[at + 1]));
        var said = _docx.Body.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties>().First().Description!.Value!;
        Assert.StartsWith("图1　各月受理和办结诉求数（单位：件）。受理：1月 180，2月 150", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chart_is_as_wide_as_the_text()
    {
        var extent = _docx.Body.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.Extent>().First();
        Assert.Equal(156, extent.Cx! / 36000.0, 1);
    }

    [Fact]
    public void Words_that_XML_would_read_as_marks_stay_words()
    {
        using var docx = new WrittenDocx(new GongwenDocument { Title = "图", CreatedAt = DateTimeOffset.UnixEpoch, Blocks = [new ChartBlock("<甲>&\"乙\"", ChartKind.Column, ["a<b"], [new ChartSeries("x&y", [1])], "件")] });
        Assert.Empty(new OpenXmlValidator().Validate(docx.File));
        Assert.Equal("a<b", docx.Main.ChartParts.Single().ChartSpace.Descendants<C.StringPoint>().Last().InnerText);
    }

    private ChartPart Chart(int index) => (ChartPart)_docx.Main.GetPartById(_docx.Body.Descendants<C.ChartReference>().ElementAt(index).Id!);
}
