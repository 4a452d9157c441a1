using System.Net;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Matters;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Cases;

/// <summary>一类事: demands of one kind with a task, an owner, and counts before and after.</summary>
public sealed class MattersTests : AppTest
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        App.Clock.SetLocal("2023-10-20 09:00");
    }

    private Task<Case> PowerAsync(string received, string text = "申请增容两个月没有批", Action<DemandDraft>? draft = null) => App.Data.CreateDemandAsync(d =>
    {
        d.Text = text;
        d.ReceivedLocal(received);
        draft?.Invoke(d);
    });

    private async Task<Guid> StartAsync(string owner = "economy-information", string? words = "增容", string topic = "用电")
    {
        var unit = await App.UnitAsync(owner);
        var result = await App.DoAsync("zhoumin", (SaveMatterHandler h) => h.HandleAsync(null,
            new MatterForm { Name = "增容慢", Task = "公开增容时限并按周通报", OwnerUnitId = unit.Id, Topic = topic, Words = words, DueOn = new DateOnly(2023, 11, 30) }, null, CancellationToken.None));
        return result.Value;
    }

    [Fact]
    public async Task It_is_started_from_a_demand_with_task_owner_and_limit()
    {
        var demand = await PowerAsync("2023-10-18 09:00");
        var office = App.As("zhoumin");
        var form = await office.GetAsync($"/matters/new?case={demand.Id}");
        Assert.Equal("用电", form.Field("主题"));
        var page = await office.SubmitAsync(form, "保存", ("名称", "用电增容慢"), ("要办的事", "公开增容时限"), ("牵头单位", "区经信局"), ("完成时限", new DateOnly(2023, 11, 30)), ("关键词", "增容"));
        Assert.Contains("一类事已归集", page.Flash);
        Assert.Contains("归集的诉求 1 件", page.Text);
        Assert.Contains(demand.Number, page.Text);
        Assert.Contains("用电增容慢", (await office.GetAsync($"/cases/{demand.Id}")).Text);
        Assert.Contains("用电增容慢", (await office.GetAsync("/matters")).Text);
    }

    [Fact]
    public async Task Before_and_after_are_counted_over_equal_spans()
    {
        // 措施10月11日落实，今天10月20日：后10天（11日至20日）比前10天（1日至10日）。
        foreach (var day in new[] { "09-30 23:59", "10-01 00:00", "10-05 10:00", "10-10 23:59", "10-11 00:00", "10-20 08:00" }) await PowerAsync($"2023-{day}");
        await PowerAsync("2023-10-06 10:00", "变压器跳闸");
        var id = await StartAsync();
        App.Clock.SetLocal("2023-10-20 09:00");
        await EffectiveAsync(id, new DateOnly(2023, 10, 20));
        await using (var db = App.Db())
        {
            // Started today; the day of effect is set back as if it had run for ten days.
            (await db.Set<Matter>().SingleAsync(m => m.Id == id)).EffectiveOn = new DateOnly(2023, 10, 11);
            db.Audit("matter.changed", "matter", id);
            await db.SaveAsync();
        }
        var page = await App.As("zhoumin").GetAsync($"/matters/{id}");
        Assert.Contains("落实前 10 天 3 件 → 落实后 10 天 2 件", page.Text);
    }

    [Fact]
    public async Task Candidates_are_offered_and_join_or_leave()
    {
        var one = await PowerAsync("2023-10-18 09:00");
        var other = await PowerAsync("2023-10-19 09:00", "停电");
        var id = await StartAsync();
        var office = App.As("zhoumin");
        var page = await office.GetAsync($"/matters/{id}");
        Assert.Contains(one.Number, page.Text);
        Assert.DoesNotContain(other.Number, page.Text);
        var after = await office.SubmitAsync(page, "归入这一类事", ("case", one.Id.ToString()));
        Assert.Contains("已归入 1 件", after.Flash);
        Assert.Contains("归集的诉求 1 件", after.Text);
        var left = await office.SubmitAsync(after, "移出");
        Assert.Contains("归集的诉求 0 件", left.Text);
    }

    [Fact]
    public async Task From_the_demand_it_joins_one_at_most()
    {
        var demand = await PowerAsync("2023-10-18 09:00");
        var first = await StartAsync();
        var second = await StartAsync(words: null);
        var office = App.As("zhoumin");
        var after = await office.SubmitAsync(await office.GetAsync($"/cases/{demand.Id}/matter"), "归入", ("哪一类事", first.ToString()));
        Assert.Contains("已归入一类事", after.Flash);
        var refused = await App.DoAsync("zhoumin", (MatterMembersHandler h) => h.AddAsync(second, [demand.Id], CancellationToken.None));
        Assert.Equal("matter.taken", refused.Problem?.Code);
        Assert.Contains("请选择哪一类事", (await office.SubmitAsync(await office.GetAsync($"/cases/{demand.Id}/matter"), "归入")).Error("哪一类事"));
    }

    [Fact]
    public async Task Many_demands_of_one_topic_are_suggested()
    {
        for (var i = 0; i < 5; i++)
        {
            var name = $"清河第{i}织造有限公司";
            await PowerAsync("2023-10-18 09:00", draft: d => d.EnterpriseName = name);
        }
        var office = App.As("zhoumin");
        Assert.Contains("5 件 · 5 家企业", (await office.GetAsync("/matters")).Text);
        await StartAsync();
        Assert.DoesNotContain("5 件 · 5 家企业", (await office.GetAsync("/matters")).Text);
    }

    [Fact]
    public async Task Each_refusal_has_its_reason()
    {
        var id = await StartAsync();
        var unit = await App.UnitAsync("economy-information");
        MatterForm Form(DateOnly due, DateOnly? effective = null, string? result = null, int version = 1) =>
            new() { Name = "增容慢", Task = "公开时限", OwnerUnitId = unit.Id, Topic = "用电", DueOn = due, EffectiveOn = effective, Result = result, Version = version };
        async Task<string?> SaveAsync(Guid? matter, MatterForm form) => (await App.DoAsync("zhoumin", (SaveMatterHandler h) => h.HandleAsync(matter, form, null, CancellationToken.None))).Problem?.Code;
        var later = new DateOnly(2023, 11, 30);
        Assert.Equal("matter.due-past", await SaveAsync(null, Form(new DateOnly(2023, 10, 19))));
        Assert.Equal("matter.effective-later", await SaveAsync(id, Form(later, new DateOnly(2023, 10, 21), "做了")));
        Assert.Equal("matter.needs-result", await SaveAsync(id, Form(later, new DateOnly(2023, 10, 20))));
        Assert.Equal("matter.effective-earlier", await SaveAsync(id, Form(later, new DateOnly(2023, 10, 19), "做了")));
        Assert.Equal("matter.changed-meanwhile", await SaveAsync(id, Form(later, version: 99)));
        Assert.Equal("matter.nothing-chosen", (await App.DoAsync("zhoumin", (MatterMembersHandler h) => h.AddAsync(id, [], CancellationToken.None))).Problem?.Code);
        Assert.Equal("matter.nothing-chosen", (await App.DoAsync("zhoumin", (MatterMembersHandler h) => h.RemoveAsync(id, Guid.CreateVersion7(DateTimeOffset.UnixEpoch), CancellationToken.None))).Problem?.Code);
    }

    [Fact]
    public async Task A_unit_sees_those_it_owns_and_changes_none()
    {
        var own = await StartAsync();
        var others = await StartAsync("housing-construction");
        var head = App.As("qiaojianmin");
        Assert.Equal(HttpStatusCode.OK, (await head.GetAsync($"/matters/{own}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync($"/matters/{others}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await head.GetAsync($"/matters/{own}/edit")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await head.GetAsync("/matters/new")).Status);
        Assert.Equal(HttpStatusCode.OK, (await App.As("linan").GetAsync($"/matters/{others}")).Status);
    }

    [Fact]
    public async Task A_unit_complained_about_neither_sees_nor_counts_the_complaint()
    {
        var complaint = await PowerAsync("2023-10-18 09:00", draft: d => (d.Nature, d.ComplainedUnit, d.TerritoryUnit) = ("投诉", "economy-information", "economy-information"));
        var id = await StartAsync();
        await App.DoAsync("zhoumin", (MatterMembersHandler h) => h.AddAsync(id, [complaint.Id], CancellationToken.None));
        var page = await App.As("qiaojianmin").GetAsync($"/matters/{id}");
        Assert.DoesNotContain(complaint.Number, page.Text);
        Assert.Contains("近 90 天 0 件", page.Text);
        Assert.Contains("近 90 天 1 件", (await App.As("zhoumin").GetAsync($"/matters/{id}")).Text);
    }

    private async Task EffectiveAsync(Guid id, DateOnly on)
    {
        var office = App.As("zhoumin");
        var after = await office.SubmitAsync(await office.GetAsync($"/matters/{id}/edit"), "保存", ("措施落实日", on), ("办理情况", "时限已公开"));
        Assert.Contains("一类事已更新", after.Flash);
    }
}
