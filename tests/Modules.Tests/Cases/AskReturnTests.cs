using Yingshang.Cases.AskReturn;
using Yingshang.Cases.DecideReturn;
using Yingshang.Cases.Engine;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Cases;

public sealed class AskReturnTests : AppTest
{
    private static Task<TestPage> AskAsync(TestBrowser unit, Guid id) =>
        unit.DoAsync(id, "return", "提交申请", ("原因", "不属本单位职责"), ("依据", "权责清单 3-12"), ("建议承办单位", "区住建局"));

    /// <summary>The first is decided by the office, the second by the leader.</summary>
    private async Task RefuseAsync(Guid id, string by = "zhoumin")
    {
        var version = (await App.ReadAsync(id)).Version;
        Assert.True((await App.DoAsync(by, (DecideReturnHandler h) => h.HandleAsync(id, new DecideForm { Grant = false, Version = version }, default))).IsDone);
    }

    [Fact]
    public async Task Within_one_working_day_of_the_dispatch_which_is_the_first_make_up_day()
    {
        var c = await App.HeldByAsync("economy-information");
        App.Clock.SetLocal("2023-10-07 23:59");
        var page = await AskAsync(App.As("lvqing"), c.Id);
        Assert.Contains("等区营商办决定", page.Flash);
        var asked = await App.ReadAsync(c.Id);
        Assert.Equal(CaseState.ReturnAsked, asked.State);
        var request = asked.OpenRequest(RequestKind.Return)!;
        Assert.Equal((await App.UnitAsync("housing-construction")).Id, request.ProposedUnitId);
        Assert.Equal("权责清单 3-12", request.Basis);
    }

    [Fact]
    public async Task A_minute_later_silence_was_acceptance()
    {
        var c = await App.HeldByAsync("economy-information");
        var unit = App.As("lvqing");
        App.Clock.SetLocal("2023-10-07 23:59");
        var opened = await unit.GetAsync($"/cases/{c.Id}/return");
        App.Clock.SetLocal("2023-10-08 00:00");
        Assert.Contains("10月7日（周六，调休上班）24:00", (await unit.SubmitAsync(opened, "提交申请", ("原因", "不属本单位职责"), ("依据", "权责清单"), ("建议承办单位", "区住建局"))).Problem);
    }

    [Fact]
    public async Task While_it_is_being_decided_nothing_else_can_be_done()
    {
        var c = await App.HeldByAsync("economy-information");
        await AskAsync(App.As("lvqing"), c.Id);
        Assert.Contains("还没有答复", (await App.As("lvqing").GetAsync($"/cases/{c.Id}/contact")).Problem);
        Assert.Contains("还没有答复", (await App.As("lvqing").GetAsync($"/cases/{c.Id}/return")).Problem);
    }

    [Fact]
    public async Task Twice_at_most()
    {
        var c = await App.HeldByAsync("economy-information");
        for (var i = 0; i < 2; i++)
        {
            await AskAsync(App.As("lvqing"), c.Id);
            await RefuseAsync(c.Id, i == 0 ? "zhoumin" : "gaoyuan");
        }
        Assert.Contains("退回最多 2 次", (await AskAsync(App.As("lvqing"), c.Id)).Problem);
    }

    [Theory]
    [InlineData("不属本单位职责", null, "case.return-needs-unit")]
    [InlineData("不属本单位职责", "economy-information", "case.return-to-self")]
    [InlineData("不属本单位职责", "housing-construction", "case.avoided")]
    [InlineData("应通过法定途径办理", null, null)]
    public async Task The_unit_proposed(string reason, string? proposed, string? code)
    {
        var c = await App.HeldByAsync("economy-information", d => d.ComplainedUnit = "housing-construction");
        var unit = proposed is null ? (Guid?)null : (await App.UnitAsync(proposed)).Id;
        var version = (await App.ReadAsync(c.Id)).Version;
        var result = await App.DoAsync("lvqing", (AskReturnHandler h) => h.HandleAsync(c.Id, new AskReturnForm { Reason = reason, Basis = "权责清单", ProposedUnitId = unit, Version = version }, default));
        Assert.Equal(code, result.Problem?.Code);
    }

    [Fact]
    public async Task The_unit_complained_about_is_not_even_offered()
    {
        var c = await App.HeldByAsync("economy-information", d => d.ComplainedUnit = "housing-construction");
        Assert.DoesNotContain("区住建局", (await App.As("lvqing").GetAsync($"/cases/{c.Id}/return")).Text);
    }
}
