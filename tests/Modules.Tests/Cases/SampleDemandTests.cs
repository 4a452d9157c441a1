using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Org.BouncyCastle.Crypto.Digests;
using Yingshang.Cases;
using Yingshang.Cases.Engine;
using Yingshang.Cases.SampleDemands;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Cases;

/// <summary>抽查已解决的、撤回的: drawn by a seed that is published, so that anybody comes to the same order.</summary>
public sealed class SampleDemandTests : AppTest
{
    [Theory]
    // 5%，每月至少 10 件：100 件抽 10，201 件抽 11（10.05 进一），7 件全抽。
    [InlineData(100, 10), InlineData(201, 11), InlineData(400, 20), InlineData(7, 7)]
    public void Five_in_a_hundred_and_at_least_ten(int count, int chosen) => Assert.Equal(chosen, SampleDraw.ChosenOf(count, 0.05m, 10));

    [Fact]
    public async Task Anybody_can_compute_the_draw_again()
    {
        for (var i = 0; i < 12; i++) await AnsweredAsync("2023-09-20 10:00");
        await AnsweredAsync("2023-10-07 10:00");
        App.Clock.SetLocal("2023-10-08 09:00");
        var supervision = App.As("jiangtao");
        var drawn = await supervision.SubmitAsync(await supervision.GetAsync("/samples"), "抽签", ("抽查什么", "已解决抽查"), ("办结的月份", "2023年9月"));
        Assert.Contains("已抽签", drawn.Flash);
        Assert.Contains("与下表一致", drawn.Text);

        // As a visitor would: from what the page shows, with SM3 of a library and not of the code under test.
        var page = await App.Visitor().GetAsync(new Uri(drawn.Url).AbsolutePath);
        var seed = page.Field("种子");
        Assert.Matches("^[0-9a-f]{32}$", seed[..32]);
        var rows = page.Table("名单和次序");
        Assert.Equal(12, rows.Count);
        var again = rows.Select(r => r["编号"]).Select(n => (Number: n, Digest: Sm3(seed[..32] + n))).OrderBy(r => r.Digest, StringComparer.Ordinal).ToList();
        Assert.Equal(again.Select(a => a.Digest), rows.Select(r => r["SM3(种子+编号)"]));
        Assert.Equal(again.Take(10).Select(a => a.Number), rows.Where(r => r["抽中"] == "抽中").Select(r => r["编号"]));
        foreach (var kept in new[] { "恒信", "陈志远", "用电" }) Assert.DoesNotContain(kept, page.Html);
        Assert.DoesNotContain(page.Document.QuerySelectorAll("main a"), a => a.GetAttribute("href")!.StartsWith("/cases", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_month_is_drawn_once_and_when_it_is_over()
    {
        await AnsweredAsync("2023-09-20 10:00");
        App.Clock.SetLocal("2023-09-30 23:59");
        Assert.Equal("case.sample-month-open", (await DrawAsync("zhoumin", "solved", "2023-09")).Problem?.Code);
        App.Clock.SetLocal("2023-10-01 00:00");
        Assert.Null((await DrawAsync("zhoumin", "solved", "2023-09")).Problem);
        Assert.Equal("case.sample-drawn", (await DrawAsync("jiangtao", "solved", "2023-09")).Problem?.Code);
        Assert.Equal("case.sample-empty", (await DrawAsync("zhoumin", "withdrawn", "2023-09")).Problem?.Code);
        Assert.Equal("case.no-such-sample", (await DrawAsync("zhoumin", "all", "2023-09")).Problem?.Code);
        Assert.Equal("case.sample-month", (await DrawAsync("zhoumin", "solved", "2023-13")).Problem?.Code);
    }

    [Fact]
    public async Task The_result_stands_on_the_demand_and_what_was_heard_is_not_for_the_unit()
    {
        var c = await AnsweredAsync("2023-09-20 10:00");
        App.Clock.SetLocal("2023-10-08 09:00");
        await DrawAsync("zhoumin", "solved", "2023-09");
        var office = App.As("zhoumin");
        var form = await office.GetAsync($"/cases/{c.Id}/sample-check");
        Assert.Contains("请写明怎么核实的", (await office.SubmitAsync(form, "登记结果", ("核实的结果", "不属实"))).Error("核实情况"));
        Assert.Null((await office.SubmitAsync(form, "登记结果", ("核实的结果", "不属实"), ("核实情况", "陈总说还没有送电"))).Problem);
        var page = await office.GetAsync($"/cases/{c.Id}");
        Assert.Contains("已解决抽查：不属实", page.Text);
        Assert.Contains("陈总说还没有送电", page.Text);
        var unit = await App.As("lvqing").GetAsync($"/cases/{c.Id}");
        Assert.Contains("已解决抽查：不属实", unit.Text);
        Assert.DoesNotContain("陈总说还没有送电", unit.Html);
        Assert.Contains("没有抽中，或者已经登记过", (await office.GetAsync($"/cases/{c.Id}/sample-check")).Problem);
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As("lvqing").GetAsync($"/cases/{c.Id}/sample-check")).Status);
    }

    [Fact]
    public async Task Of_a_withdrawal_the_unit_sees_that_it_was_checked_and_not_what_was_found()
    {
        App.Clock.SetLocal("2023-09-20 10:00");
        var c = await App.HeldByAsync("economy-information", d => { d.ReceivedLocal("2023-09-20 09:00"); d.SignedBy = "lvqing"; });
        await using (var db = App.Db())
        {
            var stored = await db.Cases.WithAll().SingleAsync(x => x.Id == c.Id);
            stored.Withdraw(Actor.Enterprise("清河恒信纺织有限公司"), db.Now);
            db.Audit("case.withdrawn", "case", c.Id);
            await db.SaveAsync();
        }
        App.Clock.SetLocal("2023-10-08 09:00");
        await DrawAsync("zhoumin", "withdrawn", "2023-09");
        var supervision = App.As("jiangtao");
        await supervision.SubmitAsync(await supervision.GetAsync($"/cases/{c.Id}/sample-check"), "登记结果", ("核实的结果", "有人要求撤回"), ("核实情况", "说是科里打的电话"));
        var unit = await App.As("lvqing").GetAsync($"/cases/{c.Id}");
        Assert.Contains("撤单质检", unit.Text);
        Assert.DoesNotContain("有人要求撤回", unit.Html);
        Assert.DoesNotContain("科里打的电话", unit.Html);
        Assert.Contains("有人要求撤回", (await App.As("yuexin").GetAsync($"/cases/{c.Id}")).Text);
    }

    [Fact]
    public async Task What_the_checkers_own_unit_did_another_checks()
    {
        var c = await AnsweredAsync("2023-09-20 10:00", "business-environment-office");
        App.Clock.SetLocal("2023-10-08 09:00");
        await DrawAsync("jiangtao", "solved", "2023-09");
        Assert.Contains("由别的单位核实", (await App.As("zhoumin").GetAsync($"/cases/{c.Id}/sample-check")).Problem);
        Assert.Null((await App.As("jiangtao").GetAsync($"/cases/{c.Id}/sample-check")).Problem);
    }

    [Fact]
    public async Task A_finding_that_is_not_on_the_list_is_refused()
    {
        var c = await AnsweredAsync("2023-09-20 10:00");
        App.Clock.SetLocal("2023-10-08 09:00");
        await DrawAsync("zhoumin", "solved", "2023-09");
        var version = (await App.ReadAsync(c.Id)).Version;
        var result = await App.DoAsync("zhoumin", (CheckSampleHandler h) => h.HandleAsync(c.Id, new CheckSampleForm { Finding = "差不多", Note = "x", Version = version }, default));
        Assert.Equal("case.no-such-finding", result.Problem?.Code);
    }

    [Fact]
    public async Task Who_may_not_draw_sees_the_draws_and_no_form()
    {
        Assert.False((await App.As("lvqing").GetAsync("/samples")).HasButton("抽签"));
        Assert.False((await App.Visitor().GetAsync("/samples")).HasButton("抽签"));
        Assert.Equal(HttpStatusCode.NotFound, (await App.Visitor().GetAsync($"/samples/{Guid.Empty}")).Status);
    }

    [Theory]
    [InlineData("of: [已解决]", "of: [解决]", "没有办理结果“解决”，是不是“已解决”？")]
    [InlineData("share: 0.05", "share: 5", "“share”应大于 0、不超过 1")]
    public void A_slip_is_told_at_its_line(string right, string wrong, string message)
    {
        var text = File.ReadAllText(Path.Combine(App.District.Pack.Folder, "..", "standard", "samples", "demands.yaml"));
        using var pack = new TestPack(("samples/demands.yaml", text.Replace(right, wrong)));
        Assert.Contains(pack.Problems, p => p.File == "samples/demands.yaml" && p.Line == 4 && p.Message.Contains(message));
    }

    private Task<Platform.Results.Result<Guid>> DrawAsync(string who, string sample, string month) =>
        App.DoAsync(who, (DrawSampleHandler h) => h.HandleAsync(new DrawSampleForm { SampleId = sample, Month = month }, default));

    private async Task<Case> AnsweredAsync(string local, string unit = "economy-information")
    {
        App.Clock.SetLocal(local);
        var c = await App.HeldByAsync(unit, d => { d.ReceivedLocal(local); d.SignedBy = unit == "economy-information" ? "lvqing" : null; });
        await using var db = App.Db();
        var stored = await db.Cases.WithAll().SingleAsync(x => x.Id == c.Id);
        stored.Answer(Actor.System, db.Now, "已解决");
        db.Audit("case.answered", "case", c.Id);
        await db.SaveAsync();
        return stored;
    }

    private static string Sm3(string text)
    {
        var digest = new SM3Digest();
        var bytes = Encoding.UTF8.GetBytes(text);
        digest.BlockUpdate(bytes, 0, bytes.Length);
        var hash = new byte[32];
        digest.DoFinal(hash, 0);
        return Convert.ToHexStringLower(hash);
    }
}
