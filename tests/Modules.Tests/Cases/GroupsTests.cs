using System.Net;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases;
using Yingshang.Cases.Engine;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Cases;

/// <summary>专班: kept on the demand from 交办 on, with a board for the weekly and fortnightly dispatch.</summary>
public sealed class GroupsTests : AppTest
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        App.Clock.SetLocal("2023-10-20 09:00");
    }

    private async Task<Case> InGroupAsync(string received, string code = "utilities", Action<DemandDraft>? draft = null)
    {
        var c = await App.Data.CreateDemandAsync(d =>
        {
            d.Lead = "economy-information";
            d.ReceivedLocal(received);
            draft?.Invoke(d);
        });
        await using var db = App.Db();
        (await db.Cases.SingleAsync(x => x.Id == c.Id)).GroupId = (await db.WorkGroups.SingleAsync(g => g.Code == code)).Id;
        db.Audit("case.dispatched", "case", c.Id);
        await db.SaveAsync();
        return c;
    }

    [Fact]
    public async Task Dispatching_keeps_the_group_of_the_topic_or_the_one_chosen()
    {
        var power = await App.Data.CreateDemandAsync(d => d.ReceivedLocal("2023-10-20 08:40"));
        var other = await App.Data.CreateDemandAsync(d => d.ReceivedLocal("2023-10-20 08:40"));
        var office = App.As("zhoumin");
        await office.SubmitAsync(await office.GetAsync($"/desk?case={power.Id}"), "交办");
        await office.SubmitAsync(await office.GetAsync($"/cases/{other.Id}/dispatch"), "交办", ("专班", "园区服务专班"));
        Assert.Contains("水电气网保障专班", (await office.GetAsync($"/cases/{power.Id}")).Text);
        Assert.Contains("园区服务专班", (await office.GetAsync($"/cases/{other.Id}")).Text);
    }

    [Fact]
    public async Task The_board_says_what_is_open_new_closed_and_overdue()
    {
        // 1个月办结：8月10日收到的到9月11日（10日是周日）为止，早已超期；10月20日收到的还早。
        var late = await InGroupAsync("2023-08-10 09:00");
        var fresh = await InGroupAsync("2023-10-20 08:30");
        var closed = await InGroupAsync("2023-10-09 09:00");
        await using (var db = App.Db())
        {
            var c = await db.Cases.WithAll().SingleAsync(x => x.Id == closed.Id);
            c.Answer(Actor.System, TestClock.Local("2023-10-16 10:00"), "已解决");
            db.Audit("case.answered", "case", c.Id);
            await db.SaveAsync();
        }
        var office = App.As("zhoumin");
        var week = await office.GetAsync("/groups/utilities");
        Assert.Contains("2023年10月14日至10月20日", week.Text);
        Assert.Contains($"超期 {1}", week.Text);
        Assert.Contains(late.Number, week.Text);
        Assert.Contains("定办结日期", week.Text);
        Assert.Contains("本周新收 1", week.Text);
        Assert.Contains(fresh.Number, week.Text);
        Assert.Contains("本周办结 1", week.Text);
        Assert.Contains("已解决 1 件", week.Text);
        var fortnight = await office.GetAsync("/groups/utilities?weeks=2");
        Assert.Contains("2023年10月7日至10月20日", fortnight.Text);
        Assert.Contains("两周新收 2", fortnight.Text);
        Assert.DoesNotContain(late.Number, (await office.GetAsync("/groups/talent")).Text);
    }

    [Fact]
    public async Task A_return_and_what_is_owed_again_stand_among_what_to_decide()
    {
        var returned = await InGroupAsync("2023-10-19 09:00");
        var owed = await InGroupAsync("2023-10-09 09:00");
        await using (var db = App.Db())
        {
            (await db.Cases.SingleAsync(x => x.Id == returned.Id)).State = CaseState.ReturnAsked;
            var c = await db.Cases.WithAll().SingleAsync(x => x.Id == owed.Id);
            c.Answer(Actor.System, TestClock.Local("2023-10-10 10:00"), "列入计划");
            (await db.Demands.SingleAsync(d => d.Id == owed.Id)).NextDate = new DateOnly(2023, 10, 26);
            db.Audit("case.answered", "case", c.Id);
            await db.SaveAsync();
        }
        var board = await App.As("zhoumin").GetAsync("/groups/utilities");
        Assert.Contains("单位申请退回，定由谁主办", board.Text);
        Assert.Contains("挂账，10月26日要再答复", board.Text);
    }

    [Fact]
    public async Task The_list_filters_by_group()
    {
        var mine = await InGroupAsync("2023-10-19 09:00");
        var other = await InGroupAsync("2023-10-19 09:00", "talent");
        await using var db = App.Db();
        var group = (await db.WorkGroups.SingleAsync(g => g.Code == "utilities")).Id;
        var list = await App.As("zhoumin").GetAsync($"/cases?group={group}");
        Assert.Contains(mine.Number, list.Text);
        Assert.DoesNotContain(other.Number, list.Text);
        Assert.Contains("专班：水电气网保障专班", list.Text);
    }

    [Fact]
    public async Task A_unit_sees_the_boards_it_takes_part_in_with_the_demands_it_may_see()
    {
        var mine = await InGroupAsync("2023-10-19 09:00");
        var others = await InGroupAsync("2023-10-19 09:00", draft: d => d.Lead = "water-resources");
        var head = App.As("qiaojianmin");
        var board = await head.GetAsync("/groups/utilities");
        Assert.Contains(mine.Number, board.Text);
        Assert.DoesNotContain(others.Number, board.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync("/groups/talent")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await App.As("zhoumin").GetAsync("/groups/nothing")).Status);
        var list = await head.GetAsync("/groups");
        Assert.Contains("水电气网保障专班", list.Text);
        Assert.DoesNotContain("人才与配套专班", list.Text);
    }
}
