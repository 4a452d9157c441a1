using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Yingshang.Enterprises;
using Yingshang.Enterprises.ImportEnterprises;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Files;
using Yingshang.Platform.Imports;

namespace Yingshang.Modules.Tests.Enterprises;

public sealed class ImportEnterprisesTests : EnterpriseTest
{
    private const string Mixed = $"""
        统一社会信用代码,名称,类型,地址,行业代码,成立日期,备注
        91330106673959654P,清河青禾农业有限公司,有限责任公司,柳湾村 1 号,1,2023/10/7,
        {Textile},清河恒信纺织有限公司,,清河区经三路 1 号,,,
        {Food},清河鼎盛食品有限公司,,,,,
        91330106673959654P,重复的一家,有限责任公司,,,,
        91110000,代码不全,有限责任公司,,,,
        911101066976941873,没有类型,,,,,
        91310115MA1H8R7C6D,类型写错,有限公司,,999,2023-13-01,
        """;

    [Fact]
    public async Task A_dry_run_counts_and_writes_nothing()
    {
        var (counts, bad, unknown) = await ImportAsync(Mixed, dryRun: true);
        Assert.Equal(new ImportCounts(7, 7, New: 1, Changed: 1, Unchanged: 1, Bad: 4, Warned: 1), counts);
        Assert.Equal(["备注"], unknown);
        Assert.Equal([5, 6, 7, 8], bad.Select(b => b.Number));
        Assert.Contains("与第 2 行是同一个", bad[0].Reason, StringComparison.Ordinal);
        Assert.Contains("不是 18 位代码", bad[1].Reason, StringComparison.Ordinal);
        Assert.Contains("新建要写类型", bad[2].Reason, StringComparison.Ordinal);
        Assert.Contains("类型“有限公司”不认识，是不是“有限责任公司”？", bad[3].Reason, StringComparison.Ordinal);
        Assert.Contains("“999”不在", bad[3].Reason, StringComparison.Ordinal);
        Assert.Contains("“2023-13-01”不是日期", bad[3].Reason, StringComparison.Ordinal);
        await using var db = App.Db();
        Assert.Equal(3, await db.Enterprises.CountAsync());
        Assert.Equal("清河区纺织路 8 号", (await EnterpriseAsync(Textile)).Address);
    }

    [Fact]
    public async Task The_second_time_nothing_changes()
    {
        await ImportAsync(Mixed);
        var (again, _, _) = await ImportAsync(Mixed);
        Assert.Equal((0, 0, 3), (again.New, again.Changed, again.Unchanged));
        var farm = await EnterpriseAsync("91330106673959654P");
        Assert.Equal(("01", "A", new DateOnly(2023, 10, 7), 1), (farm.Industry, farm.IndustrySection, farm.EstablishedOn, farm.Version));
        var textile = await EnterpriseAsync(Textile);
        Assert.Equal(("清河区经三路 1 号", 2, "陈志远"), (textile.Address, textile.Version, textile.LegalPerson));
        Assert.Equal((0, 0, 3), await CountsOfAsync(ThreeFirms.Replace("清河区纺织路 8 号", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_changed_figure_is_the_same_fact_in_a_new_version()
    {
        Assert.Equal((0, 1, 2), await CountsOfAsync(ThreeFirms.Replace("1850.5", "1850.50", StringComparison.Ordinal).Replace(",312,", ",299,", StringComparison.Ordinal)));
        var id = (await EnterpriseAsync(Textile)).Id;
        await using var db = App.Db();
        var staff = await db.EnterpriseFacts.SingleAsync(f => f.EnterpriseId == id && f.FieldId == "staff");
        Assert.Equal((299, 2, new DateOnly(2022, 1, 1), new DateOnly(2022, 12, 31)), (staff.Number, staff.Version, staff.From, staff.AsOn));
        // 1850.5 万元 in 分
        Assert.Equal(1_850_500_000, (await db.EnterpriseFacts.SingleAsync(f => f.EnterpriseId == id && f.FieldId == "revenue")).Number);
    }

    [Fact]
    public void Files_of_spreadsheets_in_GB18030_are_read()
    {
        var file = SheetFile.Read(CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes($"统一社会信用代码,名称\r\n{Textile},清河䶮记食品店\r\n"));
        Assert.Equal(["统一社会信用代码", "名称"], file.Header);
        Assert.Equal("清河䶮记食品店", file.Lines[0].Cells[1]);
    }

    [Theory]
    [InlineData("", "空的")]
    [InlineData("名称,名称\n", "两次")]
    [InlineData("PK\u0003\u0004", "另存为")]
    public void What_is_no_such_file_is_refused_in_words(string text, string why) =>
        Assert.Contains(why, Assert.Throws<FormatException>(() => SheetFile.Read(Encoding.UTF8.GetBytes(text))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Over_the_page_it_is_counted_first_and_then_taken_in()
    {
        var browser = App.As("zhoumin");
        var page = await browser.SubmitAsync(await browser.GetAsync("/enterprises/import"), "试算", ("表格文件", new TestFile("十月名单.csv", "text/csv", Encoding.UTF8.GetBytes(Mixed))));
        Assert.Equal(("1 户", "1 户", "1 户"), (page.Field("新增"), page.Field("变更"), page.Field("无变化")));
        await using (var db = App.Db()) Assert.Equal(3, await db.Enterprises.CountAsync());
        var bad = Encoding.UTF8.GetString(await (await browser.GetRawAsync(page.Link("下载这些行和原因"))).Content.ReadAsByteArrayAsync());
        Assert.Equal(5, bad.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        var done = await browser.SubmitAsync(page, "导入");
        Assert.Contains("已导入", done.Text, StringComparison.Ordinal);
        Assert.Equal("清河青禾农业有限公司", (await EnterpriseAsync("91330106673959654P")).Name);
        Assert.Contains("青禾", (await browser.GetAsync("/enterprises?q=青禾")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_file_is_taken_in_behind_the_page()
    {
        var lines = Enumerable.Range(0, 1_200).Select(i => $"91341299MA{i:0000000}").Select(c => $"{c}{CreditCode.CheckCharacter(c)},清河{c[^4..]}商店,个体工商户");
        var browser = App.As("zhoumin");
        var file = new TestFile("大名单.csv", "text/csv", Encoding.UTF8.GetBytes("统一社会信用代码,名称,类型\n" + string.Join('\n', lines)));
        var page = await browser.SubmitAsync(await browser.GetAsync("/enterprises/import"), "试算", ("表格文件", file));
        page = await browser.SubmitAsync(page, "导入");
        for (var i = 0; i < 60 && !page.Text.Contains("已导入", StringComparison.Ordinal); i++)
        {
            await Task.Delay(500);
            page = await browser.GetAsync(page.Path);
        }
        Assert.Equal("1,200 户", page.Field("新增"));
        await using var db = App.Db();
        Assert.Equal(1_203, await db.Enterprises.CountAsync());
    }

    [Fact]
    public async Task An_unreadable_file_is_refused_on_the_page()
    {
        var browser = App.As("zhoumin");
        var page = await browser.SubmitAsync(await browser.GetAsync("/enterprises/import"), "试算", ("表格文件", new TestFile("x.csv", "text/csv", "名称\n某公司"u8.ToArray())));
        Assert.Contains("没有“统一社会信用代码”一列", page.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_office_imports() => Assert.Equal(HttpStatusCode.Forbidden, (await App.As("songyuhan").GetAsync("/enterprises/import")).Status);

    private async Task<(int, int, int)> CountsOfAsync(string csv)
    {
        var (counts, _, _) = await ImportAsync(csv);
        return (counts.New, counts.Changed, counts.Unchanged);
    }
}
