using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases;
using Yingshang.Cases.Platforms.Reconcile;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Files;
using static Yingshang.Modules.Tests.Cases.Platforms.AnsweredAbove;

namespace Yingshang.Modules.Tests.Cases.Platforms;

/// <summary>月度对账: October 2023, their list against ours.</summary>
public sealed class ReconcileTests : AppTest
{
    private const string List = """
        工单编号,办结时间,办理结果,满意度,是否解决
        RX1,2023-10-13 09:00,已解决,满意,是
        RX2,2023-10-13,解释说明,,
        RX3,2023-10-20,已解决,不满意,否
        RX4,2023-10-25,已解决,,
        RX5,2023-10-25,已解决,,
        RX6,2023-11-02,已解决,,
        RX1,2023-10-13,已解决,,
        ,2023-10-13,已解决,,
        """;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        App.Clock.SetLocal("2023-11-03 10:00");
        // Same in everything; four days apart is more than the three that are allowed; outcome and satisfaction differ; still open; unknown; only here.
        await App.AnsweredAsync("RX1", "2023-10-12 10:00", after: d => (d.Rating, d.SaysSolved) = (4, true));
        await App.AnsweredAsync("RX2", "2023-10-09 10:00", "政策不支持");
        await App.AnsweredAsync("RX3", "2023-10-20 10:00", "部分解决", after: d => (d.Rating, d.SaysSolved) = (5, true));
        await App.Data.CreateDemandAsync(d => (d.Channel, d.ExternalNumber, d.ReceivedAt) = (Hotline, "RX4", TestClock.Local("2023-10-10 10:00")));
        await App.AnsweredAsync("RX8", "2023-10-31 23:00", after: d => d.FilledBackAt = TestClock.Local("2023-11-01 09:00"));
        await App.AnsweredAsync("RX9", "2023-11-01 00:30");
        await App.AnsweredAsync("SWQ1", "2023-10-12 10:00", channel: Province);
    }

    [Fact]
    public async Task Each_difference_stands_with_what_is_there_and_what_is_here()
    {
        var page = await RunAsync();
        var found = page.Table("差异").Select(r => (r["差异"], r["平台编号"], r["平台记的"], r["本区记的"])).ToList();
        Assert.Equal(
        [
            ("只在平台", "RX5", "2023-10-25办结，已解决", "本区没有这个编号"),
            ("只在本区", "RX8", "清单里没有", "2023-10-31办结，已解决，2023-11-01已回填"),
            ("本区未办结", "RX4", "2023-10-25办结，已解决", "待交办"),
            ("结果不同", "RX3", "已解决", "部分解决"),
            ("满意度不同", "RX3", "没解决，不满意", "解决了，5 分"),
            ("办结时间不同", "RX2", "2023-10-13", "2023-10-09"),
            ("清单有问题", "RX6", "2023-11-02办结", "不是2023年10月办结的，没有对"),
            ("清单有问题", "RX1", "第 8 行", "这个编号在清单里出现过"),
            ("清单有问题", "—", "第 9 行", "没有编号"),
        ], found);
        // RX1 alone is the same in everything; five of theirs are of the month, four of ours were answered in it.
        await using var db = App.Db();
        var kept = await db.Set<Reconciliation>().SingleAsync();
        Assert.Equal((5, 4, 1, 9, new DateOnly(2023, 10, 1)), (kept.Theirs, kept.Ours, kept.Same, kept.Differences, kept.Month));
    }

    [Fact]
    public async Task It_is_kept_as_it_was_found_whatever_changes_later()
    {
        var page = await RunAsync();
        await using (var db = App.Db())
        {
            var demand = await db.Demands.SingleAsync(d => d.ExternalNumber == "RX8");
            demand.ExternalNumber = "RX5";
            db.Audit("case.corrected", "case", demand.Id);
            await db.SaveAsync();
        }
        Assert.Equal(page.Table("差异").Count, (await App.As("zhoumin").GetAsync(page.Path)).Table("差异").Count);
        App.Clock.SetLocal("2023-11-04 10:00");
        var again = await RunAsync();
        Assert.DoesNotContain(again.Table("差异"), r => r["差异"] is "只在平台" or "只在本区");
        Assert.Equal(2, (await App.As("zhoumin").GetAsync("/platforms/reconcile")).Table("对过的账").Count);
    }

    [Fact]
    public async Task The_sheet_says_the_same_and_opens_again()
    {
        var page = await RunAsync();
        var answer = await App.As("zhoumin").GetRawAsync(page.Link("下载差异表"));
        var sheet = SheetFile.Read(await answer.Content.ReadAsByteArrayAsync(), cells => cells.Contains("平台编号"));
        Assert.Equal(["差异", "平台编号", "本区编号", "诉求", "平台记的", "本区记的"], sheet.Header);
        Assert.Equal(9, sheet.Lines.Count);
        Assert.Equal("RX5", sheet.Lines[0].Cell(1));
        Assert.Equal(HttpStatusCode.NotFound, (await App.As("zhoumin").GetRawAsync($"/platforms/reconcile/{Guid.CreateVersion7(DateTimeOffset.UnixEpoch)}.xlsx")).StatusCode);
    }

    [Fact]
    public async Task One_kind_alone_can_be_looked_at() =>
        Assert.Equal(3, (await App.As("zhoumin").GetAsync((await RunAsync()).Path + "?kind=Unreadable")).Table("差异").Count);

    [Theory]
    [InlineData("工单编号,备注\nRX1,x", "2023-10", "没有可以对的")]
    [InlineData("甲,乙\n1,2", "2023-10", "没有找到写列名的一行")]
    [InlineData(List, "2023-12", "这个月还没有到")]
    public async Task What_cannot_be_compared_is_refused(string list, string month, string why) => Assert.Contains(why, (await RunAsync(list, month)).Problem, StringComparison.Ordinal);

    [Fact]
    public async Task Only_the_office_reconciles()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As("lvqing").GetAsync("/platforms/reconcile")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As("linan").GetRawAsync($"/platforms/reconcile/{Guid.CreateVersion7(DateTimeOffset.UnixEpoch)}.xlsx")).StatusCode);
    }

    private async Task<TestPage> RunAsync(string list = List, string month = "2023-10")
    {
        var office = App.As("zhoumin");
        return await office.SubmitAsync(await office.GetAsync("/platforms/reconcile"), "对账", ("哪个平台的清单", "12345热线"), ("月份", month), ("办结清单", new TestFile("清单.csv", "text/csv", Encoding.UTF8.GetBytes(list))));
    }
}
