using System.Text;
using Yingshang.Platform.Files;

namespace Yingshang.Modules.Tests.Files;

public sealed class SheetFileTests
{
    private const string Table = "工单编号,诉求内容\r\nRX1,\"䶮记食品店，\r\n停电两天\"\r\nRX2,'=用水\r\n";

    public static readonly TheoryData<string, byte[]> Encodings = new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes(Table) },
        { "UTF-8 with mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Table)] },
        { "GB18030", CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(Table) },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void CSV_in_the_encodings_of_offices(string name, byte[] bytes)
    {
        Assert.NotEmpty(name);
        var file = SheetFile.Read(bytes);
        Assert.Equal(["工单编号", "诉求内容"], file.Header);
        Assert.Equal("䶮记食品店，\r\n停电两天", file.Lines[0].Cell(1));
        // The mark that our own files put before a formula is taken off.
        Assert.Equal("=用水", file.Lines[1].Cell(1));
        Assert.Equal("", file.Lines[1].Cell(7));
    }

    [Fact]
    public void A_workbook_with_a_title_above_the_header()
    {
        var bytes = TestSheet.Xlsx(["12345工单导出"], [], ["工单编号", "派单时间", "联系电话"], [20231001000123, new DateTime(2023, 9, 28, 10, 30, 0), "138****1234"], [], ["RX2", new DateTime(2023, 9, 28), 13800001234]);
        var file = SheetFile.Read(bytes, cells => cells.Contains("工单编号"));
        Assert.Equal(["工单编号", "派单时间", "联系电话"], file.Header);
        Assert.Equal(["20231001000123", "2023-09-28 10:30:00", "138****1234"], file.Lines[0].Cells);
        Assert.Equal(["RX2", "2023-09-28", "13800001234"], file.Lines[1].Cells);
        Assert.Equal([4, 6], file.Lines.Select(l => l.Number));
    }

    [Theory]
    [InlineData("", "空的")]
    [InlineData("名称,名称\n", "两次")]
    [InlineData("PK\u0003\u0004", "另存为")]
    [InlineData("甲,乙\n1,2\n", "没有找到写列名的一行")]
    public void What_is_no_such_table_is_refused_in_words(string text, string why) =>
        Assert.Contains(why, Assert.Throws<FormatException>(() => SheetFile.Read(Encoding.UTF8.GetBytes(text), cells => cells.Contains("名称"))).Message, StringComparison.Ordinal);
}
