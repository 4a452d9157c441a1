using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Validation;
using Yingshang.Gongwen;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Yingshang.Libraries.Tests.Gongwen;

/// <summary>水印: on every kind of page, valid, and not there where none is asked for.</summary>
public sealed class WatermarkTests
{
    private const string Mark = "QH06003 2023-09-28 10:00";

    [Theory]
    [InlineData(GongwenLayout.Standard, PaperSize.A4)]
    [InlineData(GongwenLayout.Letter, PaperSize.A4)]
    [InlineData(GongwenLayout.Form, PaperSize.A4)]
    [InlineData(GongwenLayout.Form, PaperSize.A3Landscape)]
    public void Every_page_carries_it(GongwenLayout layout, PaperSize paper)
    {
        using var written = new WrittenDocx(Sample(layout, paper, Mark));
        foreach (var version in new[] { FileFormatVersions.Office2007, FileFormatVersions.Office2019 })
            Assert.Empty(new OpenXmlValidator(version).Validate(written.File).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
        var header = Assert.Single(written.Main.HeaderParts);
        Assert.Equal([Mark, Mark, Mark], header.Header!.Descendants<DocumentFormat.OpenXml.Vml.TextPath>().Select(t => t.String?.Value).OfType<string>());
        var pages = written.Section.Elements<W.HeaderReference>().Select(r => (r.Type!.Value, written.Main.GetPartById(r.Id!))).ToList();
        Assert.Equal(layout == GongwenLayout.Letter ? 3 : 2, pages.Count);
        Assert.All(pages, p => Assert.Same(header, p.Item2));
    }

    [Fact]
    public void What_is_typed_into_a_name_cannot_leave_its_place()
    {
        using var written = new WrittenDocx(Sample(GongwenLayout.Form, PaperSize.A4, "\"/><v:x a=\"<&>\u0001"));
        Assert.All(Assert.Single(written.Main.HeaderParts).Header!.Descendants<DocumentFormat.OpenXml.Vml.TextPath>().Where(t => t.String is not null), t => Assert.Equal("\"/><v:x a=\"<&>", t.String!.Value));
    }

    [Fact]
    public void Without_one_there_is_no_header()
    {
        using var written = new WrittenDocx(Sample(GongwenLayout.Form, PaperSize.A4, null));
        Assert.Empty(written.Main.HeaderParts);
        Assert.Empty(written.Section.Elements<W.HeaderReference>());
    }

    private static GongwenDocument Sample(GongwenLayout layout, PaperSize paper, string? mark) => new()
    {
        Title = "企业诉求交办单", Layout = layout, Paper = paper, IssuerLine = "示例区营商办", DocumentNumber = "营商交办〔2026〕15号", Date = new DateOnly(2026, 11, 22), CreatedAt = DateTimeOffset.UnixEpoch, Watermark = mark,
        Blocks = [new ParagraphBlock([new TextRun("请办理。")])],
    };
}
