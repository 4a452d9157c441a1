using Microsoft.EntityFrameworkCore;
using Yingshang.Cases;
using Yingshang.Cases.Engine;
using Yingshang.Metrics;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Metrics;

/// <summary>Numbers over records laid down by hand; what they must be was counted by hand.</summary>
public sealed class MetricRunnerTests : AppTest
{
    private static readonly Period September = new(new DateOnly(2023, 9, 1), new DateOnly(2023, 9, 30));
    private static readonly Period October = new(new DateOnly(2023, 10, 1), new DateOnly(2023, 10, 31));

    [Fact]
    public async Task A_case_closed_later_is_not_counted_as_of_earlier()
    {
        var demand = await App.ReceiveAsync("2023-09-01 10:00");
        await App.AnswerAsync(demand, "2023-09-20 15:00", "已解决");
        Assert.Equal(0, (await App.FigureAsync("demands-solved", asOf: "2023-09-20 14:59")).Value);
        Assert.Equal(1, (await App.FigureAsync("demands-solved", asOf: "2023-09-20 15:00")).Value);
        Assert.Equal(1, (await App.FigureAsync("demands-received", asOf: "2023-09-01 10:00")).Value);
    }

    [Fact]
    public async Task A_record_counts_in_the_period_of_its_date()
    {
        await App.AnswerAsync(await App.ReceiveAsync("2023-09-01 10:00"), "2023-09-30 23:59", "已解决");
        await App.AnswerAsync(await App.ReceiveAsync("2023-09-01 10:00"), "2023-10-01 00:00", "已解决");
        await App.AnswerAsync(await App.ReceiveAsync("2023-09-01 10:00"), "2023-10-31 23:59", "已解决");
        await App.AnswerAsync(await App.ReceiveAsync("2023-09-01 10:00"), "2023-11-01 00:00", "已解决");
        Assert.Equal(1, (await App.FigureAsync("demands-solved", September)).Value);
        Assert.Equal(2, (await App.FigureAsync("demands-solved", October)).Value);
        Assert.Equal(4, (await App.FigureAsync("demands-received", September)).Value);
    }

    [Fact]
    public async Task A_correction_made_later_does_not_change_the_number_of_before()
    {
        var demand = await App.ReceiveAsync("2023-09-01 10:00");
        await App.AnswerAsync(demand, "2023-09-20 15:00", "已解决");
        var before = await App.FigureAsync("demands-solved", asOf: "2023-10-31 18:00");
        await App.ChangeAsync(demand.Id, "2023-11-05 09:00", (c, _) => c.Outcome = "部分解决");
        var again = await App.FigureAsync("demands-solved", asOf: "2023-10-31 18:00");
        Assert.Equal((1m, before.Digest), (again.Value!.Value, again.Digest));
        Assert.Equal(0, (await App.FigureAsync("demands-solved")).Value);
    }

    [Fact]
    public async Task Solved_is_counted_by_outcome_channel_and_side_of_the_catalogue()
    {
        await Solve("大走访");
        await Solve("大走访");
        await Solve("会谈（4+N）");
        await Solve("电话");
        await App.AnswerAsync(await App.ReceiveAsync("2023-09-01 10:00", d => d.Channel = "大走访"), "2023-09-10 10:00", "列入计划");
        Assert.Equal(5, (await App.FigureAsync("demands-closed")).Value);
        Assert.Equal(4, (await App.FigureAsync("demands-solved")).Value);
        Assert.Equal(2, (await App.FigureAsync("demands-solved-visits")).Value);
        Assert.Equal(1, (await App.FigureAsync("demands-solved-talks")).Value);
        // 电话 counts as 线上 by the catalogue, visits and talks as 线下.
        Assert.Equal(1, (await App.FigureAsync("demands-solved-online")).Value);
        Assert.Equal(3, (await App.FigureAsync("demands-solved-offline")).Value);
        var rate = await App.FigureAsync("solving-rate");
        Assert.Equal((80m, 4m, 5m), (rate.Value!.Value, rate.Numerator!.Value, rate.Denominator!.Value));

        async Task Solve(string channel) => await App.AnswerAsync(await App.ReceiveAsync("2023-09-01 10:00", d => d.Channel = channel), "2023-09-10 10:00", "已解决");
    }

    [Fact]
    public async Task Silence_is_not_satisfaction_and_fewer_than_five_ratings_are_not_shown()
    {
        foreach (var rating in new int?[] { 5, 4, 3, 4, null, null })
            await App.AnswerAsync(await App.ReceiveAsync("2023-09-01 10:00"), "2023-09-10 10:00", "已解决", rating);
        var few = await App.FigureAsync("satisfaction-rate");
        Assert.Null(few.Value);
        Assert.Null(few.Numerator);
        Assert.Equal(4, few.RecordCount);

        await App.AnswerAsync(await App.ReceiveAsync("2023-09-01 10:00"), "2023-09-10 10:00", "已解决", 4);
        var enough = await App.FigureAsync("satisfaction-rate");
        Assert.Equal((80m, 4m, 5m), (enough.Value!.Value, enough.Numerator!.Value, enough.Denominator!.Value));
        // Five of seven answered were rated.
        Assert.Equal(71.43m, (await App.FigureAsync("rating-rate")).Value);
    }

    [Fact]
    public async Task A_step_neither_done_nor_due_is_unknown_and_not_counted()
    {
        // Received on Thursday; one working day ends on Saturday, October 7, a make-up day.
        var first = await App.ReceiveAsync("2023-09-28 10:10");
        await App.ReceiveAsync("2023-09-28 11:00");
        await App.ChangeAsync(first.Id, "2023-10-07 10:00", (c, _) => c.Complete(StepAct.Dispatch, Actor.System, App.Clock.UtcNow));
        var during = await App.FigureAsync("on-time-dispatch", October, "2023-10-07 12:00");
        Assert.Equal((100m, 1L), (during.Value!.Value, during.RecordCount));
        var after = await App.FigureAsync("on-time-dispatch", October, "2023-10-08 00:00");
        Assert.Equal((50m, 2L), (after.Value!.Value, after.RecordCount));
        Assert.Null((await App.FigureAsync("on-time-dispatch", September, "2023-10-08 00:00")).Value);
    }

    [Fact]
    public async Task The_mean_of_working_days_leaves_out_holidays()
    {
        // September 28 to October 9: October 7, 8 (make-up days) and 9. September 4 to 8: five days less the day of receipt.
        await App.AnswerAsync(await App.ReceiveAsync("2023-09-04 10:00"), "2023-09-08 10:00", "列入计划");
        await App.AnswerAsync(await App.ReceiveAsync("2023-09-28 10:00"), "2023-10-09 10:00", "已解决");
        var mean = await App.FigureAsync("closing-days");
        Assert.Equal((3.5m, 7m, 2m), (mean.Value!.Value, mean.Numerator!.Value, mean.Denominator!.Value));
    }

    [Fact]
    public async Task Withdrawn_demands_are_no_part_of_the_closing_rate_and_their_open_steps_nobody_s_debt()
    {
        var withdrawn = await App.ReceiveAsync("2023-09-01 10:00");
        await App.ChangeAsync(withdrawn.Id, "2023-09-01 11:00", (c, _) => c.Withdraw(Actor.System, App.Clock.UtcNow));
        await App.AnswerAsync(await App.ReceiveAsync("2023-09-01 10:00"), "2023-09-01 15:00", "已解决");
        await App.ReceiveAsync("2023-09-01 10:00");
        var rate = await App.FigureAsync("closing-rate", September, "2023-10-20 10:00");
        Assert.Equal((50m, 1m, 2m), (rate.Value!.Value, rate.Numerator!.Value, rate.Denominator!.Value));
        Assert.Equal(2, (await App.FigureAsync("on-time-dispatch", September, "2023-10-20 10:00")).RecordCount);
        Assert.Equal(3, (await App.FigureAsync("demands-received", September)).Value);
    }

    [Fact]
    public async Task The_digest_changes_with_a_field_that_was_used_and_with_no_other()
    {
        var demand = await App.ReceiveAsync("2023-09-01 10:00");
        await App.AnswerAsync(demand, "2023-09-20 15:00", "已解决");
        var before = (await App.FigureAsync("demands-solved")).Digest;
        await App.ChangeAsync(demand.Id, "2023-10-01 10:00", (c, d) => (c.Title, c.Topic, d.ContactName) = ("另一个标题", "用水", "李四"));
        Assert.Equal(before, (await App.FigureAsync("demands-solved")).Digest);
        await App.ChangeAsync(demand.Id, "2023-10-02 10:00", (c, _) => c.AnsweredOn = new DateOnly(2023, 9, 21));
        var after = await App.FigureAsync("demands-solved");
        Assert.Equal(1, after.Value);
        Assert.NotEqual(before, after.Digest);
    }

    [Fact]
    public async Task Groups_add_up_and_name_those_without_a_value()
    {
        await App.AnswerAsync(await App.ReceiveAsync("2023-09-01 10:00", d => d.Lead = "power-supply"), "2023-09-10 10:00", "已解决");
        await App.AnswerAsync(await App.ReceiveAsync("2023-09-01 10:00", d => d.Lead = "power-supply"), "2023-09-10 10:00", "已解决");
        await App.AnswerAsync(await App.ReceiveAsync("2023-09-01 10:00"), "2023-09-10 10:00", "已解决");
        var metric = App.Metric("demands-solved");
        var groups = await App.DoAsync("zhoumin", (MetricRunner runner) => runner.RunByAsync(metric, September, null, metric.Dictionary.FindByName("主办单位")!, CancellationToken.None));
        Assert.Equal([("区供电公司", 2m), ("（无主办单位）", 1m)], groups.Select(g => (g.Group!.Label, g.Value!.Value)));
        // Each group alone gives what it gave beside the others.
        foreach (var group in groups)
        {
            var alone = await App.DoAsync("zhoumin", (MetricRunner runner) => runner.RunAsync(metric, September, group.AsOf, CancellationToken.None, group.Group));
            Assert.Equal((group.Value, group.Digest), (alone.Value, alone.Digest));
        }
    }

    [Fact]
    public async Task A_unit_counts_only_what_it_may_see()
    {
        await App.ReceiveAsync("2023-09-01 10:00", d => d.Lead = "power-supply");
        await App.ReceiveAsync("2023-09-01 10:00", d => { d.Nature = "投诉"; d.ComplainedUnit = "power-supply"; d.Lead = "economy-information"; d.Co.Add("power-supply"); });
        await App.ReceiveAsync("2023-09-01 10:00");
        var metric = App.Metric("demands-received");
        Assert.Equal(3, (await App.DoAsync("gaoyuan", (MetricRunner runner) => runner.RunAsync(metric, September, null, CancellationToken.None))).Value);
        Assert.Equal(1, (await App.DoAsync("wanglei", (MetricRunner runner) => runner.RunAsync(metric, September, null, CancellationToken.None))).Value);
    }

    [Fact]
    public async Task Records_come_in_pages_with_the_fields_that_were_used()
    {
        var demands = new List<Case>();
        for (var i = 0; i < 3; i++) demands.Add(await App.ReceiveAsync($"2023-09-0{i + 1} 10:00"));
        var metric = App.Metric("demands-received");
        var page = await App.DoAsync("zhoumin", (MetricRunner runner) => runner.RecordsAsync(metric, September, App.Clock.UtcNow, null, 1, 1, CancellationToken.None));
        var record = Assert.Single(page);
        Assert.Equal(($"{demands[1].Number} {demands[1].Title}", $"/cases/{demands[1].Id}"), (record.Label, record.Link!));
        Assert.Equal([new DateOnly(2023, 9, 2)], record.Values.Cast<DateOnly>());
    }

    // What is not all is never called 100％.
    [Theory]
    [InlineData(1, 3, 33.33)]
    [InlineData(2, 3, 66.67)]
    [InlineData(99999, 100000, 99.99)]
    [InlineData(100000, 100000, 100)]
    [InlineData(1, 100000, 0.01)]
    [InlineData(0, 7, 0)]
    public void Rates_are_rounded_half_up_but_never_to_all_or_nothing(int part, int all, decimal percent) => Assert.Equal(percent, MetricRunner.Percent(part, all, 2));
}
