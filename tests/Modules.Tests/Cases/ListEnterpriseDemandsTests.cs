using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Yingshang.Enterprises;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Cases;

/// <summary>诉求 on the file page of an enterprise.</summary>
public sealed class ListEnterpriseDemandsTests : AppTest
{
    private readonly Guid _firm = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = App.Db();
        db.Enterprises.Add(new Enterprise { Id = _firm, CreditCode = "91110000101623741K", Name = "清河恒信纺织有限公司", Kind = "有限责任公司", Status = "存续" });
        db.Audit("enterprise.created", "enterprise", _firm);
        await db.SaveAsync();
    }

    [Fact]
    public async Task Shows_what_was_asked_who_has_it_and_until_when()
    {
        var c = await FileAsync(d => { d.ReceivedLocal("2023-09-28 10:00"); d.Lead = "power-supply"; });
        await App.Data.CreateDemandAsync(d => { d.Title = "别家企业的诉求"; d.EnterpriseName = "别家"; });
        var section = await SectionAsync("zhoumin");
        Assert.Contains(c.Number, section.TextContent, StringComparison.Ordinal);
        Assert.Contains("求助", section.TextContent, StringComparison.Ordinal);
        Assert.Contains("待签收", section.TextContent, StringComparison.Ordinal);
        Assert.Contains("区供电公司", section.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/cases/{c.Id}", section.QuerySelector("tbody a")!.GetAttribute("href"));
        Assert.DoesNotContain("别家", section.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_the_latest_ten_and_where_the_others_are()
    {
        for (var i = 1; i <= 12; i++) await FileAsync(d => { d.Title = $"第{i}件"; d.ReceivedLocal($"2023-09-{i:00} 10:00"); });
        var section = await SectionAsync("zhoumin");
        Assert.Equal(10, section.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("第12件", section.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        var all = section.QuerySelectorAll("a").Single(a => a.TextContent == "共 12 件，查看全部");
        Assert.Contains("12", (await App.As("zhoumin").GetAsync(all.GetAttribute("href")!)).Document.GetElementById("page-count")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_confidential_demand_does_not_stand_under_the_enterprise_except_for_the_office_and_the_enterprise_itself()
    {
        await FileAsync(d => { d.IsConfidential = true; d.Lead = "economy-information"; d.Title = "有人要求赞助"; });
        Assert.Contains("没有您能看到的诉求", (await SectionAsync("lvqing")).TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("赞助", (await SectionAsync("gaoyuan")).TextContent, StringComparison.Ordinal);
        Assert.Contains("有人要求赞助", (await SectionAsync("zhoumin")).TextContent, StringComparison.Ordinal);
        await BindAsync();
        Assert.Contains("有人要求赞助", (await SectionAsync("chenzhiyuan")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_sees_what_it_has_to_do_with_and_never_the_complaint_about_itself()
    {
        await FileAsync(d => { d.Title = "用电增容没有答复"; d.Lead = "economy-information"; });
        await FileAsync(d => { d.Title = "经信局的人态度差"; d.Nature = "投诉"; d.ComplainedUnit = "economy-information"; d.Lead = "justice"; });
        await FileAsync(d => { d.Title = "别的单位在办的事"; d.Lead = "justice"; });
        var section = await SectionAsync("lvqing");
        Assert.Contains("用电增容没有答复", section.TextContent, StringComparison.Ordinal);
        Assert.Single(section.QuerySelectorAll("tbody tr"));
        Assert.Equal(3, (await SectionAsync("zhoumin")).QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task The_enterprise_does_not_read_what_somebody_filed_in_its_name()
    {
        await FileAsync(d => { d.Title = "冒名写的内容"; d.IsVerified = false; d.TrackingCode = "ABC-1234-56"; });
        await BindAsync();
        var section = await SectionAsync("chenzhiyuan");
        Assert.DoesNotContain("冒名写的内容", section.TextContent, StringComparison.Ordinal);
        Assert.Contains("以本企业名义反映的一件，还没有核实", section.TextContent, StringComparison.Ordinal);
        Assert.Equal("/d/ABC-1234-56", section.QuerySelector("tbody a")!.GetAttribute("href"));
    }

    private Task<Yingshang.Cases.Engine.Case> FileAsync(Action<DemandDraft> draft) => App.Data.CreateDemandAsync(d =>
    {
        d.EnterpriseId = _firm;
        draft(d);
    });

    private async Task<IElement> SectionAsync(string who) => (await App.As(who).GetAsync($"/enterprises/{_firm}")).Document.GetElementById("EnterpriseDemands")!;

    private async Task BindAsync()
    {
        await using var db = App.Db();
        (await db.Accounts.SingleAsync(a => a.UserName == "chenzhiyuan")).EnterpriseId = _firm;
        await db.SaveAsync();
    }
}
