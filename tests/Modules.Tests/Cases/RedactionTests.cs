using System.Net;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases;
using Yingshang.Cases.UnmaskContact;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Storage;

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

    [Fact]
    public async Task In_lists_exports_and_search_a_unit_finds_nothing_of_who_filed_a_confidential_demand()
    {
        var c = await App.HeldByAsync("economy-information", d =>
        {
            d.IsConfidential = true;
            d.SignedBy = "lvqing";
            d.Title = "恒信纺织增容两个月未批，找陈志远";
            d.Text = "恒信二号线等电，清河恒信纺织电话 13800001234，另一部 13911112222。";
        });
        var unit = App.As("lvqing");
        foreach (var answer in new[] { await unit.GetRawAsync("/cases"), await unit.GetRawAsync("/cases/export"), await unit.GetRawAsync($"/cases/{c.Id}") })
        {
            var said = await answer.Content.ReadAsStringAsync();
            Assert.Contains(c.Number, said);
            foreach (var kept in new[] { "恒信", "陈志远", "13800001234", "13911112222" }) Assert.DoesNotContain(kept, said);
        }
        foreach (var word in new[] { "恒信", "恒信纺织", "清河恒信纺织有限公司", "陈志远", "13800001234" }) Assert.DoesNotContain(c.Number, (await unit.GetAsync("/cases?q=" + Uri.EscapeDataString(word))).Text);
        Assert.Contains(c.Number, (await unit.GetAsync("/cases?q=" + Uri.EscapeDataString("增容"))).Text);
    }

    [Theory]
    [InlineData("gaoyuan")]
    [InlineData("linan")]
    [InlineData("jiangtao")]
    [InlineData("yuexin")]
    public async Task Who_sees_the_whole_district_sees_a_confidential_demand_without_who_filed_it(string username)
    {
        var c = await App.HeldByAsync("economy-information", d => { d.IsConfidential = true; d.Title = "清河恒信纺织有限公司增容未批"; });
        var reader = App.As(username);
        foreach (var path in new[] { "/cases", $"/cases/{c.Id}", $"/cases/{c.Id}/escalate", $"/cases/{c.Id}/urge", "/cases/export" })
            Assert.DoesNotContain("恒信", await (await reader.GetRawAsync(path)).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task What_was_attached_to_a_confidential_demand_stays_with_the_office()
    {
        var c = await App.HeldByAsync("economy-information", d => { d.IsConfidential = true; d.SignedBy = "lvqing"; });
        await using var db = App.Db();
        var file = await db.AttachAsync("case", c.Id, "恒信纺织营业执照.pdf", "application/pdf", [1, 2, 3], null, default);
        await db.SaveChangesAsync();
        var unit = App.As("lvqing");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await unit.GetRawAsync($"/cases/{c.Id}/files/{file.Id}")).StatusCode);
        var page = await unit.GetAsync($"/cases/{c.Id}");
        Assert.DoesNotContain("营业执照", page.Html);
        Assert.Contains("附件 1 个", page.Text);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await App.As("zhoumin").GetRawAsync($"/cases/{c.Id}/files/{file.Id}")).StatusCode);
    }

    [Fact]
    public async Task The_office_releases_single_attachments_to_the_unit_that_handles_it()
    {
        var c = await App.HeldByAsync("economy-information", d => { d.IsConfidential = true; d.SignedBy = "lvqing"; d.Co.Add("housing-construction"); });
        Guid licence, photo;
        await using (var db = App.Db())
        {
            licence = (await db.AttachAsync("case", c.Id, "恒信纺织营业执照.pdf", "application/pdf", [1, 2, 3], null, default)).Id;
            await db.SaveChangesAsync();
            App.Clock.Advance(TimeSpan.FromSeconds(1));
            photo = (await db.AttachAsync("case", c.Id, "恒信变压器.JPG", "image/jpeg", [4, 5, 6], null, default)).Id;
            await db.SaveChangesAsync();
        }
        using var office = App.As("zhoumin");
        var form = await office.GetAsync($"/cases/{c.Id}/release-files");
        Assert.Contains("恒信变压器.JPG", form.Text);
        Assert.Contains("没有要改的", (await office.SubmitAsync(form, "保存")).Problem);
        Assert.Contains("区经信局能看的附件已保存", (await office.SubmitAsync(form, "保存", ("Form.Files", new[] { photo.ToString() }))).Flash);

        using var unit = App.As("lvqing");
        var page = await unit.GetAsync($"/cases/{c.Id}");
        Assert.Equal($"/cases/{c.Id}/files/{photo}", page.Link("附件2.jpg"));
        Assert.Contains("另有附件 1 个", page.Text);
        Assert.DoesNotContain("恒信", page.Html);
        var taken = await unit.GetRawAsync($"/cases/{c.Id}/files/{photo}");
        Assert.Equal([4, 5, 6], await taken.Content.ReadAsByteArrayAsync());
        Assert.Equal("附件2.jpg", taken.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.Equal(HttpStatusCode.NotFound, (await unit.GetRawAsync($"/cases/{c.Id}/files/{licence}")).StatusCode);
        // 协办单位 and others are not meant.
        Assert.Equal(HttpStatusCode.NotFound, (await App.As("tanjing").GetRawAsync($"/cases/{c.Id}/files/{photo}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await App.As("wanglei").GetRawAsync($"/cases/{c.Id}/files/{photo}")).StatusCode);
        foreach (var who in new[] { "lvqing", "jiangtao", "gaoyuan" }) Assert.Equal((who, HttpStatusCode.Forbidden), (who, (await App.As(who).GetAsync($"/cases/{c.Id}/release-files")).Status));
        Assert.Contains("附件2.jpg开放给区经信局查看", (await App.ReadAsync(c.Id)).Event("files-released").Title);

        // Taken back, and what another unit gets is decided anew.
        form = await office.GetAsync($"/cases/{c.Id}/release-files");
        await office.SubmitAsync(form, "保存", ("Form.Files", Array.Empty<string>()));
        Assert.Equal(HttpStatusCode.NotFound, (await unit.GetRawAsync($"/cases/{c.Id}/files/{photo}")).StatusCode);
        await office.SubmitAsync(await office.GetAsync($"/cases/{c.Id}/release-files"), "保存", ("Form.Files", new[] { photo.ToString() }));
        await office.DoAsync(c.Id, "escalate", "提级办理", ("提级原因", "换单位"));
        Assert.Equal(HttpStatusCode.NotFound, (await unit.GetRawAsync($"/cases/{c.Id}/files/{photo}")).StatusCode);
        await office.DoAsync(c.Id, "dispatch", "交办", ("改交其他单位", "区住建局"));
        Assert.Equal(HttpStatusCode.NotFound, (await App.As("tanjing").GetRawAsync($"/cases/{c.Id}/files/{photo}")).StatusCode);
        await using var audit = App.Db();
        Assert.Equal(3, await audit.AuditEntries.CountAsync(a => a.Action == "case.files-released" && a.SubjectId == c.Id));
    }

    [Fact]
    public async Task Of_every_other_demand_the_unit_reads_the_attachments_anyway()
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        var bare = await App.HeldByAsync("economy-information", d => d.IsConfidential = true);
        Assert.Contains("没有传附件", (await App.As("zhoumin").GetAsync($"/cases/{bare.Id}/release-files")).Problem);
        Assert.Contains("附件承办单位本来就能看", (await App.As("zhoumin").GetAsync($"/cases/{c.Id}/release-files")).Problem);
    }

    [Theory]
    [InlineData("verify", false)]
    [InlineData("confirm", true)]
    public async Task The_office_too_looks_behind_the_mask_on_record(string page, bool answered)
    {
        var c = await App.HeldByAsync("economy-information", d => d.SignedBy = "lvqing");
        if (answered)
        {
            await using var write = App.Db();
            var open = await write.Cases.WithAll().SingleAsync(x => x.Id == c.Id);
            open.Answer(new Yingshang.Cases.Engine.Actor(null, "吕青", open.LeadUnitId), App.Clock.UtcNow, "已解决");
            write.Audit("case.answered", "case", c.Id);
            await write.SaveAsync();
        }
        var office = App.As("zhoumin");
        var opened = await office.GetAsync($"/cases/{c.Id}/{page}");
        Assert.Contains("陈* 138****1234", opened.Text);
        Assert.DoesNotContain("13800001234", opened.Html);
        Assert.Contains("陈志远 13800001234", (await office.SubmitAsync(opened, "查看")).Text);
        var told = await office.GetAsync($"/cases/{c.Id}");
        Assert.Contains("谁看过联系方式", told.Text);
        Assert.Contains("周敏", told.Text);
    }

    [Fact]
    public async Task The_enterprise_reads_who_looked_at_its_contact()
    {
        var own = Guid.CreateVersion7();
        await using (var db = App.Db())
        {
            (await db.Accounts.SingleAsync(a => a.UserName == "chenzhiyuan")).EnterpriseId = own;
            await db.SaveChangesAsync();
        }
        var owner = App.As("chenzhiyuan");
        var c = await App.HeldByAsync("economy-information", d => { d.SignedBy = "tanjing"; d.EnterpriseId = own; });
        Assert.Contains("还没有人看过", (await owner.GetAsync($"/d/{c.TrackingCode}")).Field("谁看过联系方式"));
        await App.DoAsync("lvqing", (UnmaskContactHandler h) => h.HandleAsync(c.Id, default));
        Assert.Contains("吕青", (await owner.GetAsync($"/d/{c.TrackingCode}")).Field("谁看过联系方式"));
        Assert.DoesNotContain("谁看过联系方式", (await App.As("lvqing").GetAsync($"/cases/{c.Id}")).Text);
        Assert.DoesNotContain("吕青", (await App.Visitor().GetAsync($"/d/{c.TrackingCode}")).Text);
    }

    [Theory]
    [InlineData("清河恒信纺织有限公司", "恒信二号线停了", "该企业二号线停了")]
    [InlineData("江城市清河区恒信纺织股份有限公司", "恒信纺织、江城市清河区恒信纺织股份有限公司", "该企业、该企业")]
    [InlineData("清河县老陈面馆", "老陈面馆排烟", "该企业排烟")]
    public void A_name_is_hidden_in_every_way_in_which_a_text_may_say_it(string name, string text, string shown) => Assert.Equal(shown, KeptNames.Hide(text, name, "该企业"));
}
