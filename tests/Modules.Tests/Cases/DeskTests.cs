using System.Net;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases;
using Yingshang.Cases.Engine;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Cases;

/// <summary>交办台: what stands beside the demand to be dispatched, its counters and keys.</summary>
public sealed class DeskTests : AppTest
{
    private const string Road = "厂门口路口转弯半径太小，大挂车拐不进来，进料发货都受影响，请帮忙拓宽。";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        App.Clock.SetLocal("2023-10-20 09:00");
    }

    private async Task<Case> EndedAsync(string lead, string outcome, string text = Road)
    {
        var c = await App.Data.CreateDemandAsync(d =>
        {
            (d.Text, d.Topic, d.Title, d.Lead, d.EnterpriseName, d.ContactPhone) = (text, "道路物流", "路口转弯半径小", lead, "清河安泰器材有限公司", "13800009999");
            d.ReceivedLocal("2023-10-09 09:00");
        });
        await using var db = App.Db();
        var stored = await db.Cases.WithAll().SingleAsync(x => x.Id == c.Id);
        stored.Answer(Actor.System, TestClock.Local("2023-10-13 10:00"), outcome);
        db.Audit("case.answered", "case", c.Id);
        await db.SaveAsync();
        return c;
    }

    private Task<Case> WaitingAsync(Action<DemandDraft>? draft = null) => App.Data.CreateDemandAsync(d =>
    {
        (d.Text, d.Topic, d.Title) = ("我们厂门口路口转弯半径小，大货车拐不进来，希望拓宽。", "道路物流", "大货车拐不进厂");
        d.ReceivedLocal("2023-10-20 08:40");
        draft?.Invoke(d);
    });

    [Fact]
    public async Task Similar_demands_stand_there_with_who_ended_them_and_in_how_many_days()
    {
        var past = await EndedAsync("transport", "已解决");
        await WaitingAsync();
        var desk = await App.As("zhoumin").GetAsync("/desk");
        Assert.Contains("相似诉求和它们的结果", desk.Text);
        // 10月9日（周一）收到，10日至13日办了4个工作日。
        Assert.Contains("区交通局 4 个工作日已解决", desk.Text);
        Assert.Contains("厂门口路口转弯半径", desk.Text);
        Assert.Contains("相似的 1 件由它办，1 件已解决，平均 4 个工作日", desk.Text);
        Assert.Equal($"/cases/{past.Id}", desk.Link("路口转弯半径小"));
    }

    [Fact]
    public async Task What_ended_since_the_last_look_is_learned_at_once_while_there_is_little()
    {
        await WaitingAsync();
        var office = App.As("zhoumin");
        Assert.DoesNotContain("相似诉求", (await office.GetAsync("/desk")).Text);
        await EndedAsync("transport", "列入计划");
        Assert.Contains("相似的 1 件由它办，都没有解决", (await office.GetAsync("/desk")).Text);
    }

    [Fact]
    public async Task The_unit_complained_about_is_not_proposed_though_it_ended_all_similar_ones()
    {
        await EndedAsync("housing-construction", "已解决");
        await WaitingAsync(d => (d.Nature, d.ComplainedUnit) = ("投诉", "housing-construction"));
        var desk = await App.As("zhoumin").GetAsync("/desk");
        Assert.Contains("被反映单位：区住建局", desk.Text);
        Assert.DoesNotContain(desk.Document.QuerySelectorAll(".pick b"), b => b.TextContent == "区住建局");
        Assert.DoesNotContain(desk.Document.QuerySelectorAll("input[name='co']"), i => i.ParentElement!.TextContent.Contains("区住建局", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_counters_lead_to_their_lists()
    {
        await WaitingAsync();
        await App.Data.CreateDemandAsync(d => { d.Lead = "transport"; d.ReceivedLocal("2023-10-19 16:00"); });
        var desk = await App.As("zhoumin").GetAsync("/desk");
        var tiles = desk.Document.QuerySelectorAll(".tiles a").Select(a => TestPage.Clean(a.TextContent)).ToList();
        Assert.Equal(["待交办 1", "待签收 1", "退回待定 0", "临期 0", "超期 0", "待回填 0"], tiles.ConvertAll(t => System.Text.RegularExpressions.Regex.Replace(t, @"\s*(\d+)", " $1")));
    }

    [Fact]
    public async Task Every_act_has_its_key_printed_on_it_and_dispatching_goes_on_to_the_next()
    {
        var first = await WaitingAsync();
        var second = await WaitingAsync(d => d.ReceivedLocal("2023-10-20 08:50"));
        var office = App.As("zhoumin");
        var desk = await office.GetAsync($"/desk?case={first.Id}");
        var keys = desk.Document.QuerySelectorAll("[data-key]").Select(e => (Key: e.GetAttribute("data-key")!, e.QuerySelector("kbd")?.TextContent)).ToList();
        Assert.Equal(["B", "E", "Enter", "J", "N"], keys.Select(k => k.Key).Order(StringComparer.Ordinal));
        Assert.All(keys, k => Assert.Equal(k.Key, k.TextContent));
        var next = await office.SubmitAsync(desk, "交办");
        Assert.Contains($"{first.Number} 已交办", next.Flash);
        Assert.Contains($"case={second.Id}", next.Url);
    }

    [Theory]
    [InlineData("qiaojianmin")]
    [InlineData("linan")]
    public async Task Only_the_office_sees_the_desk(string person)
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As(person).GetAsync("/desk")).Status);
    }
}
