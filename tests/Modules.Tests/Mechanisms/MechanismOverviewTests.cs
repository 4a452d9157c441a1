using System.Net;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Mechanisms;

/// <summary>What runs, what is silent, what is late: read off the records of the blocks that carry a mechanism.</summary>
public sealed class MechanismOverviewTests : AppTest
{
    [Fact]
    public async Task Every_mechanism_of_the_five_reports_has_a_line()
    {
        // 181 rows of the survey over the five reports, each id once.
        var page = await App.As("zhoumin").GetAsync("/mechanisms");
        Assert.Equal(181, page.Table("机制").Count);
        Assert.Contains("181 项", page.Text);
    }

    [Fact]
    public async Task A_mechanism_runs_falls_silent_and_is_late_as_its_records_say()
    {
        App.Clock.SetLocal("2023-09-28 10:10");
        Assert.Contains("静默", await StateAsync("demand-1231"));
        await App.Data.CreateDemandAsync();
        Assert.Contains("运行", await StateAsync("demand-1231"));
        // 交办 is due on 7 October, the first working day after the holiday.
        App.Clock.SetLocal("2023-10-08 09:00");
        Assert.Contains("滞后 1", await StateAsync("demand-1231"));
    }

    [Fact]
    public async Task Forty_days_without_a_record_are_silence()
    {
        App.Clock.SetLocal("2023-06-01 10:00");
        var demand = await App.Data.CreateDemandAsync();
        await using (var db = App.Db())
        {
            var stored = await db.Set<Yingshang.Cases.Engine.Case>().FindAsync(demand.Id);
            (stored!.State, stored.CurrentStep, stored.DueAt) = (Yingshang.Cases.Engine.CaseState.Confirmed, null, null);
            db.Audit("case.confirmed", "case", demand.Id);
            await db.SaveAsync();
        }
        App.Clock.SetLocal("2023-07-11 10:00");
        Assert.Contains("运行", await StateAsync("demand-1231"));
        App.Clock.SetLocal("2023-07-12 10:00");
        Assert.Contains("静默", await StateAsync("demand-1231"));
    }

    [Fact]
    public async Task A_mechanism_shows_its_blocks_and_figures_and_leads_to_their_records()
    {
        var demand = await App.Data.CreateDemandAsync();
        var office = App.As("zhoumin");
        var page = await office.GetAsync("/mechanisms/demand-1231");
        Assert.Contains("1 件诉求", page.Text);
        Assert.Contains("href=\"/metrics/demands-received\"", page.Html);
        Assert.Contains(demand.Number, (await office.GetAsync("/cases?procedure=demand-1231")).Text);
        Assert.DoesNotContain(demand.Number, (await office.GetAsync("/cases?procedure=green-line")).Text);
    }

    [Fact]
    public async Task The_list_narrows_by_state_field_and_words()
    {
        var office = App.As("zhoumin");
        Assert.All((await office.GetAsync("/mechanisms?field=企业诉求")).Table("机制"), r => Assert.Equal("企业诉求", r["领域"]));
        var found = Assert.Single((await office.GetAsync("/mechanisms?q=亩均")).Table("机制"));
        Assert.Contains("亩均论英雄", found["机制"]);
    }

    [Fact]
    public async Task Units_do_not_see_the_overview_and_an_unknown_one_is_not_there()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As("lvqing").GetRawAsync("/mechanisms")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await App.As("zhoumin").GetRawAsync("/mechanisms/none")).StatusCode);
    }

    [Theory]
    [InlineData("blocks: [procedure/demand-1232]", "是不是“procedure/demand-1231”")]
    [InlineData("metrics: [demand-solved]", "是不是“demands-solved”")]
    public void What_a_mechanism_names_must_be_there(string line, string says)
    {
        using var pack = new TestPack(("mechanism-book/x.yaml", $"field: 试\nmechanisms:\n  - id: tried\n    name: 试一个\n    says: 说明\n    from: [自拟]\n    {line}\n"));
        Assert.Contains(says, Assert.Single(pack.Problems, p => p.File == "mechanism-book/x.yaml" && p.Line == 7).Message, StringComparison.Ordinal);
    }

    private async Task<string> StateAsync(string id) => (await App.As("zhoumin").GetAsync($"/mechanisms/{id}")).Text;
}
