using System.Net.Http.Json;
using System.Text.Json;
using Yingshang.Metrics;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Metrics;

/// <summary>Why a number is not what it was: by which records. And numbers that add up from their parts.</summary>
public sealed class FigureDifferenceTests : AppTest
{
    private static readonly Period September = new(new DateOnly(2023, 9, 1), new DateOnly(2023, 9, 30));

    [Fact]
    public async Task A_number_that_moved_is_explained_record_by_record()
    {
        var stays = await App.ReceiveAsync("2023-09-01 10:00");
        await App.AnswerAsync(stays, "2023-09-05 10:00", "已解决");
        var leaves = await App.ReceiveAsync("2023-09-01 11:00");
        await App.AnswerAsync(leaves, "2023-09-06 10:00", "已解决");
        var enters = await App.ReceiveAsync("2023-09-01 12:00");
        await App.AnswerAsync(enters, "2023-09-07 10:00", "列入计划");
        // Known on the first of October: two solved. Then one is corrected away, one in, one moves by a day, and one that was late is entered.
        await App.ChangeAsync(leaves.Id, "2023-10-08 10:00", (c, _) => c.Outcome = "部分解决");
        await App.ChangeAsync(enters.Id, "2023-10-08 11:00", (c, _) => c.Outcome = "已解决");
        await App.ChangeAsync(stays.Id, "2023-10-08 12:00", (c, _) => c.AnsweredOn = new DateOnly(2023, 9, 4));
        var late = await App.ReceiveAsync("2023-10-09 10:00");
        await App.ChangeAsync(late.Id, "2023-10-09 11:00", (c, _) => { c.Answer(Yingshang.Cases.Engine.Actor.System, App.Clock.UtcNow, "已解决"); c.AnsweredOn = new DateOnly(2023, 9, 29); });

        var difference = await BetweenAsync("demands-solved", "2023-10-01 00:00", "2023-10-10 00:00");
        Assert.Equal((2m, 3m, 1m), (difference.Then.Value!.Value, difference.Now.Value!.Value, difference.Moved!.Value));
        Assert.Equal((2, 1, 1), (difference.Added, difference.Corrected, difference.Removed));
        Assert.Equal("当时 2件，现在 3件，多 1件：新增 2 条、更正 1 条、不再计入 1 条。", difference.Words);
        Assert.Equal("改动后计入", Of(enters.Id).Why);
        Assert.Equal(("结果", "列入计划", "已解决"), Field(enters.Id));
        Assert.Equal("当时还没有", Of(late.Id).Why);
        Assert.Equal("改动后不再计入", Of(leaves.Id).Why);
        Assert.Equal(("结果", "已解决", "部分解决"), Field(leaves.Id));
        Assert.Equal(("办结日期", "2023-09-05", "2023-09-04"), Field(stays.Id));

        RecordChange Of(Guid id) => difference.Changes.Single(c => c.Id == id);
        (string, string, string) Field(Guid id) => Of(id).Fields.Single() is var f ? (f.Field.Name, Said(f.Then), Said(f.Now)) : default;
        static string Said(object? value) => Yingshang.Platform.Datasets.FieldValue.Text(value);
    }

    [Fact]
    public async Task Where_nothing_changed_nothing_is_listed()
    {
        await App.AnswerAsync(await App.ReceiveAsync("2023-09-01 10:00"), "2023-09-05 10:00", "已解决");
        var difference = await BetweenAsync("demands-solved", "2023-10-01 00:00", "2023-10-10 00:00");
        Assert.True(difference.IsSame);
        Assert.Empty(difference.Changes);
        Assert.Equal("当时 1件，现在 1件，数没有变：记录没有变化。", difference.Words);
    }

    [Fact]
    public async Task The_page_and_the_interface_say_the_same()
    {
        var demand = await App.ReceiveAsync("2023-09-01 10:00");
        await App.AnswerAsync(demand, "2023-09-05 10:00", "已解决");
        await App.ChangeAsync(demand.Id, "2023-10-08 10:00", (c, _) => c.Outcome = "部分解决");
        App.Clock.SetLocal("2023-10-10 09:00");
        using var office = App.As("zhoumin");
        var page = await office.GetAsync("/figures/compare?metric=demands-solved&from=2023-09&to=2023-09&then=2023-10-01");
        Assert.Contains("当时 1件，现在 0件，少 1件：不再计入 1 条。", page.Text);
        var row = Assert.Single(page.Table("不同的记录"));
        Assert.Equal(("不再计入", "改动后不再计入", "结果：已解决 → 部分解决"), (row["变化"], row["原因"], row["改了什么"]));
        var json = JsonDocument.Parse(await (await office.GetRawAsync("/api/v1/metrics/demands-solved/difference?from=2023-09&to=2023-09&then=2023-10-01")).Content.ReadAsStringAsync()).RootElement;
        Assert.Equal((-1m, "removed"), (json.GetProperty("moved").GetDecimal(), json.GetProperty("changes")[0].GetProperty("kind").GetString()));
        Assert.Contains("看不懂", (await office.GetAsync("/figures/compare?metric=demands-solved&then=去年")).Text);

        // Of an expression the records of the figures it is made of: one of one was solved, none is.
        var asked = $"expression={Uri.EscapeDataString("解决诉求 / 收到诉求")}&from=2023-09&to=2023-09&then=2023-10-01";
        page = await office.GetAsync($"/figures/compare?{asked}");
        Assert.Contains("当时 100％，现在 0％，少 100个百分点。", page.Text);
        Assert.Equal("改动后不再计入", Assert.Single(page.Table("不同的记录"))["原因"]);
        json = JsonDocument.Parse(await (await office.GetRawAsync($"/api/v1/figures/difference?{asked}")).Content.ReadAsStringAsync()).RootElement;
        Assert.Equal((-100m, 2, 1, 0), (json.GetProperty("moved").GetDecimal(), json.GetProperty("parts").GetArrayLength(), json.GetProperty("parts")[0].GetProperty("changes").GetArrayLength(), json.GetProperty("parts")[1].GetProperty("changes").GetArrayLength()));
        Assert.Contains("是不是“收到诉求”", (await office.GetAsync($"/figures/compare?expression={Uri.EscapeDataString("收到诉请")}&then=2023-10-01")).Text);
    }

    [Fact]
    public async Task Figures_are_had_by_expression_over_the_interface()
    {
        await App.ReceiveAsync("2023-08-01 10:00");
        await App.ReceiveAsync("2023-09-01 10:00");
        using var leader = App.As("gaoyuan");
        var json = JsonDocument.Parse(await (await leader.GetRawAsync("/api/v1/figures?expression=" + Uri.EscapeDataString("收到诉求 环比") + "&from=2023-09&to=2023-09")).Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(("与上一期持平", 2), (json.GetProperty("text").GetString(), json.GetProperty("parts").GetArrayLength()));
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, (await leader.GetRawAsync("/api/v1/figures?expression=none")).StatusCode);
    }

    [Theory]
    [InlineData("demands-received")]
    [InlineData("solving-rate")]
    [InlineData("closing-days")]
    [InlineData("reply-rate")]
    public async Task Parts_of_a_district_add_up_to_the_whole(string id)
    {
        await App.AnswerAsync(await App.ReceiveAsync("2023-09-01 10:00", d => d.Lead = "power-supply"), "2023-09-05 10:00", "已解决");
        await App.AnswerAsync(await App.ReceiveAsync("2023-09-01 10:00", d => d.Lead = "power-supply"), "2023-09-06 10:00", "列入计划");
        await App.AnswerAsync(await App.ReceiveAsync("2023-09-01 10:00", d => d.Lead = "human-resources"), "2023-09-12 10:00", "已解决");
        var metric = App.Metric(id);
        if (metric.GroupFields.FirstOrDefault(f => f.Name == "主办单位") is not { } by) return;
        var (whole, parts) = await App.DoAsync("zhoumin", async (MetricRunner r) =>
        {
            var groups = await r.RunByAsync(metric, September, null, by, CancellationToken.None);
            var all = new List<FigureParts>();
            foreach (var group in groups) all.Add(await r.PartsAsync(metric, September, null, group.Group, CancellationToken.None));
            return (await r.RunAsync(metric, September, null, CancellationToken.None), all);
        });
        var sum = parts.Aggregate((a, b) => a + b);
        Assert.Equal((whole.Value, whole.RecordCount), (sum.Value(metric), sum.RecordCount));
    }

    [Fact]
    public void Different_values_are_united_and_not_added()
    {
        var one = new FigureParts(2, null, 3, new HashSet<string> { "甲", "乙" });
        var other = new FigureParts(2, null, 2, new HashSet<string> { "乙", "丙" });
        Assert.Equal((3m, 5L), ((one + other).Numerator, (one + other).RecordCount));
        Assert.Throws<ArgumentException>(() => one + new FigureParts(1, null, 1, null));
    }

    private Task<FigureDifference> BetweenAsync(string id, string then, string now) => App.DoAsync("zhoumin", (FigureComparison c) =>
        c.BetweenAsync(new FigureMoment(App.Metric(id), September, TestClock.Local(then)), new FigureMoment(App.Metric(id), September, TestClock.Local(now)), CancellationToken.None));
}
