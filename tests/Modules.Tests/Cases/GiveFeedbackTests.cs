using Yingshang.Cases.GiveFeedback;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Cases;

public sealed class GiveFeedbackTests : AppTest
{
    private async Task<Guid> ContactedAsync()
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        App.Clock.SetLocal("2023-10-07 10:00");
        await App.As("lvqing").ContactAsync(c.Id, ("了解到的情况", "设备已到货，等方案批复。"));
        return c.Id;
    }

    [Fact]
    public async Task The_form_is_filled_from_what_happened_and_due_on_the_ninth_of_October()
    {
        var id = await ContactedAsync();
        App.Clock.SetLocal("2023-10-09 23:59");
        var page = await App.As("lvqing").GetAsync($"/cases/{id}/feedback");
        Assert.Contains("设备已到货，等方案批复。", page.Field("给企业的反馈"));
        Assert.Equal("2023-10-30", page.Field("预计办结日期"));
        Assert.Equal("乔建民", page.Field("审定的单位主要负责人"));
        Assert.Contains("对接方式：电话", page.Text);
        await App.As("lvqing").FeedBackAsync(id);
        var done = await App.ReadAsync(id);
        Assert.Equal(new DateOnly(2023, 10, 9), done.StepNow("feedback")!.LastDay);
        Assert.True(done.StepNow("feedback")!.IsOnTime(App.Clock.UtcNow));
        Assert.Equal("close", done.CurrentStep);
        Assert.Equal("已约供电公司，10月12日到您厂里看现场。", done.Event("fed-back").ForEnterprise);
        Assert.Contains("审定：乔建民（10月9日）", done.Event("fed-back").Facts);
    }

    [Fact]
    public async Task A_day_that_has_passed_is_not_proposed()
    {
        var id = await ContactedAsync();
        App.Clock.SetLocal("2023-10-31 09:00");
        Assert.Equal("", (await App.As("lvqing").GetAsync($"/cases/{id}/feedback")).Field("预计办结日期"));
    }

    [Fact]
    public async Task There_is_no_feedback_before_the_enterprise_was_contacted()
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        Assert.Contains("尚未对接", (await App.As("lvqing").FeedBackAsync(c.Id)).Problem);
    }

    [Fact]
    public async Task It_is_given_once()
    {
        var id = await ContactedAsync();
        await App.As("lvqing").FeedBackAsync(id);
        Assert.Contains("“反馈”已经登记过", (await App.As("lvqing").FeedBackAsync(id)).Problem);
    }

    [Theory]
    [InlineData("2023-10-31", "预计办结日期要在今天到 10月30日之间"), InlineData("2023-10-06", "不能早于今天")]
    public async Task What_is_expected_lies_between_today_and_the_limit(string expected, string told)
    {
        var id = await ContactedAsync();
        Assert.Contains(told, (await App.As("lvqing").FeedBackAsync(id, ("预计办结日期", expected))).Problem);
    }

    [Theory]
    [InlineData("2023-09-27"), InlineData("2023-10-08")]
    public async Task It_is_approved_between_receipt_and_today(string approved)
    {
        var id = await ContactedAsync();
        Assert.Contains("9月28日", (await App.As("lvqing").FeedBackAsync(id, ("审定日期", approved))).Problem);
    }

    [Fact]
    public async Task It_is_approved_by_the_head_of_the_unit()
    {
        var id = await ContactedAsync();
        var version = (await App.ReadAsync(id)).Version;
        var result = await App.DoAsync("lvqing", (GiveFeedbackHandler h) => h.HandleAsync(id, new GiveFeedbackForm
        {
            Way = "协调", Path = "会商", Measures = "现场会", Text = "约好了", ExpectedOn = new(2023, 10, 20), ApprovedBy = "吕青", ApprovedOn = new(2023, 10, 7), Version = version,
        }, default));
        Assert.Equal("case.not-unit-head", result.Problem!.Code);
    }

    [Fact]
    public async Task All_that_is_missing_is_said_at_once_beside_its_field()
    {
        var id = await ContactedAsync();
        var page = await App.As("lvqing").DoAsync(id, "feedback", "反馈", ("给企业的反馈", ""));
        Assert.Equal("请填写解决方式", page.Error("方式"));
        Assert.Equal("请填写具体措施", page.Error("措施"));
        Assert.Equal("请写给企业看的反馈", page.Error("给企业的反馈"));
    }
}
