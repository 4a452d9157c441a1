using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.UnmaskContact;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Cases;

public sealed class RedactionTests : AppTest
{
    [Fact]
    public async Task Of_a_confidential_demand_the_unit_sees_neither_enterprise_nor_contact_on_any_page()
    {
        var c = await App.HeldByAsync("economy-information", d =>
        {
            d.IsConfidential = true;
            d.SignedBy = "lvqing";
            d.Title = "清河恒信纺织有限公司用电增容两个月未批";
            d.Text = "清河恒信纺织有限公司陈志远反映，电话 13800001234，增容没有答复。";
        });
        var unit = App.As("lvqing");
        foreach (var path in new[] { "/todo", $"/cases/{c.Id}", $"/cases/{c.Id}/contact", $"/cases/{c.Id}/feedback", $"/cases/{c.Id}/answer", $"/cases/{c.Id}/return", $"/cases/{c.Id}/extension", $"/cases/{c.Id}/pause" })
        {
            var page = await unit.GetAsync(path);
            Assert.DoesNotContain("恒信", page.Html);
            Assert.DoesNotContain("陈志远", page.Html);
            Assert.DoesNotContain("1234", page.Text);
        }
        Assert.Contains("保密件（由区营商办转达）", (await unit.GetAsync("/todo")).Text);
        var contact = await unit.GetAsync($"/cases/{c.Id}/contact");
        Assert.Equal("", contact.Field("联系了谁"));
        Assert.Contains("营商办转达", contact.Text);
        Assert.Contains("清河恒信纺织有限公司", (await App.As("zhoumin").GetAsync($"/cases/{c.Id}")).Text);
    }

    [Fact]
    public async Task The_contact_of_a_confidential_demand_cannot_be_unmasked_by_the_unit()
    {
        var c = await App.HeldByAsync("economy-information", d => { d.IsConfidential = true; d.SignedBy = "lvqing"; });
        var result = await App.DoAsync("lvqing", (UnmaskContactHandler h) => h.HandleAsync(c.Id, default));
        Assert.Equal("case.confidential-contact", result.Problem!.Code);
    }

    [Fact]
    public async Task Looking_behind_the_mask_is_recorded()
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        var unit = App.As("lvqing");
        var page = await unit.GetAsync($"/cases/{c.Id}");
        Assert.Contains("陈* 138****1234", page.Text);
        Assert.DoesNotContain("13800001234", page.Html);
        var shown = await unit.SubmitAsync(page, "查看");
        Assert.Contains("陈志远 13800001234", shown.Text);
        await using var db = App.Db();
        var entry = await db.AuditEntries.AsNoTracking().SingleAsync(a => a.Action == "person.unmasked");
        Assert.Equal((c.Id, (Guid?)(await App.AccountAsync("lvqing")).Id), (entry.SubjectId, entry.ActorId));
    }

    [Fact]
    public async Task A_township_that_only_looks_on_does_not_look_behind_the_mask()
    {
        var c = await App.HeldByAsync("economy-information", d => d.TerritoryUnit = "hightech-zone");
        var result = await App.DoAsync("zhaowenbo", (UnmaskContactHandler h) => h.HandleAsync(c.Id, default));
        Assert.Equal("case.not-held", result.Problem!.Code);
    }
}
