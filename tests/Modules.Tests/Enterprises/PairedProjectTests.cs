using Microsoft.EntityFrameworkCore;
using Yingshang.Activities.PlanActivity;
using Yingshang.Duties;
using Yingshang.Duties.MakeItems;
using Yingshang.Enterprises;
using Yingshang.Enterprises.PairedProjects;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.People;

namespace Yingshang.Modules.Tests.Enterprises;

/// <summary>包联项目: a leader looks after a project as after an enterprise, also a leader who does not sign in. It is Wednesday, 18 October 2023.</summary>
public sealed class PairedProjectTests : AppTest
{
    private const string Name = "年产 80 万套防火阻燃服项目";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        App.Clock.SetLocal("2023-10-18 10:00");
    }

    [Fact]
    public async Task The_office_gives_a_project_to_a_leader_and_takes_it_back()
    {
        var office = App.As("zhoumin");
        var page = await office.SubmitAsync(await office.GetAsync("/pairings"), "登记", ("项目名称", Name), ("包联领导", "高远（副区长）"), ("开始日期", new DateOnly(2023, 10, 8)));
        Assert.Contains(Name, page.Text);
        Assert.Equal("pairing.project-paired", (await AddAsync("gaoyuan")).Problem?.Code);
        Assert.Contains("还没有包联", (await office.SubmitAsync(page, "不再包联")).Text);
        await using var db = App.Db();
        var project = await db.Set<PairedProject>().SingleAsync();
        Assert.Equal(new DateOnly(2023, 10, 18), project.Until);
        Assert.Equal(["pairing.added", "pairing.ended"], await db.AuditEntries.Where(a => a.SubjectId == project.Id).Select(a => a.Action).Order().ToListAsync());
    }

    [Fact]
    public async Task A_project_is_called_every_month_and_visited_every_quarter()
    {
        Assert.True((await AddAsync("gaoyuan")).IsDone);
        await DutyMaker.RunAsync(App.District, CancellationToken.None);
        Assert.Equal([("leader-call", Name), ("leader-visit", Name)], (await OwedAsync()).Select(i => (i.DutyId, i.About!)));
        await VisitAsync("高远", Name);
        Assert.All(await OwedAsync(), i => Assert.Equal(DutyState.Met, i.State));
    }

    [Fact]
    public async Task A_visit_to_another_project_meets_nothing()
    {
        await AddAsync("gaoyuan");
        await DutyMaker.RunAsync(App.District, CancellationToken.None);
        await VisitAsync("高远", "别的项目");
        Assert.All(await OwedAsync(), i => Assert.Equal(DutyState.Open, i.State));
    }

    [Fact]
    public async Task A_leader_who_does_not_sign_in_owes_as_the_others_do()
    {
        await using (var db = App.Db())
        {
            var leader = await db.Accounts.SingleAsync(a => a.UserName == "gaoyuan");
            db.Accounts.Add(new Account { Id = db.NewId(), UserName = "qh80001", NormalizedUserName = "QH80001", DisplayName = "冯玉堂", Role = Role.Leader, UnitId = leader.UnitId, Post = "区政协副主席", CreatedAt = db.Now });
            await db.SaveAsync();
        }
        Assert.True((await AddAsync("qh80001")).IsDone);
        await DutyMaker.RunAsync(App.District, CancellationToken.None);
        Assert.All(await OwedAsync(), i => Assert.Equal("冯玉堂", i.OwnerName));
        Assert.Contains("冯玉堂", (await App.As("zhoumin").GetAsync("/pairings")).Text);
    }

    private async Task<Platform.Results.Result<Guid>> AddAsync(string leader)
    {
        var form = new PairedProjectForm { Name = Name, LeaderId = (await App.AccountAsync(leader)).Id, From = new DateOnly(2023, 10, 8) };
        return await App.DoAsync("zhoumin", (EditPairedProjectHandler h) => h.AddAsync(form, CancellationToken.None));
    }

    private async Task<List<DutyItem>> OwedAsync()
    {
        await using var db = App.Db();
        return await db.Set<DutyItem>().AsNoTracking().Where(i => i.ProjectId != null).OrderBy(i => i.DutyId).ToListAsync();
    }

    private async Task VisitAsync(string leader, string project)
    {
        var form = new PlanActivityForm { KindId = "visit", Title = $"走访{project}", On = new DateOnly(2023, 10, 17), HostUnitId = (await App.UnitAsync("economy-information")).Id, IsHeld = true };
        (form.Lines["leaders"], form.Lines["projects"]) = (leader, project);
        var planned = await App.DoAsync("linan", (PlanActivityHandler h) => h.HandleAsync(null, form, CancellationToken.None));
        Assert.True(planned.IsDone);
    }
}
