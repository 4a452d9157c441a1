using Yingshang.Cases.AskExtension;
using Yingshang.Cases.DecideExtension;
using Yingshang.Cases.DecideReturn;
using Yingshang.Cases.Engine;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Cases;

/// <summary>The last day of closing is Monday 30 October 2023; a working day before is Friday the 27th; a month on is Thursday 30 November.</summary>
public sealed class AskExtensionTests : AppTest
{
    private static Task<TestPage> AskAsync(TestBrowser unit, Guid id, string to, params (string, object?)[] fields) =>
        unit.DoAsync(id, "extension", "提交申请", [("原因", "须招标采购"), ("依据或情况", "变压器采购公告期 20 日"), ("已经做了什么", "已完成设计"), ("申请延期至", to), .. fields]);

    private Task<Case> SignedAsync() => App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");

    private async Task DecideAsync(string who, Guid id, bool grant)
    {
        var version = (await App.ReadAsync(id)).Version;
        Assert.True((await App.DoAsync(who, (DecideExtensionHandler h) => h.HandleAsync(id, new DecideForm { Grant = grant, Version = version }, default))).IsDone);
    }

    [Fact]
    public async Task Asked_on_the_last_working_day_before_until_the_same_day_of_the_next_month()
    {
        var c = await SignedAsync();
        App.Clock.SetLocal("2023-10-27 23:59");
        var page = await App.As("lvqing").GetAsync($"/cases/{c.Id}/extension");
        Assert.Equal("2023年10月30日（周一）", page.Field("办结期限"));
        Assert.Equal("2023年11月30日（周四）", page.Field("最晚到"));
        Assert.Contains("同意以前期限不变", (await AskAsync(App.As("lvqing"), c.Id, "2023-11-30")).Flash);
        var asked = await App.ReadAsync(c.Id);
        Assert.Equal(new DateOnly(2023, 11, 30), asked.OpenRequest(RequestKind.Extension)!.ProposedDate);
        Assert.Contains("签字：乔建民（10月27日）", asked.OpenRequest(RequestKind.Extension)!.Basis);
        Assert.Equal(new DateOnly(2023, 10, 30), asked.StepNow("close")!.LastDay);
    }

    [Fact]
    public async Task Who_asks_and_who_decides_read_that_the_platform_of_a_merged_demand_does_not_wait()
    {
        var c = await SignedAsync();
        var hotline = await App.Data.CreateDemandAsync(d =>
        {
            (d.Channel, d.ExternalNumber, d.ExternalDueAt) = ("12345营商环境分线", "RX2023092800017", TestClock.Local("2023-10-20"));
            d.ReceivedLocal("2023-09-28 15:00");
        });
        App.Clock.SetLocal("2023-10-09 09:00");
        await App.DoAsync("zhoumin", (Yingshang.Cases.MergeDemand.MergeDemandHandler h) =>
            h.HandleAsync(hotline.Id, new() { WithId = c.Id, Reason = "同一件事", Version = hotline.Version }, default));
        // 平台要求19日24:00前，本区是10月30日。
        var asking = await App.As("lvqing").GetAsync($"/cases/{c.Id}/extension");
        Assert.Equal("2023年10月30日（周一）", asking.Field("本区的办结期限"));
        Assert.Contains("来源平台的时限是", asking.Text);
        await AskAsync(App.As("lvqing"), c.Id, "2023-11-10");
        var deciding = await App.As("zhoumin").GetAsync($"/cases/{c.Id}/extension-decision");
        Assert.Equal("2023年10月30日（周一）", deciding.Field("本区现在的期限"));
        Assert.Contains("不因本区同意延期而改变", deciding.Text);
        // 眼下是对接，本区7日止，早于12345的；说的是12345，不是手机填报。
        Assert.Contains("12345营商环境分线，晚于本区的", (await App.As("zhoumin").GetAsync($"/cases/{c.Id}")).Text);
    }

    [Theory]
    [InlineData("2023-10-28 09:00"), InlineData("2023-10-30 09:00")]
    public async Task On_the_last_day_it_is_too_late(string now)
    {
        var c = await SignedAsync();
        var unit = App.As("lvqing");
        App.Clock.SetLocal("2023-10-27 23:59");
        var opened = await unit.GetAsync($"/cases/{c.Id}/extension");
        App.Clock.SetLocal(now);
        var refused = await unit.SubmitAsync(opened, "提交申请", ("原因", "须招标采购"), ("依据或情况", "变压器采购"), ("已经做了什么", "已完成设计"), ("申请延期至", "2023-11-10"));
        Assert.Contains("最迟在 10月27日提出", refused.Problem);
        Assert.Equal("已完成设计", refused.Field("已经做了什么"));
        Assert.Contains("最迟在 10月27日提出", (await unit.GetAsync($"/cases/{c.Id}/extension")).Problem);
    }

    [Theory]
    [InlineData("2023-12-01", "最晚可申请到 2023年11月30日"), InlineData("2023-11-25", "11月25日不上班"), InlineData("2023-10-30", "要晚于现在的办结期限")]
    public async Task The_day_asked_for(string to, string told)
    {
        var c = await SignedAsync();
        App.Clock.SetLocal("2023-10-20 09:00");
        Assert.Contains(told, (await AskAsync(App.As("lvqing"), c.Id, to)).Problem);
    }

    [Fact]
    public async Task Twice_at_most_and_one_at_a_time()
    {
        var c = await SignedAsync();
        App.Clock.SetLocal("2023-10-20 09:00");
        await AskAsync(App.As("lvqing"), c.Id, "2023-11-30");
        Assert.Contains("还没有答复", (await AskAsync(App.As("lvqing"), c.Id, "2023-11-30")).Problem);
        await DecideAsync("xuchangming", c.Id, grant: true);
        Assert.Equal(new DateOnly(2023, 11, 30), (await App.ReadAsync(c.Id)).StepNow("close")!.LastDay);
        App.Clock.SetLocal("2023-11-20 09:00");
        // A month on is Saturday 30 December, before the New Year holidays: Tuesday 2 January 2024.
        await AskAsync(App.As("lvqing"), c.Id, "2024-01-02");
        await DecideAsync("linan", c.Id, grant: true);
        App.Clock.SetLocal("2023-12-20 09:00");
        Assert.Contains("延期最多 2 次", (await AskAsync(App.As("lvqing"), c.Id, "2024-01-31")).Problem);
    }

    [Fact]
    public async Task A_refused_request_does_not_use_up_the_two()
    {
        var c = await SignedAsync();
        for (var i = 0; i < 3; i++)
        {
            Assert.Null((await AskAsync(App.As("lvqing"), c.Id, "2023-11-30")).Problem);
            await DecideAsync("xuchangming", c.Id, grant: false);
        }
    }

    [Fact]
    public async Task Two_people_cannot_ask_at_once()
    {
        var c = await SignedAsync();
        var second = App.As("qiaojianmin");
        var opened = await second.GetAsync($"/cases/{c.Id}/contact");
        await AskAsync(App.As("lvqing"), c.Id, "2023-11-30");
        Assert.Contains("有人办理过", (await second.SubmitAsync(opened, "登记")).Problem);
    }

    [Fact]
    public async Task The_head_of_the_unit_signs_between_receipt_and_today()
    {
        var c = await SignedAsync();
        Assert.Contains("9月28日", (await AskAsync(App.As("lvqing"), c.Id, "2023-11-30", ("签字日期", "2023-09-29"))).Problem);
        var version = (await App.ReadAsync(c.Id)).Version;
        var result = await App.DoAsync("lvqing", (AskExtensionHandler h) => h.HandleAsync(c.Id, new AskExtensionForm
        {
            Reason = "须招标采购", Explanation = "采购", DoneSoFar = "设计", To = new(2023, 11, 30), SignedBy = "吕青", SignedOn = new(2023, 9, 28), Version = version,
        }, default));
        Assert.Equal("case.not-unit-head", result.Problem!.Code);
    }

    [Fact]
    public async Task While_the_clock_stands_still_there_is_nothing_to_extend()
    {
        var c = await SignedAsync();
        await App.As("lvqing").DoAsync(c.Id, "pause", "开始不计时", ("原因", "待企业补充材料"), ("佐证", "补正清单"));
        Assert.Contains("正在不计时", (await AskAsync(App.As("lvqing"), c.Id, "2023-11-30")).Problem);
    }
}
