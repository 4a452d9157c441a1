using System.Net;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Leader;
using Yingshang.Cases.Procedures;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Packs;

namespace Yingshang.Modules.Tests.Cases;

/// <summary>领导一页: three numbers that open their records, three things by declared rules, for the leader and the 联络员.</summary>
public sealed class LeaderPageTests : AppTest
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        App.Clock.SetLocal("2023-10-20 09:00");
    }

    [Fact]
    public async Task Each_of_the_three_numbers_opens_exactly_the_demands_it_counts()
    {
        await App.HeldByAsync("economy-information", d => { d.ReceivedLocal("2023-10-18 10:00"); d.SignedBy = "lvqing"; });
        await App.HeldByAsync("economy-information", d => { d.ReceivedLocal("2023-09-11 10:00"); d.SignedBy = "lvqing"; });
        await AnsweredAsync("已解决", "2023-10-12 10:00");
        await AnsweredAsync("列入计划", "2023-10-13 10:00");
        await AnsweredAsync("已解决", "2023-09-27 10:00");
        var leader = App.As("gaoyuan");

        var page = await leader.GetAsync("/leader");

        // In hand two, of them one late (received on 11 September, contact due on the 13th); solved in October one, closed two.
        Assert.Equal(["2", "1", "1"], Numbers(page));
        Assert.Contains("本月办结 2 件", page.Text);
        foreach (var (number, link) in Numbers(page).Zip(page.Document.QuerySelectorAll(".leader-number > a:first-child").Select(a => a.GetAttribute("href")!)))
            Assert.Equal(int.Parse(number), (await leader.GetAsync(link)).Table("诉求").Count);
    }

    [Fact]
    public async Task The_longest_overdue_demand_comes_with_what_to_say_and_to_whom_and_nobodys_name()
    {
        // Contact due on Wednesday 13 September; by 20 October more than three working days have gone.
        var c = await App.HeldByAsync("economy-information", d => { d.Title = "早该对接的事"; d.ReceivedLocal("2023-09-11 10:00"); d.SignedBy = "lvqing"; });
        var page = await App.As("gaoyuan").GetAsync("/leader");
        Assert.Equal($"/cases/{c.Id}", page.Link("早该对接的事"));
        Assert.Contains("对区经信局主要负责同志说：", page.Text);
        Assert.Contains("区经信局主要负责同志今天听取一次汇报", page.Text);
        Assert.DoesNotContain("乔建民", page.Text);
        Assert.DoesNotContain("吕青", page.Text);
    }

    [Fact]
    public async Task What_is_late_by_less_than_the_declared_days_is_not_the_leaders()
    {
        // Contact due on Wednesday 18 October: two working days, the 19th and the 20th, have begun since.
        await App.HeldByAsync("economy-information", d => { d.Title = "刚超期"; d.ReceivedLocal("2023-10-16 10:00"); d.SignedBy = "lvqing"; });
        var page = await App.As("gaoyuan").GetAsync("/leader");
        Assert.DoesNotContain("刚超期", page.Text);
        Assert.Contains("没有。超期、反复没有解决", page.Text);
    }

    [Fact]
    public async Task A_second_return_a_second_reopening_and_gathered_complaints_come_up()
    {
        var disputed = await App.HeldByAsync("economy-information", d => { d.Title = "谁都说不归我管"; d.ReceivedLocal("2023-10-18 10:00"); d.SignedBy = "lvqing"; });
        await ChangeAsync(disputed.Id, c => { Ask(c, refused: true); Ask(c, refused: false); });
        var reopened = await App.HeldByAsync("economy-information", d => { d.Title = "两次没有解决"; d.ReceivedLocal("2023-10-17 10:00"); d.SignedBy = "lvqing"; });
        await ChangeAsync(reopened.Id, c => { Again(c); Again(c); });
        foreach (var day in new[] { "2023-10-17 10:00", "2023-10-18 10:00", "2023-10-19 10:00" })
            await App.HeldByAsync("justice", d => { d.Nature = "投诉"; d.ComplainedUnit = "city-management"; d.ReceivedLocal(day); });
        var leader = App.As("gaoyuan");

        var page = await leader.GetAsync("/leader");

        Assert.Contains("已2次申请退回", page.Text);
        Assert.Contains("企业2次反映没有解决", page.Text);
        var complaints = page.Links.Single(l => l.Text.StartsWith("对区城管局的投诉、举报3件", StringComparison.Ordinal));
        Assert.Equal(3, (await leader.GetAsync(complaints.Href)).Table("诉求").Count);
        Assert.Equal(3, page.Document.QuerySelectorAll(".leader-matters li").Length);
    }

    [Fact]
    public async Task Two_complaints_are_under_the_declared_threshold()
    {
        foreach (var day in new[] { "2023-10-18 10:00", "2023-10-19 10:00" })
            await App.Data.CreateDemandAsync(d => { d.Nature = "投诉"; d.ComplainedUnit = "city-management"; d.ReceivedLocal(day); });
        Assert.DoesNotContain("投诉、举报2件", (await App.As("gaoyuan").GetAsync("/leader")).Text);
    }

    [Fact]
    public async Task A_confidential_enterprise_is_not_named_to_the_leader()
    {
        await App.HeldByAsync("economy-information", d => { d.Title = "清河恒信纺织有限公司反映收费"; d.IsConfidential = true; d.ReceivedLocal("2023-09-11 10:00"); d.SignedBy = "lvqing"; });
        var page = await App.As("gaoyuan").GetAsync("/leader");
        Assert.Contains("该企业反映收费", page.Text);
        Assert.DoesNotContain("恒信", page.Text);
    }

    [Fact]
    public async Task The_liaison_sees_it_for_the_leader_and_says_so()
    {
        var page = await App.As("linan").GetAsync("/leader");
        Assert.Contains("高远（联络员李楠代）", page.Text);
        Assert.EndsWith("/leader", (await App.As("linan").GetAsync("/")).Path);
    }

    [Fact]
    public async Task A_liaison_of_nobody_and_everybody_else_is_refused()
    {
        foreach (var other in new[] { "zhoumin", "lvqing", "qiaojianmin", "jiangtao", "yuexin", "shiwei", "chenzhiyuan" })
            Assert.Equal(HttpStatusCode.Forbidden, (await App.As(other).GetAsync("/leader")).Status);
        await using (var db = App.Db()) await db.Accounts.Where(a => a.UserName == "linan").ExecuteUpdateAsync(a => a.SetProperty(x => x.ActsForId, (Guid?)null));
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As("linan").GetAsync("/leader")).Status);
    }

    [Fact]
    public async Task A_unit_cannot_filter_by_whom_a_demand_complains_about()
    {
        var c = await App.HeldByAsync("justice", d => { d.Nature = "投诉"; d.ComplainedUnit = "city-management"; });
        await App.HeldByAsync("justice", d => d.Title = "另一件");
        var unit = await App.UnitAsync("city-management");
        var account = await PersonOfAsync("justice");
        Assert.Equal(2, (await App.As(account).GetAsync($"/cases?complained={unit.Id}")).Table("诉求").Count);
        Assert.Single((await App.As("zhoumin").GetAsync($"/cases?complained={unit.Id}")).Table("诉求"), r => r["编号"] == c.Number);
    }

    [Theory]
    [InlineData("numbers:\n  - { name: 一, filter: { state: open } }\nmatters: []\n", "三个数")]
    [InlineData("numbers:\n  - { name: 一, filter: { stat: open } }\nmatters: []\n", "没有筛选条件“stat”")]
    [InlineData("numbers: []\nmatters:\n  - { find: overdue, at_least: 3, name: 一, why: '{{企业}}', to: 二, opinion: 三 }\n", "没有这个词")]
    [InlineData("numbers: []\nmatters:\n  - { find: late, at_least: 3, name: 一, why: 一, to: 二, opinion: 三 }\n", "“late”不认识")]
    public void A_slip_in_the_rules_is_told_with_its_line(string text, string problem)
    {
        var folder = Directory.CreateTempSubdirectory("leader-rules-").FullName;
        File.WriteAllText(Path.Combine(folder, "leader.yaml"), text);
        var reader = new PackReader(folder);
        LeaderRules.Read(reader);
        Assert.Contains(reader.Problems, p => p.Message.Contains(problem, StringComparison.Ordinal));
        Directory.Delete(folder, recursive: true);
    }

    private static List<string> Numbers(TestPage page) => [.. page.Document.QuerySelectorAll(".leader-number b").Select(b => b.TextContent.Replace("件", "").Trim())];

    private async Task AnsweredAsync(string outcome, string at)
    {
        var c = await App.HeldByAsync("economy-information", d => { d.ReceivedLocal("2023-09-26 10:00"); d.SignedBy = "lvqing"; });
        await ChangeAsync(c.Id, x => x.Answer(Actor.System, TestClock.Local(at), outcome));
    }

    private async Task ChangeAsync(Guid id, Action<Case> change)
    {
        await using var db = App.Db();
        var c = await db.Cases.WithAll().SingleAsync(x => x.Id == id);
        change(c);
        db.Audit("case.answered", "case", id);
        await db.SaveAsync();
    }

    private void Ask(Case c, bool refused) => c.Requests.Add(new CaseRequest
    {
        Id = Guid.CreateVersion7(App.Clock.GetUtcNow()), CaseId = c.Id, Kind = RequestKind.Return, UnitId = c.LeadUnitId!.Value, AskedById = Guid.Empty, AskedAt = App.Clock.UtcNow, Reason = "职责", Basis = "三定方案",
        IsGranted = refused ? false : null, DecidedAt = refused ? App.Clock.UtcNow : null,
    });

    private void Again(Case c)
    {
        var procedure = App.District.Declared<ProcedureBook>().Current(App.District, "demand-1231");
        c.Answer(Actor.System, App.Clock.UtcNow, "已解决");
        c.Reopen(procedure, App.District.Calendar, App.Clock.UtcNow, toOffice: false, avoided: null);
    }

    private async Task<Yingshang.Platform.People.Account> PersonOfAsync(string unitCode)
    {
        var unit = await App.UnitAsync(unitCode);
        await using var db = App.Db();
        await db.Accounts.Where(a => a.UserName == "fengkai").ExecuteUpdateAsync(a => a.SetProperty(x => x.UnitId, unit.Id).SetProperty(x => x.Role, Yingshang.Platform.People.Role.Specialist));
        return await db.Accounts.AsNoTracking().SingleAsync(a => a.UserName == "fengkai");
    }
}
