using System.Net;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases;
using Yingshang.Cases.DispatchDemand;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Procedures;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Results;

namespace Yingshang.Modules.Tests.Cases;

/// <summary>What the office does to a demand: 交办, 核实, 告知途径, decisions on requests, 回访销号, 退回重办, 提级, 催办.</summary>
public sealed class OfficeTests : AppTest
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        App.Clock.SetLocal("2023-09-28 10:10");
    }

    [Fact]
    public async Task A_demand_received_before_National_Day_must_be_dispatched_on_the_first_make_up_day()
    {
        var demand = await App.Data.CreateDemandAsync();
        var page = await App.As("zhoumin").GetAsync($"/cases/{demand.Id}");
        // 国务院办公厅 2023 年通知：9月29日至10月6日放假，10月7日（周六）、8日（周日）上班。
        Assert.Contains("10月7日（周六，调休上班）24:00", page.Text);
        Assert.Contains("3个工作日 · 10月9日", page.Text);
        // 10月28日是周六，顺延到周一。
        Assert.Contains("1个月 · 10月30日", page.Text);
    }

    [Fact]
    public async Task The_desk_proposes_the_power_company_with_the_reason_and_dispatches_to_it()
    {
        var demand = await App.Data.CreateDemandAsync();
        var office = App.As("zhoumin");
        var desk = await office.GetAsync("/desk");
        Assert.Contains("供电设施", desk.Text);

        var after = await office.SubmitAsync(desk, "交办", ("拟办意见", "请一次性说明增容方案与时点。"));

        Assert.Contains(demand.Number, after.Flash);
        Assert.Contains("没有待交办的诉求", after.Text);
        var page = await office.GetAsync($"/cases/{demand.Id}");
        Assert.Contains("商请办理", page.Text);
        Assert.Contains("请一次性说明增容方案与时点。", page.Text);
        await using var db = App.Db();
        var stored = await db.Cases.WithAll().SingleAsync(c => c.Id == demand.Id);
        Assert.Equal("商请函", stored.Lead!.Document);
        Assert.Equal(CaseState.Dispatched, stored.State);
        Assert.True(stored.StepNow("dispatch")!.IsOnTime(App.Clock.UtcNow));
    }

    [Fact]
    public async Task A_unit_of_ones_own_choice_wins_over_the_proposal()
    {
        var demand = await App.Data.CreateDemandAsync();
        var office = App.As("zhoumin");
        var page = await office.GetAsync($"/cases/{demand.Id}/dispatch");
        var after = await office.SubmitAsync(page, "交办", ("改交其他单位", "区经信局"));
        Assert.Contains("已交办", after.Flash);
        await using var db = App.Db();
        Assert.Equal((await App.UnitAsync("economy-information")).Id, (await db.Cases.SingleAsync(c => c.Id == demand.Id)).LeadUnitId);
    }

    [Fact]
    public async Task A_demand_cannot_be_dispatched_twice_and_what_was_typed_stays()
    {
        var demand = await App.Data.CreateDemandAsync();
        var first = App.As("zhoumin");
        var second = App.As("heping");
        var pageOfFirst = await first.GetAsync($"/cases/{demand.Id}/dispatch");
        var pageOfSecond = await second.GetAsync($"/cases/{demand.Id}/dispatch");

        await first.SubmitAsync(pageOfFirst, "交办", ("改交其他单位", "区经信局"));
        var refused = await second.SubmitAsync(pageOfSecond, "交办", ("改交其他单位", "区住建局"), ("拟办意见", "请尽快办理"));

        Assert.Contains("已经交办", refused.Problem);
        Assert.Equal("请尽快办理", refused.Field("拟办意见"));
        await using var db = App.Db();
        Assert.Equal((await App.UnitAsync("economy-information")).Id, (await db.Cases.SingleAsync(c => c.Id == demand.Id)).LeadUnitId);
    }

    [Fact]
    public async Task Two_dispatchers_in_the_same_instant_dispatch_once()
    {
        var demand = await App.Data.CreateDemandAsync();
        var units = new[] { (await App.UnitAsync("economy-information")).Id, (await App.UnitAsync("housing-construction")).Id };
        var attempts = units.Select(unit => Task.Run(async () =>
        {
            try
            {
                return await App.DoAsync("zhoumin", (DispatchDemandHandler h) => h.HandleAsync(demand.Id, new DispatchDemandForm { LeadUnitId = unit, Version = demand.Version }, CancellationToken.None));
            }
            catch (DbUpdateConcurrencyException)
            {
                return new Problem("lost", "");
            }
        }));
        var results = await Task.WhenAll(attempts);
        Assert.Single(results, r => r.IsDone);
        await using var db = App.Db();
        Assert.Equal(1, await db.Holdings.CountAsync(h => h.CaseId == demand.Id));
    }

    [Fact]
    public async Task A_complaint_is_never_given_to_the_unit_complained_about()
    {
        var demand = await App.Data.CreateDemandAsync(d => (d.Nature, d.Topic, d.ComplainedUnit) = ("投诉", "违规收费", "housing-construction"));
        var office = App.As("zhoumin");
        var page = await office.GetAsync($"/cases/{demand.Id}/dispatch");
        Assert.Contains("被反映单位：区住建局", page.Text);
        Assert.DoesNotContain(page.Document.QuerySelectorAll("select[name='Form.OtherUnitId'] option"), o => o.TextContent == "区住建局");
        var unit = await App.UnitAsync("housing-construction");
        var result = await App.DoAsync("zhoumin", (DispatchDemandHandler h) => h.HandleAsync(demand.Id, new DispatchDemandForm { LeadUnitId = unit.Id, Version = demand.Version }, CancellationToken.None));
        Assert.Equal("case.avoided", result.Problem?.Code);
        var co = await App.DoAsync("zhoumin", (DispatchDemandHandler h) => h.HandleAsync(demand.Id,
            new DispatchDemandForm { LeadUnitId = App.UnitAsync("justice").GetAwaiter().GetResult().Id, CoUnitIds = [unit.Id], Version = demand.Version }, CancellationToken.None));
        Assert.Equal("case.avoided", co.Problem?.Code);
    }

    [Fact]
    public async Task The_lead_unit_is_not_its_own_co_unit()
    {
        var demand = await App.Data.CreateDemandAsync();
        var unit = (await App.UnitAsync("economy-information")).Id;
        var result = await App.DoAsync("zhoumin", (DispatchDemandHandler h) => h.HandleAsync(demand.Id, new DispatchDemandForm { LeadUnitId = unit, CoUnitIds = [unit], Version = demand.Version }, CancellationToken.None));
        Assert.True(result.IsDone);
        await using var db = App.Db();
        Assert.True((await db.Holdings.SingleAsync(h => h.CaseId == demand.Id)).IsLead);
    }

    [Fact]
    public async Task The_unit_complained_about_finds_the_complaint_neither_by_list_search_link_nor_export()
    {
        var demand = await App.Data.CreateDemandAsync(d => (d.Nature, d.Topic, d.ComplainedUnit, d.Title, d.TerritoryUnit) = ("投诉", "违规收费", "housing-construction", "管网接入费重复收取", "housing-construction"));
        var unit = App.As("luyan");
        Assert.Equal(HttpStatusCode.NotFound, (await unit.GetAsync($"/cases/{demand.Id}")).Status);
        foreach (var url in new[] { "/cases", "/cases?q=接入费", "/cases?q=" + Uri.EscapeDataString(demand.Number), "/todo" })
            Assert.DoesNotContain("管网接入费", (await unit.GetAsync(url)).Text);
        Assert.DoesNotContain("管网接入费", await (await unit.GetRawAsync("/cases/export")).Content.ReadAsStringAsync());
        Assert.Contains("管网接入费", (await App.As("zhoumin").GetAsync("/cases?q=接入费")).Text);
    }

    [Fact]
    public async Task Calling_back_verifies_and_corrects_nature_and_topic()
    {
        var demand = await App.Data.CreateDemandAsync(d => d.IsVerified = false);
        var office = App.As("zhoumin");
        var page = await office.GetAsync($"/cases/{demand.Id}");
        Assert.Contains("未核实", page.Text);
        var form = await office.GetAsync($"/cases/{demand.Id}/verify");
        var after = await office.SubmitAsync(form, "保存核实结果", ("核实结果", "已核实"), ("诉求性质", "投诉"), ("主题", "用水"), ("被投诉单位", "区住建局"));
        Assert.Contains("核实结果已保存", after.Flash);
        await using var db = App.Db();
        var stored = await db.Demands.SingleAsync(d => d.Id == demand.Id);
        var kept = await db.Cases.SingleAsync(c => c.Id == demand.Id);
        Assert.True(stored.IsVerified);
        Assert.Equal(("投诉", "用水", (await App.UnitAsync("housing-construction")).Id), (kept.Nature, kept.Topic, stored.ComplainedUnitId!.Value));
    }

    [Fact]
    public async Task Filed_in_somebody_elses_name_it_is_withdrawn()
    {
        var demand = await App.Data.CreateDemandAsync(d => d.IsVerified = false);
        var office = App.As("zhoumin");
        var after = await office.SubmitAsync(await office.GetAsync($"/cases/{demand.Id}/verify"), "保存核实结果", ("核实结果", "不是企业反映的"));
        Assert.Equal("核实结果已保存", after.Flash);
        await using var db = App.Db();
        Assert.Equal(CaseState.Withdrawn, (await db.Cases.SingleAsync(c => c.Id == demand.Id)).State);
    }

    [Fact]
    public async Task What_has_its_own_legal_channel_is_answered_with_the_way_there()
    {
        var demand = await App.Data.CreateDemandAsync(d => d.Text = "法院判决已生效，对方一直不付，我们申请强制执行半年没有结果。");
        var office = App.As("zhoumin");
        var form = await office.GetAsync($"/cases/{demand.Id}/guide");
        Assert.NotEqual("", form.Field("告知内容"));
        await office.SubmitAsync(form, "告知并办结");
        await using var db = App.Db();
        var stored = await db.Cases.SingleAsync(c => c.Id == demand.Id);
        Assert.Equal((CaseState.Answered, "引导法定途径"), (stored.State, stored.Outcome));
    }

    [Fact]
    public async Task Guiding_without_words_is_refused_beside_the_field()
    {
        var demand = await App.Data.CreateDemandAsync();
        var office = App.As("zhoumin");
        var refused = await office.SubmitAsync(await office.GetAsync($"/cases/{demand.Id}/guide"), "告知并办结", ("告知内容", ""));
        Assert.Contains("请写明去哪里办", refused.Error("告知内容"));
        Assert.Contains("请选择法定途径", refused.Error("法定途径"));
    }

    [Fact]
    public async Task A_granted_return_comes_back_to_the_desk_and_its_time_stays_with_the_unit()
    {
        var demand = await WithRequestAsync(RequestKind.Return);
        App.Clock.SetLocal("2023-09-28 15:10");
        var office = App.As("zhoumin");
        var form = await office.GetAsync($"/cases/{demand.Id}/return-decision");
        Assert.Contains("权责清单", form.Text);
        await office.SubmitAsync(form, "作出决定", ("决定", "同意退回·改派"));
        await using var db = App.Db();
        var stored = await db.Cases.WithAll().SingleAsync(c => c.Id == demand.Id);
        Assert.Equal((CaseState.Received, null), (stored.State, stored.LeadUnitId));
        Assert.Equal("同意退回", stored.Holdings.Single().EndedBecause);
        Assert.Equal(TestClock.Local("2023-09-28 15:10"), stored.Holdings.Single().UntilAt);
    }

    [Fact]
    public async Task A_refused_return_stays_with_the_unit()
    {
        var demand = await WithRequestAsync(RequestKind.Return);
        var office = App.As("zhoumin");
        await office.SubmitAsync(await office.GetAsync($"/cases/{demand.Id}/return-decision"), "作出决定", ("决定", "不同意·指定承办"), ("意见", "属贵局职责"));
        await using var db = App.Db();
        var stored = await db.Cases.WithAll().SingleAsync(c => c.Id == demand.Id);
        Assert.Equal(CaseState.InHand, stored.State);
        Assert.Null(stored.Holdings.Single().UntilAt);
        var again = await App.DoAsync("zhoumin", (Yingshang.Cases.DecideReturn.DecideReturnHandler h) =>
            h.HandleAsync(demand.Id, new() { Grant = true, Version = stored.Version }, CancellationToken.None));
        Assert.Equal("case.no-request", again.Problem?.Code);
    }

    [Fact]
    public async Task The_first_extension_is_the_offices_the_second_the_leaders()
    {
        var demand = await WithRequestAsync(RequestKind.Extension, new DateOnly(2023, 11, 30));
        var office = App.As("zhoumin");
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As("linan").GetAsync($"/cases/{demand.Id}/extension-decision")).Status);
        await office.SubmitAsync(await office.GetAsync($"/cases/{demand.Id}/extension-decision"), "作出决定", ("决定", "同意延期"));
        await using (var db = App.Db())
        {
            var step = (await db.Cases.WithAll().SingleAsync(c => c.Id == demand.Id)).StepNow("close")!;
            // 11月30日 24:00 是 12月1日 0 时，UTC 11月30日 16 时。
            Assert.Equal(new DateTime(2023, 11, 30, 16, 0, 0, DateTimeKind.Utc), step.DueAt);
        }
        await AskAsync(demand.Id, RequestKind.Extension, new DateOnly(2023, 12, 29));
        Assert.Equal(HttpStatusCode.Forbidden, (await office.GetAsync($"/cases/{demand.Id}/extension-decision")).Status);
        var liaison = App.As("linan");
        var after = await liaison.SubmitAsync(await liaison.GetAsync($"/cases/{demand.Id}/extension-decision"), "作出决定", ("决定", "同意延期"));
        Assert.Contains("同意延期至12月29日", after.Text);
        await using var check = App.Db();
        var entry = await check.AuditEntries.SingleAsync(a => a.SubjectId == demand.Id && a.Action == "case.extension-decided" && a.ActingForId != null);
        Assert.Equal((await App.AccountAsync("gaoyuan")).Id, entry.ActingForId);
    }

    [Fact]
    public async Task Silence_is_not_satisfaction_and_only_the_enterprises_word_confirms()
    {
        var demand = await AnsweredAsync();
        var office = App.As("zhoumin");
        Assert.Contains("已办结（企业未评价）", (await office.GetAsync($"/cases/{demand.Id}")).Text);
        var form = await office.GetAsync($"/cases/{demand.Id}/confirm");
        Assert.Contains("请选择企业怎么说", (await office.SubmitAsync(form, "保存回访结果")).Error("企业怎么说"));
        await office.SubmitAsync(form, "保存回访结果", ("企业怎么说", "解决了"), ("企业评价", "很好"));
        await using var db = App.Db();
        Assert.Equal(CaseState.Confirmed, (await db.Cases.SingleAsync(c => c.Id == demand.Id)).State);
        Assert.Equal((true, 5), ((await db.Demands.SingleAsync(d => d.Id == demand.Id)).SaysSolved, (await db.Demands.SingleAsync(d => d.Id == demand.Id)).Rating));
    }

    [Fact]
    public async Task Not_solved_goes_back_to_the_unit_and_the_second_time_to_the_office()
    {
        var demand = await AnsweredAsync();
        App.Clock.SetLocal("2023-10-12 09:00");
        var office = App.As("zhoumin");
        await office.SubmitAsync(await office.GetAsync($"/cases/{demand.Id}/confirm"), "保存回访结果", ("企业怎么说", "没解决"));
        await using (var db = App.Db())
        {
            var stored = await db.Cases.WithAll().SingleAsync(c => c.Id == demand.Id);
            Assert.Equal((CaseState.InHand, 1, 2), (stored.State, stored.Level, stored.Round));
            // 10月12日（周四）起第3个工作日是 10月17日，第10个工作日是 10月26日。
            Assert.Equal(new DateOnly(2023, 10, 17), stored.StepNow("feedback")!.LastDay);
            Assert.Equal(new DateOnly(2023, 10, 26), stored.StepNow("close")!.LastDay);
            Assert.Null(stored.Outcome);
            stored.Answer(Actor.System, App.Clock.UtcNow, "已解决");
            db.Audit("case.answered", "case", stored.Id);
            await db.SaveAsync();
        }
        await office.SubmitAsync(await office.GetAsync($"/cases/{demand.Id}/confirm"), "保存回访结果", ("企业怎么说", "没解决"));
        await using var after = App.Db();
        var escalated = await after.Cases.SingleAsync(c => c.Id == demand.Id);
        Assert.Equal((CaseState.Received, 2, null), (escalated.State, escalated.Level, escalated.LeadUnitId));
    }

    [Fact]
    public async Task Staff_send_a_poor_answer_back_with_a_reason()
    {
        var demand = await AnsweredAsync();
        var office = App.As("zhoumin");
        var form = await office.GetAsync($"/cases/{demand.Id}/reopen");
        Assert.Contains("请写明原因", (await office.SubmitAsync(form, "退回重办")).Error("退回原因"));
        var after = await office.SubmitAsync(form, "退回重办", ("退回原因", "没有写明投运时间"));
        Assert.Contains("没有写明投运时间", after.Text);
        Assert.Contains("办理中", await StateAsync(demand.Id));
    }

    [Fact]
    public async Task Escalating_takes_the_demand_from_the_unit()
    {
        var demand = await App.Data.CreateDemandAsync(d => (d.Lead, d.SignedBy) = ("economy-information", "lvqing"));
        var office = App.As("zhoumin");
        await office.SubmitAsync(await office.GetAsync($"/cases/{demand.Id}/escalate"), "提级办理", ("提级原因", "涉及三个部门，需专班研究"));
        Assert.Contains("提级办理", (await office.GetAsync("/desk")).Text);
        Assert.Contains("待交办", await StateAsync(demand.Id));
    }

    [Fact]
    public async Task Urging_is_read_by_the_unit()
    {
        var demand = await App.Data.CreateDemandAsync(d => (d.Lead, d.SignedBy) = ("economy-information", "lvqing"));
        var office = App.As("zhoumin");
        await office.SubmitAsync(await office.GetAsync($"/cases/{demand.Id}/urge"), "催办", ("催办内容", "请今天下班前联系企业"));
        Assert.Contains("请今天下班前联系企业", (await App.As("lvqing").GetAsync($"/cases/{demand.Id}")).Text);
    }

    [Theory]
    [InlineData("dispatch")]
    [InlineData("guide")]
    public async Task What_is_for_the_desk_refuses_a_demand_that_left_it(string step)
    {
        var demand = await App.Data.CreateDemandAsync(d => d.Lead = "economy-information");
        var office = App.As("zhoumin");
        var page = await office.GetAsync($"/cases/{demand.Id}/{step}");
        var refused = await office.SubmitAsync(page, step == "dispatch" ? "交办" : "告知并办结",
            step == "dispatch" ? [("改交其他单位", "区住建局")] : [("法定途径", "民事诉讼"), ("告知内容", "请向法院起诉。")]);
        Assert.Contains("已经交办", refused.Problem);
    }

    [Fact]
    public async Task What_is_not_answered_can_be_neither_confirmed_nor_reopened()
    {
        var demand = await App.Data.CreateDemandAsync(d => (d.Lead, d.SignedBy) = ("economy-information", "lvqing"));
        var office = App.As("zhoumin");
        Assert.Contains("还没有办结答复", (await office.SubmitAsync(await office.GetAsync($"/cases/{demand.Id}/confirm"), "保存回访结果", ("企业怎么说", "解决了"))).Problem);
        Assert.Contains("还没有办结答复", (await office.SubmitAsync(await office.GetAsync($"/cases/{demand.Id}/reopen"), "退回重办", ("退回原因", "不实"))).Problem);
    }

    [Fact]
    public async Task A_form_opened_before_somebody_else_worked_on_it_is_told_so()
    {
        var demand = await AnsweredAsync();
        var office = App.As("zhoumin");
        var form = await office.GetAsync($"/cases/{demand.Id}/confirm");
        await using (var db = App.Db())
        {
            var c = await db.Cases.SingleAsync(x => x.Id == demand.Id);
            c.Title += "（更正）";
            db.Audit("case.corrected", "case", c.Id);
            await db.SaveAsync();
        }
        var refused = await office.SubmitAsync(form, "保存回访结果", ("企业怎么说", "解决了"), ("回访记录", "陈总接听"));
        Assert.Contains("有人办理过", refused.Problem);
        Assert.Equal("陈总接听", refused.Field("回访记录"));
    }

    [Fact]
    public async Task A_running_demand_keeps_the_version_of_the_procedure_it_began_with()
    {
        var demand = await App.Data.CreateDemandAsync();
        var procedures = App.District.Declared<ProcedureBook>();
        var first = procedures.At(App.District, "demand-1231", demand.ProcedureVersion);
        Assert.Equal("3个工作日", first.Step("feedback").Limit.ToString());

        // 同一个库，机制改成 5 个工作日反馈：从新的一版开始收件，已收的件按旧的一版。
        var folder = Directory.CreateTempSubdirectory("yingshang-pack-").FullName;
        var standard = Path.Combine(App.District.Pack.Folder, "..", "standard", "procedures", "demand-1231.yaml");
        Directory.CreateDirectory(Path.Combine(folder, "procedures"));
        await File.WriteAllTextAsync(Path.Combine(folder, "pack.yaml"), $"id: changed\nextends: {App.District.Pack.Folder}\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "procedures", "demand-1231.yaml"), (await File.ReadAllTextAsync(standard)).Replace("limit: 3个工作日, by: unit, promise: 告诉您怎么解决", "limit: 5个工作日, by: unit, promise: 告诉您怎么解决"));
        var changed = new District(App.District.Folder, App.District.Store, Platform.Packs.Pack.Load(folder, App.District.Modules), App.District.Modules, App.Clock);
        await changed.OpenAsync(CancellationToken.None);

        var book = changed.Declared<ProcedureBook>();
        Assert.Equal("5个工作日", book.Current(changed, "demand-1231").Step("feedback").Limit.ToString());
        Assert.Equal(demand.ProcedureVersion + 1, book.Current(changed, "demand-1231").Version);
        Assert.Equal("3个工作日", book.At(changed, "demand-1231", demand.ProcedureVersion).Step("feedback").Limit.ToString());
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_list_filters_searches_and_exports_what_is_seen()
    {
        await App.Data.CreateDemandAsync(d => (d.Title, d.Topic) = ("厂门外路口转弯半径小", "道路物流"));
        var late = await App.Data.CreateDemandAsync(d => { d.ReceivedLocal("2023-09-20 10:00"); d.Title = "医院拖欠设计费"; d.Topic = "拖欠账款"; });
        var office = App.As("zhoumin");
        Assert.Equal(2, (await office.GetAsync("/cases")).Table().Count);
        Assert.Single((await office.GetAsync("/cases?lamp=over")).Table());
        Assert.Contains("医院拖欠设计费", (await office.GetAsync("/cases?topic=" + Uri.EscapeDataString("拖欠账款"))).Text);
        Assert.Contains("转弯半径", (await office.GetAsync("/cases?q=" + Uri.EscapeDataString("转弯"))).Text);
        Assert.Contains("没有符合条件的记录", (await office.GetAsync("/cases?q=" + Uri.EscapeDataString("不存在的词"))).Text);
        var export = await (await office.GetRawAsync("/cases/export?lamp=over")).Content.ReadAsStringAsync();
        Assert.Contains(late.Number, export);
        Assert.DoesNotContain("转弯半径", export);
        // 9月20日（周三）收到，交办期限 9月21日；到 9月28日超期 5 个工作日（22、25、26、27、28）。
        Assert.Contains("超期5个工作日", (await office.GetAsync($"/cases/{late.Id}")).Text);
    }

    [Fact]
    public async Task Staff_file_for_an_enterprise_and_the_clock_runs_from_when_it_was_received()
    {
        App.Clock.SetLocal("2023-09-29 10:00");
        var office = App.As("zhoumin");
        var page = await office.GetAsync("/cases/new");
        var after = await office.SubmitAsync(page, "提交", ("来源", "走访"), ("收到时间", "2023-09-28T16:00"), ("企业名称或统一社会信用代码", "清河安泰消防器材有限公司"),
            ("联系人", "刘女士"), ("联系电话", "13900001111"), ("反映的情况", "厂门外路口转弯半径太小，大挂车进不来，进料发货都受影响。"), ("诉求性质", "建议"));
        Assert.Contains("查询码", after.Flash);
        // 9月28日（周四）收到，第1个工作日是 10月7日（周六，调休上班）。
        Assert.Contains("10月7日（周六，调休上班）24:00", after.Text);
        await using var db = App.Db();
        var stored = await db.Cases.SingleAsync();
        Assert.Equal((TestClock.Local("2023-09-28 16:00"), "走访"), (stored.ReceivedAt, stored.Channel));
        var demand = await db.Demands.SingleAsync();
        Assert.True(demand.IsVerified);
        Assert.Equal((await App.AccountAsync("zhoumin")).Id, demand.FiledById);
    }

    [Fact]
    public async Task What_was_received_later_than_now_or_long_ago_is_refused_and_everything_typed_stays()
    {
        var office = App.As("zhoumin");
        var page = await office.GetAsync("/cases/new");
        (string, object?)[] typed = [("来源", "电话"), ("企业名称或统一社会信用代码", "清河安泰消防器材有限公司"), ("联系人", "刘女士"), ("联系电话", "13900001111"), ("反映的情况", "厂门外路口转弯半径太小，大挂车进不来。"), ("诉求性质", "建议")];
        var later = await office.SubmitAsync(page, "提交", [.. typed, ("收到时间", "2023-09-28T18:00")]);
        Assert.Contains("不能晚于现在", later.Problem);
        Assert.Equal("刘女士", later.Field("联系人"));
        Assert.Contains("最早填 30 天以前", (await office.SubmitAsync(page, "提交", [.. typed, ("收到时间", "2023-08-01T10:00")])).Problem);
        var empty = await office.SubmitAsync(page, "提交");
        Assert.Contains("请选择来源", empty.Error("来源"));
        Assert.Contains("请说说遇到了什么问题", empty.Error("反映的情况"));
    }

    private async Task<string> StateAsync(Guid id)
    {
        await using var db = App.Db();
        return (await db.Cases.SingleAsync(c => c.Id == id)).State.Word;
    }

    private async Task<Case> AnsweredAsync()
    {
        var demand = await App.Data.CreateDemandAsync(d => (d.Lead, d.SignedBy) = ("economy-information", "lvqing"));
        await using var db = App.Db();
        var c = await db.Cases.WithAll().SingleAsync(x => x.Id == demand.Id);
        c.Answer(Actor.System, App.Clock.UtcNow, "已解决");
        (await db.Demands.SingleAsync(d => d.Id == demand.Id)).Reply = "已送电。";
        db.Audit("case.answered", "case", c.Id);
        await db.SaveAsync();
        return c;
    }

    private async Task<Case> WithRequestAsync(RequestKind kind, DateOnly? to = null)
    {
        var demand = await App.Data.CreateDemandAsync(d => (d.Lead, d.SignedBy) = ("economy-information", "lvqing"));
        await AskAsync(demand.Id, kind, to);
        return demand;
    }

    private async Task AskAsync(Guid id, RequestKind kind, DateOnly? to)
    {
        await using var db = App.Db();
        var c = await db.Cases.WithAll().SingleAsync(x => x.Id == id);
        var asker = await App.AccountAsync("lvqing");
        c.Requests.Add(new CaseRequest
        {
            Id = db.NewId(), CaseId = id, Kind = kind, UnitId = asker.UnitId!.Value, AskedById = asker.Id, AskedAt = db.Now, Reason = "不属本单位职责", Basis = "权责清单 3-12", ProposedDate = to,
        });
        if (kind == RequestKind.Return) c.State = CaseState.ReturnAsked;
        db.Audit("case.asked", "case", id);
        await db.SaveAsync();
    }
}
