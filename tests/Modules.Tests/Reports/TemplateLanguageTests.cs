using Yingshang.Gongwen;
using Yingshang.Metrics;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Modules.Tests.Metrics;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.Reports;
using Yingshang.Reports.RunReport;
using Yingshang.Reports.Templates;

namespace Yingshang.Modules.Tests.Reports;

/// <summary>What the language of templates says, over records counted by hand: in January to October 2023 four demands (three 用电, one 用工) received, three in September
/// and one in October; three answered on 5, 6 and 7 September, two of them solved. In 2022 two received, one answered, solved.</summary>
public sealed class TemplateLanguageTests : AppTest
{
    [Fact]
    public async Task It_says_what_the_records_say()
    {
        await App.LayDownDemandsAsync();
        (string Template, string Said)[] sentences =
        [
            ("""{{demands-received[主题 = "用电"]}}""", "3件"),
            ("""{{demands-received[主题 in ["用工", "融资"]]}}""", "1件"),
            ("{{demands-received.当月}}、{{demands-received.上月}}", "1件、3件"),
            ("{{demands-received.2022}}、{{demands-received.2023-09}}、{{demands-received.2022-01..2023-09}}", "2件、3件、5件"),
            ("{{demands-received.上年全年}}、{{demands-received.今年}}、{{demands-received.累计}}、{{demands-received.历年}}", "2件、4件、4件、6件"),
            ("{{demands-received | 上年 | 数}}", "2"),
            ("{{demands-received.上年}}", "2件"),
            ("{{demands-received | 增减}}", "同比增加2件"),
            ("增长{{demands-received | 同比 | 数}}", "增长100％"),
            ("{{solving-rate | 小数 1}}", "66.7％"),
            ("""{{= demands-received[主题 = "用电"] / demands-received * 100 | ％ | 小数 1}}""", "75％"),
            ("{{= demands-closed - demands-solved | 件}}", "1件"),
            ("{{= demands-received - demands-received.上年 | 件}}", "2件"),
            ("{{if demands-received.同比 > 50}}增长较快{{else}}总体平稳{{end}}", "增长较快"),
            ("{{if demands-received < 4}}少{{else}}{{if demands-solved = 2}}两件{{end}}{{end}}", "两件"),
            ("{{if satisfaction-rate > 90}}满意{{else}}没有可说的满意率{{end}}", "没有可说的满意率"),
            ("{{list demands-received by 主题 top 2}}", "用电3件、用工1件"),
            ("{{names demands-received by 主题 top 2}}", "用电、用工"),
            ("{{values 办结日期, 结果 of demands-closed sort 办结日期 desc top 2}}", "9月7日（已解决）、9月6日（列入计划）"),
            ("""{{values 办结日期 of demands-closed[结果 = "已解决"] sort 办结日期}}""", "9月5日、9月7日"),
            ("{{phrase 没有评价的不算满意}}", "没有作出评价的，不算满意。"),
            ("{{write 下一步 \"写清时限\"}}{{end}}", "（待撰写：写清时限）"),
            ("{{write 下一步}}先这样写{{demands-received}}{{end}}", "先这样写4件"),
            ("{{年}}年{{月}}月，上年{{上年年份}}年，占50%", "2023年10月，上年2022年，占50％"),
            ("{{demands-praised.2021 | 环比}}", "与上一期持平"),
            // What the pages say, by name; 用电 has three of the four, one of the three that was answered is 部分.
            ("{{收到诉求}}、{{收到诉求 同比}}、{{收到诉求 | 当月 上期}}", "4件、同比增长100％、3件"),
            ("{{解决诉求 / 收到诉求}}、{{= demands-solved / demands-received | ％}}、{{= demands-received / demands-received.上年 | 倍}}", "50％、50％、2倍"),
            ("{{收到诉求[主题=用电] 占比}}、{{收到诉求[主题=用工] 位次}}、{{收到诉求 月均}}", "75％、第2位（共2个）、0.4件"),
            ("{{if 收到诉求 > 3 and not(收到诉求 > 4)}}四{{end}}", "四"),
        ];
        foreach (var (template, said) in sentences) Assert.Equal(said, await SayAsync(template));
    }

    [Fact]
    public async Task A_change_below_the_declared_threshold_is_nearly_level()
    {
        await App.LayDownDemandsAsync();
        Assert.Equal("与上年同期基本持平", await SayAsync("{{demands-received | 同比}}", steady: 100.01m));
        Assert.Equal("同比增长100％", await SayAsync("{{demands-received | 同比}}", steady: 100));
        Assert.Equal("与上年同期基本持平", await SayAsync("{{solving-rate | 同比}}", steady: 34));
    }

    [Theory]
    [InlineData(9_999, "元", "9999元")]
    [InlineData(12_845, "元", "1.28万元")]
    [InlineData(12_850_000, "元", "1285万元")]
    [InlineData(123_456_789, "元", "1.23亿元")]
    [InlineData(9_999.5, "万元", "9999.5万元")]
    [InlineData(12_345, "万元", "1.23亿元")]
    [InlineData(-12_345, "万元", "-1.23亿元")]
    [InlineData(3.5, "亿元", "3.5亿元")]
    public void Money_is_said_by_its_size(double value, string unit, string said) => Assert.Equal(said, Numbers.Said((decimal)value, unit, NumberForm.Usual));

    [Fact]
    public void Money_can_be_asked_for_in_a_unit()
    {
        Assert.Equal("0.98亿元", Numbers.Said(9_800, "万元", new NumberForm(Unit: "亿元")));
        Assert.Equal("9800", Numbers.Said(9_800, "万元", new NumberForm(Bare: true)));
        Assert.Equal("12000万元", Numbers.Said(12_000, "万元", new NumberForm(Unit: "万元")));
    }

    [Fact]
    public async Task A_table_has_a_row_for_each_month()
    {
        await App.LayDownDemandsAsync();
        var table = Assert.IsType<TableBlock>(Assert.Single(GongwenMarkdown.Read(await MarkdownAsync("{{table demands-received, demands-received.上年 as 上年同期, demands-received.同比 by 月 top 2}}"))));
        Assert.Equal(["月份", "收到诉求（件）", "上年同期（件）", "收到诉求同比（％）"], table.Columns.Select(c => c.Header));
        Assert.Equal([["9月", "3", "0", "—"], ["10月", "1", "0", "—"]], table.Rows.Select(r => r.Select(Plain).ToArray()).ToArray());
        var shares = Assert.IsType<TableBlock>(Assert.Single(GongwenMarkdown.Read(await MarkdownAsync("{{table 收到诉求, 解决诉求 / 收到诉求 as 解决比 by 月 top 2}}"))));
        Assert.Equal(["月份", "收到诉求（件）", "解决比（％）"], shares.Columns.Select(c => c.Header));
        Assert.Equal([["9月", "3", "66.67"], ["10月", "1", "0.00"]], shares.Rows.Select(r => r.Select(Plain).ToArray()).ToArray());
        var all = Assert.IsType<TableBlock>(Assert.Single(GongwenMarkdown.Read(await MarkdownAsync("{{table demands-received by 月}}"))));
        Assert.Equal(11, all.Rows.Count);
        Assert.Equal(["合计", "4"], all.Rows[^1].Select(Plain));
    }

    [Fact]
    public async Task A_chart_has_its_numbers_with_their_figures()
    {
        await App.LayDownDemandsAsync();
        var chart = Assert.IsType<ChartBlock>(Assert.Single(GongwenMarkdown.Read(await MarkdownAsync("{{chart line demands-received, demands-solved by 月 top 3 title \"诉求\"}}"))));
        Assert.Equal((ChartKind.Line, "诉求", "件", "月份"), (chart.Kind, chart.Title, chart.Unit, chart.CategoryName));
        Assert.Equal(["8月", "9月", "10月"], chart.Categories);
        Assert.Equal(["收到诉求", "解决诉求"], chart.Series.Select(s => s.Name));
        Assert.Equal([0m, 3m, 1m], chart.Series[0].Values);
        Assert.Equal([0m, 2m, 0m], chart.Series[1].Values);
        Assert.All(chart.Series.SelectMany(s => s.FigureIds), id => Assert.True(Guid.TryParse(id, out _)));
        var byTopic = Assert.IsType<ChartBlock>(Assert.Single(GongwenMarkdown.Read(await MarkdownAsync("{{chart pie demands-received by 主题 top 5}}"))));
        Assert.Equal(["用电", "用工"], byTopic.Categories);
        Assert.Equal("2023年1—10月收到诉求（按主题）", byTopic.Title);
    }

    [Theory]
    [InlineData("{{demands-recieved}}", "没有指标“demands-recieved”，是不是“demands-received”？")]
    [InlineData("{{demands-received[主体 = \"用电\"]}}", "“demands-received”的条件“主体 = \"用电\"”：")]
    [InlineData("{{demands-received.当年}}", "不认识“.当年”")]
    [InlineData("{{demands-received | 同期}}", "不认识“| 同期”，是不是“同比”？")]
    [InlineData("{{demands-received | 亿元}}", "“demands-received”的单位是件，不能写成亿元。")]
    [InlineData("{{demands-received | 分母}}", "“收到诉求”不是比率，没有分母。")]
    [InlineData("{{if demands-received > }}x{{end}}", "“demands-received >”：")]
    [InlineData("{{if demands-received + 1}}x{{end}}", "“demands-received + 1”：")]
    [InlineData("{{if demands-received > 1}}x", "“{{if demands-received > 1}}”没有配上“{{end}}”。")]
    [InlineData("x{{end}}", "“{{end}}”前面没有")]
    [InlineData("x{{else}}y", "“{{else}}”前面没有")]
    [InlineData("{{= 1 + 1 | 件}}", "“1 + 1”里没有指标。")]
    [InlineData("{{chart column demands-received, solving-rate by 月}}", "一幅图里的数要用同一个单位，这里有件、％，请分成几幅。")]
    [InlineData("{{table demands-received by 主提}}", "不能按“主提”分，是不是“主题”？")]
    [InlineData("{{values 办理日期 of demands-closed}}", "没有“办理日期”，是不是“办结日期”？")]
    [InlineData("{{phrase 办结不等于}}", "常用语里没有“办结不等于”，是不是“办结不等于解决”？")]
    [InlineData("{{chart area demands-received by 月}}", "请写成 {{chart column")]
    [InlineData("第一行\n第二行{{期问}}", "没有“期问”，是不是“期间”？")]
    public void What_means_nothing_is_told_with_what_was_meant(string template, string said)
    {
        var (_, problems) = App.District.Declared<ReportBook>().Parse(App.District, template, "试.md");
        var problem = Assert.Single(problems);
        Assert.Contains(said, problem.Message, StringComparison.Ordinal);
        Assert.Equal(template.Split('\n').Length, problem.Line);
    }

    /// <summary>Every template of the pack, over these records: made, a valid document, and the same when it is computed again.</summary>
    [Fact]
    public async Task Every_report_of_the_pack_is_made_and_can_be_checked_again()
    {
        await App.LayDownDemandsAsync();
        foreach (var id in App.District.Declared<ReportBook>().Ids)
        {
            var result = await App.DoAsync("zhoumin", (RunReportHandler h) => h.RunAsync(id, MetricFacts.January2October, null, CancellationToken.None));
            Assert.Null(result.Problem);
            Assert.Equal(1, result.Value!.Edition);
            Assert.NotEmpty(ReportDocument.Docx(result.Value, new DateOnly(2023, 11, 1)));
            Assert.DoesNotContain("{{", result.Value.PlainText, StringComparison.Ordinal);
        }
        var (count, findings) = await App.DoAsync("zhoumin", (KeptFigures kept) => kept.VerifyAsync(CancellationToken.None));
        Assert.True(count > 100);
        Assert.Empty(findings);
    }

    private async Task<string> SayAsync(string template, decimal steady = 0) => new ReportRun { ReportId = "", Title = "", Issuer = "", Recipient = "", RunByName = "", Text = await MarkdownAsync(template, steady) }.PlainText;

    private async Task<string> MarkdownAsync(string template, decimal steady = 0)
    {
        var book = App.District.Declared<ReportBook>();
        var (parts, problems) = book.Parse(App.District, template, "试.md");
        Assert.Empty(problems.Select(p => p.ToString()));
        return await App.DoAsync("zhoumin", async (MetricRunner runner) =>
        {
            var occasion = new ReportOccasion(App.District, App.District.Declared<MetricBook>(), MetricFacts.January2October, App.District.Declared<CountingWays>().Usual, null);
            return await new ReportWriter(occasion, new FigureMaker(App.District, runner, App.Clock.UtcNow, steady), Guid.Empty, () => new Guid(Enumerable.Repeat((byte)1, 16).ToArray())).WriteAsync(parts, CancellationToken.None);
        });
    }

    private static string Plain(TableCell cell) => string.Concat(cell.Runs.Select(r => r.Text));
}
