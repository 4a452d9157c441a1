using Yingshang.Cases;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Reminders;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Cases;

/// <summary>商请办理: the power company cannot be ordered, so nothing is overdue with it. Both demands were given out on 28 September 2023; 对接 ended on 8 October (worked), and it is the 11th.</summary>
public sealed class RequestedCasesTests : AppTest
{
    private Case _requested = null!, _ordered = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _requested = await App.HeldByAsync("power-supply", d => (d.SignedBy, d.Title) = ("wanglei", "增容方案没有答复"));
        _ordered = await App.HeldByAsync("economy-information", d => (d.SignedBy, d.Title) = ("lvqing", "设备补贴没有答复"));
        App.Clock.SetLocal("2023-10-11 09:00");
    }

    [Fact]
    public async Task The_list_of_what_is_overdue_leaves_it_out_and_a_filter_of_its_own_has_it()
    {
        var office = App.As("zhoumin");
        var over = await office.GetAsync("/cases?lamp=over");
        Assert.Contains(_ordered.Number, over.Text);
        Assert.DoesNotContain(_requested.Number, over.Text);
        var requested = await office.GetAsync("/cases?lamp=requested");
        Assert.Contains(_requested.Number, requested.Text);
        Assert.DoesNotContain(_ordered.Number, requested.Text);
        Assert.Contains("商请中，过了承诺的日子", requested.Text);
    }

    [Fact]
    public async Task The_list_of_what_is_near_its_end_leaves_it_out()
    {
        // 对接 ends on 8 October at 24:00; its last half working day began at 14:00.
        App.Clock.SetLocal("2023-10-08 15:00");
        var near = await App.As("zhoumin").GetAsync("/cases?lamp=near");
        Assert.Contains(_ordered.Number, near.Text);
        Assert.DoesNotContain(_requested.Number, near.Text);
        Assert.Contains("临期1", await TilesAsync());
    }

    [Fact]
    public async Task The_tiles_of_the_desk_do_not_count_it() => Assert.Contains("超期1", await TilesAsync());

    [Fact]
    public async Task It_is_not_on_the_call_list_and_neither_chased_nor_supervised()
    {
        var list = await App.As("zhoumin").GetAsync("/chase");
        Assert.Contains(_ordered.Number, list.Text);
        Assert.DoesNotContain(_requested.Number, list.Text);
        var chased = await App.As("zhoumin").DoAsync(_requested.Id, "urge", "催办", ("催办内容", "请抓紧"));
        Assert.Contains("请到日子用“跟进”联系", chased.Problem);
        var supervised = await App.As("jiangtao").GetAsync($"/cases/{_requested.Id}/supervise");
        Assert.Contains("不催办、不督办", supervised.Problem);
    }

    [Fact]
    public async Task Nobody_is_reminded_that_it_is_overdue()
    {
        App.Clock.SetLocal("2023-10-09 09:00");
        await RemindHolders.RunAsync(App.District, default);
        await using var db = App.Db();
        Assert.Equal([_ordered.Id], db.Set<Yingshang.Platform.Outbox.OutboxMessage>().Select(m => m.SubjectId).Distinct().ToList());
    }

    [Fact]
    public async Task Figures_boards_and_programs_say_the_same()
    {
        var office = App.As("zhoumin");
        Assert.Contains("超期未办结1件", (await office.GetAsync("/cases/figures")).Text.Replace(" ", "", StringComparison.Ordinal));
        var shown = System.Text.Json.JsonDocument.Parse(await (await office.GetRawAsync($"/api/v1/demands?q={Uri.EscapeDataString("增容方案")}")).Content.ReadAsStringAsync()).RootElement;
        Assert.Contains("商请中", shown.ToString());
    }

    [Fact]
    public async Task What_is_read_out_at_the_weekly_dispatch_does_not_name_it()
    {
        // Of the other unit 对接 (8 October) and 反馈 (9 October) are late.
        var run = await App.DoAsync("zhoumin", (Yingshang.Reports.RunReport.RunReportHandler h) => h.HandleAsync(new() { ReportId = "weekly-dispatch" }, default));
        Assert.Contains("还有2个环节过了期限没有完成", run.Value!.PlainText, StringComparison.Ordinal);
        Assert.DoesNotContain("供电公司", run.Value.PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_soon_as_a_unit_of_ours_has_it_it_is_overdue_again()
    {
        var office = App.As("zhoumin");
        Assert.Null((await office.DoAsync(_requested.Id, "escalate", "提级办理", ("提级原因", "企业等不起"))).Problem);
        Assert.Null((await office.DoAsync(_requested.Id, "dispatch", "交办", ("改交其他单位", "区住建局"))).Problem);
        Assert.Contains(_requested.Number, (await office.GetAsync("/cases?lamp=over")).Text);
    }

    private async Task<string> TilesAsync() => string.Concat((await App.As("zhoumin").GetAsync("/desk")).Document.QuerySelectorAll(".tiles a").Select(a => string.Concat(a.TextContent.Where(c => !char.IsWhiteSpace(c)))));
}
