using Yingshang.Modules.Tests.Ground;
using Yingshang.WorkCalendars;

namespace Yingshang.Modules.Tests.Cases;

public sealed class PauseDemandTests : AppTest
{
    private static Task<TestPage> PauseAsync(TestBrowser who, Guid id) => who.DoAsync(id, "pause", "开始不计时", ("原因", "待企业补充材料"), ("佐证", "一次性告知清单，10月8日"));

    [Fact]
    public async Task Days_that_do_not_count_push_every_open_step()
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        App.Clock.SetLocal("2023-10-08 09:00");
        await PauseAsync(App.As("lvqing"), c.Id);
        var paused = await App.ReadAsync(c.Id);
        Assert.True(paused.IsPaused);
        Assert.All(new[] { "contact", "feedback", "close" }, s => Assert.True(Deadline.IsNever(paused.StepNow(s)!.DueAt)));

        App.Clock.SetLocal("2023-10-10 15:00");
        var page = await App.As("lvqing").DoAsync(c.Id, "resume", "恢复计时", ("说明", "材料补齐"));
        Assert.Contains("2023年10月31日（周二）", page.Flash);
        var resumed = await App.ReadAsync(c.Id);
        // 8, 9 and 10 October are left out. Working days: 7; 11; 12. A month: 28 October and three days.
        Assert.Equal(new DateOnly(2023, 10, 11), resumed.StepNow("contact")!.LastDay);
        Assert.Equal(new DateOnly(2023, 10, 12), resumed.StepNow("feedback")!.LastDay);
        Assert.Equal(new DateOnly(2023, 10, 31), resumed.StepNow("close")!.LastDay);
        Assert.Equal("contact", resumed.CurrentStep);
        Assert.Equal(resumed.StepNow("contact")!.DueAt, resumed.DueAt);
    }

    [Fact]
    public async Task What_was_late_before_stays_late()
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        App.Clock.SetLocal("2023-10-09 09:00");
        await PauseAsync(App.As("lvqing"), c.Id);
        Assert.Equal(new DateOnly(2023, 10, 8), (await App.ReadAsync(c.Id)).StepNow("contact")!.LastDay);
    }

    [Fact]
    public async Task A_pause_after_an_extension_pushes_the_day_that_was_granted()
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        App.Clock.SetLocal("2023-10-20 09:00");
        await App.As("lvqing").DoAsync(c.Id, "extension", "提交申请", ("原因", "须招标采购"), ("依据或情况", "采购"), ("已经做了什么", "设计"), ("申请延期至", "2023-11-30"));
        await App.As("xuchangming").DoAsync(c.Id, "extension-decision", "作出决定", ("决定", "同意延期"));
        App.Clock.SetLocal("2023-11-06 09:00");
        await PauseAsync(App.As("lvqing"), c.Id);
        App.Clock.SetLocal("2023-11-07 17:00");
        await App.As("lvqing").DoAsync(c.Id, "resume", "恢复计时");
        // 6 and 7 November: two days after Thursday 30 November is Saturday 2 December, so Monday the 4th.
        Assert.Equal(new DateOnly(2023, 12, 4), (await App.ReadAsync(c.Id)).StepNow("close")!.LastDay);
    }

    [Fact]
    public async Task Once_at_a_time_and_nothing_to_resume_when_it_runs()
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        Assert.Contains("没有在不计时", (await App.As("lvqing").DoAsync(c.Id, "resume", "恢复计时")).Problem);
        await PauseAsync(App.As("lvqing"), c.Id);
        Assert.Contains("已在不计时", (await PauseAsync(App.As("lvqing"), c.Id)).Problem);
    }

    [Fact]
    public async Task The_office_can_do_it_too_and_a_co_unit_cannot()
    {
        var c = await App.HeldByAsync("power-supply", d => { d.SignedBy = "wanglei"; d.Co.Add("economy-information"); });
        Assert.Contains("由主办单位办这一步", (await PauseAsync(App.As("lvqing"), c.Id)).Problem);
        await PauseAsync(App.As("zhoumin"), c.Id);
        Assert.True((await App.ReadAsync(c.Id)).IsPaused);
    }
}
