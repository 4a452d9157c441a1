using System.Net;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases;
using Yingshang.Cases.Absence;
using Yingshang.Cases.Engine;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Cases;

/// <summary>Leave with a substitute who acts on record as 代, and the hand-over of everything to a colleague.</summary>
public sealed class AbsenceTests : AppTest
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        App.Clock.SetLocal("2023-10-07 09:00");
    }

    private Task<TestPage> LeaveAsync(string who, string substitute, string from = "2023-10-07", string until = "2023-10-10", string? whose = null) =>
        SubmitAsync(who, "登记", whose is null ? [("代办人", substitute), ("从", from), ("到", until)] : [("谁离岗", whose), ("代办人", substitute), ("从", from), ("到", until)]);

    private Task<TestPage> HandOverAsync(string who, string to, string? whose = null) =>
        SubmitAsync(who, "交接", whose is null ? [("接手的同事", to), ("原因", "调岗")] : [("谁离任", whose), ("接手的同事", to), ("原因", "调岗")]);

    private async Task<TestPage> SubmitAsync(string who, string button, (string, object?)[] fields)
    {
        var browser = App.As(who);
        return await browser.SubmitAsync(await browser.GetAsync("/absence"), button, fields);
    }

    [Fact]
    public async Task The_substitute_sees_the_work_and_acts_on_record_for_the_one_who_is_away()
    {
        var c = await App.HeldByAsync("market-supervision", d => { d.Title = "冯凯手里的事"; d.SignedBy = "fengkai"; });
        Assert.DoesNotContain("冯凯手里的事", (await App.As("shenguoqing").GetAsync("/todo?who=me")).Text);
        Assert.Contains("已登记离岗", (await LeaveAsync("fengkai", "沈国庆")).Flash);

        var todo = await App.As("shenguoqing").GetAsync("/todo?who=me");
        Assert.Contains("冯凯手里的事", todo.Text);
        Assert.Contains("冯凯（离岗，由您代办）", todo.Text);
        await App.As("shenguoqing").ContactAsync(c.Id);

        Assert.Equal("沈国庆（代冯凯）", (await App.ReadAsync(c.Id)).Event("contacted").ActorName);
        await using var db = App.Db();
        var entry = await db.AuditEntries.SingleAsync(a => a.Action == "case.contacted");
        Assert.Equal((await App.AccountAsync("shenguoqing")).Id, entry.ActorId);
        Assert.Equal((await App.AccountAsync("fengkai")).Id, entry.ActingForId);
    }

    [Fact]
    public async Task Before_and_after_the_days_of_leave_everybody_acts_for_themselves()
    {
        var c = await App.HeldByAsync("market-supervision", d => { d.Title = "冯凯手里的事"; d.SignedBy = "fengkai"; });
        await LeaveAsync("fengkai", "沈国庆", "2023-10-08", "2023-10-09");
        Assert.DoesNotContain("冯凯手里的事", (await App.As("shenguoqing").GetAsync("/todo?who=me")).Text);
        App.Clock.SetLocal("2023-10-09 23:00");
        Assert.Contains("冯凯手里的事", (await App.As("shenguoqing").GetAsync("/todo?who=me")).Text);
        App.Clock.SetLocal("2023-10-10 00:10");
        Assert.DoesNotContain("冯凯手里的事", (await App.As("shenguoqing").GetAsync("/todo?who=me")).Text);
        await App.As("shenguoqing").ContactAsync(c.Id);
        Assert.Equal("沈国庆", (await App.ReadAsync(c.Id)).Event("contacted").ActorName);
    }

    [Fact]
    public async Task A_substitute_signs_for_the_head_who_is_away()
    {
        var c = await App.HeldByAsync("market-supervision", d => d.SignedBy = "xieyaping");
        await App.As("xieyaping").ContactAsync(c.Id);
        await App.As("xieyaping").DoAsync(c.Id, "feedback", "送审", ("方式", "协调"), ("路径", "核查"), ("措施", "核对"), ("给企业的反馈", "正在核对。"));
        await LeaveAsync("zhengweidong", "谢亚平");
        var page = await App.As("xieyaping").DoAsync(c.Id, "sign-off", "提交", ("主要负责人意见（代郑卫东）", "同意"));
        Assert.Null(page.Problem);
        var done = await App.ReadAsync(c.Id);
        Assert.Contains("审定：谢亚平（代郑卫东）（10月7日）", done.Event("fed-back").Facts);
    }

    [Fact]
    public async Task Leave_is_refused_with_the_reason()
    {
        await LeaveAsync("fengkai", "沈国庆", "2023-10-09", "2023-10-11");
        Assert.Contains("不能早于开始日期", (await LeaveAsync("xieyaping", "郑卫东", "2023-10-12", "2023-10-11")).Problem);
        Assert.Contains("过去的不补登", (await LeaveAsync("xieyaping", "郑卫东", "2023-10-06", "2023-10-08")).Problem);
        Assert.Contains("已经登记过离岗", (await LeaveAsync("fengkai", "谢亚平", "2023-10-11", "2023-10-12")).Problem);
        Assert.Contains("也离岗", (await LeaveAsync("xieyaping", "冯凯", "2023-10-10", "2023-10-10")).Problem);
        Assert.Contains("正代别人办理", (await LeaveAsync("shenguoqing", "谢亚平", "2023-10-10", "2023-10-10")).Problem);
        Assert.Equal("leave.own-substitute", await CodeAsync("fengkai", null, "fengkai"));
        Assert.Equal("leave.of-others", await CodeAsync("fengkai", "shenguoqing", "xieyaping"));
        Assert.Equal("case.not-of-unit", await CodeAsync("fengkai", null, "lvqing"));
    }

    [Fact]
    public async Task A_head_enters_it_for_a_colleague_and_ends_it()
    {
        Assert.Contains("已登记离岗", (await LeaveAsync("zhengweidong", "沈国庆", whose: "冯凯")).Flash);
        var head = App.As("zhengweidong");
        Assert.Contains("已销假", (await head.SubmitAsync(await head.GetAsync("/absence"), "销假")).Flash);
        Assert.Contains("没有人离岗", (await head.GetAsync("/absence")).Text);
    }

    [Fact]
    public async Task A_leave_is_ended_by_oneself_or_a_head_once_and_not_from_another_unit()
    {
        await LeaveAsync("fengkai", "沈国庆");
        Guid id;
        await using (var db = App.Db()) id = await db.Set<Leave>().Select(l => l.Id).SingleAsync();
        await Assert.ThrowsAsync<Yingshang.Platform.People.NotThereException>(() => App.DoAsync("qiaojianmin", (EndLeaveHandler h) => h.HandleAsync(id, default)));
        await using (var db = App.Db()) await db.Accounts.Where(a => a.UserName == "tanjing").ExecuteUpdateAsync(a => a.SetProperty(x => x.UnitId, db.Units.Where(u => u.Code == "market-supervision").Select(u => (Guid?)u.Id).First()));
        await Assert.ThrowsAsync<Yingshang.Platform.People.NotAllowedException>(() => App.DoAsync("tanjing", (EndLeaveHandler h) => h.HandleAsync(id, default)));
        Assert.True((await App.DoAsync("fengkai", (EndLeaveHandler h) => h.HandleAsync(id, default))).IsDone);
        Assert.Equal("leave.ended", (await App.DoAsync("fengkai", (EndLeaveHandler h) => h.HandleAsync(id, default))).Problem!.Code);
    }

    [Fact]
    public async Task Hand_over_gives_every_open_demand_to_the_colleague_and_leaves_the_closed_ones()
    {
        var first = await App.HeldByAsync("market-supervision", d => d.SignedBy = "fengkai");
        var second = await App.HeldByAsync("market-supervision", d => d.SignedBy = "fengkai");
        var closed = await App.HeldByAsync("market-supervision", d => d.SignedBy = "fengkai");
        await using (var db = App.Db())
        {
            var c = await db.Cases.WithAll().SingleAsync(x => x.Id == closed.Id);
            c.Answer(Actor.System, App.Clock.UtcNow, "已解决");
            db.Audit("case.answered", "case", c.Id);
            await db.SaveAsync();
        }
        Assert.Contains("已交接 2 件", (await HandOverAsync("fengkai", "沈国庆")).Flash);
        var to = (await App.AccountAsync("shenguoqing")).Id;
        foreach (var id in new[] { first.Id, second.Id })
        {
            var c = await App.ReadAsync(id);
            Assert.Equal(to, c.HandlerId);
            Assert.Equal(to, c.Lead!.HandlerId);
            Assert.Equal("交接：冯凯 → 沈国庆", c.Event("handed-over").Title);
        }
        Assert.NotEqual(to, (await App.ReadAsync(closed.Id)).HandlerId);
        Assert.Contains("不用交接", (await HandOverAsync("fengkai", "沈国庆")).Problem);
    }

    [Fact]
    public async Task Only_heads_hand_over_for_others_and_never_out_of_the_unit()
    {
        var c = await App.HeldByAsync("market-supervision", d => d.SignedBy = "fengkai");
        var (feng, shen, lv) = ((await App.AccountAsync("fengkai")).Id, (await App.AccountAsync("shenguoqing")).Id, (await App.AccountAsync("lvqing")).Id);
        Assert.Equal("case.not-of-unit", (await App.DoAsync("fengkai", (HandOverHandler h) => h.HandleAsync(new HandOverForm { ToId = lv, Reason = "调岗" }, default))).Problem!.Code);
        Assert.Equal("leave.of-others", (await App.DoAsync("fengkai", (HandOverHandler h) => h.HandleAsync(new HandOverForm { FromId = shen, ToId = feng, Reason = "调岗" }, default))).Problem!.Code);
        Assert.Equal("case.not-of-unit", (await App.DoAsync("qiaojianmin", (HandOverHandler h) => h.HandleAsync(new HandOverForm { FromId = feng, ToId = lv, Reason = "调岗" }, default))).Problem!.Code);
        Assert.Contains("已交接 1 件", (await HandOverAsync("zhengweidong", "沈国庆", "冯凯")).Flash);
        Assert.Equal(shen, (await App.ReadAsync(c.Id)).HandlerId);
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As("gaoyuan").GetAsync("/absence")).Status);
    }

    private async Task<string?> CodeAsync(string who, string? whose, string substitute)
    {
        var form = new EnterLeaveForm
        {
            AccountId = whose is null ? null : (await App.AccountAsync(whose)).Id, SubstituteId = (await App.AccountAsync(substitute)).Id, FromOn = new DateOnly(2023, 10, 20), UntilOn = new DateOnly(2023, 10, 21),
        };
        return (await App.DoAsync(who, (EnterLeaveHandler h) => h.HandleAsync(form, default))).Problem?.Code;
    }
}
