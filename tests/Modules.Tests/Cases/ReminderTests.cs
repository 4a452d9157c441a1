using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingshang.Cases;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Reminders;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Outbox;

namespace Yingshang.Modules.Tests.Cases;

/// <summary>Received and dispatched on Thursday 28 September 2023, 10:00. 对接 ends on Sunday 8 October (worked), 24:00; its last quarter, half a working day, begins at 14:00.</summary>
public sealed class ReminderTests : AppTest
{
    private static readonly string[] Office = ["heping", "xuchangming", "zhoumin"];

    [Fact]
    public async Task The_holder_is_reminded_when_it_is_near_once()
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        App.Clock.SetLocal("2023-10-08 13:59");
        await RunAsync();
        Assert.Empty(await ToldAsync());
        App.Clock.SetLocal("2023-10-08 14:00");
        await RunAsync();
        App.Clock.SetLocal("2023-10-08 17:00");
        await RunAsync();
        Assert.Equal([("lvqing", $"{c.Number} 对接临期")], await ToldAsync());
        await using var db = App.Db();
        Assert.Equal($"/cases/{c.Id}", (await db.OutboxMessages.SingleAsync()).Link);
    }

    [Fact]
    public async Task Then_each_working_day_first_the_holder_then_the_head_the_office_and_the_liaison_and_then_no_more()
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        App.Clock.SetLocal("2023-10-09 08:00");
        await RunAsync();
        Assert.Equal([("lvqing", $"{c.Number} 对接超期1个工作日")], await ToldAsync());
        App.Clock.SetLocal("2023-10-10 08:00");
        await RunAsync();
        await RunAsync();
        Assert.Equal(["lvqing", "qiaojianmin"], await TodayAsync("超期2个工作日"));
        App.Clock.SetLocal("2023-10-11 08:00");
        await RunAsync();
        Assert.Equal(["lvqing", "qiaojianmin", .. Office], (await TodayAsync("超期3个工作日")).OrderBy(n => Array.IndexOf(["lvqing", "qiaojianmin", .. Office], n)));
        App.Clock.SetLocal("2023-10-12 08:00");
        await RunAsync();
        Assert.Contains("linan", await TodayAsync("超期4个工作日"));
        // 10月13日第5个、16日第6个工作日，17日第7个。
        App.Clock.SetLocal("2023-10-17 08:00");
        await RunAsync();
        Assert.Empty(await TodayAsync("超期7个工作日"));
    }

    [Fact]
    public async Task What_the_office_owes_reminds_the_office()
    {
        var c = await App.Data.CreateDemandAsync(d => d.ReceivedLocal("2023-09-28 10:00"));
        // 交办期限 10月7日 24:00，余下四分之一、至少半个工作日：10月7日 14:00 起。
        App.Clock.SetLocal("2023-10-07 14:00");
        await RunAsync();
        Assert.Equal(Office.Select(o => (o, $"{c.Number} 交办临期")), await ToldAsync());
    }

    [Fact]
    public async Task Who_has_not_signed_at_the_hour_is_reminded_of_it()
    {
        // 4个工作小时：9月28日 10:00 起到 16:00。
        var c = await App.HeldByAsync("economy-information");
        App.Clock.SetLocal("2023-09-28 15:59");
        await RunAsync();
        Assert.Empty(await ToldAsync());
        App.Clock.SetLocal("2023-09-28 16:00");
        await RunAsync();
        await RunAsync();
        Assert.Equal([("lvqing", $"{c.Number} 待签收")], await ToldAsync());
    }

    [Fact]
    public async Task An_extension_is_reminded_of_anew_and_a_pause_not_at_all()
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        App.Clock.SetLocal("2023-10-08 15:00");
        await using (var db = App.Db())
        {
            var paused = await db.Cases.WithAll().SingleAsync(x => x.Id == c.Id);
            paused.Pause(App.District.Declared<Yingshang.Cases.Procedures.ProcedureBook>().At(App.District, c.ProcedureId, c.ProcedureVersion), App.District.Calendar, Actor.System, db.Now, "不可抗力", "暴雨");
            db.Audit("case.paused", "case", c.Id);
            await db.SaveAsync();
        }
        await RunAsync();
        Assert.Empty(await ToldAsync());
    }

    [Fact]
    public async Task Nobody_of_the_unit_complained_about_is_told_and_what_was_told_before_is_taken_back()
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        App.Clock.SetLocal("2023-10-08 14:00");
        await RunAsync();
        await App.Services.GetRequiredService<OutboxSender>().SendDueAsync(App.District, default);
        await WaitForNoticeAsync();
        Assert.Contains(c.Number, (await App.As("lvqing").GetAsync("/notices")).Text);

        // The call-back finds that it is a complaint about the unit that holds it.
        var office = App.As("zhoumin");
        await office.SubmitAsync(await office.GetAsync($"/cases/{c.Id}/verify"), "保存核实结果", ("核实结果", "已核实"), ("诉求性质", "投诉"), ("被投诉单位", (await App.UnitAsync("economy-information")).Id.ToString()));
        var notices = await App.As("lvqing").GetAsync("/notices");
        Assert.DoesNotContain(c.Number, notices.Html);
        Assert.Contains("没有通知", notices.Text);
        foreach (var day in new[] { "2023-10-09", "2023-10-10", "2023-10-11", "2023-10-12" })
        {
            App.Clock.SetLocal($"{day} 09:00");
            await RunAsync();
        }
        await using var db = App.Db();
        var unit = (await App.UnitAsync("economy-information")).Id;
        Assert.Empty(await db.OutboxMessages.Where(m => m.UnitId == unit && m.SentAt == null).ToListAsync());
        Assert.Empty(await db.Notices.Where(n => n.UnitId == unit).ToListAsync());
        Assert.NotEmpty(await db.OutboxMessages.Where(m => m.UnitId != unit).ToListAsync());
    }

    [Fact]
    public async Task A_reminder_says_neither_who_nor_what()
    {
        await App.HeldByAsync("economy-information", d => { d.SignedBy = "lvqing"; d.IsConfidential = true; });
        App.Clock.SetLocal("2023-10-08 14:00");
        await RunAsync();
        await using var db = App.Db();
        var message = await db.OutboxMessages.SingleAsync();
        foreach (var kept in new[] { "恒信", "陈志远", "13800001234", "增容", "用电" }) Assert.DoesNotContain(kept, message.Title + message.Text);
    }

    [Fact]
    public async Task Several_nodes_queue_it_once()
    {
        await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        App.Clock.SetLocal("2023-10-11 08:00");
        await Task.WhenAll(RunAsync(), RunAsync(), RunAsync());
        await RunAsync();
        await using var db = App.Db();
        var keys = await db.OutboxMessages.Select(m => m.Key).ToListAsync();
        Assert.Equal(keys.Distinct().Count(), keys.Count);
        Assert.Equal(5, keys.Count);
    }

    private Task<int> RunAsync() => RemindHolders.RunAsync(App.District, default);

    private async Task WaitForNoticeAsync()
    {
        for (var i = 0; i < 200; i++)
        {
            await using var db = App.Db();
            if (await db.Notices.AnyAsync()) return;
            await Task.Delay(25);
        }
    }

    /// <summary>What was queued or delivered, by receiver; the application's own worker may have sent some of it already.</summary>
    private async Task<List<(string Who, string Title)>> ToldAsync()
    {
        await using var db = App.Db();
        var queued = await (from m in db.OutboxMessages join a in db.Accounts on m.AccountId equals (Guid?)a.Id where m.SentAt == null select new { m.Id, a.UserName, m.Title }).ToListAsync();
        var delivered = await (from n in db.Notices join a in db.Accounts on n.AccountId equals a.Id select new { n.Id, a.UserName, n.Title }).ToListAsync();
        return [.. queued.Concat(delivered).DistinctBy(m => m.Id).Select(m => (m.UserName!, m.Title)).OrderBy(m => m.Item1, StringComparer.Ordinal)];
    }

    private async Task<List<string>> TodayAsync(string lamp) => [.. (await ToldAsync()).Where(t => t.Title.EndsWith(lamp, StringComparison.Ordinal)).Select(t => t.Who)];
}
