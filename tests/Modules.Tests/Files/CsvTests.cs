using System.Text;
using Yingshang.Platform.Files;

namespace Yingshang.Modules.Tests.Files;

public sealed class CsvTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+86 138", "'+86 138")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("＝1＋1", "'＝1＋1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("-5", "-5")]
    [InlineData("-12.50", "-12.50")]
    [InlineData("a=1", "a=1")]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("甲，乙", "甲，乙")]
    [InlineData("甲,乙", "\"甲,乙\"")]
    [InlineData("说“好”\n第二行", "\"说“好”\n第二行\"")]
    [InlineData("他说\"好\"", "\"他说\"\"好\"\"\"")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"")]
    public void A_cell_is_text_and_never_a_formula(string? cell, string written) => Assert.Equal(written + ",x\r\n", Csv.Line([cell, "x"]));

    [Fact]
    public void A_file_begins_with_the_mark_by_which_spreadsheets_know_UTF_8()
    {
        var file = Csv.File([["编号", "企业"], ["1", "恒信"]]);
        Assert.Equal([0xEF, 0xBB, 0xBF], file[..3]);
        Assert.Equal("编号,企业\r\n1,恒信\r\n", Encoding.UTF8.GetString(file[3..]));
    }

    [Fact]
    public async Task A_file_that_is_sent_while_it_is_read_is_the_same()
    {
        using var sent = new MemoryStream();
        await Csv.WriteAsync(sent, LinesAsync(), CancellationToken.None);
        Assert.Equal(Csv.File([["a", "=b"], ["c", "d"]]), sent.ToArray());

        static async IAsyncEnumerable<IEnumerable<string?>> LinesAsync()
        {
            yield return ["a", "=b"];
            await Task.Yield();
            yield return ["c", "d"];
        }
    }
}
