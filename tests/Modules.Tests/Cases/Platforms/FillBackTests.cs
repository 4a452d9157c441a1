using System.Net;
using Yingshang.Cases;
using Yingshang.Cases.Platforms;
using Yingshang.Cases.Platforms.FillBack;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Files;
using static Yingshang.Modules.Tests.Cases.Platforms.AnsweredAbove;

namespace Yingshang.Modules.Tests.Cases.Platforms;

/// <summary>回填: the reply as a card to copy and as a sheet to upload, and who has typed it back when.</summary>
public sealed class FillBackTests : AppTest
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        App.Clock.SetLocal("2023-10-12 16:30");
    }

    [Fact]
    public async Task The_list_has_what_is_answered_and_not_filled_back_those_due_first_in_front()
    {
        await App.AnsweredAsync("RX2", "2023-10-12 10:00", draft: d => (d.Title, d.ExternalDueAt) = ("乙件", TestClock.Local("2023-10-20 00:00")));
        await App.AnsweredAsync("RX1", "2023-10-12 11:00", draft: d => (d.Title, d.ExternalDueAt) = ("甲件", TestClock.Local("2023-10-13 00:00")));
        await App.AnsweredAsync("RX3", "2023-10-11 11:00", draft: d => d.Title = "丙件", after: d => d.FilledBackAt = TestClock.Local("2023-10-11 12:00"));
        await App.AnsweredAsync("SWQ1", "2023-10-11 11:00", channel: Province, draft: d => d.Title = "丁件");
        await App.AnsweredAsync(null, "2023-10-11 11:00", channel: "企业手机填报", draft: d => d.Title = "戊件");
        await App.Data.CreateDemandAsync(d => (d.Channel, d.ExternalNumber, d.Title) = (Hotline, "RX9", "己件"));
        var page = await App.As("zhoumin").GetAsync("/platforms");
        Assert.Equal(["甲件", "乙件", "丁件"], page.Table("待回填").Select(r => r.Titled()));
        Assert.Equal(["RX1", "RX2"], (await App.As("zhoumin").GetAsync("/platforms?platform=hotline-12345")).Table("待回填").Select(r => r["原平台编号"][..3]));
    }

    [Fact]
    public async Task The_card_has_the_fields_of_their_form_in_its_order_ready_to_be_copied()
    {
        var c = await App.AnsweredAsync("RX1", "2023-10-12 10:00", "政策不支持");
        var page = await App.As("zhoumin").GetAsync($"/cases/{c.Id}/fill-back");
        var fields = page.Document.QuerySelectorAll(".fill-back li").Select(li => (li.QuerySelector("b")!.TextContent, Copied: li.QuerySelector("[data-copy]")?.GetAttribute("data-copy"))).ToList();
        Assert.Equal(["工单编号", "办理结果", "答复内容", "承办单位", "承办人", "承办单位电话", "办结时间", "是否联系诉求人", "本区回访情况"], fields.Select(f => f.TextContent));
        // Their words, not ours: 政策不支持 is 解释说明 with 12345.
        Assert.Equal(["RX1", "解释说明", "增容已批，10月20日送电。"], fields.Take(3).Select(f => f.Copied));
        Assert.Equal("2023-10-12 10:00", fields[6].Copied);
        Assert.Equal("未回访", fields[8].Copied);
    }

    [Fact]
    public async Task Marking_says_who_and_when_and_cannot_be_done_twice_but_undone()
    {
        var c = await App.AnsweredAsync("RX1", "2023-10-12 10:00");
        var office = App.As("zhoumin");
        var card = await office.GetAsync($"/cases/{c.Id}/fill-back");
        var after = await office.SubmitAsync(card, "已在平台回填");
        Assert.Contains("已标记回填", after.Flash, StringComparison.Ordinal);
        Assert.Contains("没有待回填的", after.Text, StringComparison.Ordinal);
        var demand = await App.DemandAsync(c.Id);
        Assert.Equal((TestClock.Local("2023-10-12 16:30"), (await App.AccountAsync("zhoumin")).Id), (demand.FilledBackAt!.Value, demand.FilledBackById!.Value));
        var marked = await office.GetAsync($"/cases/{c.Id}/fill-back");
        Assert.Contains("10月12日 16:30 标记已回填", marked.Text, StringComparison.Ordinal);
        Assert.Contains("已经标记回填", (await office.SubmitAsync(card, "已在平台回填")).Problem, StringComparison.Ordinal);
        await office.SubmitAsync(marked, "撤销标记");
        Assert.Null((await App.DemandAsync(c.Id)).FilledBackAt);
        Assert.Contains("没有标记回填", (await office.SubmitAsync(marked, "撤销标记")).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_are_marked_at_once_and_none_when_one_is_refused()
    {
        var first = await App.AnsweredAsync("RX1", "2023-10-12 10:00");
        var second = await App.AnsweredAsync("RX2", "2023-10-12 10:00");
        var open = await App.Data.CreateDemandAsync(d => (d.Channel, d.ExternalNumber) = (Hotline, "RX3"));
        var refused = await App.DoAsync("zhoumin", (MarkFilledBackHandler h) => h.HandleAsync([first.Id, open.Id], CancellationToken.None));
        Assert.Equal("platform.not-answered", refused.Problem?.Code);
        Assert.Null((await App.DemandAsync(first.Id)).FilledBackAt);
        var office = App.As("zhoumin");
        var list = await office.GetAsync("/platforms");
        Assert.Contains("请先勾选", (await office.SubmitAsync(list, "勾选的标记已回填")).Problem, StringComparison.Ordinal);
        var done = await office.SubmitAsync(list, "勾选的标记已回填", ("ids", new[] { first.Id.ToString(), second.Id.ToString() }));
        Assert.Contains("2 件已标记回填", done.Flash, StringComparison.Ordinal);
        Assert.NotNull((await App.DemandAsync(second.Id)).FilledBackAt);
    }

    [Fact]
    public async Task A_reply_that_is_too_long_for_their_form_is_shortened_first_and_ours_stays()
    {
        var reply = new string('长', 512);
        var c = await App.AnsweredAsync("RX1", "2023-10-12 10:00", reply: reply);
        var office = App.As("zhoumin");
        var card = await office.GetAsync($"/cases/{c.Id}/fill-back");
        Assert.Contains("512 / 500 字，超 12 字", card.Text, StringComparison.Ordinal);
        Assert.Contains("“答复内容”超出 12 字", (await office.SubmitAsync(card, "已在平台回填")).Problem, StringComparison.Ordinal);
        Assert.Contains("超出 1 字", (await office.SubmitAsync(card, "保存压缩的答复", ("text", new string('短', 501)))).Problem, StringComparison.Ordinal);
        var saved = await office.SubmitAsync(card, "保存压缩的答复", ("text", "增容已批，10月20日送电。"));
        Assert.Contains("已保存", saved.Flash, StringComparison.Ordinal);
        Assert.Equal("增容已批，10月20日送电。", saved.Document.QuerySelectorAll("[data-copy]")[2].GetAttribute("data-copy"));
        Assert.Equal(reply, (await App.DemandAsync(c.Id)).Reply);
        Assert.Contains("已标记回填", (await office.SubmitAsync(saved, "已在平台回填")).Flash, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sheet_is_in_their_columns_and_leaves_out_what_does_not_fit()
    {
        await App.AnsweredAsync("RX1", "2023-10-12 10:00", reply: "第一行\n=第二行");
        await App.AnsweredAsync("RX2", "2023-10-12 10:00", reply: new string('长', 501));
        var answer = await App.As("zhoumin").GetRawAsync("/platforms/fill-back/hotline-12345.xlsx");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var sheet = SheetFile.Read(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(["工单编号", "办理结果", "答复内容", "承办单位", "承办人", "承办单位电话", "办结时间", "是否联系诉求人", "本区回访情况"], sheet.Header);
        var row = Assert.Single(sheet.Lines);
        Assert.Equal(["RX1", "已解决", "第一行\n=第二行"], row.Cells.Take(3).Select(c => c.ReplaceLineEndings("\n")));
        Assert.Equal(2, row.Number);
        Assert.Equal(HttpStatusCode.NotFound, (await App.As("zhoumin").GetRawAsync("/platforms/fill-back/nowhere.xlsx")).StatusCode);
    }

    [Fact]
    public async Task The_unit_that_answered_fills_back_its_own_and_no_others()
    {
        var c = await App.AnsweredAsync("RX1", "2023-10-12 10:00", draft: d => d.Co.Add("housing-construction"));
        Assert.Contains("RX1", (await App.As("lvqing").GetAsync("/platforms")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("RX1", (await App.As("luyan").GetAsync("/platforms")).Text, StringComparison.Ordinal);
        Assert.Contains("由主办单位或者区营商办回填", (await App.As("luyan").GetAsync($"/cases/{c.Id}/fill-back")).Problem, StringComparison.Ordinal);
        var refused = await App.DoAsync("luyan", (MarkFilledBackHandler h) => h.HandleAsync([c.Id], CancellationToken.None));
        Assert.Equal("platform.not-lead", refused.Problem?.Code);
        var own = App.As("lvqing");
        Assert.Contains("已标记回填", (await own.SubmitAsync(await own.GetAsync($"/cases/{c.Id}/fill-back"), "已在平台回填")).Flash, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As("linan").GetAsync("/platforms")).Status);
    }

    [Fact]
    public async Task What_came_over_our_own_channels_has_nothing_to_fill_back()
    {
        var c = await App.AnsweredAsync(null, "2023-10-12 10:00", channel: "企业手机填报");
        Assert.Contains("不用回填", (await App.As("zhoumin").GetAsync($"/cases/{c.Id}/fill-back")).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demand_offers_it_as_a_next_step_until_it_is_done()
    {
        var c = await App.AnsweredAsync("RX1", "2023-10-12 10:00");
        Assert.True((await App.As("zhoumin").GetAsync($"/cases/{c.Id}")).HasLink("回填"));
        await App.DoAsync("zhoumin", (MarkFilledBackHandler h) => h.HandleAsync([c.Id], CancellationToken.None));
        var page = await App.As("zhoumin").GetAsync($"/cases/{c.Id}");
        Assert.False(page.HasLink("回填"));
        Assert.Contains("已在12345热线回填", page.Text, StringComparison.Ordinal);
    }
}
