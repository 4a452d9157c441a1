using System.Net;
using Microsoft.EntityFrameworkCore;
using Yingshang.Activities.PlanActivity;
using Yingshang.Activities.RecordResults;
using Yingshang.Duties;
using Yingshang.Duties.ExcuseDuty;
using Yingshang.Duties.MakeItems;
using Yingshang.Duties.MeetDuty;
using Yingshang.Enterprises;
using Yingshang.Metrics;
using Yingshang.Modules.Tests.Cases;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Pages;

namespace Yingshang.Modules.Tests.Duties;

/// <summary>应办的事: they come into being on time, are met by a record, go red by the work calendar and add up. 高远 is paired with two enterprises. It is Wednesday, 18 October 2023.</summary>
public sealed class DutyTests : AppTest
{
    private Guid _power, _food;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        App.Clock.SetLocal("2023-10-18 10:00");
        _power = await PairedAsync("清河恒信纺织有限公司", "91110000101623741K");
        _food = await PairedAsync("清河鼎盛食品有限公司", "911101066976941872");
    }

    [Theory]
    [InlineData(Frequency.Week, "2023-10-16", "2023-10-22", "2023年10月16日至22日")]
    [InlineData(Frequency.Fortnight, "2023-10-09", "2023-10-22", "2023年10月9日至22日")]
    [InlineData(Frequency.Month, "2023-10-01", "2023-10-31", "2023年10月")]
    [InlineData(Frequency.Quarter, "2023-10-01", "2023-12-31", "2023年四季度")]
    [InlineData(Frequency.Year, "2023-01-01", "2023-12-31", "2023年")]
    public void Periods_are_those_of_the_calendar(Frequency every, string from, string to, string words)
    {
        var period = DutyPeriod.Of(every, new DateOnly(2023, 10, 18));
        Assert.Equal((DateOnly.Parse(from), DateOnly.Parse(to), words), (period.From, period.To, period.Words));
        Assert.Equal(period, period.Next.Previous);
        Assert.Equal(period.To.AddDays(1), period.Next.From);
    }

    [Fact]
    public async Task Items_come_into_being_once_for_each_who_owes()
    {
        await DutyMaker.RunAsync(App.District, CancellationToken.None);
        Assert.Equal(0, await DutyMaker.RunAsync(App.District, CancellationToken.None));
        var items = await ItemsAsync();
        // Two paired enterprises, eighteen 专班 with a lead unit each; 高远 heads all of them and dispatches them together.
        Assert.Equal([("dispatch-fortnightly", 1), ("dispatch-monthly", 1), ("dispatch-weekly", 18), ("leader-call", 2), ("leader-visit", 2), ("monthly-scoreboard", 1), ("quarterly-appraisal", 1)],
            items.GroupBy(i => i.DutyId).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Count())));
        // The tenth working day of October 2023: 7, 8, 9 to 13, 16, 17, 18.
        Assert.Equal(new DateOnly(2023, 10, 18), items.Single(i => i.DutyId == "monthly-scoreboard").DueOn);
        Assert.Equal(new DateOnly(2023, 10, 31), items.First(i => i.DutyId == "leader-call").DueOn);
    }

    [Fact]
    public async Task What_was_missed_while_nobody_looked_is_made_up_for()
    {
        await DutyMaker.RunAsync(App.District, CancellationToken.None);
        App.Clock.SetLocal("2023-12-05 10:00");
        await DutyMaker.RunAsync(App.District, CancellationToken.None);
        Assert.Equal([new DateOnly(2023, 10, 1), new(2023, 11, 1), new(2023, 12, 1)], (await ItemsAsync()).Where(i => i.DutyId == "leader-call").Select(i => i.PeriodFrom).Distinct().Order());
    }

    [Fact]
    public async Task A_note_of_the_liaison_meets_a_call_in_the_leaders_name()
    {
        await DutyMaker.RunAsync(App.District, CancellationToken.None);
        using var liaison = App.As("linan");
        var list = await liaison.GetAsync((await liaison.GetAsync("/leader")).Link("每月电话联系包联企业"));
        Assert.Equal(2, list.Table("应办的事").Count);
        var page = await liaison.GetAsync($"/duties/{(await ItemsAsync()).Single(i => i.DutyId == "leader-call" && i.EnterpriseId == _food).Id}");
        Assert.Contains("10月1日到今天之间", (await liaison.SubmitAsync(page, "记下", ("日期", new DateOnly(2023, 9, 30)), ("做了什么", "早了"))).Problem);
        var met = await liaison.SubmitAsync(page, "记下", ("做了什么", "通话十分钟，污水接入月底通水"));
        Assert.Contains("已办", met.Text);
        await using var db = App.Db();
        var entry = await db.AuditEntries.SingleAsync(a => a.Action == "duty.met");
        Assert.Equal((await App.AccountAsync("gaoyuan")).Id, entry.ActingForId);
        Assert.Contains("通话十分钟", (await App.As("zhoumin").GetAsync($"/enterprises/{_food}")).Text);
        // One is left, and is named.
        Assert.True((await liaison.GetAsync("/leader")).HasLink("每月电话联系包联企业：清河恒信纺织有限公司"));
        Assert.Equal("duty.not-open", (await App.DoAsync("linan", (MeetDutyHandler h) => h.HandleAsync(entry.SubjectId, new MeetDutyForm { On = new(2023, 10, 18), Note = "x" }, CancellationToken.None))).Problem?.Code);
    }

    [Fact]
    public async Task A_visit_meets_what_is_owed_to_that_enterprise_by_that_leader()
    {
        await DutyMaker.RunAsync(App.District, CancellationToken.None);
        var visit = await HeldAsync("visit", "2023-10-17", "高远", "清河鼎盛食品有限公司");
        Assert.Equal([("leader-call", _food), ("leader-visit", _food)], (await MetAsync()).Select(i => (i.DutyId, i.EnterpriseId!.Value)));
        Assert.All(await MetAsync(), i => Assert.Equal((visit, new DateOnly(2023, 10, 17)), (i.MetByActivityId, i.MetOn)));
        // A visit of somebody else meets nothing, a call meets no visit.
        await HeldAsync("visit", "2023-10-17", "区经信局 乔建民 局长", "清河恒信纺织有限公司");
        Assert.Equal(2, (await MetAsync()).Count);
        await HeldAsync("phone-call", "2023-10-18", "高远", "清河恒信纺织有限公司");
        Assert.Equal(["leader-call", "leader-call", "leader-visit"], (await MetAsync()).Select(i => i.DutyId));
    }

    [Fact]
    public async Task A_visit_can_only_be_shown_by_an_activity()
    {
        await DutyMaker.RunAsync(App.District, CancellationToken.None);
        var item = (await ItemsAsync()).First(i => i.DutyId == "leader-visit");
        using var liaison = App.As("linan");
        var page = await liaison.GetAsync($"/duties/{item.Id}");
        Assert.False(page.HasButton("记下"));
        var plan = await liaison.GetAsync(page.Link("登记走访企业"));
        Assert.Equal("高远", plan.Field("走访人员"));
        Assert.Contains(item.About!, plan.Field("走访企业"));
        Assert.Equal("duty.needs-activity", (await App.DoAsync("linan", (MeetDutyHandler h) => h.HandleAsync(item.Id, new MeetDutyForm { Version = 1, On = new(2023, 10, 18), Note = "x" }, CancellationToken.None))).Problem?.Code);
    }

    [Fact]
    public async Task Who_was_not_there_after_all_still_owes_it()
    {
        await DutyMaker.RunAsync(App.District, CancellationToken.None);
        var visit = await HeldAsync("visit", "2023-10-17", "高远", "清河鼎盛食品有限公司");
        await using (var db = App.Db())
        {
            var activity = await db.Set<Yingshang.Activities.Activity>().Include(a => a.Participants).SingleAsync(a => a.Id == visit);
            var form = new RecordResultsForm { Version = activity.Version, Reason = "高远临时开会" };
            form.Came.UnionWith(activity.Participants.Where(p => p.Name != "高远").Select(p => p.Id));
            Assert.True((await App.DoAsync("linan", (RecordResultsHandler h) => h.HandleAsync(visit, form, CancellationToken.None))).IsDone);
        }
        Assert.Empty(await MetAsync());
    }

    [Fact]
    public async Task What_was_done_before_the_item_came_into_being_meets_it_too()
    {
        await HeldAsync("visit", "2023-10-10", "高远", "清河鼎盛食品有限公司");
        await DutyMaker.RunAsync(App.District, CancellationToken.None);
        Assert.Equal(["leader-call", "leader-visit"], (await MetAsync()).Select(i => i.DutyId));
    }

    [Fact]
    public async Task A_dispatch_of_the_group_meets_what_its_lead_unit_owes_that_week()
    {
        await DutyMaker.RunAsync(App.District, CancellationToken.None);
        Guid group;
        await using (var db = App.Db()) group = await db.WorkGroups.Where(g => g.Name == "水电气网保障专班").Select(g => g.Id).SingleAsync();
        using var unit = App.As("lvqing");
        Assert.Contains("专班牵头单位周调度：水电气网保障专班", (await unit.GetAsync("/todo")).Text);
        await HeldAsync("dispatch-weekly", "2023-10-18", "吕青", "", group);
        Assert.Equal([(Guid?)group], (await MetAsync()).Select(i => i.GroupId));
        Assert.DoesNotContain("专班牵头单位周调度：水电气网保障专班", (await unit.GetAsync("/todo")).Text);
        Assert.Equal("100", await FigureAsync("weekly-dispatch-rate", new DateOnly(2023, 10, 16), new DateOnly(2023, 10, 22)));
    }

    [Fact]
    public async Task It_turns_red_on_the_first_working_day_after_its_end()
    {
        App.Clock.SetLocal("2023-09-20 10:00");
        await DutyMaker.RunAsync(App.District, CancellationToken.None);
        var item = (await ItemsAsync()).First(i => i.DutyId == "leader-call");
        // September ends on a Saturday within National Day; 7 October is worked.
        // On Friday the 22nd four working days are left (25 to 28), on Monday the 25th three.
        Assert.Equal(("正常", Tone.Ok), item.Lamp(TestClock.Local("2023-09-22 09:00"), App.District.Calendar));
        Assert.Equal(("临期", Tone.Near), item.Lamp(TestClock.Local("2023-09-25 09:00"), App.District.Calendar));
        Assert.Equal(("今天到期", Tone.Near), item.Lamp(TestClock.Local("2023-09-30 09:00"), App.District.Calendar));
        Assert.Equal(("临期", Tone.Near), item.Lamp(TestClock.Local("2023-10-06 23:00"), App.District.Calendar));
        Assert.Equal(("超期1个工作日", Tone.Over), item.Lamp(TestClock.Local("2023-10-07 23:00"), App.District.Calendar));
        // Done late it is done, and not in time.
        App.Clock.SetLocal("2023-10-07 10:00");
        await App.DoAsync("linan", (MeetDutyHandler h) => h.HandleAsync(item.Id, new MeetDutyForm { Version = 1, On = new(2023, 10, 7), Note = "补打" }, CancellationToken.None));
        Assert.Equal("逾期补办", (await ItemsAsync()).Single(i => i.Id == item.Id).Lamp(App.Clock.UtcNow, App.District.Calendar).Text);
    }

    [Fact]
    public async Task What_the_office_excuses_is_in_no_rate_and_counted_apart()
    {
        App.Clock.SetLocal("2023-09-20 10:00");
        await DutyMaker.RunAsync(App.District, CancellationToken.None);
        var calls = (await ItemsAsync()).Where(i => i.DutyId == "leader-call").ToList();
        await App.DoAsync("linan", (MeetDutyHandler h) => h.HandleAsync(calls[0].Id, new MeetDutyForm { Version = 1, On = new(2023, 9, 20), Note = "已通话" }, CancellationToken.None));
        App.Clock.SetLocal("2023-10-18 10:00");
        Assert.Equal("50", await FigureAsync("paired-call-rate", new DateOnly(2023, 9, 1), new DateOnly(2023, 9, 30)));
        using var office = App.As("zhoumin");
        var rates = await office.GetAsync("/duties/rates?duty=leader-call&from=2023-09-01&to=2023-09-30");
        Assert.Equal(("2", "1", "1", "50.0%"), rates.Table("按事项").Select(r => (r["应办"], r["办到"], r["过期未办"], r["办到率"])).First());
        Assert.Equal("高远", rates.Table("按人（按姓名排列，不作排名）").Single()["姓名"]);
        await office.SubmitAsync(await office.GetAsync($"/duties/{calls[1].Id}"), "确认不需办理", ("原因", "企业搬迁出区"));
        Assert.Equal("100", await FigureAsync("paired-call-rate", new DateOnly(2023, 9, 1), new DateOnly(2023, 9, 30)));
        Assert.Equal("1", (await office.GetAsync("/duties/rates?duty=leader-call&from=2023-09-01&to=2023-09-30")).Table("按事项")[0]["不需办理"]);
        Assert.Equal("duty.not-open", (await App.DoAsync("zhoumin", (ExcuseDutyHandler h) => h.HandleAsync(calls[1].Id, new ExcuseDutyForm { Version = 2, Reason = "x" }, CancellationToken.None))).Problem?.Code);
    }

    [Fact]
    public async Task A_unit_sees_what_it_owes_and_no_name_stands_beside_a_colour()
    {
        await DutyMaker.RunAsync(App.District, CancellationToken.None);
        var call = (await ItemsAsync()).First(i => i.DutyId == "leader-call");
        using var unit = App.As("lvqing");
        Assert.DoesNotContain("高远", (await unit.GetAsync("/duties?state=all")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await unit.GetAsync($"/duties/{call.Id}")).Status);
        var list = await App.As("zhoumin").GetAsync("/duties?duty=leader-call");
        Assert.Equal(2, list.Table("应办的事").Count);
        Assert.Empty(list.Document.QuerySelectorAll("table.list .lamp"));
        Assert.False((await App.As("gaoyuan").GetAsync($"/duties/{call.Id}")).HasButton("确认不需办理"));
        Assert.DoesNotContain("按人", (await App.As("gaoyuan").GetAsync("/duties/rates")).Text);
    }

    [Fact]
    public async Task The_second_of_two_who_record_is_told()
    {
        await DutyMaker.RunAsync(App.District, CancellationToken.None);
        var call = (await ItemsAsync()).First(i => i.DutyId == "leader-call");
        Assert.Equal("duty.changed-meanwhile", (await App.DoAsync("linan", (MeetDutyHandler h) => h.HandleAsync(call.Id, new MeetDutyForm { Version = 7, On = new(2023, 10, 18), Note = "x" }, CancellationToken.None))).Problem?.Code);
    }

    [Fact]
    public void A_declaration_names_what_is_wrong_with_file_and_line()
    {
        using var folder = new TestPack(("duties/duties.yaml", "duties:\n  - {id: a, name: 甲, owes: pairing, every: month, evidence: {activities: [vist]}}\n  - {id: b, name: 乙, owes: units, every: decade, evidence: {note: true}}\n  - {id: c, name: 丙, owes: office, every: week}\n"));
        var problems = Yingshang.Platform.Packs.Pack.Check(folder.Path, Yingshang.App.Commands.DistrictOptions.Modules).Problems.Select(p => p.ToString()).ToList();
        Assert.Contains(problems, p => p.Contains("duties/duties.yaml") && p.Contains("没有活动种类“vist”，是不是“visit”"));
        Assert.Contains(problems, p => p.Contains("decade"));
        Assert.Contains(problems, p => p.Contains("owes: units 要写 units"));
        Assert.Contains(problems, p => p.Contains("要写 evidence"));
    }

    private async Task<Guid> PairedAsync(string name, string code)
    {
        var id = await App.AddEnterpriseAsync(name, code, null);
        await using var db = App.Db();
        (await db.Set<Enterprise>().SingleAsync(e => e.Id == id)).PairedLeaderId = (await App.AccountAsync("gaoyuan")).Id;
        db.Audit("enterprise.edited", "enterprise", id);
        await db.SaveAsync();
        return id;
    }

    private async Task<List<DutyItem>> ItemsAsync()
    {
        await using var db = App.Db();
        return await db.Set<DutyItem>().AsNoTracking().ToListAsync();
    }

    private async Task<List<DutyItem>> MetAsync() => [.. (await ItemsAsync()).Where(i => i.State == DutyState.Met).OrderBy(i => i.DutyId, StringComparer.Ordinal)];

    private async Task<Guid> HeldAsync(string kind, string on, string people, string enterprise, Guid? group = null)
    {
        var form = new PlanActivityForm { KindId = kind, Title = $"{kind} {on}", On = DateOnly.Parse(on), HostUnitId = (await App.UnitAsync("economy-information")).Id, WorkGroupId = group, IsHeld = true };
        foreach (var role in new[] { "leaders", "chair" }) form.Lines[role] = people;
        form.Lines["enterprises"] = enterprise;
        var result = await App.DoAsync("linan", (PlanActivityHandler h) => h.HandleAsync(null, form, CancellationToken.None));
        Assert.True(result.IsDone);
        var closing = new RecordResultsForm { Version = 1 };
        await using (var db = App.Db()) closing.Came.UnionWith(await db.Set<Yingshang.Activities.ActivityParticipant>().Where(p => p.ActivityId == result.Value).Select(p => p.Id).ToListAsync());
        Assert.True((await App.DoAsync("linan", (RecordResultsHandler h) => h.HandleAsync(result.Value, closing, CancellationToken.None))).IsDone);
        return result.Value;
    }

    private async Task<string?> FigureAsync(string id, DateOnly from, DateOnly to) =>
        (await App.DoAsync("zhoumin", (MetricRunner r) => r.RunAsync(App.District.Declared<MetricBook>().Current(App.District, id), new Period(from, to), null, CancellationToken.None))).Value?.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
}
