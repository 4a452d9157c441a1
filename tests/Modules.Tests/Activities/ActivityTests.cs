using System.Net;
using Microsoft.EntityFrameworkCore;
using Yingshang.Activities;
using Yingshang.Activities.PlanActivity;
using Yingshang.Activities.RecordResults;
using Yingshang.Cases;
using Yingshang.Cases.Owed;
using Yingshang.Metrics;
using Yingshang.Modules.Tests.Cases;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Modules.Tests.Metrics;

namespace Yingshang.Modules.Tests.Activities;

/// <summary>活动: planned, invited, held, closed with counted outcomes, and what they give rise to. It is Wednesday, 18 October 2023.</summary>
public sealed class ActivityTests : AppTest
{
    private static readonly Period October = new(new DateOnly(2023, 10, 1), new DateOnly(2023, 10, 31));

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        App.Clock.SetLocal("2023-10-18 10:00");
    }

    [Fact]
    public async Task A_fair_goes_from_plan_to_counted_outcomes_and_its_figures_open_it()
    {
        using var unit = App.As("lvqing");
        var fair = await PlanAsync(unit, "job-fair", ("活动名称", "秋季纺织专场招聘会"), ("日期", new DateOnly(2023, 10, 20)), ("开始", "09:00"), ("结束", "11:30"), ("地点", "人力资源市场"), ("招聘企业", "清河恒信纺织有限公司\n清河云裳服饰有限公司"));
        Assert.Equal("秋季纺织专场招聘会", fair.Heading);
        Assert.Contains("计划", fair.Text);
        Assert.False(fair.HasLink("登记成果"));
        var invited = await unit.SubmitAsync(fair, "已发出邀请");
        Assert.Contains("已邀请", invited.Text);
        Assert.Equal("0", await FigureAsync("job-fairs"));

        App.Clock.SetLocal("2023-10-20 15:00");
        var results = await unit.GetAsync(fair.Path + "/results");
        Assert.Contains("不小于 0 的整数", (await unit.SubmitAsync(results, "登记", ("参会企业", "十二家"))).Problem);
        var closed = await unit.SubmitAsync(results, "登记", ("参会企业", "26"), ("达成意向", "３１"), ("活动情况", "缝纫工最缺"));
        Assert.Contains("成果已登记", closed.Flash);
        Assert.Contains("31 人达成意向", closed.Text);
        Assert.Equal("1", await FigureAsync("job-fairs"));
        Assert.Equal("26", await FigureAsync("job-fair-booths"));
        Assert.Equal("31", await FigureAsync("job-fair-intentions"));
        // The figure opens its records, and they open the fair.
        using var office = App.As("zhoumin");
        var metric = await office.GetAsync("/metrics/job-fair-intentions?from=2023-10&to=2023-10");
        Assert.Equal(fair.Path, metric.Link("2023-10-20 秋季纺织专场招聘会 达成意向"));
    }

    [Fact]
    public async Task A_correction_needs_its_reason_and_what_was_known_before_stays_known()
    {
        using var unit = App.As("lvqing");
        var fair = await HeldAsync(unit, "job-fair", ("达成意向", "31"));
        var before = App.Clock.UtcNow;
        App.Clock.SetLocal("2023-10-19 09:00");
        var page = await unit.GetAsync(fair + "/results");
        Assert.Contains("更正要写明原因", (await unit.SubmitAsync(page, "更正", ("达成意向", "35"))).Problem);
        await unit.SubmitAsync(page, "更正", ("达成意向", "35"), ("更正原因", "晚间又有 4 人达成"));
        Assert.Equal("35", await FigureAsync("job-fair-intentions"));
        Assert.Equal(31, (await App.DoAsync("zhoumin", (MetricRunner r) => r.RunAsync(Metric("job-fair-intentions"), October, before, CancellationToken.None))).Value);
    }

    [Fact]
    public async Task Only_the_host_changes_an_activity_and_others_see_what_is_open_or_theirs()
    {
        using var unit = App.As("lvqing");
        var fair = await HeldAsync(unit, "job-fair");
        var visit = await HeldAsync(unit, "visit", ("走访人员", "吕青"), ("走访企业", "清河恒信纺织有限公司"));
        using var other = App.As("songyuhan");
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync(fair)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync(fair + "/results")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(visit)).Status);
        Assert.Equal(HttpStatusCode.OK, (await App.As("gaoyuan").GetAsync(visit)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As("gaoyuan").GetAsync(visit + "/results")).Status);
        using var enterprise = App.As("chenzhiyuan");
        Assert.Equal(HttpStatusCode.Forbidden, (await enterprise.GetAsync(fair)).Status);
    }

    [Fact]
    public async Task A_demand_of_a_talk_is_filed_under_its_channel_and_stands_on_the_talk()
    {
        using var office = App.As("zhoumin");
        var talk = await HeldAsync(office, "four-plus-n", ("参加企业", "清河鼎盛食品有限公司"), ("会谈单位", null));
        var form = await office.GetAsync(talk + "/demand");
        (string, object?)[] said = [("企业名称或统一社会信用代码", "清河鼎盛食品有限公司"), ("联系人", "吴晓梅"), ("联系电话", "13800002345"), ("反映的情况", "厂门口路灯坏了三个月，夜班工人不安全。")];
        Assert.Contains("手机号", (await office.SubmitAsync(form, "提交", [.. said[..2], .. said[3..]])).Problem);
        var shown = await office.SubmitAsync(form, "提交", said);
        Assert.Contains("查询码", shown.Flash);
        await using var db = App.Db();
        var demand = await db.Cases.AsNoTracking().SingleAsync();
        Assert.Equal("会谈（4+N）", demand.Channel);
        Assert.Equal(new DateOnly(2023, 10, 18), demand.ReceivedOn);
        Assert.Equal($"/cases/{demand.Id}", shown.Link(demand.Title));
        Assert.Single(await db.Set<ActivityDemand>().ToListAsync());
        using var fair = App.As("lvqing");
        Assert.Equal(HttpStatusCode.NotFound, (await fair.GetAsync((await HeldAsync(fair, "job-fair")).Replace("/activities", "/activities/x"))).Status);
    }

    [Fact]
    public async Task A_confidential_demand_is_not_named_beside_those_who_were_there()
    {
        using var office = App.As("zhoumin");
        var talk = await HeldAsync(office, "four-plus-n", ("参加企业", "清河鼎盛食品有限公司"), ("会谈单位", null));
        await office.SubmitAsync(await office.GetAsync(talk + "/demand"), "提交", ("企业名称或统一社会信用代码", "清河鼎盛食品有限公司"), ("联系人", "吴晓梅"), ("联系电话", "13800002345"), ("反映的情况", "市场监管所重复收费，请核实退费。"), ("请为我保密", true));
        var page = await office.GetAsync(talk);
        Assert.Contains("收到的诉求 1", page.Text);
        Assert.DoesNotContain("重复收费", page.Text);
    }

    [Fact]
    public async Task What_is_promised_at_an_activity_is_owed_by_a_unit_until_it_is_done()
    {
        using var office = App.As("zhoumin");
        var talk = await HeldAsync(office, "four-plus-n", ("参加企业", "清河鼎盛食品有限公司"), ("会谈单位", null));
        var page = await office.GetAsync(talk);
        Assert.Contains("要在今天以后", (await office.SubmitAsync(page, "登记承诺", ("答应办的事", "修好厂门口路灯"), ("责任单位", "区经信局"), ("办理期限", new DateOnly(2023, 10, 18)))).Problem);
        Assert.Contains("10月29日不上班", (await office.SubmitAsync(page, "登记承诺", ("答应办的事", "修好厂门口路灯"), ("责任单位", "区经信局"), ("办理期限", new DateOnly(2023, 10, 29)))).Problem);
        var shown = await office.SubmitAsync(page, "登记承诺", ("答应办的事", "修好厂门口路灯"), ("责任单位", "区经信局"), ("办理期限", new DateOnly(2023, 10, 31)));
        Assert.Contains("修好厂门口路灯", shown.Text);
        await using var db = App.Db();
        var item = await db.Set<OwedItem>().AsNoTracking().SingleAsync();
        Assert.Equal(OwedSource.Activity, item.Source);
        using var unit = App.As("lvqing");
        Assert.Contains("修好厂门口路灯", (await unit.GetAsync("/todo")).Text);
        Assert.Contains("承诺事项", (await unit.GetAsync($"/owed/{item.Id}")).Text);
    }

    [Fact]
    public async Task Guests_sign_in_on_the_day_by_the_code_and_officials_never_do()
    {
        using var unit = App.As("lvqing");
        await App.AddEnterpriseAsync("清河云裳服饰有限公司", "91110000101623741K", null);
        var fair = await PlanAsync(unit, "job-fair", ("活动名称", "秋季招聘会"), ("日期", new DateOnly(2023, 10, 20)), ("招聘企业", "清河云裳服饰有限公司"));
        string code;
        await using (var db = App.Db()) code = (await db.Activities.AsNoTracking().SingleAsync()).SignInCode;
        Assert.Contains($"/s/{code}", (await unit.GetAsync(fair.Path + "/sign-in")).Text);
        using var guest = App.Visitor();
        Assert.Contains("现在不能签到", (await guest.GetAsync($"/s/{code}")).Text);
        App.Clock.SetLocal("2023-10-20 08:40");
        var page = await guest.GetAsync($"/s/{code}");
        Assert.Contains("签到好了", (await guest.SubmitAsync(page, "签到", ("企业名称或统一社会信用代码", "91110000101623741K"), ("怎么称呼您", "韩磊"), ("来了几位", "2"))).Text);
        await guest.SubmitAsync(page, "签到", ("企业名称或统一社会信用代码", "路过的一家公司"), ("怎么称呼您", "张三"));
        await using (var db = App.Db())
        {
            var guests = await db.Set<ActivityParticipant>().AsNoTracking().OrderBy(p => p.Order).ToListAsync();
            Assert.Equal([("清河云裳服饰有限公司", (int?)2), ("路过的一家公司", 1)], guests.Select(g => (g.Name, g.GuestCount)));
        }
        Assert.Equal(HttpStatusCode.NotFound, (await guest.GetAsync("/s/AAAA-AAAA-AA")).Status);
        // A visit has no code: officials are written down by the host.
        var visit = await HeldAsync(unit, "visit", ("走访人员", "吕青"), ("走访企业", "清河云裳服饰有限公司"));
        Assert.Equal(HttpStatusCode.NotFound, (await unit.GetAsync(visit + "/sign-in")).Status);
        App.Clock.SetLocal("2023-10-21 08:40");
        Assert.Contains("现在不能签到", (await guest.GetAsync($"/s/{code}")).Text);
    }

    [Fact]
    public async Task Units_and_person_times_are_counted_of_those_who_came()
    {
        using var office = App.As("zhoumin");
        var page = await office.GetAsync(await HeldAsync(office, "bureau-chief-window", ("进窗口负责人", "区经信局 乔建民 局长\n区经信局 王五 副局长\n区财政局 李四 局长")) + "/results");
        var ticks = page.Document.QuerySelectorAll("input[name=came]").Select(i => i.GetAttribute("value")!).ToList();
        Assert.Equal(3, ticks.Count);
        await office.SubmitAsync(page, "更正", ("came", ticks[..2]), ("办结事项", "11"), ("更正原因", "李四请假"));
        Assert.Equal("1", await FigureAsync("window-sessions"));
        Assert.Equal("1", await FigureAsync("window-units"));
        Assert.Equal("2", await FigureAsync("window-person-times"));
        Assert.Equal("11", await FigureAsync("window-handled"));
    }

    [Fact]
    public async Task Amounts_are_kept_for_each_enterprise_and_added_to_the_fen()
    {
        using var office = App.As("zhoumin");
        var meeting = await PlanAsync(office, "bank-enterprise", ("活动名称", "第八场对接会"), ("日期", new DateOnly(2023, 10, 17)), ("参加企业", "甲公司\n乙公司\n丙公司"), ("已经开展过，补登记", true));
        var numbers = meeting.Document.QuerySelectorAll("input[name^='number-granted/']").Select(i => i.GetAttribute("name")!).ToList();
        Assert.Equal(3, numbers.Count);
        Assert.Contains("最多 2 位小数", (await office.SubmitAsync(meeting, "登记", (numbers[0], "300.125"))).Problem);
        var closed = await office.SubmitAsync(meeting, "登记", (numbers[0], "300.25"), (numbers[1], "1,200"), (numbers[2], ""));
        Assert.Contains("1,500.25 万元解决融资", closed.Text);
        Assert.Equal("1500.25", await FigureAsync("bank-granted"));
        Assert.Equal("2", await FigureAsync("bank-enterprises"));
    }

    [Fact]
    public async Task A_cancelled_activity_says_why_and_does_not_count()
    {
        using var unit = App.As("lvqing");
        var fair = await PlanAsync(unit, "job-fair", ("活动名称", "冬季招聘会"), ("日期", new DateOnly(2023, 10, 18)));
        var off = await unit.SubmitAsync(fair, "取消活动", ("取消原因", "大风停办"));
        Assert.Contains("大风停办", off.Text);
        Assert.Equal("0", await FigureAsync("job-fairs"));
        Assert.Equal("activity.not-ahead", (await App.DoAsync("lvqing", (Yingshang.Activities.RunActivity.HoldActivityHandler h) => h.HandleAsync(Guid.Parse(fair.Path.Split('/')[^1]), CancellationToken.None))).Problem?.Code);
    }

    [Fact]
    public async Task The_calendar_shows_weeks_with_days_off_and_make_up_days()
    {
        using var unit = App.As("lvqing");
        await PlanAsync(unit, "job-fair", ("活动名称", "节后招聘会"), ("日期", new DateOnly(2023, 10, 7)), ("到", new DateOnly(2023, 10, 8)));
        var page = await unit.GetAsync("/activities?day=2023-10-01");
        Assert.Contains("1 场", page.Text);
        var days = page.Document.QuerySelectorAll("table.month td").ToDictionary(d => d.QuerySelector("time")!.GetAttribute("datetime")!);
        // Six weeks from 25 September; 7 and 8 October are worked, by the notice of 2022-12-08.
        Assert.Equal(42, days.Count);
        Assert.Contains("班", days["2023-10-07"].TextContent);
        Assert.Contains("节后招聘会", days["2023-10-08"].TextContent);
        Assert.Contains("国庆", days["2023-10-02"].TextContent);
        Assert.DoesNotContain("节后招聘会", days["2023-10-09"].TextContent);
        Assert.Contains("没有活动", (await unit.GetAsync("/activities?day=2023-10-11&view=week")).Text);
        Assert.Single((await unit.GetAsync("/activities/list?family=招聘")).Table("活动"));
    }

    [Fact]
    public async Task The_sheet_of_an_activity_is_a_page_and_a_document()
    {
        using var unit = App.As("lvqing");
        var plan = await PlanAsync(unit, "symposium", ("活动名称", "纺织企业座谈会"), ("日期", new DateOnly(2023, 10, 20)), ("开始", "09:00"), ("参加领导", "高远"), ("参加企业", "清河恒信纺织有限公司"), ("议程", "09:00 区经信局介绍用电\n企业发言"));
        var page = await unit.GetAsync(plan.Path + "/sheet");
        Assert.Contains("2023年10月20日（周五） 09:00", page.Field("时间"));
        Assert.Contains("高远", page.Field("参加领导"));
        Assert.Equal(["09:00", "—"], page.Table("议程").Select(r => r["时间"]));
        var bytes = await DocumentsTests.BytesAsync(unit, plan.Path + "/sheet.docx");
        Assert.Empty(DocumentsTests.Problems(bytes));
        foreach (var part in new[] { "纺织企业座谈会安排", "参加企业：清河恒信纺织有限公司", "区经信局介绍用电" }) Assert.Contains(part, DocumentsTests.Text(bytes));
    }

    [Fact]
    public async Task The_week_of_a_leader_stands_on_the_leaders_page_and_in_the_weekly_sheet()
    {
        using var liaison = App.As("linan");
        await PlanAsync(liaison, "visit", ("活动名称", "走访鼎盛食品"), ("日期", new DateOnly(2023, 10, 20)), ("走访人员", "高远"), ("走访企业", "清河鼎盛食品有限公司"), ("主办单位", "区经信局"));
        await HeldAsync(liaison, "visit", ("活动名称", "走访恒信纺织"), ("走访人员", "高远"), ("走访企业", "清河恒信纺织有限公司"), ("主办单位", "区经信局"));
        var leader = await App.As("gaoyuan").GetAsync("/leader");
        Assert.Contains("走访鼎盛食品", leader.Text);
        Assert.Contains("10月20日（周五）", leader.Text);
        App.Clock.SetLocal("2023-10-25 09:00");
        Assert.DoesNotContain("走访鼎盛食品", (await App.As("gaoyuan").GetAsync("/leader")).Text);
        var run = await App.DoAsync("zhoumin", (Yingshang.Reports.RunReport.RunReportHandler h) => h.HandleAsync(new Yingshang.Reports.RunReport.RunReportForm { ReportId = "weekly-dispatch", From = "2023-10-16", To = "2023-10-22" }, CancellationToken.None));
        var text = run.Value!.PlainText;
        Assert.Contains("本周走访1次，到企业1家次", text);
        Assert.Contains("2023-10-18 走访恒信纺织", text);
    }

    [Fact]
    public async Task Hours_days_and_roles_are_checked()
    {
        using var unit = App.As("lvqing");
        var page = await unit.GetAsync("/activities/new?kind=four-plus-n");
        Assert.Contains("请填写会谈单位", (await unit.SubmitAsync(page, "保存", ("参加企业", "甲公司"))).Problem);
        var visit = await unit.GetAsync("/activities/new?kind=visit");
        (string, object?)[] said = [("走访人员", "吕青"), ("走访企业", "甲公司")];
        Assert.Contains("在开始日期之前", (await unit.SubmitAsync(visit, "保存", [.. said, ("到", new DateOnly(2023, 10, 17))])).Problem);
        Assert.Contains("结束要晚于开始", (await unit.SubmitAsync(visit, "保存", [.. said, ("开始", "10:00"), ("结束", "09:00")])).Problem);
        Assert.Contains("还没有到", (await unit.SubmitAsync(visit, "保存", [.. said, ("日期", new DateOnly(2023, 10, 19)), ("已经开展过，补登记", true)])).Problem);
        Assert.Contains("超过 200 行", (await unit.SubmitAsync(visit, "保存", ("走访人员", "吕青"), ("走访企业", string.Join('\n', Enumerable.Range(0, 201).Select(i => $"公司{i}"))))).Problem);
        Assert.Contains("选活动种类", (await unit.GetAsync("/activities/new?kind=nothing")).Text);
        Assert.Equal("activity.unknown-kind", (await App.DoAsync("lvqing", (PlanActivityHandler h) => h.HandleAsync(null, new PlanActivityForm { KindId = "nothing" }, CancellationToken.None))).Problem?.Code);
    }

    [Fact]
    public async Task The_second_of_two_who_change_an_activity_is_told()
    {
        using var unit = App.As("lvqing");
        var plan = await PlanAsync(unit, "visit", ("日期", new DateOnly(2023, 10, 20)), ("走访人员", "吕青"), ("走访企业", "甲公司"));
        var (first, second) = (await unit.GetAsync(plan.Path + "/change"), await unit.GetAsync(plan.Path + "/change"));
        await unit.SubmitAsync(first, "保存", ("地点", "一楼"), ("走访企业", "甲公司\n乙公司"));
        Assert.Contains("别人改过", (await unit.SubmitAsync(second, "保存", ("地点", "二楼"))).Problem);
        await using var db = App.Db();
        Assert.Equal(["吕青", "甲公司", "乙公司"], (await db.Set<ActivityParticipant>().AsNoTracking().ToListAsync()).OrderBy(p => p.Kind).ThenBy(p => p.Order).Select(p => p.Name));
    }

    [Fact]
    public async Task Refusals_say_what_to_do()
    {
        using var unit = App.As("lvqing");
        var ahead = Guid.Parse((await PlanAsync(unit, "visit", ("日期", new DateOnly(2023, 10, 20)), ("走访人员", "吕青"), ("走访企业", "甲公司"))).Path.Split('/')[^1]);
        Assert.Equal("activity.does-not-invite", (await App.DoAsync("lvqing", (Yingshang.Activities.RunActivity.InviteActivityHandler h) => h.HandleAsync(ahead, CancellationToken.None))).Problem?.Code);
        Assert.Equal("activity.not-yet", (await App.DoAsync("lvqing", (Yingshang.Activities.RunActivity.HoldActivityHandler h) => h.HandleAsync(ahead, CancellationToken.None))).Problem?.Code);
        Assert.Equal("activity.not-yet", (await App.DoAsync("lvqing", (RecordResultsHandler h) => h.HandleAsync(ahead, new RecordResultsForm { Version = 1 }, CancellationToken.None))).Problem?.Code);
        Assert.Equal("activity.not-held", (await App.DoAsync("lvqing", (Yingshang.Activities.FileFromActivity.FileFromActivityHandler h) => h.HandleAsync(ahead, new(), "", CancellationToken.None))).Problem?.Code);
        var fair = Guid.Parse((await PlanAsync(unit, "job-fair", ("日期", new DateOnly(2023, 10, 18)))).Path.Split('/')[^1]);
        Assert.Equal("activity.nobody-to-invite", (await App.DoAsync("lvqing", (Yingshang.Activities.RunActivity.InviteActivityHandler h) => h.HandleAsync(fair, CancellationToken.None))).Problem?.Code);
        Assert.Equal("activity.no-promises", (await App.DoAsync("lvqing", (Yingshang.Activities.PromiseAtActivity.PromiseHandler h) => h.HandleAsync(fair, new() { Content = "x", UnitId = Guid.Empty, DueOn = new DateOnly(2023, 10, 31) }, CancellationToken.None))).Problem?.Code);
        var dispatch = Guid.Parse((await PlanAsync(unit, "dispatch-weekly", ("日期", new DateOnly(2023, 10, 18)))).Path.Split('/')[^1]);
        Assert.Equal("activity.no-demands", (await App.DoAsync("lvqing", (Yingshang.Activities.FileFromActivity.FileFromActivityHandler h) => h.HandleAsync(dispatch, new(), "", CancellationToken.None))).Problem?.Code);
    }

    [Fact]
    public async Task A_program_reads_what_its_account_sees()
    {
        using var unit = App.As("lvqing");
        var fair = await HeldAsync(unit, "job-fair", ("活动名称", "秋季纺织专场招聘会"), ("招聘企业", "清河恒信纺织有限公司"), ("达成意向", "31"));
        var visit = await HeldAsync(unit, "visit", ("走访人员", "吕青"), ("走访企业", "清河恒信纺织有限公司"));
        var list = await JsonAsync(unit, "/api/v1/activities?kind=job-fair&from=2023-10-01&to=2023-10-31");
        Assert.Equal(1, list.GetProperty("count").GetInt32());
        var line = list.GetProperty("items")[0];
        Assert.Equal(("秋季纺织专场招聘会", "2023-10-18", "已完结"), (line.GetProperty("title").GetString(), line.GetProperty("on").GetString(), line.GetProperty("phase_word").GetString()));
        Assert.Contains(line.GetProperty("results").EnumerateArray(), r => r.GetProperty("name").GetString() == "达成意向" && r.GetProperty("number").GetDecimal() == 31 && r.GetProperty("unit").GetString() == "人");
        var shown = await JsonAsync(unit, "/api/v1" + fair);
        Assert.Equal("清河恒信纺织有限公司", shown.GetProperty("participants").EnumerateArray().Single(p => p.GetProperty("kind").GetString() == "企业").GetProperty("name").GetString());
        Assert.Contains((await JsonAsync(unit, "/api/v1/activity-kinds")).EnumerateArray(), k => k.GetProperty("id").GetString() == "job-fair");
        using var other = App.As("songyuhan");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetRawAsync("/api/v1" + visit)).StatusCode);
        Assert.Equal(1, (await JsonAsync(other, "/api/v1/activities")).GetProperty("count").GetInt32());
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As("chenzhiyuan").GetRawAsync("/api/v1/activities")).StatusCode);
    }

    [Fact]
    public async Task A_confidential_demand_is_counted_and_not_named_to_a_program()
    {
        using var office = App.As("zhoumin");
        var talk = await HeldAsync(office, "four-plus-n", ("参加企业", "清河鼎盛食品有限公司"), ("会谈单位", null));
        await office.SubmitAsync(await office.GetAsync(talk + "/demand"), "提交", ("企业名称或统一社会信用代码", "清河鼎盛食品有限公司"), ("联系人", "吴晓梅"), ("联系电话", "13800002345"), ("反映的情况", "市场监管所重复收费，请核实退费。"), ("请为我保密", true));
        var shown = await JsonAsync(office, "/api/v1" + talk);
        Assert.Equal((1, 0), (shown.GetProperty("demand_count").GetInt32(), shown.GetProperty("demands").GetArrayLength()));
    }

    [Fact]
    public async Task The_list_goes_out_as_it_was_narrowed_and_on_record()
    {
        using var unit = App.As("lvqing");
        await HeldAsync(unit, "job-fair", ("活动名称", "秋季纺织专场招聘会"), ("地点", "人力资源市场"), ("招聘企业", "清河恒信纺织有限公司"), ("达成意向", "31"));
        await HeldAsync(unit, "visit", ("走访人员", "吕青"), ("走访企业", "清河恒信纺织有限公司"));
        using var office = App.As("zhoumin");
        var page = await office.GetAsync("/activities/list?kind=job-fair");
        var csv = System.Text.Encoding.UTF8.GetString(await (await office.GetRawAsync(page.Link("导出 CSV"))).Content.ReadAsByteArrayAsync()).TrimStart('\uFEFF').Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal("日期,结束日期,时间,活动,类别,种类,地点,主办单位,参加单位,参加企业,参加人员,阶段,成果,活动情况", csv[0]);
        Assert.StartsWith("2023-10-18,,,秋季纺织专场招聘会,招聘,招聘会（2＋N）,人力资源市场,", Assert.Single(csv.Skip(1)), StringComparison.Ordinal);
        Assert.Contains("达成意向31人", csv[1], StringComparison.Ordinal);
        var xlsx = Yingshang.Platform.Files.SheetFile.Read(await (await office.GetRawAsync(page.Link("导出表格"))).Content.ReadAsByteArrayAsync(), cells => cells.Contains("活动"));
        Assert.Equal(["2023-10-18", "秋季纺织专场招聘会"], new[] { 0, 3 }.Select(i => Assert.Single(xlsx.Lines).Cell(i)));
        await using var db = App.Db();
        Assert.Equal(2, await db.AuditEntries.CountAsync(e => e.Action == "activity.exported"));
        Assert.Equal(HttpStatusCode.Forbidden, (await App.As("wanglei").GetRawAsync("/activities/export")).StatusCode);
    }

    private static async Task<System.Text.Json.JsonElement> JsonAsync(TestBrowser who, string address)
    {
        var answer = await who.GetRawAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.Clone();
    }

    private Metric Metric(string id) => App.District.Declared<MetricBook>().Current(App.District, id);

    private async Task<string?> FigureAsync(string id) =>
        (await App.DoAsync("zhoumin", (MetricRunner r) => r.RunAsync(Metric(id), October, null, CancellationToken.None))).Value?.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The page after an activity was planned.</summary>
    private static async Task<TestPage> PlanAsync(TestBrowser who, string kind, params (string Field, object? Value)[] fields)
    {
        var page = await who.GetAsync($"/activities/new?kind={kind}");
        // The first unit is ticked where a unit is asked for.
        var units = page.Document.QuerySelector("input[type=checkbox][name^=units-]");
        List<(string, object?)> said = [.. fields.Where(f => f.Field != "会谈单位")];
        if (fields.Any(f => f.Field == "会谈单位")) said.Add((units!.GetAttribute("name")!, units.GetAttribute("value")));
        if (page.HasField("主办单位") && fields.All(f => f.Field != "主办单位")) said.Add(("主办单位", "区经信局"));
        var planned = await who.SubmitAsync(page, "保存", [.. said]);
        Assert.Null(planned.Problem);
        return planned;
    }

    /// <summary>Held today and closed; outcomes among the fields go into the results. Its path.</summary>
    private static async Task<string> HeldAsync(TestBrowser who, string kind, params (string Field, object? Value)[] fields)
    {
        var plan = await who.GetAsync($"/activities/new?kind={kind}");
        var results = await PlanAsync(who, kind, [.. fields.Where(f => f.Field == "会谈单位" || plan.HasField(f.Field)), ("已经开展过，补登记", true)]);
        var closed = await who.SubmitAsync(results, "登记", [.. fields.Where(f => f.Field != "会谈单位" && !plan.HasField(f.Field))]);
        Assert.Contains("成果已登记", closed.Flash);
        return closed.Path;
    }
}
