using Yingshang.Gongwen;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Yingshang.Libraries.Tests.Gongwen;

/// <summary>GB/T 9704-2012 7.3.5; the widths are counted by hand: a Chinese character 1, a digit half a character.</summary>
public sealed class SignatureTests
{
    // 2026年7月8日：6 digits and 3 characters, 6 wide. 2026年12月31日: 8 digits and 3 characters, 7 wide.
    [Fact]
    public void Without_seal_the_date_begins_two_characters_after_the_name()
    {
        // A line holds 28. Name 10 wide, 2 free to its right: it begins after 16, the date after 18.
        using var docx = new WrittenDocx(Signed("示例区营商环境建设局", "2026-07-08", isSealed: false));
        var (name, date) = (docx.Paragraph("示例区营商环境建设局").ParagraphProperties!, docx.Paragraph("2026年7月8日").ParagraphProperties!);
        Assert.Equal(200, name.Indentation!.RightChars!.Value);
        Assert.Equal(1800, date.Indentation!.LeftChars!.Value);
        Assert.Equal(W.JustificationValues.Left, date.Justification!.Val!.Value);
    }

    [Theory]
    [InlineData("示例区政府", "2026-12-31", 600, 200)]            // name 5 < date 7: date 2 from the edge, name begins 2 before it: 2 + 7 + 2 - 5 = 6
    public void Without_seal_a_longer_date_keeps_two_characters_free(string name, string date, int nameRight, int dateRight)
    {
        Assert.Equal((nameRight, dateRight), RightSpaces(name, date, isSealed: false));
    }

    [Theory]
    [InlineData("示例区营商环境建设局", "2026-07-08", 200, 400)]   // 4 + (6 - 10) / 2 = 2
    [InlineData("区政府", "2026-12-31", 600, 400)]               // 4 + (7 - 3) / 2 = 6
    public void With_seal_the_date_keeps_four_characters_free_and_the_name_is_centred_over_it(string name, string date, int nameRight, int dateRight)
    {
        Assert.Equal((nameRight, dateRight), RightSpaces(name, date, isSealed: true));
    }

    [Fact]
    public void Month_and_day_are_written_without_leading_zero_and_stay_with_the_text()
    {
        using var docx = new WrittenDocx(Signed("区政府", "2026-07-08", isSealed: false));
        Assert.NotNull(docx.Paragraph("2026年7月8日"));
        Assert.NotNull(docx.Paragraph("区政府").ParagraphProperties!.KeepNext);
        Assert.NotNull(docx.Paragraph("特此报告。").ParagraphProperties!.KeepNext);
        Assert.Equal(100, docx.Paragraph("区政府").ParagraphProperties!.SpacingBetweenLines!.BeforeLines!.Value);
    }

    private static (int Name, int Date) RightSpaces(string name, string date, bool isSealed)
    {
        using var docx = new WrittenDocx(Signed(name, date, isSealed));
        var paragraphs = docx.Body.Elements<W.Paragraph>().TakeLast(2).ToArray();
        return (RightChars(paragraphs[0]), RightChars(paragraphs[1]));
    }

    private static int RightChars(W.Paragraph paragraph)
    {
        Assert.Null(paragraph.ParagraphProperties!.Justification);
        return paragraph.ParagraphProperties.Indentation!.RightChars!.Value;
    }

    private static GongwenDocument Signed(string name, string date, bool isSealed) => new()
    {
        Title = "工作报告",
        Blocks = [new ParagraphBlock("特此报告。")],
        SignedBy = name,
        Date = DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture),
        Sealed = isSealed,
        CreatedAt = DateTimeOffset.UnixEpoch,
    };
}
