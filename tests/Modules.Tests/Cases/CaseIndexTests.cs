using Microsoft.EntityFrameworkCore;
using Yingshang.Cases;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Storage;

namespace Yingshang.Modules.Tests.Cases;

/// <summary>Who finds a demand in lists and search is derived; it follows every change of what it is derived from.</summary>
public sealed class CaseIndexTests : AppTest
{
    [Fact]
    public async Task The_lead_those_beside_it_and_the_territory_find_it_and_nobody_else()
    {
        var c = await App.Data.CreateDemandAsync(d => { d.Lead = "economy-information"; d.Co.Add("housing-construction"); d.TerritoryUnit = "chengguan"; });
        await ReadersAreAsync(c.Id, "economy-information", "housing-construction", "chengguan");
    }

    [Fact]
    public async Task A_demand_of_nobody_yet_is_found_by_no_unit()
    {
        var c = await App.Data.CreateDemandAsync();
        await ReadersAreAsync(c.Id);
    }

    [Fact]
    public async Task The_unit_complained_about_loses_it_in_list_and_search_at_once()
    {
        var c = await App.Data.CreateDemandAsync(d => { d.Lead = "economy-information"; d.Co.Add("housing-construction"); d.Title = "验收卡压路机械"; });
        var unit = App.As("lvqing");
        Assert.Contains(c.Number, (await unit.GetAsync("/cases?q=压路机械")).Text);
        await using (var db = App.Db())
        {
            var demand = await db.Demands.SingleAsync(d => d.Id == c.Id);
            demand.ComplainedUnitId = (await App.UnitAsync("economy-information")).Id;
            db.Audit("case.avoid", "case", c.Id);
            await db.SaveAsync();
        }
        await ReadersAreAsync(c.Id, "housing-construction");
        Assert.DoesNotContain(c.Number, (await unit.GetAsync("/cases?q=压路机械")).Text);
        Assert.DoesNotContain(c.Number, (await unit.GetAsync("/cases")).Text);
        Assert.Contains(c.Number, (await App.As("zhoumin").GetAsync("/cases?q=压路机械")).Text);
    }

    [Fact]
    public async Task A_new_territory_finds_it_and_the_old_one_does_not()
    {
        var c = await App.Data.CreateDemandAsync(d => d.TerritoryUnit = "chengguan");
        await using (var db = App.Db())
        {
            var stored = await db.Cases.SingleAsync(x => x.Id == c.Id);
            stored.TerritoryUnitId = (await App.UnitAsync("housing-construction")).Id;
            db.Audit("case.moved", "case", c.Id);
            await db.SaveAsync();
        }
        await ReadersAreAsync(c.Id, "housing-construction");
    }

    private async Task ReadersAreAsync(Guid caseId, params string[] units)
    {
        await using var db = App.Db();
        var expected = new List<Guid>();
        foreach (var unit in units) expected.Add((await App.UnitAsync(unit)).Id);
        Assert.Equal(expected.Order(), (await db.Set<CaseReader>().Where(r => r.CaseId == caseId).Select(r => r.UnitId).ToListAsync()).Order());
    }
}
